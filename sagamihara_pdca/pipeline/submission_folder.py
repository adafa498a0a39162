"""Reads the files of a submissions folder, one verdict each. Originals are only ever read."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel.reader import FileKind, read_book, read_book_bytes, sniff
from sagamihara_pdca.excel.reader.pool import read_many
from sagamihara_pdca.intake.file_reading import FileReading, Survey, read_returned, unread
from sagamihara_pdca.intake.keyed_cells import marked_sheets
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.model.raw_book import RawBook
from sagamihara_pdca.pipeline.decrypting import decrypted
from sagamihara_pdca.problems import Place, Problem, files, identity
from sagamihara_pdca.storage import sha256_of

#: Called after each file with its name, how many are done, and how many there are.
OnFile = Callable[[str, int, int], None]


def ignore_progress(name: str, done: int, of: int) -> None:
    """An `OnFile` that does nothing."""


def submission_files(folder: Path) -> tuple[Path, ...]:
    """Everything in the folder and its sub-folders that is not a folder, in name order.

    Links are not followed. A sub-folder that can't be opened is returned itself. Nothing when there is no
    such folder.
    """
    found: list[Path] = []
    waiting = [folder] if folder.is_dir() else []
    while waiting:
        current = waiting.pop()
        try:
            entries = list(os.scandir(current))
        except OSError:
            found.append(current)
            continue
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            (waiting if is_folder else found).append(Path(entry.path))
    return tuple(sorted(found))


def read_submissions(folder: Path, survey: Survey, on_file: OnFile = ignore_progress,
                     passwords: tuple[str, ...] = ()) -> Iterator[FileReading]:
    """One reading per file, in name order. Many files are read in processes of their own."""
    paths = submission_files(folder)
    understand = Understanding(folder, survey, passwords)
    done = 0

    def tell(path: Path) -> None:
        nonlocal done
        done += 1
        on_file(understand.name(path), done, len(paths))

    for verdict in read_many(paths, understand, on_done=tell):
        if verdict.result is not None:
            yield verdict.result
        elif verdict.problem is not None:
            yield understand.refused(verdict.path, verdict.problem)


@dataclass(frozen=True, slots=True)
class Understanding:
    """Parses the files of one folder: call it with a path. Other processes can be sent it."""

    folder: Path
    survey: Survey
    passwords: tuple[str, ...] = ()

    def __call__(self, path: Path) -> FileReading:
        """One file's reading; a file that can't be read is one with the reason in its findings."""
        name = self.name(path)
        before = _state(path)
        try:
            raw = read_book(path)
        except BookUnreadable as fault:
            if not (self.passwords and _is_encrypted(path)):
                return self.refused(path, fault.problem)
            return self._decrypt(path, name)
        if _state(path) != before:
            return self.refused(path, files.changed_while_reading(Place(name)))
        return self._read(path, raw)

    def name(self, path: Path) -> str:
        """See `shown_name`."""
        return shown_name(self.folder, path)

    def refused(self, path: Path, problem: Problem) -> FileReading:
        """Return the reading of a file that is not read, with the problem as its finding."""
        return replace(unread(self.name(path), problem), received=_received(path))

    def _decrypt(self, path: Path, name: str) -> FileReading:
        try:
            content = decrypted(path.read_bytes(), self.passwords)
            if content is None:
                return self.refused(path, identity.password_wrong(Place(name)))
            raw = read_book_bytes(content, path.name)
        except BookUnreadable as fault:
            return self.refused(path, fault.problem)
        except OSError as error:
            return self.refused(path, files.not_opened(Place(name), error.strerror or ""))
        return self._read(path, raw)

    def _read(self, path: Path, raw: RawBook) -> FileReading:
        return replace(read_returned(self.name(path), raw, self.survey), received=_received(path), sha256=sha256_of(path))


def shown_name(folder: Path, path: Path) -> str:
    """Return the path of a file within the folder as people see it: control characters and foreign bytes as �, every blank as it is."""
    name = path.relative_to(folder).as_posix().encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else "�" for c in name)


def kind_of(path: Path) -> BookKind | None:
    """Which of our workbooks the file is; None when it is none that can be read."""
    try:
        sheets = marked_sheets(read_book(path))
    except BookUnreadable:
        return None
    kinds = {s.marker.identity.kind for s in sheets if s.marker is not None}
    return kinds.pop() if len(kinds) == 1 else None


def _is_encrypted(path: Path) -> bool:
    try:
        return sniff(path) is FileKind.ENCRYPTED
    except BookUnreadable:
        return False


def _state(path: Path) -> tuple[int, int] | None:
    """Size in bytes and time of change in nanoseconds, which change while a file is written; None where it is gone."""
    try:
        now = path.lstat()
    except OSError:
        return None
    return now.st_size, now.st_mtime_ns


def _received(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(path.lstat().st_mtime))
    except (OSError, OverflowError, ValueError):
        return None
