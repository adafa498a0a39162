"""What stands in a cell, read from the XML that programs write for it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sagamihara_pdca.excel.reader.numbers import stored_date, stored_number
from sagamihara_pdca.excel.reader.shared_strings import unescaped
from sagamihara_pdca.excel.reader.styles import Shown, how_shown
from sagamihara_pdca.model.raw_book import CellKind, RawCell
from tests.excel.reader.packages import cells, parts, read

D = Decimal
TEXT, NUMBER, DATE, BOOL, ERROR = CellKind.TEXT, CellKind.NUMBER, CellKind.DATE, CellKind.BOOL, CellKind.ERROR
UNCALCULATED = CellKind.UNCALCULATED

STRINGS = (
    "<si><t>拠点</t></si>"
    "<si><r><rPr/><t>25</t></r><r><t xml:space='preserve'> 拠点</t></r></si>"
    "<si><t>学務課</t><rPh sb='0' eb='2'><t>ガクムカ</t></rPh><phoneticPr fontId='1'/></si>"
    "<si><t/></si>"
)

#: (the cell's XML, what is read)
CELLS = [
    ('<c r="A1"><v>12</v></c>', RawCell(NUMBER, "12", D(12))),
    ('<c r="A1" t="n"><v>-0.5</v></c>', RawCell(NUMBER, "-0.5", D("-0.5"))),
    ('<c r="A1"><v>0.30000000000000004</v></c>', RawCell(NUMBER, "0.30000000000000004", D("0.3"))),
    ('<c r="A1"><v>1.9623761E7</v></c>', RawCell(NUMBER, "1.9623761E7", D("19623761"))),
    ('<c r="A1"><v> 7 </v></c>', RawCell(NUMBER, "7", D(7))),
    ('<c r="A1"><v>12人</v></c>', RawCell(ERROR, "12人")),
    ('<c r="A1"><v>NaN</v></c>', RawCell(ERROR, "NaN")),
    ('<c r="A1"><v>1_000</v></c>', RawCell(ERROR, "1_000")),
    ('<c r="A1"><v>1E309</v></c>', RawCell(ERROR, "1E309")),
    ('<c r="A1" t="s"><v>0</v></c>', RawCell(TEXT, "拠点")),
    ('<c r="A1" t="s"><v>1</v></c>', RawCell(TEXT, "25 拠点")),
    ('<c r="A1" t="s"><v>2</v></c>', RawCell(TEXT, "学務課")),
    ('<c r="A1" t="inlineStr"><is><t> 空白あり </t></is></c>', RawCell(TEXT, " 空白あり ")),
    ('<c r="A1" t="inlineStr"><is><r><t>𠮷野家①</t></r><r><t>㈱髙﨑</t></r><rPh><t>ヨ</t></rPh></is></c>',
     RawCell(TEXT, "𠮷野家①㈱髙﨑")),
    ('<c r="A1" t="inlineStr"><is><t>一行目\n二行目_x000D_</t></is></c>', RawCell(TEXT, "一行目\n二行目\r")),
    ('<c r="A1" t="str"><v>値だけ</v></c>', RawCell(TEXT, "値だけ")),
    ('<c r="A1" t="b"><v>1</v></c>', RawCell(BOOL, "TRUE", D(1))),
    ('<c r="A1" t="b"><v>0</v></c>', RawCell(BOOL, "FALSE", D(0))),
    ('<c r="A1" t="b"><v>2</v></c>', RawCell(ERROR, "2")),
    ('<c r="A1" t="e"><v>#N/A</v></c>', RawCell(ERROR, "#N/A")),
    ('<c r="A1" t="e" vm="1"><v>#SPILL!</v></c>', RawCell(ERROR, "#SPILL!")),
    ('<c r="A1" t="e"><f>NA()</f><v>#BUSY!</v></c>', RawCell(ERROR, "#BUSY!", None, "NA()")),
    ('<c r="A1" t="e"/>', RawCell(ERROR, "")),
    ('<c r="A1" t="d"><v>2024-04-01T12:00:00</v></c>', RawCell(DATE, "2024-04-01T12:00:00", D("45383.5"))),
    ('<c r="A1" t="d"><v>令和6年</v></c>', RawCell(ERROR, "令和6年")),
    ('<c r="A1" t="だれも知らない型"><v>1</v></c>', RawCell(ERROR, "1")),
    ('<c r="A1"><f>B1/C1</f><v>83.3</v></c>', RawCell(NUMBER, "83.3", D("83.3"), "B1/C1")),
    ('<c r="A1" t="str"><f>IF(B1="","",1)</f><v></v></c>', RawCell(TEXT, "", None, 'IF(B1="","",1)')),
    ('<c r="A1" t="str"><f>B1</f><v>達成_x000D_</v></c>', RawCell(TEXT, "達成\r", None, "B1")),
    ('<c r="A1"><f>B1</f></c>', RawCell(UNCALCULATED, "B1", None, "B1")),
    ('<c r="A1"><f>B1</f><v/></c>', RawCell(UNCALCULATED, "B1", None, "B1")),
    ('<c r="A1"><f t="shared" si="0"/><v>2</v></c>', RawCell(NUMBER, "2", D(2), "")),
    ('<c r="A1" s="1"><v>45383</v></c>', RawCell(DATE, "45383", D(45383))),
    ('<c r="A1" s="2"><v>45383</v></c>', RawCell(NUMBER, "45383", D(45383), shown="45383日")),
    ('<c r="A1" s="3"><v>0.14</v></c>', RawCell(NUMBER, "0.14", D("0.14"), percent=True)),
]
BLANK = [
    '<c r="A1" s="1"/>',
    '<c r="A1"><v></v></c>',
    '<c r="A1" t="s"/>',
    '<c r="A1" t="s"><v>3</v></c>',
    '<c r="A1" t="str"><v></v></c>',
    '<c r="A1" t="inlineStr"><is><t/></is></c>',
]


@pytest.mark.parametrize(("xml", "expected"), CELLS)
def test_a_cell_is_read_as_what_it_holds(xml: str, expected: RawCell) -> None:
    found = cells(f'<row r="1">{xml}</row>', strings=STRINGS, formats=("ggge&quot;年&quot;", "0&quot;日&quot;", "0%"))

    assert found == {"A1": expected}


@pytest.mark.parametrize("xml", BLANK)
def test_a_cell_that_holds_nothing_is_not_there(xml: str) -> None:
    assert cells(f'<row r="1">{xml}</row>', strings=STRINGS, formats=("yyyy",)) == {}


def test_rows_and_cells_without_an_address_are_counted() -> None:
    rows = '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>'

    found = cells(rows)

    assert {address: cell.text for address, cell in found.items()} == {"A1": "1", "D1": "2", "E1": "3", "A3": "4"}


def test_the_address_of_a_cell_tells_the_row_where_the_row_does_not() -> None:
    found = cells('<row><c r="B5"><v>1</v></c></row><row><c><v>2</v></c></row>')

    assert list(found) == ["B5", "A6"]


#: (address in the file, row, column)
FARTHEST = [("XFD1048576", 1048576, 16384), ("AA10", 10, 27), ("z9", 9, 26)]


@pytest.mark.parametrize(("address", "row", "column"), FARTHEST)
def test_addresses_reach_to_the_last_cell(address: str, row: int, column: int) -> None:
    book = read(parts(f'<row r="{row}"><c r="{address}"><v>1</v></c></row>'))

    assert list(book.sheets[0].cells) == [(row, column)]


def test_dates_of_the_1904_system_come_out_in_the_1900_system_and_times_stay() -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>43921</v></c><c r="B1" s="2"><v>0.5</v></c><c r="C1"><v>43921</v></c></row>'

    found = cells(rows, formats=("yyyy/m/d", "[h]:mm"), properties='<workbookPr date1904="1"/>')

    assert [cell.number for cell in found.values()] == [D(45383), D("0.5"), D(43921)]
    assert found["A1"].text == "43921"


FORMATS = [
    ("General", Shown.NUMBER),
    ("G/標準", Shown.NUMBER),
    ("0.0%", Shown.PERCENT),
    ('0.0%;[Red]"-"0.0%', Shown.PERCENT),
    ('0"%"', Shown.NUMBER),
    (r"0\%", Shown.NUMBER),
    ("#,##0;[Red]-#,##0", Shown.NUMBER),
    ("#,##0;[赤]-#,##0", Shown.NUMBER),
    ('#,##0"人";[Yellow]"△"#,##0', Shown.NUMBER),
    ('0"年度"', Shown.NUMBER),
    (r"0\d\a\y", Shown.NUMBER),
    ('0 "days"', Shown.NUMBER),
    ("0 m", Shown.NUMBER),
    ("0.00E+00", Shown.NUMBER),
    ("##0.0e-0", Shown.NUMBER),
    ("[DBNum1][$-411]General", Shown.NUMBER),
    ("[$¥-411]#,##0", Shown.NUMBER),
    ("_-* #,##0_d;_-* #,##0_h", Shown.NUMBER),
    ("R$ #,##0.00", Shown.NUMBER),
    ("@", Shown.NUMBER),
    ("", Shown.NUMBER),
    ("yyyy/m/d", Shown.DATE),
    ('[$-411]ggge"年"m"月"d"日"', Shown.DATE),
    ("[$-411]ge.m.d;@", Shown.DATE),
    ("[$-ja-JP-x-gannen]ggge", Shown.DATE),
    ('yyyy"年"m"月"', Shown.DATE),
    ("yyyy年m月d日", Shown.DATE),
    ("aaa", Shown.DATE),
    ("mmm", Shown.DATE),
    ('[=0]"-";yyyy/m/d', Shown.DATE),
    ("m/d/yyyy h:mm AM/PM", Shown.DATE),
    ("h:mm", Shown.TIME),
    ("h:mm:ss AM/PM", Shown.TIME),
    ("[h]:mm", Shown.TIME),
    ("[mm]:ss", Shown.TIME),
    ("mm:ss.000", Shown.TIME),
    ('h"時"mm"分"', Shown.TIME),
    ('"未閉', Shown.NUMBER),
    ("[h", Shown.NUMBER),
]


@pytest.mark.parametrize(("code", "expected"), FORMATS)
def test_the_number_format_tells_as_what_a_number_is_shown(code: str, expected: Shown) -> None:
    assert how_shown(code) is expected


NUMBERS = [
    ("1", "1"), ("+1", "1"), ("-.5", "-0.5"), ("5.", "5"), ("1e3", "1000"), ("100000000000000000", "1E17"),
    ("123456789012345678", "123456789012346000"), ("83.333333333333329", "83.3333333333333"),
    ("2.2999999999999998", "2.3"), ("1E-320", "0"), ("1.7976931348623157E308", "1.79769313486232E308"),
    ("0E99999", "0"),
]
NOT_NUMBERS = ["", " ", "１２", "1,000", "0x10", "Infinity", "nan", "1e", "1e999999999999", "--1", "1 2", "1\n"]


@pytest.mark.parametrize(("stored", "expected"), NUMBERS)
def test_a_number_is_read_to_fifteen_digits(stored: str, expected: str) -> None:
    number = stored_number(stored)

    assert number is not None
    assert abs(number - D(expected)) <= D("1E-307")


@pytest.mark.parametrize("stored", NOT_NUMBERS)
def test_what_excel_would_not_store_is_no_number(stored: str) -> None:
    assert stored_number(stored) is None


DATES = [
    ("1900-01-01", "1"), ("1900-02-28", "59"), ("1900-03-01", "61"), ("2024-04-01", "45383"),
    ("2024-04-01T06:00:00.000Z", "45383.25"), ("18:00", "0.75"), ("18:00:00", "0.75"),
]


@pytest.mark.parametrize(("stored", "serial"), DATES)
def test_an_iso_date_becomes_a_serial(stored: str, serial: str) -> None:
    assert stored_date(stored) == D(serial)


NOT_DATES = ["", "T", "2024-02-30", "2024-4-1", "24:00", "9:99", "2024-04-01T", "２０２４-04-01"]


@pytest.mark.parametrize("stored", NOT_DATES)
def test_what_is_no_iso_date_has_no_serial(stored: str) -> None:
    assert stored_date(stored) is None


ESCAPES = [
    ("_x000D_", "\r"), ("_x005F_x000D_", "_x000D_"), ("_x005f_x005F_", "_x005F_"), ("_x30A2_イ", "アイ"),
    ("_xD83D__xDE00_", "😀"), ("_xD83D_", "\N{REPLACEMENT CHARACTER}"), ("_x00_", "_x00_"), ("_X000D_", "_X000D_"),
    ("file_x1", "file_x1"),
]


@pytest.mark.parametrize(("stored", "text"), ESCAPES)
def test_escaped_characters_are_themselves_again(stored: str, text: str) -> None:
    assert unescaped(stored) == text
