"""What officers type into a number cell, by kind: the figure in the cell's unit, what is asked about, what is no figure."""

from __future__ import annotations

import itertools
import re
import time
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation import units
from sagamihara_pdca.notation.baseline_wording import read_baseline
from sagamihara_pdca.notation.remarks import Doubt
from sagamihara_pdca.notation.typed_figure import TypedFigure, TypedState, compares_only, read_typed_figure

PENDING, STOPPED, NOT_DONE, OUT = ActualState.PENDING, ActualState.STOPPED, ActualState.NOT_DONE, ActualState.OUT_OF_SCOPE
HARD = ActualState.HARD_TO_JUDGE
SECOND_FIGURE, WORDS, BEFORE_YEAR_END, NOT_EXACT = Doubt.SECOND_FIGURE, Doubt.WORDS, Doubt.BEFORE_YEAR_END, Doubt.NOT_EXACT

#: Typed, unit of the cell, the figure, a unit that counts something else, the remarks, what a person has to say more about.
FIGURES: list[tuple[str, str, str, str, tuple[str, ...], tuple[Doubt, ...]]] = [
    # scales: the number's, the unit's, the cell's
    ("1億2,000万円", "万円", "12000", "", (), ()),
    ("1億2,000 万円", "万円", "12000", "", (), ()),
    ("1億2,000万", "万円", "12000", "", (), ()),
    ("120,000,000円", "万円", "12000", "", (), ()),
    ("12,000万円", "万円", "12000", "", (), ()),
    ("12,000", "万円", "12000", "", (), ()),
    ("1兆2,000億円", "億円", "12000", "", (), ()),
    ("２億100百万円", "百万円", "300", "", (), ()),
    ("1,200百万円", "億円", "12", "", (), ()),
    ("5,400万円", "千円", "54000", "", (), ()),
    ("5,400千円", "千円", "5400", "", (), ()),
    ("5400000円", "千円", "5400", "", (), ()),
    ("2.5万", "万人", "2.5", "", (), ()),
    ("2.5万人", "人", "25000", "", (), ()),
    ("25,000人", "万人", "2.5", "", (), ()),
    ("３千件", "件", "3000", "", (), ()),
    ("1.2千t-CO2", "千t-CO2", "1.2", "", (), ()),
    ("1,200t-CO2", "千t-CO2", "1.2", "", (), ()),
    ("▲3億円", "百万円", "-300", "", (), ()),
    ("120（千円）", "千円", "120", "", (), ()),
    ("1,200（千円）", "万円", "120", "", (), ()),
    ("120（単位：千円）", "千円", "120", "", (), ()),
    ("¥12,000", "千円", "12", "", (), ()),
    ("1万2千円", "円", "12000", "", (), ()),
    ("1千円", "円", "1000", "", (), ()),
    ("2億5千万", "百万円", "250", "", (), ()),
    ("0円", "千円", "0", "", (), ()),
    ("5MWh", "kWh", "5000", "", (), ()),
    ("5,000kWh", "MWh", "5", "", (), ()),
    ("1,200kWh（速報）", "MWh", "1.2", "", ("速報",), ()),
    ("3千kWh", "MWh", "3", "", (), ()),
    ("0.5t", "kg", "500", "", (), ()),
    ("450g", "kg", "0.45", "", (), ()),
    ("1,200t-CO2", "kg-CO2", "1200000", "", (), ()),
    ("1.2km", "m", "1200", "", (), ()),
    ("1.2ha", "㎡", "12000", "", (), ()),
    ("1.5k㎡", "ha", "150", "", (), ()),
    ("5㎡", "m", "5", "㎡", (), ()),
    ("5kW", "kWh", "5", "kW", (), ()),
    # units: in any spelling, in a year, those that mean a change or a rank elsewhere; another one is kept beside the figure
    ("12件", "件", "12", "", (), ()),
    ("12 件", "件", "12", "", (), ()),
    ("１２ 人", "人", "12", "", (), ()),
    ("12名", "人", "12", "", (), ()),
    ("12箇所", "か所", "12", "", (), ()),
    ("97.3％", "%", "97.3", "", (), ()),
    ("12回", "回/年", "12", "", (), ()),
    ("12回/年", "回", "12", "", (), ()),
    ("12件／年", "件", "12", "", (), ()),
    ("5年", "年", "5", "", (), ()),
    ("80.5歳", "歳", "80.5", "", (), ()),
    ("30分", "分", "30", "", (), ()),
    ("12か月", "か月", "12", "", (), ()),
    ("12ヶ月", "か月", "12", "", (), ()),
    ("2日間", "日", "2", "", (), ()),
    ("3割", "%", "30", "", (), ()),
    ("3位", "位", "3", "", (), ()),
    ("12.5ポイント", "ポイント", "12.5", "", (), ()),
    ("1.2倍", "倍", "1.2", "", (), ()),
    ("12台", "台", "12", "", (), ()),
    ("12鉢", "鉢", "12", "", (), ()),
    ("12DL", "ダウンロード", "12", "", (), ()),
    ("12,345.6㎡", "㎡", "12345.6", "", (), ()),
    ("12アクセス", "件", "12", "アクセス", (), ()),
    ("32件", "校", "32", "件", (), ()),
    ("月12件", "件", "12", "件/月", (), ()),
    ("1日12件", "件", "12", "件/日", (), ()),
    ("13.8%", "件", "13.8", "%", (), ()),
    # signs
    ("▲1,577人", "人", "-1577", "", (), ()),
    ("▲ 1,577人", "人", "-1577", "", (), ()),
    ("△5", "", "-5", "", (), ()),
    ("−3件", "件", "-3", "", (), ()),
    ("−3.2", "℃", "-3.2", "", (), ()),
    ("-3.2℃", "℃", "-3.2", "", (), ()),
    ("ー5", "人", "-5", "", (), ()),
    ("マイナス3", "", "-3", "", (), ()),
    ("赤字500万円", "万円", "-500", "", ("赤字",), (NOT_EXACT,)),
    ("赤字▲500万円", "万円", "-500", "", ("赤字",), (NOT_EXACT,)),
    ("500万円の赤字", "万円", "-500", "", ("赤字",), (NOT_EXACT,)),
    ("500万円（赤字）", "万円", "-500", "", ("赤字",), (NOT_EXACT,)),
    ("黒字 300千円", "千円", "300", "", ("黒字",), ()),
    ("▲1,577人（転出超過）", "人", "-1577", "", ("転出超過",), (WORDS,)),
    ("転出超過1,577人", "人", "1577", "", ("転出超過",), (WORDS,)),
    # numerals
    ("１２，３４５", "件", "12345", "", (), ()),
    ("十二", "件", "12", "", (), ()),
    ("二十", "件", "20", "", (), ()),
    ("百二十", "人", "120", "", (), ()),
    ("ゼロ", "件", "0", "", (), ()),
    ("零件", "件", "0", "", (), ()),
    ("2030", "件", "2030", "", (), ()),
    ("2,030（見込）", "件", "2030", "", ("見込",), ()),
    ("約2,050", "人", "2050", "", ("約",), (NOT_EXACT,)),
    ("1234.5", "人", "1234.5", "", (), ()),
    # words before
    ("年間12件", "件", "12", "", (), ()),
    ("実績：12件", "件", "12", "", (), ()),
    ("実績12", "件", "12", "", (), ()),
    ("実績値 12件", "件", "12", "", (), ()),
    ("R6：12件", "件", "12", "", ("R6",), ()),
    ("R6 12件", "件", "12", "", ("R6",), ()),
    ("令和6年度実績 12件", "件", "12", "", ("令和6年度実績",), ()),
    ("令和6年度：12", "件", "12", "", ("令和6年度",), ()),
    ("令和5年度 12件", "件", "12", "", ("令和5年度",), ()),
    ("R6年度実績：12件（速報）", "件", "12", "", ("R6年度実績", "速報"), ()),
    ("計12件", "件", "12", "", (), ()),
    ("合計 12件", "件", "12", "", (), ()),
    ("全24校", "校", "24", "", (), ()),
    ("12月末 120人", "人", "120", "", ("12月末",), (BEFORE_YEAR_END,)),
    ("12月末現在：120人", "人", "120", "", ("12月末現在",), (BEFORE_YEAR_END,)),
    ("約1,200", "人", "1200", "", ("約",), (NOT_EXACT,)),
    ("およそ12件", "件", "12", "", ("およそ",), (NOT_EXACT,)),
    ("延べ1,234人", "人", "1234", "", ("延べ",), (NOT_EXACT,)),
    ("累計12件", "件", "12", "", ("累計",), (NOT_EXACT,)),
    ("見込12件", "件", "12", "", ("見込",), ()),
    ("見込：12件", "件", "12", "", ("見込",), ()),
    ("速報値 12件", "件", "12", "", ("速報値",), ()),
    ("【速報】12件", "件", "12", "", ("速報",), ()),
    ("男性 50人", "人", "50", "", ("男性",), (WORDS,)),
    ("小学校12校", "校", "12", "", ("小学校",), (WORDS,)),
    ("各校2回", "回", "2", "", ("各",), (WORDS,)),
    ("①12件", "件", "12", "", ("①",), (WORDS,)),
    ("達成率100%", "%", "100", "", ("達成率",), (WORDS,)),
    ("平均12人", "人", "12", "", ("平均",), (WORDS,)),
    ("3校中2校", "校", "2", "", ("3校中",), ()),
    ("5点満点中4.2", "点", "4.2", "", ("5点満点中",), ()),
    ("12回中10回", "回", "10", "", ("12回中",), ()),
    ("12回中、10", "回", "10", "", ("12回中",), ()),
    ("全12回のうち10回（83%）", "回", "10", "", ("12回中", "83%"), ()),
    ("100人中80人", "人", "80", "", ("100人中",), ()),
    ("5件の内3件", "件", "3", "", ("5件中",), ()),
    # over the whole: of what has a whole it is certain, of anything else it may be a second figure
    ("24校/24校", "校", "24", "", ("24校中",), ()),
    ("２０／２４校", "校", "20", "", ("24校中",), ()),
    ("24校/全24校（100%）", "校", "24", "", ("24校中", "100%"), ()),
    ("20/24校（見込）", "校", "20", "", ("24校中", "見込"), ()),
    ("4.2点/5点", "点", "4.2", "", ("5点満点",), ()),
    ("4.2／5点満点", "点", "4.2", "", ("5点満点",), ()),
    ("85点/90点", "点", "85", "", ("90点",), (SECOND_FIGURE,)),
    ("3件/5件", "件", "3", "", ("5件",), (SECOND_FIGURE,)),
    ("10/12回", "回", "10", "", ("12回",), (SECOND_FIGURE,)),
    # wide letters, as the input method leaves them
    ("12,000ｋｇ", "kg", "12000", "", (), ()),
    ("1,234ｔ－ＣＯ２", "t-CO2", "1234", "", (), ()),
    ("12ＧＷｈ", "MWh", "12000", "", (), ()),
    ("１２０ＰＶ", "PV", "120", "", (), ()),
    ("450グラム/人日", "g/人・日", "450", "", (), ()),
    # words behind
    ("12件を実施", "件", "12", "", (), ()),
    ("12件実施済み", "件", "12", "", (), ()),
    ("12回開催", "回", "12", "", (), ()),
    ("12件達成", "件", "12", "", (), ()),
    ("100%達成", "%", "100", "", (), ()),
    ("12件です", "件", "12", "", (), ()),
    ("12件となりました", "件", "12", "", (), ()),
    ("24校すべて", "校", "24", "", (), ()),
    ("12件実績", "件", "12", "", (), ()),
    ("12件見込", "件", "12", "", ("見込",), ()),
    ("12件の見込み", "件", "12", "", ("見込み",), ()),
    ("1200人程度", "人", "1200", "", ("程度",), (NOT_EXACT,)),
    ("12件前後", "件", "12", "", ("前後",), (NOT_EXACT,)),
    ("研修会を3回開催", "回", "3", "", (), ()),
    ("12件※", "件", "12", "", (), ()),
    ("12件※1", "件", "12", "", ("※1",), ()),
    ("12件 ※速報値", "件", "12", "", ("※速報値",), ()),
    ("12件※目標は10件", "件", "12", "", ("※目標は10件",), ()),
    ("1,200人※市民ホールを除く", "人", "1200", "", ("※市民ホールを除く",), (WORDS,)),
    # brackets: a time
    ("1,200人(12月末)", "人", "1200", "", ("12月末",), (BEFORE_YEAR_END,)),
    ("1,200人（令和6年12月末現在）", "人", "1200", "", ("令和6年12月末現在",), (BEFORE_YEAR_END,)),
    ("1,200人（3月末）", "人", "1200", "", ("3月末",), ()),
    ("1,200人（令和7年3月31日現在）", "人", "1200", "", ("令和7年3月31日現在",), ()),
    ("1,200人（R7.3月末）", "人", "1200", "", ("R7.3月末",), ()),
    ("1,200人（3/31時点）", "人", "1200", "", ("3/31時点",), ()),
    ("1,200人（3月1日現在）", "人", "1200", "", ("3月1日現在",), (BEFORE_YEAR_END,)),
    ("1,200人（3月）", "人", "1200", "", ("3月",), (BEFORE_YEAR_END,)),
    ("12件（4月〜12月）", "件", "12", "", ("4月〜12月",), (BEFORE_YEAR_END,)),
    ("12件（4〜3月）", "件", "12", "", ("4〜3月",), ()),
    ("12件（上半期）", "件", "12", "", ("上半期",), (BEFORE_YEAR_END,)),
    ("87.5（令和6年度）", "％", "87.5", "", ("令和6年度",), ()),
    ("87.5（R5）", "％", "87.5", "", ("R5",), ()),
    ("3000（2026）", "人", "3000", "", ("2026",), (SECOND_FIGURE,)),
    # brackets: 見込, 速報 …
    ("120人（R7.3末見込）", "人", "120", "", ("R7.3末見込",), ()),
    ("120人（見込み）", "人", "120", "", ("見込み",), ()),
    ("12件（速報値）", "件", "12", "", ("速報値",), ()),
    ("12（暫定）", "件", "12", "", ("暫定",), ()),
    ("12件（概数）", "件", "12", "", ("概数",), ()),
    ("12件\n（速報）", "件", "12", "", ("速報",), ()),
    ("12件（集計中）", "件", "12", "", ("集計中",), (WORDS,)),
    ("12件（予定）", "件", "12", "", ("予定",), (WORDS,)),
    # brackets: the scale of a score, a share, a comparison, what the figure consists of
    ("4.2（5点満点）", "点", "4.2", "", ("5点満点",), ()),
    ("4.2（満点5点）", "点", "4.2", "", ("満点5点",), ()),
    ("3.8（5段階評価）", "", "3.8", "", ("5段階評価",), ()),
    ("80%(40/50人)", "%", "80", "", ("40/50人",), ()),
    ("80%(30/50人)", "%", "80", "", ("30/50人",), (WORDS,)),
    ("50.0%（12/24）", "%", "50.0", "", ("12/24",), ()),
    ("50%（12校/24校）", "%", "50", "", ("12校/24校",), ()),
    ("120人（全体の12%）", "人", "120", "", ("全体の12%",), ()),
    ("100人（前年度90人）", "人", "100", "", ("前年度90人",), ()),
    ("85.2%（前年度84.1%）", "%", "85.2", "", ("前年度84.1%",), ()),
    ("12件（対前年度比120%）", "件", "12", "", ("対前年度比120%",), ()),
    ("12件（3件増）", "件", "12", "", ("3件増",), ()),
    ("12件（目標10件）", "件", "12", "", ("目標10件",), ()),
    ("85.2%（回答率40%）", "%", "85.2", "", ("回答率40%",), ()),
    ("12人（女性5人、男性7人）", "人", "12", "", ("女性5人、男性7人",), ()),
    ("12人（女性5人、男性8人）", "人", "12", "", ("女性5人、男性8人",), (WORDS,)),
    ("12件（新規3件を含む）", "件", "12", "", ("新規3件を含む",), ()),
    ("0件（実績なし）", "件", "0", "", ("実績なし",), ()),
    ("0（発生なし）", "件", "0", "", ("発生なし",), ()),
    ("なし（0件）", "件", "0", "", (), ()),
    ("該当なし（0件）", "件", "0", "", (), ()),
    ("12校（全校）", "校", "12", "", ("全校",), ()),
    # brackets: 延べ and 内数; a second figure without words is asked about
    ("1234人（延べ）", "人", "1234", "", ("延べ",), (NOT_EXACT,)),
    ("421(26)人", "人", "421", "", ("内数26",), ()),
    ("12(5)億円", "百万円", "1200", "", ("内数500",), ()),
    ("421人（うち女性26人）", "人", "421", "", ("うち女性26人",), ()),
    ("32（うち5）", "人", "32", "", ("内数5",), ()),
    ("100人（内数30）", "人", "100", "", ("内数30",), ()),
    ("100人（うち女性300人）", "人", "100", "", ("うち女性300人",), (WORDS,)),
    ("1,200人（12月末）（うち女性300人）", "人", "1200", "", ("うち女性300人", "12月末"), (BEFORE_YEAR_END,)),
    ("421(26)", "人", "421", "", ("26",), (SECOND_FIGURE,)),
    ("612(598)", "人", "612", "", ("598",), (SECOND_FIGURE,)),
    ("97.3(97.1)", "％", "97.3", "", ("97.1",), (SECOND_FIGURE,)),
    ("97.3(97.1)％", "％", "97.3", "", ("97.1",), (SECOND_FIGURE,)),
    ("97.3%（97.1%）", "%", "97.3", "", ("97.1%",), (SECOND_FIGURE,)),
    # brackets that may change the figure
    ("30件(要確認)", "件", "30", "", ("要確認",), (WORDS,)),
    ("12件（3件中止）", "件", "12", "", ("3件中止",), (SECOND_FIGURE,)),
    ("0件（中止）", "件", "0", "", ("中止",), (WORDS,)),
    ("0件（未実施）", "件", "0", "", ("未実施",), (WORDS,)),
    ("12人（延べ24人）", "人", "12", "", ("延べ24人",), (WORDS,)),
    ("24人（実人数12人）", "人", "24", "", ("実人数12人",), (WORDS,)),
    ("12校（小学校）", "校", "12", "", ("小学校",), (WORDS,)),
    ("1,200人（市民ホール含む）", "人", "1200", "", ("市民ホール含む",), (WORDS,)),
    ("12（別紙参照）", "件", "12", "", ("別紙参照",), (WORDS,)),
    ("12（訂正）", "件", "12", "", ("訂正",), (WORDS,)),
    ("12(?)", "人", "12", "", ("?",), (WORDS,)),
    ("600人くらい（要確認）", "人", "600", "", ("くらい", "要確認"), (NOT_EXACT, WORDS)),
    ("12件（R5実績10件）", "件", "12", "", ("R5実績10件",), (WORDS,)),
]


@pytest.mark.parametrize(("typed", "unit", "value", "other", "remarks", "doubts"), FIGURES)
def test_a_figure_is_read_in_the_unit_of_its_cell(typed: str, unit: str, value: str, other: str, remarks: tuple[str, ...],
                                                  doubts: tuple[Doubt, ...]) -> None:
    found = read_typed_figure(typed, unit)

    assert isinstance(found, TypedFigure)
    assert (found.value, found.unit, found.remarks, tuple(r.doubt for r in found.doubts)) == (D(value), other, remarks, doubts)
    assert found.is_exact == (not doubts)
    assert "E" not in str(found.value)


@pytest.mark.parametrize(("typed", "unit", "value", "other", "remarks", "doubts"), FIGURES)
def test_what_is_certain_in_a_cell_is_certain_as_a_baseline(typed: str, unit: str, value: str, other: str,
                                                            remarks: tuple[str, ...], doubts: tuple[Doubt, ...]) -> None:
    if not doubts and typed != "2030" and not typed.startswith(("なし", "該当なし")):  # alone it may be a year
        assert [reading.quantity for reading in read_baseline(typed, unit)] == [D(value)]


#: Typed into the cell of a measure, its name, the figure, whether it is certain; None where it is no figure.
@pytest.mark.parametrize(("typed", "unit", "name", "value", "exact"), [
    ("収支▲12千円", "千円", "収支", "-12", True), ("収支：▲12千円", "千円", "収支", "-12", True), ("収支は▲12", "千円", "収支", "-12", True),
    ("収支比率12%", "%", "収支", "12", False), ("要望校数32校", "校", "要望校数", "32", True), ("要望校数 ３２", "校", "要望校数", "32", True),
    ("要望校数：約32校", "校", "要望校数", "32", False), ("参加者数▲100人", "人", "参加者数", None, True),
    ("満足度は85.2", "%", "満足度", "85.2", True),
    ("転入超過数▲1,577人", "人", "転入超過数", "-1577", True), ("収支▲12千円", "千円", "", "-12", False), ("A12件", "件", "A", None, True),
    ("第3回12件", "件", "第3", None, True),
])
def test_the_measures_own_name_before_its_figure_says_nothing_new(typed: str, unit: str, name: str, value: str | None,
                                                                  exact: bool) -> None:
    found = read_typed_figure(typed, unit, name)

    assert not isinstance(found, TypedState)
    assert (None if found is None else (found.value, found.is_exact)) == (None if value is None else (D(value), exact))


@pytest.mark.parametrize(("words", "compares"), [
    ("前年並み", True), ("前年度並", True), ("昨年度と同程度", True), ("ほぼ横ばい", True), ("例年どおり", True), ("（同上）", True),
    ("微増です。", True),
    ("前年並み（120人）", False), ("前年", False), ("120", False), ("集計中", False),
])
def test_words_that_only_compare_are_known(words: str, compares: bool) -> None:
    assert compares_only(words) is compares


@pytest.mark.parametrize("typed", ["120人（R7.3末見込）", "120人（見込み）", "120（速報値）", "120人※暫定値", "見込120人",
                                   "120人見込", "【速報】120人"])
def test_a_provisional_figure_is_known_as_one(typed: str) -> None:
    found = read_typed_figure(typed, "人")

    assert isinstance(found, TypedFigure)
    assert found.state is ActualState.PROVISIONAL


@pytest.mark.parametrize(("typed", "year"), [
    ("87.5（令和6年度）", 2024), ("R5：12", 2023), ("12（令和7年3月31日現在）", 2024), ("12（R7.3末見込）", 2024),
    ("令和5年度実績 12", 2023),
    ("12（2024年度）", 2024), ("12※R5年度の値", 2023), ("12（12月末）", None), ("12", None),
])
def test_the_fiscal_year_that_is_named_is_kept(typed: str, year: int | None) -> None:
    found = read_typed_figure(typed, "")

    assert isinstance(found, TypedFigure)
    assert found.years == ((FiscalYear(year),) if year else ())


#: Typed, the state, whether it is certain, the reason beside it.
STATES = [
    ("集計中。", PENDING, True, ""), ("現在、集計中", PENDING, True, ""), ("調整中", PENDING, True, ""), ("精査中", PENDING, True, ""),
    ("算出中です", PENDING, True, ""), ("未集計のため", PENDING, True, ""), ("まだ集計中", PENDING, True, ""),
    ("取りまとめ中", PENDING, True, ""),
    ("公表待ち", PENDING, True, ""), ("集計中のため未定", PENDING, True, ""), ("国の公表待ち", PENDING, True, "国の"),
    ("集計中（9月公表）", PENDING, True, "9月公表"), ("集計中（9月末公表予定）", PENDING, True, "9月末公表予定"),
    ("確認中（担当課照会中）", PENDING, True, "担当課照会中"),
    ("9月確定", PENDING, False, "9月確定"), ("10月確定予定", PENDING, False, "10月確定予定"),
    ("来年度公表予定", PENDING, False, "来年度公表予定"),
    ("来年度公表", PENDING, False, "来年度公表"), ("令和7年9月公表", PENDING, False, "令和7年9月公表"),
    ("7月末に判明", PENDING, False, "7月末に判明"),
    ("R7.9公表予定", PENDING, False, "R7.9公表予定"), ("公表予定", PENDING, False, "公表予定"), ("後日報告", PENDING, False, "後日報告"),
    ("未定", PENDING, False, "未定"),
    ("中止（台風のため）", STOPPED, True, "台風のため"), ("中止、台風のため", STOPPED, True, "台風のため"),
    ("中止※台風のため", STOPPED, True, "台風のため"),
    ("台風のため中止", STOPPED, True, "台風のため"),
    ("新型コロナウイルス感染症の影響により中止", STOPPED, True, "新型コロナウイルス感染症の影響により"),
    ("雨天中止", STOPPED, True, "雨天"), ("中止のため", STOPPED, True, ""), ("廃止", STOPPED, True, ""),
    ("中止となりました", STOPPED, True, ""),
    ("中止（1回）", STOPPED, False, "1回"), ("中止（一部）", STOPPED, False, "一部"), ("一部の会場で中止", STOPPED, False, "一部の会場で"),
    ("R6は中止", STOPPED, False, "R6は中止"), ("令和5年度で廃止", STOPPED, False, "令和5年度で"),
    ("未実施（予算未成立）", NOT_DONE, True, "予算未成立"), ("今年度は未実施", NOT_DONE, True, ""), ("開催せず", NOT_DONE, True, ""),
    ("予算の都合により未実施", NOT_DONE, True, "予算の都合により"), ("調査未実施", NOT_DONE, False, "調査未実施"),
    ("今年度は調査なし", NOT_DONE, False, "今年度は調査なし"),
    ("5年毎調査", OUT, False, "5年毎調査"), ("隔年調査のため実施せず", OUT, False, "隔年調査のため実施せず"),
    ("対象外（計画外）", OUT, True, "計画外"),
    ("該当なし", OUT, False, ""), ("実績なし", OUT, False, ""), ("該当者なし", OUT, False, ""), ("測定不能", HARD, True, ""),
]


@pytest.mark.parametrize(("typed", "state", "certain", "reason"), STATES)
def test_words_for_a_state_are_a_state(typed: str, state: ActualState, certain: bool, reason: str) -> None:
    assert read_typed_figure(typed, "件") == TypedState(state, certain, reason)


@pytest.mark.parametrize("typed", ["一部中止", "1回中止", "中止なし", "中止せず", "廃止予定", "実施中", "検討中", "確定", "公表",
                                   "集計", "予定", "9月", "未達",
                                   "24/20校", "24/24", "1/3校", "10回中12回", "12回中10人", "5件うち3件", "5日/10日", "80%/85%", "10万円/20万円",
                                   "参加者数▲100人", "業務時間▲5時間", "12回中1回中止", "計画12回に対し11回", "目標12回 実績11回",
                                   "増加", "順調", "前年並み", "前年度同様", "同上", "別紙参照", "不明", "未記入", "A", "○", "達成", "?"])
def test_other_words_are_no_state(typed: str) -> None:
    assert read_typed_figure(typed, "件") is None


@pytest.mark.parametrize(("typed", "unit"), [
    ("9月", "件"), ("30年度末", "件"), ("2割減", "人"), ("3割", "人"), ("3月31日", "件"), ("R6", "件"), ("令和6年度", "件"),
    ("R6.12", "件"),
    ("2024年", "件"), ("12月", "件"), ("12/24", "件"), ("3/10 5", "件"), ("2024 120", "件"), ("1,200円と300円", "円"), ("12件、15人", "件"),
    ("24人・延べ30人", "人"), ("男5人女7人", "人"), ("小学校12校、中学校5校", "校"), ("10〜12", "件"), ("2-3件", "件"),
    ("2、3件", "件"), ("12±3", "件"),
    ("12+3", "件"), ("3×4回", "回"), ("100%超", "%"), ("30件以上", "件"), ("30件（以上）", "件"), ("12件弱", "件"),
    ("12件余り", "件"), ("十数件", "件"),
    ("5,6", "件"), ("1.234", "人"), ("1.234人", "人"), ("1億5,00万円", "万円"), ("3億5千円", "円"), ("2千5百3", "円"),
    ("1万2", "円"), ("5千", "百万円"),
    ("千円", "円"), ("007", "件"), ("12.", "件"), (".5", "%"), ("1 2", "人"), ("1,234,567,890,123,456", "人"),
    ("(1,577)", "人"), ("▲", "人"),
    ("+5", "件"), ("5人増", "人"), ("前年比105%", "%"), ("12.5ポイント", "%"), ("12.5ポイント増", "ポイント"), ("1.2倍", "件"),
    ("12件予定", "件"),
    ("12番", "件"), ("12位", "件"), ("12期", "件"), ("12台", "件"), ("2日", "回"), ("80歳", "人"), ("第3回", "回"),
    ("12回目", "回"), ("20代", "人"),
    ("3号", "件"), ("12ほげほげ", "件"), ("12鉢", "件"), ("12百貨店", "件"), ("12万博", "件"), ("件12", "件"), ("10²", "件"),
    ("40歳以上 12人", "人"),
    ("5日間で12件", "件"), ("12→15", "件"), ("12件⇒15件に訂正", "件"), ("042-754-1111", "件"), ("No.12", "件"),
    ("令和7年度末までに12件", "件"),
    ("1年6か月", "か月"), ("1年6か月", "年"), ("1年と6か月", "か月"), ("12時間30分", "分"), ("12か月", "件"),
    ("計画12件", "件"), ("全国平均87%", "%"), ("半数", "人"), ("10分の1", "%"), ("12?", "人"), ("https://example.jp/12", "件"),
])
def test_what_is_not_certain_is_no_figure(typed: str, unit: str) -> None:
    assert not isinstance(read_typed_figure(typed, unit), TypedFigure)


LONG = ["5" + " " * 30_000 + "件件", "5" + "　" * 30_000 + "件", "5" * 30_000, "(" * 30_000, "約" * 30_000, "1," * 15_000, "件" * 30_000,
        "(12月末)" * 6_000, "令和6年度の" * 6_000, "のため" * 10_000, "12件※" + "注" * 30_000, "中止" * 15_000]


@pytest.mark.parametrize("text", [*LONG, *(text[:length] for text in LONG for length in (79, 159))])
def test_a_text_of_any_length_takes_no_time(text: str) -> None:
    began = time.process_time()
    read_typed_figure(text, "件")
    read_baseline(text, "件")

    assert time.process_time() - began < 0.3  # it took 9.8 seconds


LISTED = [re.sub(r"\\(.)", r"\1", word) for word in units.KNOWN_UNIT[len("(?:"):-1].split("|")]
OWN = [*LISTED, "ポイント", "年", "位", "倍", "か年", "千円", "百万円", "億円", "万人", "千t-CO2", "件/年", "円/人", "鉢", "自校方式校"]
VALUES = st.decimals(min_value=-10**9, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


def test_every_listed_unit_is_read_with_its_figure() -> None:
    missed = [(unit, value) for unit in OWN for value in ("0", "1", "12", "1234", "2030", "0.5", "12345.6", "-3")
              if read_typed_figure(f"{D(value):,}{unit}", unit) != TypedFigure(D(value))]

    assert missed == []


@given(VALUES, st.sampled_from(OWN), st.sampled_from(["", "実績：", "R6 ", "計", "令和6年度："]),
       st.sampled_from(["", "（速報値）", "です", "（3月末）"]))
def test_a_figure_is_itself_whatever_harmless_words_stand_around_it(value: D, unit: str, before: str, behind: str) -> None:
    found = read_typed_figure(f"{before}{value:,f}{unit}{behind}", unit)

    assert isinstance(found, TypedFigure)
    assert (found.value, found.unit, found.is_exact) == (value, "", True)


@pytest.mark.parametrize("typed", ["3校中5校", "6（5点満点）", "5点満点中6", "12件※12月末までの集計", "12件※延べ", "R6年12", "目標12件", "KPI：12件"])
def test_what_contradicts_itself_is_not_certain(typed: str) -> None:
    found = read_typed_figure(typed, "件")

    assert found is None or (isinstance(found, TypedFigure) and not found.is_exact)


PARTS = ["約", "12", "1,234.5", "人", "件", "%", "千円", "（", "）", "うち", "12月末", "R6", "実績", "：", "見込", "以上", "増", "延べ", "計",
         " ", "・", "※", "5点満点",
         "割", "年", "月", "全", "▲", "3/5"]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=7), st.sampled_from(["件", "人", "%", "千円", ""]))
def test_a_baseline_reads_the_same_figure_where_a_cell_is_certain(parts: list[str], unit: str) -> None:
    text = "".join(parts)
    found = read_typed_figure(text, unit)

    if isinstance(found, TypedFigure) and found.is_exact:
        assert [reading.quantity for reading in read_baseline(text, unit)] == [found.value]


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(["件", "人", "回", "校", "円"], 2)))
def test_another_listed_unit_is_never_taken_for_the_cells(one: str, other: str) -> None:
    found = read_typed_figure(f"12{one}", other)

    assert isinstance(found, TypedFigure)
    assert found.unit == one
