"""The rows of a list below its headings, as entries: what each says by meaning, and its targets by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.notation.characters import one_line
from sagamihara_pdca.plan_tables.flat_list.headings import Headings, ListColumn
from sagamihara_pdca.plan_tables.flat_list.meanings import Meaning
from sagamihara_pdca.plan_tables.flat_list.sheet import ListSheet
from sagamihara_pdca.problems import Place, Problem
from sagamihara_pdca.problems import flat_list as faults

_NEEDED = (Meaning.PROJECT, Meaning.DIVISION, Meaning.GOAL, Meaning.POLICY)
_NO_DEPARTMENT = ("", "-", "－", "―")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a project, or one more indicator of the project."""

    cells: Mapping[Meaning, TableCell]
    targets: Mapping[FiscalYear, TableCell]
    baseline_year: FiscalYear | None
    department: str

    def text(self, meaning: Meaning) -> str:
        """Return the text of the meaning on one line; "" where the list has no such column."""
        return one_line(self.cells[meaning].text) if meaning in self.cells else ""

    def place(self, meaning: Meaning) -> Place:
        """Return the address of the meaning's cell, or of the project's name where the list has no such column."""
        return self.cells.get(meaning, self.cells[Meaning.PROJECT]).place

    @property
    def key(self) -> tuple[str, ...]:
        """What rows of one project have in common."""
        meanings = (Meaning.GOAL, Meaning.POLICY, Meaning.NUMBER, Meaning.PROJECT, Meaning.DIVISION, Meaning.PARTNERS)
        return (self.department, *map(self.text, meanings))


def read_entries(sheet: ListSheet, headings: Headings, department: str, found: list[Problem]) -> tuple[Entry, ...]:
    """Return the rows that name a project. A row with blanks where a plan needs a text is an error, other rows are told.

    Args:
        department: the 部局 of the whole sheet; "" where none is known.
    """
    return tuple(_entries(sheet, headings, department, found))


def _entries(sheet: ListSheet, headings: Headings, department: str, found: list[Problem]) -> Iterator[Entry]:
    heads = [tuple(sheet.texts[y]) for y in range(headings.first_row)]
    for y in range(headings.first_row, len(sheet.texts)):
        texts = {one_line(text) for text in sheet.texts[y]} - {""}
        if not texts or tuple(sheet.texts[y]) in heads:  # headings that are repeated on each printed page
            continue
        entry = _entry(sheet, headings, y, department)
        if len(texts) == 1:
            found.append(faults.row_passed_over(sheet.cell(y, 0).place, next(iter(texts))))
            continue
        blank = [m for m in _NEEDED if m in entry.cells and not entry.text(m)]
        found.extend(faults.cell_needed(entry.place(meaning), meaning.value) for meaning in blank)
        if not entry.text(Meaning.INDICATOR):
            found.extend(faults.target_without_indicator(cell.place, cell.text) for cell in entry.targets.values()
                         if cell.text not in _NO_DEPARTMENT)
        if not blank:
            yield entry


def _entry(sheet: ListSheet, headings: Headings, y: int, department: str) -> Entry:
    def cell(column: ListColumn) -> TableCell:
        return sheet.cell(y, column.index, column.cell.text)

    single: dict[Meaning, ListColumn] = {meaning: column for meaning in Meaning if (column := headings.of(meaning)) is not None
              and meaning not in (Meaning.TARGET, Meaning.ACTUAL)}
    cells: dict[Meaning, TableCell] = {meaning: cell(column) for meaning, column in single.items()}
    own = one_line(cells[Meaning.DEPARTMENT].text) if Meaning.DEPARTMENT in cells else department
    baseline = headings.of(Meaning.BASELINE)
    return Entry(cells, {year: cell(column) for year, column in headings.by_year(Meaning.TARGET).items()},
                 baseline.heading.year if baseline is not None else None, "" if own in _NO_DEPARTMENT else own)
