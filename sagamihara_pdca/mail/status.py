"""The state of every letter, from the index and the journal; and how a clerk settles a doubtful one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from itertools import groupby
from pathlib import Path

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import LetterKey
from sagamihara_pdca.mail import texts
from sagamihara_pdca.mail.index import IndexRow
from sagamihara_pdca.mail.journal import ARRIVED, Entry, Event, open_journal, read_journal


class LetterState(Enum):
    """What is known of a letter."""

    WAITING = "未送信"
    SENT = "送信済み"
    FAILED = "不達"  # refused for certain: the next run tries again
    UNDECIDED = "要確認"  # it may have arrived: only --resend sends it again
    CHANGED = "要確認（変更あり）"  # sent, but file or address are others now: only --resend sends it again
    BLOCKED = "送信不可"  # no address, wrong file …

    @property
    def needs_person(self) -> bool:
        """Whether a person has to look into it."""
        return self not in (LetterState.SENT, LetterState.WAITING)


@dataclass(frozen=True, slots=True)
class LetterStatus:
    """One letter and its state. `at` is the time of the last event, "" before the first.

    is_by_hand: a clerk sent it from the mail program, and recorded that last.
    """

    key: LetterKey
    division_name: str
    to: str
    state: LetterState
    at: str
    note: str
    is_by_hand: bool = False


def status(journal_path: Path, rows: Iterable[IndexRow]) -> tuple[LetterStatus, ...]:
    """The state of every letter of the index, then of every other letter in the journal.

    Raises:
        JournalUnusable: the journal is damaged.
    """
    entries, rows = read_journal(journal_path), tuple(rows)
    known = {row.key for row in rows}
    others = sorted((entry for entry in entries if entry.key not in known), key=lambda entry: str(entry.key))
    return (*(status_of(row, entries) for row in rows),
            *(_fold(tuple(group)) for _, group in groupby(others, key=lambda entry: entry.key)))


def status_of(row: IndexRow, entries: Iterable[Entry]) -> LetterStatus:
    """The state of the letter of one row, from the entries of the journal."""
    own = tuple(entry for entry in entries if entry.key == row.key)
    if not own:
        state = LetterState.WAITING if row.is_ready else LetterState.BLOCKED
        return LetterStatus(row.key, row.division_name, row.to, state, "", "、".join(row.remarks))
    folded = _fold(own)
    if folded.state is LetterState.SENT and _is_changed(row, own):
        note = texts.CHANGED_SINCE.format(at=folded.at)
        return LetterStatus(row.key, row.division_name, row.to, LetterState.CHANGED, folded.at, note)
    if folded.state is LetterState.FAILED and not row.is_ready:
        return LetterStatus(row.key, row.division_name, row.to, LetterState.BLOCKED, folded.at, "、".join(row.remarks))
    return folded


def settle(journal_path: Path, kind: LetterKind, division: str, clock: Callable[[], datetime]) -> int:
    """Record that the division's doubtful letters of this kind have arrived.

    Args:
        division: 課番号 or 課名, as the journal has it.
    Returns:
        The number of letters that were in doubt.
    Raises:
        MailRefused: none was in doubt.
        FolderInUse, FileNotWritten, JournalUnusable: see `open_journal`.
    """
    with open_journal(journal_path) as journal:
        doubtful = _doubtful(journal_path, kind, division)
        if not doubtful:
            raise MailRefused(texts.NOTHING_IN_DOUBT.format(division=division, kind=kind.form.label))
        for entry in doubtful:
            at = clock().isoformat(timespec="seconds")
            journal.append(replace(entry, at=at, event=Event.SETTLED, note=texts.ARRIVAL_CONFIRMED))
        return len(doubtful)


def _doubtful(journal_path: Path, kind: LetterKind, division: str) -> tuple[Entry, ...]:
    last = {entry.key: entry for entry in read_journal(journal_path)}
    return tuple(last[one.key] for one in status(journal_path, ()) if one.state is LetterState.UNDECIDED
                 and one.key.kind is kind and division in (one.key.division, one.division_name))


def _fold(own: tuple[Entry, ...]) -> LetterStatus:
    """The state after all events of one letter. Doubt lasts until something arrives for certain."""
    last, events = own[-1], {entry.event for entry in own}
    if events & ARRIVED:
        state = LetterState.SENT
    elif Event.UNDECIDED in events or _has_open_intent(own):
        state = LetterState.UNDECIDED
    else:
        state = LetterState.FAILED
    return LetterStatus(last.key, last.division_name, last.to, state, last.at, last.note, last.event is Event.BY_HAND)


def _has_open_intent(own: tuple[Entry, ...]) -> bool:
    """Whether an attempt has no outcome: two intents in a row, or one at the end."""
    following = (*own[1:], None)
    return any(entry.event is Event.INTENT and (after is None or after.event is Event.INTENT)
               for entry, after in zip(own, following, strict=True))


def _is_changed(row: IndexRow, own: tuple[Entry, ...]) -> bool:
    """Whether no mail that has arrived is the one that the row describes."""
    arrived = (entry for entry in own if entry.event in ARRIVED)
    return not any(entry.content() == (row.to, row.cc, row.sha256) and entry.digest in ("", row.digest)
                   for entry in arrived)
