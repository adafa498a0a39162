"""Whether answers stand in the rows in which they were typed: told by the printed words of the same columns.

Cells that are inserted, deleted or sorted in some columns alone leave keys and labels behind, and answers come to stand under
other rows' labels. The printed words of those columns move with them and show it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sagamihara_pdca.formulas.tree import Expr
from sagamihara_pdca.intake.keyed_cells import KeyedCells
from sagamihara_pdca.intake.rows import is_label, squeezed, words_of
from sagamihara_pdca.model.raw_book import RawCell
from sagamihara_pdca.sheets.book import Cell, Look, Row
from sagamihara_pdca.sheets.seen_cells import as_seen

_IN_ROW = (Look.TEXT, Look.TEXT_CENTRE)


@dataclass(frozen=True)
class Anchors:
    """The printed words of a returned sheet."""

    cells: KeyedCells

    def moved(self, row: Row, asking: Cell, position: int) -> str:
        """The words that show that what stands in the input belongs to another row; "" where none do."""
        return self._of_another_row(row, position) or self._itself(asking, position) or self._around(row, asking.column)

    def _of_another_row(self, row: Row, position: int) -> str:
        """Words beside the input that are printed in another row, such as another measure's target."""
        for cell in row.cells[1:]:
            if cell.look not in _IN_ROW or not isinstance(cell.content, str):
                continue
            seen = as_seen(self.cells.cell(position, cell.column))
            if squeezed(seen) != squeezed(cell.content) and squeezed(seen) in self._printed.get(cell.column, ()):
                return seen
        return ""

    def _itself(self, asking: Cell, position: int) -> str:
        """Printed words that stand in the input in place of an answer; a text may repeat what still stands in its row."""
        seen = as_seen(self.cells.cell(position, asking.column))
        is_text = asking.look in (Look.INPUT_TEXT, Look.INPUT_LINE)
        printed = self._moved.get(asking.column, {}).values() if is_text else self._printed.get(asking.column, ())
        return seen if seen and (seen if is_text else squeezed(seen)) in printed else ""

    def _around(self, row: Row, column: str) -> str:
        """The nearest printed words above or below that do not stand in their own row any more."""
        moved = self._moved.get(column)
        if not moved:
            return ""
        rows = self.cells.declared.rows
        at = rows.index(row)
        for side in (rows[at + 1:], rows[:at][::-1]):
            nearest = next((other.key for other in side if other.key in moved), None)
            if nearest is not None and moved[nearest]:
                return moved[nearest]
        return ""

    @cached_property
    def _printed(self) -> dict[str, Counter[str]]:
        """For each column the words that are printed in it, squeezed."""
        found: dict[str, Counter[str]] = {}
        for row in self.cells.declared.rows:
            for cell in row.cells:
                if _is_printed(cell):
                    found.setdefault(cell.column, Counter())[words_of(cell)] += 1
        return found

    @cached_property
    def _moved(self) -> dict[str, dict[str, str]]:
        """For each column the rows with words of their own in it: "" where these stand there, else the words that moved away.

        Words that are nowhere any more, or printed in several rows, show nothing; their rows are left out.
        """
        return {column: dict(self._standing(column)) for column in self._printed}

    def _standing(self, column: str) -> Iterator[tuple[str, str]]:
        for row in self.cells.declared.rows:
            for cell in row.cells[1:]:
                if cell.column != column or not _is_printed(cell) or self._printed[column][words_of(cell)] > 1:
                    continue
                if any(self._bears(n, cell) for n in self.cells.rows(row.key)):
                    yield row.key, ""
                    continue
                found = [n for n in self.cells.used_rows if self._bears(n, cell)]
                if found:
                    with_label = any(is_label(self.cells.cell(n, row.cells[0].column), row.cells[0]) for n in found)
                    yield row.key, "" if with_label else as_seen(self.cells.cell(found[0], column))

    def _bears(self, position: int, declared: Cell) -> bool:
        found = self.cells.cell(position, declared.column)
        if found is None:
            return False
        return squeezed(as_seen(found)) == words_of(declared) or _is_live(found, declared)


def _is_printed(cell: Cell) -> bool:
    """Whether the cell is no input and always shows words: printed ones, or the sentence of the form's own checks."""
    return cell.field is None and bool(words_of(cell)) and (cell.look is Look.QUESTION or not isinstance(cell.content, Expr))


def _is_live(found: RawCell, declared: Cell) -> bool:
    return isinstance(declared.content, Expr) and found.formula is not None
