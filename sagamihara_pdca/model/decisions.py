"""What people decided about a year's submissions: facts that no command may compute anew or forget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class FileDecision:
    """採用: a person says that this file counts for its division.

    file: the path within the submissions folder, parts joined by "/".
    sha256: of the file's content when it was decided; a file that was changed since is another file.
    """

    division: str
    file: str
    sha256: str
    decided: date


@dataclass(frozen=True, slots=True)
class Confirmation:
    """確認済み and メモ: what a person says of one question. It holds for the question as it was worded then.

    question: the key that 回収状況 shows as 照合番号; `words` repeats the question for people.
    """

    question: str
    confirmed: bool
    memo: str
    words: str
    decided: date


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of one year: at most one file per division, at most one word on a question."""

    files: tuple[FileDecision, ...] = ()
    questions: tuple[Confirmation, ...] = ()

    @property
    def confirmed(self) -> frozenset[str]:
        """The keys of the questions that are settled."""
        return frozenset(c.question for c in self.questions if c.confirmed)

    def with_files(self, further: tuple[FileDecision, ...]) -> Decisions:
        """Return the decisions with `further` in place of what was decided before for the same divisions."""
        by_division = {d.division: d for d in (*self.files, *further)}
        return replace(self, files=tuple(sorted(by_division.values(), key=lambda d: d.division)))

    def without_files(self, divisions: frozenset[str]) -> Decisions:
        """Return the decisions without those on the files of the divisions."""
        return replace(self, files=tuple(d for d in self.files if d.division not in divisions))

    def with_questions(self, further: tuple[Confirmation, ...]) -> Decisions:
        """Return the decisions with `further` in place of what was said before of the same questions; a blank word is dropped."""
        said = {c.question: c for c in (*self.questions, *further)}
        kept = (c for c in said.values() if c.confirmed or c.memo)
        return replace(self, questions=tuple(sorted(kept, key=lambda c: c.question)))


NO_DECISIONS = Decisions()
