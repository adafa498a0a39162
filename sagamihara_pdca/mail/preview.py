"""What a command would draft or send. Nothing is written, and no server is asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.letters.letter import Letter
from sagamihara_pdca.mail.draft_files import check_drafts
from sagamihara_pdca.mail.guard import Guard, check
from sagamihara_pdca.mail.index import IndexRow, row_of
from sagamihara_pdca.mail.index_check import agreeing_with_index, check_settings
from sagamihara_pdca.mail.journal import read_journal
from sagamihara_pdca.mail.sending import due_states
from sagamihara_pdca.mail.sent_mark import check_journal
from sagamihara_pdca.mail.status import LetterStatus, status_of
from sagamihara_pdca.problems import Problem


@dataclass(frozen=True, slots=True)
class Preview:
    """One letter, its state now, and whether the command would draft it, or send it."""

    row: IndexRow
    status: LetterStatus
    is_meant: bool


def preview_drafts(letters: tuple[Letter, ...], guard: Guard,
                   journal_path: Path) -> tuple[tuple[Preview, ...], tuple[Problem, ...]]:
    """Return what would be drafted, and every problem.

    Raises:
        JournalUnusable: the journal is damaged.
    """
    entries, checked = read_journal(journal_path), tuple(check(letter, guard) for letter in letters)
    rows = tuple(row_of(one) for one in checked)
    return (tuple(Preview(row, status_of(row, entries), row.is_ready) for row in rows),
            tuple(problem for one in checked for problem in one.problems))


# The same words as in `send`, so that a preview is called as the sending is.
def preview_sending(letters: tuple[Letter, ...], guard: Guard, folder: Path, journal_path: Path, *,
                    only: tuple[str, ...] = (), without: tuple[str, ...] = (), resend: bool = False) -> tuple[Preview, ...]:
    """Return what would be sent, after the checks of `send`.

    Raises:
        MailRefused, JournalUnusable: see `send`.
    """
    check_settings(guard.plan.profile)
    chosen = agreeing_with_index(letters, guard, folder, only, without)
    check_journal(folder, journal_path)
    entries, due = read_journal(journal_path), due_states(resend=resend)
    states = ((row, status_of(row, entries)) for _, row in chosen)
    found = tuple(Preview(row, state, row.is_ready and state.state in due) for row, state in states)
    check_drafts((one.row for one in found if one.is_meant), folder)
    return found
