"""DataFrames with a type for every column, of one year, of several years and of several cities."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

from sagamihara_pdca import measures_frame, narratives_frame, projects_frame
from sagamihara_pdca.errors import ValueRefused
from sagamihara_pdca.frames.columns import MEASURES, NARRATIVES, PROJECTS
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.rules.judging import evaluate
from tests.worlds.judged_year import year_evaluation
from tests.worlds.plans import R6, R7, mizuno, sagamihara

TYPES = {"文字列": "string", "整数": "Int64", "数値": "Float64", "区分": "category"}


@pytest.fixture(scope="module")
def first() -> Evaluation:
    return year_evaluation(R6)


@pytest.fixture(scope="module")
def second() -> Evaluation:
    return year_evaluation(R7)


@pytest.fixture(scope="module")
def town() -> Evaluation:
    plan = mizuno()
    return evaluate(plan, plan.profile.first_year, (), (), frozenset())


def test_every_column_has_a_type_of_its_own(first: Evaluation) -> None:
    for frame, form in ((measures_frame(first), MEASURES), (projects_frame(first), PROJECTS), (narratives_frame(first), NARRATIVES)):
        assert {c.heading: TYPES[c.kind.value] for c in form.columns} == {h: str(t) for h, t in frame.dtypes.items()}


def test_what_is_blank_is_na_in_every_type(first: Evaluation) -> None:
    row = measures_frame(first).set_index("事業番号").loc["事業3-1-03"]

    assert [row[heading] is pd.NA for heading in ("実績値", "達成率", "申告")] == [True, True, True]
    assert (row["状態"], row["評価"], row["公表予定時期"]) == ("集計中", "集計中", "令和7年10月頃")


def test_figures_are_exact_by_choice(first: Evaluation) -> None:
    rough, exact = measures_frame(first), measures_frame(first, decimals=True)

    assert exact["実績値"].dropna().map(type).eq(Decimal).all()
    assert Decimal("13.9") in list(exact["実績値"])
    assert rough["実績値"].dropna().tolist() == [float(v) for v in exact["実績値"].dropna()]


def test_a_choice_knows_all_its_words_in_their_order(first: Evaluation) -> None:
    assert list(measures_frame(first)["評価"].cat.categories[:4]) == ["◎", "○", "△", "×"]
    assert list(projects_frame(first)["行動目標の進捗"].cat.categories) == ["計画以上", "計画どおり", "やや遅れ", "遅れ", "未着手", "中止"]


def test_years_are_stacked_and_each_of_them_counts_once(first: Evaluation, second: Evaluation) -> None:
    alone, both = measures_frame(second), measures_frame(first, second)

    key = ["計画識別名", "西暦年度", "事業番号", "指標番号", "測定項目番号"]
    assert not both.duplicated(key).any()
    assert both["西暦年度"].value_counts().to_dict() == alone["西暦年度"].value_counts().to_dict()
    assert projects_frame(first, second)["西暦年度"].value_counts().to_dict() == {2024: 26, 2025: len(second.projects)}


def test_a_year_of_its_own_counts_before_the_history_of_a_later_one(first: Evaluation, second: Evaluation) -> None:
    corrected = replace(second, history=tuple(
        replace(m, actual=replace(m.actual, quantity=Decimal(1))) for m in second.history))

    stacked = measures_frame(corrected, first, decimals=True)

    own = measures_frame(first, decimals=True)
    assert sorted(stacked[stacked["西暦年度"] == 2024]["実績値"].dropna()) == sorted(own["実績値"].dropna())


def test_cities_are_stacked_and_told_apart(first: Evaluation, town: Evaluation) -> None:
    frame = projects_frame(first, town)

    assert set(frame["地方公共団体名"]) == {"相模原市", town.plan.profile.publisher}
    assert str(frame["評価"].dtype) == "category"
    assert {"◎", "評価5"} <= set(frame["評価"].cat.categories)


def test_a_year_given_twice_and_no_year_at_all_are_refused(first: Evaluation) -> None:
    with pytest.raises(ValueRefused, match=r"2024年度が2回"):
        measures_frame(first, first)
    with pytest.raises(ValueRefused, match="一つも指定されていません"):
        projects_frame()


@pytest.mark.parametrize("given", ["R6", [], None])
def test_what_is_no_evaluation_is_refused_at_once(given: Evaluation) -> None:
    with pytest.raises(ValueRefused, match="評価ではないもの"):
        measures_frame(given)


def test_every_item_of_the_narratives_has_the_name_that_the_form_prints(first: Evaluation) -> None:
    frame = narratives_frame(first)

    names = dict(zip(frame["項目"], frame["項目名"], strict=True))
    assert names["do.initiatives"] == "取組"
    assert names["act.direction"] == "次年度の方向"
    assert not (frame["項目"] == frame["項目名"]).any()


def test_a_measure_with_a_code_that_begins_with_zero_keeps_it() -> None:
    plan: Plan = sagamihara()
    northern = replace(plan, profile=replace(plan.profile, government_code="011002"))

    assert set(projects_frame(year_evaluation(R6, northern))["地方公共団体コード"]) == {"LG011002"}
