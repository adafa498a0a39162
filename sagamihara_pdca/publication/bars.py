"""Horizontal bars of the page: how many projects of a group have which result."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.rules.summary import GroupCount

#: Per cent of a bar from which on a part has room, on a phone, for its symbol and its figure, and for one of both.
_ROOM_FOR_BOTH, _ROOM_FOR_ONE = 11, 7


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar. Its `fill` is a class of the style sheet."""

    fill: str  # g0, g1 … a grade's place in the scheme; open, none
    name: str
    figure: int
    mark: str  # what stands inside; "" where there is no room


@dataclass(frozen=True, slots=True)
class Bar:
    """A group with its parts from left to right; a figure of zero has none."""

    label: str
    kind: str  # of the group: all, goal, policy
    projects: int
    parts: tuple[Part, ...]
    last: str = ""  # the year before in words

    @property
    def words(self) -> str:
        """What the bar shows, in words: 「◎ 達成 3、△ 一部達成 1」."""
        return "、".join(f"{part.name} {part.figure}" for part in self.parts)


def bar_of(count: GroupCount, scheme: GradeScheme, last: GroupCount | None = None) -> Bar:
    """Return the bar of a group, with the counts of the year before in words."""
    before = "" if last is None else Bar("", "", last.projects, _parts(last, scheme)).words
    return Bar(count.group.label, count.group.kind.value, count.projects, _parts(count, scheme), before)


def _parts(count: GroupCount, scheme: GradeScheme) -> tuple[Part, ...]:
    counted = [(f"g{n}", f"{grade.symbol} {grade.name}", grade.symbol, figure)
               for n, (grade, figure) in enumerate(zip(scheme.grades, count.grades, strict=True))]
    counted += [("open", "未確定", "", count.undecided), ("none", "評価なし", "", count.ungraded)]
    return tuple(Part(fill, name, figure, _mark(symbol, figure, figure * 100 // count.projects))
                 for fill, name, symbol, figure in counted if figure)


def _mark(symbol: str, figure: int, percent: int) -> str:
    if percent >= _ROOM_FOR_BOTH:
        return f"{symbol}{figure}"
    return symbol or str(figure) if percent >= _ROOM_FOR_ONE else ""
