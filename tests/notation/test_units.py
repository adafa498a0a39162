"""Which units are the same."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.notation.units import Unit, canonical_unit, convert, read_unit

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
    ("千人", "千名", "千 人"),
    ("千㎡", "千m2", "千平方メートル"),
    ("人/10万人", "人／人口10万人", "名/10万"),
    ("件/年", "件/年度", "件／年間"),
]
DIFFERENT = [("件", "回"), ("人", "世帯"), ("人", "人日"), ("%", "ポイント"), ("%", "‰"), ("件", "件/年"), ("kW", "kWh"), ("㎡", "㎥"),
             ("件/年", "件/月"), ("g", "kg"), ("戸", "世帯"), ("円", "千円"), ("千円", "百万円"), ("千人", "千件"), ("回", "回/年")]


@pytest.mark.parametrize("spellings", SAME, ids=lambda s: s[0])
def test_spellings_of_one_unit_compare_equal(spellings: tuple[str, ...]) -> None:
    assert len({canonical_unit(unit) for unit in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_units_that_count_differently_stay_apart(one: str, other: str) -> None:
    assert canonical_unit(one) != canonical_unit(other)


@pytest.mark.parametrize("unit", ["", "手続", "議会資料", "㎍"])
def test_an_unknown_unit_is_its_own(unit: str) -> None:
    assert canonical_unit(unit) == unit


SCALED = [
    ("千円", "1000", "円"), ("万円", "10000", "円"), ("百万円", "1000000", "円"), ("億円", "100000000", "円"), ("十億円", "1000000000", "円"),
    ("兆円", "1000000000000", "円"), ("千人", "1000", "人"), ("万名", "10000", "人"), ("千t-CO2", "1000", "t-CO2"), ("万トン", "10000", "t"),
    ("千㎡", "1000", "㎡"), ("千ｋＷｈ", "1000", "kWh"), ("千件/年間", "1000", "件/年"), ("百万PV", "1000000", "PV"), ("円", "1", "円"),
    ("", "1", ""), ("％", "1", "%"), ("千羽鶴", "1", "千羽鶴"), ("百貨店", "1", "百貨店"), ("万博", "1", "万博"), ("億", "1", "億"),
]


@pytest.mark.parametrize(("unit", "scale", "base"), SCALED)
def test_a_unit_has_a_scale_and_a_base(unit: str, scale: str, base: str) -> None:
    assert read_unit(unit) == Unit(D(scale), base)
    assert canonical_unit(unit) == read_unit(unit).scale_word + base


CONVERTED = [
    ("120000000", "円", "万円", "12000"), ("12000", "千円", "円", "12000000"), ("12000", "千円", "百万円", "12"), ("3", "億円", "百万円", "300"),
    ("1.2", "万人", "千人", "12"), ("15", "人", "名", "15"), ("2500", "千件/年", "万件/年間", "250"), ("5", "円", "人", None),
    ("5", "回", "回/年", None), ("1200", "kWh", "MWh", "1.2"), ("3", "千MWh", "GWh", "3"), ("450", "g/人", "kg/人", "0.45"),
    ("5", "ha", "㎡", "50000"),    ("5", "㎡", "m", None), ("5", "kW", "kWh", None), ("5", "t", "t-CO2", None),
]


@pytest.mark.parametrize(("value", "given", "wanted", "converted"), CONVERTED)
def test_a_figure_is_converted_between_scales_of_one_base(value: str, given: str, wanted: str, converted: str | None) -> None:
    there = convert(D(value), read_unit(given), read_unit(wanted))

    assert there == (None if converted is None else D(converted))
    if there is not None:
        assert convert(there, read_unit(wanted), read_unit(given)) == D(value)


@pytest.mark.parametrize(("one", "other", "same"), [
    ("回", "回/年", True), ("回/年度", "回", True), ("千件", "件/年", True), ("回", "回", False), ("回/年", "回/月", False), ("", "/年", False)])
def test_two_units_may_differ_in_the_year_only(one: str, other: str, same: bool) -> None:
    assert read_unit(one).same_but_for_year(read_unit(other)) is same
