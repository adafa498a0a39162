"""履歴.csv: what was run for a year, when, and what came of it; one line per command, the oldest first.

The file only grows. A last line that a killed run has left torn is cut off before the next is added.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.errors import FileNotWritten
from sagamihara_pdca.records import texts
from sagamihara_pdca.storage import replace_file

_HISTORY, _SEEN = "履歴.csv", ".sagamihara-pdca.history"
_HEADINGS = ("日時", "コマンド", "内容")


@dataclass(frozen=True, slots=True)
class Event:
    """One command that was run."""

    at: str  # local time, 2025-06-02 14:05:09
    command: str  # as it was typed
    words: str  # what came of it


def append_event(folder: Path, event: Event) -> None:
    """Add a line, and wait until the disk has it.

    Raises:
        FileNotWritten: the disk is full or the folder can't be written to.
    """
    path = folder / _HISTORY
    try:
        folder.mkdir(parents=True, exist_ok=True)
        old = path.read_bytes() if path.exists() else b""
        whole = old.rfind(b"\n") + 1
        begin = b"" if whole else _line(_HEADINGS, "utf-8-sig")
        with path.open("ab") as stream:
            stream.truncate(whole)
            stream.write(begin + _line((event.at, event.command, " ".join(event.words.split()))))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as fault:
        raise FileNotWritten(texts.HISTORY_NOT_WRITTEN.format(reason=fault.strerror)) from fault


def read_history(folder: Path) -> tuple[Event, ...]:
    """Return every whole line; none where there is no history yet."""
    try:
        text = (folder / _HISTORY).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return ()
    rows = csv.reader(io.StringIO(text, newline=""))
    return tuple(Event(*row) for row in rows if len(row) == len(_HEADINGS) and tuple(row) != _HEADINGS)


def history_state(folder: Path) -> str:
    """Return the length and the SHA-256 of the history as it is now."""
    data = _bytes(folder)
    return f"{len(data)} {hashlib.sha256(data).hexdigest()}"


def is_continued(folder: Path, state: str) -> bool:
    """Whether the history goes on from the state: two clerks who work on two copies of the records write two histories."""
    length, _, digest = state.partition(" ")
    data = _bytes(folder)
    return length.isdecimal() and hashlib.sha256(data[:int(length)]).hexdigest() == digest and len(data) >= int(length)


def read_seen(output: Path) -> str | None:
    """Return the state of the history that a year's `output/` has last seen; None where it has seen none."""
    try:
        return (output / _SEEN).read_text("ascii", errors="replace").strip()
    except OSError:
        return None


def write_seen(output: Path, state: str) -> None:
    """Note the state of the history beside what is made from the records; nothing where there is no such folder.

    Raises:
        BookInUse, FileNotWritten: see `storage`.
    """
    if output.is_dir():
        replace_file(output / _SEEN, f"{state}\n".encode())


def _bytes(folder: Path) -> bytes:
    try:
        return (folder / _HISTORY).read_bytes()
    except OSError:
        return b""


def _line(cells: tuple[str, ...], encoding: str = "utf-8") -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerow(cells)
    return written.getvalue().encode(encoding, "replace")
