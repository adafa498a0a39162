"""A plan table as it was read: headings and rows of text, each cell with its address."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.model.place import Place


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell's text, trimmed; "" when blank."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the plan. `rows` hold as many cells as there are headings."""

    name: str  # 設定, 施策, …
    headings: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    place: Place
