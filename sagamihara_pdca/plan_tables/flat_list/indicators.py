"""One indicator of a list → a row of 表「成果指標」: its measures, its direction, its targets as the one grammar reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Measure
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import Bound, Condition, Direction, Target, TargetKind
from sagamihara_pdca.notation.baseline_wording import read_baseline
from sagamihara_pdca.notation.characters import narrow, one_line
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.notation.targets.reading import read_target
from sagamihara_pdca.notation.units import canonical_unit, is_known, read_unit
from sagamihara_pdca.plan_tables.flat_list.entries import Entry
from sagamihara_pdca.plan_tables.flat_list.meanings import Meaning
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.reductions import read_target_of
from sagamihara_pdca.plan_tables.schema import SEPARATOR
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.problems import flat_list as faults

_UNIT_BEHIND = re.compile(r"(?P<name>.+?)[（(［\[](?:単位[:：])?(?P<unit>[^（）()［］\[\]]+)[）)］\]]")
_FOR_MEASURES = str.maketrans("；;［］[]", "、、（）（）")
_DIRECTIONS = {
    Direction.UP: "増やす 増加 増 上昇 向上 拡大 ↑ ↗ 上げる",
    Direction.DOWN: "減らす 減少 減 低下 縮小 ↓ ↘ 下げる",
    Direction.KEEP: "保つ 維持 現状維持 →",
}
_BY_WORD = {same_name(word): direction for direction, words in _DIRECTIONS.items() for word in words.split()}
_UP = (Bound.AT_LEAST, Bound.ABOVE)
_DOWN = (Bound.AT_MOST, Bound.BELOW)


@dataclass(frozen=True, slots=True)
class _Series:
    """What stands in the years, and what of it are figures."""

    wordings: dict[FiscalYear, str]  # "-" where there is none
    figures: tuple[Target, ...]  # the numeric targets, in the order of the years


def indicator_row(entry: Entry, code: str, number: int, years: tuple[FiscalYear, ...], found: list[Problem]) -> tuple[str, ...]:
    """Return the row of 表「成果指標」; tell each target and direction that is not certain."""
    wordings = {year: entry.targets[year].text or "-" if year in entry.targets else "-" for year in years}
    readings = (read_target(wording) for wording in wordings.values())
    series = _Series(wordings, tuple(r for r in readings if r.kind is TargetKind.NUMERIC))
    measures = tuple(_measures(entry, series, found))
    baseline = entry.text(Meaning.BASELINE)
    as_of = write_fiscal_year(entry.baseline_year) if baseline and entry.baseline_year is not None else ""
    return (code, str(number), entry.text(Meaning.INDICATOR),
            SEPARATOR.join(f"{m.name}［{m.unit}］" if m.unit else m.name for m in measures),
            SEPARATOR.join(m.direction.value for m in measures), baseline, as_of, "",
            *(_wording(entry, year, wording, measures, found) for year, wording in wordings.items()))


def _wording(entry: Entry, year: FiscalYear, wording: str, measures: tuple[Measure, ...], found: list[Problem]) -> str:
    """The target as the list has it; in 「」, which is read as words, where its figures do not fit the measures."""
    if year not in entry.targets:
        return wording
    place = entry.targets[year].place
    problems: list[Problem] = []
    read_target_of(TableCell(wording, place), measures, problems, (), year)
    stopped = next((p for p in problems if p.severity is Severity.ERROR), None)
    if stopped is None:
        return wording
    found.append(faults.target_as_words(place, one_line(wording), stopped.message))
    return f"「{one_line(wording)}」"


def _measures(entry: Entry, series: _Series, found: list[Problem]) -> Iterator[Measure]:
    name, unit = _name_and_unit(entry)
    parts = {tuple((c.measure, c.canonical_unit) for c in figure.conditions) for figure in series.figures}
    several = next(iter(parts)) if len(parts) == 1 and not unit else ()
    if len(several) > 1:
        names = tuple(f"{name}（{label or written or k}）" for k, (label, written) in enumerate(several, 1))
        units = tuple(c.unit for c in series.figures[0].conditions)
        if len(set(names)) == len(names):
            found.append(faults.several_measures(entry.place(Meaning.INDICATOR), entry.text(Meaning.INDICATOR), names))
            for k, (one, its) in enumerate(zip(names, units, strict=True)):
                yield Measure(k + 1, one, its, _direction(entry, series, k, its, found))
            return
    unit = unit or _common_unit(series)
    yield Measure(1, name, unit, _direction(entry, series, 0, unit, found))


def _name_and_unit(entry: Entry) -> tuple[str, str]:
    """The name of the measure and its unit, from the column 単位 or from brackets behind the name."""
    name, unit = entry.text(Meaning.INDICATOR), entry.text(Meaning.UNIT)
    behind = _UNIT_BEHIND.fullmatch(name)
    if behind is not None and _is_unit(behind["unit"]) and (not unit or same_name(unit) == same_name(behind["unit"])):
        name, unit = behind["name"], behind["unit"]
    return name.translate(_FOR_MEASURES).strip(), unit.strip("()（）［］[]") if unit not in ("-", "－", "―") else ""


def _is_unit(text: str) -> bool:
    return is_known(narrow(text)) or read_unit(text).scale != 1


def _common_unit(series: _Series) -> str:
    """The unit of every figure, where they agree; a change has that of another figure."""
    conditions = [c for figure in series.figures for c in figure.conditions]
    units = {canonical_unit(c.unit) for c in conditions if c.unit}
    return conditions[0].unit if len(units) == 1 and all(c.unit and c.change is None for c in conditions) else ""


def _direction(entry: Entry, series: _Series, k: int, unit: str, found: list[Problem]) -> Direction:
    """From the column, else the words 以上 and 以下, else the course of the figures, which is told. 保つ refuses bare numbers."""
    place, name = entry.place(Meaning.INDICATOR), entry.text(Meaning.INDICATOR)
    said = _BY_WORD.get(same_name(entry.text(Meaning.DIRECTION)))
    if said is not None:
        return said
    figures = [f.conditions[k] for f in series.figures if k < len(f.conditions)]
    bare = [w for w in series.wordings.values() if read_target(w).kind is not read_target(w, Direction.KEEP, unit).kind]
    by_bound = _by_bound(figures)
    if figures and not bare and by_bound is not None:
        return by_bound
    course = _by_course(_levels(entry, figures, k, unit)) if figures else None
    if course is not None:
        found.append(faults.direction_from_course(place, name, course.value))
        return course
    if figures:
        found.append(faults.direction_unknown(place, name))
    return Direction.KEEP


def _by_bound(figures: list[Condition]) -> Direction | None:
    bounds = {figure.bound for figure in figures}
    if bounds <= set(_UP):
        return Direction.UP
    return Direction.DOWN if bounds <= set(_DOWN) else None


def _levels(entry: Entry, figures: list[Condition], k: int, unit: str) -> list[Decimal]:
    """The baseline, if it is known, and the targets, in the order of the years; none where one is a change."""
    if any(figure.change is not None for figure in figures):
        return []
    before = read_baseline(entry.text(Meaning.BASELINE), unit)
    known = [before[k].quantity] if k < len(before) and len({f.unit for f in figures if f.unit}) <= 1 else []
    return [*known, *(figure.limit for figure in figures)]


def _by_course(levels: list[Decimal]) -> Direction | None:
    steps = [after - before for before, after in pairwise(levels)]
    if not any(steps) or not (all(s >= 0 for s in steps) or all(s <= 0 for s in steps)):
        return None
    return Direction.UP if max(steps) > 0 else Direction.DOWN
