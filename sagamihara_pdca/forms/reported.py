"""What a submission reports: its answers as actuals and as narratives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sagamihara_pdca.forms.answers import Answer, Submission
from sagamihara_pdca.forms.blocks import ACTUAL, STATE
from sagamihara_pdca.forms.context import FormContext
from sagamihara_pdca.forms.measures import EVIDENCE, EXPECTED, MeasureAsked
from sagamihara_pdca.forms.project_form import lead_measures
from sagamihara_pdca.forms.sheet import Ref
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.results import Actual, ActualState, Narrative
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.problems import Place


def reported_actuals(context: FormContext, submission: Submission) -> tuple[Actual, ...]:
    """The figures of the projects that the division leads; a measure without any answer is not among them."""
    by_ref = {a.ref: a for a in submission.answers}
    found: list[Actual] = []
    for project in context.plan.projects_of(context.division.number, context.year):
        for asked in lead_measures(context, project):
            actual = _actual(asked, by_ref, context.year)
            found.extend([actual] if actual is not None else [])
            found.extend(_late(asked, by_ref, context.year))
    return tuple(found)


def _actual(asked: MeasureAsked, by_ref: dict[Ref, Answer], year: FiscalYear) -> Actual | None:
    code = asked.project.code
    answer, chosen = by_ref.get(asked.cell(ACTUAL)), by_ref.get(asked.cell(STATE))
    base = by_ref.get(Ref(code, asked.base_key, ACTUAL))
    evidence = by_ref.get(Ref(code, asked.second_key, EVIDENCE))
    expected = by_ref.get(Ref(code, asked.second_key, EXPECTED))
    if answer is None and chosen is None and base is None:
        return None
    state = ActualState(str(chosen.value)) if chosen is not None else ActualState.FINAL
    if answer is None and state.has_figure:
        state = ActualState.UNREPORTED
    value = answer.value if answer is not None else None
    said = answer or chosen or base
    return Actual(code, asked.indicator.number, asked.measure.number, year, state,
                  quantity=value if isinstance(value, Decimal) else None,
                  declared=value if isinstance(value, str) else "",
                  raw=answer.raw if answer is not None else "",
                  evidence=str(evidence.value) if evidence is not None else "",
                  expected=str(expected.value) if expected is not None else "",
                  base=base.value if base is not None and isinstance(base.value, Decimal) else None,
                  source=said.place if said is not None else Place())


def _late(asked: MeasureAsked, by_ref: dict[Ref, Answer], year: FiscalYear) -> list[Actual]:
    """Last year's figure, if it was 集計中 then and is given now."""
    answer = by_ref.get(Ref(asked.project.code, asked.late_key, ACTUAL))
    if answer is None or not isinstance(answer.value, Decimal):
        return []
    return [Actual(asked.project.code, asked.indicator.number, asked.measure.number, year.previous, ActualState.FINAL,
                   answer.value, raw=answer.raw, source=answer.place)]


def reported_narratives(context: FormContext, submission: Submission) -> tuple[Narrative, ...]:
    """Everything else that was written, question by question."""
    figures = ("m.",)
    return tuple(Narrative(a.ref.sheet, context.division.number, a.ref.row, _words(a), a.place)
                 for a in submission.answers if not a.ref.row.startswith(figures))


def _words(answer: Answer) -> str:
    if isinstance(answer.value, date):
        return write_date(answer.value, weekday=False)
    return str(answer.value) if isinstance(answer.value, str) else format(answer.value, "f")
