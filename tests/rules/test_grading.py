"""The worst of several outcomes, and which grades ask for a reason."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import Const
from sagamihara_pdca.rules.grading import constants, needs_reason, worst
from tests.rules.test_achievement import SCHEME

WORST = [
    ([], ""),
    (["◎"], "◎"),
    (["◎", "×", "○"], "×"),
    (["△", "○"], "△"),
    (["◎", "対象外"], "◎"),  # what is out of scope does not count
    (["対象外", "目標なし"], "対象外"),
    (["目標なし"], "目標なし"),
    (["×", "集計中"], "集計中"),  # still open: no grade yet, not even a bad one
    (["集計中", "未報告"], "未報告"),
    (["◎", "基準値未確定"], "基準値未確定"),
]


@pytest.mark.parametrize(("outcomes", "expected"), WORST)
def test_the_worst_of_several_outcomes_counts(outcomes: list[str], expected: str) -> None:
    trees = tuple(Const(o) for o in outcomes)

    assert evaluate_tree(worst(trees, constants(SCHEME)), lambda key: None) == expected
    assert evaluate_tree(worst(trees[::-1], constants(SCHEME)), lambda key: None) == expected


@pytest.mark.parametrize(("grade", "asked"), [("◎", False), ("○", False), ("△", True), ("×", True), ("集計中", False)])
def test_a_low_grade_asks_for_a_reason(grade: str, asked: bool) -> None:
    assert evaluate_tree(needs_reason(Const(grade), SCHEME), lambda key: None) is asked


def test_a_scheme_with_grades_above_100_counts_a_target_without_a_rate_as_just_reached() -> None:
    from sagamihara_pdca.rules.grading import grade_of_rate

    assert evaluate_tree(grade_of_rate(Const(D(100)), constants(SCHEME)), lambda key: None) == "◎"
