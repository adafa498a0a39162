"""Writes files atomically, and allows one run at a time in a folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from sagamihara_pdca.errors import BookInUse, FileNotWritten, FolderInUse

_LOCK_NAME = ".sagamihara-pdca.lock"
# The texts of this room
FOLDER_IN_USE = "{folder} では別の処理が実行中です。終わってから、もう一度実行してください。"
FILE_IN_USE = "{file} を置き換えられません。Excelで開いている場合は閉じて、もう一度実行してください。"
FILE_NOT_WRITTEN = "{file} を書き込めません（{reason}）。ディスクの空き容量とフォルダの権限を確認してください。"


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` to a temporary file beside `path`, sync it to the disk, then rename it to `path`.

    A file with the same bytes is not rewritten, so that its modification time tells when it last changed.

    Raises:
        BookInUse: another program has the file open (Windows).
        FileNotWritten: the disk is full or the folder can't be written to; the old file is untouched.
    """
    if _holds(path, data):
        return
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".~", suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)  # mkstemp makes it the owner's alone
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        _discard(temporary)
        raise _fault(path, error) from error


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's content in hex; "" for one that is gone or can't be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def append_line(path: Path, line: str) -> None:
    """Append a line to a file of notes. It is not synced: a line that a power cut takes away may be missed.

    Raises:
        FileNotWritten: the disk is full or the folder can't be written to.
    """
    try:
        with path.open("ab") as stream:
            stream.write(f"{line}\n".encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise _fault(path, error) from error


def remove_leftovers(folder: Path) -> None:
    """Delete the temporary files of a killed run, in the folder and below."""
    for leftover in folder.rglob(".~*.tmp"):
        leftover.unlink(missing_ok=True)


def copy_name(path: Path, of: Path | None = None) -> Path:
    """A free name beside `path`, with the time at which it, or the file `of`, was last changed."""
    at = datetime.fromtimestamp((of or path).stat().st_mtime, UTC).astimezone()
    stem = f"{path.stem}（{at:%Y-%m-%d %H%M}の内容"
    names = (path.with_name(f"{stem}{extra}）{path.suffix}") for extra in ("", *(f"・{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """Lock the folder for the time of the context. The operating system releases the lock however the run ends.

    Raises:
        FolderInUse: another run holds it.
        FileNotWritten: the folder can't be written to.
    """
    path = folder / _LOCK_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = path.open("a+b")
    except OSError as error:
        raise _fault(path, error) from error
    with stream:
        _lock(stream, folder)
        yield


def _lock(stream: IO[bytes], folder: Path) -> None:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise FolderInUse(FOLDER_IN_USE.format(folder=folder.name)) from error


def _discard(temporary: Path | None) -> None:
    if temporary is not None:
        temporary.unlink(missing_ok=True)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _fault(path: Path, error: OSError) -> BookInUse | FileNotWritten:
    if isinstance(error, PermissionError) and path.exists():
        return BookInUse(FILE_IN_USE.format(file=path.name))
    return FileNotWritten(FILE_NOT_WRITTEN.format(file=path.name, reason=error.strerror or str(error)))


def _sync_folder(folder: Path) -> None:
    """Sync the folder, so that the rename is durable. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
