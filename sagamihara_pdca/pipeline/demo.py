"""demo: the whole year on the real plan with made-up answers, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sagamihara_pdca.demo.answers import fictional_answers, fictional_plan
from sagamihara_pdca.demo.reviewing import fictional_review
from sagamihara_pdca.evaluation.review_book import review_book
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import ACTUAL
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.pipeline.collecting import Collected, collect
from sagamihara_pdca.pipeline.evaluating import evaluate_year, year_before
from sagamihara_pdca.pipeline.generating import Generated, book_name, generate
from sagamihara_pdca.pipeline.reporting import Edition, Reported, report
from sagamihara_pdca.pipeline.reviewing import review
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.inputs import Answer, fill


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration wrote."""

    templates: Generated
    status_book: Path
    reported: Reported
    next_year: Generated
    second: Reported  # the next year's evaluation


def demonstrate(settings: Settings, plan: Plan, on_step: Callable[[str], None] = lambda words: None) -> Demonstration:
    """Generate, answer as the divisions would, collect, evaluate, report; then the same for the next year.

    In the first year one division makes a typing mistake and the last does not answer, as happens.
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
    reported = _evaluated(settings, collected)
    on_step(texts.DEMO_NEXT_YEAR)
    following = generate(settings, shown, year.next, date(year.start + 2, 5, 29))
    on_step(texts.DEMO_SECOND_YEAR)
    second = _second_year(settings, shown, year.next)
    return Demonstration(templates, collected.status_book, reported, following, second)


def _second_year(settings: Settings, shown: Plan, year: FiscalYear) -> Reported:
    """Every division answers; the 事務局 evaluates; the evaluation compares both years."""
    earlier, plan = year_before(settings, shown, year), shown.for_year(year)
    last = earlier.evaluation if earlier is not None else None
    for division in plan.answering_divisions(year):
        _answer(settings, FormContext(plan, year, division, date(year.start + 1, 5, 30), last))
    return _evaluated(settings, collect(settings, shown, year))


def _evaluated(settings: Settings, collected: Collected) -> Reported:
    """Write what the 事務局 says into its workbook, and the evaluation."""
    reviewed = review(settings, collected.collection)
    evaluation = evaluate_year(collected.collection)
    write_book(fill(review_book(evaluation), fictional_review(evaluation)), reviewed.book)
    return report(settings, collected.collection, Edition(date(evaluation.year.start + 1, 8, 29)))


def _answer(settings: Settings, context: FormContext) -> None:
    form = input_book(context)
    answers = fictional_answers(context, form)
    if context.last is None and context.division == _hasty(context.plan, context.year):
        answers = tuple(_mistyped(a) for a in answers)
    write_book(fill(form, answers), settings.submissions(context.year) / book_name(context.division))


def _hasty(plan: Plan, year: FiscalYear) -> Division:
    return plan.answering_divisions(year)[-3]


def _mistyped(answer: Answer) -> Answer:
    if answer.ref.column == ACTUAL and answer.ref.row == "m.1.1":
        return replace(answer, value=texts.DEMO_MISTYPED)
    return answer
