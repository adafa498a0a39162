"""demo: the whole year on the real plan with made-up answers, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sagamihara_pdca.demo.answers import fictional_answers, fictional_plan
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import ACTUAL
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.pipeline.collecting import collect
from sagamihara_pdca.pipeline.generating import Generated, book_name, generate
from sagamihara_pdca.pipeline.reporting import Edition, Reported, report
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.inputs import Answer, fill


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration wrote."""

    templates: Generated
    status_book: Path
    reported: Reported
    next_year: Generated


def demonstrate(settings: Settings, plan: Plan, on_step: Callable[[str], None] = lambda words: None) -> Demonstration:
    """Generate, answer as the divisions would, collect, report; then the next year's input workbooks.

    One division makes a typing mistake and the last does not answer, as happens every year.
    """
    shown = fictional_plan(plan)
    year = shown.profile.first_year
    due = date(year.start + 1, 5, 30)
    on_step(texts.DEMO_GENERATE)
    templates = generate(settings, shown, year, due)
    on_step(texts.DEMO_ANSWER)
    for division in shown.answering_divisions(year)[:-1]:
        _answer(settings, FormContext(shown, year, division, due))
    on_step(texts.DEMO_COLLECT)
    collected = collect(settings, shown, year)
    on_step(texts.DEMO_REPORT)
    reported = report(settings, collected.collection, Edition(date(year.start + 1, 8, 29)))
    on_step(texts.DEMO_NEXT_YEAR)
    following = generate(settings, shown, year.next, date(year.start + 2, 5, 29))
    return Demonstration(templates, collected.status_book, reported, following)


def _answer(settings: Settings, context: FormContext) -> None:
    form = input_book(context)
    answers = fictional_answers(context, form)
    if context.division == _hasty(context.plan, context.year):
        answers = tuple(_mistyped(a) for a in answers)
    write_book(fill(form, answers), settings.submissions(context.year) / book_name(context.division))


def _hasty(plan: Plan, year: FiscalYear) -> Division:
    return plan.answering_divisions(year)[-3]


def _mistyped(answer: Answer) -> Answer:
    if answer.ref.column == ACTUAL and answer.ref.row == "m.1.1":
        return replace(answer, value=texts.DEMO_MISTYPED)
    return answer
