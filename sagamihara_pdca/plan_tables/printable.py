"""Removes from a table what prints nothing, as copying from PDF, mail and web pages leaves it, and says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sagamihara_pdca.model.table import Table, TableCell
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults

#: Line ends that are not \n: those of Word, of pages and of Unicode.
_BREAK = re.compile("[\v\f\x85\u2028\u2029]")
#: Control and direction characters, zero-width blanks, tags, halves of a pair and what is no character at all. A variation
#: selector is part of the character before it (辻 with one dot or two) and a joiner part of an emoji: both stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ud800-\udfff\U000e0000-\U000e007f" + "".join(f"{chr(p + 0xfffe)}{chr(p + 0xffff)}" for p in range(0, 0x110000, 0x10000)) + "]")
_LOST = "\ufffd"
#: So many characters on each side of the first one are quoted.
_AROUND = 6


def printable(table: Table, found: list[Problem]) -> Table:
    """Return the table without the invisible characters of its headings and cells; each cell that had some is a notice."""
    headings = tuple(_clean(cell, found) for cell in table.headings)
    return Table(table.name, headings, tuple(tuple(_clean(cell, found) for cell in row) for row in table.rows), table.place)


def _clean(cell: TableCell, found: list[Problem]) -> TableCell:
    place = replace(cell.place, label=_visible(cell.place.label))
    found.extend(_problems(TableCell(cell.text, place)))
    return TableCell(_visible(cell.text), place)


def _visible(text: str) -> str:
    return _INVISIBLE.sub("", _BREAK.sub("\n", text)).strip()


def _problems(cell: TableCell) -> Iterator[Problem]:
    first = _INVISIBLE.search(cell.text) or _BREAK.search(cell.text)
    if first is not None:
        yield faults.invisible_removed(cell.place, _around(cell.text, first.start()))
    if _LOST in cell.text:
        yield faults.letter_lost(cell.place, _around(cell.text, cell.text.index(_LOST)))


def _around(text: str, at: int) -> str:
    """What stands around a character, with the invisible ones as 〔U+200B〕."""
    part = text[max(0, at - _AROUND):at + _AROUND + 1].replace("\n", " ")
    return re.sub(f"{_INVISIBLE.pattern}|{_BREAK.pattern}", lambda match: f"〔U+{ord(match[0]):04X}〕", part)
