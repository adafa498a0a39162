"""Grades 評価区分 as trees: of a measure, and the worst of several.

A grade scheme comes in as trees too, so that the same tree reads constants in Python and the cells of the 評価区分
table in a workbook.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from sagamihara_pdca.formulas.tree import (
    EMPTY,
    Const,
    Expr,
    any_of,
    at_least,
    first_that_holds,
    if_,
    is_number,
    is_one_of,
    same,
    text,
)
from sagamihara_pdca.model.plan import Grade, GradeScheme
from sagamihara_pdca.model.results import Method, Outcome
from sagamihara_pdca.model.states import OPEN, ActualState, Ungraded
from sagamihara_pdca.rules.achievement import ACTUAL, LEVEL, MET, RATE, STATE

DECLARED_MET = "達成"
DECLARED_MISSED = "未達成"
#: The rate at which a target counts as reached; a scheme may set grades above it.
REACHED_PERCENT = Decimal(100)
REACHED = Const(REACHED_PERCENT)


@dataclass(frozen=True, slots=True)
class GradeTrees:
    """One grade: its symbol and its lowest rate, as constants or as cells. The last grade's `lower` is not asked."""

    symbol: Expr
    lower: Expr


def constants(scheme: GradeScheme) -> tuple[GradeTrees, ...]:
    """The scheme as constants, best grade first."""
    return tuple(GradeTrees(text(g.symbol), Const(g.lower)) for g in scheme.grades)


def grade_of_rate(rate: Expr, grades: tuple[GradeTrees, ...]) -> Expr:
    """The symbol of the first grade whose lowest rate is reached; `rate` is a number."""
    ladder = tuple((at_least(rate, g.lower), g.symbol) for g in grades[:-1])
    return first_that_holds(ladder, grades[-1].symbol)


@lru_cache(maxsize=64)
def outcome(method: Method, grades: tuple[GradeTrees, ...]) -> Expr:
    """A measure's outcome from `ACTUAL`, `STATE`, `LEVEL`, `RATE` and `MET`: a grade's symbol, or the word of what is no grade.

    A blank state counts as 確定; `RATE` and `LEVEL` are "" where there is none.
    """
    if method is Method.NONE:
        return text(Ungraded.NO_TARGET.word)
    without_figure = tuple((same(STATE, text(s.value)), text(s.value))
                           for s in ActualState if not s.has_figure and s is not ActualState.UNREPORTED)
    unreported = text(Ungraded.UNREPORTED.word)
    if method is Method.DECLARED:
        judged = first_that_holds(((same(ACTUAL, text(DECLARED_MET)), grade_of_rate(REACHED, grades)),
                                   (same(ACTUAL, text(DECLARED_MISSED)), grades[-1].symbol)), unreported)
    elif method is Method.JUDGED:
        judged = if_(any_of(*(same(ACTUAL, g.symbol) for g in grades)), ACTUAL, unreported)
    else:
        known = if_(is_number(LEVEL), _numeric(grades), text(Ungraded.BASE_UNKNOWN.word))
        judged = if_(is_number(ACTUAL), known, unreported)
    return first_that_holds(without_figure, judged)


def _numeric(grades: tuple[GradeTrees, ...]) -> Expr:
    met_only = if_(MET, grade_of_rate(REACHED, grades), grades[-1].symbol)
    return if_(is_number(RATE), grade_of_rate(RATE, grades), met_only)


def met_word(method: Method, grades: tuple[GradeTrees, ...], is_met: Expr, given: Expr, otherwise: Expr) -> Expr:
    """達成 or 未達成 of a measure whose outcome `given` is a grade, else `otherwise`.

    is_met: of a measure with a number. A grade that a division chose is 達成 where a target just reached would have it, or a worse one.
    """
    met, missed = text(DECLARED_MET), text(DECLARED_MISSED)
    words: tuple[Expr, ...]
    if method is Method.DECLARED:
        words = tuple(ACTUAL for _ in grades)
    elif method is Method.JUDGED:
        words = tuple(if_(any_of(*(at_least(REACHED, g.lower) for g in grades[:n])), missed, met) for n in range(len(grades)))
    else:
        words = tuple(if_(is_met, met, missed) for _ in grades)
    return first_that_holds(tuple((same(given, g.symbol), word) for g, word in zip(grades, words, strict=True)), otherwise)


#: Outcomes that count only where there is no other.
_IGNORED = (Ungraded.OUT_OF_SCOPE, Ungraded.NO_TARGET)


def worst(outcomes: tuple[Expr, ...], grades: tuple[GradeTrees, ...]) -> Expr:
    """The outcome of several that must all hold. "" for none.

    What is still open comes before every grade, because the grade may still fall; 対象外 and 目標なし
    count only where nothing else is there.
    """
    def any_is(wanted: Expr) -> Expr:
        return any_of(*(same(o, wanted) for o in outcomes))

    if not outcomes:
        return EMPTY
    words = tuple((any_is(text(o.word)), text(o.word)) for o in OPEN)
    symbols = tuple((any_is(g.symbol), g.symbol) for g in reversed(grades))
    ignored = tuple((any_is(text(o.word)), text(o.word)) for o in _IGNORED)
    return first_that_holds(words + symbols + ignored, EMPTY)


#: A grade below this rate asks for a reason. Source: docs/architecture.md, Judging: △ やや遅れ and × 遅れ.
_REASON_BELOW = Decimal(80)


def reaching(scheme: GradeScheme) -> tuple[str, ...]:
    """The symbols of the grades that only a target that was reached can have."""
    return tuple(g.symbol for g in scheme.grades if g.lower is not None and g.lower >= REACHED_PERCENT)


def outcome_of(word: str, scheme: GradeScheme) -> Outcome:
    """The outcome that is printed so.

    Raises:
        ValueError: the scheme has no such grade, and nothing else is called so.
    """
    return scheme.grade(word) or Ungraded(word)


def needs_reason(outcome_text: Expr, scheme: GradeScheme) -> Expr:
    """Whether an outcome is a grade so low that the division must say why."""
    return is_one_of(outcome_text, (grade.symbol for grade in low_grades(scheme)))


def low_grades(scheme: GradeScheme) -> tuple[Grade, ...]:
    """The grades that ask for a reason, best first."""
    return tuple(g for g in scheme.grades if g.lower is None or g.lower < _REASON_BELOW)
