"""Contradictions in what a division types: formulas show them as yellow questions and never block an input."""

from __future__ import annotations

from sagamihara_pdca.formulas.tree import EMPTY, Expr, Var, bind, if_, join, text
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import GRADE, SUB
from sagamihara_pdca.input_form.keys import PROGRESS
from sagamihara_pdca.input_form.measures import MeasureAsked, last_figure, measures_asked, own_figures
from sagamihara_pdca.input_form.texts import QUESTION_MARK
from sagamihara_pdca.model.plan import Project
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.rules.checks import (
    Contradiction,
    checks_of_measure,
    checks_of_progress,
    contradiction_words,
    typing_days,
)
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.serial_dates import serial_of

#: A kind, the name of what it is about, and when it holds.
Doubt = tuple[Contradiction, str, Expr]


def contradictions(context: FormContext, project: Project) -> tuple[Doubt, ...]:
    """Every contradiction for which the project's sheet has a formula."""
    of_figures = (doubt for asked in measures_asked(context, project) for doubt in of_measure(context, asked))
    return (*of_figures, *of_progress(context, project))


def doubts_text(doubts: tuple[Doubt, ...]) -> Expr:
    """Contradictions in one text, a line each; "" while none holds."""
    parts = [if_(condition, text(f"{QUESTION_MARK}{contradiction_words(kind, subject)}\n"), EMPTY)
             for kind, subject, condition in doubts]
    return join(*parts) if parts else EMPTY


def of_progress(context: FormContext, project: Project) -> tuple[Doubt, ...]:
    """The contradictions between the grades and the progress that the division chose."""
    judged = tuple(Var(asked.cell(GRADE)) for asked in measures_asked(context, project) if asked.method is not Method.NONE)
    checks = checks_of_progress(judged, Var(Ref(project.code, PROGRESS, SUB)), context.plan.scheme, context.terms)
    return tuple((kind, "成果指標", condition) for kind, condition in checks)


def of_measure(context: FormContext, asked: MeasureAsked) -> tuple[Doubt, ...]:
    """The contradictions of one measure."""
    first, end = typing_days(context.year)
    checks = checks_of_measure(asked.method, asked.condition, last_figure(context, asked), (serial_of(first), serial_of(end)))
    return tuple((kind, asked.measure.name, bind(condition, own_figures(asked))) for kind, condition in checks)
