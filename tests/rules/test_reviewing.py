"""Which evaluation of a project is the official one."""

from __future__ import annotations

import pytest

from sagamihara_pdca.model.choices import ProjectChoices
from sagamihara_pdca.model.results import Evaluation, ProjectResult, Review
from sagamihara_pdca.rules.grading import outcome_of
from sagamihara_pdca.rules.reviewing import with_reviews
from tests.worlds.small_plan import FOUR, R6, plan, project

#: Computed, what the 事務局 gave ("": nothing), official, whether they differ.
OFFICIAL = [
    ("△", "", "△", False), ("△", "△", "△", False), ("△", "○", "○", True), ("◎", "×", "×", True),
    ("集計中", "○", "○", True), ("未報告", "×", "×", True), ("指標なし", "◎", "◎", True), ("指標なし", "", "指標なし", False),
]


@pytest.mark.parametrize(("computed", "given", "official", "differs"), OFFICIAL)
def test_the_grade_of_the_office_is_the_evaluation_where_it_gave_one(
        computed: str, given: str, official: str, differs: bool) -> None:
    (result,) = with_reviews(_evaluation(computed), (Review("p1", FOUR.grade(given), "覚書"),)).projects

    assert (result.outcome.word, result.computed.word, result.is_overruled) == (official, computed, differs)


def test_a_review_of_another_project_changes_nothing() -> None:
    assert with_reviews(_evaluation("△"), (Review("p2", FOUR.grades[0]),)) == _evaluation("△")


def _evaluation(computed: str) -> Evaluation:
    one = project(code="p1")
    result = ProjectResult(one, R6, (), outcome_of(computed, FOUR), (), answered=True, choices=ProjectChoices("p1", "01"))
    return Evaluation(plan(one, grades=FOUR), R6, (result,))
