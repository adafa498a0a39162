"""Whose past it is, case by case: renumbered, renamed, reused, ended; and which figures go along."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest

from sagamihara_pdca.model.plan import Plan, Project
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.model.target import Bound
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.rules.lineage import inherited
from tests.worlds.small_plan import R6, R7, actual, baseline, condition, indicator, plan, project, target

AT_LEAST_100 = target(condition(Bound.AT_LEAST, "100"))
AT_LEAST_125 = target(condition(Bound.AT_LEAST, "125"))


def measured(code: str, name: str, former: str = "", unit: str = "件", measure: str = "測定1", number: int = 1) -> Project:
    one = indicator({R6: AT_LEAST_100, R7: AT_LEAST_100}, baseline("90"), code=code, number=number)
    named = replace(one, measures=(replace(one.measures[0], name=measure, unit=unit),))
    return replace(project(named, code=code), name=name, former_code=former)


def exploring(code: str, name: str, former: str = "") -> Project:
    return replace(project(code=code), name=name, former_code=former)


def reported(*projects: Project) -> Evaluation:
    """R6 with 120 reported for the first measure of every project that has one."""
    figures = tuple(actual(R6, "120", place=(p.code, p.indicators[0].number, 1)) for p in projects if p.indicators)
    return evaluate(plan(*projects), R6, figures, (), frozenset(p.code for p in projects))


A, B = measured("1-1-01", "窓口予約"), measured("1-1-02", "書かない窓口")
#: the plan of R6, that of R7, where the figures of R6 stand then, the codes of what is told
CASES: list[tuple[str, tuple[Project, ...], tuple[Project, ...], dict[str, str], list[str]]] = [
    ("nothing changed", (A, B), (A, B), {"1-1-01": "1-1-01", "1-1-02": "1-1-02"}, []),
    ("a project added", (A,), (A, B), {"1-1-01": "1-1-01"}, []),
    ("renumbered, found by its name", (A,), (replace(B, name="窓口予約"),), {"1-1-02": "1-1-01"}, ["IDN060"]),
    ("renumbered and renamed, said by 旧事業番号", (A,), (replace(B, former_code="1-1-01"),), {"1-1-02": "1-1-01"}, []),
    ("two have swapped their numbers", (A, B), (replace(A, name=B.name), replace(B, name=A.name)),
     {"1-1-01": "1-1-02", "1-1-02": "1-1-01"}, ["IDN060", "IDN060"]),
    ("renamed, its measures the same", (A,), (replace(A, name="窓口の予約"),), {"1-1-01": "1-1-01"}, []),
    ("its number given to another", (A,), (measured("1-1-01", "自治会の支援", measure="加入率", unit="％"),), {}, ["IDN061"]),
    ("exploratory, renamed", (exploring("1-1-01", "AI"),), (exploring("1-1-01", "生成AI"),), {}, ["IDN061"]),
    ("exploratory, renamed, said by 旧事業番号", (exploring("1-1-01", "AI"),), (exploring("1-1-01", "生成AI", "1-1-01"),),
     {"1-1-01": "1-1-01"}, []),
    ("ended and taken out of the table", (A, B), (B,), {"1-1-01": "1-1-01", "1-1-02": "1-1-02"}, []),
    ("full-width letters in the name", (measured("1-1-01", "ＡＩの活用"),), (measured("1-1-01", "AIの 活用"),),
     {"1-1-01": "1-1-01"}, []),
    ("the unit changed", (A,), (measured("1-1-01", "窓口予約", unit="％"),), {"1-1-01": "1-1-01"}, ["IDN062"]),
    ("the measure is another", (A,), (measured("1-1-01", "窓口予約", measure="満足度"),), {"1-1-01": "1-1-01"}, ["IDN062"]),
    ("the indicator has another number", (A,), (measured("1-1-01", "窓口予約", number=2),), {"1-1-01": "1-1-01"}, []),
]


@pytest.mark.parametrize(("before", "now", "heirs", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_past_is_that_of(before: tuple[Project, ...], now: tuple[Project, ...], heirs: dict[str, str],
                             told: list[str]) -> None:
    past, problems = inherited(reported(*before), plan(*now))

    assert [p.code for p in problems] == told
    assert {p.project.code: _code_by_name(before, p.project.name) for p in past.projects} == heirs


def _code_by_name(projects: tuple[Project, ...], name: str) -> str:
    return next(p.code for p in projects if p.name == name)


FIGURES = [("the unit changed", []), ("the measure is another", []), ("its number given to another", []),
           ("the indicator has another number", [("1-1-01", 2, 1, "120")]),
           ("renumbered, found by its name", [("1-1-02", 1, 1, "120")]),
           ("ended and taken out of the table", [("1-1-01", 1, 1, "120"), ("1-1-02", 1, 1, "120")])]


@pytest.mark.parametrize(("case", "figures"), FIGURES, ids=[case for case, _ in FIGURES])
def test_figures_go_along_where_name_and_unit_agree(case: str, figures: list[tuple[str, int, int, str]]) -> None:
    _, before, now, _, _ = next(one for one in CASES if one[0] == case)

    past, _ = inherited(reported(*before), plan(*now))

    assert [(m.project.code, m.indicator.number, m.measure.number, str(m.actual.quantity)) for m in past.measures] == figures
    assert all((m.actual.project, m.actual.indicator, m.actual.measure)
               == (m.project.code, m.indicator.number, m.measure.number) for m in past.measures)


def next_year(now: Plan, past: Evaluation, *figures: tuple[str, str]) -> Evaluation:
    """R7, with figures of R6 and R7 for the only measure."""
    years = {"R6": R6, "R7": R7}
    return evaluate(now, R7, tuple(actual(years[year], figure) for year, figure in figures), (), frozenset({"1-1-01"}), (), past)


def test_a_target_that_a_revision_changes_does_not_change_the_year_that_was_judged_by_the_old_one() -> None:
    past = reported(A)
    higher = replace(A, indicators=(replace(A.indicators[0], targets=tuple(
        replace(t, target=AT_LEAST_125) if t.year in (R6, R7) else t for t in A.indicators[0].targets)),))

    judged = next_year(plan(higher), past, ("R6", "120"), ("R7", "120"))

    assert [(m.year, m.rate_percent, m.outcome.word) for m in judged.history] == [(R6, D("120.0"), "◎")]
    assert [(m.year, m.rate_percent, m.outcome.word) for m in judged.measures] == [(R7, D("96.0"), "○")]


def test_a_figure_that_came_late_is_judged_by_the_plan_of_its_year() -> None:
    past = evaluate(plan(A), R6, (actual(R6, None, "集計中"),), (), frozenset({"1-1-01"}))
    higher = replace(A, indicators=(replace(A.indicators[0], targets=tuple(
        replace(t, target=AT_LEAST_125) for t in A.indicators[0].targets)),))

    judged = next_year(plan(higher), past, ("R6", "110"), ("R7", "120"))

    assert [(m.year, m.rate_percent, m.outcome.word) for m in judged.history] == [(R6, D("110.0"), "◎")]
