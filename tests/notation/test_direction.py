"""A bare number takes its bound from the indicator's 望ましい方向; words in the wording win over it."""

from __future__ import annotations

import pytest

from sagamihara_pdca.model.target import Direction
from sagamihara_pdca.notation.targets.reading import read_target
from tests.notation.spelling import spell

READ = [
    ("50件", None, ">= 50 件"),
    ("50件", Direction.UP, ">= 50 件"),
    ("50件", Direction.DOWN, "<= 50 件"),
    ("50件", Direction.KEEP, "refused"),
    ("50件以上", Direction.DOWN, ">= 50 件"),
    ("50件以下", Direction.UP, "<= 50 件"),
    ("30〜50件", Direction.KEEP, "30..50 件"),
    ("100%を維持", Direction.UP, ">= 100 %"),
    ("0件", None, "<= 0 件"),
    ("0件", Direction.DOWN, "<= 0 件"),
    ("0件", Direction.KEEP, "<= 0 件"),
    ("0件", Direction.UP, "refused"),
    ("ゼロ", Direction.UP, "refused"),
    ("50件まで", Direction.DOWN, "<= 50 件"),
    ("50件まで", Direction.UP, "refused"),
    ("10%減", Direction.UP, "<= 現状値 -10 %"),
    ("前年度以上", Direction.DOWN, ">= 前年度 +0"),
    ("紙資料を1以上ペーパーレス化", Direction.DOWN, ">= 1"),
    ("研修会を3回開催", Direction.UP, ">= 3 回"),
]


@pytest.mark.parametrize(("wording", "direction", "reading"), READ)
def test_the_direction_bounds_a_bare_number_only(wording: str, direction: Direction | None, reading: str) -> None:
    assert spell(read_target(wording, direction)) == reading
