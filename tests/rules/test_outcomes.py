"""What one measure comes to: the ladder of grades at every floor, what divisions declare, and what has no figure."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import Const
from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.target import Basis, Bound, ChangeUnit, Condition
from sagamihara_pdca.rules.grading import constants, grade_of_rate, needs_reason, reaching
from sagamihara_pdca.rules.judging import Figures, judge_measure
from tests.worlds.small_plan import FIVE, FOUR, LENIENT, TWO, condition, relative, scheme

#: The last grade has everything below the others, even where somebody gave it a lowest rate.
FLOORED = scheme(("A", "100"), ("B", "50"))

FLOORS = [
    (FOUR, "1000", "◎"), (FOUR, "100.1", "◎"), (FOUR, "100.0", "◎"), (FOUR, "99.9", "○"),
    (FOUR, "80.1", "○"), (FOUR, "80.0", "○"), (FOUR, "79.9", "△"),
    (FOUR, "60.1", "△"), (FOUR, "60.0", "△"), (FOUR, "59.9", "×"), (FOUR, "0.0", "×"), (FOUR, "-10.0", "×"),
    (FIVE, "120.1", "S"), (FIVE, "120.0", "S"), (FIVE, "119.9", "A"), (FIVE, "100.0", "A"), (FIVE, "99.9", "B"),
    (FIVE, "80.0", "B"), (FIVE, "79.9", "C"), (FIVE, "79.8", "D"),
    (LENIENT, "100.0", "良"), (LENIENT, "95.0", "良"), (LENIENT, "94.9", "可"), (LENIENT, "50.0", "可"),
    (LENIENT, "49.9", "不可"),
    (TWO, "100.0", "済"), (TWO, "99.9", "未"), (TWO, "0.0", "未"),
    (FLOORED, "50.0", "B"), (FLOORED, "49.9", "B"),
]


@pytest.mark.parametrize(("grades", "rate", "symbol"), FLOORS)
def test_a_grade_begins_exactly_at_its_floor(grades: GradeScheme, rate: str, symbol: str) -> None:
    assert evaluate_tree(grade_of_rate(Const(D(rate)), constants(grades)), lambda key: None) == symbol


SAID = [
    # scheme, method, said, met, outcome
    (FOUR, Method.DECLARED, "達成", True, "◎"),
    (FOUR, Method.DECLARED, "未達成", False, "×"),
    (FOUR, Method.DECLARED, "", None, "未報告"),
    (FOUR, Method.DECLARED, None, None, "未報告"),
    (FOUR, Method.DECLARED, "◎", None, "未報告"),  # a grade is no answer to whether it is done
    (FIVE, Method.DECLARED, "達成", True, "A"),  # just reached: not the grade above
    (FIVE, Method.DECLARED, "未達成", False, "D"),
    (LENIENT, Method.DECLARED, "達成", True, "良"),
    (LENIENT, Method.DECLARED, "未達成", False, "不可"),
    (TWO, Method.DECLARED, "達成", True, "済"),
    (TWO, Method.DECLARED, "未達成", False, "未"),
    (FOUR, Method.JUDGED, "◎", True, "◎"),
    (FOUR, Method.JUDGED, "○", False, "○"),
    (FOUR, Method.JUDGED, "△", False, "△"),
    (FOUR, Method.JUDGED, "×", False, "×"),
    (FOUR, Method.JUDGED, "S", None, "未報告"),  # of another scheme
    (FOUR, Method.JUDGED, "達成", None, "未報告"),
    (FOUR, Method.JUDGED, "", None, "未報告"),
    (FOUR, Method.JUDGED, None, None, "未報告"),
    (FIVE, Method.JUDGED, "S", True, "S"),
    (FIVE, Method.JUDGED, "A", True, "A"),
    (FIVE, Method.JUDGED, "B", False, "B"),
    (FIVE, Method.JUDGED, "D", False, "D"),
    (LENIENT, Method.JUDGED, "良", True, "良"),
    (LENIENT, Method.JUDGED, "可", False, "可"),
    (FOUR, Method.NONE, "達成", None, "目標なし"),
    (FOUR, Method.NONE, None, None, "目標なし"),
    (FIVE, Method.NONE, "S", None, "目標なし"),
]


@pytest.mark.parametrize(("grades", "method", "said", "met", "outcome"), SAID)
def test_what_a_division_says_becomes_a_grade_of_the_scheme(
        grades: GradeScheme, method: Method, said: str | None, met: bool | None, outcome: str) -> None:
    judged = judge_measure(method, None, Figures(said, "", None), grades)

    assert (judged.level, judged.rate_percent) == (None, None)
    assert (judged.met, judged.outcome.word) == (met, outcome)


TYPED = [
    # scheme, bound, limit, upper, actual, rate, met, outcome
    (FIVE, Bound.AT_LEAST, "80", None, "96", "120.0", True, "S"),
    (FIVE, Bound.AT_LEAST, "80", None, "95.9", "119.9", True, "A"),  # 119.875
    (FIVE, Bound.ABOVE, "80", None, "80", "99.9", False, "B"),
    (FIVE, Bound.WITHIN, "30", "50", "40", None, True, "A"),  # no rate: just reached
    (FIVE, Bound.WITHIN, "30", "50", "51", None, False, "D"),
    (FIVE, Bound.AT_MOST, "80", None, "0", None, True, "A"),
    (LENIENT, Bound.AT_LEAST, "80", None, "76", "95.0", False, "良"),  # the best grade, and yet missed
    (LENIENT, Bound.AT_LEAST, "80", None, "75.9", "94.9", False, "可"),  # 94.875
    (LENIENT, Bound.WITHIN, "30", "50", "50", None, True, "良"),
    (LENIENT, Bound.WITHIN, "30", "50", "50.1", None, False, "不可"),
    (TWO, Bound.AT_LEAST, "80", None, "80", "100.0", True, "済"),
    (TWO, Bound.AT_LEAST, "80", None, "79.99", "99.9", False, "未"),
]


@pytest.mark.parametrize(("grades", "bound", "limit", "upper", "actual", "rate", "met", "outcome"), TYPED)
def test_a_figure_becomes_a_grade_of_the_scheme(
        grades: GradeScheme, bound: Bound, limit: str, upper: str | None, actual: str, rate: str | None, met: bool,
        outcome: str) -> None:
    method = {Bound.WITHIN: Method.MET_ONLY, Bound.AT_MOST: Method.DOWN_RATE}.get(bound, Method.UP_RATE)

    judged = judge_measure(method, condition(bound, limit, upper), Figures(D(actual), "", None), grades)

    assert judged.rate_percent == (None if rate is None else D(rate))
    assert (judged.met, judged.outcome.word) == (met, outcome)


#: 80件以上, and the same as a change of a base that is not known.
FIXED, WAITING = condition(Bound.AT_LEAST, "80"), relative(Bound.AT_LEAST, Basis.BASELINE, ChangeUnit.PERCENT, "3")
DONE, MISSED = D(80), D(40)
STATES = [
    # state, condition, actual, level, rate, met, outcome
    ("", FIXED, DONE, "80", "100.0", True, "◎"),
    ("確定", FIXED, DONE, "80", "100.0", True, "◎"),
    ("見込", FIXED, DONE, "80", "100.0", True, "◎"),
    ("確定", FIXED, MISSED, "80", "50.0", False, "×"),
    ("確定", FIXED, None, "80", None, None, "未報告"),
    ("見込", FIXED, None, "80", None, None, "未報告"),
    ("", FIXED, "80件", "80", None, None, "未報告"),  # text is no figure
    ("未報告", FIXED, None, "80", None, None, "未報告"),
    ("集計中", FIXED, None, "80", None, None, "集計中"),
    ("未実施", FIXED, None, "80", None, None, "未実施"),
    ("中止", FIXED, None, "80", None, None, "中止"),
    ("評価困難", FIXED, None, "80", None, None, "評価困難"),
    ("対象外", FIXED, None, "80", None, None, "対象外"),
    ("集計中", FIXED, DONE, "80", None, None, "集計中"),  # the state counts, not the figure beside it
    ("未実施", FIXED, DONE, "80", None, None, "未実施"),
    ("中止", FIXED, DONE, "80", None, None, "中止"),
    ("評価困難", FIXED, DONE, "80", None, None, "評価困難"),
    ("対象外", FIXED, DONE, "80", None, None, "対象外"),
    ("確定", WAITING, DONE, None, None, None, "基準値未確定"),
    ("見込", WAITING, DONE, None, None, None, "基準値未確定"),
    ("確定", WAITING, None, None, None, None, "未報告"),  # the division is asked first
    ("集計中", WAITING, None, None, None, None, "集計中"),
    ("集計中", WAITING, DONE, None, None, None, "集計中"),
    ("対象外", WAITING, DONE, None, None, None, "対象外"),
]


@pytest.mark.parametrize(("state", "one", "typed", "level", "rate", "met", "outcome"), STATES)
def test_a_state_without_a_figure_is_neither_met_nor_missed(
        state: str, one: Condition, typed: D | str | None, level: str | None, rate: str | None, met: bool | None,
        outcome: str) -> None:
    judged = judge_measure(Method.UP_RATE, one, Figures(typed, state, None), FOUR)

    assert judged.level == (None if level is None else D(level))
    assert judged.rate_percent == (None if rate is None else D(rate))
    assert (judged.met, judged.outcome.word) == (met, outcome)


@pytest.mark.parametrize("state", ["集計中", "未実施", "中止", "評価困難", "対象外"])
@pytest.mark.parametrize(("method", "said"), [(Method.DECLARED, "達成"), (Method.JUDGED, "◎")])
def test_a_state_without_a_figure_counts_before_what_was_declared(state: str, method: Method, said: str) -> None:
    judged = judge_measure(method, None, Figures(said, state, None), FOUR)

    assert (judged.met, judged.outcome.word) == (None, state)


@pytest.mark.parametrize("state", ["", "確定", "集計中", "中止", "対象外", "未報告"])
def test_a_year_without_a_target_is_not_judged_in_any_state(state: str) -> None:
    assert judge_measure(Method.NONE, None, Figures(D(80), state, None), FOUR).outcome.word == "目標なし"


REASONS = [
    (FOUR, {"△", "×"}),
    (FIVE, {"C", "D"}),  # C begins at 79.9, B at 80 exactly
    (LENIENT, {"可", "不可"}),
    (TWO, {"未"}),
    (scheme(("優", "100"), ("良", "80.1"), ("可", "80"), ("不可", None)), {"不可"}),
    (scheme(("優", "79"), ("不可", None)), {"優", "不可"}),
]


@pytest.mark.parametrize(("grades", "asked"), REASONS)
def test_a_reason_is_asked_for_every_grade_that_begins_below_80(grades: GradeScheme, asked: set[str]) -> None:
    words = [*(g.symbol for g in grades.grades), "", "未報告", "集計中", "中止", "基準値未確定", "目標なし"]

    found = {word for word in words if evaluate_tree(needs_reason(Const(word), grades), lambda key: None)}

    assert found == asked


REACHING = [
    (FOUR, ("◎",)),
    (FIVE, ("S", "A")),
    (LENIENT, ()),  # 良 can be had with 95
    (TWO, ("済",)),
    (scheme(("優", "100.1"), ("良", "99.9"), ("不可", None)), ("優",)),
]


@pytest.mark.parametrize(("grades", "symbols"), REACHING)
def test_a_grade_shows_that_the_target_was_reached_when_it_begins_at_100_or_above(
        grades: GradeScheme, symbols: tuple[str, ...]) -> None:
    assert reaching(grades) == symbols
