"""A returned workbook without a file: a form's own declaration as the reader finds it, with anything typed into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from sagamihara_pdca.formulas.tree import Expr, Value
from sagamihara_pdca.model.identity import Identity
from sagamihara_pdca.model.raw_book import CellKind, RawBook, RawCell, RawSheet
from sagamihara_pdca.sheets.book import Book, Content, Ref, Sheet
from sagamihara_pdca.sheets.inputs import fill
from sagamihara_pdca.sheets.layout import KEY_COLUMN, KEY_ROW, BookLayout, SheetLayout
from sagamihara_pdca.sheets.marker import write_marker
from sagamihara_pdca.sheets.serial_dates import serial_of
from sagamihara_pdca.sheets.values import BookValues
from tests.worlds.division_book import DivisionBook

#: What is typed into an input; None empties it.
Typed = Mapping[Ref, RawCell | None]


def raw_cell(content: Content | Value) -> RawCell | None:
    """Anything that a declaration holds, as a stored cell."""
    if isinstance(content, date):
        return RawCell(CellKind.DATE, str(serial_of(content)), serial_of(content))
    if isinstance(content, Decimal):
        return RawCell(CellKind.NUMBER, format(content, "f"), content)
    return RawCell(CellKind.TEXT, content) if isinstance(content, str) and content else None


def raw_sheet(sheet: Sheet, mark: str = "", values: BookValues | None = None) -> RawSheet:
    """A keyed sheet: the mark in A1, row keys in column A, column keys in row 1; formulas with their results."""
    layout = SheetLayout(sheet)
    cells: dict[tuple[int, int], RawCell | None] = {(KEY_ROW, KEY_COLUMN): raw_cell(mark)}
    cells |= {(KEY_ROW, layout.column(column.key)): raw_cell(column.key) for column in sheet.columns}
    for row in sheet.rows:
        cells[layout.row(row.key), KEY_COLUMN] = raw_cell(row.key)
        for cell in row.cells:
            at = layout.row(row.key), layout.column(cell.column)
            cells[at] = _stored(cell.content, Ref(sheet.key, row.key, cell.column), values)
    return RawSheet(sheet.title, {at: cell for at, cell in cells.items() if cell is not None})


def _stored(content: Content, ref: Ref, values: BookValues | None) -> RawCell | None:
    if not isinstance(content, Expr):
        return raw_cell(content)
    shown = raw_cell(None if values is None else values[ref])
    return None if shown is None else RawCell(shown.kind, shown.text, shown.number, formula="F")


def raw_book(book: Book, identity: Identity | None = None) -> RawBook:
    """The keyed sheets of a form. Others are hidden and carry nothing that is read."""
    values, owner = BookValues(book), identity or book.identity
    assert owner is not None
    return RawBook(tuple(raw_sheet(sheet, write_marker(owner, sheet.key), values)
                         for sheet in book.sheets if sheet.keyed))


@cache
def answered(division: str, issue: int = 1) -> RawBook:
    """The form of one division with every input filled in."""
    book = DivisionBook.of(division, issue)
    return raw_book(fill(book.form, book.answers))


def with_typed(raw: RawBook, form: Book, typed: Typed) -> RawBook:
    """The workbook with other things in some of the form's cells. The sheets stand as they were sent."""
    keys = [sheet.key for sheet in form.sheets if sheet.keyed]
    return replace(raw, sheets=tuple(
        retyped(sheet, form, {ref: cell for ref, cell in typed.items() if ref.sheet == key})
        for key, sheet in zip(keys, raw.sheets, strict=True)))


def retyped(sheet: RawSheet, form: Book, typed: Typed) -> RawSheet:
    """One sheet with other things in some of its cells."""
    layout = BookLayout(form)
    cells: dict[tuple[int, int], RawCell | None] = dict(sheet.cells)
    cells |= {(layout.sheet(ref.sheet).row(ref.row), layout.sheet(ref.sheet).column(ref.column)): cell
              for ref, cell in typed.items()}
    return replace(sheet, cells={at: cell for at, cell in cells.items() if cell is not None})
