"""Every sheet of the form is readable on its page, blank and filled to the limit."""

from __future__ import annotations

from math import ceil

from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.sheets.book import InputKind
from sagamihara_pdca.sheets.inputs import fill
from sagamihara_pdca.sheets.paper import printable_points
from sagamihara_pdca.sheets.row_heights import LINE_POINTS, cell_width, is_readable_on_one_page, row_heights
from tests.worlds import every_kind
from tests.worlds.answers import to_the_limit
from tests.worlds.plans import R6, sagamihara


def test_every_box_shows_all_of_its_limit_on_every_sheet_of_the_plan() -> None:
    plan = sagamihara()
    for division in plan.answering_divisions(R6):
        for page in input_book(every_kind.context_of(plan, division.number)).sheets:
            for row, points in zip(page.rows, row_heights(page), strict=True):
                for cell in (c for c in row.cells if c.field is not None and c.field.kind is InputKind.TEXT):
                    # Two half-width characters a letter, beside the indent.
                    lines = ceil(2 * cell.field.max_length / (cell_width(page, cell) - 2.2)) if cell.field is not None else 0
                    assert points >= lines * LINE_POINTS, (division.name, page.key, row.key)


def test_a_sheet_fits_its_page_at_a_readable_size_or_runs_on_to_one_more() -> None:
    plan = sagamihara()
    for division in plan.answering_divisions(R6):
        form = input_book(every_kind.context_of(plan, division.number))
        for book in (form, fill(form, to_the_limit(form))):
            for page in (s for s in book.sheets if s.page.one_page):
                height = printable_points(page.page)[1]
                assert sum(row_heights(page)) <= (1.6 * height), (division.name, page.key)


def test_most_of_a_blank_page_is_used() -> None:
    form = input_book(every_kind.context_of(every_kind.sampler()))
    for page in (s for s in form.sheets if s.key in every_kind.KINDS.values() and s.key != every_kind.KINDS["joint"]):
        assert 0.9 * printable_points(page.page)[1] <= sum(row_heights(page))


def test_a_sheet_that_would_have_to_be_shrunk_too_far_runs_on() -> None:
    form = input_book(every_kind.context_of(every_kind.stress()))

    crowded = fill(form, to_the_limit(form, letters=800)).sheet(every_kind.KINDS["single"])

    assert not is_readable_on_one_page(crowded)
