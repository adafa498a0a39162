"""事務局評価.csv: what the 事務局 and the committee have typed into the review workbook, so that `output/` can be made again."""

from __future__ import annotations

from pathlib import Path

from sagamihara_pdca.model.sealed import OfficeWord
from sagamihara_pdca.records.lines import csv_bytes, read_lines
from sagamihara_pdca.records.sealed_tables import OFFICE
from sagamihara_pdca.storage import only_run, replace_file


def read_office(folder: Path) -> tuple[OfficeWord, ...]:
    """Return what was typed when the workbook was last read; none where nothing was.

    Raises:
        RecordUnusable: the file is damaged.
    """
    return read_lines(folder / OFFICE.file, OFFICE.headings, OFFICE.parse)


def write_office(folder: Path, words: tuple[OfficeWord, ...]) -> None:
    """Note what stands in the workbook.

    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    if words or (folder / OFFICE.file).exists():
        with only_run(folder):
            replace_file(folder / OFFICE.file, csv_bytes(OFFICE.headings, map(OFFICE.write, words)))
