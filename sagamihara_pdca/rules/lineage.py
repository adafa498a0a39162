"""Whose past it is: which project and measure of the plan an earlier year's result belongs to.

A result is taken over only where project, measure and unit agree with what was reported then. What a revision of the plan has
renumbered or renamed is found by 旧事業番号, by its name, or by its measures; a number that is used again inherits nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sagamihara_pdca.model.plan import Indicator, Measure, Plan, Project
from sagamihara_pdca.model.results import Evaluation, MeasureResult, ProjectResult
from sagamihara_pdca.notation.characters import same_name
from sagamihara_pdca.problems import Place, Problem, identity


@dataclass(frozen=True, slots=True)
class Heir:
    """The project of the plan that goes on with an earlier one; None where there is none, or its number is another's now."""

    project: Project | None
    problem: Problem | None = None


def inherited(past: Evaluation, plan: Plan) -> tuple[Evaluation, tuple[Problem, ...]]:
    """Return the year before in the codes of `plan`, and what could not be taken over.

    A project that the plan does not hold any more keeps its results under its own code, unless that code is another's now.
    The plan of the year before stays in the result: it is what the year was judged by.
    """
    if past.plan.projects == plan.projects:
        return past, ()
    heirs = heirs_of(past.plan, plan)
    taken = {p.code for p in plan.projects}
    told = [heir.problem for heir in heirs.values() if heir.problem is not None]
    lost: dict[tuple[str, str], Problem] = {}

    def measures(of: tuple[MeasureResult, ...]) -> Iterator[MeasureResult]:
        for result in of:
            old = result.project
            heir = heirs.get(old.code, Heir(None))
            if heir.project is None:
                if old.code not in taken:
                    yield result
                continue
            found = _measure_in(heir.project, result)
            if isinstance(found, Problem):
                lost.setdefault((heir.project.code, result.measure.name), found)
            else:
                yield _under(result, heir.project, *found)

    projects = tuple(_project(result, heir.project, tuple(measures(result.measures))) for result in past.projects
                     if (heir := heirs[result.project.code]).project is not None or result.project.code not in taken)
    history = tuple(measures(past.history))
    return replace(past, projects=projects, history=history), (*told, *lost.values())


def heirs_of(before: Plan, plan: Plan) -> dict[str, Heir]:
    """Return the project of `plan` that goes on with each of `before`, by the code that it had."""
    said: dict[str, Project] = {}
    named: dict[str, list[Project]] = {}
    for project in plan.projects:
        if project.former_code:
            said.setdefault(project.former_code, project)
        else:
            named.setdefault(same_name(project.name), []).append(project)
    of_code = {p.code: p for p in plan.projects if not p.former_code}
    names = Counter(same_name(p.name) for p in before.projects)
    return {old.code: Heir(said[old.code]) if old.code in said
            else _unsaid(old, of_code.get(old.code), named.get(same_name(old.name), []), is_only=names[same_name(old.name)] == 1)
            for old in before.projects}


def _unsaid(old: Project, of_code: Project | None, of_name: list[Project], *, is_only: bool) -> Heir:
    """The heir where no 旧事業番号 names it: by number and name, by a name that is unique in both plans, or by its measures."""
    if of_code is not None and same_name(of_code.name) == same_name(old.name):
        return Heir(of_code)
    if len(of_name) == 1 and is_only:
        return Heir(of_name[0], identity.project_renumbered(Place(), old.code, of_name[0].code, old.name))
    if of_code is None:
        return Heir(None)
    if old.indicators and _same_measures(old, of_code):
        return Heir(of_code)
    return Heir(None, identity.number_used_again(Place(), old.code, old.name, of_code.name))


def _same_measures(old: Project, new: Project) -> bool:
    known = {_words(measure) for _, measure in _measures(new)}
    return all(_words(measure) in known for _, measure in _measures(old))


def _measures(project: Project) -> Iterator[tuple[Indicator, Measure]]:
    return ((indicator, measure) for indicator in project.indicators for measure in indicator.measures)


def _words(measure: Measure) -> tuple[str, str]:
    return same_name(measure.name), same_name(measure.unit)


def _measure_in(project: Project, result: MeasureResult) -> tuple[Indicator, Measure] | Problem:
    """The measure of the same name and unit: the one of the same number, else the only one."""
    alike = [pair for pair in _measures(project) if _words(pair[1]) == _words(result.measure)]
    number = (result.indicator.number, result.measure.number)
    same = [pair for pair in alike if (pair[0].number, pair[1].number) == number]
    if same or len(alike) == 1:
        return (same or alike)[0]
    now = next((m for i, m in _measures(project) if (i.number, m.number) == number), None)
    return identity.measure_not_taken_over(Place(), project.code, _label(result.measure), _label(now) if now else "")


def _label(measure: Measure) -> str:
    return f"{measure.name}（{measure.unit}）" if measure.unit else measure.name


def _under(result: MeasureResult, heir: Project, indicator: Indicator, measure: Measure) -> MeasureResult:
    """The result under the numbers of its heir; names, targets and divisions stay those of its year."""
    numbers = (heir.code, indicator.number, measure.number)
    actual = result.actual
    if numbers == (result.project.code, result.indicator.number, result.measure.number):
        return result
    return replace(result, project=replace(result.project, code=heir.code),
                   indicator=replace(result.indicator, project=heir.code, number=indicator.number),
                   measure=replace(result.measure, number=measure.number),
                   actual=replace(actual, project=heir.code, indicator=indicator.number, measure=measure.number))


def _project(result: ProjectResult, heir: Project | None, measures: tuple[MeasureResult, ...]) -> ProjectResult:
    if heir is None or (heir.code == result.project.code and measures == result.measures):
        return result
    return replace(result, project=replace(result.project, code=heir.code), measures=measures,
                   narratives=tuple(replace(n, project=heir.code) for n in result.narratives),
                   choices=replace(result.choices, project=heir.code))
