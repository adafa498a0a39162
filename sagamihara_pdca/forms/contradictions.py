"""Contradictions that a person should look at: shown live on the sheet as yellow questions, never a lock."""

from __future__ import annotations

from sagamihara_pdca.forms.blocks import ACTUAL, GRADE, QUESTION_MARK, SUB
from sagamihara_pdca.forms.context import FormContext
from sagamihara_pdca.forms.measures import (
    NUMERIC,
    MeasureAsked,
    has_state_without_figure,
    last_figure,
    measures_asked,
)
from sagamihara_pdca.forms.sheet import Ref
from sagamihara_pdca.model.plan import Project
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.model.tree import (
    EMPTY,
    FALSE,
    Const,
    Expr,
    Var,
    above,
    all_of,
    below,
    if_,
    is_empty,
    is_number,
    is_text,
    join,
    not_,
    number,
    same,
    text,
)
from sagamihara_pdca.rules.checks import JUMP, Contradiction, contradiction_words

#: A kind, the name of what it is about, and when it holds.
Doubt = tuple[Contradiction, str, Expr]


def contradictions(context: FormContext, project: Project) -> tuple[Doubt, ...]:
    """Every contradiction that the project's sheet looks for."""
    of_figures = (doubt for asked in measures_asked(context, project) for doubt in of_measure(context, asked))
    return (*of_figures, *of_progress(context, project))


def doubts_text(doubts: tuple[Doubt, ...]) -> Expr:
    """Contradictions in one text, a line each; "" while none holds."""
    parts = [if_(condition, text(f"{QUESTION_MARK}{contradiction_words(kind, subject)}\n"), EMPTY)
             for kind, subject, condition in doubts]
    return join(*parts) if parts else EMPTY


def of_progress(context: FormContext, project: Project) -> tuple[Doubt, ...]:
    """Every target reached, and yet the division calls itself late."""
    best = Const(context.plan.scheme.grades[0].symbol)
    judged = [asked for asked in measures_asked(context, project) if asked.method is not Method.NONE]
    late = same(Var(Ref(project.code, "check.progress", SUB)), text("遅れ"))
    reached = all_of(*(same(Var(asked.cell(GRADE)), best) for asked in judged), late)
    return ((Contradiction.MET_BUT_LATE, "成果指標", reached),) if judged else ()


def of_measure(context: FormContext, asked: MeasureAsked) -> tuple[Doubt, ...]:
    """The contradictions of one measure."""
    if asked.method not in NUMERIC:
        return ()
    name, actual = asked.measure.name, Var(asked.cell(ACTUAL))
    return ((Contradiction.NOT_A_NUMBER, name, all_of(is_text(actual), not_(is_empty(actual)))),
            (Contradiction.FIGURE_AND_STATE, name, all_of(is_number(actual), has_state_without_figure(asked))),
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


def _negative(asked: MeasureAsked, actual: Expr) -> tuple[Doubt, ...]:
    if asked.condition is not None and asked.condition.limit < 0:
        return ()
    return ((Contradiction.NEGATIVE, asked.measure.name, if_(is_number(actual), below(actual, number(0)), FALSE)),)
