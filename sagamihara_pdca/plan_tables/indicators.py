"""表「成果指標」: indicators, their measures, where they stood and where they are to go."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Baseline, Indicator, Measure, Plan, Project, YearTarget
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import Direction
from sagamihara_pdca.notation.baseline_wording import Reading, read_as_of, read_baseline
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.plan_tables import cells, schema
from sagamihara_pdca.plan_tables.measure_matching import Part, UnitFit, fit, unit_fit, unknown_label
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.projects import project_code
from sagamihara_pdca.plan_tables.reductions import read_target_of
from sagamihara_pdca.plan_tables.rows import Row
from sagamihara_pdca.plan_tables.schema import SEPARATOR
from sagamihara_pdca.plan_tables.sense import questions
from sagamihara_pdca.plan_tables.texts import PROVISIONAL, SETTLED
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults

T = TypeVar("T")

_MEASURE = re.compile(r"([^［］\[\]]+)(?:[［\[]([^［］\[\]]*)[］\]])?")
_DIRECTIONS = {d.value: d for d in Direction}
_SETTLED = {SETTLED: False, PROVISIONAL: True}


def read_indicators(rows: tuple[Row, ...], projects: Mapping[str, Project] | None,
                    found: list[Problem]) -> tuple[Indicator, ...]:
    """Parse the rows: the indicators in the table's order, without those whose project or measures can't be read.

    Args:
        projects: by code; None where their table can't be read.
    """
    indicators: list[Indicator] = []
    seen: dict[tuple[str, int], str] = {}
    for row in rows:
        indicator = _indicator(row, projects, found)
        if indicator is None:
            continue
        cell = row[schema.INDICATOR_NUMBER]
        first = seen.setdefault((indicator.project, indicator.number), cell.place.cell)
        if first != cell.place.cell:
            found.append(faults.duplicate(cell.place, f"事業{indicator.project}の{schema.INDICATOR_NUMBER.heading}",
                                          cell.text, first))
        indicators.append(indicator)
    return tuple(indicators)


def _indicator(row: Row, projects: Mapping[str, Project] | None, found: list[Problem]) -> Indicator | None:
    code = project_code(row[schema.PROJECT_REFERENCE], projects, found)
    cells.required(row[schema.INDICATOR_NUMBER], found)
    number = cells.read_positive(row[schema.INDICATOR_NUMBER], found, whole=True)
    name = cells.required(row[schema.INDICATOR_NAME], found)
    measures = _measures(row, found)
    if not measures:
        return None
    baselines = _baselines(row, measures, found)
    targets = _targets(row, measures, baselines, (projects or {}).get(code or ""), found)
    found.extend(questions(row, measures, baselines, targets))
    if code is None or number is None:
        return None
    return Indicator(code, int(number), name, measures, baselines, targets)


def _measures(row: Row, found: list[Problem]) -> tuple[Measure, ...]:
    cell = row[schema.MEASURES]
    cells.required(cell, found)
    named = [_MEASURE.fullmatch(entry) for entry in cells.entries(cell.text)]
    names = [same_name(match[1]) for match in named if match is not None]
    if cell.text and (len(names) < len(named) or len(set(names)) < len(names) or not names):
        found.append(faults.measure_malformed(cell.place, cell.text))
        return ()
    cells.required(row[schema.DIRECTIONS], found)
    directions = _one_each(row[schema.DIRECTIONS], len(named), lambda c: cells.read_choice(c, _DIRECTIONS, found), found)
    return tuple(Measure(i, match[1].strip(), (match[2] or "").strip(), direction or Direction.UP)
                 for i, (match, direction) in enumerate(zip(named, directions, strict=True), 1) if match is not None)


def _one_each(cell: TableCell, count: int, read: Callable[[TableCell], T], found: list[Problem]) -> tuple[T, ...]:
    """What the cell gives for each measure: an entry each, or one for all."""
    given = cells.entries(cell.text) or ("",)
    if len(given) not in (1, count):
        found.append(faults.count_per_measure_differs(cell.place, cell.place.label, len(given), count))
        given = given[:1]
    values = tuple(read(TableCell(entry, cell.place)) for entry in given)
    return values if len(values) == count else values * count


def _baselines(row: Row, measures: tuple[Measure, ...], found: list[Problem]) -> tuple[Baseline, ...]:
    wording = row.text(schema.BASELINE)
    dates = _one_each(row[schema.BASELINE_DATES], len(measures), lambda cell: cell.text, found)
    states = _one_each(row[schema.BASELINE_STATES], len(measures), lambda c: cells.read_choice(c, _SETTLED, found), found)
    readings = _readings(row[schema.BASELINE], measures, found)
    return tuple(Baseline(reading.quantity if reading else None, wording, as_of, _year(as_of, reading),
                          bool(provisional) or (reading is not None and reading.provisional))
                 for reading, as_of, provisional in zip(readings, dates, states, strict=True))


def _year(as_of: str, reading: Reading | None) -> FiscalYear | None:
    """The year of a figure, from its 時点 or the wording; None where the two name different ones."""
    named = {year for year in (read_as_of(as_of), reading.year if reading else None) if year is not None}
    return next(iter(named)) if len(named) == 1 else None


def _readings(cell: TableCell, measures: tuple[Measure, ...], found: list[Problem]) -> tuple[Reading | None, ...]:
    """The figures of 現状値 in the order of the measures; None for each where they can't be told apart."""
    unread: tuple[Reading | None, ...] = (None,) * len(measures)
    if not cell.text:
        return unread
    given = tuple(read_baseline(cell.text, measure.unit) for measure in measures)
    fitted = _fitted(given, measures) if all(len(g) == len(measures) for g in given) else ()
    fits = [unit_fit(r.unit, measure, r.yearly) for r, measure in zip(fitted, measures, strict=False)]
    if not fits or UnitFit.OTHER in fits:
        found.append(faults.baseline_not_read(cell.place, cell.text))
        return unread
    found.extend(faults.baseline_rate_differs(cell.place, cell.text, r.unit, measure.name, measure.unit)
                 for r, measure, how in zip(fitted, measures, fits, strict=True) if how is UnitFit.YEAR_ONLY)
    return fitted


def _fitted(given: tuple[tuple[Reading, ...], ...], measures: tuple[Measure, ...]) -> tuple[Reading, ...]:
    """The figure of each measure, as that measure's unit reads it; () where a label names none of them."""
    parts = tuple(Part(r.label, r.unit) for r in given[0])
    if unknown_label(parts, measures):
        return ()
    return tuple(readings[i] for readings, i in zip(given, fit(parts, measures), strict=True))


def _targets(row: Row, measures: tuple[Measure, ...], baselines: tuple[Baseline, ...], project: Project | None,
             found: list[Problem]) -> tuple[YearTarget, ...]:
    targets = []
    for year, cell in sorted(row.by_year.items()):
        if not cell.text and project is not None and project.project_class(year) is not None:
            found.append(faults.target_blank(cell.place, write_fiscal_year(year)))
        targets.append(YearTarget(year, read_target_of(cell, measures, found, baselines, year)))
    return tuple(targets)


def indicator_rows(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return the table's rows, which `read_indicators` reads back, texts in the order of the table's columns."""
    return tuple(_row(plan, indicator) for project in plan.projects for indicator in project.indicators)


def _row(plan: Plan, indicator: Indicator) -> tuple[str, ...]:
    targets = (indicator.target(year) for year in plan.profile.years)
    return (indicator.project, str(indicator.number), indicator.name,
            SEPARATOR.join(f"{m.name}［{m.unit}］" if m.unit else m.name for m in indicator.measures),
            SEPARATOR.join(m.direction.value for m in indicator.measures),
            indicator.baselines[0].wording, _joined(tuple(b.as_of for b in indicator.baselines)),
            _settled(indicator.baselines), *(t.wording if t else "" for t in targets))


def _joined(entries: tuple[str, ...]) -> str:
    return entries[0] if len(set(entries)) == 1 else SEPARATOR.join(entries)


def _settled(baselines: tuple[Baseline, ...]) -> str:
    if not any(b.wording or b.provisional for b in baselines):
        return ""
    return _joined(tuple(PROVISIONAL if b.provisional else SETTLED for b in baselines))
