"""One line for a column: faults of one kind in several cells of a column are told once, with the first cells and the count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sagamihara_pdca.plan_tables import texts
from sagamihara_pdca.problems import Problem, Severity

#: So many cells are named; of the others only the count is told.
_NAMED = 5
#: From so many on, problems that differ in nothing but what they quote are told once: a whole column went wrong. A
#: question is an exception: each is about the words that it quotes.
_MANY = 4
_QUOTED = re.compile(r"「[^」]*」|（[^）]*）|[A-Z]{0,3}[0-9][0-9,.]*")
_COLUMN = re.compile(r"[A-Z]+")


def summed_up(found: Iterable[Problem]) -> list[Problem]:
    """Return the problems with those of one kind in one column as one, at the place and in the order of the first."""
    by_wording: dict[tuple[str, ...], list[Problem]] = {}
    for problem in found:
        by_wording.setdefault((*_column(problem), problem.message), []).append(problem)
    by_kind: dict[tuple[str, ...], list[Problem]] = {}
    for (*column, message), equal in by_wording.items():
        by_kind.setdefault((*column, _QUOTED.sub("", message)), []).extend(equal)
    firsts: dict[int, Problem] = {}
    for alike in by_kind.values():
        is_column = alike[0].severity is not Severity.QUESTION and len(alike) >= _MANY
        for group in [alike] if is_column else _equal(alike):
            firsts[id(group[0])] = _summary(group)
    return [firsts[id(problem)] for problem in found if id(problem) in firsts]


def _column(problem: Problem) -> tuple[str, ...]:
    """Where a problem stands but for the row, its code, and what is to be done."""
    place = problem.place
    column = _COLUMN.match(place.cell)
    return problem.code, place.file, place.sheet, place.label, column[0] if column else "", problem.remedy


def _equal(alike: list[Problem]) -> list[list[Problem]]:
    groups: dict[str, list[Problem]] = {}
    for problem in alike:
        groups.setdefault(problem.message, []).append(problem)
    return list(groups.values())


def _summary(group: list[Problem]) -> Problem:
    first, *others = group
    if not others:
        return first
    cells = "、".join(problem.place.cell for problem in others[:_NAMED])
    more = texts.MORE_CELLS if len(others) > _NAMED else ""
    return replace(first, message=texts.SAME_IN_COLUMN.format(message=first.message, count=len(others), cells=cells, more=more))
