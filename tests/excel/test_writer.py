"""The writer: nothing that people typed becomes a formula, nothing is lost without a word, the same gives the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from sagamihara_pdca.errors import CellNotWritten
from sagamihara_pdca.excel.well_formed import check_well_formed
from sagamihara_pdca.excel.writer import book_bytes, write_book
from sagamihara_pdca.formulas.tree import Var, join, number, text
from sagamihara_pdca.sheets.book import Book, Cell, Column, Look, Ref, Row, Sheet

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "http://example.com/", "mailto:a@example.com", "{=A1}", "#N/A", "TRUE",
             "１２", "0012", "_x0041_", "line\nbreak", " space ", "𠮷①㈱髙﨑", "'quoted", "\t=1+1"]


def _book(*cells: Cell) -> Book:
    columns = tuple(Column(f"c{n}", 10) for n in range(len(cells)))
    return Book("題", "件", "市", "BIZ UDPゴシック", (Sheet("s", "表", columns, (Row("r", cells),)),))


@pytest.mark.parametrize("typed", DANGEROUS)
def test_text_stays_text(typed: str) -> None:
    sheet = openpyxl.load_workbook(BytesIO(book_bytes(_book(Cell("c0", typed))))).active

    assert sheet["A1"].data_type in ("s", "inlineStr")
    assert sheet["A1"].hyperlink is None
    assert sheet["A1"].value == typed


def test_every_kind_of_content_is_written(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_book(_book(Cell("c0", D("1234.5"), Look.NUMBER), Cell("c1", date(2025, 5, 30), Look.INPUT_DATE),
                     Cell("c2", Var(Ref("s", "r", "c0")) * number(2)), Cell("c3", None)), path)

    values = openpyxl.load_workbook(path, data_only=True).active
    formulas = openpyxl.load_workbook(path).active
    assert values["A1"].value == 1234.5
    assert values["A1"].number_format == "#,##0.0"
    assert values["B1"].value.date() == date(2025, 5, 30)
    assert (formulas["C1"].value, values["C1"].value) == ("=$A$1*2", 2469)
    assert values["D1"].value is None


def test_a_text_that_excel_cannot_hold_is_refused_not_dropped() -> None:
    with pytest.raises(CellNotWritten):
        book_bytes(_book(Cell("c0", "あ" * 32768)))


#: What no XML can hold, and what is left of it.
UNWRITABLE = [("\x0b", "\n"), ("\x00", ""), ("\x1b", ""), ("\ufffe", ""), ("\uffff", ""), ("\ud800", ""), ("\u202e", ""), ("\x85", "\n")]


@pytest.mark.parametrize(("letter", "left"), UNWRITABLE)
def test_what_xml_cannot_hold_is_left_out_wherever_it_stands(letter: str, left: str) -> None:
    words = f"前{letter}後"
    book = _book(Cell("c0", words, note=words), Cell("c1", join(text(words), number(1))))
    sheet = replace(book.sheets[0], title=f"表{letter}")

    loaded = openpyxl.load_workbook(BytesIO(book_bytes(replace(book, title=words, author=words, sheets=(sheet,)))))

    assert loaded.active["A1"].value == f"前{left}後"
    assert loaded.active["A1"].comment.text == f"前{left}後"
    assert f"前{left}後" in loaded.active["B1"].value


@pytest.mark.parametrize("damage", ["not a zip", "broken part", "control character"])
def test_a_part_that_does_not_parse_is_refused_before_the_old_file_is_replaced(damage: str) -> None:
    part = {"broken part": b"<a><b></a>", "control character": b"<a>\x0b</a>"}.get(damage, b"<a/>")
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("xl/worksheets/sheet1.xml", part)

    with pytest.raises(CellNotWritten, match="評価書"):
        check_well_formed(file.getvalue() if damage != "not a zip" else b"PK", "評価書")


def test_the_same_book_gives_the_same_bytes() -> None:
    book = _book(Cell("c0", "達成"), Cell("c1", D(1)))

    assert book_bytes(book) == book_bytes(book)
