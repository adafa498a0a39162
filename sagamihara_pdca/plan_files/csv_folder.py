"""The plan as a folder of CSV files, one per table, named as the table is.

Read: UTF-8 with or without BOM, UTF-16 (Excel's Unicode text) and CP932 (Excel's plain CSV in Japan); commas, tabs or
semicolons.
Written: UTF-8 with BOM and CRLF, which Excel opens by double-click and other programs read as well.
"""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from pathlib import Path

from sagamihara_pdca.model.table import Table
from sagamihara_pdca.plan_files.grid import Grid, Source, to_table
from sagamihara_pdca.problems import Place, Problem
from sagamihara_pdca.problems import plan_files as faults
from sagamihara_pdca.storage import replace_file

SUFFIXES = (".csv", ".tsv", ".txt")
_SEPARATORS = (",", "\t", ";")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_folder(folder: Path) -> tuple[tuple[Table, ...], list[Problem]]:
    """Return every table of the folder, in the order of the file names, and what could not be read."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return (), [faults.file_not_opened(Place(folder.name))]
    tables: list[Table] = []
    found: list[Problem] = []
    for path in paths:
        if path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$")):
            table = _table(path, found)
            if table is not None:
                tables.append(table)
    return tuple(tables), found


def _table(path: Path, found: list[Problem]) -> Table | None:
    """The table of a file; None where it can't be read, and for a folder that is named like one."""
    read = read_grid(path, found)
    return to_table(*read, found) if read is not None else None


def read_grid(path: Path, found: list[Problem]) -> tuple[Source, Grid] | None:
    """Return a file as a grid of texts; None where it can't be read, and for a folder."""
    source = Source(path.name, unicodedata.normalize("NFC", path.stem))
    try:
        if not path.is_file():
            return None
        data = path.read_bytes()
    except OSError:
        found.append(faults.file_not_opened(source.place()))
        return None
    grid = _read(data, path.suffix.lower())
    if grid is None:
        found.append(faults.text_unreadable(source.place()))
        return None
    return source, grid


def _read(data: bytes, suffix: str) -> Grid | None:
    text = _decoded(data)
    if text is None:
        return None
    try:
        # strict: a quotation mark that is never closed would swallow the rest of the table.
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, suffix), strict=True)
        return tuple(tuple(row) for row in reader)
    except csv.Error:
        return None


def _separator(text: str, suffix: str) -> str:
    """What stands between the cells: the sign that the headings have most of, which are the first line that has any."""
    usual = "," if suffix == ".csv" else "\t"
    for line in text.splitlines():
        counts = {sign: line.count(sign) for sign in (usual, *_SEPARATORS)}
        if any(counts.values()) and not line.lower().startswith("sep="):  # Excel's own first line, which says the sign
            return max(counts, key=lambda sign: counts[sign])
    return usual


def _decoded(data: bytes) -> str | None:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def write_plan_folder(tables: tuple[Table, ...], folder: Path) -> None:
    """Write each table as `folder`/name.csv. The same tables give the same bytes.

    Raises:
        BookInUse, FileNotWritten: see `replace_file`.
    """
    for table in tables:
        replace_file(folder / f"{table.name}.csv", csv_bytes(table))


def csv_bytes(table: Table) -> bytes:
    """Return one table as the bytes of a CSV file: UTF-8 with BOM, CRLF between rows, LF inside cells."""
    text = io.StringIO(newline="")
    rows = ([cell.text for cell in row] for row in (table.headings, *table.rows))
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()
