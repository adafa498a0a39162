"""現状値 and its 時点."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.baseline_wording import Reading, read_as_of, read_baseline

READ = [
    ("24 拠点・13.4%", [("", "24", "拠点"), ("", "13.4", "%")]),
    ("19,623,761 件", [("", "19623761", "件")]),
    ("87.5%", [("", "87.5", "%")]),
    ("25校、180件", [("", "25", "校"), ("", "180", "件")]),
    ("X 568人、YouTube 730人", [("X", "568", "人"), ("YouTube", "730", "人")]),
    ("過年度の紙媒体の統計書を過去 12 年分オープンデータ化済み", [("", "12", "年分")]),
    ("1,027 人", [("", "1027", "人")]),
    ("25,000件", [("", "25000", "件")]),
    ("0件", [("", "0", "件")]),
    ("1億2,000万円", [("", "120000000", "円")]),
    # words that only a figure has which exists already
    ("1,234人（令和5年12月）", [("", "1234", "人")]), ("実績：12件", [("", "12", "件")]), ("実績12件", [("", "12", "件")]),
    ("令和5年度実績 1,234人", [("", "1234", "人")]), ("12件（R5.12末現在）", [("", "12", "件")]), ("12件（見込）", [("", "12", "件")]),
    ("4.2点（5点満点）", [("", "4.2", "点")]), ("80点（100点中）", [("", "80", "点")]), ("全24校", [("", "24", "校")]),
    ("80%（40/50人）", [("", "80", "%")]),
    ("▲1,577人", [("", "-1577", "人")]), ("100人（前年度90人）", [("", "100", "人")]), ("12件（令和5年度末）", [("", "12", "件")]),
]
UNREAD = [
    "25校、180件（R5実績）", "2024", "2026.4", "目標100件", "100件（令和4年度）（令和5年度）", "97.3(97.1)％（R5）", "100人（要確認）",
    "30%（40/50人）", "約束済み100", "80％ ※目標", "令和5年度末までに12件",
    "", "-", "100件以上", "30〜50件", "前年度比5%増", "調査中", "なし", "2倍", "約束済み", "13校/13校"]
AS_OF = [
    ("R5年度 ※令和5年12月末まで", 2023), ("R5 年度 ※令和5年12月末まで", 2023), ("R4年度", 2022), ("R4 年度", 2022), ("R5年度", 2023),
    ("R6.1実績", 2023), ("令和6年3月31日現在", 2023), ("令和6年4月1日時点", 2024), ("2024年度", 2024), ("令和5年度末", 2023),
    ("令和5年12月末", 2023), ("令和5年12月", 2023), ("R5.12末現在", 2023), ("令和5年度実績", 2023), ("R5年度（見込）", 2023), ("2023年度", 2023),
    ("H30", 2018), ("令和5年4月1日現在", 2023), ("R5.4〜R6.3", 2023), ("令和5年4月〜令和6年3月", 2023), ("令和5年4月〜12月", 2023),
    ("実績", None), ("12月末", None), ("令和5年度〜", None), ("R4〜R5", None), ("令和5年度（2023年度）", 2023), ("R元年度", 2019),
    ("拠点数はR6.1実績、利用率はR4年度実績", None), ("令和3~5年度平均", None), ("R3〜R5", None), ("5年度", None), ("", None), ("直近", None),
    ("R13.15", None),
]


@pytest.mark.parametrize(("wording", "figures"), READ)
def test_a_baseline_is_read_as_plain_figures(wording: str, figures: list[tuple[str, str, str]]) -> None:
    assert read_baseline(wording) == tuple(Reading(label, Decimal(value), unit) for label, value, unit in figures)


@pytest.mark.parametrize("wording", UNREAD)
def test_what_is_no_plain_figure_gives_none(wording: str) -> None:
    assert read_baseline(wording) == ()


@pytest.mark.parametrize(("text", "start"), AS_OF)
def test_the_year_is_read_where_there_is_exactly_one(text: str, start: int | None) -> None:
    assert read_as_of(text) == (FiscalYear(start) if start else None)


@pytest.mark.parametrize(("wording", "start", "provisional"), [
    ("1,234人（令和5年12月）", 2023, False), ("R5：12件", 2023, False), ("12件（令和6年3月末見込）", 2023, True), ("12件（見込）", None, True),
    ("12件", None, False),
])
def test_the_year_and_the_state_that_a_baseline_names_are_kept(wording: str, start: int | None, provisional: bool) -> None:
    (reading,) = read_baseline(wording)

    assert (reading.year, reading.provisional) == (FiscalYear(start) if start else None, provisional)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_baseline(text)
    read_as_of(text)
