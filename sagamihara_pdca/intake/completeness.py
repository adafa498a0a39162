"""Validates a submission, for blanks and contradictions, by evaluating the form's own formulas in Python."""

from __future__ import annotations

from dataclasses import replace

from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.doubts import contradictions
from sagamihara_pdca.input_form.findings import Basis, Finding, Marked
from sagamihara_pdca.input_form.form_rows import ACTUAL
from sagamihara_pdca.input_form.measures import MeasureAsked
from sagamihara_pdca.input_form.project_sheet import lead_measures
from sagamihara_pdca.intake.answers import FormReading
from sagamihara_pdca.intake.form_formulas import formulas_overtyped
from sagamihara_pdca.model.plan import Project
from sagamihara_pdca.problems import Place, answers
from sagamihara_pdca.rules.checks import contradiction_words
from sagamihara_pdca.sheets.book import Book, Ref
from sagamihara_pdca.sheets.inputs import fill, inputs
from sagamihara_pdca.sheets.layout import BookLayout
from sagamihara_pdca.sheets.values import BookValues


def check_submission(context: FormContext, form: Book, reading: FormReading) -> tuple[Finding, ...]:
    """Values in place of formulas, then required inputs that are blank, each in sheet order, then contradictions."""
    filled = fill(form, reading.submission.answers)
    values = BookValues(filled)
    return (*formulas_overtyped(filled, values, reading.overtyped), *_missing(context, filled, values, reading),
            *_contradictions(context, values, reading))


def _missing(context: FormContext, form: Book, values: BookValues, reading: FormReading) -> list[Finding]:
    """A cell with an error is not reported as blank as well; a question about it stands in for nothing."""
    layout = BookLayout(form)
    actuals = {asked.cell(ACTUAL) for project in _projects(context) for asked in lead_measures(context, project)}
    asked_about = {f.ref for f in reading.findings}
    told = Marked(f for f in reading.findings if f.is_error)
    found = []
    for ref, cell in inputs(form):
        if cell.field is None or cell.content is not None or ref in told or not values.holds(cell.field.required):
            continue
        label = cell.field.label
        at = layout.a1(ref).replace("$", "")
        place = reading.places.get(ref, Place(reading.submission.file, layout.sheet(ref.sheet).sheet.title, at, label))
        blank = answers.actual_missing if ref in actuals else answers.answer_missing
        missing = answers.value_missing if ref in asked_about else blank
        found.append(Finding(missing(place, label), ref, basis=Basis.WHOLE))
    return found


def _contradictions(context: FormContext, values: BookValues, reading: FormReading) -> list[Finding]:
    found = []
    for project in _projects(context):
        measures = lead_measures(context, project)
        for kind, subject, condition in contradictions(context, project) if measures else ():
            if values.holds(condition):
                ref = _cell_of(measures, subject)
                place = reading.places.get(ref) if ref is not None else None
                place = place or Place(reading.submission.file, project.code)
                words = contradiction_words(kind, subject)
                found.append(Finding(answers.contradiction(replace(place, label=subject), words), ref, basis=Basis.WHOLE))
    return found


def _cell_of(measures: tuple[MeasureAsked, ...], name: str) -> Ref | None:
    return next((asked.cell(ACTUAL) for asked in measures if asked.measure.name == name), None)


def _projects(context: FormContext) -> tuple[Project, ...]:
    return context.plan.projects_of(context.division.number, context.year)
