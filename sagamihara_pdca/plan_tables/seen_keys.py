"""Keys that may come up only once in a table."""

from __future__ import annotations

from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults


class Firsts:
    """Remembers in which cell each key came up first. Upper and lower case are one, as in names of sheets and files."""

    def __init__(self) -> None:
        self._cells: dict[str, TableCell] = {}

    def is_first(self, key: str, cell: TableCell, found: list[Problem]) -> bool:
        """Whether the key is new; one that is not is reported."""
        first = self._cells.setdefault(same_name(key), cell)
        if first is not cell:
            found.append(faults.duplicate(cell.place, cell.place.label, key, first.place.cell))
        return first is cell
