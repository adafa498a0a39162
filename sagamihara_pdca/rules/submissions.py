"""Which of a division's files counts, and where the division stands then.

The newest issue that holds answers counts; among its files the one that a person named. The answer to a later return takes
the place of whatever was named before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Submitted:
    """What decides between the files of one division."""

    file: str  # with its folder, so that no two are called the same
    issue: int
    said: frozenset[tuple[object, str]]  # what was typed, and where; empty: a blank copy of the form
    errors: int
    is_named: bool  # a person says that it counts


@dataclass(frozen=True, slots=True)
class Decision:
    """The file that stands first, and those that contradict it: with any, none counts until a person says which."""

    first: str
    standing: frozenset[str]  # the first, its rivals, and what says the same as the first
    rivals: tuple[str, ...]


def decide(files: tuple[Submitted, ...]) -> Decision:
    """Choose among one division's files, of which there is at least one."""
    standing = _standing(files)
    # Of files that say the same, the shortest name: 「回答.xlsx」 before 「回答 - コピー.xlsx」.
    first = min(standing, key=lambda f: (f.errors, len(f.file), f.file))
    return Decision(first.file, frozenset(f.file for f in standing), tuple(f.file for f in standing if f.said != first.said))


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
