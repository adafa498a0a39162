"""The width of characters: digits, signs and blanks are normalised before a text is parsed, other characters are not."""

from __future__ import annotations

import re
import unicodedata

# Only digits, signs, brackets, stops and spaces. NFKC would also turn 「㎡」 into 「m2」, 「㌫」 into 「パーセント」 and
# 「①12件」 into 「112件」.
_NARROW = str.maketrans(
    "０１２３４５６７８９，．％：／＋－−–‐‑‒（）〔〕［］〈〉｛｝～~､･｡　\xa0\t\r\n\v\f\x85\u2028\u2029",
    "0123456789,.%:/+------()()()()()〜〜、・。" + " " * 10,
)
_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\uffff\ud800-\udfff]"
                      "|[" + "".join(map(chr, range(0x1FFFE, 0x110000, 0x10000))) + "".join(map(chr, range(0x1FFFF, 0x110000, 0x10000))) + "]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")


def visible(text: str) -> str:
    """Remove what prints nothing (zero-width characters, variation selectors) and the blanks before and behind."""
    return _INVISIBLE.sub("", text).strip()


def same_name(text: str) -> str:
    """Return the form in which ＤＸ推進課, DX 推進課 and dx推進課 compare equal. Only for comparing, never for print."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", visible(text))).casefold()


def without_controls(text: str) -> str:
    """Remove what no document can hold or show: control characters, non-characters, lone surrogates, marks of direction.

    A vertical tab and a form feed are line breaks, as in Word.
    """
    return _CONTROL.sub("", _BREAK.sub("\n", text))


def utf16_units(text: str) -> int:
    """The length as Excel counts it: 𠮷 and emoji are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def narrow(text: str) -> str:
    """Replace digits and signs by their narrow form, brackets by (), and every kind of blank by a space.

    The length stays the same, so a position in the narrow text is the same position in the original.
    """
    return text.translate(_NARROW)


def one_line(text: str) -> str:
    """Join the lines of a printed text with single spaces: a line break in a cell only shows that the cell was narrow."""
    return re.sub(r"\s+", " ", text).strip()
