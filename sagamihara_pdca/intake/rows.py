"""Where each declared row of a returned sheet stands: found by its hidden key, confirmed by the label beside it.

Two witnesses of three say where a row stands: its key, its label, and the labels of the rows above and below. A row that was
cut out and pasted has left its key behind; label and neighbours find it. A sort, or cells that were inserted into one column
alone, leave keys and labels in contradiction: what stands there is refused, because nobody can tell which of the two moved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from sagamihara_pdca.formulas.tree import Call, Const, Expr, Op
from sagamihara_pdca.input_form.findings import Basis, Finding, about_row
from sagamihara_pdca.intake.keyed_cells import KeyedCells
from sagamihara_pdca.model.raw_book import CellKind, RawCell
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.problems import Place, Problem, answers
from sagamihara_pdca.sheets.book import Cell, Field, Row
from sagamihara_pdca.sheets.layout import cell_name
from sagamihara_pdca.sheets.seen_cells import as_seen

#: A function of `problems.answers` that takes a place and a label.
_Tell = Callable[[Place, str], Problem]
#: So many rows from the top are searched for a label that is not in its place. No form is nearly as long.
_LONGEST = 3000
#: Where more than this share of the rows is under other labels, it is another form's: a label may fit by chance.
_MOST = Fraction(3, 4)


class RowFinder:
    """Finds the rows of one sheet."""

    def __init__(self, file: str, cells: KeyedCells) -> None:
        """`file` is the name of the file that the findings state; `cells` is its sheet."""
        self._file = file
        self._cells = cells
        asking = [row for row in cells.declared.rows if inputs_of(row)]
        self._labels = Counter(_label(row) for row in asking)
        self._was_sorted = any(self._moved_to(row) is not None for row in asking)
        misfits = sum(not any(self._fits(row, n) for n in cells.rows(row.key)) for row in asking if cells.rows(row.key))
        self._is_another_form = misfits > _MOST * len(asking)

    def find(self, row: Row) -> tuple[int | None, list[Finding]]:
        """The row's position, or None with the reason."""
        keyed = self._cells.rows(row.key)
        if not inputs_of(row):
            return (keyed[0] if len(keyed) == 1 and not self._was_sorted else None), []
        if not keyed:
            return None, [replace(self._said(row, None, answers.row_missing), basis=Basis.ABSENT)]
        fitting = [n for n in keyed if self._fits(row, n)]
        if not fitting:
            return self._elsewhere(row, keyed)
        if self._is_another_form and not any(self._has_neighbour(row, n) for n in fitting):
            return None, [self._refused(row, fitting, answers.row_displaced)]
        if self._was_sorted and not self._is_unique(row):
            return None, [self._refused(row, fitting[:1], answers.label_not_unique)]
        if len(fitting) == 1 or self._alike(row, fitting):
            return fitting[0], []
        return None, [self._refused(row, fitting[1:] + fitting[:1], answers.row_doubled)]

    def accounted(self, row: Row, position: int | None) -> tuple[int, ...]:
        """The rows of which everything was read or told, where `find` gave the position: all else on the sheet is stray."""
        keyed = self._cells.rows(row.key)
        if position is None:
            return tuple(keyed)
        return (position, *(n for n in keyed if self._fits(row, n)))

    def standing(self, row: Row, position: int | None) -> tuple[int, ...]:
        """The rows in which the row's own texts and formulas are to be expected, where `find` gave the position."""
        if position is None and (inputs_of(row) or self._was_sorted):
            return ()
        return tuple(dict.fromkeys(self.accounted(row, position)))

    def _elsewhere(self, row: Row, keyed: list[int]) -> tuple[int | None, list[Finding]]:
        moved = self._moved_to(row)
        if moved is not None and not self._cells.keys_at(moved) and self._has_neighbour(row, moved):
            return moved, [self._said(row, moved, answers.row_healed)]
        is_reworded = moved is None and len(keyed) == 1 and not self._is_another_rows(keyed[0])
        if is_reworded and not self._was_sorted and not self._is_another_form and self._has_neighbour(row, keyed[0]):
            return keyed[0], [self._reworded(row, keyed[0])]
        return None, [self._refused(row, keyed, answers.row_displaced)]

    def _moved_to(self, row: Row) -> int | None:
        """Where the row's label stands, when that is not beside its key any more; None when it is not certain."""
        keyed = self._cells.rows(row.key)
        if not keyed or not self._is_unique(row) or any(self._fits(row, n) for n in keyed):
            return None
        found = [n for n in self._cells.used_rows[:_LONGEST] if self._fits(row, n)]
        return found[0] if len(found) == 1 else None

    def _has_neighbour(self, row: Row, position: int) -> bool:
        """Whether the row above or below a position is the one that is declared there, by its label and not against its key."""
        rows = self._cells.declared.rows
        at = rows.index(row)
        around = ((rows[at + step], position + step) for step in (-1, 1) if 0 <= at + step < len(rows))
        return any(_label(other) and self._fits(other, n) and self._cells.keys_at(n) <= {other.key} for other, n in around)

    def _is_unique(self, row: Row) -> bool:
        return bool(_label(row)) and self._labels[_label(row)] == 1

    def _fits(self, row: Row, position: int) -> bool:
        if not _label(row):
            return True
        return is_label(self._cells.cell(position, row.cells[0].column), row.cells[0])

    def _is_another_rows(self, position: int) -> bool:
        return any(_label(other) and self._fits(other, position) for other in self._cells.declared.rows)

    def _alike(self, row: Row, positions: list[int]) -> bool:
        typed = [[as_seen(self._cells.cell(n, cell.column)) for cell in inputs_of(row)] for n in positions]
        return all(one == typed[0] for one in typed)

    def _reworded(self, row: Row, position: int) -> Finding:
        first = row.cells[0]
        after = as_seen(self._cells.cell(position, first.column))
        place = place_of(self._file, self._cells, position, first.column, "")
        changed = answers.locked_text_changed(place, field_of(inputs_of(row)[0]).label, after)
        return about_row(changed, self._cells.declared.key, row.key)

    def _refused(self, row: Row, positions: list[int], tell: _Tell) -> Finding:
        """The finding at the first position, with what was typed at all of them and is not read."""
        typed = (as_seen(self._cells.cell(n, cell.column)) for n in positions for cell in inputs_of(row))
        return replace(self._said(row, positions[0], tell), raw=" ／ ".join(words for words in typed if visible(words)))

    def _said(self, row: Row, position: int | None, tell: _Tell) -> Finding:
        first = inputs_of(row)[0]
        label = field_of(first).label
        place = place_of(self._file, self._cells, position, first.column, label)
        return about_row(tell(place, label), self._cells.declared.key, row.key)


def inputs_of(row: Row) -> tuple[Cell, ...]:
    """Return the cells of a declared row into which something is typed, from left to right."""
    return tuple(cell for cell in row.cells if cell.field is not None)


def field_of(cell: Cell) -> Field:
    """Return what an input asks for. AssertionError for a cell that is no input."""
    assert cell.field is not None
    return cell.field


def place_of(file: str, cells: KeyedCells, row: int | None, column: str, label: str) -> Place:
    """The address, in the returned file, of a row's position and a column's key."""
    position = cells.column(column)
    cell = "" if row is None or position is None else cell_name(row, position)
    return Place(file, cells.raw.name, cell, label)


def squeezed(words: str) -> str:
    """Return the text for comparing: without blanks and line breaks, digits and signs half-width."""
    return "".join(narrow(visible(words)).split())


def is_label(found: RawCell | None, declared: Cell) -> bool:
    """Whether a returned cell still bears the declared words. A formula's own words must stand around its figures."""
    if found is None:
        return False
    if found.kind is CellKind.UNCALCULATED:  # some programs keep the formula and drop its result
        return words_of(declared) in squeezed(found.text)
    seen = squeezed(as_seen(found))
    if isinstance(declared.content, Expr):
        return seen == words_of(declared) or re.fullmatch(_pattern(declared.content), seen) is not None
    return seen == words_of(declared)


def words_of(cell: Cell) -> str:
    """Return the words printed in a declared cell, squeezed; of a formula the first words in it."""
    if isinstance(cell.content, Expr):
        return squeezed(_first_words(cell.content))
    return squeezed(cell.content) if isinstance(cell.content, str) else ""


def _label(row: Row) -> str:
    """The words of the row's first cell; of a formula the first words in it. They name the row within its sheet."""
    return words_of(row.cells[0]) if row.cells else ""


def _first_words(tree: Expr) -> str:
    if isinstance(tree, Const):
        return tree.value if isinstance(tree.value, str) else ""
    words = (_first_words(arg) for arg in tree.args) if isinstance(tree, Call) else iter(())
    return next((found for found in words if found), "")


def _pattern(tree: Expr) -> str:
    """What a formula's result looks like: its words as they are, anything short where a value is computed."""
    if isinstance(tree, Const) and isinstance(tree.value, str):
        return re.escape(squeezed(tree.value))
    if isinstance(tree, Call) and tree.op is Op.JOIN:
        return "".join(map(_pattern, tree.args))
    return ".{0,20}"
