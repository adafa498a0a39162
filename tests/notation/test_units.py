"""Which units are the same."""

from __future__ import annotations

import pytest

from sagamihara_pdca.notation.units import canonical_unit

SAME = [
    ("％", "%", "パーセント", "㌫"),
    ("か所", "箇所", "ヶ所", "カ所", "ヵ所", "個所", "ケ所"),
    ("㎡", "m2", "m²", "平方メートル", "平米"),
    ("人", "名"),
    ("t", "トン", "㌧"),
    ("㎏", "kg", "キログラム"),
    ("件/年", "件／年", "件 / 年", "件/年間"),
    ("人/日", "名／日"),
    ("t-CO2", "トン-CO2", "tCO2"),
    ("手続", "手続き"),
    ("ポイント", "pt", "%ポイント"),
]
DIFFERENT = [("件", "回"), ("人", "世帯"), ("人", "人日"), ("%", "ポイント"), ("%", "‰"), ("件", "件/年"), ("kW", "kWh"), ("㎡", "㎥"),
             ("件/年", "件/月"), ("g", "kg"), ("戸", "世帯"), ("円", "千円")]


@pytest.mark.parametrize("spellings", SAME, ids=lambda s: s[0])
def test_spellings_of_one_unit_compare_equal(spellings: tuple[str, ...]) -> None:
    assert len({canonical_unit(unit) for unit in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_units_that_count_differently_stay_apart(one: str, other: str) -> None:
    assert canonical_unit(one) != canonical_unit(other)


@pytest.mark.parametrize("unit", ["", "手続", "議会資料", "㎍"])
def test_an_unknown_unit_is_its_own(unit: str) -> None:
    assert canonical_unit(unit) == unit
