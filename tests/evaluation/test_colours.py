"""The grades stay apart in grey print and to colour-blind eyes: by symbol always, by fill or hatching besides."""

from __future__ import annotations

from itertools import combinations

import pytest

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.excel.cell_formats import fill_properties
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.sheets.book import Look, Ref, Tone
from sagamihara_pdca.sheets.palette import INK
from sagamihara_pdca.sheets.values import BookValues
from tests.colours import BLINDNESS, as_seen, contrast, distance, lightness, linear
from tests.worlds.judged_year import report_context, year_evaluation
from tests.worlds.plans import R6

#: Colour difference from which fills side by side are told apart: more than three times the least that an eye notices.
_APART = 8.0


@pytest.fixture(scope="module")
def fills(plan: Plan) -> dict[str, str]:
    """What a cell is filled with, by what it says."""
    return {g.symbol: g.colour for g in plan.scheme.grades} | {"集計中": str(fill_properties(Tone.LATER)["bg_color"])}


def test_ink_stands_out_on_every_fill(fills: dict[str, str]) -> None:
    assert min(contrast(INK, fill) for fill in fills.values()) >= 7


def test_a_state_can_be_read_on_its_grey() -> None:
    later = fill_properties(Tone.LATER)

    assert contrast(str(later["font_color"]), str(later["bg_color"])) >= 4.5


@pytest.mark.parametrize("blindness", [None, *BLINDNESS])
def test_fills_are_told_apart_by_three_kinds_of_eyes(fills: dict[str, str], blindness: str | None) -> None:
    seen = {words: linear(fill) if blindness is None else as_seen(fill, blindness) for words, fill in fills.items()}

    closest = min((distance(seen[one], seen[other]), one, other) for one, other in combinations(fills, 2))

    assert closest[0] >= _APART, closest


def test_in_grey_the_best_and_the_worst_grade_differ_in_lightness_and_all_in_symbol(plan: Plan, fills: dict[str, str]) -> None:
    symbols = [g.symbol for g in plan.scheme.grades]

    assert len(set(symbols)) == len(symbols)
    assert abs(lightness(fills[symbols[0]]) - lightness(fills[symbols[-1]])) >= 5


def test_every_cell_of_a_bar_says_its_part_so_that_grey_print_tells_them_apart(plan: Plan) -> None:
    book = evaluation_book(year_evaluation(R6, plan), report_context(plan))
    values = BookValues(book)

    marks = {values[Ref("summary", row.key, cell.column)] for row in book.sheet("summary").rows if row.key.startswith("bar.")
             for cell in row.cells if cell.look is Look.TEXT_CENTRE}

    assert marks == {*(grade.symbol for grade in plan.scheme.grades), "未", "－"}
