"""A plan table as a grid of texts with its address: what the folder's reader and the workbook's reader share."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.model.table import Table, TableCell
from sagamihara_pdca.plan_tables.tables import column_letters
from sagamihara_pdca.problems import Place, Problem
from sagamihara_pdca.problems import plan_files as faults

Grid = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a grid comes from. `name` is the table's."""

    file: str
    name: str

    def place(self, cell: str = "", label: str = "") -> Place:
        return Place(self.file, self.name, cell, label)


def to_table(source: Source, grid: Grid, found: list[Problem]) -> Table:
    """The grid as a table: blank rows left out, every cell trimmed and with its address.

    The headings are in the first row with two different entries: a title above them, merged or not, is passed over.
    """
    at = next((y for y, row in enumerate(grid) if len({text.strip() for text in row} - {""}) > 1), 0)
    texts = [text.strip() for text in grid[at]] if grid else []
    width = max((x for x, text in enumerate(texts, 1) if text), default=0)
    headings = tuple(TableCell(text, source.place(f"{column_letters(x)}{at + 1}", text))
                     for x, text in enumerate(texts[:width]))
    rows = tuple(_row(source, row, y, headings, found)
                 for y, row in enumerate(grid[at + 1:], at + 2) if any(text.strip() for text in row))
    return Table(source.name, headings, rows, source.place())


def _row(source: Source, texts: tuple[str, ...], y: int, headings: tuple[TableCell, ...],
         found: list[Problem]) -> tuple[TableCell, ...]:
    for x, text in enumerate(texts[len(headings):], len(headings)):
        if text.strip():
            found.append(faults.cells_beyond_headings(source.place(f"{column_letters(x)}{y}"), text.strip()))
    padded = (*texts, *("",) * (len(headings) - len(texts)))
    return tuple(TableCell(_clean(text), source.place(f"{column_letters(x)}{y}", heading.text))
                 for x, (text, heading) in enumerate(zip(padded, headings, strict=False)))


def _clean(text: str) -> str:
    """Line breaks as one character, no blanks around the text."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
