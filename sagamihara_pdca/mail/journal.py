"""The journal of sending: what was about to be sent, and what came of it, one JSON object a line.

An intent is on the disk before the letter is offered to the server, its outcome after the server has answered. After an
intent without an outcome it is unknown whether the letter arrived. The file only grows. A last line without a line end
was being written when the program stopped, and counts as not written: if it is an intent, nothing had been sent yet; if
it is an outcome, its intent stays without one. Each line carries the SHA-256 of the line before it, so that a line that was
taken out, put in or changed is noticed; the lines of the first version carry none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import Enum
from itertools import pairwise
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
    BY_HAND = "by_hand"  # the clerk sent it from the mail program


#: After which a letter has arrived.
ARRIVED = frozenset({Event.SENT, Event.SETTLED, Event.BY_HAND})


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
    digest: str = ""  # of all that the receiver sees; "" in a journal of the first version

    def content(self) -> tuple[str, tuple[str, ...], str]:
        """What makes two letters of one occasion different mails, beside their `digest`."""
        return self.to, self.cc, self.sha256


class Journal:
    """The journal open for appending. Only `open_journal` makes one."""

    def __init__(self, handle: int, path: Path) -> None:
        self._handle, self._path = handle, path
        self._last = _last_line(path.read_bytes())

    def append(self, entry: Entry) -> None:
        """Write one line and wait until the disk has it.

        Raises:
            JournalUnusable: the disk is full or missing; nothing more may be sent.
        """
        line = _write_line(entry, self._last)
        rest = line + b"\n"
        try:
            while rest:
                rest = rest[os.write(self._handle, rest):]
            os.fsync(self._handle)
            self._last = line
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


def adopt_journal(first: Path, path: Path) -> None:
    """Move a journal from `first`, where earlier versions kept it, to `path`.

    Raises:
        JournalUnusable: there is a journal at `path` already, or `first` is damaged.
        FolderInUse: a sending is running.
        FileNotWritten: the folder can't be written to.
    """
    known = path.read_bytes() if path.exists() else b""
    if not first.read_bytes().startswith(known):  # else it is new, or the move was cut short before `first` was removed
        raise JournalUnusable(texts.TWO_JOURNALS.format(first=first, second=path))
    with only_run(first.parent), only_run(path.parent):
        read_journal(first)
        replace_file(path, first.read_bytes())
        first.unlink()


def read_journal(path: Path) -> tuple[Entry, ...]:
    """Read every entry, oldest first; empty where there is no journal yet.

    Raises:
        JournalUnusable: a line that was written to its end can't be read.
    """
    if not path.exists():
        return ()
    whole, _, _ = path.read_bytes().rpartition(b"\n")
    lines = whole.split(b"\n") if whole else []
    return tuple(_read_numbered(line, before, number, path)
                 for number, (before, line) in enumerate(pairwise((b"", *lines)), start=1))


def _read_numbered(line: bytes, before: bytes, number: int, path: Path) -> Entry:
    try:
        return _read_line(line, before)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise JournalUnusable(texts.JOURNAL_DAMAGED.format(file=path.name, line=number)) from fault


def _cut_torn_line(handle: int, path: Path) -> None:
    data = path.read_bytes()
    end = data.rfind(b"\n") + 1
    if end < len(data):
        os.ftruncate(handle, end)
        os.fsync(handle)


def _last_line(data: bytes) -> bytes:
    return data.removesuffix(b"\n").rpartition(b"\n")[2]


def _write_line(entry: Entry, before: bytes) -> bytes:
    flat = {**asdict(entry), "event": entry.event.value, "key": flat_key(entry.key), "before": _chained(before)}
    return json.dumps(flat, ensure_ascii=False).encode()


def _chained(before: bytes) -> str:
    return hashlib.sha256(before).hexdigest()


def _read_line(line: bytes, before: bytes) -> Entry:
    """Parse a line. ValueError, KeyError, TypeError, AttributeError when it is damaged or does not follow `before`."""
    flat: dict[str, Any] = json.loads(line)
    if flat.pop("before", _chained(before)) != _chained(before):
        raise ValueError("a line before this one was changed, added or taken out")
    return Entry(**{**flat, "event": Event(flat["event"]), "key": read_key(flat["key"]), "cc": tuple(flat["cc"])})
