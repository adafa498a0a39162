"""Which figure of a wording is which measure's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sagamihara_pdca.model.plan import Measure
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.model.target import Bound, Direction
from sagamihara_pdca.plan_tables.measure_matching import Part, fit, unknown_label
from sagamihara_pdca.plan_tables.year_targets import read_year_target
from sagamihara_pdca.problems import Place, Problem

D = Decimal
PLACES, RATE = Measure(1, "導入拠点数", "拠点", Direction.UP), Measure(2, "利用率", "％", Direction.UP)
X, YOUTUBE = Measure(1, "Xのフォロワー数", "人", Direction.UP), Measure(2, "YouTubeの登録者数", "人", Direction.UP)

FITS = [
    # parts as (label, unit), the measures, the part of each measure
    ([("", "拠点"), ("", "%")], (PLACES, RATE), (0, 1)),
    ([("", "%"), ("", "拠点")], (PLACES, RATE), (1, 0)),
    ([("", "％"), ("", "")], (PLACES, RATE), (1, 0)),
    ([("", ""), ("", "")], (PLACES, RATE), (0, 1)),
    ([("X", "人"), ("YouTube", "人")], (X, YOUTUBE), (0, 1)),
    ([("YouTube", "人"), ("X", "人")], (X, YOUTUBE), (1, 0)),
    ([("ＹｏｕＴｕｂｅ", "人"), ("", "人")], (X, YOUTUBE), (1, 0)),
    ([("", "人"), ("", "人")], (X, YOUTUBE), (0, 1)),
    ([("何でも", "件")], (RATE,), (0,)),
]


@pytest.mark.parametrize(("parts", "measures", "order"), FITS)
def test_a_figure_goes_to_its_measure(
        parts: list[tuple[str, str]], measures: tuple[Measure, ...], order: tuple[int, ...]) -> None:
    given = tuple(Part(*part) for part in parts)

    assert unknown_label(given, measures) == ""
    assert fit(given, measures) == order


UNKNOWN = [
    ([("X", "人"), ("note", "人")], "note"),
    ([("X", "人"), ("X", "人")], "X"),  # twice
    ([("数", "人"), ("X", "人")], "数"),  # in both names
]


@pytest.mark.parametrize(("parts", "label"), UNKNOWN)
def test_a_label_that_is_not_clear_is_not_guessed(parts: list[tuple[str, str]], label: str) -> None:
    assert unknown_label(tuple(Part(*part) for part in parts), (X, YOUTUBE)) == label


def test_each_measure_reads_a_bare_number_in_its_own_direction() -> None:
    schools, requests = Measure(1, "校数", "校", Direction.UP), Measure(2, "件数", "件", Direction.DOWN)
    found: list[Problem] = []

    target = read_year_target(TableCell("30校・150件", Place()), (schools, requests), found)

    assert found == []
    assert [(c.bound, c.limit) for c in target.conditions] == [(Bound.AT_LEAST, D(30)), (Bound.AT_MOST, D(150))]


def test_a_change_in_per_cent_fits_a_measure_of_any_unit() -> None:
    found: list[Problem] = []

    target = read_year_target(TableCell("前年度比5%減", Place()), (Measure(1, "枚数", "枚", Direction.DOWN),), found)

    assert found == []
    assert target.conditions[0].change is not None
