"""Reads the tables of a workbook that staff made or edited: one sheet per table, any formatting."""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
import zlib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from sagamihara_pdca.model.table import Table
from sagamihara_pdca.plan_files.grid import Grid, Source, to_table
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.schema import GUIDE
from sagamihara_pdca.problems import Place, Problem
from sagamihara_pdca.problems import plan_files as faults
from sagamihara_pdca.sheets.serial_dates import day_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.cell_range import CellRange
    from openpyxl.worksheet.worksheet import Worksheet

#: What openpyxl raises for a file that is not a sound workbook. It has no root of its own.
_NOT_A_BOOK = (zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError,
               EOFError, NotImplementedError, OSError)
_PERCENT = re.compile(r"0%|\.(0+)%")
#: No plan is larger; a cell beyond these was typed by mistake.
_MAX_ROWS, _MAX_COLUMNS = 20_000, 100
#: Excel shows no more digits than these.
_DIGITS = 15


def read_sheets(path: Path) -> tuple[tuple[Table, ...], list[Problem]]:
    """Return every sheet but the guide as a table, in the order of the tabs, and what could not be read."""
    try:
        stored, typed = _open(path, values=True), _open(path, values=False)
    except _NOT_A_BOOK:
        return (), [faults.book_unreadable(Place(path.name))]
    found: list[Problem] = []
    tables = tuple(_table(path.name, sheet, typed[sheet.title], found)
                   for sheet in stored.worksheets if same_name(sheet.title) != GUIDE)
    return tables, found


def _open(path: Path, values: bool) -> Workbook:
    # Imported here: openpyxl takes 0.14 s, and most commands read the bundled CSV files.
    import openpyxl

    with warnings.catch_warnings():
        # It warns of what it would lose on saving (some validations, pictures). Nothing is saved here.
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path, data_only=values)


def _table(file: str, stored: Worksheet, typed: Worksheet, found: list[Problem]) -> Table:
    source = Source(file, stored.title.strip())
    texts: dict[tuple[int, int], str] = {}
    # The cells that there are, not the rectangle around them: a stray cell at XFD1048576 must not make a sheet of them all.
    for (row, column), cell in sorted(typed._cells.items()):
        text = "" if cell.value is None else _text(source, stored.cell(row, column), found)
        if text and (row > _MAX_ROWS or column > _MAX_COLUMNS):
            found.append(faults.cell_far_away(source.place(cell.coordinate), text))
        elif text:
            texts[row, column] = text
    for area in stored.merged_cells.ranges:
        _fill(source, texts, area, found)
    return to_table(source, _grid(texts), found)


def _grid(texts: dict[tuple[int, int], str]) -> Grid:
    height, width = max((y for y, _ in texts), default=0), max((x for _, x in texts), default=0)
    return tuple(tuple(texts.get((y, x), "") for x in range(1, width + 1)) for y in range(1, height + 1))


def _text(source: Source, cell: Cell | MergedCell, found: list[Problem]) -> str:
    """What a person reads in a cell that holds something, as nearly as it can be told."""
    if cell.value is None:
        found.append(faults.not_calculated(source.place(cell.coordinate)))
        return ""
    if cell.data_type == "e":
        found.append(faults.error_in_cell(source.place(cell.coordinate), str(cell.value)))
        return ""
    return _shown(cell.value, str(cell.number_format or ""))


def _shown(value: Any, number_format: str) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, dt.date):
        return day_text(value)
    return str(value)


def _number(value: float, number_format: str) -> str:
    """25 for 25.0, and 14% where the cell shows 0.14 in per cent."""
    percent = _PERCENT.search(number_format) is not None
    exact = Decimal(f"{value:.{_DIGITS}g}") * (100 if percent else 1)
    whole = exact.to_integral_value()
    return f"{whole if exact == whole else exact.normalize():f}{'%' if percent else ''}"


def _fill(source: Source, texts: dict[tuple[int, int], str], area: CellRange, found: list[Problem]) -> None:
    """Give every cell of a merged area the text that it shows: what spans four years holds for each of them."""
    text = texts.get((area.min_row, area.min_col))
    if text is None:
        return
    for y in range(area.min_row, min(area.max_row, _MAX_ROWS) + 1):
        for x in range(area.min_col, min(area.max_col, _MAX_COLUMNS) + 1):
            texts[y, x] = text
    found.append(faults.merged_cells(source.place(area.coord.partition(":")[0]), area.coord))
