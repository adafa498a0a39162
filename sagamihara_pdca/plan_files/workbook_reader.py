"""Reads the tables of a workbook that staff made or edited: one sheet per table, any formatting.

What a person sees is read: words that are struck through are left out, a number format that displays something else counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product
from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.model.raw_book import CellKind, RawCell, RawSheet
from sagamihara_pdca.model.table import Table
from sagamihara_pdca.notation.characters import visible, without_controls
from sagamihara_pdca.plan_files.grid import Grid, Source, to_table
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.schema import GUIDE
from sagamihara_pdca.problems import Place, Problem
from sagamihara_pdca.problems import plan_files as faults
from sagamihara_pdca.sheets.layout import cell_name, column_letters
from sagamihara_pdca.sheets.seen_cells import as_seen

#: No plan is larger; a cell beyond these was typed by mistake.
_MAX_ROWS, _MAX_COLUMNS = 20_000, 100
#: Of the comments and shapes of a sheet so many are shown.
_SHOWN_REMARKS = 10


def read_sheets(path: Path) -> tuple[tuple[Table, ...], list[Problem]]:
    """Return every sheet but the guide as a table, in the order of the tabs, and what could not be read."""
    grids, found = read_grids(path, passed_over=GUIDE)
    return tuple(to_table(source, grid, found) for source, grid in grids), found


def read_grids(path: Path, passed_over: str = "") -> tuple[tuple[tuple[Source, Grid], ...], list[Problem]]:
    """Return every sheet as a grid of texts, merged cells spread, in the order of the tabs, and what could not be read."""
    try:
        book = read_book(path)
    except BookUnreadable:
        return (), [faults.book_unreadable(Place(path.name))]
    found: list[Problem] = []
    return tuple(_grid_of(Source(path.name, sheet.name.strip()), sheet, found) for sheet in book.sheets
                 if same_name(sheet.name) != passed_over), found


def _grid_of(source: Source, sheet: RawSheet, found: list[Problem]) -> tuple[Source, Grid]:
    texts: dict[tuple[int, int], str] = {}
    # The cells that there are, not the rectangle around them: a stray cell at XFD1048576 must not make a sheet of them all.
    for row, column, cell in sheet.in_reading_order():
        place = source.place(cell_name(row, column))
        text = _text(place, cell, found)
        if text and (row > _MAX_ROWS or column > _MAX_COLUMNS):
            found.append(faults.cell_far_away(place, text))
        elif text and cell.covered:
            found.append(faults.covered_cell(place, text))
        elif text:
            texts[row, column] = text
            found += _unseen(sheet, row, column, place, text)
    for area in sheet.merges:
        _fill(source, texts, area, found)
    for remark in sheet.remarks[:_SHOWN_REMARKS]:
        found.append(faults.beside_cells(source.place(cell_name(remark.row, remark.column)), remark.carrier.value, remark.text))
    if hidden := _hidden(sheet, texts):
        found.append(faults.hidden_lines(source.place(), hidden))
    return source, _grid(texts)


def _unseen(sheet: RawSheet, row: int, column: int, place: Place, text: str) -> Iterator[Problem]:
    if (row, column) in sheet.unseen:
        yield faults.unseen_letters(place, text)
    if sheet.may_be_struck(row, column):
        yield faults.struck_by_condition(place, text)


def _hidden(sheet: RawSheet, texts: Collection[tuple[int, int]]) -> str:
    """The hidden rows and columns that hold something. A sheet that is hidden as a whole hides no part of its table."""
    columns = {column for _, column in texts if any(first <= column <= last for first, last in sheet.hidden_columns)}
    rows = {row for row, _ in texts} & sheet.hidden_rows
    return "、".join((*(f"{row}行目" for row in sorted(rows)), *(f"{column_letters(column)}列" for column in sorted(columns))))


def _grid(texts: dict[tuple[int, int], str]) -> Grid:
    height, width = max((y for y, _ in texts), default=0), max((x for _, x in texts), default=0)
    return tuple(tuple(texts.get((y, x), "") for x in range(1, width + 1)) for y in range(1, height + 1))


def _text(place: Place, cell: RawCell, found: list[Problem]) -> str:
    """What a person reads in a cell that holds something, as nearly as it can be told."""
    if cell.kind is CellKind.UNCALCULATED:
        found.append(faults.not_calculated(place))
        return ""
    if cell.kind is CellKind.ERROR:
        found.append(faults.error_in_cell(place, cell.text))
        return ""
    plain = cell if cell.number is None else cell._replace(number=cell.number.normalize())  # 25 for 25.0
    seen = as_seen(plain)
    if visible(cell.struck):
        found.append(faults.struck_words(place, cell.struck, seen))
    if cell.shown is not None and not visible(cell.shown):
        found.append(faults.hidden_in_cell(place, cell.text))
    elif cell.shown is not None and as_seen(plain._replace(shown=None)) not in seen.replace(",", ""):
        found.append(faults.shown_otherwise(place, seen, cell.text))
    clean = without_controls(seen)
    if clean != seen.replace("\r\n", "\n").replace("\r", "\n"):
        found.append(faults.controls_in_cell(place))
    return clean


def _fill(source: Source, texts: dict[tuple[int, int], str], area: tuple[int, int, int, int], found: list[Problem]) -> None:
    """Give every cell of a merged area the text that it shows: what spans four years holds for each of them."""
    top, left, bottom, right = area
    text = texts.get((top, left))
    if text is None:
        return
    texts.update(dict.fromkeys(product(range(top, min(bottom, _MAX_ROWS) + 1), range(left, min(right, _MAX_COLUMNS) + 1)), text))
    first = cell_name(top, left)
    found.append(faults.merged_cells(source.place(first), f"{first}:{cell_name(bottom, right)}"))
