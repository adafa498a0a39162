"""The 16 indicators of the plan, all four years: every wording of the source document, line breaks as blanks.

Source: 実施事業集 II-2.
"""

from __future__ import annotations

import pytest

from sagamihara_pdca.model.target import TargetKind
from sagamihara_pdca.notation.targets.reading import read_target
from tests.notation.spelling import spell

_STATISTICS = "過年度の紙媒体の 統計書を過去 {} 年分 オープンデータ化し、 ホームページへ掲載"
_COUNCIL = "紙資料を併用している 1以上の議会資料を ペーパーレス化"
PLAN = [
    ("15 手続", ">= 15 手続"),
    ("25 拠点・ 14%", ">= 25 拠点; >= 14 %"),
    ("25 拠点・ 15%", ">= 25 拠点; >= 15 %"),
    ("25 拠点・ 16%", ">= 25 拠点; >= 16 %"),
    ("30 拠点・ 17%", ">= 30 拠点; >= 17 %"),
    ("-", "目標なし"),
    ("1%", ">= 1 %"),
    ("7%", ">= 7 %"),
    ("R5 年度実績から 約 3%増", ">= 2023 +3 % (約)"),
    ("R5 年度実績から 約 5%増", ">= 2023 +5 % (約)"),
    ("R5 年度実績から 約 7%増", ">= 2023 +7 % (約)"),
    ("R5 年度実績から 約 10%増", ">= 2023 +10 % (約)"),
    ("4,415 時間", ">= 4415 時間"),
    (_COUNCIL, ">= 1"),
    ("更新完了", "節目 更新完了"),
    ("100%", ">= 100 %"),
    ("20 業務", ">= 20 業務"),
    ("12 種類", ">= 12 種類"),
    ("13 種類", ">= 13 種類"),
    (_STATISTICS.format(14), ">= 14 年分"),
    (_STATISTICS.format(16), ">= 16 年分"),
    (_STATISTICS.format(18), ">= 18 年分"),
    (_STATISTICS.format(20), ">= 20 年分"),
    ("20,000件", ">= 20000 件"),
    ("120,000件", ">= 120000 件"),
    ("180,000件", ">= 180000 件"),
    ("240,000件", ">= 240000 件"),
    ("30校以上かつ 150件未満", ">= 30 校; < 150 件"),
    ("26,250件", ">= 26250 件"),
    ("27,500件", ">= 27500 件"),
    ("28,750件", ">= 28750 件"),
    ("30,000件", ">= 30000 件"),
    ("X：600人 YouTube：750人", "X: >= 600 人; YouTube: >= 750 人"),
    ("X：650人 YouTube：800人", "X: >= 650 人; YouTube: >= 800 人"),
    ("X：700人 YouTube：850人", "X: >= 700 人; YouTube: >= 850 人"),
    ("X：750人 YouTube：900人", "X: >= 750 人; YouTube: >= 900 人"),
    ("1,150 人", ">= 1150 人"),
    ("1,250 人", ">= 1250 人"),
    ("1,300 人", ">= 1300 人"),
]


@pytest.mark.parametrize(("wording", "reading"), PLAN)
def test_every_wording_of_the_plan_is_read(wording: str, reading: str) -> None:
    assert spell(read_target(wording)) == reading


@pytest.mark.parametrize(("wording", "reading"), PLAN)
def test_blanks_inside_a_wording_may_be_line_breaks_or_nothing(wording: str, reading: str) -> None:
    assert spell(read_target(wording.replace(" ", "\n"))).split(" until ")[0].replace("\n", "") == reading
    if not wording.startswith("X"):
        assert spell(read_target(wording.replace(" ", ""))) == reading


def test_no_wording_of_the_plan_is_refused() -> None:
    assert all(read_target(wording).kind is not TargetKind.QUALITATIVE for wording, _ in PLAN)
