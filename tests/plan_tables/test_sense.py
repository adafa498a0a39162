"""The plan is asked for its sense: what contradicts itself is a question, once for an indicator, and the plan loads."""

from __future__ import annotations

import pytest

from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.problems import Severity
from tests.plan_tables.editing import built, edited
from tests.worlds.plans import sagamihara, sagamihara_tables

UP, DOWN, KEEP = "増やす", "減らす", "保つ"

#: (measure with unit, 望ましい方向, 現状値, target, code of the question; "" for none)
ONE_TARGET = [
    # the bound against the direction
    ("申請件数［件］", UP, "", "150件未満", "PLN904"),
    ("申請件数［件］", UP, "", "150件以下", "PLN904"),
    ("申請件数［件］", UP, "100件", "現状から5件減", "PLN904"),
    ("申請件数［件］", UP, "", "前年度以下", "PLN904"),
    ("申請件数［件］", UP, "", "減少", "PLN904"),
    ("未処理率［％］", DOWN, "", "80%以上", "PLN904"),
    ("未処理率［％］", DOWN, "", "80%超", "PLN904"),
    ("苦情件数［件］", DOWN, "", "増加", "PLN904"),
    ("申請件数［件］", UP, "", "150件以上", ""),
    ("申請件数［件］", UP, "", "150件", ""),
    ("申請件数［件］", UP, "", "100〜150件", ""),
    ("苦情件数［件］", DOWN, "", "0件", ""),
    ("苦情件数［件］", DOWN, "", "150件未満", ""),
    ("苦情件数［件］", DOWN, "", "前年度比5%減", ""),
    ("苦情件数［件］", DOWN, "", "半減", ""),
    ("職員数［人］", KEEP, "", "150人以下", ""),
    ("職員数［人］", KEEP, "", "維持", ""),
    ("職員数［人］", KEEP, "", "増加", "PLN904"),
    ("職員数［人］", KEEP, "100人", "現状から5人増", "PLN904"),
    ("職員数［人］", KEEP, "100人", "現状以上", ""),
    ("苦情件数［件］", DOWN, "100件", "2倍", "PLN904"),
    ("職員数［人］", UP, "", "維持", ""),
    # a label that names another measure
    ("認知度［％］", UP, "", "満足度50%", "PLN905"),
    ("女性委員の割合［％］", UP, "", "男性50%", "PLN905"),
    ("来場者数［人］", UP, "", "X：600人", "PLN905"),
    ("職員の満足度［％］", UP, "", "利用者の満足度：50%", "PLN905"),
    ("マイナンバーカードの保有率［％］", UP, "", "マイナンバーカード交付率 80%", "PLN905"),
    ("審議会の女性委員の割合［％］", UP, "", "審議会委員の女性比率 40％以上60％以下", ""),
    ("有害鳥獣による被害額［円］", DOWN, "", "有害鳥獣による農作物被害額 1,000万円以下", ""),
    ("市税の収納率［％］", UP, "", "市税徴収率 99.0％", ""),
    ("時間外勤務［時間］", DOWN, "", "残業時間 10時間", ""),
    ("不登校児童生徒の割合［％］", DOWN, "", "不登校出現率 1%以下", ""),
    ("利用率［％］", UP, "", "利用者満足度 80%", "PLN905"),
    ("研修の参加率［％］", UP, "", "研修満足度 80%", "PLN905"),
    ("訓練の実施回数［回］", UP, "", "防災訓練を年2回実施", ""),
    ("受講者数［人］", UP, "", "DX研修受講者 延べ500人", ""),
    ("満足度［％］", UP, "", "満足度50%", ""),
    ("満足度［％］", UP, "", "窓口の満足度：50%", ""),
    ("電子申請利用率［％］", UP, "", "電子申請率 50%", ""),
    ("Xのフォロワー数［人］", UP, "", "フォロワー：600人", ""),
    ("受講者数［人］", UP, "", "受講者600人", ""),
    ("受講率［％］", UP, "", "職員の80%", ""),
    ("防犯カメラの台数［台］", UP, "", "設置 10台", ""),
    # a change in per cent of a percentage
    ("満足度［％］", UP, "50%", "5%増", "PLN906"),
    ("満足度［％］", UP, "50%", "前年度比5%増", "PLN906"),
    ("利用率", UP, "50%", "5%増", "PLN906"),
    ("満足度［％］", UP, "50%", "5ポイント増", ""),
    ("満足度［％］", UP, "50%", "前年度比105%", ""),
    ("申請件数［件］", UP, "50件", "5%増", ""),
    # a measure that is itself a reduction
    ("温室効果ガス削減率［％］", UP, "", "26%削減", "PLN908"),
    ("温室効果ガス削減率［％］", UP, "", "26%以上削減", "PLN908"),
    ("温室効果ガス削減率［％］", UP, "", "2013年度比26%削減", "PLN908"),
    ("温室効果ガスの削減率（2013年度比）［％］", UP, "", "26%の削減", "PLN908"),
    ("作業削減時間［時間］", UP, "", "100時間削減", "PLN908"),
    ("ごみ減量化率［％］", UP, "", "10%減量", "PLN908"),
    ("システム経費の削減率［％］", UP, "", "3割削減（平成30年度比）", "PLN908"),
    ("温室効果ガス削減率［％］", UP, "", "26%", ""),
    ("温室効果ガス削減率［％］", UP, "", "26%以上", ""),
    ("温室効果ガス削減率［％］", DOWN, "", "26%削減", "PLN907"),
    ("温室効果ガス削減率［％］", KEEP, "", "26%削減", "PLN907"),
    ("温室効果ガス削減率［％］", UP, "", "前年度比26%減", "PLN907"),
    ("温室効果ガス削減率［％］", UP, "", "前年度比95%以上", ""),
    ("作業削減時間［時間］", UP, "50時間", "10%削減", "PLN907"),
    ("温室効果ガス排出量［t］", DOWN, "100t", "26%削減", ""),
    ("残業時間の削減［時間］", DOWN, "100時間", "10%削減", ""),
    ("残業時間の削減［時間］", UP, "", "10時間削減", "PLN908"),
    ("削減対象施設数［施設］", DOWN, "10施設", "現状から2施設減", ""),
    # a change of nothing
    ("申請件数［件］", UP, "0件", "10%増", "PLN601"),
    ("申請件数［件］", UP, "0件", "2倍", "PLN601"),
    ("申請件数［件］", UP, "0件", "現状から10件増", ""),
    ("申請件数［件］", UP, "0件", "前年度比10%増", ""),
    # a year that is not the column's
    ("実施率［％］", UP, "", "13%（平成32年度）", "PLN910"),
    ("実施率［％］", UP, "", "13%（令和6年度）", ""),
    ("実施率［％］", UP, "", "13%（R9）", ""),
    # a scale without what is counted
    ("来場者数［百］", UP, "", "5", "PLN912"),
    ("来場者数［人］", UP, "", "5人", ""),
]


@pytest.mark.parametrize(("measure", "direction", "baseline", "wording", "code"), ONE_TARGET)
def test_what_contradicts_itself_is_asked_about(measure: str, direction: str, baseline: str, wording: str, code: str) -> None:
    plan, found = built(measure, direction, baseline, (wording,))

    assert plan is not None
    assert [p.code for p in found] == ([code] if code else [])
    assert all(p.severity in (Severity.QUESTION, Severity.NOTICE) for p in found)
    assert all(p.place.cell == ("D2" if code == "PLN912" else "I2") for p in found)


#: (望ましい方向, targets of R6 to R9, code and cell of the question)
ALL_YEARS = [
    (UP, ("30件", "40件", "50件", "5件"), [("PLN911", "L2")]),
    (UP, ("30件", "50件", "40件", "-"), [("PLN911", "K2")]),
    (DOWN, ("30件", "20件", "10件", "25件"), [("PLN911", "L2")]),
    (UP, ("30件", "20件", "40件", "40件"), []),
    (UP, ("100件", "80件", "60件", "累計300件"), []),
    (KEEP, ("30件以上", "20件以上", "10件以上", "5件以上"), []),
    (UP, ("150件未満", "150件未満", "140件未満", "140件未満"), [("PLN904", "I2")]),
]


@pytest.mark.parametrize(("direction", "wordings", "expected"), ALL_YEARS)
def test_the_targets_of_all_years_are_asked_about_once(
        direction: str, wordings: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    _, found = built("申請件数［件］", direction, "", wordings)

    assert [(p.code, p.place.cell) for p in found] == expected


def test_the_question_names_the_other_years() -> None:
    _, found = built("申請件数［件］", UP, "", ("150件未満", "-", "150件未満", "140件未満"))

    assert str(found[0]) == (
        "[PLN904] 「成果指標」I2（R6）: 目標「150件未満」は「未満」を求めるものと読み取りましたが、測定項目「申請件数」の望ましい方向は"
        "「増やす」です。R8、R9の目標も同じです。望ましい方向又は目標の書き方を確かめてください。このままの場合は、目標の書き方に従って評価します。")


def test_what_is_new_each_year_may_become_less() -> None:
    _, found = built("新規開設数［件］", UP, "", ("30件", "20件", "10件", "5件"))

    assert found == []


def test_a_blank_entry_for_one_of_several_measures_is_an_error() -> None:
    tables = edited(sagamihara_tables(), "成果指標", ("E3", "増やす；"))

    plan, found = build_plan(tables)

    assert plan is None
    assert [(p.code, p.place.cell) for p in found] == [("PLN913", "E3")]


def test_an_indicator_that_stands_twice_is_asked_about() -> None:
    tables = edited(sagamihara_tables(), "成果指標", ("A3", "1-1-01"), ("B3", "2"), ("C3", "電子申請の新規導入手続数"),
                    ("D3", "新規導入手続数［手続］"), ("E3", UP), ("F3", ""), ("G3", ""), ("H3", ""),
                    *((cell, "15手続") for cell in ("I3", "J3", "K3", "L3")))

    _, found = build_plan(tables)

    assert [(p.code, p.place.cell) for p in found if p.code != "PLN511"] == [("PLN914", "C3")]


def test_a_name_of_two_projects_is_asked_about() -> None:
    tables = edited(sagamihara_tables(), "事業", ("C3", sagamihara().projects[0].name))

    plan, found = build_plan(tables)

    assert plan is not None
    assert [(p.code, p.place.cell) for p in found] == [("PLN915", "C3")]


def test_the_published_plan_raises_no_question() -> None:
    assert build_plan(sagamihara_tables())[1] == []
