"""The achievement rate 達成率 and whether a target is met, as trees.

Source: docs/architecture.md, Judging.
The rate is `actual / level` for a target to reach or exceed and `level / actual` for one to stay at or
under, in per cent, one decimal, half up. Where the level or the actual is below zero there is no rate: the target is met or
not, as its bound says (a balance of −900 is at least −1,577). Two rules keep Decimal and Excel's binary figures together:

* every quotient is rounded to nine decimals before anything else is done with it, and the level of a relative target
  to four. That undoes the binary error (83.35 is stored as 83.3499999999999943) and changes no figure that a person
  could tell apart. More decimals would be beyond the 15 digits of a spreadsheet: a level of 9,068,853.0684 came back
  as 9068853.068400001 when nine were asked for;
* whether a target is met is decided on the actual and the level, never on the rate; an unmet target prints 99.9 at
  most, so that the printed rate always has the printed grade.
"""

from __future__ import annotations

from enum import Enum
from functools import cache

from sagamihara_pdca.formulas.tree import (
    EMPTY,
    Call,
    Const,
    Expr,
    Op,
    Var,
    above,
    all_of,
    any_of,
    at_least,
    at_most,
    below,
    if_,
    is_number,
    not_,
    number,
    rounded,
    same,
    text,
)
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.model.target import Bound, Change, ChangeUnit, Condition, Target, TargetKind

_QUOTIENT_PLACES = 9
_LEVEL_PLACES = 4
_RATE_PLACES = 1
#: The highest rate that a missed target prints.
_HIGHEST_MISSED = number("99.9")


class Figure(Enum):
    """The variables of the trees of `rules`."""

    ACTUAL = "実績"
    STATE = "状態"
    LEVEL = "目標値"
    UPPER = "上限"
    BASE = "基準値"
    RATE = "達成率"
    MET = "達成"
    OUTCOME = "評価"


ACTUAL = Var(Figure.ACTUAL)
STATE = Var(Figure.STATE)
LEVEL = Var(Figure.LEVEL)
UPPER = Var(Figure.UPPER)
BASE = Var(Figure.BASE)
RATE = Var(Figure.RATE)
MET = Var(Figure.MET)
OUTCOME = Var(Figure.OUTCOME)


def method_of(target: Target, condition: Condition | None) -> Method:
    """How one condition of a target is judged."""
    if target.kind is TargetKind.NONE:
        return Method.NONE
    if target.kind in (TargetKind.MILESTONE, TargetKind.DIRECTION):
        return Method.DECLARED
    if target.kind is TargetKind.QUALITATIVE or condition is None:
        return Method.JUDGED
    if condition.bound is Bound.WITHIN or (condition.change is None and condition.limit <= 0):
        return Method.MET_ONLY
    return Method.UP_RATE if condition.bound in (Bound.AT_LEAST, Bound.ABOVE) else Method.DOWN_RATE


def level(condition: Condition) -> Expr:
    """The number to reach: a constant, or for a relative target a figure of `BASE` ("" while that is not known).

    A change in per cent or times of a base of zero or below gives no level: 10% more than nothing is nothing.
    """
    if condition.change is None:
        return Const(condition.limit)
    changed = _changed(condition.change)
    if condition.change.is_of_base:
        changed = if_(above(BASE, number(0)), changed, EMPTY)
    return if_(is_number(BASE), changed, EMPTY)


def _changed(change: Change) -> Expr:
    amount = Const(change.amount)
    if change.unit is ChangeUnit.PERCENT:
        changed: Expr = BASE * (number(100) + amount) / number(100)
    elif change.unit is ChangeUnit.TIMES:
        changed = BASE * amount
    else:
        changed = BASE + amount
    return rounded(changed, _LEVEL_PLACES)


@cache
def is_met(bound: Bound) -> Expr:
    """Whether `ACTUAL` keeps the bound, on the exact figures; FALSE while either figure is not a number."""
    if bound is Bound.WITHIN:
        kept: Expr = all_of(at_least(ACTUAL, LEVEL), at_most(ACTUAL, UPPER))
    else:
        compare = {Bound.AT_LEAST: at_least, Bound.ABOVE: above, Bound.AT_MOST: at_most, Bound.BELOW: below}[bound]
        kept = compare(ACTUAL, LEVEL)
    return if_(is_number(ACTUAL), if_(is_number(LEVEL), kept, Const(False)), Const(False))


@cache
def rate_percent(method: Method) -> Expr:
    """The printed rate from `ACTUAL`, `STATE`, `LEVEL` and `MET`; "" where there is none."""
    if method is Method.UP_RATE:
        # Of what is below zero there is no share.
        undefined = any_of(below(ACTUAL, number(0)), at_most(LEVEL, number(0)))
        rate = if_(undefined, EMPTY, _printed(ACTUAL, LEVEL))
    elif method is Method.DOWN_RATE:
        # Nothing can be divided by an actual of zero, and a negative one would give a met target a negative rate.
        undefined = any_of(at_most(ACTUAL, number(0)), at_most(LEVEL, number(0)))
        rate = if_(undefined, EMPTY, _printed(LEVEL, ACTUAL))
    else:
        return EMPTY
    both_known = if_(is_number(ACTUAL), if_(is_number(LEVEL), rate, EMPTY), EMPTY)
    return if_(state_has_figure(), both_known, EMPTY)


@cache
def state_has_figure() -> Expr:
    """Whether `STATE` is one in which the figure counts; a blank state is 確定."""
    return not_(any_of(*(same(STATE, text(s.value)) for s in ActualState if not s.has_figure)))


def _printed(dividend: Expr, divisor: Expr) -> Expr:
    rate = rounded(rounded(dividend / divisor * number(100), _QUOTIENT_PLACES), _RATE_PLACES)
    return if_(MET, rate, Call(Op.MIN, (rate, _HIGHEST_MISSED)))
