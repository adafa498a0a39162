"""The language of sheets: positions, row heights, marks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagamihara_pdca.formulas.tree import Var, number
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind, Identity, Origin
from sagamihara_pdca.sheets.book import Book, Cell, Column, Ref, Row, Sheet, Span
from sagamihara_pdca.sheets.layout import BookLayout, column_letters
from sagamihara_pdca.sheets.marker import Marker, read_marker, write_marker
from sagamihara_pdca.sheets.row_heights import lines_needed, text_width
from sagamihara_pdca.sheets.values import BookValues

IDENTITY = Identity(BookKind.INPUT, "sagamihara_ict2", "令和6年3月", FiscalYear(2024), "14", 1, 2)


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_have_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_a_keyed_sheet_stands_one_row_and_one_column_further() -> None:
    columns, rows = (Column("a", 5), Column("b", 5)), (Row("x", (Cell("a", "1"),)), Row("y", ()))
    book = Book("", "", "", "", (Sheet("plain", "表", columns, rows), Sheet("keyed", "課's", columns, rows, keyed=True)))
    layout = BookLayout(book)

    assert layout.a1(Ref("plain", "y", "b")) == "$B$2"
    assert layout.a1(Ref("keyed", "y", "b")) == "$C$3"
    assert layout.a1_span(Span("keyed", "x", "y", "a", "b")) == "$B$2:$C$3"
    assert layout.sheet_prefix("keyed") == "'課''s'!"


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("達成率", 6), ("ｱｲｳ", 3), ("①", 2), ("", 0)])
def test_a_full_width_letter_takes_two(text: str, width: int) -> None:
    assert text_width(text) == width


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("あ" * 10, 2), ("あ" * 9, 1), ("a\nb\nc", 3), ("あ" * 30, 4)])
def test_wrapped_text_needs_lines(text: str, lines: int) -> None:
    assert lines_needed(text, width=19) == lines


def test_a_mark_is_read_back_whole() -> None:
    assert read_marker(write_marker(IDENTITY, "3-1-04")) == Marker(IDENTITY, "3-1-04")


def test_the_mark_of_a_return_says_what_it_was_made_from() -> None:
    origin = Origin("a" * 64, "b" * 64)

    assert read_marker(write_marker(IDENTITY, "3-1-04", origin)) == Marker(IDENTITY, "3-1-04", origin)


@given(st.data())
def test_a_mark_with_any_letter_changed_is_none_of_ours(data: st.DataObject) -> None:
    mark = write_marker(IDENTITY, "3-1-04")
    at = data.draw(st.integers(0, len(mark) - 1))
    letter = data.draw(st.sampled_from("0123456789|abcdefあ").filter(lambda c: c != mark[at]))

    assert read_marker(mark[:at] + letter + mark[at + 1:]) is None


@given(st.text())
def test_no_text_of_people_breaks_the_reading_of_marks(text: str) -> None:
    assert read_marker(text) is None


def test_a_running_total_of_many_rows_is_worked_out_from_any_of_them() -> None:
    rows = tuple(Row(f"r{n}", (Cell("n", Var(Ref("s", f"r{n - 1}", "n")) + number(1) if n else Decimal(1)),))
                 for n in range(5000))
    values = BookValues(Book("", "", "", "", (Sheet("s", "表", (Column("n", 5),), rows),)))

    assert values[Ref("s", "r4999", "n")] == 5000
