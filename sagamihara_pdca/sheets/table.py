"""The tables of sheets, declared column by column: all that there is to say of a column stands in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from sagamihara_pdca.formulas.tree import Var, same, text
from sagamihara_pdca.sheets.book import Cell, Column, Content, Field, Highlight, Look, Ref, Row, Span, Tone

Line = TypeVar("Line")


def _no_link(line: object) -> Ref | None:
    return None


def _one(line: object) -> int:
    return 1


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[Line]):
    """One column of a table that has a row for each `Line`."""

    key: str
    heading: str
    width: float  # in half-width characters of the body font
    look: Look | Callable[[Line], Look]
    content: Callable[[Line], Content]
    link: Callable[[Line], Ref | None] = _no_link
    rows: Callable[[Line], int] = _one  # that the cell is high; 0: a cell of a row above reaches down to here
    field: Field | None = None  # the column is typed into
    level: int = 0  # of an outline: columns that a reader may fold away
    hidden: bool = False

    def cell(self, line: Line) -> Cell:
        """Return the cell of a line in this column."""
        look = self.look if isinstance(self.look, Look) else self.look(line)
        return Cell(self.key, self.content(line), look, rows=self.rows(line), field=self.field, link=self.link(line))


def sheet_columns(table: tuple[TableColumn[Line], ...]) -> tuple[Column, ...]:
    """Return the columns of the sheet, in the order of the table."""
    return tuple(Column(column.key, column.width, column.hidden, column.level) for column in table)


def heading_row(table: tuple[TableColumn[Line], ...], *, lines: float = 0) -> Row:
    """The row of headings, with the key "head"."""
    return Row("head", tuple(Cell(column.key, column.heading, Look.HEAD) for column in table), lines=lines)


def line_cells(table: tuple[TableColumn[Line], ...], line: Line) -> tuple[Cell, ...]:
    """The cells of a line's row, but for those that a row above covers."""
    return tuple(column.cell(line) for column in table if column.rows(line))


def marks(sheet: str, rows: tuple[Row, ...], column: str, tones: Mapping[str, Tone]) -> tuple[Highlight, ...]:
    """Fill the cells of a column that hold one of the words, in the rows given; none where there are no rows."""
    if not rows:
        return ()
    span, first = Span(sheet, rows[0].key, rows[-1].key, column, column), Var(Ref(sheet, rows[0].key, column))
    return tuple(Highlight(span, same(first, text(words)), tone) for words, tone in tones.items())
