"""Finds the heading rows of a list, one to three of them, and gives each column its meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.notation.characters import one_line
from sagamihara_pdca.plan_tables.flat_list.meanings import Heading, Meaning, read_heading
from sagamihara_pdca.plan_tables.flat_list.sheet import ListSheet
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import flat_list as faults

#: Titles and notes may stand above the headings.
_ROWS_SEARCHED, _MOST_HEADING_ROWS = 30, 3
#: What 区分 holds where it is no level of the plan.
_KINDS = frozenset(("新規", "継続", "拡充", "拡大", "縮小", "充実", "重点", "一般", "主要", "完了", "廃止", "休止", "再掲", "ソフト", "ハード",
                    "その他", "a", "b", "c"))


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column with a heading. `cell` is the lowest cell of the heading, with the whole heading as its text."""

    index: int  # counted from 0
    cell: TableCell
    heading: Heading


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading rows of a sheet: the list begins in `first_row`, counted from 0."""

    first_row: int
    columns: tuple[ListColumn, ...]

    def of(self, meaning: Meaning) -> ListColumn | None:
        """Return the column of the meaning; the first, where there are several."""
        return next((column for column in self.columns if column.heading.meaning is meaning), None)

    def by_year(self, meaning: Meaning) -> dict[FiscalYear, ListColumn]:
        """Return the columns of the meaning by year, in the order of the years."""
        found = {c.heading.year: c for c in self.columns if c.heading.meaning is meaning}
        return {year: found[year] for year in sorted(year for year in found if year is not None)}


def find_headings(sheet: ListSheet) -> Headings | None:
    """Return the headings that say most; None where no row names 事業名 beside anything else."""
    best: Headings | None = None
    most = 1
    for count in range(1, _MOST_HEADING_ROWS + 1):
        for top in range(min(_ROWS_SEARCHED, len(sheet.texts))):
            read = Headings(top + count, tuple(_columns(sheet, top, count)))
            understood = len({(c.heading.meaning, c.heading.year) for c in read.columns if c.heading.meaning is not None})
            if understood > most and read.of(Meaning.PROJECT) is not None:
                best, most = read, understood
    return _with_area(sheet, best) if best is not None else None


def _columns(sheet: ListSheet, top: int, count: int) -> Iterator[ListColumn]:
    for x in range(sheet.width):
        texts = (one_line(sheet.text(y, x)) for y in range(top, top + count))
        parts = tuple(part for part, _ in groupby(texts) if part)
        if parts:
            place = sheet.cell(top + count - 1, x).place
            yield ListColumn(x, TableCell("／".join(parts), place), read_heading(parts))


def _with_area(sheet: ListSheet, read: Headings) -> Headings:
    """区分 as the level above 施策, where there is no other and its entries are no kinds of projects; else it has no meaning."""
    area = read.of(Meaning.AREA)
    if area is None:
        return read
    entries = {same_name(sheet.text(y, area.index)) for y in range(read.first_row, len(sheet.texts))} - {""}
    is_level = read.of(Meaning.POLICY) is not None and read.of(Meaning.GOAL) is None and not entries & _KINDS
    meant = Heading(Meaning.GOAL if is_level else None)
    return replace(read, columns=tuple(replace(c, heading=meant) if c is area else c for c in read.columns))


def heading_problems(sheet: ListSheet, read: Headings) -> Iterator[Problem]:
    """Yield what could not be decided of a sheet's columns: two for one meaning, none for one that a plan needs."""
    firsts: dict[tuple[Meaning, FiscalYear | None], ListColumn] = {}
    for column in read.columns:
        meaning, year = column.heading.meaning, column.heading.year
        if column.heading.doubt:
            yield faults.column_undecided(column.cell.place, column.cell.text, column.heading.doubt)
        if meaning is None or meaning is Meaning.ACTUAL:
            continue
        first = firsts.setdefault((meaning, year if meaning is Meaning.TARGET else None), column)
        if first is not column:
            yield faults.two_columns(column.cell.place, meaning.value, (first.cell.text, first.cell.place.cell),
                                     (column.cell.text, column.cell.place.cell))
    place = sheet.cell(read.first_row - 1, 0).place
    if read.of(Meaning.DIVISION) is None:
        yield faults.column_needed(place, "担当課")
    if read.of(Meaning.TARGET) is None:
        yield faults.column_needed(place, "年度の付いた目標（例：R6目標）")
    elif read.of(Meaning.INDICATOR) is None:
        yield faults.column_needed(place, "成果指標")
