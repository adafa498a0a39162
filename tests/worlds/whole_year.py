"""Runs a year as clerk and divisions do: generate, answer, collect, report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sagamihara_pdca import pipeline
from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.pipeline.evaluating import year_before
from sagamihara_pdca.pipeline.generating import book_name
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.inputs import Answer, fill

Change = Callable[[tuple[Answer, ...]], tuple[Answer, ...]]


def answer_all(settings: Settings, plan: Plan, year: FiscalYear, change: Change = lambda answers: answers) -> None:
    """Every division fills in its workbook, with the made-up answers of the demonstration, and sends it back."""
    earlier = year_before(settings, plan, year)
    last = earlier.evaluation if earlier is not None else None
    for division in plan.answering_divisions(year):
        context = FormContext(plan.for_year(year), year, division, last=last)
        form = input_book(context)
        answers = change(fictional_answers(context, form))
        write_book(fill(form, answers), settings.submissions(year) / book_name(division))


def run_year(settings: Settings, plan: Plan, year: FiscalYear) -> pipeline.Reported:
    """The year from the empty folder to the evaluation workbook."""
    pipeline.generate(settings, plan, year, date(year.start + 1, 5, 30))
    answer_all(settings, plan, year)
    collected = pipeline.collect(settings, plan, year)
    return pipeline.report(settings, collected.collection)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below the folder that is not a lock, by its path."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*"))
            if p.is_file() and not p.name.startswith(".")}
