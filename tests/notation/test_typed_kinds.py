"""What officers type into a number cell, by kind: the figure in the cell's unit, what is asked about, what is no figure."""

from __future__ import annotations

import time
from decimal import Decimal as D

import pytest

from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.typed_figure import TypedFigure, TypedState, read_typed_figure

PENDING, STOPPED, NOT_DONE = ActualState.PENDING, ActualState.STOPPED, ActualState.NOT_DONE

#: Typed, unit of the cell, the figure, the remarks, whether it is exact.
FIGURES: list[tuple[str, str, str, tuple[str, ...], bool]] = [
    # scales: the number's, the unit's, the cell's
    ("1億2,000万円", "万円", "12000", (), True), ("1億2,000 万円", "万円", "12000", (), True), ("1億2,000万", "万円", "12000", (), True),
    ("120,000,000円", "万円", "12000", (), True), ("12,000万円", "万円", "12000", (), True), ("12,000", "万円", "12000", (), True),
    ("1兆2,000億円", "億円", "12000", (), True), ("２億100百万円", "百万円", "300", (), True), ("1,200百万円", "億円", "12", (), True),
    ("5,400万円", "千円", "54000", (), True), ("5,400千円", "千円", "5400", (), True), ("5400000円", "千円", "5400", (), True),
    ("2.5万", "万人", "2.5", (), True), ("2.5万人", "人", "25000", (), True), ("25,000人", "万人", "2.5", (), True),
    ("3千件", "件", "3000", (), True), ("1.2千t-CO2", "千t-CO2", "1.2", (), True), ("1,200t-CO2", "千t-CO2", "1.2", (), True),
    ("▲3億円", "百万円", "-300", (), True), ("120（千円）", "千円", "120", (), True), ("1,200（千円）", "万円", "120", (), True),
    # units
    ("12件", "件", "12", (), True), ("12 件", "件", "12", (), True), ("12名", "人", "12", (), True), ("12箇所", "か所", "12", (), True),
    ("97.3％", "%", "97.3", (), True), ("12回", "回/年", "12", (), True), ("12回/年", "回", "12", (), True), ("5年", "年", "5", (), True),
    ("80.5歳", "歳", "80.5", (), True), ("30分", "分", "30", (), True), ("3割", "%", "30", (), True), ("3位", "位", "3", (), True),
    # signs
    ("▲1,577人", "人", "-1577", (), True), ("△5", "", "-5", (), True), ("−3件", "件", "-3", (), True), ("マイナス3", "", "-3", (), True),
    # words before and behind
    ("年間12件", "件", "12", (), True), ("実績：12件", "件", "12", (), True), ("実績12", "件", "12", (), True), ("実績値 12件", "件", "12", (), True),
    ("R6：12件", "件", "12", (), True), ("令和6年度実績 12件", "件", "12", (), True), ("令和6年度：12", "件", "12", (), True),
    ("12件を実施", "件", "12", (), True), ("12件実施済み", "件", "12", (), True), ("12件です", "件", "12", (), True),
    ("約12件", "件", "12", ("約",), False), ("12件程度", "件", "12", ("程度",), False), ("計12件", "件", "12", ("計",), False),
    ("延べ1,234人", "人", "1234", ("延べ",), False), ("12件※速報", "件", "12", ("※速報",), True),
    # brackets
    ("4.2（5点満点）", "点", "4.2", ("5点満点",), True), ("3.8（5段階評価）", "", "3.8", ("5段階評価",), True),
    ("1,200人(12月末)", "人", "1200", ("12月末",), False), ("1,200人（令和6年12月末現在）", "人", "1200", ("令和6年12月末現在",), False),
    ("1,200人（3月末）", "人", "1200", ("3月末",), True), ("1,200人（令和7年3月31日現在）", "人", "1200", ("令和7年3月31日現在",), True),
    ("87.5（令和6年度）", "％", "87.5", ("令和6年度",), True), ("1234人（延べ）", "人", "1234", ("延べ",), True),
    ("120人（R7.3末見込）", "人", "120", ("R7.3末見込",), True), ("120人（見込み）", "人", "120", ("見込み",), True),
    ("97.3(97.1)", "％", "97.3", ("97.1",), False), ("612(598)", "人", "612", ("598",), False), ("612(26)", "人", "612", ("内数26",), True),
    ("100人（うち女性30人）", "人", "100", ("内数30",), True), ("100人（うち女性90人）", "人", "100", ("内数90",), True),
    ("100人（うち女性300人）", "人", "100", ("うち女性300人",), False), ("100人（前年度90人）", "人", "100", ("前年度90人",), False),
    ("80%(40/50人)", "%", "80", ("40/50人",), False), ("30件(要確認)", "件", "30", ("要確認",), False),
]


@pytest.mark.parametrize(("typed", "unit", "value", "remarks", "exact"), FIGURES)
def test_a_figure_is_read_in_the_unit_of_its_cell(typed: str, unit: str, value: str, remarks: tuple[str, ...], exact: bool) -> None:
    found = read_typed_figure(typed, unit)

    assert isinstance(found, TypedFigure)
    assert (found.value, found.remarks, found.is_exact) == (D(value), remarks, exact)
    assert "E" not in str(found.value)


@pytest.mark.parametrize("typed", ["120人（R7.3末見込）", "120人（見込み）", "120（速報値）", "120人※暫定値"])
def test_a_provisional_figure_is_known_as_one(typed: str) -> None:
    found = read_typed_figure(typed, "人")

    assert isinstance(found, TypedFigure) and found.state is ActualState.PROVISIONAL


#: Typed, the state, whether it is certain, the reason beside it.
STATES = [
    ("調整中", PENDING, True, ""), ("精査中", PENDING, True, ""), ("算出中です", PENDING, True, ""), ("まだ集計中", PENDING, True, ""),
    ("9月確定", PENDING, False, ""), ("10月確定予定", PENDING, False, ""), ("来年度公表予定", PENDING, False, ""), ("後日報告", PENDING, True, ""),
    ("令和7年9月公表", None, False, ""), ("7月末に判明", PENDING, False, ""),
    ("中止（台風のため）", STOPPED, True, "台風のため"),
    ("中止、台風のため", STOPPED, True, "台風のため"), ("未実施（予算未成立）", NOT_DONE, True, "予算未成立"),
    ("集計中（9月公表）", PENDING, True, "9月公表"), ("中止のため", STOPPED, True, ""),
]


@pytest.mark.parametrize(("typed", "state", "certain", "reason"), STATES)
def test_words_for_a_state_are_a_state(typed: str, state: ActualState | None, certain: bool, reason: str) -> None:
    found = read_typed_figure(typed, "件")

    assert found == (TypedState(state, certain, reason) if state is not None else None)


@pytest.mark.parametrize(("typed", "unit"), [
    ("9月", "件"), ("30年度末", "件"), ("5年毎調査", "件"), ("2割減", "人"),
    ("3月31日", "件"), ("R6", "件"), ("令和6年度", "件"), ("1,200円と300円", "円"),
    ("3校中2校", "校"), ("12/24", "件"), ("12件、15人", "件"), ("10〜12", "件"),
    ("100%超", "%"), ("30件以上", "件"), ("5,6", "件"), ("1億5,00万円", "万円"),
    ("3億5千円", "円"), ("2千5百3", "円"), ("前年並み", "件"), ("A", "件"), ("12番", "件"), ("第3回", "回"), ("20代", "人"), ("3号", "件"),
    ("12ほげほげ", "件"), ("12百貨店", "件"), ("12万博", "件"), ("件12", "件"), ("10²", "件"), ("40歳以上 12人", "人"), ("5日間で12件", "件"),
])
def test_what_is_not_certain_is_no_figure(typed: str, unit: str) -> None:
    assert not isinstance(read_typed_figure(typed, unit), TypedFigure)


@pytest.mark.parametrize("text", ["5" + " " * 30_000 + "件件", "5" + "　" * 30_000 + "件", "5" * 30_000, "(" * 30_000, "約" * 30_000, "1," * 15_000])
def test_a_text_of_any_length_takes_no_time(text: str) -> None:
    began = time.process_time()
    read_typed_figure(text, "件")

    assert time.process_time() - began < 1  # it took 9.8 seconds


@pytest.mark.parametrize("unit", ["件", "人", "円", "千円", "百万円", "億円", "万人", "%", "か所", "t-CO2", "千t-CO2", "回/年", "㎡"])
@pytest.mark.parametrize("value", ["0", "1", "12", "1234", "12345.6", "0.5", "1000000"])
def test_a_figure_with_its_cells_own_unit_is_itself(value: str, unit: str) -> None:
    found = read_typed_figure(f"{D(value):,}{unit}", unit)

    assert isinstance(found, TypedFigure) and found.value == D(value) and found.is_exact
