"""表「評価区分」: the grades, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from sagamihara_pdca.model.plan import Grade, Plan
from sagamihara_pdca.model.states import Ungraded
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.plan_tables import cells, schema
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.rows import Row
from sagamihara_pdca.plan_tables.seen_keys import Firsts
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults

_COLOUR = re.compile(r"#?([0-9A-F]{6})")
_RESERVED = {same_name(outcome.value) for outcome in Ungraded}


def read_grades(rows: tuple[Row, ...], found: list[Problem]) -> tuple[Grade, ...]:
    """Parse the rows: the grades, best first. All but the last have a lower bound in per cent, each below the one before."""
    seen = Firsts()
    grades = tuple(_grade(row, seen, found) for row in rows)
    if len(grades) == 1:
        found.append(faults.too_few_grades(rows[0][schema.SYMBOL].place))
    found.extend(_lowest(rows))
    found.extend(_order([(row[schema.LOWER_BOUND], grade.lower) for row, grade in zip(rows, grades, strict=True)]))
    return grades


def _grade(row: Row, seen: Firsts, found: list[Problem]) -> Grade:
    symbol = cells.required(row[schema.SYMBOL], found)
    if same_name(symbol) in _RESERVED:
        found.append(faults.symbol_reserved(row[schema.SYMBOL].place, symbol))
    if symbol:
        seen.is_first(symbol, row[schema.SYMBOL], found)
    name = cells.required(row[schema.GRADE_NAME], found)
    lower = cells.read_positive(row[schema.LOWER_BOUND], found)
    return Grade(symbol, name, lower, _colour(row[schema.COLOUR], found), row.text(schema.MEANING))


def _colour(cell: TableCell, found: list[Problem]) -> str:
    match = _COLOUR.fullmatch(same_name(cells.required(cell, found)).upper())
    if match is None and cell.text:
        found.append(faults.colour_unreadable(cell.place, cell.text))
    return f"#{match[1]}" if match else ""


def _lowest(rows: tuple[Row, ...]) -> Iterator[Problem]:
    """The last row, and only the last, has no lower bound."""
    for row in rows:
        is_last = row is rows[-1]
        if is_last == bool(row.text(schema.LOWER_BOUND)):
            yield faults.lowest_grade_missing(row[schema.LOWER_BOUND].place)


def _order(bounds: list[tuple[TableCell, Decimal | None]]) -> Iterator[Problem]:
    known = [(cell, lower) for cell, lower in bounds if lower is not None]
    for (above_cell, above), (cell, lower) in pairwise(known):
        if lower >= above:
            yield faults.thresholds_not_descending(cell.place, cell.text, above_cell.text)


def grade_rows(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return the table's rows, which `read_grades` reads back, texts in the order of the table's columns."""
    return tuple((g.symbol, g.name, "" if g.lower is None else f"{g.lower:f}", g.colour, g.meaning)
                 for g in plan.scheme.grades)
