"""The raw values of a returned workbook, before they are parsed as answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NamedTuple


class CellKind(Enum):
    """The type of a cell's value. Blank cells are not among the sheet's cells."""

    NUMBER = "number"
    DATE = "date"  # a number shown as a date or a time
    TEXT = "text"
    BOOL = "bool"
    ERROR = "error"  # #N/A, #SPILL! …
    UNCALCULATED = "uncalculated"  # a formula without a stored result


class RawCell(NamedTuple):
    """One cell that is not blank. A tuple, because reading a folder makes millions of them.

    text: TEXT the string; NUMBER/DATE the number as stored in the file; ERROR the error's name; UNCALCULATED the formula.
    number: for NUMBER the value; for DATE the serial in the 1900 system; for BOOL 0 or 1; else None.
    formula: the formula's text without "=", or None where the cell holds none ("" for a follower of a shared formula).
    percent: a NUMBER that is shown as per cent: 0.14 is seen as 14%.
    struck: words of the cell that are struck through; they are not in `text`. A cell that is struck as a whole is TEXT, "".
    covered: the cell lies under a merged one and can't be seen.
    shown: what the number format displays instead of the number or the text, "" for nothing; None where these are seen.
    """

    kind: CellKind
    text: str
    number: Decimal | None = None
    formula: str | None = None
    percent: bool = False
    struck: str = ""
    shown: str | None = None
    covered: bool = False


class Carrier(Enum):
    """Where words stand that are in no cell."""

    COMMENT = "コメント"  # a note or a threaded comment
    SHAPE = "図形・テキストボックス"
    PICTURE = "画像・図形"  # without words: a picture, a chart, a line, also one that is drawn across a figure
    UNREADABLE = "読み取れない部分"  # comments or shapes that are damaged


@dataclass(frozen=True, slots=True)
class Remark:
    """Words beside the cells of a sheet, of a PICTURE its name. `row` and `column` count from 1; 0 where the place is not known."""

    carrier: Carrier
    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One worksheet. Rows and columns count from 1."""

    name: str
    cells: Mapping[tuple[int, int], RawCell]  # (row, column)
    visible: bool = True
    merges: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column
    remarks: tuple[Remark, ...] = ()  # what is typed outside of the cells
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()  # first, last
    unseen: frozenset[tuple[int, int]] = frozenset()  # cells whose letters have the colour of the cell
    struck_spans: tuple[tuple[int, int, int, int], ...] = ()  # where a conditional format may strike words through; as merges

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether the row or the column of the position is hidden."""
        return row in self.hidden_rows or any(first <= column <= last for first, last in self.hidden_columns)

    def may_be_struck(self, row: int, column: int) -> bool:
        """Whether a conditional format strikes the cell through while its condition holds."""
        return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in self.struck_spans)

    def cell(self, row: int, column: int) -> RawCell | None:
        """The cell at the position, counted from 1; None where it is blank."""
        return self.cells.get((row, column))

    def in_reading_order(self) -> Iterator[tuple[int, int, RawCell]]:
        """Yield (row, column, cell) for every cell that is not blank, row by row."""
        for (row, column), cell in sorted(self.cells.items()):
            yield row, column, cell


@dataclass(frozen=True, slots=True)
class RawBook:
    """All worksheets of one file, in the order of its tabs."""

    sheets: tuple[RawSheet, ...]
    date_1904: bool = False
