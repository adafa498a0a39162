"""Rates and grades: tables of cases that a person can check with a pocket calculator."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Grade, GradeScheme
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.target import Direction, Target
from sagamihara_pdca.notation.targets.reading import read_target
from sagamihara_pdca.rules.achievement import method_of
from sagamihara_pdca.rules.judging import Figures, Judgement, judge_measure

SCHEME = GradeScheme((Grade("◎", "達成", D(100), "#77D9A8", ""), Grade("○", "おおむね達成", D(80), "#BFE4FF", ""),
                      Grade("△", "やや遅れ", D(60), "#FFFF80", ""), Grade("×", "遅れ", None, "#FFCABF", "")))

JUDGED = [
    # wording, actual, rate, grade
    ("15手続", "15", "100.0", "◎"),
    ("15手続", "16", "106.7", "◎"),
    ("15手続", "14", "93.3", "○"),
    ("15手続", "12", "80.0", "○"),
    ("15手続", "9", "60.0", "△"),
    ("15手続", "8.99", "59.9", "×"),
    ("15手続", "0", "0.0", "×"),
    ("150件未満", "150", "99.9", "○"),  # met is decided on the figures; an unmet target never prints 100.0
    ("150件未満", "149", "100.7", "◎"),
    ("150件未満", "149.99", "100.0", "◎"),
    ("120時間以内", "120", "100.0", "◎"),
    ("120時間以内", "0", None, "◎"),  # nothing can be divided by zero: met, without a rate
    ("90%超", "90", "99.9", "○"),
    ("100,000人", "99,999", "99.9", "○"),  # 99.999 would round to 100.0
    ("2,000件", "1667", "83.4", "○"),  # 83.35, half up
    ("2,000件", "1599", "80.0", "○"),  # 79.95 is printed as 80.0, and graded as printed
    ("30〜50件", "30", None, "◎"),
    ("30〜50件", "51", None, "×"),
    ("0件", "0", None, "◎"),
    ("0件", "1", None, "×"),
]


@pytest.mark.parametrize(("wording", "actual", "rate", "grade"), JUDGED)
def test_a_figure_is_judged_as_on_paper(wording: str, actual: str, rate: str | None, grade: str) -> None:
    judged = _judge(read_target(wording), Figures(D(actual.replace(",", "")), "", None))

    assert judged.rate_percent == (None if rate is None else D(rate))
    assert judged.outcome.word == grade


RELATIVE = [
    ("R5年度実績から約3%増", "25900000", "26677000", "100.0", "◎"),
    ("R5年度実績から約3%増", "25900000", "26676999", "99.9", "○"),
    ("現状から10ポイント増", "45.5", "55.5", "100.0", "◎"),
    ("前年度比5%減", "200", "190", "100.0", "◎"),
    ("前年度比5%減", "200", "200", "95.0", "○"),
    ("現状の2倍", "40", "60", "75.0", "△"),
]


@pytest.mark.parametrize(("wording", "base", "actual", "rate", "grade"), RELATIVE)
def test_a_relative_target_is_judged_against_the_level_that_its_base_gives(
        wording: str, base: str, actual: str, rate: str, grade: str) -> None:
    judged = _judge(read_target(wording), Figures(D(actual), "", D(base)))

    assert judged.rate_percent == D(rate)
    assert judged.outcome.word == grade


def test_a_relative_target_without_its_base_is_left_open() -> None:
    judged = _judge(read_target("前年度比5%減"), Figures(D(190), "", None))

    assert (judged.rate_percent, judged.met, judged.outcome.word) == (None, None, "基準値未確定")


@pytest.mark.parametrize("state", ["集計中", "未実施", "中止", "評価困難", "対象外"])
def test_a_state_without_a_figure_is_the_outcome_even_beside_a_number(state: str) -> None:
    judged = _judge(read_target("15手続"), Figures(D(15), state, None))

    assert (judged.rate_percent, judged.outcome.word) == (None, state)


@pytest.mark.parametrize("state", ["", "確定", "見込"])
def test_a_state_with_a_figure_is_graded(state: str) -> None:
    assert _judge(read_target("15手続"), Figures(D(15), state, None)).outcome.word == "◎"


@pytest.mark.parametrize(("declared", "outcome"), [("達成", "◎"), ("未達成", "×"), (None, "未報告")])
def test_a_milestone_is_met_when_the_division_says_so(declared: str | None, outcome: str) -> None:
    assert _judge(read_target("更新完了"), Figures(declared, "", None)).outcome.word == outcome


@pytest.mark.parametrize(("chosen", "outcome"), [("○", "○"), ("B", "未報告"), (None, "未報告")])
def test_a_refused_target_takes_the_grade_that_the_division_chose(chosen: str | None, outcome: str) -> None:
    assert _judge(read_target("検討"), Figures(chosen, "", None)).outcome.word == outcome


REACHED_AT_95 = replace(SCHEME, grades=(replace(SCHEME.grades[0], lower=D(95)), *SCHEME.grades[1:]))


@pytest.mark.parametrize(("wording", "said", "met"), [
    ("更新完了", "達成", True), ("更新完了", "未達成", False), ("検討", "◎", True), ("検討", "○", False)])
def test_what_a_division_says_is_met_whatever_the_best_grade_asks_for(wording: str, said: str, met: bool) -> None:
    target = read_target(wording)

    judged = [judge_measure(method_of(target, None), None, Figures(said, "", None), s) for s in (SCHEME, REACHED_AT_95)]

    assert [j.met for j in judged] == [met, met]


def test_a_year_without_a_target_is_not_judged() -> None:
    assert _judge(read_target("-"), Figures(D(3), "", None)).outcome.word == "目標なし"


def test_a_bare_number_follows_the_direction_that_is_wanted() -> None:
    down = read_target("30件", Direction.DOWN)

    assert method_of(down, down.conditions[0]) is Method.DOWN_RATE
    assert _judge(down, Figures(D(20), "", None)).rate_percent == D("150.0")


def _judge(target: Target, figures: Figures) -> Judgement:
    condition = target.conditions[0] if target.conditions else None
    return judge_measure(method_of(target, condition), condition, figures, SCHEME)


def test_fiscal_years_follow_one_another() -> None:
    assert FiscalYear(2024).next.previous == FiscalYear(2024)


BELOW_ZERO = [
    # wording, actual, rate, grade: met or not, as the bound says
    ("▲1,577人以上", "-900", None, "◎"), ("▲1,577人以上", "-1577", None, "◎"), ("▲1,577人以上", "-1578", None, "×"),
    ("▲1,577人以上", "20", None, "◎"), ("△3%以下", "-3", None, "◎"), ("△3%以下", "-2.9", None, "×"), ("△3%以下", "0", None, "×"),
    ("-5億円超", "-500000000", None, "×"), ("-5億円超", "-499999999", None, "◎"), ("▲5〜5%", "-5", None, "◎"), ("▲5〜5%", "5.1", None, "×"),
    ("100人以上", "-50", None, "×"), ("100人以下", "-50", None, "◎"),
]


@pytest.mark.parametrize(("wording", "actual", "rate", "grade"), BELOW_ZERO)
def test_below_zero_a_target_is_met_or_not_without_a_rate(wording: str, actual: str, rate: None, grade: str) -> None:
    judged = _judge(read_target(wording, below_zero=True), Figures(D(actual), "", None))

    assert (judged.rate_percent, judged.outcome.word) == (rate, grade)
