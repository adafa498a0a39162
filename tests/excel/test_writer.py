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
from sagamihara_pdca.excel.formula import literal
from sagamihara_pdca.excel.well_formed import check_well_formed
from sagamihara_pdca.excel.writer import book_bytes, write_book
from sagamihara_pdca.formulas.tree import Var, join, number, text
from sagamihara_pdca.sheets.book import (
    Book,
    Cell,
    Chart,
    ChartKind,
    Column,
    Field,
    InputKind,
    Look,
    Page,
    Ref,
    Row,
    Series,
    Sheet,
    Span,
)

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


#: What no XML can hold, and what is left of it; then what a document can't show.
UNWRITABLE = [("\x0b", "\n"), ("\x00", ""), ("\x1b", ""), ("\ufffe", ""), ("\uffff", ""), ("\ud800", "")]
UNSHOWN = [("\u202e", ""), ("\x85", "\n")]


@pytest.mark.parametrize(("letter", "left"), [*UNWRITABLE, *UNSHOWN])
def test_what_xml_cannot_hold_is_left_out_wherever_it_stands(letter: str, left: str) -> None:
    words = f"前{letter}後"
    book = _book(Cell("c0", words, note=words), Cell("c1", join(text(words), number(1))))

    loaded = openpyxl.load_workbook(BytesIO(book_bytes(replace(book, title=words, author=words))))

    assert loaded.active["A1"].value == f"前{left}後"
    assert loaded.active["A1"].comment.text == f"前{left}後"
    assert f"前{left}後" in loaded.active["B1"].value or (letter, left) in UNSHOWN


@pytest.mark.parametrize(("letter", "left"), UNWRITABLE)
def test_nor_does_it_stand_in_any_other_part(letter: str, left: str) -> None:
    words = f"前{letter}後"
    asked = Cell("c0", None, field=Field(words, InputKind.TEXT, hint=words))
    page = Page(header=f"&L{words}", footer=words)
    sheet = replace(_book(asked).sheets[0], page=page, title=words)
    chart = Chart(ChartKind.COLUMN, words, Ref("s", "r", "c0"), 1, 1,
                  (Series(words, Span("s", "r", "r", "c0", "c0"), Span("s", "r", "r", "c0", "c0"), "#000000"),), words)
    book = replace(_book(asked), sheets=(replace(sheet, charts=(chart,)),))

    data = book_bytes(book)

    with ZipFile(BytesIO(data)) as package:
        assert all(letter not in package.read(name).decode() for name in package.namelist())
        assert any(f"前{left}後" in package.read(name).decode() for name in package.namelist())


#: A part of the finished file that is spoilt, with what, and where it is said to be.
SPOILT = [("xl/worksheets/sheet1.xml", b'<c r="B1"', b'<c r="B1"><', "シート「表」B1"),
          ("xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData>\x0b", "シート「表」"),
          ("xl/worksheets/sheet1.xml", b"</worksheet>", b"", "シート「表」B1"),
          ("xl/sharedStrings.xml", b"<si>", b"<si>&nbsp;", "xl/sharedStrings.xml"),
          ("docProps/core.xml", b"<dc:title>", b"<dc:title>\xff", "docProps/core.xml"),
          ("xl/_rels/workbook.xml.rels", b"<Relationships", b"", "xl/_rels/workbook.xml.rels")]


@pytest.mark.parametrize(("part", "before", "after", "place"), SPOILT)
def test_a_part_that_does_not_parse_is_refused_with_its_place(part: str, before: bytes, after: bytes, place: str) -> None:
    book = _book(Cell("c0", "達成"), Cell("c1", "未達成"))
    spoilt = BytesIO()
    with ZipFile(BytesIO(book_bytes(book))) as whole, ZipFile(spoilt, "w") as package:
        for name in whole.namelist():
            content = whole.read(name)
            package.writestr(name, content.replace(before, after, 1) if name == part else content)

    with pytest.raises(CellNotWritten) as fault:
        check_well_formed(spoilt.getvalue(), book)

    assert f"「題」の{place}を正しく書き出せませんでした" in str(fault.value)


def test_what_is_no_package_is_refused() -> None:
    with pytest.raises(CellNotWritten, match="ファイル全体"):
        check_well_formed(b"PK", _book())


#: A text or a title that Excel can't hold, and the place that is named.
TOO_MUCH: list[tuple[Book, str]] = [
    (_book(Cell("c0", None), Cell("c1", "あ" * 32_768)), "「題」のシート「表」B1の文章が32,768字"),
    (_book(Cell("c0", "𠮷" * 16_384)), "A1の文章が16,384字"),  # 32,768 as Excel counts
    (_book(Cell("c0", join(text("あ" * 200), Var(Ref("s", "r", "c1")))), Cell("c1", "い" * 32_600)), "A1の文章が32,800字"),
    (replace(_book(), sheets=(replace(_book().sheets[0], title="あ" * 32),)), "「題」を書き込めません"),
    (replace(_book(), sheets=(replace(_book().sheets[0], title="a/b"),)), "「題」を書き込めません"),
    (replace(_book(), sheets=(_book().sheets[0], replace(_book().sheets[0], key="t"))), "「題」を書き込めません"),
    (_book(Cell("c0", "x", link="https://example.com/" + "a" * 3000)), "「題」を書き込めません"),
]


@pytest.mark.parametrize(("book", "place"), TOO_MUCH)
def test_what_excel_cannot_hold_is_refused_and_the_old_file_stays(book: Book, place: str, tmp_path: Path) -> None:
    path = tmp_path / "評価書.xlsx"
    path.write_bytes(b"old")

    with pytest.raises(CellNotWritten, match=place):
        write_book(book, path)

    assert path.read_bytes() == b"old" and [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("words", ["あ" * 32_767, "𠮷" * 16_383, "👨\u200d👩\u200d👧" * 4_000, "か\u3099" * 16_000, "&<>\"'" * 6_000])
def test_a_text_of_the_greatest_length_is_written_as_it_is(words: str) -> None:
    sheet = openpyxl.load_workbook(BytesIO(book_bytes(_book(Cell("c0", words), Cell("c1", None, note=words))))).active

    assert sheet["A1"].value == words


@pytest.mark.parametrize(("words", "lengths"), [("あ" * 255, [255]), ("あ" * 256, [255, 1]), ("𠮷" * 128, [127, 1])])
def test_a_text_in_a_formula_is_joined_from_parts_that_excel_takes(words: str, lengths: list[int]) -> None:
    parts = literal(words).strip("()").split("&")

    assert [len(part) - 2 for part in parts] == lengths
    assert "".join(part[1:-1] for part in parts) == words


def test_the_same_book_gives_the_same_bytes() -> None:
    book = _book(Cell("c0", "達成"), Cell("c1", D(1)))

    assert book_bytes(book) == book_bytes(book)
