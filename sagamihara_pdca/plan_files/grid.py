"""Turns a grid of texts, from a CSV file or a sheet, into a table whose cells have addresses."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.model.table import Table, TableCell
from sagamihara_pdca.problems import Place, Problem
from sagamihara_pdca.problems import plan_files as faults
from sagamihara_pdca.sheets.layout import cell_name

Grid = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a grid was read: the file, and the table's name."""

    file: str
    name: str

    def place(self, cell: str = "", label: str = "") -> Place:
        """Return the place of the table, or of one cell (A1) and what a person calls it."""
        return Place(self.file, self.name, cell, label)


def to_table(source: Source, grid: Grid, found: list[Problem]) -> Table:
    """Return the grid as a table: blank rows left out, every cell trimmed and with its address.

    The headings are in the first row with two different entries: a title above them, merged or not, is passed over.
    """
    at = next((y for y, row in enumerate(grid) if len({text.strip() for text in row} - {""}) > 1), 0)
    texts = [text.strip() for text in grid[at]] if grid else []
    width = max((x for x, text in enumerate(texts, 1) if text), default=0)
    headings = tuple(TableCell(text, source.place(cell_name(at + 1, x), text))
                     for x, text in enumerate(texts[:width], 1))
    rows = tuple(_row(source, row, y, headings, found)
                 for y, row in enumerate(grid[at + 1:], at + 2) if any(text.strip() for text in row))
    return Table(source.name, headings, rows, source.place())


def _row(source: Source, texts: tuple[str, ...], y: int, headings: tuple[TableCell, ...],
         found: list[Problem]) -> tuple[TableCell, ...]:
    for x, text in enumerate(texts[len(headings):], len(headings) + 1):
        if text.strip():
            found.append(faults.cells_beyond_headings(source.place(cell_name(y, x)), text.strip()))
    padded = (*texts, *("",) * (len(headings) - len(texts)))
    return tuple(TableCell(_clean(text), source.place(cell_name(y, x), heading.text))
                 for x, (text, heading) in enumerate(zip(padded, headings, strict=False), 1))


def _clean(text: str) -> str:
    """Line breaks as one character, no blanks around the text."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
