"""What a person sees in a cell of the plan workbook is what is read; what stands elsewhere is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from sagamihara_pdca.plan_files.source import read_tables

Change = Callable[[Worksheet], None]


def typed(value: object, number_format: str = "General", font: Font | None = None) -> Change:
    def change(sheet: Worksheet) -> None:
        sheet["B2"] = value
        sheet["B2"].number_format = number_format
        sheet["B2"].font = font or Font()
    return change


def commented(sheet: Worksheet) -> None:
    sheet["B2"] = "30校"
    sheet["B2"].comment = Comment("要確認", "担当")


def covered(sheet: Worksheet) -> None:
    sheet["B2"] = "30校"
    sheet.merge_cells("B2:B3")
    sheet._cells[(3, 2)] = Cell(sheet, 3, 2, "40校")


def hidden_row(sheet: Worksheet) -> None:
    sheet["B2"] = "30校"
    sheet.row_dimensions[2].hidden = True


def hidden_column(sheet: Worksheet) -> None:
    sheet["B2"] = "30校"
    sheet.column_dimensions["B"].hidden = True


def hidden_blank_lines(sheet: Worksheet) -> None:
    sheet["B2"] = "30校"
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["F"].hidden = True


def coloured(letters: Color | None, behind: PatternFill | None = None) -> Change:
    def change(sheet: Worksheet) -> None:
        sheet["B2"] = "30校"
        sheet["B2"].font = Font(color=letters)
        if behind is not None:
            sheet["B2"].fill = behind
    return change


def conditional(style: DifferentialStyle, cells: str = "B2:B3") -> Change:
    def change(sheet: Worksheet) -> None:
        sheet["B2"] = "30校"
        sheet.conditional_formatting.add(cells, Rule("expression", dxf=style, formula=["TRUE"]))
    return change


WHITE, BLACK, GRAY = Color(rgb="FFFFFFFF"), Color(rgb="FF000000"), Color(rgb="FF808080")
DARK, LIGHT = PatternFill("solid", fgColor="FF1F4E78"), PatternFill("solid", fgColor="FFFFFF80")
STRUCK = InlineFont(strike=True)
#: What is done to B2, what is read there, what is said.
SEEN: list[tuple[str, Change, str, list[str]]] = [
    ("a plain text", typed("30校"), "30校", []),
    ("a number", typed(25.0), "25", []),
    ("per cent", typed(0.138, "0.0%"), "13.8%", []),
    ("a struck figure and a new one", typed(CellRichText(TextBlock(STRUCK, "20"), TextBlock(InlineFont(), "30校"))), "30校", ["FIL061"]),
    ("a struck cell", typed("30校", font=Font(strike=True)), "", ["FIL061"]),
    ("a struck number", typed(30, font=Font(strike=True)), "", ["FIL061"]),
    ("a raised figure", typed(CellRichText("10", TextBlock(InlineFont(vertAlign="superscript"), "2"))), "10²", []),
    ("a code with its zeros", typed(1, "00"), "01", []),
    ("a unit of the format", typed(30, '0"校"'), "30校", []),
    ("a group", typed(1234, "#,##0"), "1234", []),
    ("thousands that are not displayed", typed(1234000, "#,##0,"), "1,234", ["FIL063"]),
    ("rounded", typed(79.6, "0"), "80", ["FIL063"]),
    ("per cent, rounded", typed(0.138, "0%"), "14%", ["FIL063"]),
    ("words in place of a number", typed(0, '[=0]"未定";General'), "未定", ["FIL063"]),
    ("nothing is displayed", typed(30, ";;;"), "", ["FIL062"]),
    ("a mark of direction", typed("30\u202e校"), "30校", ["FIL066"]),
    ("a vertical tab", typed("30校_x000B_40件"), "30校\n40件", ["FIL066"]),
    ("a line break of Windows", typed("30校_x000D_\n40件"), "30校\n40件", []),
    ("a hidden row", hidden_row, "30校", ["FIL067"]),
    ("a hidden column", hidden_column, "30校", ["FIL067"]),
    ("hidden rows and columns without content", hidden_blank_lines, "30校", []),
    ("white letters", coloured(WHITE), "30校", ["FIL068"]),
    ("white letters of the theme", coloured(Color(theme=0)), "30校", ["FIL068"]),
    ("white letters of the palette", coloured(Color(indexed=9)), "30校", ["FIL068"]),
    ("letters nearly white", coloured(Color(rgb="FFFDFDFD")), "30校", ["FIL068"]),
    ("white letters on a dark cell", coloured(WHITE, DARK), "30校", []),
    ("dark letters on a dark cell", coloured(Color(rgb="001F4E78"), DARK), "30校", ["FIL068"]),
    ("black letters on a black cell", coloured(None, PatternFill("solid", fgColor="FF000000")), "30校", ["FIL068"]),
    ("letters and cell in one colour of the theme", coloured(Color(theme=4), PatternFill("solid", fgColor=Color(theme=4))), "30校", ["FIL068"]),
    ("two shades of one colour of the theme",
     coloured(Color(theme=4), PatternFill("solid", fgColor=Color(theme=4, tint=0.8))), "30校", []),
    ("gray letters", coloured(GRAY), "30校", []),
    ("black letters on a light cell", coloured(BLACK, LIGHT), "30校", []),
    ("white letters on a pattern", coloured(WHITE, PatternFill("gray125")), "30校", []),
    ("struck while a condition holds", conditional(DifferentialStyle(font=Font(strike=True))), "30校", ["FIL069"]),
    ("other cells struck while a condition holds", conditional(DifferentialStyle(font=Font(strike=True)), "C1:C9 A9"), "30校", []),
    ("whole columns struck while a condition holds", conditional(DifferentialStyle(font=Font(strike=True)), "B2:B1048576"), "30校", ["FIL069"]),
    ("coloured while a condition holds", conditional(DifferentialStyle(font=Font(color="FFFF0000"))), "30校", []),
    ("a comment", commented, "30校", ["FIL065"]),
    ("a covered value", covered, "30校", ["FIL064", "PLN108"]),
]


@pytest.mark.parametrize(("change", "text", "codes"), [case[1:] for case in SEEN], ids=[case[0] for case in SEEN])
def test_what_is_seen_is_read_or_told(change: Change, text: str, codes: list[str], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for cell, words in (("A1", "番号"), ("B1", "目標"), ("A2", "1-1"), ("A3", "1-2")):
        sheet[cell] = words
    change(sheet)
    book.save(tmp_path / "plan.xlsx")

    (table,), problems = read_tables(tmp_path / "plan.xlsx")

    assert table.rows[0][1].text == text
    assert [p.code for p in problems] == codes
    assert all(p.place.sheet == "Sheet" for p in problems)
