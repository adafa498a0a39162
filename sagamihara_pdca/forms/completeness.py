"""What a submission still lacks and what in it contradicts itself: the form's own live rules, worked out in Python."""

from __future__ import annotations

from sagamihara_pdca.forms.answers import Submission, fill, inputs
from sagamihara_pdca.forms.context import FormContext
from sagamihara_pdca.forms.contradictions import contradictions
from sagamihara_pdca.forms.layout import BookLayout
from sagamihara_pdca.forms.measures import measures_asked
from sagamihara_pdca.forms.project_form import lead_measures
from sagamihara_pdca.forms.sheet import Book
from sagamihara_pdca.forms.workbook_values import BookValues
from sagamihara_pdca.problems import Place, Problem, answers
from sagamihara_pdca.rules.checks import contradiction_words


def check_submission(context: FormContext, form: Book, submission: Submission,
                     known: list[Problem]) -> list[Problem]:
    """Required inputs that are blank, and contradictions.

    Args:
        known: what reading has already found; a cell that has a fault there is not called blank as well.
    """
    filled = fill(form, submission.answers)
    values = BookValues(filled)
    return [*_missing(context, filled, values, submission, known), *_contradictions(context, values, submission)]


def _missing(context: FormContext, form: Book, values: BookValues, submission: Submission,
             known: list[Problem]) -> list[Problem]:
    layout = BookLayout(form)
    actuals = {asked.cell("actual") for sheet in form.sheets if sheet.keyed and sheet.key != "guide"
               for asked in measures_asked(context, context.plan.project(sheet.key))}
    faulty = {(p.place.sheet, p.place.label) for p in known}
    found = []
    for ref, cell in inputs(form):
        if cell.field is None or cell.content is not None or not values.holds(cell.field.required):
            continue
        title = layout.sheet(ref.sheet).sheet.title
        if (title, cell.field.label) in faulty or (title, "") in faulty:
            continue
        place = Place(submission.file, title, layout.a1(ref).replace("$", ""), cell.field.label)
        missing = answers.actual_missing if ref in actuals else answers.answer_missing
        found.append(missing(place, cell.field.label))
    return found


def _contradictions(context: FormContext, values: BookValues, submission: Submission) -> list[Problem]:
    found = []
    for project in context.plan.projects_of(context.division.number, context.year):
        if not lead_measures(context, project):
            continue
        for kind, subject, condition in contradictions(context, project):
            if values.holds(condition):
                place = Place(submission.file, project.code, "", subject)
                found.append(answers.contradiction(place, contradiction_words(kind, subject)))
    return found


