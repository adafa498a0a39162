"""Workbooks to look at and to test: one division with a project of every kind, and one that asks too much of a page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.intake.actuals import reported_actuals, reported_choices, reported_narratives
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Indicator, Measure, Plan, Project
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.model.target import Bound, Condition, Direction, Target, TargetKind
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.sheets.inputs import Submission
from tests.worlds.plans import DUE, R6, sagamihara

DIVISION = "16"
#: Of every kind one: a single figure, two measures, relative to a provisional baseline, a milestone, labelled measures,
#: judged by the division, one up and one down, none this year, exploratory, joint (led by another division).
KINDS = {"single": "1-1-01", "two measures": "1-1-02", "relative": "1-2-01", "milestone": "2-1-03",
         "labelled": "3-2-02", "judged": "2-1-02", "up and down": "3-1-04", "no target": "1-1-03",
         "exploratory": "1-1-05", "joint": "3-3-01"}
_LED_BY_ANOTHER = "17"


def sampler(kinds: Collection[str] = KINDS.keys()) -> Plan:
    """The bundled plan with one project of every kind, all of them one division's."""
    whole = sagamihara()
    codes = {KINDS[kind] for kind in kinds}
    return replace(whole, projects=tuple(_give(p) for p in whole.projects if p.code in codes))


#: Targets of kinds that the bundled plan's wordings may or may not come to.
_TARGETS = {
    KINDS["judged"]: Target("市民が使いやすい資料とする", TargetKind.QUALITATIVE, refusal="数値の条件として読み取れません。"),
    KINDS["up and down"]: Target("30校以上かつ150件未満", TargetKind.NUMERIC, (
        Condition("", Bound.AT_LEAST, Decimal(30), "校", "校"), Condition("", Bound.BELOW, Decimal(150), "件", "件"))),
}


def _give(project: Project) -> Project:
    if project.code in _TARGETS:
        targets = tuple(replace(t, target=_TARGETS[project.code]) for t in project.indicators[0].targets)
        project = replace(project, indicators=(replace(project.indicators[0], targets=targets),))
    if project.code == KINDS["joint"]:
        return replace(project, lead=_LED_BY_ANOTHER, partners=(DIVISION,))
    return replace(project, lead=DIVISION, partners=())


def context_of(plan: Plan, division: str = DIVISION, year: FiscalYear = R6,
               last: Evaluation | None = None) -> FormContext:
    return FormContext(plan, year, plan.division(division), DUE, last)


def year_after(plan: Plan, year: FiscalYear, last: Evaluation | None = None) -> Evaluation:
    """The year as it is judged when the sampler's division has answered everything."""
    context = context_of(plan, year=year, last=last)
    form = input_book(context)
    submission = Submission("見本.xlsx", context.identity, fictional_answers(context, form))
    earlier = () if last is None else tuple(m.actual for m in (*last.history, *last.measures))
    return evaluate(plan, year, (*earlier, *reported_actuals(context, submission)),
                    reported_narratives(context, submission), frozenset(p.code for p in plan.projects),
                    reported_choices(context, submission))


def stress() -> Plan:
    """A plan that asks too much of a page: 8 measures in one indicator, names of 60 characters, long texts."""
    plan = sampler()
    name = "とても長い名前" * 8 + "末尾四字"
    conditions = tuple(Condition("", Bound.AT_LEAST, Decimal(1000 * n), "件", "件") for n in range(1, 9))
    target = Target("・".join(f"{c.limit:,}件" for c in conditions), TargetKind.NUMERIC, conditions)
    first = plan.project(KINDS["single"])
    measures = tuple(Measure(n, f"{n}{name[1:]}", "件", Direction.UP) for n in range(1, 9))
    old = first.indicators[0]
    indicator = Indicator(first.code, 1, name, measures, old.baselines * 8,
                          tuple(replace(t, target=target) for t in old.targets))
    loaded = replace(first, name=name, summary="長い概要です。" * 20, indicators=(indicator,),
                     action_goals=tuple(replace(g, text="\n".join(["長い行動目標です。"] * 5)) for g in first.action_goals))
    divisions = tuple(replace(d, name=name) if d.number == DIVISION else d for d in plan.divisions)
    return replace(plan, projects=(loaded, plan.project(KINDS["exploratory"])), divisions=divisions)
