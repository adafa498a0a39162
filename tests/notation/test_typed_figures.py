"""What people type into a number cell, and what it means."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.typed_date import read_typed_date
from sagamihara_pdca.notation.typed_figure import TypedFigure, TypedState, read_typed_figure

#: What is typed, the unit that is asked, the value, the unit as typed, what is kept beside the figure.
FIGURES = [
    ("１２件", "件", "12", "件", ()),
    (" 1,234 ", "人", "1234", "", ()),
    ("　５　", "校", "5", "", ()),
    ("12\n", "校", "12", "", ()),
    ("3 拠点", "拠点", "3", "拠点", ()),
    ("30か所", "箇所", "30", "か所", ()),
    ("14パーセント", "%", "14", "パーセント", ()),
    ("１４．５％", "%", "14.5", "%", ()),
    ("▲5", "人", "-5", "", ()),
    ("△5", "人", "-5", "", ()),
    ("−5", "人", "-5", "", ()),
    ("ー5", "人", "-5", "", ()),
    ("3.5万人", "人", "35000", "人", ()),
    ("1億2,000万円", "円", "120000000", "円", ()),
    ("1,200千円", "千円", "1200", "千円", ()),
    ("1,200千円", "円", "1200000", "円", ()),
    ("3割", "%", "30", "%", ()),
    ("3割5分", "%", "35", "%", ()),
    ("421(26)", "人", "421", "", ("内数26",)),
    ("421人（うち女性26人）", "人", "421", "人", ("内数26",)),
    ("12件/年", "件/年", "12", "件/年", ()),
    ("三十校", "校", "30", "校", ()),
    ("ゼロ", "件", "0", "", ()),
]

#: The figure is used, but a person should look.
INEXACT = [("約30校", "校", "30", ("約",)), ("30校程度", "校", "30", ("程度",)), ("延べ120人", "人", "120", ("延べ",)),
           ("約3割", "%", "30", ("約",)), ("累計1,200件※R5比", "件", "1200", ("累計", "※R5比"))]

#: A bound, a range, two figures, an open end, a date, a broken numeral: no figure.
REFUSED = ["30〜40", "30以上", "30校以上", "30人弱", "100余り", "数十件", "十数校", "30校、150件", "3 2", "1,23", "007", "3/10",
           "1:30", "5月1日", "R6年度", "2024年度", "(421)", "※速報 120人", "1e5", "12.", ".5", "不明", "〇",
           "4億3,0000万円", "=A1"]

STATES = [("集計中", ActualState.PENDING), ("（集計中）", ActualState.PENDING), ("現在集計中です", ActualState.PENDING),
          ("未実施", ActualState.NOT_DONE), ("未実施のため", ActualState.NOT_DONE), ("中止", ActualState.STOPPED),
          ("対象外", ActualState.OUT_OF_SCOPE), ("該当なし", ActualState.OUT_OF_SCOPE)]


@pytest.mark.parametrize(("typed", "unit", "value", "own_unit", "kept"), FIGURES)
def test_a_figure_is_read_apart_from_what_stands_around_it(
        typed: str, unit: str, value: str, own_unit: str, kept: tuple[str, ...]) -> None:
    assert read_typed_figure(typed, unit) == TypedFigure(D(value), own_unit, kept)


@pytest.mark.parametrize(("typed", "unit", "value", "kept"), INEXACT)
def test_a_figure_that_is_not_exact_says_so(typed: str, unit: str, value: str, kept: tuple[str, ...]) -> None:
    figure = read_typed_figure(typed, unit)

    assert isinstance(figure, TypedFigure)
    assert (figure.value, figure.remarks, figure.is_exact) == (D(value), kept, False)


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_not_certain_is_no_figure(typed: str) -> None:
    assert read_typed_figure(typed, "校") is None


@pytest.mark.parametrize(("typed", "state"), STATES)
def test_words_choose_the_state_that_they_mean(typed: str, state: ActualState) -> None:
    assert read_typed_figure(typed) == TypedState(state)


@pytest.mark.parametrize("typed", ["なし", "-", "－", "―", "ー", "（なし）"])
def test_a_dash_is_a_state_that_has_to_be_confirmed(typed: str) -> None:
    assert read_typed_figure(typed) == TypedState(ActualState.OUT_OF_SCOPE, is_certain=False)


@pytest.mark.parametrize(("typed", "remark"), [("1,200人（見込み）", "見込み"), ("1,200人※速報値", "※速報値"),
                                               ("1,200 ※暫定値（5月末）", "※暫定値(5月末)")])
def test_a_figure_that_is_called_provisional_is_provisional(typed: str, remark: str) -> None:
    figure = read_typed_figure(typed, "人")

    assert isinstance(figure, TypedFigure)
    assert (figure.value, figure.state, figure.remarks) == (D(1200), ActualState.PROVISIONAL, (remark,))


@given(st.decimals(min_value=-10**9, max_value=10**9, places=2, allow_nan=False, allow_infinity=False),
       st.sampled_from(["", "件", "人", "%", "千円", "件/年", "か所"]))
def test_every_number_is_read_back_with_its_unit(value: D, unit: str) -> None:
    figure = read_typed_figure(f"{value:,f}{unit}", unit)

    assert isinstance(figure, TypedFigure)
    assert figure.value == value


@given(st.text(max_size=30))
def test_no_text_is_too_strange_to_be_refused(typed: str) -> None:
    read_typed_figure(typed, "件")
    read_typed_date(typed)
