"""How high a row must be so that wrapped Japanese text can be read. Excel does not fit merged cells by itself."""

from __future__ import annotations

import unicodedata
from math import ceil

from sagamihara_pdca.forms.sheet import Cell, Look, Row, Sheet

#: Points per line of the body font (10 pt) with its leading.
LINE_POINTS = 14.5
_PADDING_POINTS = 4.0
#: Excel's own limit of a row's height.
MAX_POINTS = 409.0
#: Half-width characters of a column that the cell's inner margin takes.
_MARGIN = 1.0
#: Looks whose letters are not of the body size, in body sizes.
_SIZE = {Look.TITLE: 1.6, Look.SUBTITLE: 1.2, Look.SECTION: 1.1, Look.BIG: 1.6, Look.NOTE: 0.9, Look.GRADE: 1.2,
         Look.COVER: 2.6, Look.LEAD: 1.1, Look.FIGURE: 2.0, Look.LINK_RIGHT: 0.9, Look.HEAD_SMALL: 0.9,
         Look.TEXT_SMALL: 0.9, Look.TEXT_SMALL_CENTRE: 0.9, Look.COVER_LINE: 1.4}


def text_width(text: str) -> int:
    """Width in half-width characters: full-width and ambiguous ones count twice."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def lines_needed(text: str, width: float) -> int:
    """How many lines the text takes when wrapped at `width` half-width characters."""
    room = max(width - _MARGIN, 2)
    return sum(max(1, ceil(text_width(line) / room)) for line in text.split("\n"))


def row_points(sheet: Sheet, row: Row) -> float:
    """The row's height in points, from its declared lines and the texts that stand in it."""
    needed = max((_cell_lines(sheet, cell) for cell in row.cells if cell.rows == 1), default=1.0)
    lines = max(row.lines, needed)
    if row.most_lines:
        lines = max(row.lines, min(lines, row.most_lines))
    return min(lines * LINE_POINTS + _PADDING_POINTS, MAX_POINTS)


def _cell_lines(sheet: Sheet, cell: Cell) -> float:
    size = _SIZE.get(cell.look, 1.0)
    if not isinstance(cell.content, str):
        return size
    return lines_needed(cell.content, cell_width(sheet, cell) / size) * size


def cell_width(sheet: Sheet, cell: Cell) -> float:
    """The width of all the columns that the cell covers, in half-width characters."""
    keys = [column.key for column in sheet.columns]
    first = keys.index(cell.column)
    return sum(c.width for c in sheet.columns[first:first + cell.columns] if not c.hidden)
