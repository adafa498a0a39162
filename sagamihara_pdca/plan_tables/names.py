"""Compares names as people do, and finds the name that a mistyped one was meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from sagamihara_pdca.notation.characters import same_name

__all__ = ["nearest", "same_name"]


def nearest(text: str, names: Iterable[str]) -> str:
    """Return the name most similar to the text, at least 0.6 by `difflib`'s ratio; "" where none is."""
    by_form = {same_name(name): name for name in names}
    near = difflib.get_close_matches(same_name(text), by_form, 1, 0.6)
    return by_form[near[0]] if near else ""
