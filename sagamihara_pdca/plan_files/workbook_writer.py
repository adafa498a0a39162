"""The plan's tables as a workbook for staff to edit: a first sheet that says how, then a sheet per table."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sagamihara_pdca.errors import CellNotWritten
from sagamihara_pdca.excel.cell_formats import LINE, PALE
from sagamihara_pdca.model.table import Table, TableCell
from sagamihara_pdca.plan_tables.schema import GUIDE, SETTINGS, TABLES, YEARS, Column, TableForm
from sagamihara_pdca.plan_tables.tables import column_letters
from sagamihara_pdca.sheets.row_heights import lines_needed, text_width
from sagamihara_pdca.storage import replace_file

#: The last row, counted from 0, that is ready to be typed into with drop-downs.
_LAST_READY = 1000
_FONT = "BIZ UDPゴシック"
#: Fixed, so that the same tables give the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_GUIDE_COLUMNS = (("シート", 14), ("列", 20), ("書き方", 96))
_LINE_POINTS, _MARGIN_POINTS, _MAX_POINTS = 13, 3, 409
_A3 = 8
#: Room for the filter's arrow beside a heading.
_ARROW = 4
_WAYS = (
    "1つのシートが1つの表です。シートの名前と1行目の見出しは変えないでください。",
    "2行目から下に、行を追加し、削除し、又は並べ替えることができます。空の行は読み飛ばします。",
    "セルの表示形式は「文字列」です。ほかのブックから貼り付けるときは、「値の貼り付け」を選んでください。"
    "番号が日付に変わるのを防ぐことができます。",
    "セルは結合しないでください。2つ以上の内容を1つのセルに入力するときは「；」で区切ります。",
    "保存した後、「sagamihara-pdca plan check」を実行すると、誤りのあるセルと直し方が表示されます。",
)


def write_plan_book(tables: tuple[Table, ...], path: Path) -> None:
    """Write the tables as a workbook at `path`, whole or not at all. The same tables give the same bytes.

    Raises:
        CellNotWritten: a text does not fit Excel's limits.
        BookInUse, FileNotWritten: see `replace_file`.
    """
    replace_file(path, plan_book_bytes(tables))


def plan_book_bytes(tables: tuple[Table, ...]) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    buffer = BytesIO()
    with warnings.catch_warnings():
        # XlsxWriter leaves out what it can't write, with a warning.
        warnings.simplefilter("error")
        try:
            _Writer(tables, buffer).write()
        except UserWarning as warning:
            raise CellNotWritten(f"計画のブックを書き込めません（{warning}）。") from warning
    return buffer.getvalue()


class _Writer:
    def __init__(self, tables: tuple[Table, ...], buffer: BytesIO) -> None:
        self._tables = tables
        self._book = xlsxwriter.Workbook(buffer, {"in_memory": True})
        font = _font(tables)
        self._book.formats[0].set_font_name(font)
        self._text = self._format(font, num_format="@", text_wrap=True, valign="top")
        self._head = self._format(font, bold=True, bg_color=PALE, border=1, border_color=LINE,
                                  text_wrap=True, valign="vcenter")
        self._plain = self._format(font)
        self._title = self._format(font, bold=True, font_size=14)

    def _format(self, font: str, **properties: Any) -> Format:
        return self._book.add_format({"font_name": font, "font_size": 10, **properties})

    def write(self) -> None:
        self._book.set_properties({"title": "計画の表", "created": _CREATED})
        self._guide(self._book.add_worksheet(GUIDE))
        forms = {form.name: form for form in TABLES}
        for table in self._tables:
            self._table(self._book.add_worksheet(table.name), table, forms[table.name])
        self._book.close()

    def _guide(self, sheet: Worksheet) -> None:
        _put(sheet, 0, 0, "計画の表の直し方", self._title)
        for y, way in enumerate(_WAYS, 2):
            _put(sheet, y, 0, f"{y - 1}. {way}", self._plain)
        top = len(_WAYS) + 3
        for x, (heading, width) in enumerate(_GUIDE_COLUMNS):
            _put(sheet, top, x, heading, self._head)
            sheet.set_column(x, x, width)
        for y, line in enumerate(_guide_lines(), top + 1):
            for x, text in enumerate(line):
                _put(sheet, y, x, text, self._text)
        sheet.hide_gridlines(2)
        _print(sheet, top)

    def _table(self, sheet: Worksheet, table: Table, form: TableForm) -> None:
        columns = [_column(form, heading.text) for heading in table.headings]
        widths = [max(c.width, text_width(h.text) + _ARROW) for c, h in zip(columns, table.headings, strict=True)]
        for x, (heading, column) in enumerate(zip(table.headings, columns, strict=True)):
            _put(sheet, 0, x, heading.text, self._head)
            sheet.set_column(x, x, widths[x], self._text)
            if column.choices:
                sheet.data_validation(1, x, _LAST_READY, x, _drop_down(column))
        for y, row in enumerate(table.rows, 1):
            sheet.set_row(y, _height(row, widths))
            for x, cell in enumerate(row):
                _put(sheet, y, x, cell.text, self._text)
        last = len(table.headings) - 1
        sheet.freeze_panes(1, min(3, last) if form.columns[0].heading.endswith("番号") else 0)
        sheet.autofilter(0, 0, max(len(table.rows), 1), last)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{column_letters(last)}{_LAST_READY + 1}"})
        _print(sheet, 0)


def _font(tables: tuple[Table, ...]) -> str:
    """The font that 設定 names."""
    settings = next((table.rows for table in tables if table.name == SETTINGS.name), ())
    return next((value.text for item, value, *_ in settings if item.text == "フォント" and value.text), _FONT)


def _guide_lines() -> Iterator[tuple[str, str, str]]:
    for form in TABLES:
        yield form.name, "", form.holds
        for column in form.columns:
            choices = f"{'、'.join(column.choices)}から選びます。" if column.choices else ""
            if column.help or choices:
                yield form.name, column.heading, column.help or choices


def _column(form: TableForm, heading: str) -> Column:
    """The heading's column; any other heading is one of the years'."""
    named = {column.heading: column for column in form.columns}
    return named[heading] if heading in named else named[YEARS]


def _height(row: tuple[TableCell, ...], widths: list[int]) -> float:
    """Points for the tallest cell: LibreOffice does not fit rows by itself."""
    lines = max(lines_needed(cell.text, width) for cell, width in zip(row, widths, strict=True))
    return min(max(lines, 1) * _LINE_POINTS + _MARGIN_POINTS, _MAX_POINTS)


def _drop_down(column: Column) -> dict[str, Any]:
    return {"validate": "list", "source": list(column.choices), "error_title": "選べない内容です",
            "error_message": f"{'、'.join(column.choices)}から選んでください。"}


def _print(sheet: Worksheet, heading_row: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading_row)
    sheet.set_footer("&L&A&R&P / &N")


def _put(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    """Text as text, whatever it starts with."""
    written = sheet.write_string(row, column, text, look) if text else sheet.write_blank(row, column, None, look)
    if written != 0:
        raise CellNotWritten(f"計画の表「{sheet.name}」の{column_letters(column)}{row + 1}を書き込めません。")
