"""Reads the files of a submissions folder, one verdict each. Originals are only ever read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.forms.returned import FileReading, Year, read_returned


def submission_files(folder: Path) -> tuple[Path, ...]:
    """Everything in the folder and its sub-folders, in name order; nothing when there is no such folder."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(p for p in folder.rglob("*") if not p.is_dir() or p.is_symlink()))


def read_submissions(folder: Path, year: Year, on_file: Callable[[str], None]) -> Iterator[FileReading]:
    """One reading per file. `on_file` is told the name of each file before it is read."""
    for path in submission_files(folder):
        on_file(path.name)
        yield understand_file(path, year)


def understand_file(path: Path, year: Year) -> FileReading:
    """One file's reading; a file that can't be read is one with the reason in its problems."""
    try:
        raw = read_book(path)
    except BookUnreadable as fault:
        return FileReading(path.name, (fault.problem,))
    return read_returned(path.name, raw, year)


def reader_for(year: Year) -> Callable[[Path], FileReading]:
    """`understand_file` for one year, in a shape that other processes can be sent."""
    return partial(understand_file, year=year)
