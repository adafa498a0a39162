"""パスワードファイル.txt: where the file with the passwords of a year's submissions lies; the passwords themselves are not kept here."""

from __future__ import annotations

from pathlib import Path

from sagamihara_pdca.storage import only_run, replace_file

_NAME = "パスワードファイル.txt"


def read_password_file(folder: Path) -> Path | None:
    """Return the path that was said before, if a file is still there; None otherwise."""
    try:
        path = Path((folder / _NAME).read_text("utf-8").strip())
    except (OSError, UnicodeDecodeError):
        return None
    return path if path.is_file() else None


def write_password_file(folder: Path, path: Path) -> None:
    """Note the path for the commands to come.

    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    with only_run(folder):
        replace_file(folder / _NAME, f"{path.resolve()}\n".encode())
