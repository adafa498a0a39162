"""The order of places in files: down the sheet as a person reads it."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.places import place_order
from sagamihara_pdca.problems import Place

ASCENDING = [
    [Place("a.xlsx", "s", "C21"), Place("a.xlsx", "s", "C100")],
    [Place("a.xlsx", "s", "Z9"), Place("a.xlsx", "s", "AA9"), Place("a.xlsx", "s", "B10")],
    [Place("a.xlsx", "s", "C9", "課題"), Place("a.xlsx", "t", "C1"), Place("b.xlsx", "s", "A1")],
    [Place(), Place("a.xlsx"), Place("a.xlsx", "s"), Place("a.xlsx", "s", "A1")],
    [Place("z.xlsx"), Place("a.xlsx", year=FiscalYear(2023)), Place("a.xlsx", year=FiscalYear(2024))],
]


@pytest.mark.parametrize("places", ASCENDING)
def test_places_follow_each_other_by_file_sheet_row_and_column(places: list[Place]) -> None:
    for order in permutations(places):
        assert sorted(order, key=place_order) == places

    assert all(place_order(one) < place_order(other) for one, other in pairwise(places))
