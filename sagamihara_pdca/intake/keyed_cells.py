"""Finds the declared cells in a returned workbook: by hidden keys, wherever rows, columns and sheets were moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from sagamihara_pdca.model.raw_book import RawBook, RawCell, RawSheet
from sagamihara_pdca.sheets.book import Sheet
from sagamihara_pdca.sheets.marker import Marker, looks_like_marker, read_marker


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A sheet that carries our mark; `marker` is None when the mark was damaged, or when there are two of them."""

    raw: RawSheet
    marker: Marker | None


def marked_sheets(book: RawBook) -> tuple[MarkedSheet, ...]:
    """Every sheet that bears a mark of ours, in the order of the tabs."""
    found = []
    for sheet in book.sheets:
        marks = {cell.text.strip() for cell in sheet.cells.values() if looks_like_marker(cell.text)}
        if marks:
            whole = {m for m in map(read_marker, marks) if m is not None}
            found.append(MarkedSheet(sheet, whole.pop() if len(whole) == 1 else None))
    return tuple(found)


def unmarked_sheets(book: RawBook) -> tuple[RawSheet, ...]:
    """Every sheet without a mark that a person can see and that holds something."""
    marked = {id(m.raw) for m in marked_sheets(book)}
    return tuple(s for s in book.sheets if id(s) not in marked and s.visible
                 and (s.remarks or any(cell.text.strip() or cell.struck for cell in s.cells.values())))


@dataclass(frozen=True)
class KeyedCells:
    """A returned sheet, addressed by the keys of the declared one."""

    raw: RawSheet
    declared: Sheet

    @cached_property
    def _rows(self) -> dict[str, list[int]]:
        return self._positions({row.key for row in self.declared.rows}, axis=0)

    @cached_property
    def _columns(self) -> dict[str, list[int]]:
        return self._positions({column.key for column in self.declared.columns}, axis=1)

    def _positions(self, keys: set[str], axis: int) -> dict[str, list[int]]:
        """Where the keys stand along an axis: read from the line across it that holds most of them."""
        hits = [(place, cell.text) for place, cell in self.raw.cells.items() if cell.text in keys]
        lines = Counter(place[1 - axis] for place, _ in hits)
        if not lines:
            return {}
        # Of equals the first: a copied key row stands after the real one.
        best = min(lines, key=lambda line: (-lines[line], line))
        found: dict[str, list[int]] = {}
        for place, text in sorted(hits):
            if place[1 - axis] == best:
                found.setdefault(text, []).append(place[axis])
        return found

    def rows(self, key: str) -> list[int]:
        """Every row that bears the key: none when it was deleted, several when it was copied."""
        return self._rows.get(key, [])

    def keys_at(self, position: int) -> set[str]:
        """The keys of declared rows that stand at the position: one or none."""
        return {key for key, positions in self._rows.items() if position in positions}

    def column(self, key: str) -> int | None:
        """The column of the key; None when it was deleted, or copied, so that it is not certain."""
        columns = self._columns.get(key, [])
        return columns[0] if len(columns) == 1 else None

    def cell(self, row: int, column_key: str) -> RawCell | None:
        """Return the cell in a row's position and a key's column; None for a blank cell or an unknown column."""
        column = self.column(column_key)
        return None if column is None else self.raw.cell(row, column)

    @cached_property
    def used_rows(self) -> tuple[int, ...]:
        """Every row that holds something, from the top."""
        return tuple(sorted({row for row, _ in self.raw.cells}))

    @cached_property
    def inputs(self) -> frozenset[tuple[int, int]]:
        """The positions of the cells that are typed into, of every row that bears a declared key."""
        return frozenset((position, column) for row in self.declared.rows for cell in row.cells if cell.field is not None
                         for position in self.rows(row.key) if (column := self.column(cell.column)) is not None)

    def unaccounted(self, known: Set[tuple[int, int | None]]) -> tuple[tuple[int, int, RawCell], ...]:
        """What stands neither in a known cell nor among the keys, in reading order."""
        return tuple((row, column, cell) for row, column, cell in self.raw.in_reading_order()
                     if (row, column) not in known and not self._is_key(cell))

    def _is_key(self, cell: RawCell) -> bool:
        return cell.text in self._rows or cell.text in self._columns or looks_like_marker(cell.text)
