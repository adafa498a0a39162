"""The answers in the inputs of a workbook, and a book filled with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sagamihara_pdca.model.identity import Identity
from sagamihara_pdca.problems import Place
from sagamihara_pdca.sheets.book import Book, Cell, Ref, Row, Sheet

AnswerValue = Decimal | str | date


@dataclass(frozen=True, slots=True)
class Answer:
    """One input that was filled in. A blank one has no answer."""

    ref: Ref
    value: AnswerValue
    raw: str  # as it was typed
    place: Place  # where it stood in the file
    note: str = ""  # what was typed around a figure and is no part of it: 約, 内数26, ※ …


@dataclass(frozen=True, slots=True)
class Submission:
    """提出: one returned workbook, parsed."""

    file: str
    identity: Identity
    answers: tuple[Answer, ...]  # in sheet order

    def find(self, ref: Ref) -> Answer | None:
        """The answer at the cell; None where it was left blank."""
        return next((a for a in self.answers if a.ref == ref), None)


def inputs(book: Book) -> Iterator[tuple[Ref, Cell]]:
    """Yield every input of the book with its reference, in reading order."""
    for sheet in book.sheets:
        for row in sheet.rows:
            for cell in row.cells:
                if cell.field is not None:
                    yield Ref(sheet.key, row.key, cell.column), cell


def fill(book: Book, answers: tuple[Answer, ...]) -> Book:
    """Return the book with the answers in their inputs. An answer whose input is not in the book is left out."""
    by_ref = {answer.ref: answer.value for answer in answers}
    return replace(book, sheets=tuple(_fill_sheet(sheet, by_ref) for sheet in book.sheets))


def _fill_sheet(sheet: Sheet, by_ref: dict[Ref, AnswerValue]) -> Sheet:
    return replace(sheet, rows=tuple(_fill_row(sheet, row, by_ref) for row in sheet.rows))


def _fill_row(sheet: Sheet, row: Row, by_ref: dict[Ref, AnswerValue]) -> Row:
    if all(cell.field is None for cell in row.cells):
        return row
    return replace(row, cells=tuple(_fill_cell(cell, Ref(sheet.key, row.key, cell.column), by_ref)
                                    for cell in row.cells))


def _fill_cell(cell: Cell, ref: Ref, by_ref: dict[Ref, AnswerValue]) -> Cell:
    if cell.field is None or ref not in by_ref:
        return cell
    return replace(cell, content=by_ref[ref])
