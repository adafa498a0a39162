"""One sheet of a published list as it was read: a grid of texts with addresses, merged cells already spread."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.problems import Place
from sagamihara_pdca.sheets.layout import cell_name


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet, or the one table of a CSV file. `texts` are its rows; a row may be shorter than another."""

    file: str
    name: str
    texts: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.texts), default=0)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, counted from 0; "" outside the sheet."""
        texts = self.texts[row] if row < len(self.texts) else ()
        return texts[column].strip() if column < len(texts) else ""

    def cell(self, row: int, column: int, label: str = "") -> TableCell:
        """Return a cell, counted from 0, with its address and what a person calls it."""
        return TableCell(self.text(row, column), Place(self.file, self.name, cell_name(row + 1, column + 1), label))
