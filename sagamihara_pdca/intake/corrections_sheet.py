"""What a division typed on the list of corrections of a return: no answer is read there, but nothing is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sagamihara_pdca.input_form.findings import Finding
from sagamihara_pdca.input_form.return_book import CORRECTION_COLUMNS, CORRECTION_STATES, CORRECTIONS, STATE_COLUMN
from sagamihara_pdca.intake.form_formulas import is_live
from sagamihara_pdca.intake.keyed_cells import MarkedSheet
from sagamihara_pdca.intake.sheets import strays_told
from sagamihara_pdca.model.raw_book import RawCell, RawSheet
from sagamihara_pdca.sheets.marker import looks_like_marker
from sagamihara_pdca.sheets.seen_cells import as_seen, is_blank

_LINE = re.compile("n[0-9]+")
_ROW = re.compile("title|division|thanks|due|contact|step[0-9]|space|head|n[0-9]+")


def typed_on_corrections(file: str, sheets: tuple[MarkedSheet, ...]) -> list[Finding]:
    """Ask about what stands outside of the list's own cells, and about words in place of 修正済み and the like."""
    own = (s.raw for s in sheets if s.marker is not None and s.marker.sheet == CORRECTIONS)
    return [finding for raw in own for finding in strays_told(file, raw.name, list(_strays(raw)))]


def _strays(sheet: RawSheet) -> Iterator[tuple[int, int, RawCell]]:
    key_row, key_column = next(at for at, cell in sheet.cells.items() if looks_like_marker(cell.text))
    columns = {column: cell.text for (row, column), cell in sheet.cells.items() if row == key_row and cell.text in CORRECTION_COLUMNS}
    rows = {row: cell.text for (row, column), cell in sheet.cells.items() if column == key_column and _ROW.fullmatch(cell.text)}
    if not columns or not rows:  # the keys are gone: nobody can tell what was sent out
        return
    for row, column, cell in sheet.in_reading_order():
        if row == key_row or column == key_column or is_live(cell) or is_blank(cell):
            continue
        is_state = columns.get(column) == STATE_COLUMN and _LINE.fullmatch(rows.get(row, "")) is not None
        if row not in rows or column not in columns or (is_state and as_seen(cell) not in CORRECTION_STATES):
            yield row, column, cell
