"""Compares names as people do, and finds the name that a mistyped one was meant to be."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from sagamihara_pdca.notation.characters import visible


def same_name(text: str) -> str:
    """Return the form in which ＤＸ推進課, DX 推進課 and dx推進課 compare equal. Only for comparing, never for print."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", visible(text))).casefold()


def nearest(text: str, names: Iterable[str]) -> str:
    """Return the name most similar to the text, at least 0.6 by `difflib`'s ratio; "" where none is."""
    by_form = {same_name(name): name for name in names}
    near = difflib.get_close_matches(same_name(text), by_form, 1, 0.6)
    return by_form[near[0]] if near else ""
