"""Workbooks to look at and to test: one division with a project of every kind, and one that asks too much of a page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.intake.actuals import reported_actuals, reported_choices, reported_narratives
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Indicator, Measure, Plan, Project
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.model.target import Bound, Condition, Direction, Target, TargetKind
from sagamihara_pdca.plan_files.source import bundled_plan
from sagamihara_pdca.problems import Place
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.sheets.book import Book, InputKind, Ref
from sagamihara_pdca.sheets.inputs import Answer, Submission, inputs

FIRST_YEAR = FiscalYear(2024)
DUE = date(2025, 5, 30)
DIVISION = "16"
#: Of every kind one: a single figure, two measures, relative to a provisional baseline, a milestone, labelled measures,
#: judged by the division, one up and one down, none this year, exploratory, joint (led by another division).
KINDS = {"single": "1-1-01", "two measures": "1-1-02", "relative": "1-2-01", "milestone": "2-1-03",
         "labelled": "3-2-02", "judged": "2-1-02", "up and down": "3-1-04", "no target": "1-1-03",
         "exploratory": "1-1-05", "joint": "3-3-01"}
_LED_BY_ANOTHER = "17"


def sampler(kinds: Collection[str] = KINDS.keys()) -> Plan:
    """The bundled plan with one project of every kind, all of them one division's."""
    whole = bundled_plan()
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


def context_of(plan: Plan, division: str = DIVISION, year: FiscalYear = FIRST_YEAR,
               last: Evaluation | None = None) -> FormContext:
    return FormContext(plan, year, plan.division(division), DUE, last)


def finished(context: FormContext, form: Book) -> tuple[Answer, ...]:
    """Every question answered, all of it made up."""
    return fictional_answers(context, form)


def half(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers up to the middle of every sheet."""
    sheets = {a.ref.sheet: [b for b in answers if b.ref.sheet == a.ref.sheet] for a in answers}
    return tuple(a for of_sheet in sheets.values() for a in of_sheet[:len(of_sheet) // 2])


def to_the_limit(form: Book, letters: int | None = None) -> tuple[Answer, ...]:
    """Every text as long as it may be, or of so many letters; the rest is left out."""
    found = []
    for ref, cell in inputs(form):
        if cell.field is not None and cell.field.kind is InputKind.TEXT:
            words = ("架空の長い回答です。" * 200)[:(letters or cell.field.max_length) - 1] + "終"
            found.append(answer(ref, words))
    return tuple(found)


def answer(ref: Ref, value: Decimal | str | date) -> Answer:
    return Answer(ref, value, str(value), Place("見本.xlsx"))


def year_after(plan: Plan, year: FiscalYear, last: Evaluation | None = None) -> Evaluation:
    """The year as it is judged when the sampler's division has answered everything."""
    context = context_of(plan, year=year, last=last)
    form = input_book(context)
    submission = Submission("見本.xlsx", context.identity, finished(context, form))
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
