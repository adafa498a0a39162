"""The journal of sending: what was about to be sent, and what came of it, one JSON object a line.

An intent is on the disk before the letter is offered to the server, its outcome after the server has answered. After an
intent without an outcome it is unknown whether the letter arrived. The file only grows. A last line without a line end
was being written when the program stopped, and counts as not written: if it is an intent, nothing had been sent yet; if
it is an outcome, its intent stays without one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from sagamihara_pdca.errors import JournalUnusable
from sagamihara_pdca.letters.letter import LetterKey
from sagamihara_pdca.mail import texts
from sagamihara_pdca.mail.letter_keys import flat_key, read_key
from sagamihara_pdca.storage import only_run, replace_file


class Event(Enum):
    """What happened to a letter."""

    INTENT = "intent"
    SENT = "sent"  # the server took it
    FAILED = "failed"  # it certainly did not
    UNDECIDED = "undecided"  # the server got all of it and did not answer
    SETTLED = "settled"  # the clerk asked the division: it had arrived


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal."""

    at: str  # ISO 8601, with the offset
    event: Event
    key: LetterKey
    division_name: str
    to: str
    cc: tuple[str, ...]
    sha256: str  # of the attachment
    message_id: str
    note: str = ""

    def content(self) -> tuple[str, tuple[str, ...], str]:
        """What makes two letters of one occasion different mails."""
        return self.to, self.cc, self.sha256


class Journal:
    """The journal open for appending. Only `open_journal` makes one."""

    def __init__(self, handle: int, path: Path) -> None:
        self._handle, self._path = handle, path

    def append(self, entry: Entry) -> None:
        """Write one line and wait until the disk has it.

        Raises:
            JournalUnusable: the disk is full or missing; nothing more may be sent.
        """
        line = (_write_line(entry) + "\n").encode()
        try:
            while line:
                line = line[os.write(self._handle, line):]
            os.fsync(self._handle)
        except OSError as fault:
            raise JournalUnusable(texts.JOURNAL_NOT_WRITTEN.format(file=self._path.name, reason=fault.strerror)) from fault


@contextmanager
def open_journal(path: Path) -> Iterator[Journal]:
    """Open for appending, and keep any other sending from starting meanwhile.

    Raises:
        FolderInUse: another sending is running.
        FileNotWritten: the folder can't be written to.
        JournalUnusable: the journal is damaged.
    """
    with only_run(path.parent):
        if not path.exists():
            replace_file(path, b"")  # the name is on the disk before the first line
        read_journal(path)  # a damaged journal must not grow
        handle = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
        try:
            _cut_torn_line(handle, path)
            yield Journal(handle, path)
        finally:
            os.close(handle)


def read_journal(path: Path) -> tuple[Entry, ...]:
    """Read every entry, oldest first; empty where there is no journal yet.

    Raises:
        JournalUnusable: a line that was written to its end can't be read.
    """
    if not path.exists():
        return ()
    whole, _, _ = path.read_bytes().rpartition(b"\n")
    lines = whole.split(b"\n") if whole else []
    return tuple(_read_numbered(line, number, path) for number, line in enumerate(lines, start=1))


def _read_numbered(line: bytes, number: int, path: Path) -> Entry:
    try:
        return _read_line(line)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise JournalUnusable(texts.JOURNAL_DAMAGED.format(file=path.name, line=number)) from fault


def _cut_torn_line(handle: int, path: Path) -> None:
    data = path.read_bytes()
    end = data.rfind(b"\n") + 1
    if end < len(data):
        os.ftruncate(handle, end)
        os.fsync(handle)


def _write_line(entry: Entry) -> str:
    return json.dumps({**asdict(entry), "event": entry.event.value, "key": flat_key(entry.key)}, ensure_ascii=False)


def _read_line(line: bytes) -> Entry:
    flat: dict[str, Any] = json.loads(line)
    return Entry(**{**flat, "event": Event(flat["event"]), "key": read_key(flat["key"]), "cc": tuple(flat["cc"])})
