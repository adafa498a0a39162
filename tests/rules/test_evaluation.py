"""The year, judged whole: from the plan and the answers of several years to every project's outcome."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Baseline, Project
from sagamihara_pdca.model.results import Actual, Evaluation, Method, Narrative
from sagamihara_pdca.model.target import Basis, Bound, ChangeUnit, Condition, Target
from sagamihara_pdca.problems import Place
from sagamihara_pdca.rules.consolidation import consolidate
from sagamihara_pdca.rules.judging import evaluate
from tests.worlds.small_plan import (
    MILESTONE,
    NO_TARGET,
    QUALITATIVE,
    R5,
    R6,
    R7,
    R8,
    R9,
    actual,
    baseline,
    condition,
    indicator,
    plan,
    project,
    relative,
    target,
)

LESS = relative(Bound.AT_MOST, Basis.LAST_YEAR, ChangeUnit.PERCENT, "-5")  # 前年度比5%減
MORE = relative(Bound.AT_LEAST, Basis.YEAR, ChangeUnit.PERCENT, "3", R5)  # R5年度実績から3%増
POINTS = relative(Bound.AT_LEAST, Basis.BASELINE, ChangeUnit.POINT, "10")  # 現状から10ポイント増
SINCE_R6 = relative(Bound.AT_LEAST, Basis.YEAR, ChangeUnit.TIMES, "1.5", R6)  # R6年度実績の1.5倍
FIRM, PROVISIONAL = baseline("200"), baseline("190", provisional=True)
Answer = tuple[FiscalYear, str | None, str, str | None]

RELATIVE: list[tuple[Condition, Baseline, FiscalYear, list[Answer], str | None, str | None, str | None,
                     bool | None, str]] = [
    # condition, baseline, year, answers (year, figure, state, confirmed base), base, level, rate, met, outcome
    (LESS, FIRM, R6, [(R6, "190", "確定", None)], "200", "190", "100.0", True, "◎"),
    (LESS, FIRM, R6, [(R6, "191", "確定", None)], "200", "190", "99.5", False, "○"),  # 99.476…
    (LESS, PROVISIONAL, R6, [(R6, "180", "確定", None)], None, None, None, None, "基準値未確定"),
    (LESS, FIRM, R7, [(R6, "100", "確定", None), (R7, "95", "確定", None)], "100", "95", "100.0", True, "◎"),
    (LESS, FIRM, R7, [(R6, "100", "見込", None), (R7, "96", "確定", None)], "100", "95", "99.0", False, "○"),
    (LESS, FIRM, R7, [(R6, None, "集計中", None), (R7, "95", "確定", None)], None, None, None, None, "基準値未確定"),
    (LESS, FIRM, R7, [(R7, "95", "確定", None)], None, None, None, None, "基準値未確定"),
    (LESS, FIRM, R7, [(R6, "100", "確定", None)], "100", "95", None, None, "未報告"),
    (LESS, FIRM, R7, [(R6, "100", "確定", None), (R7, None, "集計中", None)], "100", "95", None, None, "集計中"),
    (MORE, FIRM, R6, [(R6, "206", "確定", None)], "200", "206", "100.0", True, "◎"),
    (MORE, FIRM, R9, [(R6, "300", "確定", None), (R9, "103", "確定", None)], "200", "206", "50.0", False, "×"),
    (MORE, PROVISIONAL, R6, [(R6, "206", "確定", None)], None, None, None, None, "基準値未確定"),
    (MORE, PROVISIONAL, R6, [(R6, "206", "確定", "200")], "200", "206", "100.0", True, "◎"),
    (MORE, PROVISIONAL, R7, [(R6, "1", "確定", "200"), (R7, "206", "確定", None)], "200", "206", "100.0", True, "◎"),
    (MORE, PROVISIONAL, R7, [(R6, "1", "確定", "100"), (R7, "206", "確定", "200")], "200", "206", "100.0", True, "◎"),
    (MORE, PROVISIONAL, R6, [(R6, "206", "確定", "200"), (R7, "1", "確定", "100")], "200", "206", "100.0", True, "◎"),
    (POINTS, baseline("45.5"), R6, [(R6, "55.4", "確定", None)], "45.5", "55.5", "99.8", False, "○"),
    (POINTS, PROVISIONAL, R6, [(R6, "55.4", "見込", "45.4")], "45.4", "55.4", "100.0", True, "◎"),
    (SINCE_R6, FIRM, R8, [(R6, "40", "確定", None), (R7, "90", "確定", None), (R8, "45", "確定", None)],
     "40", "60", "75.0", False, "△"),
    (SINCE_R6, FIRM, R8, [(R7, "90", "確定", None), (R8, "45", "確定", None)], None, None, None, None, "基準値未確定"),
]


@pytest.mark.parametrize(
    ("one", "printed", "year", "answers", "base", "level", "rate", "met", "outcome"), RELATIVE)
def test_a_relative_target_is_judged_from_the_answers_of_all_years(
        one: Condition, printed: Baseline, year: FiscalYear, answers: list[Answer], base: str | None,
        level: str | None, rate: str | None, met: bool | None, outcome: str) -> None:
    only = project(indicator(dict.fromkeys((R6, R7, R8, R9), target(one)), printed))

    judged = _evaluated((only,), year, tuple(actual(*answer) for answer in answers))

    (measure,) = judged.measures
    assert (measure.base, measure.level, measure.rate_percent) == (_number(base), _number(level), _number(rate))
    assert (measure.met, measure.outcome.word, judged.projects[0].outcome.word) == (met, outcome, outcome)


def test_a_figure_that_came_late_takes_the_place_of_a_pending_one_as_last_years_figure() -> None:
    only = project(indicator(dict.fromkeys((R6, R7), target(LESS)), FIRM))
    reported = (replace(actual(R6, None, "集計中"), source=Place("R6.xlsx")),
                replace(actual(R6, "100"), source=Place("R7.xlsx")), actual(R7, "95"))
    actuals, _ = consolidate(plan(only), reported)

    (measure,) = _evaluated((only,), R7, actuals).measures

    assert (measure.level, measure.rate_percent, measure.outcome.word) == (D(95), D("100.0"), "◎")


def test_figures_in_conflict_are_no_base_for_the_year_after() -> None:
    only = project(indicator(dict.fromkeys((R6, R7), target(LESS)), FIRM))
    reported = (replace(actual(R6, "100"), source=Place("a.xlsx")), replace(actual(R6, "110"), source=Place("b.xlsx")),
                actual(R7, "95"))
    actuals, _ = consolidate(plan(only), reported)

    (measure,) = _evaluated((only,), R7, actuals).measures

    assert (measure.base, measure.outcome.word) == (None, "基準値未確定")


def test_each_measure_is_held_to_the_condition_at_its_place_and_the_worst_counts() -> None:
    both = target(condition(Bound.AT_LEAST, "25"), condition(Bound.AT_MOST, "14"))
    three = project(indicator({R6: both}, FIRM, FIRM, FIRM))
    answers = (actual(R6, "25"), actual(R6, "20", place=("1-1-01", 1, 2)),
               replace(actual(R6, None, place=("1-1-01", 1, 3)), declared="○"))

    judged = _evaluated((three,), R6, answers)

    assert [(m.level, m.rate_percent, m.outcome.word) for m in judged.measures] == [
        (D(25), D("100.0"), "◎"), (D(14), D("70.0"), "△"), (None, None, "○")]
    assert [m.method for m in judged.measures] == [Method.UP_RATE, Method.DOWN_RATE, Method.JUDGED]
    assert judged.projects[0].outcome.word == "△"


ELSE = [
    # what the second indicator's target and answer come to, and the project with it; the first is ◎
    (MILESTONE, "達成", "", "◎", "◎"), (MILESTONE, "未達成", "", "×", "×"),
    (QUALITATIVE, "○", "", "○", "○"), (QUALITATIVE, "", "評価困難", "評価困難", "評価困難"),
    (NO_TARGET, "", "", "目標なし", "◎"), (NO_TARGET, "達成", "", "目標なし", "◎"),
    (MILESTONE, "", "対象外", "対象外", "◎"), (MILESTONE, "", "未報告", "未報告", "未報告"),
]


@pytest.mark.parametrize(("wanted", "declared", "state", "outcome", "whole"), ELSE)
def test_a_project_is_as_good_as_the_worst_of_its_indicators(
        wanted: Target, declared: str, state: str, outcome: str, whole: str) -> None:
    second = indicator({R6: wanted}, FIRM, number=2)
    two = project(indicator({R6: target(condition(Bound.AT_LEAST, "25"))}, FIRM), second)
    said = replace(actual(R6, None, state or "確定", place=("1-1-01", 2, 1)), declared=declared)

    judged = _evaluated((two,), R6, (actual(R6, "25"), said))

    assert [m.outcome.word for m in judged.measures] == ["◎", outcome]
    assert judged.projects[0].outcome.word == whole


def test_a_measure_that_nobody_reported_is_not_reported() -> None:
    only = project(indicator({R6: target(condition(Bound.AT_LEAST, "25"))}, FIRM))

    (measure,) = _evaluated((only,), R6, (actual(R7, "25"), actual(R6, "25", place=("1-1-01", 1, 2)))).measures

    assert (measure.actual.quantity, measure.rate_percent, measure.met, measure.outcome.word) == (None, None, None, "未報告")


def test_a_figure_beside_unreported_is_neither_graded_nor_shown_nor_a_base() -> None:
    only = project(indicator({R6: target(condition(Bound.AT_LEAST, "25")), R7: target(LESS)}, FIRM))
    beside = replace(actual(R6, "25", "未報告"), declared="◎")

    (now,) = _evaluated((only,), R6, (beside,)).measures
    (then,) = _evaluated((only,), R7, (beside, actual(R7, "24"))).measures

    assert (now.actual.quantity, now.actual.declared, now.rate_percent, now.outcome.word) == (None, "", None, "未報告")
    assert (then.base, then.outcome.word) == (None, "基準値未確定")


def test_only_projects_that_run_are_judged_and_one_without_indicators_waits_for_its_division() -> None:
    begun = project(code="1-1-03", years=(R6,))
    later = project(indicator({R7: target(condition(Bound.AT_LEAST, "25"))}, FIRM, code="1-1-02"),
                    code="1-1-02", years=(R7,))

    judged = _evaluated((later, begun, project()), R6, ())

    assert [(p.project.code, p.outcome.word) for p in judged.projects] == [("1-1-03", "未報告"), ("1-1-01", "未報告")]


def test_earlier_years_are_judged_beside_the_year_with_the_targets_and_bases_of_their_own() -> None:
    wanted = {R6: target(condition(Bound.AT_LEAST, "20")), R7: target(LESS), R8: target(LESS)}
    only = project(indicator(wanted, FIRM))
    answers = (actual(R6, "20"), actual(R7, "19"), actual(R8, "19"), actual(R9, "1"))

    judged = _evaluated((only,), R8, answers)

    assert [(m.year, m.level, m.rate_percent, m.outcome.word) for m in judged.history] == [
        (R6, D(20), D("100.0"), "◎"), (R7, D(19), D("100.0"), "◎")]
    assert [(m.year, m.level, m.rate_percent, m.outcome.word) for m in judged.measures] == [
        (R8, D("18.05"), D("95.0"), "○")]


def test_a_project_has_its_own_narratives_and_knows_whether_its_lead_division_answered() -> None:
    said = tuple(Narrative(code, "01", "do.part", code, Place()) for code in ("1-1-01", "1-1-02", "1-1-01"))
    two = plan(project(), project(code="1-1-02"))

    judged = evaluate(two, R6, (), said, frozenset({"1-1-02"}))

    assert [[n.text for n in p.narratives] for p in judged.projects] == [["1-1-01", "1-1-01"], ["1-1-02"]]
    assert [p.answered for p in judged.projects] == [False, True]


def _evaluated(projects: tuple[Project, ...], year: FiscalYear, actuals: tuple[Actual, ...]) -> Evaluation:
    return evaluate(plan(*projects), year, actuals, (), frozenset())


def _number(text: str | None) -> D | None:
    return None if text is None else D(text)
