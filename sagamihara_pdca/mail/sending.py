"""Send letters that agree with the index: each once, and with every doubtful outcome in the journal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sagamihara_pdca.errors import MailRefused, MailServerUnusable
from sagamihara_pdca.letters.letter import Letter
from sagamihara_pdca.mail import message, texts
from sagamihara_pdca.mail.draft_files import check_drafts
from sagamihara_pdca.mail.guard import Checked, Guard, check
from sagamihara_pdca.mail.index import IndexRow, row_of
from sagamihara_pdca.mail.index_check import Pair, agreeing_with_index, check_settings
from sagamihara_pdca.mail.journal import Entry, Event, Journal, open_journal, read_journal
from sagamihara_pdca.mail.sent_mark import check_journal, mark_sent
from sagamihara_pdca.mail.server import Server
from sagamihara_pdca.mail.smtp import Connection, Delivery, Verdict
from sagamihara_pdca.mail.status import LetterState, status_of
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.notation.mail_address import domain_of, same
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import mail as faults

_EVENTS = {Verdict.ACCEPTED: Event.SENT, Verdict.REFUSED: Event.FAILED, Verdict.UNDECIDED: Event.UNDECIDED}
STATES = {Verdict.ACCEPTED: LetterState.SENT, Verdict.REFUSED: LetterState.FAILED,
          Verdict.UNDECIDED: LetterState.UNDECIDED}


@dataclass(frozen=True, slots=True)
class SendResult:
    """What a run did with one letter. `is_new` where it talked to the server about it."""

    row: IndexRow
    state: LetterState
    note: str
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class SendReport:
    """What a run did, in the order of the index. `halted` says why it ended early, "" when it did not."""

    results: tuple[SendResult, ...]
    halted: str = ""

    @property
    def sent_now(self) -> int:
        """The number of letters that this run sent."""
        return sum(result.is_new and result.state is LetterState.SENT for result in self.results)

    @property
    def is_complete(self) -> bool:
        """Whether every letter has certainly arrived at the server, in this run or before."""
        return not self.halted and all(result.state is LetterState.SENT for result in self.results)


@dataclass(frozen=True, slots=True)
class Post:
    """How letters are sent: the server, the clock, the pause between letters, and a callback for each result."""

    server: Server
    clock: Callable[[], datetime]  # with a time zone
    pause_seconds: float = 1.0
    on_progress: Callable[[SendResult], None] = lambda result: None


# What a clerk confirms before anything goes out is said by name, not gathered in an object.
def send(letters: tuple[Letter, ...], guard: Guard, folder: Path, journal_path: Path, post: Post, *,  # noqa: PLR0913
         confirm: int, only: tuple[str, ...] = (), without: tuple[str, ...] = (), resend: bool = False) -> SendReport:
    """Send the letters that were drafted into the folder and have not been sent yet.

    Args:
        folder: with the drafts and their index; every letter must still be what its row and its draft say.
        confirm: the number of messages that the index shows (among `only` and but for `without`, where these are given).
        only: 課番号 or 課名 as written in the plan; empty: all.
        without: 課番号 or 課名 of the divisions whose letters are held back.
        resend: also those of which it is not known whether they arrived.
    Raises:
        MailRefused: the settings, the index, a draft or the number does not agree; nothing was sent.
        FolderInUse: another sending is running.
        JournalUnusable: the journal is damaged, can't be written, or was lost after these drafts had been sent.
    """
    check_settings(guard.plan.profile)
    chosen = agreeing_with_index(letters, guard, folder, only, without)
    ready = sum(row.is_ready for _, row in chosen)
    if confirm != ready:
        raise MailRefused(texts.WRONG_COUNT.format(ready=ready, confirm=confirm))
    check_journal(folder, journal_path)
    with open_journal(journal_path) as journal:
        sending = _Sending(guard, post, journal, read_journal(journal_path), resend)
        check_drafts(sending.due(chosen), folder)
        mark_sent(folder, len(read_journal(journal_path)))
        done = collect(sending.results(chosen), chosen, post)
        mark_sent(folder, len(read_journal(journal_path)))
        return done


def collect(results: Iterator[SendResult], chosen: tuple[Pair, ...], post: Post) -> SendReport:
    """Collect the results; where the server fails, the letters that were not reached are listed as waiting."""
    done: list[SendResult] = []
    try:
        for result in results:
            done.append(result)
            post.on_progress(result)
    except MailServerUnusable as fault:
        rest = (SendResult(row, LetterState.WAITING, "") for _, row in chosen[len(done):])
        return SendReport((*done, *rest), str(fault))
    return SendReport(tuple(done))


def due_states(*, resend: bool) -> frozenset[LetterState]:
    """Return the states in which a letter is sent."""
    again = (LetterState.UNDECIDED, LetterState.CHANGED) if resend else ()
    return frozenset({LetterState.WAITING, LetterState.FAILED, *again})


class _Sending:
    """One run over letters that agree with the index."""

    def __init__(self, guard: Guard, post: Post, journal: Journal, entries: tuple[Entry, ...], resend: bool) -> None:
        self._guard, self._post, self._journal, self._entries = guard, post, journal, entries
        self._due = due_states(resend=resend)
        self._connection = Connection(post.server, domain_of(guard.plan.profile.mail_from))
        self._pause = Pause(post.pause_seconds)

    def due(self, chosen: tuple[Pair, ...]) -> tuple[IndexRow, ...]:
        """The rows of the letters that are to be sent."""
        return tuple(row for _, row in chosen if row.is_ready and status_of(row, self._entries).state in self._due)

    def results(self, chosen: tuple[Pair, ...]) -> Iterator[SendResult]:
        """Send one letter after another and yield its result; the connection is closed at the end.

        Raises:
            MailServerUnusable, JournalUnusable: no further letter can be sent.
        """
        try:
            for letter, row in chosen:
                yield self._result(letter, row)
        finally:
            self._connection.close()

    def _result(self, letter: Letter, row: IndexRow) -> SendResult:
        standing = status_of(row, self._entries)
        if standing.state not in self._due:
            return SendResult(row, standing.state, standing.note)
        if not row.is_ready:
            return SendResult(row, LetterState.BLOCKED, "、".join(row.remarks))
        checked, problems = _check_again(letter, row, self._guard, self._entries)
        if problems:
            return SendResult(row, LetterState.BLOCKED, "、".join(str(problem) for problem in problems))
        delivery = self._deliver(checked, row)
        return SendResult(row, STATES[delivery.verdict], delivery.note, is_new=True)

    def _deliver(self, checked: Checked, row: IndexRow) -> Delivery:
        """Connect, write down the intent, send, write down the outcome: in this order and no other."""
        self._pause.wait()
        self._connection.open()
        when, sender = self._post.clock(), checked.letter.sender.address
        data = message.posted(checked.letter, checked.enclosure, when)
        self._write(Event.INTENT, checked, row)
        delivery = self._connection.deliver(sender, (row.to, *row.cc), data)
        self._write(_EVENTS[delivery.verdict], checked, row, delivery.note)
        return delivery

    def _write(self, event: Event, checked: Checked, row: IndexRow, note: str = "") -> None:
        number = message.message_id(checked.letter, checked.enclosure)
        at = self._post.clock().isoformat(timespec="seconds")
        self._journal.append(Entry(at, event, row.key, row.division_name, row.to, row.cc, row.sha256, number, note,
                                   row.digest))


class Pause:
    """A pause between two letters: servers refuse too many at once."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._is_first = seconds, True

    def wait(self) -> None:
        """Sleep, except before the first letter."""
        if not self._is_first:
            time.sleep(self._seconds)
        self._is_first = False


def _check_again(letter: Letter, row: IndexRow, guard: Guard,
                 entries: Iterable[Entry]) -> tuple[Checked, tuple[Problem, ...]]:
    """Open and check the attachment once more, right before the letter is sent."""
    checked = check(letter, guard)
    problems = [problem for problem in checked.problems if not checked.is_clear]
    if not problems and row_of(checked) != row:
        problems.append(faults.attachment_changed(row.division_name, row.attachment))
    moved = _moved_from(row, guard.plan, entries)
    return checked, (*problems, *(faults.address_moved(row.division_name, row.to, name) for name in moved))


def _moved_from(row: IndexRow, plan: Plan, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The divisions that got this year's mail at the address and no longer have it: two addresses may be swapped."""
    without = {division.number for division in plan.divisions
               if division.number != row.key.division and not any(same(address, row.to) for address in division.mail)}
    names = {entry.key.division: entry.division_name for entry in entries
             if entry.key.division in without and same(entry.to, row.to) and entry.event is not Event.FAILED}
    return tuple(names.values())
