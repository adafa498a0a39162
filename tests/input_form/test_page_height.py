"""Every sheet of the form is readable on its page, blank and filled to the limit."""

from __future__ import annotations

from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.plan_files.source import bundled_plan
from sagamihara_pdca.sheets.inputs import fill
from sagamihara_pdca.sheets.paper import printable_points
from sagamihara_pdca.sheets.row_heights import READABLE_SCALE, is_readable_on_one_page, row_heights
from tests.form import samples


def test_every_sheet_of_the_plan_is_readable_on_its_page_blank_and_filled_to_the_limit() -> None:
    plan = bundled_plan()
    for division in plan.answering_divisions(samples.FIRST_YEAR):
        form = input_book(samples.context_of(plan, division.number))
        for book in (form, fill(form, samples.to_the_limit(form))):
            for page in (s for s in book.sheets if s.page.one_page):
                assert is_readable_on_one_page(page), (division.name, page.key)


def test_most_of_a_blank_page_is_used_and_its_letters_stay_of_a_readable_size() -> None:
    form = input_book(samples.context_of(samples.sampler()))
    for page in (s for s in form.sheets if s.key in samples.KINDS.values() and s.key != samples.KINDS["joint"]):
        height = printable_points(page.page)[1]

        used = sum(row_heights(page))

        assert 0.9 * height <= used
        assert used * READABLE_SCALE <= height


def test_a_sheet_that_would_have_to_be_shrunk_too_far_runs_on() -> None:
    form = input_book(samples.context_of(samples.stress()))

    crowded = fill(form, samples.to_the_limit(form, letters=800)).sheet(samples.KINDS["single"])

    assert not is_readable_on_one_page(crowded)
