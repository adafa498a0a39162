"""Which of a division's files counts, and where the division stands then.

The newest issue that holds answers counts; among its files the one that a person named, else all of them together where no
two contradict each other. The answer to a later return takes the place of whatever was named before it.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Submitted:
    """What decides between the files of one division."""

    file: str  # with its folder, so that no two are called the same
    issue: int
    said: frozenset[tuple[Hashable, str]]  # each question that was answered, once; empty: a blank copy of the form
    errors: int
    is_named: bool  # a person says that it counts
    form: Hashable = None  # the edition of the form: only files of one edition are joined


@dataclass(frozen=True, slots=True)
class Decision:
    """The file that stands first, and those that contradict it: with any, none counts until a person says which."""

    first: str
    standing: frozenset[str]  # the first, its rivals, and what says the same as the first or a part of it
    rivals: tuple[str, ...]
    parts: tuple[str, ...] = ()  # that count together, by name; () where one says everything that is said


def decide(files: tuple[Submitted, ...]) -> Decision:
    """Choose among one division's files, of which there is at least one."""
    standing = _standing(files)
    parts = _parts(standing)
    first = min(parts or standing, key=_rank)
    rivals = () if parts else tuple(f.file for f in standing if f.said != first.said)
    together = tuple(sorted(f.file for f in parts)) if len(parts) > 1 else ()
    return Decision(first.file, frozenset(f.file for f in standing), rivals, together)


def _rank(file: Submitted) -> tuple[int, int, str]:
    """Of files that say the same, the shortest name is first: 「回答.xlsx」 before 「回答 - コピー.xlsx」."""
    return file.errors, len(file.file), file.file


def _parts(standing: tuple[Submitted, ...]) -> tuple[Submitted, ...]:
    """The files that say together what all of them say, without a copy; () where any two contradict each other."""
    if len({f.form for f in standing}) > 1 or any(f.is_named for f in standing):
        return ()
    if any(_contradict(one, other) for one, other in combinations(standing, 2)):
        return ()
    most = (f for f in sorted(standing, key=_rank) if not any(f.said < other.said for other in standing))
    unique: dict[frozenset[tuple[Hashable, str]], Submitted] = {}
    for file in most:
        unique.setdefault(file.said, file)
    return tuple(unique.values())


def _contradict(one: Submitted, other: Submitted) -> bool:
    """Whether a question is answered in both, and not alike."""
    said = dict(one.said)
    return any(said.get(question, answer) != answer for question, answer in other.said)


def _standing(files: tuple[Submitted, ...]) -> tuple[Submitted, ...]:
    candidates = tuple(f for f in files if f.said) or files  # a blank copy of the form contradicts and replaces nobody
    newest = max(f.issue for f in candidates)
    latest = tuple(f for f in candidates if f.issue == newest)
    return tuple(f for f in latest if f.is_named) or latest


class DivisionState(Enum):
    """提出状況 of a division."""

    IN = "提出済"
    TO_CHECK = "要確認"  # usable, but a person should look; or two files of which none was chosen
    RETURNED = "差戻し"
    MISSING = "未提出"

    def is_settled(self, *, has_file: bool) -> bool:
        """Whether nothing more is awaited of the division. `has_file`: one of its files counts."""
        return self is DivisionState.IN or (self is DivisionState.TO_CHECK and has_file)


def division_state(*, files: int, has_file: bool, errors: int, questions: int) -> DivisionState:
    """Where a division stands that sent so many files. `has_file`: one of them counts, and has these errors and questions."""
    if not files:
        return DivisionState.MISSING
    if not has_file:
        return DivisionState.TO_CHECK
    if errors:
        return DivisionState.RETURNED
    return DivisionState.TO_CHECK if questions else DivisionState.IN
