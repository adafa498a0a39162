"""The outcome of several measures that must all hold: open words first, then the worst grade, then what is ignored."""

from __future__ import annotations

from itertools import permutations

import pytest

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import Const
from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.rules.grading import constants, worst
from tests.worlds.small_plan import FIVE, FOUR, LENIENT, TWO

ALONE = ["◎", "○", "△", "×", "未報告", "集計中", "基準値未確定", "評価困難", "未実施", "中止", "対象外", "目標なし"]


@pytest.mark.parametrize("outcome", ALONE)
def test_one_outcome_is_its_own_worst(outcome: str) -> None:
    assert _worst([outcome], FOUR) == outcome
    assert _worst([outcome, outcome], FOUR) == outcome


PAIRS = [
    # grades among themselves
    ("◎", "○", "○"), ("◎", "△", "△"), ("◎", "×", "×"), ("○", "△", "△"), ("○", "×", "×"), ("△", "×", "×"),
    # an open word before every grade, the worst as well: a grade that may yet fall would be a promise
    ("未報告", "◎", "未報告"), ("未報告", "○", "未報告"), ("未報告", "△", "未報告"), ("未報告", "×", "未報告"),
    ("集計中", "◎", "集計中"), ("集計中", "○", "集計中"), ("集計中", "△", "集計中"), ("集計中", "×", "集計中"),
    ("基準値未確定", "◎", "基準値未確定"), ("基準値未確定", "○", "基準値未確定"),
    ("基準値未確定", "△", "基準値未確定"), ("基準値未確定", "×", "基準値未確定"),
    ("評価困難", "◎", "評価困難"), ("評価困難", "○", "評価困難"), ("評価困難", "△", "評価困難"),
    ("評価困難", "×", "評価困難"),
    ("未実施", "◎", "未実施"), ("未実施", "○", "未実施"), ("未実施", "△", "未実施"), ("未実施", "×", "未実施"),
    ("中止", "◎", "中止"), ("中止", "○", "中止"), ("中止", "△", "中止"), ("中止", "×", "中止"),
    # the open words among themselves: what the office can do most about comes first
    ("未報告", "集計中", "未報告"), ("未報告", "基準値未確定", "未報告"), ("未報告", "評価困難", "未報告"),
    ("未報告", "未実施", "未報告"), ("未報告", "中止", "未報告"),
    ("集計中", "基準値未確定", "集計中"), ("集計中", "評価困難", "集計中"), ("集計中", "未実施", "集計中"),
    ("集計中", "中止", "集計中"),
    ("基準値未確定", "評価困難", "基準値未確定"), ("基準値未確定", "未実施", "基準値未確定"),
    ("基準値未確定", "中止", "基準値未確定"),
    ("評価困難", "未実施", "評価困難"), ("評価困難", "中止", "評価困難"), ("未実施", "中止", "未実施"),
    # what is ignored counts only where nothing else is there
    ("対象外", "◎", "◎"), ("対象外", "○", "○"), ("対象外", "△", "△"), ("対象外", "×", "×"),
    ("目標なし", "◎", "◎"), ("目標なし", "○", "○"), ("目標なし", "△", "△"), ("目標なし", "×", "×"),
    ("対象外", "未報告", "未報告"), ("対象外", "集計中", "集計中"), ("対象外", "基準値未確定", "基準値未確定"),
    ("対象外", "評価困難", "評価困難"), ("対象外", "未実施", "未実施"), ("対象外", "中止", "中止"),
    ("目標なし", "未報告", "未報告"), ("目標なし", "集計中", "集計中"), ("目標なし", "基準値未確定", "基準値未確定"),
    ("目標なし", "評価困難", "評価困難"), ("目標なし", "未実施", "未実施"), ("目標なし", "中止", "中止"),
    ("対象外", "目標なし", "対象外"),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_of_two_outcomes_the_one_that_says_least_good_counts(one: str, other: str, expected: str) -> None:
    assert _worst([one, other], FOUR) == expected
    assert _worst([other, one], FOUR) == expected


SEVERAL = [
    (FOUR, [], ""),
    (FOUR, ["◎", "○", "△"], "△"),
    (FOUR, ["◎", "◎", "×"], "×"),
    (FOUR, ["対象外", "目標なし", "○"], "○"),
    (FOUR, ["対象外", "対象外", "目標なし"], "対象外"),
    (FOUR, ["対象外", "×", "中止"], "中止"),
    (FOUR, ["中止", "未実施", "集計中"], "集計中"),
    (FOUR, ["×", "中止", "未報告"], "未報告"),
    (FIVE, ["S", "A"], "A"),
    (FIVE, ["S", "C", "B"], "C"),
    (FIVE, ["S", "D", "A"], "D"),
    (FIVE, ["S", "評価困難"], "評価困難"),
    (LENIENT, ["良", "可"], "可"),
    (LENIENT, ["良", "対象外"], "良"),
    (TWO, ["済", "済"], "済"),
    (TWO, ["済", "未"], "未"),
    (TWO, ["未", "基準値未確定"], "基準値未確定"),
]


@pytest.mark.parametrize(("grades", "outcomes", "expected"), SEVERAL)
def test_the_worst_of_several_does_not_depend_on_their_order(
        grades: GradeScheme, outcomes: list[str], expected: str) -> None:
    found = {_worst(list(order), grades) for order in permutations(outcomes)}

    assert found == {expected}


def _worst(outcomes: list[str], grades: GradeScheme) -> object:
    return evaluate_tree(worst(tuple(Const(o) for o in outcomes), constants(grades)), lambda key: None)
