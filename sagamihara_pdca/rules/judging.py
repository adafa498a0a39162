"""Judges the year: every measure, every project, from the plan and the consolidated actuals."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import Block, Const, Expr, Value
from sagamihara_pdca.model.choices import ProjectChoices
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import GradeScheme, Indicator, Measure, Plan, Project
from sagamihara_pdca.model.results import (
    Actual,
    Evaluation,
    MeasureResult,
    Method,
    Narrative,
    Outcome,
    ProjectResult,
)
from sagamihara_pdca.model.states import ActualState, Ungraded
from sagamihara_pdca.model.target import Condition, Target, TargetKind
from sagamihara_pdca.plain_values import YearLike, year_of
from sagamihara_pdca.rules import achievement
from sagamihara_pdca.rules.achievement import Figure
from sagamihara_pdca.rules.bases import Actuals, base_of, without_level
from sagamihara_pdca.rules.grading import DECLARED_MET, REACHED, constants, grade_of_rate, outcome, outcome_of, worst

_NO_TARGET = Target("", TargetKind.NONE)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures on which the trees of one measure and year are evaluated."""

    actual: Decimal | str | None
    state: str
    base: Decimal | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The values of the trees of one measure and year."""

    level: Decimal | None
    rate_percent: Decimal | None
    met: bool | None
    outcome: Outcome


def judge_measure(method: Method, condition: Condition | None, figures: Figures, scheme: GradeScheme) -> Judgement:
    """Work the trees of `achievement` and `grading` out, one on the other."""
    known: dict[Hashable, Value] = {Figure.ACTUAL: figures.actual, Figure.STATE: figures.state,
                                    Figure.BASE: figures.base, Figure.LEVEL: "", Figure.MET: False}

    def put(figure: Figure, tree: Expr) -> Value:
        known[figure] = evaluate_tree(tree, lambda key: _find(known, key))
        return known[figure]

    if condition is not None:
        put(Figure.LEVEL, achievement.level(condition))
        put(Figure.UPPER, Const(condition.upper))
        put(Figure.MET, achievement.is_met(condition.bound))
    put(Figure.RATE, achievement.rate_percent(method))
    result = outcome_of(str(evaluate_tree(outcome(method, constants(scheme)), lambda key: _find(known, key))), scheme)
    level, rate = known[Figure.LEVEL], known[Figure.RATE]
    return Judgement(level if isinstance(level, Decimal) else None, rate if isinstance(rate, Decimal) else None,
                     _met(method, known, scheme, result), result)


def _find(known: Mapping[Hashable, Value], key: Hashable) -> Value | Block:
    return known[key]


def _met(method: Method, known: Mapping[Hashable, Value], scheme: GradeScheme, result: Outcome) -> bool | None:
    if isinstance(result, Ungraded):
        return None
    if method.is_numeric:
        return known[Figure.MET] is True
    if method is Method.DECLARED:
        return known[Figure.ACTUAL] == DECLARED_MET
    # Of a chosen grade: the one that a target just reached would have, or a better one.
    symbols = [grade.symbol for grade in scheme.grades]
    reached = evaluate_tree(grade_of_rate(REACHED, constants(scheme)), lambda key: None)
    return symbols.index(result.symbol) <= symbols.index(str(reached))


def evaluate(plan: Plan, year: YearLike, actuals: tuple[Actual, ...], narratives: tuple[Narrative, ...],
             answered: frozenset[str], choices: tuple[ProjectChoices, ...] = (), past: Evaluation | None = None) -> Evaluation:
    """Judge every project that runs in the year.

    Args:
        plan: as the year sees it (`Plan.for_year`), so that closed divisions are replaced by those in charge.
        year: one of the plan's; its projects are judged, and the measures of the plan's earlier years beside them.
        actuals: of this and earlier years, at most one per measure and year; a measure without one is 未報告.
        narratives: of this year, from all divisions.
        answered: Project.codes whose lead division's answer is in.
        choices: what the divisions chose for their projects this year, one per division and project.
        past: the year before as it was evaluated, in the codes of `plan` (see `rules.lineage`). Its results stay as they are, but
            where a figure that came later changes one; years that it does not know are judged from `plan`.
    Returns:
        one result per project, in plan order; rates in per cent with one decimal, levels in the measure's unit.
    Raises:
        ValueRefused: `year` names no fiscal year for certain.

    >>> said = submissions_of("work", "R6")
    >>> evaluation = evaluate(said.survey.plan, "R6", said.actuals, said.narratives, said.answered, said.choices)
    >>> evaluation == evaluation_of("work", "R6")
    True
    """
    year = year_of(year)
    known = Actuals(actuals)
    chosen = {(c.project, c.division): c for c in choices}
    projects = tuple(_project(plan, p, year, known, narratives, p.code in answered,
                              chosen.get((p.code, p.lead), ProjectChoices(p.code, p.lead)))
                     for p in plan.projects_in(year))
    return Evaluation(plan, year, projects, _earlier(plan, year, known, past))


def _earlier(plan: Plan, year: FiscalYear, known: Actuals, past: Evaluation | None) -> tuple[MeasureResult, ...]:
    reported = () if past is None else (*past.history, *past.measures)
    years = {m.year for m in reported}
    unknown = tuple(m for y in plan.profile.years if y < year and y not in years for p in plan.projects_in(y)
                    for m in _measures(plan, p, y, known))
    kept = tuple(m if past is None else _with_later_figures(past.plan, m, known) for m in reported)
    return (*unknown, *kept) if not unknown else tuple(sorted((*unknown, *kept), key=lambda m: m.year))


def _with_later_figures(plan: Plan, reported: MeasureResult, known: Actuals) -> MeasureResult:
    """The result as it was reported, or judged again by the plan of that time, where its figure or its base has come since."""
    project, indicator, measure, year = reported.project, reported.indicator, reported.measure, reported.year
    actual = known.find(project.code, indicator.number, measure.number, year)
    base = base_of(project, indicator, measure, year, reported.condition, known)
    has_new_base = base is not None and base != reported.base
    if not has_new_base and (actual is None or _fact(actual) == _fact(reported.actual)):
        return reported
    return _measure(plan, project, indicator, measure, year, known)


def _fact(actual: Actual) -> tuple[ActualState, Decimal | None, str]:
    return actual.state, actual.quantity, actual.declared


def _project(plan: Plan, project: Project, year: FiscalYear, known: Actuals,
             narratives: tuple[Narrative, ...], answered: bool, choices: ProjectChoices) -> ProjectResult:
    measures = _measures(plan, project, year, known)
    return ProjectResult(project, year, measures, _whole(plan.scheme, measures, answered),
                         tuple(n for n in narratives if n.project == project.code), answered, choices)


def _whole(scheme: GradeScheme, measures: tuple[MeasureResult, ...], answered: bool) -> Outcome:
    if not measures:
        return Ungraded.NO_INDICATOR if answered else Ungraded.UNREPORTED
    words = tuple(Const(m.outcome.word) for m in measures)
    return outcome_of(str(evaluate_tree(worst(words, constants(scheme)), lambda key: None)), scheme)


def _measures(plan: Plan, project: Project, year: FiscalYear, known: Actuals) -> tuple[MeasureResult, ...]:
    return tuple(_measure(plan, project, i, m, year, known) for i in project.indicators for m in i.measures)


def _measure(plan: Plan, project: Project, indicator: Indicator, measure: Measure, year: FiscalYear,
             known: Actuals) -> MeasureResult:
    target = indicator.target(year) or _NO_TARGET
    condition = condition_for(target, measure)
    method = achievement.method_of(target, condition)
    actual = known.find(project.code, indicator.number, measure.number, year) or Actual(
        project.code, indicator.number, measure.number, year, ActualState.UNREPORTED)
    if actual.state is ActualState.UNREPORTED:  # nothing usable came back: what stands beside it is no answer
        actual = replace(actual, quantity=None, declared="")
    base = base_of(project, indicator, measure, year, condition, known)
    judged_instead = without_level(target, condition, base) if actual.declared else None
    if judged_instead is not None:  # the form, which knew the base, has asked for a grade
        target, condition, method = judged_instead, None, Method.JUDGED
    answer = actual.quantity if method.is_numeric else actual.declared
    judged = judge_measure(method, condition, Figures(answer, actual.state.value, base), plan.scheme)
    return MeasureResult(project, indicator, measure, year, target, condition, method, base, judged.level, actual,
                         judged.rate_percent, judged.met, judged.outcome)


def condition_for(target: Target, measure: Measure) -> Condition | None:
    """The condition that a measure must keep; the plan's loader has put them in the measures' order."""
    if measure.number <= len(target.conditions):
        return target.conditions[measure.number - 1]
    return None
