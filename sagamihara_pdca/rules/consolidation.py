"""Consolidates the actuals of all divisions: one row per measure and year, conflicts reported and left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan, Question, QuestionKind
from sagamihara_pdca.model.results import Actual, Narrative
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.places import place_order, write_place
from sagamihara_pdca.problems import Place, Problem, consolidation, identity

Key = tuple[str, int, int, FiscalYear]


def consolidate(plan: Plan, reported: tuple[Actual, ...]) -> tuple[tuple[Actual, ...], list[Problem]]:
    """One actual per measure and year, in plan order, whatever order the books came in.

    The same answer twice is one. Different answers are a conflict: none of them is taken, the measure is 未報告; nor is any
    of several different confirmed bases. An actual that was 集計中 or 未報告 is replaced by the figure that came later, but the
    confirmed base given beside it stays. Actuals of a project that the plan does not have are reported and left out.

    >>> files = submissions_of("work", "R6").files
    >>> actuals, conflicts = consolidate(bundled_plan(), tuple(actual for file in files for actual in file.actuals))
    >>> conflicts
    []
    """
    groups: dict[Key, list[Actual]] = {}
    for actual in reported:
        groups.setdefault((actual.project, actual.indicator, actual.measure, actual.year), []).append(actual)
    order = {p.code: n for n, p in enumerate(plan.projects)}
    rows: list[Actual] = []
    problems = _unknown_projects(reported, order)
    for key in sorted((k for k in groups if k[0] in order), key=lambda k: (order[k[0]], k[1], k[2], k[3])):
        row, conflict = _one(groups[key])
        rows.append(row)
        problems.extend(conflict)
    return tuple(rows), problems


def _unknown_projects(reported: tuple[Actual, ...], known: Mapping[str, int]) -> list[Problem]:
    """One question per project that is not in the plan, at the first of its actuals."""
    first: dict[str, Actual] = {}
    for actual in sorted(reported, key=_position):
        if actual.project not in known:
            first.setdefault(actual.project, actual)
    return [identity.project_not_in_plan(actual.source, code) for code, actual in sorted(first.items())]


def _position(said: Actual | Narrative) -> tuple[str, str, int, int, str, str]:
    return place_order(said.source)


def _one(answers: list[Actual]) -> tuple[Actual, list[Problem]]:
    ordered = sorted(answers, key=_position)
    reported = [a for a in ordered if a.state is not ActualState.UNREPORTED]
    standing = [a for a in reported if a.state is not ActualState.PENDING] or reported or ordered
    bases = [a for a in (*standing, *ordered) if a.base is not None]
    base, differing = _agreed_base(bases)
    first = replace(standing[0], base=base)
    others = [a for a in standing[1:] if _fact(a) != _fact(first)]
    if not others:
        return first, differing
    unreported = replace(first, state=ActualState.UNREPORTED, quantity=None, declared="", source=Place())
    return unreported, [*(_conflict(first, _said(first), a, _said(a)) for a in others), *differing]


def _agreed_base(given: list[Actual]) -> tuple[Decimal | None, list[Problem]]:
    """The confirmed base, if all who gave one gave the same; of different ones none counts."""
    if not given:
        return None, []
    first, *rest = given
    others = {write_place(a.source): a for a in rest if a.base != first.base}
    problems = [_conflict(first, _base(first), other, _base(other)) for other in others.values()]
    return (None if others else first.base), problems


def _conflict(one: Actual, said: str, other: Actual, other_said: str) -> Problem:
    return consolidation.answers_conflict(one.source, said, write_place(other.source), other_said)


def _fact(actual: Actual) -> tuple[ActualState, Decimal | None, str]:
    return actual.state, actual.quantity, actual.declared


def _said(actual: Actual) -> str:
    """The answer in words; a state that is not 確定 stands beside a figure, so that no two answers read alike."""
    figure = actual.declared if actual.quantity is None else format(actual.quantity, "f") + actual.declared
    if not figure:
        return actual.state.value
    return figure if actual.state is ActualState.FINAL else f"{figure}（{actual.state.value}）"


def _base(actual: Actual) -> str:
    return f"確定値 {actual.base:f}"


def differing_answers(plan: Plan, narratives: tuple[Narrative, ...]) -> list[Problem]:
    """Where answers to the same question can't both be right.

    Of the divisions of a joint project only answers that are facts are compared (a choice, a number, a date); texts may
    differ. One division has one answer, whatever is asked.
    """
    questions = {f"q.{q.number}": q for q in plan.questions if q.kind is not QuestionKind.TEXT}
    first: dict[tuple[str, str], Narrative] = {}
    own: dict[tuple[str, str, str], Narrative] = {}
    found = []
    for narrative in narratives:
        same = own.setdefault((narrative.project, narrative.division, narrative.key), narrative)
        if same.text != narrative.text:
            found.append(identity.answered_twice(same.source, same.text, write_place(narrative.source), narrative.text))
            continue
        question = questions.get(narrative.key)
        if question is None:
            continue
        other = first.setdefault((narrative.project, narrative.key), narrative)
        if other.text != narrative.text:
            found.append(_difference(question, other, narrative))
    return found


def _difference(question: Question, one: Narrative, other: Narrative) -> Problem:
    return consolidation.divisions_differ(one.source, question.label, one.text, write_place(other.source), other.text)


def merge_narratives(plan: Plan, reported: tuple[Narrative, ...]) -> tuple[Narrative, ...]:
    """All narratives in plan order, the lead division's first, each division's as they stand on its sheet.

    The same words twice are one; different words of one division for one question are both kept (see `differing_answers`).
    """
    order = {p.code: n for n, p in enumerate(plan.projects)}
    divisions = {d.number: n for n, d in enumerate(plan.divisions)}
    unique: dict[tuple[str, str, str, str], Narrative] = {}
    for narrative in sorted(reported, key=_position):
        unique.setdefault((narrative.project, narrative.division, narrative.key, narrative.text), narrative)

    def place(narrative: Narrative) -> tuple[int, bool, int]:
        leads = plan.project(narrative.project).lead == narrative.division
        return order[narrative.project], not leads, divisions[narrative.division]

    return tuple(sorted((n for n in unique.values() if n.project in order), key=place))
