"""Which names a person takes for the same, and which one a mistyped name was meant to be."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable


def same_name(text: str) -> str:
    """The form in which ＤＸ推進課, DX 推進課 and dx推進課 compare equal. Only for comparing, never for print."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()


def nearest(text: str, names: Iterable[str]) -> str:
    """The name that the text is most likely a slip of, or ""."""
    by_form = {same_name(name): name for name in names}
    near = difflib.get_close_matches(same_name(text), by_form, 1, 0.6)
    return by_form[near[0]] if near else ""
