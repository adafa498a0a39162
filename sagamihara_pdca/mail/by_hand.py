"""Record letters that a clerk sent from the mail program, so that no later command sends them again or misses them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.mail import texts
from sagamihara_pdca.mail.index import IndexRow, read_index
from sagamihara_pdca.mail.index_check import chosen_rows
from sagamihara_pdca.mail.journal import Entry, Event, open_journal, read_journal
from sagamihara_pdca.mail.sent_mark import check_journal, mark_sent
from sagamihara_pdca.mail.status import LetterState, status_of


def record_sent(folder: Path, journal_path: Path, which: tuple[str, ...], clock: Callable[[], datetime],
                on: date | None = None) -> tuple[IndexRow, ...]:
    """Record the letters as sent by hand, and return their rows. Where one of them is refused, none is recorded.

    Args:
        folder: with the drafts' index.
        which: 課番号, 課名 or the file name of the draft; a letter that could not be drafted can be named too.
        on: the day on which they were sent; None: now.
    Raises:
        MailRefused: no drafts, a name that is not one letter's, a letter that was sent already, or a day to come.
        FolderInUse, FileNotWritten, JournalUnusable: see `open_journal`.
    """
    now = clock()
    if on is not None and on > now.date():
        raise MailRefused(texts.SENT_LATER.format(day=on.isoformat()))
    rows = read_index(folder)
    if not rows:
        raise MailRefused(texts.NO_DRAFTS)
    chosen = chosen_rows(rows, tuple(_division(name, rows) for name in which))
    check_journal(folder, journal_path)
    with open_journal(journal_path) as journal:
        _refuse_sent(chosen, read_journal(journal_path))
        at = (now if on is None else datetime.combine(on, now.timetz().replace(hour=0, minute=0, second=0)))
        for row in chosen:
            journal.append(Entry(at.isoformat(timespec="seconds"), Event.BY_HAND, row.key, row.division_name, row.to, row.cc,
                                 row.sha256, "", texts.SENT_BY_HAND, row.digest))
        mark_sent(folder, len(read_journal(journal_path)))
    return chosen


def _division(name: str, rows: tuple[IndexRow, ...]) -> str:
    """The number of the division whose draft bears the name; any other name as it is."""
    return next((row.key.division for row in rows if row.is_ready and row.draft == Path(name).name), name)


def _refuse_sent(rows: tuple[IndexRow, ...], entries: tuple[Entry, ...]) -> None:
    sent = [row for row in rows if status_of(row, entries).state is LetterState.SENT]
    if sent:
        raise MailRefused(texts.ALREADY_SENT.format(divisions="、".join(row.division_name for row in sent),
                                                    kind=sent[0].key.kind.form.label))
