"""What a submission reports: its answers as actuals, as choices and as narratives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.findings import Finding, Marked
from sagamihara_pdca.input_form.form_rows import ACTUAL, STATE
from sagamihara_pdca.input_form.keys import DIRECTION, PROGRESS, PROPOSAL, STAGE
from sagamihara_pdca.input_form.measures import EVIDENCE, EXPECTED, MeasureAsked, late_asked
from sagamihara_pdca.input_form.project_sheet import lead_measures
from sagamihara_pdca.model.choices import ExplorationStage, NextDirection, Progress, ProjectChoices, Proposal
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.results import Actual, Narrative
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.excerpts import beginning
from sagamihara_pdca.sheets.book import LONGEST_ANSWER, Ref
from sagamihara_pdca.sheets.inputs import Answer, Submission


def reported_actuals(context: FormContext, submission: Submission,
                     findings: tuple[Finding, ...] = ()) -> tuple[Actual, ...]:
    """The figures of the projects that the division leads; a measure without any answer is not among them.

    An error in the figure or in its state leaves the measure 未報告, whatever else was typed beside it.
    """
    by_ref = {a.ref: a for a in submission.answers}
    unusable = Marked(f for f in findings if f.is_error)
    found: list[Actual] = []
    for project in context.plan.projects_of(context.division.number, context.year):
        for asked in lead_measures(context, project):
            is_usable = not any(asked.cell(column) in unusable for column in (ACTUAL, STATE))
            actual = _actual(asked, by_ref, context.year, is_usable)
            found.extend([actual] if actual is not None else [])
            found.extend(_late(context, asked, by_ref))
    return tuple(found)


def _actual(asked: MeasureAsked, by_ref: Mapping[Ref, Answer], year: FiscalYear, is_usable: bool) -> Actual | None:
    code = asked.project.code
    answer, chosen = by_ref.get(asked.cell(ACTUAL)), by_ref.get(asked.cell(STATE))
    base = by_ref.get(Ref(code, asked.base_key, ACTUAL))
    evidence = by_ref.get(Ref(code, asked.second_key, EVIDENCE))
    expected = by_ref.get(Ref(code, asked.second_key, EXPECTED))
    noted = answer or chosen
    said = noted or base
    if said is None:
        return None
    value = answer.value if answer is not None and is_usable else None
    return Actual(code, asked.indicator.number, asked.measure.number, year, _state(answer, chosen, is_usable),
                  quantity=value if isinstance(value, Decimal) else None,
                  declared=value if isinstance(value, str) else "",
                  raw=answer.raw if answer is not None else "",
                  evidence=_words(evidence) if evidence is not None else "",
                  expected=_words(expected) if expected is not None else "",
                  base=base.value if base is not None and isinstance(base.value, Decimal) else None,
                  source=said.place, note=noted.note if noted is not None else "")


def _state(answer: Answer | None, chosen: Answer | None, is_usable: bool) -> ActualState:
    state = ActualState(str(chosen.value)) if chosen is not None else ActualState.FINAL
    return state if is_usable and (answer is not None or not state.has_figure) else ActualState.UNREPORTED


def _late(context: FormContext, asked: MeasureAsked, by_ref: Mapping[Ref, Answer]) -> list[Actual]:
    """The figures of earlier years that were 集計中 then and are given now."""
    given = ((late, by_ref.get(Ref(asked.project.code, key, ACTUAL))) for late, key in late_asked(context, asked))
    return [Actual(asked.project.code, asked.indicator.number, asked.measure.number, late, ActualState.FINAL,
                   answer.value, raw=answer.raw, source=answer.place, note=answer.note)
            for late, answer in given if answer is not None and isinstance(answer.value, Decimal)]


def reported_narratives(context: FormContext, submission: Submission) -> tuple[Narrative, ...]:
    """Return every answer outside the tables of figures as text, one per question."""
    figures = ("m.",)
    return tuple(Narrative(a.ref.sheet, context.division.number, a.ref.row, _words(a), a.place)
                 for a in submission.answers if not a.ref.row.startswith(figures))


def reported_choices(context: FormContext, submission: Submission) -> tuple[ProjectChoices, ...]:
    """What the division chose for each of its projects, in plan order."""
    said = {(a.ref.sheet, a.ref.row): str(a.value) for a in submission.answers}
    terms, division = context.terms, context.division.number

    def chosen(code: str) -> ProjectChoices:
        words = {key: said.get((code, key), "") for key in (PROGRESS, STAGE, DIRECTION, PROPOSAL)}
        return ProjectChoices(code, division, terms.choice(Progress, words[PROGRESS]),
                              terms.choice(ExplorationStage, words[STAGE]),
                              terms.choice(NextDirection, words[DIRECTION]), terms.choice(Proposal, words[PROPOSAL]))

    return tuple(chosen(project.code) for project in context.plan.projects_of(division, context.year))


def _words(answer: Answer) -> str:
    """The answer as the evaluation carries it: of a text that is too long the beginning."""
    if isinstance(answer.value, date):
        return write_date(answer.value, weekday=False)
    return beginning(answer.value, LONGEST_ANSWER) if isinstance(answer.value, str) else format(answer.value, "f")
