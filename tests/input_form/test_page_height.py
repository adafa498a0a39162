"""Every sheet of the form is readable on its page, blank and filled to the limit."""

from __future__ import annotations

from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.sheets.inputs import fill
from sagamihara_pdca.sheets.paper import printable_points
from sagamihara_pdca.sheets.row_heights import READABLE_SCALE, is_readable_on_one_page, row_heights
from tests.worlds import every_kind
from tests.worlds.answers import to_the_limit
from tests.worlds.plans import R6, sagamihara


def test_every_sheet_of_the_plan_is_readable_on_its_page_blank_and_filled_to_the_limit() -> None:
    plan = sagamihara()
    for division in plan.answering_divisions(R6):
        form = input_book(every_kind.context_of(plan, division.number))
        for book in (form, fill(form, to_the_limit(form))):
            for page in (s for s in book.sheets if s.page.one_page):
                assert is_readable_on_one_page(page), (division.name, page.key)


def test_most_of_a_blank_page_is_used_and_its_letters_stay_of_a_readable_size() -> None:
    form = input_book(every_kind.context_of(every_kind.sampler()))
    for page in (s for s in form.sheets if s.key in every_kind.KINDS.values() and s.key != every_kind.KINDS["joint"]):
        height = printable_points(page.page)[1]

        used = sum(row_heights(page))

        assert 0.9 * height <= used
        assert used * READABLE_SCALE <= height


def test_a_sheet_that_would_have_to_be_shrunk_too_far_runs_on() -> None:
    form = input_book(every_kind.context_of(every_kind.stress()))

    crowded = fill(form, to_the_limit(form, letters=800)).sheet(every_kind.KINDS["single"])

    assert not is_readable_on_one_page(crowded)
