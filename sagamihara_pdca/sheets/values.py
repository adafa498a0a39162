"""Evaluates a whole book in Python: the value of every cell, formulas included, as Excel computes it."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import Block, Expr, Value
from sagamihara_pdca.sheets.book import AddressOf, Book, Cell, Content, Name, Ref, Sheet, Span
from sagamihara_pdca.sheets.layout import BookLayout
from sagamihara_pdca.sheets.serial_dates import serial_of


class BookValues:
    """The values of a book's cells: a formula is evaluated on first access and its value kept."""

    def __init__(self, book: Book, layout: BookLayout | None = None) -> None:
        self._layout = layout if layout is not None else BookLayout(book)
        self._names = {name.name: name.span for name in book.names}
        self._sheets = {sheet.key: _SheetContents(sheet) for sheet in book.sheets}
        self._known: dict[tuple[str, str, str], Value] = {}  # of formulas, by sheet, row and column
        self._blocks: dict[Span, Block] = {}

    def __getitem__(self, ref: Ref) -> Value:
        """The cell's value; None for a blank or undeclared one. Dates are Excel's day numbers."""
        return self._at(ref.sheet, ref.row, ref.column)

    def of_cell(self, sheet: str, row: str, cell: Cell) -> Value:
        """The value of a cell of the book that stands in the row."""
        return self._value(sheet, row, cell.column, cell.content)

    def holds(self, tree: Expr) -> bool:
        """Evaluate a condition over the book's cells; False as well where its value is not a truth value."""
        return evaluate_tree(tree, self._look_up) is True

    def value(self, tree: Expr) -> Value:
        """Evaluate a tree over the book's cells. Raises `TreeError` as `evaluate_tree` does."""
        return evaluate_tree(tree, self._look_up)

    def _at(self, sheet: str, row: str, column: str) -> Value:
        declared = self._sheets.get(sheet)
        return self._value(sheet, row, column, declared.content(row, column)) if declared is not None else None

    def _value(self, sheet: str, row: str, column: str, content: Content) -> Value:
        if isinstance(content, Expr):
            return self._result(sheet, row, column, content)
        if isinstance(content, date):
            return serial_of(content)
        return content if content != "" else None

    def _result(self, sheet: str, row: str, column: str, formula: Expr) -> Value:
        # A running total refers to the row above: evaluating a column from the top keeps the recursion shallow.
        for other, content in self._sheets[sheet].unsettled(column):
            self._settle((sheet, other, column), content)
        place = (sheet, row, column)
        self._settle(place, formula)
        return self._known[place]

    def _settle(self, place: tuple[str, str, str], formula: Expr) -> None:
        if place not in self._known:
            self._known[place] = evaluate_tree(formula, self._look_up)

    def _look_up(self, key: Hashable) -> Value | Block:
        if isinstance(key, Ref):
            return self._at(key.sheet, key.row, key.column)
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
            self._blocks[span] = tuple(tuple(self._at(span.sheet, row, column) for column in columns)
                                       for row in layout.row_keys(span.first_row, span.last_row))
        return self._blocks[span]


class _SheetContents:
    """What the cells of one sheet are declared with, found by their keys."""

    def __init__(self, sheet: Sheet) -> None:
        self._rows = {row.key: row.cells for row in sheet.rows}
        self._positions = {column.key: n for n, column in enumerate(sheet.columns)}
        self._unsettled: dict[str, list[tuple[str, Expr]]] = {}
        for row in sheet.rows:
            for cell in row.cells:
                if isinstance(cell.content, Expr):
                    self._unsettled.setdefault(cell.column, []).append((row.key, cell.content))

    def content(self, row: str, column: str) -> Content:
        """What stands in the cell; None in one that is not declared."""
        cells, position = self._rows.get(row, ()), self._positions.get(column, 0)
        if position < len(cells) and cells[position].column == column:  # in a table every cell has its position
            return cells[position].content
        return next((cell.content for cell in cells if cell.column == column), None)

    def unsettled(self, column: str) -> list[tuple[str, Expr]]:
        """The column's formulas by the keys of their rows, from the top; none when asked again."""
        return self._unsettled.pop(column, [])
