"""表「評価区分」: the grades, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from sagamihara_pdca.model.plan import Grade, Plan
from sagamihara_pdca.model.states import Ungraded
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.plan_tables import cells, schema
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.rows import Row
from sagamihara_pdca.plan_tables.seen_keys import Firsts
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults
from sagamihara_pdca.problems import plan_sense as doubts

_COLOUR = re.compile(r"#?([0-9A-F]{6})")
#: A lower bound of so many per cent or less may be a fraction: 1, 1.2.
_LOW = Decimal(2)
#: Characters that look like another one, as `same_name` leaves them.
_LOOKS = str.maketrans("〇◯⚪✕✖☓✗⨯x", "○○○××××××")
_RESERVED = {same_name(outcome.value) for outcome in Ungraded}


def read_grades(rows: tuple[Row, ...], found: list[Problem]) -> tuple[Grade, ...]:
    """Parse the rows: the grades, best first. All but the last have a lower bound in per cent, each below the one before."""
    seen = Firsts()
    grades = tuple(_grade(row, seen, found) for row in rows)
    if len(grades) == 1:
        found.append(faults.too_few_grades(rows[0][schema.SYMBOL].place))
    found.extend(_lowest(rows))
    found.extend(_fractions(tuple(row[schema.LOWER_BOUND] for row in rows), tuple(grade.lower for grade in grades)))
    found.extend(_alike(rows))
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


def _fractions(cells_: tuple[TableCell, ...], lower: tuple[Decimal | None, ...]) -> Iterator[Problem]:
    """Lower bounds typed as 1, 0.8 and 0.6, for 100, 80 and 60 %. With a % behind it a number is what it says."""
    all_low = max((bound for bound in lower if bound is not None), default=Decimal(0)) <= _LOW
    for cell, bound in zip(cells_, lower, strict=True):
        if bound is None or bound > _LOW or narrow(cell.text).endswith("%"):
            continue
        if all_low or bound < 1:
            yield doubts.floor_is_fraction(cell.place, f"{bound:f}", f"{(bound * 100).normalize():f}")
        else:
            yield doubts.floor_is_low(cell.place, f"{bound:f}")


def _alike(rows: tuple[Row, ...]) -> Iterator[Problem]:
    """Symbols that can't be told apart in print, and names that stand twice."""
    symbols: dict[str, TableCell] = {}
    names: dict[str, TableCell] = {}
    for row in rows:
        symbol, name = row[schema.SYMBOL], row[schema.GRADE_NAME]
        first = symbols.setdefault(same_name(symbol.text).translate(_LOOKS), symbol)
        if symbol.text and same_name(first.text) != same_name(symbol.text):
            yield doubts.symbols_alike(symbol.place, symbol.text, first.text, first.place.cell)
        named = names.setdefault(same_name(name.text), name)
        if name.text and named is not name:
            yield doubts.grade_name_twice(name.place, name.text, named.place.cell)


def grade_rows(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return the table's rows, which `read_grades` reads back, texts in the order of the table's columns."""
    return tuple((g.symbol, g.name, _bound_text(g.lower), g.colour, g.meaning) for g in plan.scheme.grades)


def _bound_text(lower: Decimal | None) -> str:
    """A low bound with its %, so that it is not taken for a fraction."""
    return "" if lower is None else f"{lower:f}%" if lower <= _LOW else f"{lower:f}"
