"""見通し, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Baseline, Indicator, Measure, YearTarget
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.model.target import (
    Basis,
    Bound,
    Change,
    ChangeUnit,
    Condition,
    Counting,
    Direction,
    Target,
    TargetKind,
)
from sagamihara_pdca.rules.outlook import Line, Outlook, is_level, line_of, prospect

FINAL, PENDING, PROVISIONAL = ActualState.FINAL, ActualState.PENDING, ActualState.PROVISIONAL
AHEAD, ON_LINE, BEHIND, UNKNOWN = Outlook
#: 24 in R5, 30 in R9: half of the way, 27, is due in R7. Down: 100 in R5, 80 in R9: 90 is due.
UP, DOWN = Line(D(24), D(30), 2, 4), Line(D(100), D(80), 2, 4)

PROSPECTS = [
    # line, actual, state, pace in per cent, figure of the last year, outlook
    (UP, "27", FINAL, "100", "30", ON_LINE), (UP, "25", FINAL, "33.3", "26", BEHIND), (UP, "24", FINAL, "0", "24", BEHIND),
    (UP, "23", FINAL, "-33.3", "22", BEHIND), (UP, "26.7", FINAL, "90", "29.4", ON_LINE), (UP, "26.69", FINAL, "89.7", "29.38", BEHIND),
    (UP, "27.3", FINAL, "110", "30.6", AHEAD), (UP, "27.29", FINAL, "109.7", "30.58", ON_LINE), (UP, "27", PROVISIONAL, "100", "30", ON_LINE),
    (DOWN, "90", FINAL, "100", "80", ON_LINE), (DOWN, "88", FINAL, "120", "76", AHEAD), (DOWN, "95", FINAL, "50", "90", BEHIND),
    (DOWN, "105", FINAL, "-50", "110", BEHIND), (UP, None, FINAL, None, None, UNKNOWN), (UP, "27", PENDING, None, None, UNKNOWN),
    (None, "27", FINAL, None, None, UNKNOWN), (Line(D(24), D(30), 4, 4), "29", FINAL, "83.3", "29", BEHIND),
]


@pytest.mark.parametrize(("line", "actual", "state", "pace", "end", "outlook"), PROSPECTS)
def test_where_a_measure_stands_and_would_end(line: Line | None, actual: str | None, state: ActualState, pace: str | None,
                                              end: str | None, outlook: Outlook) -> None:
    found = prospect(line, None if actual is None else D(actual), state)

    assert (found.pace_percent, found.projected, found.outlook) == (
        None if pace is None else D(pace), None if end is None else D(end), outlook)


#: Name and unit of a measure, and whether it is a level or a running total for certain.
LEVELS = [("新規の登録者数", "人", False), ("年間の登録者数", "人", False), ("登録者数", "人/年", False),
          ("利用率", "％", True), ("導入拠点数", "拠点", True), ("Xのフォロワー数", "人", True), ("累計の受講者数", "人", True),
          ("新規導入手続数", "手続", False), ("アクセス件数", "件", False), ("受講者数", "人", False), ("", "%", True)]


@pytest.mark.parametrize(("name", "unit", "expected"), LEVELS)
def test_only_a_level_or_a_running_total_is_on_a_line(name: str, unit: str, expected: bool) -> None:
    assert is_level(Measure(1, name, unit, Direction.UP), Counting.PLAIN) is expected


def test_the_words_of_the_target_come_before_name_and_unit() -> None:
    plain, rate = (Measure(1, name, unit, Direction.UP) for name, unit in (("受講者数", "人"), ("利用率", "％")))

    assert is_level(plain, Counting.CUMULATIVE)
    assert not is_level(rate, Counting.YEARLY)


def test_a_line_runs_from_the_baseline_to_the_last_target() -> None:
    assert _line() == Line(D(24), D(30), 2, 4)


def test_a_measure_is_on_no_line_without_a_confirmed_dated_baseline_or_a_plain_last_target() -> None:
    change = Change(Basis.LAST_YEAR, ChangeUnit.PERCENT, D(3))
    none = [_line(name="新規導入手続数"), _line(quantity=None), _line(year=None), _line(provisional=True), _line(year=2025),
            _line(limit="24"), _line(change=change), _line(upper="40"), _line(kind=TargetKind.MILESTONE), _line(kind=TargetKind.NONE)]

    assert none == [None] * len(none)


def _line(*, name: str = "導入拠点数", quantity: str | None = "24", year: int | None = 2023, provisional: bool = False, limit: str = "30",
          change: Change | None = None, upper: str | None = None, kind: TargetKind = TargetKind.NUMERIC) -> Line | None:
    last = FiscalYear(2027)
    bound = Bound.AT_LEAST if upper is None else Bound.WITHIN
    condition = Condition("", bound, D(limit), "拠点", "拠点", upper=None if upper is None else D(upper))
    target = Target("30拠点", kind, (replace(condition, change=change),) if kind is TargetKind.NUMERIC else ())
    measure = Measure(1, name, "拠点", Direction.UP)
    baseline = Baseline(None if quantity is None else D(quantity), "24", "R5", None if year is None else FiscalYear(year), provisional)
    return line_of(Indicator("p", 1, "拠点", (measure,), (baseline,), (YearTarget(last, target),)), measure, FiscalYear(2025), last)
