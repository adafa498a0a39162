"""Rows are as high as their texts need, and a sheet fills its page."""

from __future__ import annotations

import pytest

from sagamihara_pdca.sheets.book import Cell, Column, Look, Page, Row, Sheet
from sagamihara_pdca.sheets.paper import printable_points
from sagamihara_pdca.sheets.row_heights import (
    MAX_POINTS,
    cell_width,
    line_points,
    lines_needed,
    row_heights,
    text_width,
)

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
