"""Declares the workbook in which staff edit the plan: a first sheet that says how, then a sheet per table."""

from __future__ import annotations

from collections.abc import Iterator

from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.table import Table
from sagamihara_pdca.plan_tables import schema, texts
from sagamihara_pdca.plan_tables.schema import GUIDE, TABLES, TableForm
from sagamihara_pdca.plan_tables.tables import plan_tables
from sagamihara_pdca.sheets.book import Book, Cell, Column, Look, Page, Paper, Row, Sheet
from sagamihara_pdca.sheets.row_heights import text_width

_TYPED_ROWS = 1000
#: Room for the filter's arrow beside a heading, in half-width characters.
_ARROW = 4
_HEAD = "head"
_PAGE = Page(Paper.A3_LANDSCAPE, footer="&L&A&R&P / &N", repeat_first=_HEAD)
_GUIDE_COLUMNS = (Column("シート", 14), Column("列", 20), Column("書き方", 96))


def plan_book(plan: Plan) -> Book:
    """Return the workbook of the plan's tables: the guide, then the sheets in the order of `schema.TABLES`."""
    profile = plan.profile
    sheets = (_sheet(form, table, tuple(form.spread(profile.years)))
              for form, table in zip(TABLES, plan_tables(plan), strict=True))
    return Book("計画の表", profile.plan_name, profile.publisher, profile.font, (_guide(), *sheets))


def _guide() -> Sheet:
    words = (texts.GUIDE_TITLE, "", *(f"{n}. {way}" for n, way in enumerate(texts.WAYS, 1)), "")
    top = tuple(Row(f"way{n}", (Cell(_GUIDE_COLUMNS[0].key, line, Look.PLAIN if n else Look.TITLE, columns=3),))
                for n, line in enumerate(words))
    headings = tuple(column.key for column in _GUIDE_COLUMNS)
    rows = tuple(_row(f"line{n}", headings, line, Look.TEXT) for n, line in enumerate(_guide_lines()))
    return Sheet(GUIDE, GUIDE, _GUIDE_COLUMNS, (*top, _row(_HEAD, headings, headings, Look.LABEL), *rows), page=_PAGE)


def _guide_lines() -> Iterator[tuple[str, str, str]]:
    """What the tables hold and what is written into their columns: table, column, words."""
    for form in TABLES:
        yield form.name, "", form.holds
        for column in form.columns:
            choices = texts.CHOSEN_FROM.format(choices="、".join(column.choices)) if column.choices else ""
            if column.help or choices:
                yield form.name, column.heading, column.help or choices


def _sheet(form: TableForm, table: Table, columns: tuple[tuple[str, schema.Column], ...]) -> Sheet:
    headings = tuple(heading for heading, _ in columns)
    blank = ("",) * len(headings)  # an empty table shows where to begin
    lines = tuple(tuple(cell.text for cell in row) for row in table.rows) or (blank,)
    rows = tuple(_row(f"line{n}", headings, line, Look.TYPED) for n, line in enumerate(lines))
    return Sheet(
        form.name, form.name,
        tuple(Column(heading, max(column.width, text_width(heading) + _ARROW), choices=column.choices)
              for heading, column in columns),
        (_row(_HEAD, headings, headings, Look.LABEL), *rows), page=_PAGE, frozen_row=_HEAD,
        frozen_column=headings[form.fixed - 1] if form.fixed else "", filter_row=_HEAD, typed_rows=_TYPED_ROWS)


def _row(key: str, columns: tuple[str, ...], texts: tuple[str, ...], look: Look) -> Row:
    return Row(key, tuple(Cell(column, text, look) for column, text in zip(columns, texts, strict=True)))
