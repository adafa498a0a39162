"""Write every letter as an unsent draft, and the index of the drafts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.errors import FolderInUse, MailRefused
from sagamihara_pdca.letters.letter import Letter
from sagamihara_pdca.mail import message, texts
from sagamihara_pdca.mail.draft_files import set_aside_edited, taken_away
from sagamihara_pdca.mail.guard import Guard, check
from sagamihara_pdca.mail.index import IndexRow, read_index, row_of, write_index
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.storage import only_run, replace_file


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts that are in the folder now. `rows` has a row for every letter, those without a draft included."""

    folder: Path
    rows: tuple[IndexRow, ...]
    problems: tuple[Problem, ...]
    set_aside: tuple[Path, ...] = ()  # copies of drafts that somebody had edited
    revived: tuple[str, ...] = ()  # file names of drafts that somebody had taken away, and that are there again

    @property
    def count(self) -> int:
        """The number to confirm when they are sent."""
        return sum(row.is_ready for row in self.rows)


def write_drafts(letters: tuple[Letter, ...], guard: Guard, folder: Path) -> Drafts:
    """Write an .eml per letter that may be sent, and the index. Drafts of an earlier run are replaced, edited ones set aside.

    Raises:
        MailRefused: two letters for one occasion, or a damaged index in the folder.
        FolderInUse, BookInUse, FileNotWritten: see `storage`; a draft may be open in the mail program.
    """
    twice = [key for key, number in Counter(letter.key for letter in letters).items() if number > 1]
    if twice:
        raise MailRefused(texts.TWO_LETTERS.format(division=twice[0].division))
    checked = tuple(check(letter, guard) for letter in letters)
    rows = tuple(row_of(one) for one in checked)
    with only_run(folder):
        before = tuple(row for row in read_index(folder) if row.is_ready)
        revived, aside = taken_away(before, rows, folder), set_aside_edited(before, rows, folder)
        _remove({row.draft for row in before} - {row.draft for row in rows}, folder)
        for one, row in zip(checked, rows, strict=True):
            if row.is_ready:
                replace_file(folder / row.draft, message.draft(one.letter, one.enclosure))
        write_index(rows, folder)
    return Drafts(folder, rows, tuple(problem for one in checked for problem in one.problems), aside, revived)


def _remove(names: set[str], folder: Path) -> None:
    """A draft that is no longer meant to be sent must not lie among those that are."""
    for name in names:
        try:
            (folder / Path(name).name).unlink(missing_ok=True)
        except PermissionError as fault:
            raise FolderInUse(texts.DRAFT_IN_USE.format(file=name)) from fault
