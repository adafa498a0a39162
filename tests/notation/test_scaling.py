"""Figures in the unit of their measure: worked out by hand, both directions of every scale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagamihara_pdca.model.target import Direction, TargetKind
from sagamihara_pdca.notation.baseline_wording import read_baseline
from sagamihara_pdca.notation.targets.reading import read_target, write_target
from tests.notation.spelling import spell

READ = [
    # Blanks inside the number.
    ("10 億円", "円", ">= 1000000000 円"), ("10 億円", "億円", ">= 10 億円"), ("１０　億円", "百万円", ">= 1000 百万円"),
    ("1億2,000 万円", "万円", ">= 12000 万円"), ("1億2,000 万円", "円", ">= 120000000 円"), ("1億 2,000 万円", "千円", ">= 120000 千円"),
    ("2億5,000 万円", "", ">= 250000000 円"), ("23 万人", "人", ">= 230000 人"), ("２３　万人", "万人", ">= 23 万人"),
    ("23 万 人", "人", ">= 230000 人"), ("5 千人以上", "人", ">= 5000 人"),
    # The scale of the wording, of the measure, or of both.
    ("12,000千円", "千円", ">= 12000 千円"), ("12,000千円", "円", ">= 12000000 円"), ("12,000千円", "百万円", ">= 12 百万円"),
    ("12,000千円", "", ">= 12000000 円"), ("12,000円", "千円", ">= 12 千円"), ("3億円", "億円", ">= 3 億円"),
    ("3億円", "百万円", ">= 300 百万円"), ("3億円", "万円", ">= 30000 万円"), ("3,500万円", "億円", ">= 0.35 億円"),
    ("1,200百万円", "億円", ">= 12 億円"), ("1.2万人", "万人", ">= 1.2 万人"), ("12,000人", "万人", ">= 1.2 万人"),
    ("12千人", "万人", ">= 1.2 万人"), ("1.2万名", "千人", ">= 12 千名"), ("２．５万件", "千件", ">= 25 千件"),
    ("2,500千t-CO2", "千t-CO2", ">= 2500 千t-CO2"), ("250万t-CO2", "千t-CO2", ">= 2500 千t-CO2"),
    ("250万トン-CO2", "万t-CO2", ">= 250 万トン-CO2"), ("42万t", "千t", ">= 420 千t"), ("165万㎡", "千㎡", ">= 1650 千㎡"),
    ("165万平方メートル", "万㎡", ">= 165 万平方メートル"), ("350万kWh", "千kWh", ">= 3500 千kWh"), ("2億100百万円", "百万円", ">= 300 百万円"),
    ("1兆2,000億円", "億円", ">= 12000 億円"), ("三千万円", "百万円", ">= 30 百万円"), ("15,000千件/年", "万件/年", ">= 1500 万件/年"),
    ("年間3万人", "万人/年", ">= 3 万人 (年間)"),
    # A number without a unit is in the measure's; with scale words it is not.
    ("12,000", "千円", ">= 12000"), ("2,500万", "万円", ">= 2500 万円"), ("2,500万", "円", ">= 25000000"),
    ("2,500万", "千円", ">= 25000 千円"), ("1億2,000万", "百万円", ">= 120 百万円"), ("3億", "億円", ">= 3 億円"),
    ("1.2万", "万人", ">= 1.2 万人"), ("1.2万", "人", ">= 12000"), ("5千", "千人", ">= 5 千人"), ("5千", "百万円", "refused"),
    ("50百万", "億円", "refused"), ("2,500万", "万件/年", ">= 2500 万件/年"),
    # Bounds, ranges, inner counts, changes.
    ("3億円以下", "百万円", "<= 300 百万円"), ("1,500万円未満", "千円", "< 15000 千円"), ("3億円超", "億円", "> 3 億円"),
    ("上限100万円", "千円", "<= 1000 千円"), ("約3億円", "億円", ">= 3 億円 (約)"), ("累計3億円", "億円", ">= 3 億円 (累計)"),
    ("1〜2億円", "億円", "1..2 億円"), ("1〜2億円", "円", "100000000..200000000 円"), ("1億円〜2億円", "百万円", "100..200 百万円"),
    ("800万円〜1億円", "百万円", "8..100 百万円"), ("5,000〜1万人", "千人", "5..10 千人"), ("5,000〜1万人", "人", "5000..10000 人"),
    ("2,000〜2,500万", "万円", "2000..2500 万円"), ("500〜1億円", "円", "refused"), ("500〜1,000万円", "", "5000000..10000000 円"),
    ("1,000万円以上2,000万円以下", "百万円", "10..20 百万円"), ("1〜1.5万人", "人", "10000..15000 人"),
    ("12(5)億円", "億円", ">= 12 億円 (内数5)"), ("12(5)億円", "百万円", ">= 1200 百万円 (内数500)"), ("12(5)千人", "人", ">= 12000 人 (内数5000)"),
    ("10億円（うち2億円）", "億円", ">= 10 億円 (内数2)"), ("10億円（うち5,000万円）", "億円", ">= 10 億円 (内数0.5)"),
    ("1.2万人（3,000）", "人", "refused"), ("12万人（5）", "人", "refused"), ("12万(5)人", "人", "refused"),
    ("1.2万(3,000)人", "人", ">= 12000 人 (内数3000)"), ("1,000（千円）", "千円", ">= 1000 千円"),
    ("1,000（千円）", "百万円", ">= 1 百万円"), ("5億（千円）", "", "refused"), ("1,000円（千円）", "", "refused"),
    ("10百万円増", "百万円", ">= 現状値 +10 百万円"), ("10百万円増", "円", ">= 現状値 +10000000 円"),
    ("前年度比5億円減", "百万円", "<= 前年度 -500 百万円"),
    ("R5年度実績から1万人増", "千人", ">= 2023 +10 千人"), ("前年度比5%減", "千円", "<= 前年度 -5 %"), ("2倍", "百万円", ">= 現状値 x2 倍"),
    ("事業費（千円）：12,000", "千円", "事業費: >= 12000 千円"), ("利用者数（千人） 120", "万人", "利用者数: >= 12 万人"),
    # Units that differ in size only.
    ("1,200kWh", "MWh", ">= 1.2 MWh"), ("5MWh以下", "kWh", "<= 5000 kWh"), ("3GWh", "千kWh", ">= 3000 千kWh"), ("1.5MWh", "GWh", ">= 0.0015 GWh"),
    ("350万kWh", "MWh", ">= 3500 MWh"), ("5千kWh", "MWh", ">= 5 MWh"), ("5千", "MWh", ">= 5000"), ("5", "MWh", ">= 5"),
    ("450g", "kg", ">= 0.45 kg"), ("450グラム以下", "kg", "<= 0.45 kg"), ("1.2t", "kg", ">= 1200 kg"), ("42万t", "kg", ">= 420000000 kg"),
    ("500kg-CO2", "t-CO2", ">= 0.5 t-CO2"), ("2,500千t-CO2", "kg-CO2", ">= 2500000000 kg-CO2"), ("1,200m", "km", ">= 1.2 km"),
    ("1.2km", "m", ">= 1200 m"), ("1.2ha", "㎡", ">= 12000 ㎡"), ("12,000平方メートル", "ha", ">= 1.2 ha"), ("1.5k㎡", "ha", ">= 150 ha"),
    ("150ha", "㎢", ">= 1.5 ㎢"), ("2kL", "L", ">= 2000 L"), ("1.5MW", "kW", ">= 1500 kW"), ("850MJ", "GJ", ">= 0.85 GJ"),
    ("1人1日当たり450g", "kg/人・日", ">= 0.45 kg/人・日"), ("450g/人", "kg/人", ">= 0.45 kg/人"), ("5〜8MWh", "kWh", "5000..8000 kWh"),
    ("10MWh増", "kWh", ">= 現状値 +10000 kWh"), ("5%減", "kWh", "<= 現状値 -5 %"), ("年間5MWh", "kWh/年", ">= 5000 kWh (年間)"),
    ("5kW", "kWh", ">= 5 kW"), ("5㎡", "m", ">= 5 ㎡"), ("5t", "t-CO2", ">= 5 t"), ("5㎥", "kL", ">= 5 ㎥"),
    # Another base is left as it is; its plan is asked about it.
    ("3億円", "万人", ">= 300000000 円"), ("12,000千円", "％", ">= 12000000 円"), ("25拠点", "千円", ">= 25 拠点"),
    # Nothing begins with a scale word but a number's scale.
    ("3百貨店", "", "refused"), ("千円", "円", "refused"), ("百万円", "", "refused"),
    ("15十件", "", "refused"), ("3億5千円", "", "refused"), ("2千5百3円", "", "refused"),
    ("1億500円", "", "refused"),
]


@pytest.mark.parametrize(("wording", "unit", "reading"), READ)
def test_a_figure_comes_out_in_the_unit_of_its_measure(wording: str, unit: str, reading: str) -> None:
    assert spell(read_target(wording, unit=unit)) == reading


@pytest.mark.parametrize(("wording", "unit"), [(w, u) for w, u, reading in READ if reading != "refused"])
def test_what_is_written_in_the_unit_of_the_measure_reads_back_the_same(wording: str, unit: str) -> None:
    target = read_target(wording, unit=unit)

    assert replace(read_target(write_target(target), unit=unit), wording="") == replace(target, wording="")


def test_the_scale_is_applied_in_both_directions_of_the_figure() -> None:
    assert spell(read_target("1億2,000 万円", Direction.DOWN, "万円")) == "<= 12000 万円"
    assert spell(read_target("2,500万", Direction.DOWN, "万円")) == "<= 2500 万円"
    assert spell(read_target("10 億円", Direction.UP, "百万円")) == ">= 1000 百万円"


BELOW_ZERO = [
    ("▲1,577人", None, ">= -1577 人"), ("▲1,577人", Direction.UP, ">= -1577 人"), ("▲1,577人", Direction.DOWN, "<= -1577 人"),
    ("-5億円以上", None, ">= -500000000 円"), ("△3%以下", None, "<= -3 %"), ("マイナス３％以下", None, "<= -3 %"),
    ("▲ 1,577 人", None, ">= -1577 人"),
    ("▲500〜▲300人", None, "-500..-300 人"), ("▲5〜5%", None, "-5..5 %"), ("−0.5%超", None, "> -0.5 %"),
    ("-5", Direction.UP, ">= -5"),
    ("0人", Direction.UP, ">= 0 人"), ("0人", Direction.DOWN, "<= 0 人"), ("▲300〜▲500人", None, "refused"),
    ("+100人", None, "refused"),
    ("▲100人", Direction.KEEP, "refused"), ("▲100人以内", None, "refused"), ("最大▲100人", None, "refused"),
    ("▲1億2,000 万円", None, ">= -120000000 円"), ("100人", Direction.UP, ">= 100 人"),
]


@pytest.mark.parametrize(("wording", "direction", "reading"), BELOW_ZERO)
def test_a_sign_is_the_figures_own_where_the_figure_can_be_below_zero(
        wording: str, direction: Direction | None, reading: str) -> None:
    target = read_target(wording, direction, below_zero=True)

    assert spell(target) == reading
    if target.kind is TargetKind.NUMERIC:
        again = read_target(write_target(target), direction, below_zero=True)
        assert again.conditions == target.conditions


#: The whole before the figure, in the unit of the measure; behind a stroke it may be another target.
OF_WHOLE = [
    ("12回中10回", "回", ">= 10 回 ※12回中"), ("12回中10回以上", "回", ">= 10 回 ※12回中"), ("全24校中20校", "校", ">= 20 校 ※24校中"),
    ("5点中4.2点以上", "点", ">= 4.2 点 ※5点満点"), ("100人のうち80人", "人", ">= 80 人 ※100人中"), ("10人中8人", "", "refused"),
    ("10回中12回", "回", "refused"), ("12回中10人", "回", "refused"), ("10日中8日", "日", "refused"), ("100万円中80万円", "万円", "refused"),
    ("5人中3人が満足", "人", "refused"), ("24校/24校", "校", "refused"), ("12件/15件", "件", "refused"),
]


@pytest.mark.parametrize(("wording", "unit", "reading"), OF_WHOLE)
def test_a_part_of_a_whole_is_read_in_the_unit_of_its_measure(wording: str, unit: str, reading: str) -> None:
    assert spell(read_target(wording, unit=unit)) == reading


LABELLED = [
    ("転入超過数 ▲500人", "転入超過数: >= -500 人"), ("社会増減数 ▲500人以上", "社会増減数: >= -500 人"),
    ("実質単年度収支：▲5億円以上", "実質単年度収支: >= -500000000 円"), ("収支差引 △1.5億円", "収支差引: >= -150000000 円"),
    ("人口増減率：▲0.3%以上", "人口増減率: >= -0.3 %"), ("自然増減 ▲3,000人", "自然増減: >= -3000 人"), ("収支▲12千円", "収支: >= -12000 円"),
    ("転入超過▲100人", "転入超過: >= -100 人"), ("来場者▲100人", "refused"),
    ("満足度 ▲5%", "refused"), ("参加者数 ▲100人", "refused"), ("減少率 ▲3%", "refused"), ("▲500人", "refused"),
    ("超過勤務時間 ▲5時間", "refused"),
    ("経常収支比率 ▲2%", "refused"), ("黒字企業割合 ▲5%", "refused"), ("収支報告件数 ▲5件", "refused"), ("転入超過数 ▲500人以内", "refused"),
]


@pytest.mark.parametrize(("wording", "reading"), LABELLED)
def test_a_label_says_that_its_figure_can_be_below_zero(wording: str, reading: str) -> None:
    target = read_target(wording)

    assert spell(target) == reading
    assert read_target(write_target(target)).conditions == target.conditions


BASELINES = [
    ("1億2,000 万円", "万円", "12000", "万円"), ("2,500万", "万円", "2500", "万円"), ("12,000千円", "千円", "12000", "千円"),
    ("3億円", "百万円", "300", "百万円"), ("▲1,577人", "人", "-1577", "人"), ("△5.2億円", "百万円", "-520", "百万円"),
    ("12,000", "千円", "12000", ""),
]


@pytest.mark.parametrize(("wording", "unit", "quantity", "said"), BASELINES)
def test_a_baseline_comes_out_in_the_unit_of_its_measure(wording: str, unit: str, quantity: str, said: str) -> None:
    assert [(f"{r.quantity:f}", r.unit) for r in read_baseline(wording, unit)] == [(quantity, said)]


@pytest.mark.parametrize("wording", ["+5件", "5千"])
def test_a_baseline_that_may_mean_something_else_is_not_read(wording: str) -> None:
    assert read_baseline(wording, "百万円") == ()
