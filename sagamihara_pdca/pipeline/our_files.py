"""Files that a command writes anew, and that somebody may have typed into since: those are set aside, never overwritten.

A folder keeps the digest of every file that was written into it. A file with another digest was saved by somebody else; it
is renamed to a copy that bears the time of its last change before the new one takes its place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sagamihara_pdca.errors import BookInUse
from sagamihara_pdca.storage import only_run, remove_leftovers, replace_file

_LIST = ".sagamihara-pdca.files.json"


class OurFiles:
    """The files of one folder and of the folders in it. Only `our_files` makes one."""

    def __init__(self, folder: Path, known: dict[str, str]) -> None:
        self.folder = folder
        self.known = known  # path within the folder → SHA-256 of what was written
        self._set_aside: list[Path] = []

    @property
    def set_aside(self) -> tuple[Path, ...]:
        """The copies that were made of what somebody had typed into."""
        return tuple(self._set_aside)

    def write(self, path: Path, data: bytes) -> None:
        """Write the file, whole or not at all.

        Raises:
            BookInUse, FileNotWritten: see `storage`; the old file is untouched.
        """
        name = self._name(path)
        if path.exists() and path.read_bytes() != data:
            self._keep_typed(path)
        replace_file(path, data)
        self.known[name] = _digest(data)

    def remove(self, path: Path) -> None:
        """Remove the file; one that was typed into is set aside instead.

        Raises:
            BookInUse: another program has it open.
        """
        self._keep_typed(path)
        self.known.pop(self._name(path), None)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise BookInUse(f"{path.name} を削除できません。Excelで開いている場合は閉じて、もう一度実行してください。") from error

    def _keep_typed(self, path: Path) -> None:
        if _digest(path.read_bytes()) == self.known.get(self._name(path)):
            return
        copy = _copy_name(path)
        try:
            path.rename(copy)
        except OSError as error:
            raise BookInUse(f"{path.name} を移せません。Excelで開いている場合は閉じて、もう一度実行してください。") from error
        self._set_aside.append(copy)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


@contextmanager
def our_files(folder: Path) -> Iterator[OurFiles]:
    """Lock the folder, clear what a killed run left, and yield its files; their digests are kept at the end.

    Raises:
        FolderInUse, FileNotWritten: see `storage`.
    """
    with only_run(folder):
        remove_leftovers(folder)
        files = OurFiles(folder, _known(folder / _LIST))
        try:
            yield files
        finally:
            replace_file(folder / _LIST, json.dumps(files.known, ensure_ascii=False, indent=0, sort_keys=True).encode())


def _known(path: Path) -> dict[str, str]:
    """The digests by name; none where the list is missing or damaged, so that every file counts as typed into."""
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in kept.items()} if isinstance(kept, dict) else {}


def _copy_name(path: Path) -> Path:
    """A free name beside the file, with the time at which it was last changed."""
    at = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
    stem = f"{path.stem}（{at:%Y-%m-%d %H%M}の内容"
    names = (path.with_name(f"{stem}{extra}）{path.suffix}") for extra in ("", *(f"・{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
