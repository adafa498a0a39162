"""How high rows must be so that wrapped Japanese text can be read. Excel does not fit merged cells by itself."""

from __future__ import annotations

import unicodedata
from math import ceil

from sagamihara_pdca.forms.paper import printable_points
from sagamihara_pdca.forms.sheet import Cell, Look, Row, Sheet

#: Points per line of the body font (10 pt) with its leading: the most that the fonts tried ask for.
LINE_POINTS = 14.5
_PADDING_POINTS = 4.0
#: Excel's own limit of a row's height.
MAX_POINTS = 409.0
#: Half-width characters of a cell that its inner margin and its indent take.
_MARGIN = 2.0
#: A column is this much wider than its characters: half-width characters, points.
_COLUMN_EXTRA = 1.4
_POINTS_PER_CHARACTER = 5.25
#: Looks whose letters are not of the body size, in body sizes.
_SIZE = {Look.TITLE: 1.6, Look.SUBTITLE: 1.2, Look.SECTION: 1.1, Look.BIG: 1.8, Look.NOTE: 0.9, Look.GRADE: 1.2,
         Look.COVER: 2.6, Look.LEAD: 1.1, Look.FIGURE: 2.0, Look.LINK_RIGHT: 0.9, Look.HEAD_SMALL: 0.9,
         Look.TEXT_SMALL: 0.9, Look.QUESTION: 0.9, Look.SEAL_HEAD: 0.9, Look.STEP: 1.1}
#: An empty box is not drawn higher than this many times what it would take to fill it.
_ROOMY = 2.0
#: Fit a little below the page: printers and fonts differ.
_SAFE = 0.98
#: Letters of 10 pt are read without effort down to this scale; a sheet that would need less runs on to a second page.
SMALLEST_SCALE = 0.7


def text_width(text: str) -> int:
    """Width in half-width characters: full-width and ambiguous ones count twice."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def lines_needed(text: str, width: float) -> int:
    """How many lines the text takes when wrapped at `width` half-width characters."""
    room = max(width - _MARGIN, 2)
    return sum(max(1, ceil(text_width(line) / room)) for line in text.split("\n"))


def row_heights(sheet: Sheet) -> tuple[float, ...]:
    """The rows' heights in points: what the texts need, and a share of what the sheet's one page has to spare."""
    needed = [row_points(sheet, row) for row in sheet.rows]
    weight = sum(row.grows for row in sheet.rows)
    spare = (_page_points(sheet) - sum(needed)) if weight and sheet.page.one_page else 0.0
    if spare <= 0:
        return tuple(needed)
    return tuple(min(points + spare * row.grows / weight, max(points, _roomy_points(sheet, row)))
                 if row.grows else points for row, points in zip(sheet.rows, needed, strict=True))


def row_points(sheet: Sheet, row: Row) -> float:
    """The row's height in points, from its declared lines and the texts that stand in it."""
    hidden = {column.key for column in sheet.columns if column.hidden}
    needed = max((_cell_lines(sheet, cell) for cell in row.cells if cell.rows == 1 and cell.column not in hidden),
                 default=0.0 if row.lines else 1.0)
    lines = max(row.lines, needed)
    if row.most_lines:
        lines = max(row.lines, min(lines, row.most_lines))
    return min(lines * LINE_POINTS + _PADDING_POINTS, MAX_POINTS)


def is_readable_on_one_page(sheet: Sheet) -> bool:
    """Whether the sheet's texts can still be read when all of it is shrunk to one page."""
    return sum(row_heights(sheet)) * SMALLEST_SCALE <= printable_points(sheet.page)[1]


def _page_points(sheet: Sheet) -> float:
    """The height of the page in the sheet's own points: a wide sheet is shrunk, so that more rows fit."""
    width, height = printable_points(sheet.page)
    return height * max(1.0, _width_points(sheet) / width) * _SAFE


def _width_points(sheet: Sheet) -> float:
    shown = [column for column in sheet.columns if not column.hidden]
    printed = shown[:sheet.print_columns] if sheet.print_columns else shown
    return sum((column.width + _COLUMN_EXTRA) * _POINTS_PER_CHARACTER for column in printed)


def _roomy_points(sheet: Sheet, row: Row) -> float:
    """The most that a row grows: its inputs filled to their limits, and as much again."""
    limits = [(cell.field.max_length, cell) for cell in row.cells if cell.field is not None]
    lines = max((lines_needed("字" * limit, cell_width(sheet, cell)) for limit, cell in limits), default=1)
    return min(lines * _ROOMY * LINE_POINTS, MAX_POINTS)


def _cell_lines(sheet: Sheet, cell: Cell) -> float:
    size = _SIZE.get(cell.look, 1.0)
    if not isinstance(cell.content, str):
        return size
    return lines_needed(cell.content, cell_width(sheet, cell) / size) * size


def cell_width(sheet: Sheet, cell: Cell) -> float:
    """The width of all the columns that the cell covers, in half-width characters."""
    keys = [column.key for column in sheet.columns]
    first = keys.index(cell.column)
    covered = [c for c in sheet.columns[first:first + cell.columns] if not c.hidden]
    return sum(c.width for c in covered) + _COLUMN_EXTRA * max(len(covered) - 1, 0)
