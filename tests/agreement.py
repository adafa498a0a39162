"""Whether a spreadsheet arrives at the values that Python has stored."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sagamihara_pdca.formulas.tree import Expr, Value
from sagamihara_pdca.sheets.book import Book, Ref
from sagamihara_pdca.sheets.layout import BookLayout
from sagamihara_pdca.sheets.values import BookValues


def formulas(book: Book) -> tuple[tuple[str, str, Ref], ...]:
    """Sheet title, A1 and reference of every cell with a formula."""
    layout = BookLayout(book)
    return tuple((sheet.title, layout.a1(ref).replace("$", ""), ref)
                 for sheet in book.sheets for row in sheet.rows for cell in row.cells
                 if isinstance(cell.content, Expr) for ref in [Ref(sheet.key, row.key, cell.column)])


def assert_agrees(book: Book, shown: Mapping[tuple[str, str], object]) -> None:
    """Every formula has in the spreadsheet the value that Python gave it; a blank and "" are the same."""
    values = BookValues(book)
    differ = [(ref, shown.get((title, a1)), values[ref]) for title, a1, ref in formulas(book)
              if not _same(shown.get((title, a1)), values[ref])]
    assert differ == []


def _same(found: object, expected: Value) -> bool:
    if isinstance(expected, Decimal):
        # A spreadsheet keeps 15 digits.
        return isinstance(found, float) and abs(found - float(expected)) <= abs(float(expected)) * 1e-14
    return (found or "") == (expected or "") and not (found == 0.0 and not expected)
