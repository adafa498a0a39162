"""見通し: where a measure would end at its present pace, on the line from its 現状値 to the target of the plan's last year.

Only levels and running totals are on such a line: of a count that begins anew every year, or of a milestone, nothing can be said.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import (
    EMPTY,
    Expr,
    Var,
    all_of,
    any_of,
    at_least,
    equal,
    first_that_holds,
    if_,
    is_number,
    not_,
    number,
    rounded,
    same,
    text,
)
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Indicator, Measure
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.rules.achievement import method_of


class Outlook(Enum):
    """見通し of a measure."""

    AHEAD = "先行"
    ON_LINE = "予定線上"
    BEHIND = "遅れ"
    UNKNOWN = "判断できない"


class Way(Enum):
    """The figures on which the trees are evaluated."""

    START = "現状値"
    ACTUAL = "実績"
    STATE = "状態"
    END = "最終年度の目標"
    PACE = "予定に対する進み"


#: 予定に対する進み in per cent from which a measure is ahead, and from which it is on the line.
AHEAD_FROM, ON_LINE_FROM = Decimal(110), Decimal(90)
#: As in `achievement`: it undoes what binary figures add.
_QUOTIENT_PLACES = 9
#: A unit, and the words in a name, by which a figure is a level or a running total for certain.
LEVEL_UNITS = ("%", "％")
LEVEL_WORDS = ("率", "割合", "累計", "拠点数", "フォロワー数", "登録者数", "会員数", "年数", "残高", "満足度", "整備済", "設置数")

#: Words in a name, and a part of a unit, of what begins anew every year.
YEARLY_WORDS, YEARLY_UNIT = ("新規", "年間", "延べ"), "/年"


@dataclass(frozen=True, slots=True)
class Line:
    """The line of a measure: `passed` of its `whole` years lie behind the year that is looked at."""

    start: Decimal
    end: Decimal
    passed: int
    whole: int


def line_of(indicator: Indicator, measure: Measure, year: FiscalYear, last_year: FiscalYear) -> Line | None:
    """The line of a measure in a year; None where it is on none.

    It needs a level or a running total, a 現状値 that is a confirmed figure of a year before, and a target of the last year that is a
    number of its own (no change, no range) other than the 現状値.
    """
    baseline, target = indicator.baselines[measure.number - 1], indicator.target(last_year)
    if baseline.quantity is None or baseline.year is None or baseline.provisional or baseline.year >= year or target is None:
        return None
    condition = target.conditions[measure.number - 1] if measure.number <= len(target.conditions) else None
    is_plain = condition is not None and condition.change is None and condition.upper is None and method_of(target, condition).is_numeric
    if condition is None or not is_plain or not is_level(measure, condition.counting) or condition.limit == baseline.quantity:
        return None
    first = baseline.year.start
    return Line(baseline.quantity, condition.limit, year.start - first, last_year.start - first)


def is_level(measure: Measure, counting: Counting) -> bool:
    """Whether the figure is a level or a running total for certain: by the target's wording, by its unit or by its name."""
    if counting is Counting.CUMULATIVE:
        return True
    if counting is not Counting.PLAIN or any(word in measure.name for word in YEARLY_WORDS) or YEARLY_UNIT in measure.unit:
        return False
    return measure.unit in LEVEL_UNITS or any(word in measure.name for word in LEVEL_WORDS)


def pace(passed: int, whole: int) -> Expr:
    """予定に対する進み in per cent, one decimal: the part of the way that is behind, by the part of the years. "" without a figure."""
    start, actual, end = Var(Way.START), Var(Way.ACTUAL), Var(Way.END)
    share = rounded(rounded((actual - start) * number(100 * whole) / ((end - start) * number(passed)), _QUOTIENT_PLACES), 1)
    return if_(_is_known(), share, EMPTY)


def projected(passed: int, whole: int) -> Expr:
    """The figure of the last year at the present pace, two decimals; "" without a figure."""
    start, actual = Var(Way.START), Var(Way.ACTUAL)
    return if_(_is_known(), rounded(rounded(start + (actual - start) * number(whole) / number(passed), _QUOTIENT_PLACES), 2), EMPTY)


def _is_known() -> Expr:
    start, end = Var(Way.START), Var(Way.END)
    has_figure = any_of(*(same(Var(Way.STATE), text(state.value)) for state in ActualState if state.has_figure))
    return all_of(is_number(start), is_number(Var(Way.ACTUAL)), is_number(end), has_figure, not_(equal(start, end)))


def outlook() -> Expr:
    """The word of the 見通し, from `PACE`."""
    share = Var(Way.PACE)
    judged = first_that_holds(((at_least(share, number(AHEAD_FROM)), text(Outlook.AHEAD.value)),
                               (at_least(share, number(ON_LINE_FROM)), text(Outlook.ON_LINE.value))), text(Outlook.BEHIND.value))
    return if_(is_number(share), judged, text(Outlook.UNKNOWN.value))


@dataclass(frozen=True, slots=True)
class Prospect:
    """Where a measure stands on its line, and where it would end."""

    pace_percent: Decimal | None
    projected: Decimal | None
    outlook: Outlook


def prospect(line: Line | None, actual: Decimal | None, state: ActualState) -> Prospect:
    """Work the trees out for one measure and year; a measure on no line is 判断できない."""
    if line is None:
        return Prospect(None, None, Outlook.UNKNOWN)
    known: dict[Hashable, Decimal | str | None] = {
        Way.START: line.start, Way.ACTUAL: actual, Way.END: line.end, Way.STATE: state.value}
    share = evaluate_tree(pace(line.passed, line.whole), known.__getitem__)
    end = evaluate_tree(projected(line.passed, line.whole), known.__getitem__)
    known[Way.PACE] = share if isinstance(share, Decimal) else ""
    return Prospect(share if isinstance(share, Decimal) else None, end if isinstance(end, Decimal) else None,
                    Outlook(str(evaluate_tree(outlook(), known.__getitem__))))


def prospects(evaluation: Evaluation) -> tuple[Prospect, ...]:
    """Return the prospect of every measure of the year, in plan order."""
    last = evaluation.plan.profile.last_year
    return tuple(prospect(line_of(m.indicator, m.measure, m.year, last), m.actual.quantity if m.method.is_numeric else None, m.actual.state)
                 for m in evaluation.measures)
