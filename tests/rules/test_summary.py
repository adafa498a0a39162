"""The counts of a year, its sentences and the order of attention, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagamihara_pdca.model.choices import Progress, ProjectChoices
from sagamihara_pdca.model.plan import Goal, GradeScheme, Policy, ProjectClass, YearClass
from sagamihara_pdca.model.results import Evaluation, Outcome, ProjectResult
from sagamihara_pdca.model.states import Ungraded
from sagamihara_pdca.rules.grading import outcome_of
from sagamihara_pdca.rules.sentences import sentences, states
from sagamihara_pdca.rules.summary import (
    GroupKind,
    YearFigures,
    attention_tiers,
    group_counts,
    in_order_of_attention,
    needs_attention,
    progress_counts,
    tier_of,
    year_figures,
)
from tests.worlds.small_plan import FIVE, FOUR, LENIENT, R6, TWO, plan, project

#: Of each project: 施策, 事業区分, outcome, progress.
Row = tuple[str, ProjectClass, str, Progress | None]
PRIORITY, EXPLORATORY = ProjectClass.PRIORITY, ProjectClass.EXPLORATORY
YEAR: list[Row] = [
    ("1-1", PRIORITY, "◎", Progress.AHEAD), ("1-1", PRIORITY, "△", Progress.LATE), ("1-1", PRIORITY, "未実施", Progress.STOPPED),
    ("1-1", PRIORITY, "×", Progress.SLIGHTLY_LATE), ("2-1", PRIORITY, "集計中", Progress.ON_PLAN),
    ("2-1", PRIORITY, "○", Progress.ON_PLAN), ("2-1", PRIORITY, "未報告", None), ("2-1", PRIORITY, "△", None),
    ("2-1", EXPLORATORY, "指標なし", Progress.ON_PLAN),
]


def test_every_group_that_has_projects_is_counted() -> None:
    counts = group_counts(_evaluation(YEAR))

    assert [(c.group.kind, c.group.word, c.projects, c.grades, c.undecided, c.ungraded) for c in counts] == [
        (GroupKind.ALL, "", 9, (1, 1, 2, 1), 3, 1),
        (GroupKind.GOAL, "1", 4, (1, 0, 1, 1), 1, 0), (GroupKind.POLICY, "1-1", 4, (1, 0, 1, 1), 1, 0),
        (GroupKind.GOAL, "2", 5, (0, 1, 1, 0), 2, 1), (GroupKind.POLICY, "2-1", 5, (0, 1, 1, 0), 2, 1),
        (GroupKind.CLASS, PRIORITY.value, 8, (1, 1, 2, 1), 3, 0), (GroupKind.CLASS, EXPLORATORY.value, 1, (0, 0, 0, 0), 0, 1),
    ]


def test_every_progress_is_counted_and_the_unreported_last() -> None:
    assert [(c.progress, c.projects) for c in progress_counts(_evaluation(YEAR))] == [
        (Progress.AHEAD, 1), (Progress.ON_PLAN, 3), (Progress.SLIGHTLY_LATE, 1), (Progress.LATE, 1), (Progress.NOT_STARTED, 0),
        (Progress.STOPPED, 1), (None, 2)]


def test_a_year_without_projects_has_the_group_of_all_alone() -> None:
    assert [(c.group.label, c.projects, c.grades, c.undecided, c.ungraded) for c in group_counts(_evaluation([]))] == [
        ("全事業", 0, (0, 0, 0, 0), 0, 0)]


def test_the_gravest_come_first_and_those_of_one_tier_in_plan_order() -> None:
    ordered = in_order_of_attention(_evaluation(YEAR))

    assert [r.project.code for r in ordered] == ["p4", "p2", "p8", "p5", "p7", "p3"]


WATCHED: list[tuple[GradeScheme, str]] = [
    # scheme, the outcomes on which a decision is needed
    (FOUR, "△ ×"), (FIVE, "C D"), (LENIENT, "可 不可"), (TWO, "未"),
]


@pytest.mark.parametrize(("scheme", "low"), WATCHED)
def test_low_grades_and_what_is_open_need_a_decision(scheme: GradeScheme, low: str) -> None:
    words = [o.word for o in (*scheme.grades, *Ungraded)]
    results = [_result("p", "1-1", PRIORITY, outcome_of(word, scheme), Progress.ON_PLAN) for word in words]

    watched = [result.outcome.word for result in results if needs_attention(scheme, result)]

    assert watched == [*low.split(), "未報告", "集計中", "基準値未確定", "未実施", "中止", "評価困難"]


#: Outcome, progress, the reason for a decision: each has the first that holds.
TIERS = [
    ("◎", Progress.ON_PLAN, None), ("指標なし", Progress.AHEAD, None), ("目標なし", Progress.ON_PLAN, None),
    ("◎", Progress.SLIGHTLY_LATE, "取組の遅れ・中止"), ("指標なし", Progress.LATE, "取組の遅れ・中止"),
    ("指標なし", Progress.NOT_STARTED, "取組の遅れ・中止"), ("○", Progress.STOPPED, "取組の遅れ・中止"),
    ("◎", None, "進捗が未報告"), ("指標なし", None, "進捗が未報告"), ("△", Progress.LATE, "△"), ("×", None, "×"),
    ("集計中", Progress.LATE, "評価が未確定"), ("未報告", None, "評価が未確定"), ("中止", Progress.STOPPED, "未実施・中止"),
]


@pytest.mark.parametrize(("word", "progress", "label"), TIERS)
def test_a_project_needs_a_decision_for_the_gravest_reason(word: str, progress: Progress | None, label: str | None) -> None:
    tier = tier_of(FOUR, _result("p", "1-1", PRIORITY, outcome_of(word, FOUR), progress))

    assert (None if tier is None else attention_tiers(FOUR)[tier].label) == label


def test_the_large_numbers_of_a_year() -> None:
    assert year_figures(_evaluation(YEAR)) == YearFigures(projects=9, graded=5, good=2, low=3, undecided=3, on_plan=4)


def test_the_sentences_say_the_counts_and_last_years() -> None:
    late: Row = ("2-1", EXPLORATORY, "指標なし", Progress.LATE)

    assert sentences(_evaluation([*YEAR, late]), _evaluation(YEAR[:2])) == (
        "令和6年度に評価した5事業のうち、2事業が「◎」又は「○」でした（昨年度は2事業のうち1事業）。判断が必要な事業は7事業です。",
        "行動目標の進捗は、「計画以上」又は「計画どおり」が4事業、遅れ・中止等（やや遅れ・遅れ・未着手・中止）が4事業、未報告が2事業です。",
        "判断が必要な事業は7事業です。内訳：× 1、△ 2、評価が未確定 2、未実施・中止 1、取組の遅れ・中止 1、進捗が未報告 0")


def test_a_year_without_grades_says_so() -> None:
    rows: list[Row] = [("1-1", PRIORITY, "集計中", None)]

    assert sentences(_evaluation(rows))[0] == "令和6年度の評価が決まった事業は、まだありません。判断が必要な事業は1事業です。"


def test_what_is_open_and_what_is_not_graded_is_told_state_by_state() -> None:
    assert states(_evaluation(YEAR)) == (
        "「未確定」の内訳：未報告 1、集計中 1、基準値未確定 0、評価困難 0、未実施 1、中止 0　／　"
        "「評価なし」の内訳：指標なし 1、目標なし 0、対象外 0")


def _evaluation(rows: list[Row]) -> Evaluation:
    results = tuple(_result(f"p{n}", policy, own, outcome_of(word, FOUR), progress)
                    for n, (policy, own, word, progress) in enumerate(rows, 1))
    small = plan(*(r.project for r in results), grades=FOUR)
    goals, policies = (Goal("1", "一"), Goal("2", "二"), Goal("3", "三")), (Policy("1-1", "甲", "1"), Policy("2-1", "乙", "2"))
    return Evaluation(replace(small, goals=goals, policies=(*policies, Policy("3-1", "丙", "3"))), R6, results)


def _result(code: str, policy: str, own: ProjectClass, outcome: Outcome, progress: Progress | None) -> ProjectResult:
    one = replace(project(code=code), policy=policy, classes=(YearClass(R6, own),))
    return ProjectResult(one, R6, (), outcome, (), answered=True, choices=ProjectChoices(code, "01", progress))
