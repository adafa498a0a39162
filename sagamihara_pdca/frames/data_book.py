"""The same tables as a workbook for people who double-click: every text is a text cell, so that nothing turns into a date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sagamihara_pdca.frames import texts
from sagamihara_pdca.frames.columns import Kind
from sagamihara_pdca.frames.tables import DataTable, TableField
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import Book, Cell, Column, Content, Look, Page, Paper, Row, Sheet
from sagamihara_pdca.sheets.row_heights import text_width

_HEAD = "head"
_PAGE = Page(Paper.A3_LANDSCAPE, footer="&L&A&R&P / &N", repeat_first=_HEAD)
_LOOKS = {Kind.TEXT: Look.TYPED, Kind.CHOICE: Look.TYPED, Kind.WHOLE: Look.PLAIN_NUMBER, Kind.FIGURE: Look.NUMBER}
#: Widths in half-width characters: of the narrowest and the widest column, and the room for the filter's arrow.
_LEAST, _MOST, _ARROW = 8, 48, 4


def data_book(plan: Plan, year: FiscalYear, tables: tuple[DataTable, ...], published: date | None) -> Book:
    """Return the workbook with a sheet per table, named by the table's title."""
    profile = plan.profile
    title = texts.DATA_TITLE.format(plan=profile.plan_name, year=write_fiscal_year(year))
    created = published or date(year.next.start, 4, 1)
    return Book(texts.DATA_BOOK, title, profile.publisher, profile.font, tuple(map(_sheet, tables)), created=created)


def _sheet(table: DataTable) -> Sheet:
    columns = tuple(Column(f.heading, _width(f, [row[n] for row in table.rows])) for n, f in enumerate(table.fields))
    head = Row(_HEAD, tuple(Cell(f.heading, f.heading, Look.HEAD) for f in table.fields))
    rows = tuple(Row(f"row{n}", tuple(Cell(f.heading, _content(value), _LOOKS[f.kind])
                                      for f, value in zip(table.fields, row, strict=True)), lines=1)
                 for n, row in enumerate(table.rows))
    return Sheet(table.name, table.title, columns, (head, *rows), page=_PAGE, frozen_row=_HEAD, filter_row=_HEAD)


def _width(field: TableField, values: list[object]) -> float:
    widest = max((text_width(str(value)) for value in values if value is not None), default=0)
    return min(max(widest + 2, text_width(field.heading) + _ARROW, _LEAST), _MOST)


def _content(value: object) -> Content:
    if isinstance(value, Decimal):
        return value.normalize() if value else Decimal(0)
    return Decimal(value) if isinstance(value, int) else None if value is None else str(value)
