"""Contradictions in what a division types: formulas show them as yellow questions and never block an input."""

from __future__ import annotations

from datetime import date

from sagamihara_pdca.formulas.tree import (
    EMPTY,
    FALSE,
    Const,
    Expr,
    Var,
    above,
    all_of,
    any_of,
    at_least,
    below,
    equal,
    if_,
    is_empty,
    is_number,
    is_text,
    join,
    not_,
    number,
    rounded,
    same,
    text,
)
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import ACTUAL, GRADE, QUESTION_MARK, SUB, is_one_of
from sagamihara_pdca.input_form.keys import PROGRESS
from sagamihara_pdca.input_form.measures import (
    MeasureAsked,
    has_state_without_figure,
    last_figure,
    measures_asked,
)
from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.model.plan import Project
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.rules.checks import JUMP, Contradiction, contradiction_words
from sagamihara_pdca.rules.grading import reaching
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.serial_dates import serial_of

#: A year is reported on while it runs and up to two years after it.
_YEARS_OF_TYPING = 3
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
    """Grades against progress: every target reached but the progress late; a lowest grade but the progress ahead."""
    judged = [Var(asked.cell(GRADE)) for asked in measures_asked(context, project) if asked.method is not Method.NONE]
    if not judged:
        return ()
    scheme = context.plan.scheme
    progress = Var(Ref(project.code, PROGRESS, SUB))
    reached = all_of(*(is_one_of(grade, reaching(scheme)) for grade in judged), same(progress, text(context.terms.word(Progress.LATE))))
    lowest = any_of(*(same(grade, text(scheme.grades[-1].symbol)) for grade in judged))
    missed = all_of(lowest, same(progress, text(context.terms.word(Progress.AHEAD))))
    return ((Contradiction.MET_BUT_LATE, "成果指標", reached), (Contradiction.AHEAD_BUT_MISSED, "成果指標", missed))


def of_measure(context: FormContext, asked: MeasureAsked) -> tuple[Doubt, ...]:
    """The contradictions of one measure."""
    if not asked.method.is_numeric:
        return ()
    name, actual = asked.measure.name, Var(asked.cell(ACTUAL))
    return ((Contradiction.NOT_A_NUMBER, name, all_of(is_text(actual), not_(is_empty(actual)))),
            (Contradiction.FIGURE_AND_STATE, name, all_of(is_number(actual), has_state_without_figure(asked))),
            (Contradiction.LIKE_A_DAY, name, _like_a_day(context, actual)),
            *_beside_the_last(context, asked, actual),
            *_negative(asked, actual))


def _beside_the_last(context: FormContext, asked: MeasureAsked, actual: Expr) -> tuple[Doubt, ...]:
    earlier = last_figure(context, asked)
    if earlier is None or earlier <= 0:
        return ()
    jumped = if_(is_number(actual), above(actual, Const(earlier * JUMP)), FALSE)
    found = [(Contradiction.TEN_TIMES, asked.measure.name, jumped)]
    if asked.condition is not None and asked.condition.counting is Counting.CUMULATIVE:
        fallen = if_(is_number(actual), below(actual, Const(earlier)), FALSE)
        found.append((Contradiction.CUMULATIVE_FELL, asked.measure.name, fallen))
    return tuple(found)


def _like_a_day(context: FormContext, actual: Expr) -> Expr:
    """A day typed into a cell with a number format is stored, and shown, as a plain number of five digits."""
    first, last = (serial_of(date(context.year.start + years, 4, 1)) for years in (0, _YEARS_OF_TYPING))
    whole = equal(rounded(actual, 0), actual)
    return if_(is_number(actual), all_of(at_least(actual, Const(first)), below(actual, Const(last)), whole), FALSE)


def _negative(asked: MeasureAsked, actual: Expr) -> tuple[Doubt, ...]:
    if asked.condition is not None and asked.condition.limit < 0:
        return ()
    return ((Contradiction.NEGATIVE, asked.measure.name, if_(is_number(actual), below(actual, number(0)), FALSE)),)
