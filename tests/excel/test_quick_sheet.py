"""Cells that are stored and written the quick way give the file that XlsxWriter gives by its own methods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sagamihara_pdca.excel.dialect import JapaneseWorkbook
from sagamihara_pdca.excel.quick_sheet import QuickWorksheet


@dataclass(frozen=True)
class Formula:
    text: str
    result: float | str | bool


Content = float | str | bool | Formula | None
#: Row, column, rows, columns, content, which of the three formats.
Placed = tuple[int, int, int, int, Content, int]

TEXTS = (st.sampled_from(["達成", "=1+1", "<&>\"'", " 前後 ", "_x0041_", "\x01", "改\n行", "<r>x</r>", "𠮷"])
         | st.text("a9_x あ<&>\"'\t\n\x0b\ufffe𠮷", min_size=1, max_size=8))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-9, 99).map(float)
RESULTS = NUMBERS | st.booleans() | st.sampled_from(["", "◎", "<&>", "#N/A", "#VALUE!", "TRUE"])
FORMULAS = st.builds(Formula, st.sampled_from(["$A$1*2", 'IF(B2="<&>","",\'課\'\'s\'!$C$3)', "SUM($A$1:$A$9)", '"改\n行"']), RESULTS)
CONTENTS = st.none() | st.booleans() | TEXTS | NUMBERS | FORMULAS


@st.composite
def sheets(draw: st.DrawFn) -> list[Placed]:
    """Blocks that do not overlap, from the top: each column is a stack of them, some rows stay empty."""
    placed: list[Placed] = []
    for column in range(0, 9, 3):
        row = draw(st.integers(0, 40))
        for _ in range(draw(st.integers(0, 5))):
            rows, columns = draw(st.sampled_from([(1, 1), (1, 1), (1, 3), (3, 1), (2, 2)]))
            placed.append((row, column, rows, columns, draw(CONTENTS), draw(st.integers(0, 2))))
            row += rows + draw(st.integers(0, 20))
    return placed


def _file(placed: Sequence[Placed], worksheet: type[Worksheet], put: Callable[[Worksheet, Placed, Format], None]) -> bytes:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        looks = [book.add_format({"bold": True}), book.add_format({"num_format": "0.0"}), book.add_format({"bold": True})]
        for title in ("一", "二"):
            sheet = book.add_worksheet(title, worksheet)
            sheet.set_row(50, 30)
            sheet.set_column(1, 1, 20, looks[1])
            for one in placed:
                put(sheet, one, looks[one[-1]])
    return buffer.getvalue()


def _quickly(sheet: Worksheet, placed: Placed, look: Format) -> None:
    assert isinstance(sheet, QuickWorksheet)
    row, column, rows, columns, content, _ = placed
    if rows > 1 or columns > 1:
        assert sheet.merge_block(row, column, rows, columns, look) == 0
    if content is None:
        assert sheet.put_blank(row, column, look) == 0
    elif isinstance(content, str):
        assert sheet.put_text(row, column, content, look) == 0
    elif isinstance(content, Formula):
        assert sheet.put_formula(row, column, content.text, look, content.result) == 0
    elif isinstance(content, bool):
        assert sheet.write_boolean(row, column, content, look) == 0
    else:
        assert sheet.put_number(row, column, content, look) == 0


def _plainly(sheet: Worksheet, placed: Placed, look: Format) -> None:
    row, column, rows, columns, content, _ = placed
    if rows > 1 or columns > 1:
        sheet.merge_range(row, column, row + rows - 1, column + columns - 1, "", look)
    if content is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(content, str):
        sheet.write_string(row, column, content, look)
    elif isinstance(content, Formula):
        sheet.write_formula(row, column, f"={content.text}", look, content.result)
    elif isinstance(content, bool):
        sheet.write_boolean(row, column, content, look)
    else:
        sheet.write_number(row, column, content, look)


def _closed(placed: Sequence[Placed], *, keep_cells: bool) -> bytes:
    """As the writer does it: a sheet's rows are written as soon as they are complete."""
    buffer = BytesIO()
    with JapaneseWorkbook(buffer, {"in_memory": True}) as book:
        looks = [book.add_format({"bold": True}), book.add_format({"num_format": "0.0"}), book.add_format({"bold": True})]
        for title in ("一", "二"):
            sheet = book.add_japanese_worksheet(title)
            sheet.set_row(50, 30)
            sheet.set_column(1, 1, 20, looks[1])
            for one in placed:
                _quickly(sheet, one, looks[one[-1]])
            sheet.close_rows(keep_cells=keep_cells)
    return buffer.getvalue()


@given(sheets(), st.sampled_from(["open", "closed", "kept"]))
def test_both_ways_give_the_same_parts(placed: list[Placed], how: str) -> None:
    quick = _file(placed, QuickWorksheet, _quickly) if how == "open" else _closed(placed, keep_cells=how == "kept")
    plain = _file(placed, Worksheet, _plainly)

    with ZipFile(BytesIO(quick)) as ours, ZipFile(BytesIO(plain)) as theirs:
        assert ours.namelist() == theirs.namelist()
        for name in ours.namelist():
            if name != "docProps/core.xml":  # holds the time, and ours the language
                assert ours.read(name) == theirs.read(name)


def test_blocks_that_overlap_are_refused() -> None:
    with pytest.raises(OverlappingRange):
        _file([(0, 0, 2, 2, None, 0), (1, 1, 1, 2, None, 0)], QuickWorksheet, _quickly)


def test_a_cell_beyond_the_sheet_is_not_stored() -> None:
    with xlsxwriter.Workbook(BytesIO(), {"in_memory": True}) as book:
        sheet, look = book.add_worksheet("一", QuickWorksheet), book.add_format()
        assert isinstance(sheet, QuickWorksheet)

        statuses = [sheet.put_text(1_048_576, 0, "x", look), sheet.put_number(0, 16_384, 1.0, look),
                    sheet.put_blank(-1, 0, look), sheet.put_formula(0, -1, "1", look, 1.0), sheet.merge_block(0, 16_383, 1, 2, look)]

        assert statuses == [-1] * 5


def test_a_name_of_a_later_function_inside_a_text_stays_as_it_is() -> None:
    data = _file([(0, 0, 1, 1, Formula('"GIS MAP(公開)"', "GIS MAP(公開)"), 0)], QuickWorksheet, _quickly)

    with ZipFile(BytesIO(data)) as package:
        assert '<f>"GIS MAP(公開)"</f><v>GIS MAP(公開)</v>' in package.read("xl/worksheets/sheet1.xml").decode()
