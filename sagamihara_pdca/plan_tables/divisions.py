"""表「課・機関」: who answers, since when and until when, and who takes over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Division, Plan, in_charge
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.plan_tables import cells, schema
from sagamihara_pdca.plan_tables.code_cells import same_code
from sagamihara_pdca.plan_tables.names import nearest, same_name
from sagamihara_pdca.plan_tables.rows import Row
from sagamihara_pdca.plan_tables.schema import SEPARATOR
from sagamihara_pdca.plan_tables.seen_keys import Firsts
from sagamihara_pdca.plan_tables.texts import DIVISION, GROUP
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults

_KINDS = {DIVISION: False, GROUP: True}


@dataclass(frozen=True, slots=True)
class Divisions:
    """The divisions of a table, looked up by name or number."""

    all: tuple[Division, ...]
    _by_name: Mapping[str, Division]

    def find(self, text: str) -> Division | None:
        """Return the division of that name or number."""
        return self._by_name.get(same_name(text))

    def required(self, text: str, cell: TableCell, found: list[Problem]) -> Division | None:
        """Return the division of that name or number; report one that is unknown, with the name most similar to it."""
        division = self.find(text)
        if division is not None:
            return division
        code, near = cells.narrow_code(text), nearest(text, (d.name for d in self.all))
        unknown = faults.division_unknown(cell.place, text, near)
        if not code.isdecimal():
            found.append(unknown)
            return None
        number = same_code(cell, code, (d.number for d in self.all), lambda: unknown, found)
        return self.find(number) if number else None

    def in_charge(self, division: Division, year: FiscalYear) -> Division | None:
        """Return the division that answers in the year: itself or a successor; None where there is none."""
        return in_charge(division, year, self.find)


def read_divisions(rows: tuple[Row, ...], domains: tuple[str, ...], found: list[Problem]) -> Divisions:
    """Parse the rows: the divisions in the table's order, each number and name once.

    Args:
        domains: mail addresses are at one of them; none allow all.
    """
    read: list[tuple[Division, Row]] = []
    numbers, names = Firsts(), Firsts()
    for row in rows:
        division = _division(row, domains, found)
        is_new = [numbers.is_first(division.number, row[schema.DIVISION_NUMBER], found) if division.number else False,
                  names.is_first(division.name, row[schema.DIVISION_NAME], found) if division.name else False]
        if all(is_new):
            read.append((division, row))
    known = _known(tuple(division for division, _ in read))
    return _known(tuple(_with_successor(division, row, known, found) for division, row in read))


def _known(divisions: tuple[Division, ...]) -> Divisions:
    by_number = {same_name(d.number): d for d in divisions}
    return Divisions(divisions, by_number | {same_name(d.name): d for d in divisions})


def _division(row: Row, domains: tuple[str, ...], found: list[Problem]) -> Division:
    number = cells.read_code(row[schema.DIVISION_NUMBER], found)
    name = cells.read_file_name(row[schema.DIVISION_NAME], found)
    cells.required(row[schema.DIVISION_KIND], found)
    is_group = cells.read_choice(row[schema.DIVISION_KIND], _KINDS, found)
    mail = cells.read_mail(row[schema.MAIL], domains, found)
    first, last = cells.read_year(row[schema.FIRST_YEAR], found), cells.read_year(row[schema.LAST_YEAR], found)
    if first is not None and last is not None and last < first:
        found.append(faults.period_reversed(row[schema.LAST_YEAR].place))
    return Division(number or "", name, row.text(schema.DEPARTMENT), mail, bool(is_group), first, last)


def _with_successor(division: Division, row: Row, known: Divisions, found: list[Problem]) -> Division:
    cell = row[schema.SUCCESSOR]
    successor = known.required(cell.text, cell, found) if cell.text else None
    return replace(division, successor=successor.number) if successor else division


def check_successors(divisions: Divisions, rows: tuple[Row, ...], found: list[Problem]) -> None:
    """Report every division whose successors lead back to itself."""
    for row in rows:
        division = divisions.find(row.text(schema.DIVISION_NUMBER))
        if division is not None and _comes_back(division, divisions):
            found.append(faults.successor_in_circle(row[schema.SUCCESSOR].place, division.name))


def _comes_back(division: Division, divisions: Divisions) -> bool:
    after: Division | None = division
    for _ in divisions.all:
        after = divisions.find(after.successor) if after is not None else None
        if after == division:
            return True
    return False


def division_rows(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return the table's rows, which `read_divisions` reads back, texts in the order of the table's columns."""
    return tuple(_row(plan, division) for division in plan.divisions)


def _row(plan: Plan, division: Division) -> tuple[str, ...]:
    return (division.number, division.name, GROUP if division.is_group else DIVISION, division.department,
            SEPARATOR.join(division.mail), write_code(division.first_year) if division.first_year else "",
            write_code(division.last_year) if division.last_year else "",
            plan.division(division.successor).name if division.successor else "")
