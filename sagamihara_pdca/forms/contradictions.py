"""Contradictions that a person should look at: shown live on the sheet as yellow questions, never a lock."""

from __future__ import annotations

from sagamihara_pdca.forms.blocks import ACTUAL, GRADE, STATE, SUB
from sagamihara_pdca.forms.context import FormContext
from sagamihara_pdca.forms.measures import NUMERIC, MeasureAsked, measures_asked
from sagamihara_pdca.forms.sheet import Ref
from sagamihara_pdca.model.plan import Project
from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.model.tree import (
    EMPTY,
    Const,
    Expr,
    Var,
    above,
    all_of,
    below,
    bind,
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
from sagamihara_pdca.rules import achievement
from sagamihara_pdca.rules.achievement import Figure
from sagamihara_pdca.rules.checks import JUMP, Contradiction, contradiction_words


def contradiction_text(context: FormContext, project: Project) -> Expr:
    """All contradictions of the sheet in one text; "" while there are none."""
    parts = [if_(condition, text(f"◆{contradiction_words(kind, subject)}\n"), EMPTY)
             for kind, subject, condition in contradictions(context, project)]
    return join(*parts) if parts else EMPTY


def contradictions(context: FormContext, project: Project) -> tuple[tuple[Contradiction, str, Expr], ...]:
    """Every contradiction that the sheet looks for: its kind, the measure's name, and when it holds."""
    found: list[tuple[Contradiction, str, Expr]] = []
    for asked in measures_asked(context, project):
        found.extend(_of_measure(context, asked))
    return tuple(found)


def _of_measure(context: FormContext, asked: MeasureAsked) -> list[tuple[Contradiction, str, Expr]]:
    name = asked.measure.name
    actual = Var(asked.cell(ACTUAL))
    best = Const(context.plan.scheme.grades[0].symbol)
    late = same(Var(Ref(asked.project.code, "check.progress", SUB)), text("遅れ"))
    found = [(Contradiction.MET_BUT_LATE, name, all_of(same(Var(asked.cell(GRADE)), best), late))]
    if asked.method not in NUMERIC:
        return found
    found.append((Contradiction.NOT_A_NUMBER, name, all_of(is_text(actual), not_(is_empty(actual)))))
    from_state = not_(bind(achievement.state_has_figure(), {Figure.STATE: Var(asked.cell(STATE))}))
    found.append((Contradiction.FIGURE_AND_STATE, name, all_of(is_number(actual), from_state)))
    last = context.last_measure(asked.project.code, asked.indicator.number, asked.measure.number)
    earlier = last.actual.quantity if last is not None else asked.indicator.baselines[asked.measure.number - 1].quantity
    if earlier is not None and earlier > 0:
        jumped = above(actual, Const(earlier * JUMP))
        found.append((Contradiction.TEN_TIMES, name, if_(is_number(actual), jumped, Const(False))))
        if asked.condition is not None and asked.condition.counting is Counting.CUMULATIVE:
            fallen = below(actual, Const(earlier))
            found.append((Contradiction.CUMULATIVE_FELL, name, if_(is_number(actual), fallen, Const(False))))
    if not _may_be_negative(asked):
        found.append((Contradiction.NEGATIVE, name,
                      if_(is_number(actual), below(actual, number(0)), Const(False))))
    return found


def _may_be_negative(asked: MeasureAsked) -> bool:
    return asked.condition is not None and asked.condition.limit < 0
