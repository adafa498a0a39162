"""The describing text names what a reviewer would want to see changed or unchanged."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from tests.describe import describe

EXPECTED = """\
title '様式', creator 'DX推進課', language None
name 目標 = 入力!$C$5

# 入力 A4 portrait, fit 1 wide any high, protected, frozen at A3, cursor C5
print A1:G9
repeated 2:2
header left '令和6年度', right '&P／&N'
widths C:D=12.71
hidden columns A
hidden rows 1
heights 4:5=30 7=60
merged C8:E9
A1 'key'
C5 unlocked [#,##0]
G5 '=C5/2' cached 12.5 [0.0]
A6 '二枚目へ' -> '二枚目'!A1
C8 unlocked
rule C5 decimal greaterThanOrEqual 0 stop '入力の誤り' '数値を入力してください。'
highlight G5 when expression N($G$5)>=100 -> fill #77D9A8 bold

# 二枚目 A3 landscape, cursor A1
A1 3
A2 1
chart at C2 barChart of 二枚目!$A$1:$A$2
"""


def write_book(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": "様式", "author": "DX推進課"})
        _write_form(book, book.add_worksheet("入力"))
        table = book.add_worksheet("二枚目")
        table.set_paper(8)
        table.set_landscape()
        table.write_column("A1", [3, 1])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=二枚目!$A$1:$A$2"})
        table.insert_chart("C2", chart)
        book.define_name("目標", "=入力!$C$5")
    return path


def _write_form(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.print_area("A1:G9")
    sheet.repeat_rows(1)
    sheet.set_header("&L令和6年度&R&P／&N")
    sheet.freeze_panes("A3")
    sheet.set_selection("C5")
    sheet.protect()
    sheet.set_row(0, None, None, {"hidden": True})
    for row, height in [(3, 30), (4, 30), (6, 60)]:
        sheet.set_row(row, height)
    sheet.set_column("A:A", None, None, {"hidden": True})
    sheet.set_column("C:D", 12)
    sheet.write_string("A1", "key")
    sheet.write_blank("C5", None, book.add_format({"locked": False, "num_format": "#,##0"}))
    sheet.merge_range("C8:E9", "", book.add_format({"locked": False}))
    sheet.write_formula("G5", "=C5/2", book.add_format({"num_format": "0.0"}), 12.5)
    sheet.write_url("A6", "internal:'二枚目'!A1", string="二枚目へ")
    sheet.data_validation(
        "C5",
        {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "error_title": "入力の誤り",
            "error_message": "数値を入力してください。",
        },
    )
    green = book.add_format({"bg_color": "#77D9A8", "bold": True})
    sheet.conditional_format("G5", {"type": "formula", "criteria": "=N($G$5)>=100", "format": green})


def test_a_workbook_is_described_thing_by_thing(tmp_path: Path) -> None:
    assert describe(write_book(tmp_path / "様式.xlsx")) == EXPECTED
