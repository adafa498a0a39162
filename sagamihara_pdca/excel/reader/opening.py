"""Reads the bytes of a file, which must be a regular file that does not change meanwhile. Nothing is written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel.reader.kinds import FileKind, kind_by_name, refusal
from sagamihara_pdca.excel.reader.limits import Budget
from sagamihara_pdca.problems import files

#: Flags that not every system has: never wait for a pipe, never follow a link, no translation of line ends.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))


def kind_before_opening(path: Path, budget: Budget) -> FileKind | None:
    """Return the kind of the file by its name and `lstat`; None when only its content tells.

    Raises:
        BookUnreadable: the file does not exist or its folder can't be accessed.
    """
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        raise _not_opened(error, budget) from None
    if stat.S_ISLNK(mode):
        return FileKind.SYMBOLIC_LINK
    if stat.S_ISDIR(mode):
        return FileKind.FOLDER
    return kind_by_name(path.name) if stat.S_ISREG(mode) else FileKind.SPECIAL


def read_bytes(path: Path, budget: Budget) -> bytes:
    """Return the whole content of the file.

    Raises:
        BookUnreadable: it can't be opened, is not a regular file, is over the limit, or changes meanwhile.
    """
    try:
        descriptor = os.open(path, _FLAGS)
        with open(descriptor, "rb") as file:  # noqa: PTH123  (a descriptor, not a path)
            return _read_all(file.fileno(), budget)
    except OSError as error:
        raise _not_opened(error, budget) from None


def _read_all(descriptor: int, budget: Budget) -> bytes:
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):
        raise BookUnreadable(refusal(FileKind.SPECIAL, budget.place))
    budget.check(before.st_size, budget.limits.file_bytes, "ファイルの大きさ", "バイト")
    pieces = []
    size = 0
    while size <= before.st_size and (piece := os.read(descriptor, before.st_size + 1 - size)):
        pieces.append(piece)
        size += len(piece)
        budget.check_time()
    after = os.fstat(descriptor)
    if size != before.st_size or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise BookUnreadable(files.changed_while_reading(budget.place))
    return b"".join(pieces)


def _not_opened(error: OSError, budget: Budget) -> BookUnreadable:
    if isinstance(error, PermissionError):
        return BookUnreadable(files.not_allowed(budget.place))
    return BookUnreadable(files.not_opened(budget.place, error.strerror or type(error).__name__))
