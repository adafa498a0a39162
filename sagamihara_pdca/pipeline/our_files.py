"""Files that a command writes anew, and that somebody may have typed into since: those are set aside, never overwritten.

A folder keeps the digest of every file that is written into it, noted down before the file itself, so that a killed run
leaves no file of ours unknown. A file with another digest was saved by somebody else; it is renamed to a copy that bears the
time of its last change before the new one takes its place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sagamihara_pdca.errors import BookInUse
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.storage import append_line, copy_name, only_run, remove_leftovers, replace_file

_LIST = ".sagamihara-pdca.files"  # lines of digest and path


class OurFiles:
    """The files of one folder and of the folders in it. Only `our_files` makes one.

    In a dry run nothing is written or moved; `set_aside` names the files themselves that would be.
    """

    def __init__(self, folder: Path, known: set[str], *, dry_run: bool = False) -> None:
        self.folder = folder
        self._dry_run = dry_run
        self._known = known
        self._written: dict[str, str] = {}  # path → its line
        self._set_aside: list[Path] = []

    @property
    def set_aside(self) -> tuple[Path, ...]:
        """The copies that were made of what somebody had typed into."""
        return tuple(self._set_aside)

    def write(self, path: Path, data: bytes, *, was_read: bool = False) -> None:
        """Write the file, whole or not at all.

        Args:
            was_read: what was typed into the old file was read, and stands in the new one; there is nothing to set aside.
        Raises:
            BookInUse, FileNotWritten: see `storage`; the old file is untouched.
        """
        if path.exists() and not was_read and path.read_bytes() != data:
            self._keep_typed(path)
        if self._dry_run:
            return
        line = self._line(path, data)
        append_line(self.folder / _LIST, line)
        replace_file(path, data)
        self._written[self._name(path)] = line

    def remove(self, path: Path) -> None:
        """Remove the file; one that was typed into is set aside instead.

        Raises:
            BookInUse: another program has it open.
        """
        self._keep_typed(path)
        if self._dry_run:
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise BookInUse(texts.NOT_REMOVED.format(file=path.name)) from error

    def _keep_typed(self, path: Path) -> None:
        if self._line(path, path.read_bytes()) in self._known:
            return
        if self._dry_run:
            self._set_aside.append(path)
            return
        copy = copy_name(path)
        try:
            path.rename(copy)
        except OSError as error:
            raise BookInUse(texts.NOT_SET_ASIDE.format(file=path.name)) from error
        self._set_aside.append(copy)

    def lines(self) -> str:
        """What is to be noted of the folder: the files of this run, and what was known of the others."""
        kept = (line for line in self._known if line.partition(" ")[2] not in self._written)
        return "".join(f"{line}\n" for line in sorted((*kept, *self._written.values())))

    def _line(self, path: Path, data: bytes) -> str:
        return f"{hashlib.sha256(data).hexdigest()} {self._name(path)}"

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


@contextmanager
def our_files(folder: Path, *, dry_run: bool = False) -> Iterator[OurFiles]:
    """Lock the folder, clear what a killed run left, and yield its files; their digests are kept at the end.

    dry_run: nothing of it is done; what the context writes is only looked at.

    Raises:
        FolderInUse, FileNotWritten: see `storage`.
    """
    if dry_run:
        yield OurFiles(folder, _known(folder / _LIST), dry_run=True)
        return
    with only_run(folder):
        remove_leftovers(folder)
        files = OurFiles(folder, _known(folder / _LIST))
        yield files
        replace_file(folder / _LIST, files.lines().encode("utf-8", "surrogateescape"))


def _known(path: Path) -> set[str]:
    """The lines of the list; none where it is missing, so that every file counts as typed into."""
    try:
        return set(path.read_text("utf-8", errors="surrogateescape").splitlines())
    except OSError:
        return set()
