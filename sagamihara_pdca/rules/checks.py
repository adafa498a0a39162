"""What makes an answer questionable though it can be read: kinds, conditions as trees, thresholds and words, once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum

from sagamihara_pdca.formulas.tree import (
    FALSE,
    Const,
    Expr,
    above,
    all_of,
    any_of,
    at_least,
    below,
    equal,
    if_,
    is_empty,
    is_number,
    is_one_of,
    is_text,
    not_,
    number,
    rounded,
    same,
    text,
)
from sagamihara_pdca.model.choices import Progress, Terms
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.target import Bound, Condition, Counting
from sagamihara_pdca.rules import texts
from sagamihara_pdca.rules.achievement import ACTUAL, state_has_figure
from sagamihara_pdca.rules.grading import reaching


class Contradiction(Enum):
    """Why a person should look at an answer."""

    MET_BUT_LATE = "達成しているのに遅れ"
    NOT_A_NUMBER = "数値でない"
    FIGURE_AND_STATE = "数値と状態"
    TEN_TIMES = "前回の10倍"
    A_TENTH = "前回の10分の1"
    FAR_ABOVE_TARGET = "目標の10倍"
    FAR_BELOW_TARGET = "目標の10分の1"
    CUMULATIVE_FELL = "累計の減少"
    NEGATIVE = "負の数"
    LIKE_A_DAY = "日付らしい数"
    AHEAD_BUT_MISSED = "未達成なのに計画以上"


#: An actual of more than this many times the one before is asked about: most are a slip of units.
JUMP = Decimal(10)
#: A year is reported on while it runs and up to two years after it.
_YEARS_OF_TYPING = 3
#: A kind, and when it holds.
Check = tuple[Contradiction, Expr]

_WORDS = {
    Contradiction.MET_BUT_LATE: texts.MET_BUT_LATE,
    Contradiction.NOT_A_NUMBER: texts.NOT_A_NUMBER,
    Contradiction.FIGURE_AND_STATE: texts.FIGURE_AND_STATE,
    Contradiction.TEN_TIMES: texts.TEN_TIMES,
    Contradiction.A_TENTH: texts.A_TENTH,
    Contradiction.FAR_ABOVE_TARGET: texts.FAR_ABOVE_TARGET,
    Contradiction.FAR_BELOW_TARGET: texts.FAR_BELOW_TARGET,
    Contradiction.CUMULATIVE_FELL: texts.CUMULATIVE_FELL,
    Contradiction.NEGATIVE: texts.NEGATIVE,
    Contradiction.LIKE_A_DAY: texts.LIKE_A_DAY,
    Contradiction.AHEAD_BUT_MISSED: texts.AHEAD_BUT_MISSED,
}


def checks_of_measure(method: Method, condition: Condition | None, earlier: Decimal | None,
                      days: tuple[Decimal, Decimal]) -> tuple[Check, ...]:
    """The contradictions of one measure, in its `ACTUAL` and `STATE`.

    earlier: the latest figure that is known.
    days: the days of `typing_days` as a spreadsheet stores them.
    """
    if not method.is_numeric:
        return ()
    return ((Contradiction.NOT_A_NUMBER, all_of(is_text(ACTUAL), not_(is_empty(ACTUAL)))),
            (Contradiction.FIGURE_AND_STATE, all_of(is_number(ACTUAL), not_(state_has_figure()))),
            (Contradiction.LIKE_A_DAY, _like_a_day(*days)), *_beside_the_last(condition, earlier),
            *_beside_the_target(condition, earlier), *_negative(condition))


def typing_days(year: FiscalYear) -> tuple[date, date]:
    """The first day on which a year may be reported, and the first on which it no longer is."""
    return date(year.start, 4, 1), date(year.start + _YEARS_OF_TYPING, 4, 1)


def _like_a_day(first: Decimal, end: Decimal) -> Expr:
    """A day typed into a cell with a number format is stored, and shown, as a plain number of five digits."""
    whole = equal(rounded(ACTUAL, 0), ACTUAL)
    return _if_number(all_of(at_least(ACTUAL, Const(first)), below(ACTUAL, Const(end)), whole))


def _beside_the_last(condition: Condition | None, earlier: Decimal | None) -> tuple[Check, ...]:
    if earlier is None or earlier <= 0:
        return ()
    jumped = (Contradiction.TEN_TIMES, _if_number(above(ACTUAL, Const(earlier * JUMP))))
    if condition is None or condition.counting is not Counting.CUMULATIVE:
        return jumped, (Contradiction.A_TENTH, _is_a_tenth_of(earlier))
    return jumped, (Contradiction.CUMULATIVE_FELL, _if_number(below(ACTUAL, Const(earlier))))


def _beside_the_target(condition: Condition | None, earlier: Decimal | None) -> tuple[Check, ...]:
    """A figure far from its target, unless the one before was as far: most are a slip of units."""
    if condition is None or condition.change is not None or condition.limit <= 0:
        return ()
    limit, found = condition.upper or condition.limit, list[Check]()
    if earlier is None or earlier <= limit * JUMP:
        found.append((Contradiction.FAR_ABOVE_TARGET, _if_number(above(ACTUAL, Const(limit * JUMP)))))
    is_floor = condition.bound not in (Bound.AT_MOST, Bound.BELOW)
    if is_floor and (earlier is None or earlier * JUMP >= condition.limit):
        found.append((Contradiction.FAR_BELOW_TARGET, _is_a_tenth_of(condition.limit)))
    return tuple(found)


def _is_a_tenth_of(known: Decimal) -> Expr:
    """Less than a tenth of a known figure; 0 is one that may well be."""
    return _if_number(all_of(above(ACTUAL, number(0)), below(ACTUAL, Const(known / JUMP))))


def _negative(condition: Condition | None) -> tuple[Check, ...]:
    # The limit of a relative target repeats its change: 5%減 is not a target below zero.
    if condition is not None and condition.change is None and condition.limit < 0:
        return ()
    return ((Contradiction.NEGATIVE, _if_number(below(ACTUAL, number(0)))),)


def _if_number(holds: Expr) -> Expr:
    return if_(is_number(ACTUAL), holds, FALSE)


def checks_of_progress(outcomes: tuple[Expr, ...], progress: Expr, scheme: GradeScheme, terms: Terms) -> tuple[Check, ...]:
    """Every target reached, and yet the division calls itself late; or one badly missed, and it calls itself ahead.

    outcomes: of the project's measures that have a target this year.
    """
    if not outcomes:
        return ()
    reached = all_of(*(is_one_of(o, reaching(scheme)) for o in outcomes), same(progress, text(terms.word(Progress.LATE))))
    lowest = any_of(*(same(o, text(scheme.grades[-1].symbol)) for o in outcomes))
    missed = all_of(lowest, same(progress, text(terms.word(Progress.AHEAD))))
    return (Contradiction.MET_BUT_LATE, reached), (Contradiction.AHEAD_BUT_MISSED, missed)


def too_long_words(subject: str, limit: int) -> str:
    """The question about a text that is over its limit."""
    return texts.TOO_LONG.format(subject=subject, limit=limit)


def contradiction_words(kind: Contradiction, subject: str) -> str:
    """The question as a person reads it."""
    return _WORDS[kind].format(subject=subject, times=JUMP)
