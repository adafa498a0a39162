"""Write every letter as an unsent draft, and the index of the drafts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.errors import FolderInUse, MailRefused
from sagamihara_pdca.letters.letter import Letter
from sagamihara_pdca.mail import message
from sagamihara_pdca.mail.guard import Checked, Guard, check
from sagamihara_pdca.mail.index import IndexRow, read_index, row_of, write_index
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.storage import only_run, replace_file


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts that are in the folder now. `rows` has a row for every letter, those without a draft included."""

    folder: Path
    rows: tuple[IndexRow, ...]
    problems: tuple[Problem, ...]

    @property
    def count(self) -> int:
        """The number to confirm when they are sent."""
        return sum(row.is_ready for row in self.rows)


def write_drafts(letters: tuple[Letter, ...], guard: Guard, folder: Path) -> Drafts:
    """Write an .eml per letter that may be sent, and the index. Drafts of an earlier run are replaced.

    Raises:
        MailRefused: two letters for one occasion, or a damaged index in the folder.
        FolderInUse, BookInUse, FileNotWritten: see `storage`; a draft may be open in the mail program.
    """
    _check_unique(letters)
    checked = tuple(check(letter, guard) for letter in letters)
    rows = tuple(row_of(one) for one in checked)
    with only_run(folder):
        _remove({row.draft for row in read_index(folder) if row.draft} - {row.draft for row in rows}, folder)
        for one, row in zip(checked, rows, strict=True):
            if row.is_ready:
                replace_file(folder / row.draft, message.draft(one.letter, one.enclosure))
        write_index(rows, folder)
    return Drafts(folder, rows, _problems(checked))


def _check_unique(letters: tuple[Letter, ...]) -> None:
    twice = [letter for letter, number in Counter(letter.key for letter in letters).items() if number > 1]
    if twice:
        raise MailRefused(f"同じ宛先（{twice[0].division}）のメールが二つあります。"
                          "計画の「課・機関」の表又は送付先の一覧を確かめてください。")


def _remove(names: set[str], folder: Path) -> None:
    """A draft that is no longer meant to be sent must not lie among those that are."""
    for name in names:
        try:
            (folder / Path(name).name).unlink(missing_ok=True)
        except PermissionError as fault:
            raise FolderInUse(f"「{name}」を削除できません。"
                              "ほかのソフトで開いている場合は、閉じてください。") from fault


def _problems(checked: tuple[Checked, ...]) -> tuple[Problem, ...]:
    return tuple(problem for one in checked for problem in one.problems)
