"""Finds keys that stand twice in a table."""

from __future__ import annotations

from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults


class Firsts:
    """The first cell of each key. Upper and lower case are one, as in names of sheets and files."""

    def __init__(self) -> None:
        """Start with no key."""
        self._cells: dict[str, TableCell] = {}

    def is_first(self, key: str, cell: TableCell, found: list[Problem]) -> bool:
        """Return whether the key was not given before; report one that was, with the cell that has it first."""
        first = self._cells.setdefault(same_name(key), cell)
        if first is not cell:
            found.append(faults.duplicate(cell.place, cell.place.label, key, first.place.cell))
        return first is cell
