"""Divisions that are closed during the plan, and those that take over."""

from __future__ import annotations

import pytest

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.plan_tables.build import build_plan
from tests.plan_tables.editing import edited
from tests.worlds.plans import mizuno, sagamihara, sagamihara_tables

R8, R9, R10 = FiscalYear(2026), FiscalYear(2027), FiscalYear(2028)


ANSWERING = [
    (R8, ["総務課", "企画財政課", "税務住民課", "教育委員会事務局"]),
    (R9, ["総務課", "企画財政課", "税務住民課", "教育委員会事務局"]),
    (R10, ["総務課", "税務住民課", "教育委員会事務局", "政策推進課"]),
]


@pytest.mark.parametrize(("year", "names"), ANSWERING)
def test_the_successor_answers_from_the_year_after_the_closure(year: FiscalYear, names: list[str]) -> None:
    assert [d.name for d in mizuno().answering_divisions(year)] == names


def test_the_year_sees_the_successor_as_lead() -> None:
    plan = mizuno()

    assert plan.for_year(R9).project("2-02").lead == "02"
    assert plan.for_year(R10).project("2-02").lead == "05"
    assert [p.code for p in plan.projects_of("05", R10)] == ["1-02", "2-02"]
    assert plan.for_year(R10).for_year(R10) == plan.for_year(R10)


def test_two_divisions_that_merge_are_one_in_their_joint_project() -> None:
    # 1-2-02: 国際課 (06) with DX推進課 (01)
    tables = edited(sagamihara_tables(), "課・機関", ("G7", "R7"), ("H7", "DX推進課"))

    plan, problems = build_plan(tables)

    assert problems == []
    assert plan is not None
    assert plan.for_year(FiscalYear(2025)).project("1-2-02").divisions == ("06", "01")
    assert plan.for_year(FiscalYear(2026)).project("1-2-02").divisions == ("01",)


def test_a_chain_of_successors_is_followed_to_its_end() -> None:
    # 警防課 (11) becomes 指令課 (12), which becomes 図書館 (04)
    tables = edited(sagamihara_tables(), "課・機関", ("G12", "R6"), ("H12", "指令課"), ("G13", "R7"), ("H13", "図書館"))

    plan, problems = build_plan(tables)

    assert problems == []
    assert plan is not None
    assert [plan.in_charge("11", FiscalYear(y)) for y in (2024, 2025, 2026)] == ["11", "12", "04"]


def test_a_plan_without_closures_is_the_same_every_year() -> None:
    plan = sagamihara()

    assert all(plan.for_year(year) == plan for year in plan.profile.years)
