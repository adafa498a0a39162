"""前回の回収.csv: the files that lay in the submissions folder at the last `collect`, so that what came since can be told."""

from __future__ import annotations

from pathlib import Path

from sagamihara_pdca.model.sealed import SealedFile
from sagamihara_pdca.records.lines import csv_bytes, read_lines
from sagamihara_pdca.records.sealed_tables import FILES
from sagamihara_pdca.storage import only_run, replace_file

_COLLECTED = "前回の回収.csv"


def read_collected(folder: Path) -> tuple[SealedFile, ...] | None:
    """Return the files of the last `collect`; None where nothing was collected yet.

    Raises:
        RecordUnusable: the file is damaged.
    """
    path = folder / _COLLECTED
    return read_lines(path, FILES.headings, FILES.parse) if path.exists() else None


def write_collected(folder: Path, files: tuple[SealedFile, ...]) -> None:
    """Note the files of a `collect`.

    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    with only_run(folder):
        replace_file(folder / _COLLECTED, csv_bytes(FILES.headings, map(FILES.write, files)))
