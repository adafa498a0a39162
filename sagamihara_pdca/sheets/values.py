"""Evaluates a whole book in Python: the value of every cell, formulas included, as Excel computes it."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import Block, Expr, Value
from sagamihara_pdca.sheets.book import AddressOf, Book, Content, Name, Ref, Span
from sagamihara_pdca.sheets.layout import BookLayout
from sagamihara_pdca.sheets.serial_dates import serial_of


class BookValues:
    """The values of a book's cells, each evaluated on first access and cached."""

    def __init__(self, book: Book) -> None:
        self._layout = BookLayout(book)
        self._names = {name.name: name.span for name in book.names}
        self._contents: dict[Ref, Content] = {Ref(sheet.key, row.key, cell.column): cell.content
                                              for sheet in book.sheets for row in sheet.rows for cell in row.cells}
        self._formulas: dict[tuple[str, str], list[Ref]] = {}
        for ref, content in self._contents.items():
            if isinstance(content, Expr):
                self._formulas.setdefault((ref.sheet, ref.column), []).append(ref)
        self._known: dict[Ref, Value] = {}
        self._blocks: dict[Span, Block] = {}

    def __getitem__(self, ref: Ref) -> Value:
        """The cell's value; None for a blank or undeclared one. Dates are Excel's day numbers."""
        # A running total refers to the row above: evaluating a column from the top keeps the recursion shallow.
        for other in self._formulas.pop((ref.sheet, ref.column), ()):
            self._settle(other)
        self._settle(ref)
        return self._known[ref]

    def _settle(self, ref: Ref) -> None:
        if ref not in self._known:
            self._known[ref] = self._evaluate(self._contents.get(ref))

    def holds(self, tree: Expr) -> bool:
        """Evaluate a condition over the book's cells; False as well where its value is not a truth value."""
        return evaluate_tree(tree, self._look_up) is True

    def value(self, tree: Expr) -> Value:
        """Evaluate a tree over the book's cells. Raises `TreeError` as `evaluate_tree` does."""
        return evaluate_tree(tree, self._look_up)

    def _evaluate(self, content: Content) -> Value:
        if isinstance(content, Expr):
            return evaluate_tree(content, self._look_up)
        if isinstance(content, date):
            return serial_of(content)
        return content if content != "" else None

    def _look_up(self, key: Hashable) -> Value | Block:
        if isinstance(key, Ref):
            return self[key]
        if isinstance(key, Span):
            return self._block(key)
        if isinstance(key, Name):
            block = self._block(key.span)
            return block[0][0] if len(block) == len(block[0]) == 1 else block
        if isinstance(key, AddressOf):
            place = self._layout.a1(key.ref).replace("$", "")
            return f"#{self._layout.sheet_prefix(key.ref.sheet)}{place}"
        raise KeyError(key)

    def _block(self, span: Span) -> Block:
        if span not in self._blocks:  # a column of a large table is asked for by every count
            layout = self._layout.sheet(span.sheet)
            columns = layout.column_keys(span.first_column, span.last_column)
            self._blocks[span] = tuple(tuple(self[Ref(span.sheet, row, column)] for column in columns)
                                       for row in layout.row_keys(span.first_row, span.last_row))
        return self._blocks[span]
