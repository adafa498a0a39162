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
]
UNREAD = ["", "-", "100件以上", "30〜50件", "前年度比5%増", "調査中", "なし", "2倍", "約束済み", "13校/13校"]
AS_OF = [
    ("R5年度 ※令和5年12月末まで", 2023), ("R5 年度 ※令和5年12月末まで", 2023), ("R4年度", 2022), ("R4 年度", 2022), ("R5年度", 2023),
    ("R6.1実績", 2023), ("令和6年3月31日現在", 2023), ("令和6年4月1日時点", 2024), ("2024年度", 2024), ("令和5年度末", 2023),
    ("令和5年12月末", 2023), ("令和5年度（2023年度）", 2023), ("R元年度", 2019),
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


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_baseline(text)
    read_as_of(text)
