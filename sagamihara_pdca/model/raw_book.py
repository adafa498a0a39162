"""The raw values of a returned workbook, before they are parsed as answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class CellKind(Enum):
    """The type of a cell's value. Blank cells are not among the sheet's cells."""

    NUMBER = "number"
    DATE = "date"  # a number shown as a date or a time
    TEXT = "text"
    BOOL = "bool"
    ERROR = "error"  # #N/A, #SPILL! …
    UNCALCULATED = "uncalculated"  # a formula without a stored result


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell that is not blank.

    text: TEXT the string; NUMBER/DATE the number as stored in the file; ERROR the error's name; UNCALCULATED the formula.
    number: for NUMBER the value; for DATE the serial in the 1900 system; for BOOL 0 or 1; else None.
    formula: the formula's text without "=", or None where the cell holds none ("" for a follower of a shared formula).
    percent: a NUMBER that is shown as per cent: 0.14 is seen as 14%.
    """

    kind: CellKind
    text: str
    number: Decimal | None = None
    formula: str | None = None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One worksheet. Rows and columns count from 1."""

    name: str
    cells: Mapping[tuple[int, int], RawCell]  # (row, column)
    visible: bool = True
    merges: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column

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
