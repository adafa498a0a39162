"""Record that a doubtful letter has arrived, after the clerk has asked the division."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.mail import texts
from sagamihara_pdca.mail.journal import Entry, Event, open_journal, read_journal
from sagamihara_pdca.mail.status import LetterState, status


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
