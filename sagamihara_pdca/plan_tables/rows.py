"""Checks a table's columns against its declaration and returns its rows, cells by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.table import Table, TableCell
from sagamihara_pdca.notation.fiscal_year import is_past_era, read_fiscal_year, write_code, write_fiscal_year
from sagamihara_pdca.plan_tables.names import nearest, same_name
from sagamihara_pdca.plan_tables.printable import printable
from sagamihara_pdca.plan_tables.schema import GUIDE, TABLES, YEARS, Column, TableForm
from sagamihara_pdca.problems import Place, Problem
from sagamihara_pdca.problems import plan as cell_faults
from sagamihara_pdca.problems import plan_files as faults
from sagamihara_pdca.sheets.book import MAX_TEXT

_BARE_YEAR = re.compile(r"[0-9０-９]{1,2}\s*年度?")

Years = tuple[FiscalYear, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by `Column.heading`, and those of the years by year."""

    cells: Mapping[str, TableCell]
    by_year: Mapping[FiscalYear, TableCell]

    def __getitem__(self, column: Column) -> TableCell:
        """Return the cell in the column, which is not one of the years'."""
        return self.cells[column.heading]

    def text(self, column: Column) -> str:
        """Return the text of the cell in the column; "" for a blank one, and where the table has no such column."""
        return self[column].text if column.heading in self.cells else ""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The plan's tables by name, and the years of their columns (None where 設定 does not tell them)."""

    tables: Mapping[str, Table]
    years: Years | None = None

    def rows(self, form: TableForm, found: list[Problem]) -> tuple[Row, ...] | None:
        """Return the rows of one table; None where the table or one of its columns is missing."""
        table = self.tables.get(form.name)
        return None if table is None else _rows(table, form, self.years, found)


def tables_by_name(tables: tuple[Table, ...], found: list[Problem]) -> dict[str, Table]:
    """Return the tables by the names of `schema.TABLES`; report those missing, unknown or there twice."""
    names = {same_name(form.name): form.name for form in TABLES}
    known: dict[str, Table] = {}
    for table in tables:
        name = names.get(same_name(table.name), "")
        if name in known:
            found.append(faults.table_twice(table.place, name))
        elif name:
            known[name] = printable(table, found)
        elif same_name(table.name) != GUIDE:
            found.append(faults.table_unknown(table.place, table.name))
    found.extend(faults.table_missing(Place(sheet=form.name), form.name) for form in TABLES
                 if form.name not in known and not form.may_be_missing)
    return known


def _rows(table: Table, form: TableForm, years: Years | None, found: list[Problem]) -> tuple[Row, ...] | None:
    at, problems = _columns(table, form, years)
    missing = list(_missing(table, form, years, at))
    found.extend((*problems, *missing))
    if missing:
        return None
    if not table.rows and not form.may_be_empty:
        found.append(faults.table_empty(table.place, form.name))
    for row in table.rows:
        for cell in row:
            if len(cell.text) > MAX_TEXT:
                found.append(cell_faults.text_too_long(cell.place, len(cell.text), MAX_TEXT))
    return tuple(_row(cells, at) for cells in table.rows)


def _columns(table: Table, form: TableForm,
             years: Years | None) -> tuple[dict[str | FiscalYear, int], list[Problem]]:
    """Which column holds what, and the columns that are not read."""
    at: dict[str | FiscalYear, int] = {}
    problems: list[Problem] = []
    for index, heading in enumerate(table.headings):
        key = _key(heading.text, form)
        if key in at:
            problems.append(faults.column_twice(heading.place, heading.text))
        elif isinstance(key, FiscalYear) and years is not None and key not in years:
            problems.append(faults.year_column_outside(heading.place, heading.text))
        elif key is not None:
            at[key] = index
            if isinstance(key, FiscalYear) and is_past_era(heading.text):
                problems.append(cell_faults.year_past_era(heading.place, heading.text, write_fiscal_year(key)))
        elif heading.text:
            problems.append(_not_read(heading, form))
    return at, problems


def _key(text: str, form: TableForm) -> str | FiscalYear | None:
    wanted = {same_name(c.heading): c.heading for c in form.columns if c.heading != YEARS}
    return wanted.get(same_name(text)) or (read_fiscal_year(text) if _has_years(form) else None)


def _has_years(form: TableForm) -> bool:
    return any(column.heading == YEARS for column in form.columns)


def _not_read(heading: TableCell, form: TableForm) -> Problem:
    if _has_years(form) and _BARE_YEAR.fullmatch(heading.text):
        return faults.year_without_era(heading.place, heading.text)
    return faults.column_unknown(heading.place, heading.text)


def _missing(table: Table, form: TableForm, years: Years | None,
             at: Mapping[str | FiscalYear, int]) -> Iterator[Problem]:
    place = Place(table.place.file, table.place.sheet, table.headings[0].place.cell if table.headings else "")
    strays = [cell.text for index, cell in enumerate(table.headings) if index not in at.values()]
    for column in form.columns:
        if column.heading != YEARS and column.heading not in at and not column.may_be_missing:
            yield faults.column_missing(place, column.heading, nearest(column.heading, strays))
    for year in (years or ()) if _has_years(form) else ():
        if year not in at:
            yield faults.year_column_missing(place, write_code(year), write_fiscal_year(year))


def _row(cells: tuple[TableCell, ...], at: Mapping[str | FiscalYear, int]) -> Row:
    return Row({key: cells[i] for key, i in at.items() if isinstance(key, str)},
               {key: cells[i] for key, i in at.items() if isinstance(key, FiscalYear)})
