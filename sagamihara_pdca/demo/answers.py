"""Fictional answers that show every grade and every state, in a plan that is marked 架空: for the demonstration only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from sagamihara_pdca.demo.texts import PART_OF_OTHERS, RAISED_TARGET, STORIES
from sagamihara_pdca.formulas.tree import FALSE
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import ACTUAL, STATE
from sagamihara_pdca.input_form.keys import (
    DIRECTION,
    DIRECTION_REASON,
    EFFECT,
    IMPROVEMENT,
    INITIATIVES,
    ISSUES,
    PART,
    PROGRESS,
    PROPOSAL,
    PROPOSAL_DETAIL,
    REASON,
)
from sagamihara_pdca.input_form.measures import EVIDENCE, EXPECTED, MeasureAsked, needs_base, was_pending
from sagamihara_pdca.input_form.project_sheet import lead_measures
from sagamihara_pdca.model.choices import NextDirection, Progress, Proposal
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.problems import Place
from sagamihara_pdca.sheets.book import Book, Field, InputKind, Ref
from sagamihara_pdca.sheets.inputs import Answer, AnswerValue, fill, inputs
from sagamihara_pdca.sheets.values import BookValues

MARK = "【架空】"
#: Assigned to the measures in turn: the share of the target that is reached, or a state.
_SCENARIOS: tuple[Decimal | ActualState, ...] = (
    Decimal("1.067"), Decimal("1.0"), Decimal("0.9"), ActualState.OUT_OF_SCOPE, Decimal("0.93"), ActualState.PENDING,
    ActualState.NOT_DONE, Decimal("1"), ActualState.STOPPED, ActualState.OUT_OF_SCOPE, ActualState.PROVISIONAL,
    ActualState.HARD_TO_JUDGE, Decimal("0.71"), Decimal("1.2"), Decimal("1.1"), Decimal("1.05"), Decimal("0.46"),
    Decimal("1.03"), Decimal("0.995"))
#: Assigned to projects without measures in turn.
_PROGRESSES = (Progress.ON_PLAN, Progress.ON_PLAN, Progress.AHEAD, Progress.ON_PLAN, Progress.SLIGHTLY_LATE,
               Progress.ON_PLAN, Progress.LATE)
#: Units whose figures have decimals.
_FRACTIONAL_UNITS = ("%", "％", "時間", "点")
_TEXTS = {
    InputKind.TEXT: "これは見本のために作った架空の回答です。実際の取組や成果を表すものではありません。",
    InputKind.LINE: "担当課の集計（見本）",
}
#: The same for the years after the first, so that grades rise and fall.
_LATER_SCENARIOS: tuple[Decimal | ActualState, ...] = (
    Decimal("0.86"), Decimal("1.0"), Decimal("1.013"), ActualState.OUT_OF_SCOPE, Decimal("1.01"), Decimal("0.74"), Decimal("1.0"),
    ActualState.OUT_OF_SCOPE, Decimal("0.9"), Decimal("1.0"), Decimal("0.75"), Decimal("1.0"), Decimal("1.05"), Decimal("1.1"),
    Decimal("1.05"), Decimal("0.55"), Decimal("0.82"), Decimal("0.9"), ActualState.PENDING)
#: What is chosen in the years after the first where it is not the first of the list: an exploratory project becomes 重点.
_LATER_CHOICES: dict[tuple[str, str], NextDirection | Proposal] = {
    ("1-1-06", DIRECTION): NextDirection.TO_PRIORITY, ("3-1-04", PROPOSAL): Proposal.RETARGET}


@dataclass(frozen=True, slots=True)
class Scenario:
    """One measure's result in the demonstration: its state, and the share of the target that is reached (1 = 100 %)."""

    asked: MeasureAsked
    share: Decimal
    state: ActualState


def fictional_plan(plan: Plan) -> Plan:
    """Return the plan with a name, identifier and edition that are marked as a sample."""
    profile = replace(plan.profile, plan_id=f"{plan.profile.plan_id}_demo",
                      plan_name=f"{MARK}{plan.profile.plan_name}（見本）", edition=f"{plan.profile.edition}・見本")
    return replace(plan, profile=profile)


def fictional_answers(context: FormContext, form: Book) -> tuple[Answer, ...]:
    """Return answers to every required input of the form and some others, the same on every call."""
    scenarios = {s.asked.cell(ACTUAL): s for s in _scenarios(context)}
    found: list[Answer] = []
    for sheet in form.sheets:
        for row in sheet.rows:
            for cell in row.cells:
                ref = Ref(sheet.key, row.key, cell.column)
                if cell.field is not None:
                    value = _value(context, ref, cell.field, scenarios)
                    found.extend([] if value is None else [Answer(ref, value, str(value), Place())])
    return _asked_for(form, tuple(found))


def _asked_for(form: Book, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Drop the answers to questions that the other answers make needless, such as the reason for a ◎."""
    values = BookValues(fill(form, answers))
    raised = {ref: cell.field.required == FALSE or values.holds(cell.field.required)
              for ref, cell in inputs(form) if cell.field is not None and cell.field.kind is InputKind.TEXT}
    return tuple(a for a in answers if raised.get(a.ref, True))


def _scenarios(context: FormContext) -> tuple[Scenario, ...]:
    """Assign the scenarios to the plan's measures in turn, so that the divisions' answers differ."""
    scenarios = []
    order = [(p.code, i.number, m.number) for p in context.plan.projects_in(context.year)
             for i in p.indicators for m in i.measures]
    for project in context.plan.projects_of(context.division.number, context.year):
        for asked in lead_measures(context, project):
            turn = order.index((project.code, asked.indicator.number, asked.measure.number))
            listed = _LATER_SCENARIOS if _is_later(context) else _SCENARIOS
            scenario = listed[turn % len(listed)]
            if isinstance(scenario, ActualState):
                scenarios.append(Scenario(asked, Decimal("0.98"), scenario))
            else:
                scenarios.append(Scenario(asked, scenario, ActualState.FINAL))
    return tuple(scenarios)


def _value(context: FormContext, ref: Ref, field: Field, scenarios: dict[Ref, Scenario]) -> AnswerValue | None:
    measured = _measure_value(context, ref, scenarios)
    if measured is not None:
        return measured or None
    if field.kind in _TEXTS:
        return _written(context, ref) or f"{MARK}{_TEXTS[field.kind]}"
    if field.kind is InputKind.CHOICE:
        return _choice(context, ref, field, [s for s in scenarios.values() if s.asked.project.code == ref.sheet])
    if field.kind is InputKind.NUMBER:
        return Decimal(12)
    return date(context.year.start + 1, 3, 31)


def _written(context: FormContext, ref: Ref) -> str:
    """What the division writes of a project of the bundled plan; "" for any other project or question."""
    story = STORIES.get(ref.sheet)
    if story is None:
        return ""
    turn = int(_is_later(context))
    return {INITIATIVES: story.done[turn], PART: PART_OF_OTHERS, EFFECT: story.effect[turn], ISSUES: story.issue, REASON: story.reason,
            IMPROVEMENT: story.improvement, DIRECTION_REASON: story.reason, PROPOSAL_DETAIL: RAISED_TARGET if turn else story.issue}.get(ref.row, "")


def _is_later(context: FormContext) -> bool:
    """Whether the plan has had a year before, which the demonstration has answered."""
    return context.last is not None


def _choice(context: FormContext, ref: Ref, field: Field, scenarios: list[Scenario]) -> str:
    turn = [p.code for p in context.plan.projects].index(ref.sheet)
    if ref.row == PROGRESS:
        return context.terms.word(_progress(scenarios) if scenarios else _PROGRESSES[turn % len(_PROGRESSES)])
    if _is_later(context) and ref.row in (DIRECTION, PROPOSAL):
        chosen = _LATER_CHOICES.get((ref.sheet, ref.row))
        return context.terms.word(chosen) if chosen is not None else field.choices[0]
    if {s.state for s in scenarios} & {ActualState.STOPPED}:
        return field.choices[-1] if ref.row == DIRECTION else field.choices[0]
    return field.choices[turn % 7 % len(field.choices)] if turn % 7 in (3, 5) else field.choices[0]


def _progress(scenarios: list[Scenario]) -> Progress:
    """Return the 行動目標の進捗 that fits the results of the project's measures."""
    if any(s.state is ActualState.STOPPED for s in scenarios):
        return Progress.STOPPED
    if any(s.state is ActualState.NOT_DONE for s in scenarios):
        return Progress.NOT_STARTED
    lowest = min(s.share for s in scenarios)
    steps = ((Decimal("0.6"), Progress.LATE), (Decimal("0.85"), Progress.SLIGHTLY_LATE),
             (Decimal("1.05"), Progress.ON_PLAN))
    return next((progress for below, progress in steps if lowest < below), Progress.AHEAD)


def _measure_value(context: FormContext, ref: Ref, scenarios: dict[Ref, Scenario]) -> AnswerValue | None:
    """The value of a measure's input; "" to leave it blank; None when the place is not a measure's."""
    scenario = next((s for s in scenarios.values() if ref.sheet == s.asked.project.code
                 and ref.row in (s.asked.key, s.asked.second_key, s.asked.base_key, s.asked.late_key)), None)
    if scenario is None:
        return None
    place = (ref.row, ref.column)
    if place == (scenario.asked.key, STATE):
        return "" if scenario.state is ActualState.FINAL else scenario.state.value
    if place == (scenario.asked.key, ACTUAL):
        return _actual(context, scenario) if scenario.state.has_figure else ""
    if place == (scenario.asked.second_key, EXPECTED):
        return f"{write_fiscal_year(context.year.next).removesuffix('度')}8月頃" if scenario.state is ActualState.PENDING else ""
    if place == (scenario.asked.second_key, EVIDENCE):
        return _TEXTS[InputKind.LINE]
    if ref.row == scenario.asked.late_key:
        return _late(context, scenario.asked) if was_pending(context, scenario.asked) else ""
    return _base(scenario.asked) if needs_base(context, scenario.asked) else ""


def _late(context: FormContext, asked: MeasureAsked) -> Decimal:
    """Last year's figure, which comes a year late: a little above its target, where this is a number."""
    last = context.last_measure(asked.project.code, asked.indicator.number, asked.measure.number)
    level = last.level if last is not None else None
    return (level * Decimal("1.02")).quantize(Decimal(1), ROUND_HALF_UP) if level is not None else _base(asked)


def _base(asked: MeasureAsked) -> Decimal:
    baseline = asked.indicator.baselines[asked.measure.number - 1].quantity
    return ((baseline or Decimal(100)) * Decimal("1.32")).quantize(Decimal(1), ROUND_HALF_UP)


def _actual(context: FormContext, scenario: Scenario) -> AnswerValue:
    asked, share = scenario.asked, scenario.share
    if asked.method is Method.DECLARED:
        return "達成" if share >= 1 else "未達成"
    if asked.method is Method.JUDGED:
        grades = context.plan.scheme.grades
        return grades[0 if share >= 1 else 1].symbol
    if asked.condition is None:
        return Decimal(3)
    level = asked.condition.limit if asked.condition.change is None else _base(asked) * Decimal("1.03")
    figure = level / share - (1 if share >= 1 else 0) if asked.method is Method.DOWN_RATE else level * share
    # People, items and procedures are counted in whole ones.
    return figure.quantize(Decimal("0.1") if asked.measure.unit in _FRACTIONAL_UNITS else Decimal(1), ROUND_HALF_UP)
