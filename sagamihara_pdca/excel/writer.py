"""Writes a declared book as an .xlsx file, with the values of formulas evaluated in Python and cached."""

from __future__ import annotations

import warnings
from collections.abc import Hashable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO

from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format

from sagamihara_pdca.errors import CellNotWritten
from sagamihara_pdca.excel import charts, printing, texts
from sagamihara_pdca.excel.cell_formats import Properties, box_lines, fill_properties, look_properties, number_format
from sagamihara_pdca.excel.dialect import JapaneseWorkbook, JapaneseWorksheet
from sagamihara_pdca.excel.formula import Address, render_formula
from sagamihara_pdca.excel.validation import add_drop_down, add_validation
from sagamihara_pdca.excel.well_formed import check_well_formed
from sagamihara_pdca.formulas.tree import Expr, Value
from sagamihara_pdca.notation.characters import utf16_units, without_controls
from sagamihara_pdca.notation.excerpts import cut, excerpt
from sagamihara_pdca.plain_values import PathLike, path_of
from sagamihara_pdca.sheets.book import (
    MAX_TEXT,
    AddressOf,
    Book,
    Cell,
    Highlight,
    Look,
    Name,
    Ref,
    Row,
    Sheet,
    Span,
    Tone,
)
from sagamihara_pdca.sheets.drop_downs import choices_span
from sagamihara_pdca.sheets.layout import BookLayout, cell_name, column_letters
from sagamihara_pdca.sheets.marker import write_marker
from sagamihara_pdca.sheets.row_heights import line_points, row_heights
from sagamihara_pdca.sheets.values import BookValues
from sagamihara_pdca.storage import replace_file

_ZIP_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
#: Width that Excel adds to a column for its inner margin.
_COLUMN_MARGIN = 0.71


def write_book(book: Book, path: PathLike) -> None:
    """Write the book at `path`, whole or not at all. The same book gives the same bytes.

    Raises:
        CellNotWritten: a cell does not fit Excel's limits.
        BookInUse: another program has the file open (Windows).
        FileNotWritten: the disk is full or the folder can't be written to; the old file is untouched.

    >>> from sagamihara_pdca.evaluation.book import evaluation_book
    >>> from sagamihara_pdca.evaluation.view import ReportContext
    >>> write_book(evaluation_book(evaluation_of("work", "R6"), ReportContext()), "評価書.xlsx")
    """
    replace_file(path_of(path), book_bytes(book))


def book_bytes(book: Book) -> bytes:
    """Return the book as the bytes of an .xlsx file, every part of which is well-formed.

    Raises:
        CellNotWritten: a cell exceeds Excel's limits, or a part can't be parsed.
    """
    buffer = BytesIO()
    with warnings.catch_warnings():
        # XlsxWriter leaves out what it can't write, with a warning.
        warnings.simplefilter("error")
        try:
            _BookWriter(book, buffer).write()
        except (UserWarning, XlsxWriterException) as fault:
            raise CellNotWritten(texts.BOOK_NOT_WRITTEN.format(book=book.title, reason=fault)) from fault
    data = buffer.getvalue()
    check_well_formed(data, book)
    return data


def _storable(text: str) -> str:
    """The text without what XML can't hold, which XlsxWriter would write as _x000B_. Other texts: `excel.part`."""
    return text if text.isprintable() else without_controls(text)


class _BookWriter:
    def __init__(self, book: Book, buffer: BytesIO) -> None:
        self.book = book
        self.layout = BookLayout(book)
        self.xlsx = JapaneseWorkbook(buffer, dict(_ZIP_OPTIONS))
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._fills: dict[Tone | str, Format] = {}
        self._choices: dict[tuple[str, ...], str] = {}
        self._looks: dict[tuple[Look, int | None], Format] = {}

    def write(self) -> None:
        self.xlsx.set_properties({"title": _storable(self.book.title), "subject": _storable(self.book.subject),
                                  "author": _storable(self.book.author), "company": _storable(self.book.author),
                                  "created": datetime.combine(self.book.created, time(), UTC)})
        self.xlsx.set_calc_mode("auto")
        sheets = {sheet.key: self.xlsx.add_japanese_worksheet(sheet.title) for sheet in self.book.sheets}
        for name in self.book.names:
            prefix = self.layout.sheet_prefix(name.span.sheet)
            self.xlsx.define_name(name.name, f"={prefix}{self.layout.a1_span(name.span)}")
        self._write_sheets(sheets)
        self.xlsx.structure_locked = any(sheet.protected for sheet in self.book.sheets)
        self.xlsx.close()

    def _write_sheets(self, sheets: dict[str, JapaneseWorksheet]) -> None:
        values = BookValues(self.book, self.layout)
        charted = {span.sheet for sheet in self.book.sheets for chart in sheet.charts for series in chart.series
                   for span in (series.categories, series.values)}
        for sheet in self.book.sheets:
            _SheetWriter(self, values, sheet, sheets[sheet.key]).write()
            sheets[sheet.key].close_rows(keep_cells=sheet.key in charted)

    def format(self, properties: Properties) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.xlsx.add_format(properties)
        return self._formats[key]

    def fill_format(self, fill: Tone | str) -> Format:
        """The format of a highlight."""
        found = self._fills.get(fill)
        if found is None:
            found = self._fills[fill] = self.format(fill_properties(fill))
        return found

    def choices(self, choices: tuple[str, ...]) -> str:
        """The reference of the cells that hold a drop-down's choices; "" for none."""
        if choices and choices not in self._choices:
            span = choices_span(self.book, choices)
            self._choices[choices] = f"={self.layout.sheet_prefix(span.sheet)}{self.layout.a1_span(span)}"
        return self._choices[choices] if choices else ""

    def look_format(self, look: Look, digits: int | None = None) -> Format:
        """The format of a cell of the look, of a number with so many decimals."""
        found = self._looks.get((look, digits))
        if found is None:
            shown: Properties = {} if digits is None else {"num_format": number_format(digits)}
            found = self._looks[look, digits] = self.format(look_properties(look, self.book.font) | shown)
        return found


class _SheetWriter:
    def __init__(self, writer: _BookWriter, values: BookValues, sheet: Sheet, target: JapaneseWorksheet) -> None:
        self.writer = writer
        self.values = values
        self.sheet = sheet
        self.target = target
        self.layout = writer.layout.sheet(sheet.key)
        self._address = self._addresses(in_condition=False)

    def write(self) -> None:
        self._columns()
        if self.sheet.typed_rows:
            self._typed_rows()
        if self.sheet.keyed:
            self._keys()
        heights = row_heights(self.sheet, self._shown, line_points(self.writer.book.font))
        for row, points in zip(self.sheet.rows, heights, strict=True):
            top = self.layout.row(row.key) - 1
            self.target.set_row(top, points)
            for cell in row.cells:
                self._cell(top, row, cell)
        for highlight in self.sheet.highlights:
            self._highlight(highlight)
        charts.add_sparklines(self.target, self.sheet, self.writer.layout)
        charts.add_charts(self.writer.xlsx, self.target, self.sheet, self.writer.layout)
        printing.set_page(self.target, self.sheet, self.layout)
        self._window()

    def _columns(self) -> None:
        below = self._format_below()
        for column in self.sheet.columns:
            position = self.layout.column(column.key) - 1
            options: dict[str, int] = {"hidden": 1} if column.hidden else {}
            options |= {"level": column.level} if column.level else {}
            self.target.set_column(position, position, column.width + _COLUMN_MARGIN, below, options)

    def _format_below(self) -> Format | None:
        """The format of the cells below the declared rows: as theirs, but without lines while a row is empty."""
        typed = look_properties(Look.TYPED, self.writer.book.font) | {"border": 0}
        return self.writer.format(typed) if self.sheet.typed_rows else None

    def _typed_rows(self) -> None:
        """Drop-downs and, once a row is typed, lines; no green corners on the numbers that are typed as text."""
        first = self.layout.row(self.sheet.filter_row)
        last = first + self.sheet.typed_rows - 1
        left, right = (self.layout.column(self.sheet.columns[end].key) for end in (0, -1))
        for column in self.sheet.columns:
            if column.choices:
                add_drop_down(self.target, first, last, self.layout.column(column.key) - 1, column.choices)
        row = f"${column_letters(left)}{first + 1}:${column_letters(right)}{first + 1}"
        self.target.conditional_format(first, left - 1, last, right - 1, {
            "type": "formula", "criteria": f"COUNTA({row})>0", "format": self.writer.format(box_lines())})
        self.target.ignore_errors({
            "number_stored_as_text": f"{column_letters(left)}{first}:{column_letters(right)}{last + 1}"})

    def _keys(self) -> None:
        """The hidden row and column by which a returned sheet is read."""
        helper = self.writer.format(look_properties(Look.HELPER, self.writer.book.font))
        assert self.writer.book.identity is not None
        self._put(0, 0, write_marker(self.writer.book.identity, self.sheet.key, self.writer.book.origin), helper)
        for column in self.sheet.columns:
            self._put(0, self.layout.column(column.key) - 1, column.key, helper)
        for row in self.sheet.rows:
            self._put(self.layout.row(row.key) - 1, 0, row.key, helper)
        self.target.set_row(0, None, None, {"hidden": True})
        self.target.set_column(0, 0, None, None, {"hidden": True})

    def _cell(self, top: int, row: Row, cell: Cell) -> None:
        left = self.layout.column(cell.column) - 1
        value = self.values.of_cell(self.sheet.key, row.key, cell)
        digits = -int(value.normalize().as_tuple().exponent) if cell.look is Look.NUMBER and isinstance(value, Decimal) else None
        cell_format = self.writer.look_format(cell.look, digits)
        if cell.columns > 1 or cell.rows > 1:
            self.target.merge_block(top, left, cell.rows, cell.columns, cell_format)
        if cell.link is not None:
            self._link(top, left, cell, cell_format)
        elif isinstance(cell.content, Expr):
            self._formula(top, left, cell.content, value, cell_format)
        else:
            self._put(top, left, value if not isinstance(cell.content, date) else cell.content, cell_format)
        if cell.field is not None:
            add_validation(self.target, top, left, cell.field, self.writer.choices(cell.field.choices))
        if cell.note:
            self._note(top, left, cell.note)

    def _note(self, row: int, column: int, words: str) -> None:
        options = {"author": self.writer.book.author, "x_scale": 2}
        if self.target.write_comment(row, column, cut(_storable(words), MAX_TEXT // 2), options):  # at most two units each
            raise CellNotWritten(texts.COMMENT_NOT_WRITTEN.format(place=self._place(row, column)))

    def _shown(self, row: Row, cell: Cell) -> str:
        value = self.values.of_cell(self.sheet.key, row.key, cell)
        return value if isinstance(value, str) else ""

    def _put(self, row: int, column: int, value: Value | date, cell_format: Format) -> None:
        """Write one value and check XlsxWriter's status.

        Raises:
            CellNotWritten: Excel can't hold it.
        """
        if value is None or value == "":
            status = self.target.put_blank(row, column, cell_format)
        elif isinstance(value, str):
            self._check_length(row, column, value)
            status = self.target.put_text(row, column, _storable(value), cell_format)
        elif isinstance(value, bool):
            status = self.target.write_boolean(row, column, value, cell_format)
        elif isinstance(value, date):
            status = self.target.write_datetime(row, column, datetime.combine(value, time()), cell_format)
        else:
            status = self.target.put_number(row, column, float(value), cell_format)
        if status:
            raise CellNotWritten(texts.CELL_NOT_WRITTEN.format(place=self._place(row, column), status=status))

    def _check_length(self, row: int, column: int, value: Value) -> None:
        """Raise `CellNotWritten` for a text that is too long for a cell; XlsxWriter counts 𠮷 as one, Excel as two."""
        if isinstance(value, str) and len(value) * 2 > MAX_TEXT and utf16_units(value) > MAX_TEXT:
            raise CellNotWritten(texts.CELL_TOO_LONG.format(
                place=self._place(row, column), count=len(value), beginning=excerpt(value)))

    def _place(self, row: int, column: int) -> str:
        """Which cell of which workbook; row and column count from 0."""
        return texts.PLACE.format(book=self.writer.book.title, sheet=self.sheet.title, cell=cell_name(row + 1, column + 1))

    def _formula(self, row: int, column: int, tree: Expr, value: Value, cell_format: Format) -> None:
        formula = render_formula(tree, self._address)
        cached = float(value) if isinstance(value, Decimal) else "" if value is None else value
        self._check_length(row, column, value)
        if self.target.put_formula(row, column, formula[1:], cell_format, cached):
            raise CellNotWritten(texts.FORMULA_NOT_WRITTEN.format(place=self._place(row, column)))

    def _link(self, row: int, column: int, cell: Cell, cell_format: Format) -> None:
        assert cell.link is not None
        if isinstance(cell.link, Ref):
            place = self.writer.layout.a1(cell.link).replace("$", "")
            target = f"internal:{self.writer.layout.sheet_prefix(cell.link.sheet)}{place}"
        else:
            target = cell.link
        if self.target.write_url(row, column, target, cell_format, _storable(str(cell.content))):
            raise CellNotWritten(texts.LINK_NOT_WRITTEN.format(place=self._place(row, column)))

    def _highlight(self, highlight: Highlight) -> None:
        layout, span = self.layout, highlight.span
        self.target.conditional_format(
            layout.row(span.first_row) - 1, layout.column(span.first_column) - 1,
            layout.row(span.last_row) - 1, layout.column(span.last_column) - 1,
            {"type": "formula", "criteria": render_formula(highlight.when, self._addresses(in_condition=True)),
             "format": self.writer.fill_format(highlight.fill)})

    def _addresses(self, *, in_condition: bool) -> Address:
        """Return the references of this sheet's formulas. In a condition rows are relative, to apply to every row."""
        book, own = self.writer.layout, self.sheet.key

        def address(key: Hashable) -> str:
            if isinstance(key, Ref):
                layout = book.sheet(key.sheet)
                place = layout.a1(key.row, key.column, not in_condition)
                return place if key.sheet == own else layout.prefix + place
            if isinstance(key, Span):
                return ("" if key.sheet == own else book.sheet_prefix(key.sheet)) + book.a1_span(key)
            if isinstance(key, Name):
                return key.name
            assert isinstance(key, AddressOf)
            place = f"#{book.sheet_prefix(key.ref.sheet)}{book.a1(key.ref)}".replace("$", "")
            return f'"{place}"'
        return address

    def _window(self) -> None:
        sheet = self.sheet
        if sheet.protected:
            self.target.protect("", {"format_rows": True, "format_columns": True, "select_locked_cells": True,
                                     "autofilter": bool(sheet.filter_row)})
        if sheet.hidden:
            self.target.hide()
        if sheet.tab_colour:
            self.target.set_tab_color(sheet.tab_colour)
        self.target.hide_gridlines(1 if sheet.typed_rows else 2)  # 1: on paper, 2: on the screen too
        rows = self.layout.row(sheet.frozen_row) if sheet.frozen_row else 0
        columns = self.layout.column(sheet.frozen_column) if sheet.frozen_column else 0
        if rows or columns:
            self.target.freeze_panes(rows, columns)
        if sheet.first_input is not None:
            self.target.set_selection(self.writer.layout.a1(sheet.first_input).replace("$", ""))
        if sheet.filter_row:
            first, last = sheet.columns[0].key, [c for c in sheet.columns if not c.hidden][-1].key
            self.target.autofilter(self.layout.row(sheet.filter_row) - 1, self.layout.column(first) - 1,
                                   self.layout.last_row - 1, self.layout.column(last) - 1)
