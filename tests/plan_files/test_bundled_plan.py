"""相模原市's plan as it comes with the package, against the published 実施事業集."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

import sagamihara_pdca
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import ProjectClass
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.target import TargetKind
from sagamihara_pdca.plan_files.csv_folder import csv_bytes
from sagamihara_pdca.plan_files.source import BUNDLED, bundled_plan, load_plan
from sagamihara_pdca.plan_tables.tables import plan_tables
from sagamihara_pdca.plan_tables.target_report import target_readings
from tests.worlds.plans import sagamihara

D = Decimal
FOLDER = Path(sagamihara_pdca.__file__).parent / "plans" / BUNDLED
R6, R7, R8, R9 = (FiscalYear(y) for y in (2024, 2025, 2026, 2027))


def test_the_bundled_plan_has_no_problem_at_all() -> None:
    plan, problems = load_plan(FOLDER)

    assert plan == bundled_plan()
    assert problems == []


def test_the_bundled_plan_holds_as_much_as_the_published_one() -> None:
    plan = sagamihara()

    classes = Counter(p.project_class(year) for p in plan.projects for year in plan.profile.years)
    assert (len(plan.goals), len(plan.policies), len(plan.projects)) == (3, 8, 26)
    assert classes == {ProjectClass.PRIORITY: 16 * 4, ProjectClass.EXPLORATORY: 10 * 4}
    assert Counter(p.policy for p in plan.projects) == {
        "1-1": 6, "1-2": 3, "2-1": 8, "2-2": 1, "2-3": 1, "3-1": 4, "3-2": 2, "3-3": 1}
    assert sum(len(p.indicators) for p in plan.projects) == 16
    assert len(plan.divisions) == 18
    assert [d.name for d in plan.divisions if d.is_group] == ["窓口を有する各課・機関"]
    assert plan.profile.years == (R6, R7, R8, R9)


def test_every_priority_project_has_one_indicator_and_no_exploratory_one_has() -> None:
    for project in sagamihara().projects:
        is_priority = project.project_class(R6) is ProjectClass.PRIORITY
        assert len(project.indicators) == is_priority, project.name


@pytest.mark.parametrize("year", [R6, R7, R8, R9])
def test_seventeen_divisions_answer_every_year(year: FiscalYear) -> None:
    assert len(sagamihara().answering_divisions(year)) == 17


def test_every_project_has_a_summary_of_one_sentence() -> None:
    for project in sagamihara().projects:
        assert project.summary.count("。") == 1, project.name
        assert project.summary.endswith("。")


WORDINGS = [
    ("1-1-01", "15手続 | 15手続 | 15手続 | 15手続"),
    ("1-1-02", "25拠点・14% | 25拠点・15% | 25拠点・16% | 30拠点・17%"),
    ("1-1-03", "- | - | 1% | 7%"),
    ("1-2-01", "R5年度実績から約3%増 | R5年度実績から約5%増 | R5年度実績から約7%増 | R5年度実績から約10%増"),
    ("2-1-01", "4,415時間 | 4,415時間 | 4,415時間 | 4,415時間"),
    ("2-1-02", " | ".join(["紙資料を併用している1以上の議会資料をペーパーレス化"] * 4)),
    ("2-1-03", "更新完了 | - | - | -"),
    ("2-2-01", "100% | 100% | 100% | 100%"),
    ("2-3-01", "- | 20業務 | - | -"),
    ("3-1-01", "12種類 | 12種類 | 12種類 | 13種類"),
    ("3-1-02", " | ".join(f"過年度の紙媒体の統計書を過去{years}年分オープンデータ化し、ホームページへ掲載"
                          for years in (14, 16, 18, 20))),
    ("3-1-03", "20,000件 | 120,000件 | 180,000件 | 240,000件"),
    ("3-1-04", " | ".join(["30校以上かつ150件未満"] * 4)),
    ("3-2-01", "26,250件 | 27,500件 | 28,750件 | 30,000件"),
    ("3-2-02", "X：600人 YouTube：750人 | X：650人 YouTube：800人 | X：700人 YouTube：850人 | X：750人 YouTube：900人"),
    ("3-3-01", "1,150人 | 1,250人 | 1,300人 | 1,300人"),
]


@pytest.mark.parametrize(("code", "wordings"), WORDINGS)
def test_the_targets_are_worded_as_published(code: str, wordings: str) -> None:
    indicator = sagamihara().project(code).indicators[0]

    assert " | ".join(t.target.wording for t in indicator.targets) == wordings


LIMITS = [
    ("1-1-02", R9, [(">=", D(30)), (">=", D(17))]),
    ("1-2-01", R6, [(">=", D(3))]),
    ("2-1-02", R6, [(">=", D(1))]),
    ("3-1-02", R7, [(">=", D(16))]),
    ("3-1-04", R6, [(">=", D(30)), ("<", D(150))]),
    ("3-2-02", R8, [(">=", D(700)), (">=", D(850))]),
]


@pytest.mark.parametrize(("code", "year", "limits"), LIMITS)
def test_targets_are_understood_in_the_order_of_the_measures(
        code: str, year: FiscalYear, limits: list[tuple[str, Decimal]]) -> None:
    target = sagamihara().project(code).indicators[0].target(year)

    assert target is not None
    assert [(c.bound.value, c.limit) for c in target.conditions] == limits


def test_no_target_of_the_plan_is_refused() -> None:
    kinds = Counter(t.target.kind for p in sagamihara().projects for i in p.indicators for t in i.targets)

    assert kinds == {TargetKind.NUMERIC: 55, TargetKind.MILESTONE: 1, TargetKind.NONE: 8}


BASELINES = [
    ("1-1-02", [(D(24), FiscalYear(2023), False), (D("13.4"), FiscalYear(2022), False)]),
    ("1-2-01", [(D(19_623_761), FiscalYear(2023), True)]),
    ("2-2-01", [(D("87.5"), FiscalYear(2022), False)]),
    ("3-1-02", [(D(12), FiscalYear(2023), False)]),
    ("3-1-04", [(D(25), None, False), (D(180), None, False)]),
    ("3-2-01", [(D(25_000), FiscalYear(2023), False)]),
    ("3-2-02", [(D(568), None, False), (D(730), None, False)]),
    ("3-3-01", [(D(1_027), FiscalYear(2022), False)]),
    ("1-1-01", [(None, None, False)]),
]


@pytest.mark.parametrize(("code", "expected"), BASELINES)
def test_baselines_are_read_per_measure(
        code: str, expected: list[tuple[Decimal | None, FiscalYear | None, bool]]) -> None:
    baselines = sagamihara().project(code).indicators[0].baselines

    assert [(b.quantity, b.year, b.provisional) for b in baselines] == expected


ACTION_GOALS = [
    ("1-1-03", R8, "業者決定\nデータ移行\nシステム更新（本格導入）"),
    ("1-2-01", R7, "DX評価\n仕様決定\nリニューアル事業者選定要件作成業務委託"),  # columns shifted in print
    ("1-2-01", R9, "システム更新、リニューアル"),
    ("2-1-03", R9, "運用"),  # printed once for three years
    ("2-2-01", R6, ""),  # lost in print
    ("1-1-04", R6, ""),  # a 探索型事業 has none
]


@pytest.mark.parametrize(("code", "year", "text"), ACTION_GOALS)
def test_action_goals_stand_in_each_year_that_they_span(code: str, year: FiscalYear, text: str) -> None:
    assert sagamihara().project(code).action_goal(year) == text


JOINT = [
    ("1-1-06", "DX推進課", ["窓口を有する各課・機関"]),
    ("1-2-02", "国際課", ["DX推進課"]),
    ("2-1-04", "保険企画課", ["国保年金課"]),
    ("2-1-06", "警防課", ["指令課"]),
    ("3-3-01", "人材育成課", ["DX推進課"]),
]


def test_joint_projects_name_the_lead_first() -> None:
    plan = sagamihara()

    joint = [(p.code, plan.division(p.lead).name, [plan.division(n).name for n in p.partners])
             for p in plan.projects if p.partners]

    assert joint == JOINT


def test_the_bundled_files_are_what_export_writes() -> None:
    for table in plan_tables(sagamihara()):
        assert csv_bytes(table) == (FOLDER / f"{table.name}.csv").read_bytes(), table.name


def test_plan_check_has_a_row_per_measure_and_year() -> None:
    readings = target_readings(sagamihara())

    assert len(readings) == (13 + 2 * 3) * 4
    assert Counter(r.method for r in readings) == {
        Method.UP_RATE: 63, Method.DOWN_RATE: 4, Method.NONE: 8, Method.DECLARED: 1}
    relative = next(r for r in readings if r.project == "1-2-01")
    assert (relative.comparison, relative.value, relative.unit) == ("以上", "令和5年度+3%", "件")
