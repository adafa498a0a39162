"""Positions of declared cells: the only module that converts keys to rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sagamihara_pdca.sheets.book import Book, Ref, Sheet, Span

#: A keyed sheet has its column keys in row 1 and its row keys in column A, both hidden.
KEY_ROW = 1
KEY_COLUMN = 1


def column_letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """B3 for row 3 and column 2; "" where either is 0, because the place is not known."""
    return f"{column_letters(column)}{row}" if row and column else ""


@dataclass(frozen=True)
class SheetLayout:
    """Positions of one sheet's rows and columns, from 1."""

    sheet: Sheet

    @cached_property
    def _rows(self) -> dict[str, int]:
        first = 1 + (KEY_ROW if self.sheet.keyed else 0)
        return {row.key: first + i for i, row in enumerate(self.sheet.rows)}

    @cached_property
    def _columns(self) -> dict[str, int]:
        first = 1 + (KEY_COLUMN if self.sheet.keyed else 0)
        return {column.key: first + i for i, column in enumerate(self.sheet.columns)}

    @cached_property
    def _letters(self) -> dict[str, str]:
        return {key: f"${column_letters(position)}" for key, position in self._columns.items()}

    @cached_property
    def prefix(self) -> str:
        """The sheet's title as it precedes a reference, quoted: 'title'!."""
        title = self.sheet.title.replace("'", "''")
        return f"'{title}'!"

    def a1(self, row: str, column: str, row_fixed: bool = True) -> str:
        """The reference by the keys of row and column, without the sheet; the column is always fixed."""
        return f"{self._letters[column]}{'$' if row_fixed else ''}{self._rows[row]}"

    def row(self, key: str) -> int:
        """The position of the row with the key, from 1. Raises `KeyError` where there is none."""
        return self._rows[key]

    def column(self, key: str) -> int:
        """The position of the column with the key, from 1. Raises `KeyError` where there is none."""
        return self._columns[key]

    @property
    def last_row(self) -> int:
        """The position of the last declared row, from 1."""
        return len(self.sheet.rows) + (KEY_ROW if self.sheet.keyed else 0)

    def row_keys(self, first: str, last: str) -> tuple[str, ...]:
        """The keys of the rows from `first` to `last`, both included."""
        keys = list(self._rows)
        return tuple(keys[self._rows[first] - self._rows[keys[0]]:self._rows[last] - self._rows[keys[0]] + 1])

    def column_keys(self, first: str, last: str) -> tuple[str, ...]:
        """The keys of the columns from `first` to `last`, both included."""
        keys = list(self._columns)
        return tuple(keys[keys.index(first):keys.index(last) + 1])


@dataclass(frozen=True)
class BookLayout:
    """Positions in a whole book."""

    book: Book

    @cached_property
    def _sheets(self) -> dict[str, SheetLayout]:
        return {sheet.key: SheetLayout(sheet) for sheet in self.book.sheets}

    def sheet(self, key: str) -> SheetLayout:
        """The layout of the sheet with the key. Raises `KeyError` where there is none."""
        return self._sheets[key]

    def a1(self, ref: Ref, row_fixed: bool = True) -> str:
        """The reference without its sheet; the column is always fixed."""
        return self._sheets[ref.sheet].a1(ref.row, ref.column, row_fixed)

    def a1_span(self, span: Span) -> str:
        """The reference of a block without its sheet, rows and columns fixed: $B$2:$D$9."""
        layout = self._sheets[span.sheet]
        return f"{layout.a1(span.first_row, span.first_column)}:{layout.a1(span.last_row, span.last_column)}"

    def sheet_prefix(self, key: str) -> str:
        """The sheet's title as it precedes a reference, quoted: 'title'!."""
        return self._sheets[key].prefix
