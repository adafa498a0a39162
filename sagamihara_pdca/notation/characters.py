"""The width of digits and signs: what is folded before anything is read, and what is left alone."""

from __future__ import annotations

import re

# Only digits, signs, brackets, stops and spaces, one character for one character, so that a place in the folded
# text is the same place in the printed text. NFKC would also turn 「㎡」 into 「m2」, 「㌫」 into 「パーセント」 and
# 「①12件」 into 「112件」.
_NARROW = str.maketrans(
    "０１２３４５６７８９，．％：／＋－−–‐‑‒（）〔〕［］〈〉｛｝～~､･｡　\xa0\t\r\n\v\f\x85\u2028\u2029",
    "0123456789,.%:/+------()()()()()〜〜、・。" + " " * 10,
)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")


def visible(text: str) -> str:
    """`text` without what prints nothing (zero-width characters, variation selectors) and without outer blanks."""
    return _INVISIBLE.sub("", text).strip()


def narrow(text: str) -> str:
    """`text` with narrow digits and signs, brackets as (), and every kind of blank as a space. The length is kept."""
    return text.translate(_NARROW)


def one_line(text: str) -> str:
    """Printed text on one line: a line break in a cell means no more than that the cell was narrow."""
    return re.sub(r"\s+", " ", text).strip()
