"""How high rows must be so that wrapped Japanese text can be read. Excel does not fit merged cells by itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from math import ceil

from sagamihara_pdca.sheets.book import Cell, Column, Look, Row, Sheet
from sagamihara_pdca.sheets.paper import printable_points
from sagamihara_pdca.sheets.type_size import BODY_POINTS, type_points

#: Points per line of the body font (10 pt) with its leading: the most that the fonts tried ask for, and fonts that need
#: more, by the beginning of their names.
LINE_POINTS = 14.0
_HIGH_LINE_POINTS = 17.0
_HIGH_FONTS = ("游", "Yu ", "メイリオ", "Meiryo")
_PADDING_POINTS = 5.0
#: Excel's own limit of a row's height.
MAX_POINTS = 409.0
#: Half-width characters of a cell that its inner margin takes, and with it an indent.
_MARGIN, _INDENTED_MARGIN = 1.0, 2.2
#: A column is this much wider than its characters: half-width characters, points.
_COLUMN_EXTRA = 1.4
_POINTS_PER_CHARACTER = 5.25
_INDENTED = {Look.LABEL, Look.TEXT, Look.SECTION, Look.QUESTION, Look.INPUT_TEXT, Look.INPUT_LINE,
             Look.TEXT_SMALL, Look.LINK_BOX, Look.BAND, Look.TYPED}
#: Of each look the size of its letters, as a part of the body font's, and its margin.
_SIZES = {look: (type_points(look) / BODY_POINTS, _INDENTED_MARGIN if look in _INDENTED else _MARGIN) for look in Look}
#: A row that grows becomes at most this many times as high as its full inputs need.
_ROOMY = 3.0
#: Fit a little below the page: printers and fonts differ.
_SAFE = 0.98
#: A sheet that would need less than this scale to fit its page prints on several. Sheets of later years, with last year's
#: texts and full boxes, need 0.63: letters of 6 pt were preferred to a second page with nothing but the last four rows.
SMALLEST_SCALE = 0.62


class _CharacterWidths(dict[str, int]):
    """The width of each character that was met."""

    def __missing__(self, character: str) -> int:
        return self.setdefault(character, 2 if unicodedata.east_asian_width(character) in "WFA" else 1)


_WIDTHS = _CharacterWidths()


def text_width(text: str) -> int:
    """Return the width in half-width characters: full-width and ambiguous ones count twice."""
    return sum(map(_WIDTHS.__getitem__, text))


def lines_needed(text: str, width: float, margin: float = _MARGIN) -> int:
    """How many lines the text takes when wrapped in a cell of `width` half-width characters, `margin` of them empty."""
    room = max(width - margin, 2)
    if 2 * len(text) <= room and "\n" not in text:
        return 1
    return sum(max(1, ceil(text_width(line) / room)) for line in text.split("\n"))


#: Returns the text that a cell shows, for a formula that of its result; "" where it shows none.
Shown = Callable[[Row, Cell], str]


def declared_text(row: Row, cell: Cell) -> str:
    """The text that a cell is declared with."""
    return cell.content if isinstance(cell.content, str) else ""


def line_points(font: str) -> float:
    """The height of a line of 10 pt letters."""
    return _HIGH_LINE_POINTS if font.startswith(_HIGH_FONTS) else LINE_POINTS


def row_heights(sheet: Sheet, shown: Shown = declared_text, line: float = LINE_POINTS) -> tuple[float, ...]:
    """Return the rows' heights in points: what the texts need, and what inputs that grow need when they are full.

    The height that is left on a one-page sheet is shared among those inputs.

    Args:
        shown: the texts of cells; without it only those that are declared.
        line: points per line, see `line_points`.
    """
    measured = _measured(sheet.columns)
    needed = [measured.row_points(row, shown, line) for row in sheet.rows]
    if not sheet.page.one_page or not any(row.grows for row in sheet.rows):
        return tuple(needed)
    full = [max(points, _full_points(sheet, row, line)) for row, points in zip(sheet.rows, needed, strict=True)]
    roomy = [max(points, min(points * _ROOMY, MAX_POINTS)) if row.grows else points
             for row, points in zip(sheet.rows, full, strict=True)]
    width, height = printable_points(sheet.page)
    return tuple(_between(full, roomy, height * _SAFE / min(1.0, width / _width_points(sheet))))


def _between(low: list[float], high: list[float], points: float) -> list[float]:
    """Interpolate between `low` and `high` by one factor in [0, 1], so that the sum comes near `points`."""
    rise = sum(high) - sum(low)
    part = min(max((points - sum(low)) / rise, 0.0), 1.0) if rise > 0 else 0.0
    return [a + (b - a) * part for a, b in zip(low, high, strict=True)]


class _Measured:
    """The columns of a sheet, measured once."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.hidden = {column.key for column in columns if column.hidden}
        self._columns = columns
        self._widths: dict[tuple[str, int], float] = {}

    def row_points(self, row: Row, shown: Shown, line: float) -> float:
        """The row's height in points, from its declared lines and its texts, at most `MAX_POINTS`."""
        needed = max((self._lines(cell, shown(row, cell)) for cell in row.cells
                      if cell.rows == 1 and cell.column not in self.hidden), default=0.0 if row.lines else 1.0)
        lines = max(row.lines, needed)
        if row.most_lines:
            lines = max(row.lines, min(lines, row.most_lines))
        return min(lines * line + _PADDING_POINTS, MAX_POINTS)

    def _lines(self, cell: Cell, words: str) -> float:
        size, margin = _SIZES[cell.look]
        return lines_needed(words, self.width(cell) / size, margin) * size if words else size

    def width(self, cell: Cell) -> float:
        """The width of all the columns that the cell covers, in half-width characters."""
        place = (cell.column, cell.columns)
        width = self._widths.get(place)
        if width is None:
            width = self._widths[place] = _covered_width(self._columns, cell)
        return width


#: The sheets of a workbook, and the workbooks of a year, have few sets of columns.
_measured = lru_cache(maxsize=64)(_Measured)


def is_readable_on_one_page(sheet: Sheet) -> bool:
    """Whether the sheet fits on one page at `SMALLEST_SCALE` or more."""
    return sum(row_heights(sheet)) * SMALLEST_SCALE <= printable_points(sheet.page)[1]


def _width_points(sheet: Sheet) -> float:
    shown = [column for column in sheet.columns if not column.hidden]
    printed = shown[:sheet.print_columns] if sheet.print_columns else shown
    return sum((column.width + _COLUMN_EXTRA) * _POINTS_PER_CHARACTER for column in printed)


def _full_points(sheet: Sheet, row: Row, line: float) -> float:
    """What the row takes when its inputs are filled to their limits; 0 for one that does not grow."""
    limits = [(cell.field.max_length, cell) for cell in row.cells if cell.field is not None and row.grows]
    lines = max((lines_needed("字" * limit, cell_width(sheet, cell), _INDENTED_MARGIN) for limit, cell in limits),
                default=0)
    return min(lines * line + _PADDING_POINTS, MAX_POINTS) if lines else 0.0


def cell_width(sheet: Sheet, cell: Cell) -> float:
    """Return the width of all the columns that the cell covers, in half-width characters."""
    return _measured(sheet.columns).width(cell)


def _covered_width(columns: tuple[Column, ...], cell: Cell) -> float:
    first = [column.key for column in columns].index(cell.column)
    covered = [c for c in columns[first:first + cell.columns] if not c.hidden]
    return sum(c.width for c in covered) + _COLUMN_EXTRA * max(len(covered) - 1, 0)
