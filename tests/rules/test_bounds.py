"""Every bound at its edge: level, rate, met and outcome, each worked out on paper.

Grades: ◎ from 100, ○ from 80, △ from 60, else ×.
"""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.target import Basis, Bound, ChangeUnit, Condition, Target, TargetKind
from sagamihara_pdca.rules.achievement import method_of
from sagamihara_pdca.rules.judging import Figures, judge_measure
from tests.worlds.small_plan import FOUR, MILESTONE, NO_TARGET, QUALITATIVE, condition, relative, target

UP, DOWN, ONLY = Method.UP_RATE, Method.DOWN_RATE, Method.MET_ONLY
AT_LEAST, ABOVE, AT_MOST, BELOW, WITHIN = Bound.AT_LEAST, Bound.ABOVE, Bound.AT_MOST, Bound.BELOW, Bound.WITHIN

EDGES = [
    # bound, limit, actual, method, rate, met, outcome
    (AT_LEAST, "80", "80", UP, "100.0", True, "◎"),
    (AT_LEAST, "80", "80.01", UP, "100.0", True, "◎"),  # 100.0125
    (AT_LEAST, "80", "80.1", UP, "100.1", True, "◎"),  # 100.125
    (AT_LEAST, "80", "160", UP, "200.0", True, "◎"),  # never capped
    (AT_LEAST, "80", "79.9", UP, "99.9", False, "○"),  # 99.875
    (AT_LEAST, "80", "79.99", UP, "99.9", False, "○"),  # 99.9875 would be 100.0
    (AT_LEAST, "80", "64", UP, "80.0", False, "○"),
    (AT_LEAST, "80", "63.9", UP, "79.9", False, "△"),  # 79.875
    (AT_LEAST, "80", "48", UP, "60.0", False, "△"),
    (AT_LEAST, "80", "47.9", UP, "59.9", False, "×"),  # 59.875
    (AT_LEAST, "80", "8", UP, "10.0", False, "×"),
    (AT_LEAST, "80", "0", UP, "0.0", False, "×"),
    (AT_LEAST, "80", "-8", UP, None, False, "×"),  # no share of what is below zero
    (AT_LEAST, "80", "0", UP, "0.0", False, "×"),
    (ABOVE, "80", "80", UP, "99.9", False, "○"),  # 100, and yet missed
    (ABOVE, "80", "80.01", UP, "100.0", True, "◎"),
    (ABOVE, "80", "80.1", UP, "100.1", True, "◎"),
    (ABOVE, "80", "79.9", UP, "99.9", False, "○"),
    (ABOVE, "80", "160", UP, "200.0", True, "◎"),
    (ABOVE, "80", "40", UP, "50.0", False, "×"),
    (ABOVE, "80", "0", UP, "0.0", False, "×"),
    (AT_MOST, "80", "80", DOWN, "100.0", True, "◎"),
    (AT_MOST, "80", "79.9", DOWN, "100.1", True, "◎"),  # 100.125…
    (AT_MOST, "80", "40", DOWN, "200.0", True, "◎"),
    (AT_MOST, "80", "80.1", DOWN, "99.9", False, "○"),  # 99.875…
    (AT_MOST, "80", "80.01", DOWN, "99.9", False, "○"),  # 99.9875… would be 100.0
    (AT_MOST, "80", "100", DOWN, "80.0", False, "○"),
    (AT_MOST, "80", "100.2", DOWN, "79.8", False, "△"),  # 79.84…
    (AT_MOST, "80", "160", DOWN, "50.0", False, "×"),
    (AT_MOST, "80", "800", DOWN, "10.0", False, "×"),
    (AT_MOST, "80", "0", DOWN, None, True, "◎"),  # nothing can be divided by zero
    (AT_MOST, "80", "-8", DOWN, None, True, "◎"),  # -1000 would say the contrary
    (AT_MOST, "80", "0.1", DOWN, "80000.0", True, "◎"),
    (BELOW, "80", "80", DOWN, "99.9", False, "○"),
    (BELOW, "80", "79.99", DOWN, "100.0", True, "◎"),  # 100.0125…
    (BELOW, "80", "79.9", DOWN, "100.1", True, "◎"),
    (BELOW, "80", "80.1", DOWN, "99.9", False, "○"),
    (BELOW, "80", "160", DOWN, "50.0", False, "×"),
    (BELOW, "80", "0", DOWN, None, True, "◎"),
    (BELOW, "80", "-8", DOWN, None, True, "◎"),
    # nothing is a part of a target of zero or below: met or not, no rate
    (AT_LEAST, "0", "0", ONLY, None, True, "◎"),
    (AT_LEAST, "0", "5", ONLY, None, True, "◎"),
    (AT_LEAST, "0", "-0.1", ONLY, None, False, "×"),
    (ABOVE, "0", "0", ONLY, None, False, "×"),
    (ABOVE, "0", "0.1", ONLY, None, True, "◎"),
    (AT_MOST, "0", "0", ONLY, None, True, "◎"),
    (AT_MOST, "0", "0.1", ONLY, None, False, "×"),
    (AT_MOST, "0", "-0.1", ONLY, None, True, "◎"),
    (BELOW, "0", "0", ONLY, None, False, "×"),
    (BELOW, "0", "-0.1", ONLY, None, True, "◎"),
    (AT_LEAST, "-5", "-5", ONLY, None, True, "◎"),
    (AT_LEAST, "-5", "-5.1", ONLY, None, False, "×"),
    (AT_MOST, "-5", "-5", ONLY, None, True, "◎"),
    (AT_MOST, "-5", "-4.9", ONLY, None, False, "×"),
    (AT_LEAST, "0.1", "0.1", UP, "100.0", True, "◎"),  # the smallest step above zero has a rate again
]


@pytest.mark.parametrize(("bound", "limit", "actual", "method", "rate", "met", "outcome"), EDGES)
def test_a_figure_at_the_edge_of_a_bound_falls_on_the_side_that_the_wording_says(
        bound: Bound, limit: str, actual: str, method: Method, rate: str | None, met: bool, outcome: str) -> None:
    one = condition(bound, limit)

    judged = judge_measure(method_of(target(one), one), one, Figures(D(actual), "確定", None), FOUR)

    assert method_of(target(one), one) is method
    assert (judged.level, judged.rate_percent) == (D(limit), _number(rate))
    assert (judged.met, judged.outcome.word) == (met, outcome)


RANGES = [
    # from, to, actual, met, outcome
    ("30", "50", "30", True, "◎"),
    ("30", "50", "29.9", False, "×"),
    ("30", "50", "30.1", True, "◎"),
    ("30", "50", "40", True, "◎"),
    ("30", "50", "49.9", True, "◎"),
    ("30", "50", "50", True, "◎"),
    ("30", "50", "50.1", False, "×"),
    ("30", "50", "0", False, "×"),
    ("30", "50", "-40", False, "×"),
    ("30", "50", "1000", False, "×"),
    ("0", "5", "0", True, "◎"),
    ("0", "5", "-0.1", False, "×"),
    ("0", "5", "5.1", False, "×"),
    ("-5", "5", "-5", True, "◎"),
    ("-5", "5", "-5.1", False, "×"),
    ("30", "30", "30", True, "◎"),
    ("30", "30", "30.1", False, "×"),
]


@pytest.mark.parametrize(("lower", "upper", "actual", "met", "outcome"), RANGES)
def test_a_range_holds_both_of_its_ends_and_has_no_rate(
        lower: str, upper: str, actual: str, met: bool, outcome: str) -> None:
    one = condition(WITHIN, lower, upper)

    judged = judge_measure(method_of(target(one), one), one, Figures(D(actual), "", None), FOUR)

    assert method_of(target(one), one) is ONLY
    assert (judged.level, judged.rate_percent) == (D(lower), None)
    assert (judged.met, judged.outcome.word) == (met, outcome)


ROUNDED = [
    # bound, limit, actual, rate, outcome
    (AT_LEAST, "2000", "1666", "83.3", "○"),
    (AT_LEAST, "2000", "1665", "83.3", "○"),  # 83.25: half up, not to the even digit
    (AT_LEAST, "2000", "1664", "83.2", "○"),
    (AT_LEAST, "2000", "1667", "83.4", "○"),  # 83.35
    (AT_LEAST, "2000", "2001", "100.1", "◎"),  # 100.05
    (AT_LEAST, "2000", "1999", "99.9", "○"),  # 99.95 would be 100.0
    (AT_LEAST, "2000", "1998", "99.9", "○"),
    (AT_LEAST, "2000", "1997", "99.9", "○"),  # 99.85
    (AT_LEAST, "2000", "1996", "99.8", "○"),
    (AT_LEAST, "2000", "1599", "80.0", "○"),  # 79.95
    (AT_LEAST, "2000", "1598", "79.9", "△"),
    (AT_LEAST, "2000", "1199", "60.0", "△"),  # 59.95
    (AT_LEAST, "2000", "1198", "59.9", "×"),
    (AT_LEAST, "2000", "1", "0.1", "×"),  # 0.05
    (AT_LEAST, "3", "1", "33.3", "×"),
    (AT_LEAST, "3", "2", "66.7", "△"),
    (AT_MOST, "1", "3", "33.3", "×"),
    (AT_MOST, "2", "3", "66.7", "△"),
    (AT_MOST, "1665", "2000", "83.3", "○"),  # 83.25
    (AT_MOST, "2001", "2000", "100.1", "◎"),  # 100.05
    (AT_LEAST, "100000", "99999", "99.9", "○"),  # 99.999
    (AT_MOST, "100000", "100001", "99.9", "○"),
    (AT_LEAST, "1", "0.833499999995", "83.4", "○"),  # 83.3499999995: nine decimals first, then one
    (AT_LEAST, "1", "0.833499999994", "83.3", "○"),
]


@pytest.mark.parametrize(("bound", "limit", "actual", "rate", "outcome"), ROUNDED)
def test_a_rate_is_rounded_half_up_at_one_decimal_and_graded_as_printed(
        bound: Bound, limit: str, actual: str, rate: str, outcome: str) -> None:
    one = condition(bound, limit)

    judged = judge_measure(method_of(target(one), one), one, Figures(D(actual), "", None), FOUR)

    assert (judged.rate_percent, judged.outcome.word) == (D(rate), outcome)


PERCENT, POINT, AMOUNT, TIMES = ChangeUnit.PERCENT, ChangeUnit.POINT, ChangeUnit.AMOUNT, ChangeUnit.TIMES
RELATIVE = [
    # bound, unit, amount, base, actual, level, rate, met, outcome
    (AT_LEAST, PERCENT, "3", "200", "206", "206", "100.0", True, "◎"),
    (AT_LEAST, PERCENT, "3", "200", "205.9", "206", "99.9", False, "○"),  # 99.951… would be 100.0
    (AT_LEAST, PERCENT, "3", "200", "206.1", "206", "100.0", True, "◎"),
    (AT_MOST, PERCENT, "-5", "200", "190", "190", "100.0", True, "◎"),
    (AT_MOST, PERCENT, "-5", "200", "190.1", "190", "99.9", False, "○"),
    (AT_MOST, PERCENT, "-5", "200", "189.9", "190", "100.1", True, "◎"),  # 100.052…
    (AT_MOST, PERCENT, "-5", "200", "380", "190", "50.0", False, "×"),
    (AT_MOST, PERCENT, "-5", "200", "0", "190", None, True, "◎"),
    (ABOVE, PERCENT, "3", "200", "206", "206", "99.9", False, "○"),
    (BELOW, PERCENT, "-5", "200", "190", "190", "99.9", False, "○"),
    (AT_LEAST, POINT, "10", "45.5", "55.5", "55.5", "100.0", True, "◎"),
    (AT_LEAST, POINT, "10", "45.5", "55.4", "55.5", "99.8", False, "○"),  # 99.819…
    (AT_MOST, POINT, "-2.5", "45.5", "43", "43", "100.0", True, "◎"),
    (AT_MOST, POINT, "-2.5", "45.5", "43.1", "43", "99.8", False, "○"),  # 99.767…
    (AT_LEAST, AMOUNT, "5", "20", "25", "25", "100.0", True, "◎"),
    (AT_LEAST, AMOUNT, "5", "20", "24", "25", "96.0", False, "○"),
    (AT_MOST, AMOUNT, "-5", "20", "15", "15", "100.0", True, "◎"),
    (AT_MOST, AMOUNT, "-5", "20", "20", "15", "75.0", False, "△"),
    (AT_LEAST, TIMES, "2", "40", "80", "80", "100.0", True, "◎"),
    (AT_LEAST, TIMES, "2", "40", "60", "80", "75.0", False, "△"),
    (AT_LEAST, TIMES, "1.5", "40", "59.9", "60", "99.8", False, "○"),
    (AT_MOST, TIMES, "0.5", "40", "20", "20", "100.0", True, "◎"),
    (AT_MOST, TIMES, "0.5", "40", "40", "20", "50.0", False, "×"),
    (AT_LEAST, PERCENT, "3", "33.33333", "34.3333", "34.3333", "100.0", True, "◎"),  # 34.3333299: four decimals
    (AT_LEAST, AMOUNT, "0", "1.00005", "1.0001", "1.0001", "100.0", True, "◎"),  # half up
    (AT_LEAST, AMOUNT, "0", "1.00005", "1.00009", "1.0001", "99.9", False, "○"),
    # a level of zero or below: met or not, no rate
    # per cent or times of a base of zero or below: no level
    (AT_LEAST, PERCENT, "10", "0", "0", None, None, None, "基準値未確定"),
    (AT_LEAST, PERCENT, "10", "0", "5", None, None, None, "基準値未確定"),
    (AT_MOST, PERCENT, "-10", "0", "0", None, None, None, "基準値未確定"),
    (AT_LEAST, PERCENT, "10", "-100", "-95", None, None, None, "基準値未確定"),
    (AT_MOST, TIMES, "0.5", "-100", "-50", None, None, None, "基準値未確定"),
    (AT_LEAST, TIMES, "2", "0", "1", None, None, None, "基準値未確定"),
    (AT_LEAST, PERCENT, "10", "0.1", "0.11", "0.11", "100.0", True, "◎"),
    (AT_LEAST, AMOUNT, "10", "0", "10", "10", "100.0", True, "◎"),
    (AT_LEAST, POINT, "10", "0", "9", "10", "90.0", False, "○"),
    (AT_LEAST, AMOUNT, "600", "-1577", "-977", "-977", None, True, "◎"),
    (AT_LEAST, AMOUNT, "5", "-10", "-5", "-5", None, True, "◎"),
    (AT_LEAST, AMOUNT, "5", "-10", "-5.1", "-5", None, False, "×"),
    (AT_MOST, PERCENT, "-100", "10", "0", "0", None, True, "◎"),
    (AT_MOST, PERCENT, "-100", "10", "0.1", "0", None, False, "×"),
    (AT_MOST, AMOUNT, "-15", "10", "-5", "-5", None, True, "◎"),
    (AT_MOST, AMOUNT, "-15", "10", "3", "-5", None, False, "×"),
]


@pytest.mark.parametrize(("bound", "unit", "amount", "base", "actual", "level", "rate", "met", "outcome"), RELATIVE)
def test_a_relative_target_is_kept_or_missed_at_the_level_that_its_base_gives(
        bound: Bound, unit: ChangeUnit, amount: str, base: str, actual: str, level: str | None, rate: str | None,
        met: bool | None, outcome: str) -> None:
    one = relative(bound, Basis.BASELINE, unit, amount)

    judged = judge_measure(method_of(target(one), one), one, Figures(D(actual), "", D(base)), FOUR)

    assert (judged.level, judged.rate_percent) == (_number(level), _number(rate))
    assert (judged.met, judged.outcome.word) == (met, outcome)


METHODS = [
    (target(condition(AT_LEAST, "80")), condition(AT_LEAST, "80"), UP),
    (target(condition(ABOVE, "80")), condition(ABOVE, "80"), UP),
    (target(condition(AT_MOST, "80")), condition(AT_MOST, "80"), DOWN),
    (target(condition(BELOW, "80")), condition(BELOW, "80"), DOWN),
    (target(condition(WITHIN, "30", "50")), condition(WITHIN, "30", "50"), ONLY),
    (target(), relative(AT_MOST, Basis.LAST_YEAR, PERCENT, "-5"), DOWN),  # -5 is no target below zero
    (target(), relative(AT_LEAST, Basis.LAST_YEAR, PERCENT, "0"), UP),
    (target(), None, Method.JUDGED),  # more measures than conditions
    (MILESTONE, None, Method.DECLARED),
    (Target("増加", TargetKind.DIRECTION, text="増加"), None, Method.DECLARED),
    (QUALITATIVE, None, Method.JUDGED),
    (NO_TARGET, None, Method.NONE),
    (QUALITATIVE, condition(AT_LEAST, "80"), Method.JUDGED),  # refused: a number in it is not the target
    (MILESTONE, condition(AT_LEAST, "80"), Method.DECLARED),
    (NO_TARGET, condition(AT_LEAST, "80"), Method.NONE),
]


@pytest.mark.parametrize(("wanted", "one", "method"), METHODS)
def test_a_target_is_judged_by_the_method_that_fits_its_bound(
        wanted: Target, one: Condition | None, method: Method) -> None:
    assert method_of(wanted, one) is method


@pytest.mark.parametrize("bound", [AT_LEAST, ABOVE, AT_MOST, BELOW])
@pytest.mark.parametrize("share", ["0.9995", "0.9999", "0.99999999", "1", "1.00000001", "1.0001", "1.0005"])
def test_a_missed_target_never_prints_a_hundred(bound: Bound, share: str) -> None:
    one = condition(bound, "80")

    judged = judge_measure(method_of(target(one), one), one, Figures(D(80) * D(share), "", None), FOUR)

    assert judged.rate_percent is not None
    assert judged.met is (judged.rate_percent >= D(100))
    assert judged.rate_percent in (D("99.9"), D("100.0"), D("100.1"))


def _number(text: str | None) -> D | None:
    return None if text is None else D(text)
