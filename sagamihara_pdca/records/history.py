"""履歴.csv: what was run for a year, when, and what came of it; one line per command, the oldest first.

The file only grows. A last line that a killed run has left torn is cut off before the next is added.
"""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.errors import FileNotWritten
from sagamihara_pdca.records import texts

_HISTORY = "履歴.csv"
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


def _line(cells: tuple[str, ...], encoding: str = "utf-8") -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerow(cells)
    return written.getvalue().encode(encoding, "replace")
