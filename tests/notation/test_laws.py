"""Laws of the target wording: it reads back what it wrote, width and blanks mean nothing, and no text does harm."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.target import (
    Basis,
    Bound,
    Change,
    ChangeUnit,
    Condition,
    Counting,
    Direction,
    Target,
    TargetKind,
)
from sagamihara_pdca.notation.targets.reading import read_target, write_target
from sagamihara_pdca.notation.units import canonical_unit, read_unit
from tests.notation.test_changes import READ as CHANGES
from tests.notation.test_figures import READ as FIGURES
from tests.notation.test_labels import READ as LABELS
from tests.notation.test_words import READ as WORDS

_UNITS = ("件", "%", "か所", "箇所", "㎡", "人", "名", "円", "件/年", "t-CO2", "手続", "時間")
_LABELS = ("", "X", "YouTube", "参加者数", "男性", "満足度")
_VALUES = st.decimals(min_value=1, max_value=10**9, places=2, allow_nan=False, allow_infinity=False).map(Decimal.normalize)
_YEARS = st.integers(min_value=2010, max_value=2040).map(FiscalYear)
_JAPANESE = (
    "0123456789０１９,.万億千百十%％件人回年度以上下未満超約前比増減から令和RH〜・、（）()※：: 　\n▲-倍各全延べ累計①"
)
_PLAIN_BOUNDS = st.sampled_from([Bound.AT_LEAST, Bound.ABOVE, Bound.AT_MOST, Bound.BELOW])


@st.composite
def _amounts(draw: st.DrawFn) -> Condition:
    unit = draw(st.sampled_from(_UNITS))
    limit = draw(_VALUES)
    summed = unit != "%"
    return Condition(
        measure=draw(st.sampled_from(_LABELS)),
        bound=draw(_PLAIN_BOUNDS),
        limit=limit,
        unit=unit,
        canonical_unit=canonical_unit(unit),
        counting=draw(st.sampled_from(list(Counting) if summed else [Counting.PLAIN, Counting.YEARLY])),
        approximate=draw(st.booleans()),
        each=draw(st.booleans()),
        inner=draw(st.none() | st.just(limit)),
    )


@st.composite
def _ranges(draw: st.DrawFn) -> Condition:
    plain = replace(draw(_amounts()), bound=Bound.WITHIN, inner=None)
    return replace(plain, upper=plain.limit + draw(_VALUES))


@st.composite
def _changes(draw: st.DrawFn) -> Condition:
    kind, unit = draw(st.sampled_from([(ChangeUnit.PERCENT, "%"), (ChangeUnit.POINT, "ポイント"),
                                       (ChangeUnit.AMOUNT, "件"), (ChangeUnit.TIMES, "倍")]))
    basis = draw(st.sampled_from(Basis))
    year = draw(_YEARS) if basis is Basis.YEAR else None
    amount = draw(_VALUES)
    up = draw(st.booleans())
    if kind is ChangeUnit.TIMES:
        bound = draw(_PLAIN_BOUNDS)
    else:
        bound = draw(st.sampled_from([Bound.AT_LEAST, Bound.ABOVE] if up else [Bound.AT_MOST, Bound.BELOW]))
        amount = amount if up else -amount
    return Condition("", bound, amount, unit, unit, change=Change(basis, kind, amount, year),
                     approximate=draw(st.booleans()))


@st.composite
def _targets(draw: st.DrawFn) -> Target:
    condition = draw(_amounts() | _ranges() | _changes())
    return Target("", TargetKind.NUMERIC, (condition,), due=draw(st.none() | _YEARS),
                  note=draw(st.sampled_from(["", "暫定値", "令和6年度から対象を変更"])))


@given(_targets())
def test_a_written_target_reads_back_the_same(target: Target) -> None:
    wording = write_target(target)

    assert read_target(wording) == replace(target, wording=wording)


@given(_amounts() | _ranges(), st.sampled_from(["千円", "百万円", "億円", "万人", "千件", "千t-CO2", "万㎡"]))
def test_a_target_in_a_scaled_unit_reads_back_the_same(condition: Condition, unit: str) -> None:
    counting = Counting.PLAIN if unit == "億円" else condition.counting
    scaled = replace(condition, unit=unit, canonical_unit=canonical_unit(unit), counting=counting)

    assert read_target(write_target(Target("", TargetKind.NUMERIC, (scaled,))), unit=unit).conditions == (scaled,)


@given(st.lists(_amounts(), min_size=2, max_size=4, unique_by=lambda c: c.measure))
def test_several_labelled_conditions_read_back_the_same(conditions: list[Condition]) -> None:
    target = Target("", TargetKind.NUMERIC, tuple(replace(c, measure=c.measure or "Z") for c in conditions))

    assert read_target(write_target(target)).conditions == target.conditions


@pytest.mark.parametrize("wording", [wording for wording, _ in (*FIGURES, *LABELS, *CHANGES, *WORDS)])
def test_what_is_read_of_the_tables_is_written_and_read_back_the_same(wording: str) -> None:
    target = read_target(wording)

    assert replace(read_target(write_target(target)), wording="") == replace(target, wording="")


@pytest.mark.parametrize("unit", ["千円", "億円", "万人", "千t-CO2"])
@pytest.mark.parametrize("wording", [wording for wording, _ in (*FIGURES, *LABELS, *CHANGES)])
def test_the_unit_of_the_measure_changes_no_more_than_the_scale(wording: str, unit: str) -> None:
    plain, scaled = read_target(wording), read_target(wording, unit=unit)

    if scaled.kind is not plain.kind:
        assert unit in scaled.refusal
        return
    for one, other in zip(plain.conditions, scaled.conditions, strict=True):
        factor = read_unit(other.unit).scale
        assert (other.limit * factor, read_unit(other.unit).base) == (one.limit, read_unit(one.unit).base or other.canonical_unit[1:])
        assert (other.inner or 0) * factor == (one.inner or 0)
        assert (other.upper or 0) * factor == (one.upper or 0)


@pytest.mark.parametrize("wording", [wording for wording, _ in (*FIGURES, *LABELS, *CHANGES)])
def test_width_makes_no_difference(wording: str) -> None:
    wide = wording.translate(str.maketrans("0123456789,.%():/", "０１２３４５６７８９，．％（）：／"))
    narrow = wording.translate(str.maketrans("０１２３４５６７８９，．％（）：／", "0123456789,.%():/"))

    assert read_target(wide).conditions == read_target(narrow).conditions == read_target(wording).conditions


@pytest.mark.parametrize("wording", [wording for wording, _ in (*FIGURES, *LABELS, *CHANGES)])
def test_blanks_before_and_behind_make_no_difference(wording: str) -> None:
    assert read_target(f"\u3000{wording}\n").conditions == read_target(wording).conditions


@given(st.text() | st.text(alphabet=_JAPANESE))
def test_no_text_raises_and_every_refusal_has_a_reason(text: str) -> None:
    target = read_target(text)

    assert target.wording == text
    assert (target.kind is TargetKind.QUALITATIVE) == bool(target.refusal)
    assert (target.kind is TargetKind.NUMERIC) == bool(target.conditions)


@given(st.text(alphabet="0123456789件人%以上かつ・、 前年度比増減", max_size=20), st.sampled_from([None, *Direction]))
def test_the_direction_changes_no_more_than_the_bound(text: str, direction: Direction | None) -> None:
    plain, directed = read_target(text), read_target(text, direction)

    if directed.kind is TargetKind.NUMERIC and plain.kind is TargetKind.NUMERIC:
        assert [c.limit for c in directed.conditions] == [c.limit for c in plain.conditions]
        assert [c.unit for c in directed.conditions] == [c.unit for c in plain.conditions]


@pytest.mark.parametrize(
    "piece", ["1", "あ", "率", "各", "（", "(", "、1件", "年", "1億", "A:", "・策定", "※", "ー", " ", "\n", "一", "第1", "1 ", "〜", "の"]
)
def test_a_long_text_costs_no_time(piece: str) -> None:
    texts = [piece * (10_000 // len(piece)), (piece * 160)[:160], (piece * 160)[:150] + "1件以上"]

    begun = time.process_time()
    for text in texts:
        read_target(text)

    assert time.process_time() - begun < 0.5
