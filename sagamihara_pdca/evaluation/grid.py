"""The columns of 総括: twenty-four of one width, over which everything on the page is laid out."""

from __future__ import annotations

from sagamihara_pdca.sheets.book import Column

WIDE = 24
_WIDTH = 2.9
#: A column is this much wider than its characters.
_EDGES = 1.4
COLUMNS = tuple(Column(f"c{n}", _WIDTH) for n in range(WIDE))


def at(column: int) -> str:
    """The key of a column, counted from 0."""
    return COLUMNS[column].key


def width_of(columns: int) -> float:
    """The width of so many columns in half-width characters."""
    return columns * (_WIDTH + _EDGES) - _EDGES
