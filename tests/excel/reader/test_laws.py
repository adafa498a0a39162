"""What other libraries write is read as they meant it."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from sagamihara_pdca.excel.reader import read_book, read_book_bytes
from sagamihara_pdca.model.raw_book import CellKind, RawBook

#: Whatever can be typed: XML has no place for other control characters, surrogates come in pairs.
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"), min_size=1, max_size=60)
NUMBERS = st.integers(-(10**15) + 1, 10**15 - 1).flatmap(
    lambda digits: st.integers(0, 12).map(lambda places: Decimal(digits).scaleb(-places))
)


def _written(rows: list[str] | list[Decimal]) -> RawBook:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("実績")
        for row, value in enumerate(rows):
            if isinstance(value, str):
                assert sheet.write_string(row, 0, value) == 0
            else:
                assert sheet.write_number(row, 0, float(value)) == 0
    return read_book_bytes(file.getvalue(), "実績.xlsx")


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=20))
def test_text_comes_back_unchanged(texts: list[str]) -> None:
    book = _written(texts)

    found = [book.sheets[0].cells[row, 1].text for row in range(1, len(texts) + 1)]

    assert found == texts


@settings(max_examples=60, deadline=None)
@given(st.lists(NUMBERS, min_size=1, max_size=30))
def test_numbers_of_fifteen_digits_come_back_exactly(numbers: list[Decimal]) -> None:
    book = _written(numbers)

    assert [book.sheets[0].cells[row, 1].number for row in range(1, len(numbers) + 1)] == numbers


def test_a_workbook_of_openpyxl_is_read_as_excel_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "学務課.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rich = CellRichText("30校", TextBlock(InlineFont(b=True), "以上"))
    for row in ([1, 2.5, True, "拠点"], [date(2024, 4, 1), datetime(2024, 4, 1, 6), time(18), "=A1+1"],
                [" 末尾に空白 ", "一行目\n二行目", "𠮷①㈱髙﨑", "#N/A"], [rich, "_x30A2_", None, "'"]):
        sheet.append(row)
    sheet.merge_cells("F1:G2")
    book.create_sheet("隠し").sheet_state = "hidden"
    book.save(path)

    found = read_book(path)

    first = found.sheets[0]
    assert [(cell.kind, cell.number) for _, _, cell in first.in_reading_order()][:8] == [
        (CellKind.NUMBER, 1), (CellKind.NUMBER, Decimal("2.5")), (CellKind.BOOL, 1), (CellKind.TEXT, None),
        (CellKind.DATE, 45383), (CellKind.DATE, Decimal("45383.25")), (CellKind.DATE, Decimal("0.75")),
        (CellKind.UNCALCULATED, None)]
    assert [cell.text for _, _, cell in first.in_reading_order()][8:] == [
        " 末尾に空白 ", "一行目\n二行目", "𠮷①㈱髙﨑", "#N/A", "30校以上", "ア", "'"]
    assert (first.merges, [sheet.visible for sheet in found.sheets]) == (((1, 6, 2, 7),), [True, False])


def test_reading_twice_gives_the_same_book(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write_string("B2", "拠点")

    assert read_book(path) == read_book(path)


@pytest.mark.parametrize("strings", [True, False])
def test_formulas_keep_their_text_and_their_stored_result(strings: bool) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "constant_memory": strings}) as book:
        sheet = book.add_worksheet()
        for row, value in enumerate([83.3, "達成", "#DIV/0!", True, ""]):
            sheet.write_formula(row, 0, "=B1/C1", None, value)

    cells = read_book_bytes(file.getvalue(), "a.xlsx").sheets[0].cells.values()

    assert {cell.formula for cell in cells} == {"B1/C1"}
    assert [(cell.kind, cell.text) for cell in cells] == [
        (CellKind.NUMBER, "83.3"), (CellKind.TEXT, "達成"), (CellKind.ERROR, "#DIV/0!"), (CellKind.BOOL, "TRUE"),
        (CellKind.UNCALCULATED, "B1/C1")]
