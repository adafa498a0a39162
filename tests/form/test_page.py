"""Rows are as high as their texts need, and a sheet fills its page."""

from __future__ import annotations

import pytest

from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.plan_files.source import bundled_plan
from sagamihara_pdca.sheets.book import Cell, Column, Look, Page, Row, Sheet
from sagamihara_pdca.sheets.inputs import fill
from sagamihara_pdca.sheets.paper import printable_points
from sagamihara_pdca.sheets.row_heights import (
    MAX_POINTS,
    READABLE_SCALE,
    cell_width,
    is_readable_on_one_page,
    line_points,
    lines_needed,
    row_heights,
    text_width,
)
from tests.form import samples

WIDTHS = [("令和6年度", 9), ("R6", 2), ("ｶﾅ", 2), ("①◎", 4), ("", 0)]


@pytest.mark.parametrize(("words", "width"), WIDTHS)
def test_full_width_characters_count_twice(words: str, width: int) -> None:
    assert text_width(words) == width


LINES = [("", 1), ("字" * 9, 1), ("字" * 10, 2), ("一\n二\n三", 3), ("字" * 10 + "\n", 3), ("a" * 19, 1), ("a" * 20, 2)]


@pytest.mark.parametrize(("words", "lines"), LINES)
def test_a_text_takes_the_lines_that_it_is_wrapped_to(words: str, lines: int) -> None:
    assert lines_needed(words, 20) == lines


def sheet(*rows: Row, one_page: bool = True) -> Sheet:
    columns = (Column("a", 40), Column("b", 40), Column("hidden", 40, hidden=True))
    return Sheet("s", "s", columns, rows, page=Page(one_page=one_page))


def test_hidden_columns_neither_widen_a_cell_nor_heighten_a_row() -> None:
    long = Cell("hidden", "字" * 400, Look.TEXT)
    wide = Cell("a", "短い", Look.TEXT, columns=3)
    row = Row("r", (wide, long))

    assert cell_width(sheet(row), wide) < 82
    assert row_heights(sheet(row)) < (20,)


def test_spare_room_goes_to_the_rows_that_grow_and_the_page_is_filled() -> None:
    boxes = (Row(f"box{n}", (), lines=10, grows=True) for n in range(3))
    page = sheet(Row("fixed", (Cell("a", "題", Look.TEXT),)), *boxes)

    heights = row_heights(page)

    assert heights[0] < 20
    assert len({round(h, 6) for h in heights[1:]}) == 1
    assert sum(heights) == pytest.approx(printable_points(page.page)[1] * 0.98, rel=0.2)


def test_a_long_answer_makes_its_row_grow_up_to_what_excel_can_hold() -> None:
    heights = [row_heights(sheet(Row("r", (Cell("a", "字" * n, Look.INPUT_TEXT, columns=2),)), one_page=False))[0]
               for n in (10, 400, 800, 9000)]

    assert heights == sorted(heights)
    assert heights[-1] == MAX_POINTS


def test_a_font_with_high_lines_gets_higher_rows() -> None:
    text = sheet(Row("r", (Cell("a", "字" * 400, Look.TEXT),)), one_page=False)

    heights = [row_heights(text, line=line_points(font)) for font in ("BIZ UDPゴシック", "游ゴシック", "Meiryo UI")]

    assert heights[0] < heights[1] == heights[2]


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
