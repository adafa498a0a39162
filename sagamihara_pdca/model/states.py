"""States of an actual, and results that are no grade: their words, meanings and precedence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ActualState(Enum):
    """状態 of an actual. The words are those of the drop-down."""

    FINAL = "確定"
    PROVISIONAL = "見込"
    PENDING = "集計中"
    NOT_DONE = "未実施"
    STOPPED = "中止"
    HARD_TO_JUDGE = "評価困難"
    OUT_OF_SCOPE = "対象外"
    UNREPORTED = "未報告"  # no division chooses it: nothing usable came back

    @property
    def has_figure(self) -> bool:
        """Whether the figure beside the state counts."""
        return self in (ActualState.FINAL, ActualState.PROVISIONAL)

    @property
    def spellings(self) -> tuple[str, ...]:
        """The words that people type for it into a number field."""
        return _SPELLINGS.get(self, ())


_SPELLINGS = {
    ActualState.PENDING: ("集計中", "未集計", "集計前", "調査中", "算定中", "算出中", "未確定", "確認中", "調整中", "精査中", "作業中",
                          "未公表", "公表前", "未定", "後日報告"),
    ActualState.NOT_DONE: ("未実施", "実施なし", "実施せず", "未着手", "実施見送り", "見送り"),
    ActualState.STOPPED: ("中止", "廃止", "休止"),
    ActualState.HARD_TO_JUDGE: ("評価困難", "測定不能", "算定不能"),
    ActualState.OUT_OF_SCOPE: ("対象外", "該当なし"),
}
#: The states that a division can choose, in the order of the drop-down.
CHOSEN_STATES = tuple(s for s in ActualState if s is not ActualState.UNREPORTED)


class Ungraded(Enum):
    """評価結果 that is no grade."""

    UNREPORTED = "未報告"
    PENDING = "集計中"
    BASE_UNKNOWN = "基準値未確定"  # a relative target whose base is not known for certain
    NOT_DONE = "未実施"
    STOPPED = "中止"
    HARD_TO_JUDGE = "評価困難"
    OUT_OF_SCOPE = "対象外"
    NO_TARGET = "目標なし"
    NO_INDICATOR = "指標なし"  # a project without 成果指標

    @property
    def word(self) -> str:
        """What is printed in a grade's place."""
        return str(self.value)

    @property
    def precedence(self) -> int:
        """Its rank when several measures make one result, 1 first; 0: it counts only where there is no other result."""
        return _OUTCOMES[self].precedence

    @property
    def meaning(self) -> str:
        """The explanation that the 評価書 prints in its notes, in Japanese."""
        return _OUTCOMES[self].meaning


@dataclass(frozen=True, slots=True)
class _Row:
    precedence: int
    meaning: str


_OUTCOMES = {
    Ungraded.UNREPORTED: _Row(1, "担当課の報告がないもの"),
    Ungraded.PENDING: _Row(2, "実績が年度内にまとまらないもの（公表予定時期を記載）"),
    Ungraded.BASE_UNKNOWN: _Row(3, "比べる基準の実績が確定していないもの"),
    Ungraded.HARD_TO_JUDGE: _Row(4, "事情により評価できないもの"),
    Ungraded.NOT_DONE: _Row(5, "今年度は実施しなかったもの"),
    Ungraded.STOPPED: _Row(6, "事業を中止したもの"),
    Ungraded.OUT_OF_SCOPE: _Row(0, "今年度の評価の対象としないもの"),
    Ungraded.NO_TARGET: _Row(0, "今年度の目標がないもの"),
    Ungraded.NO_INDICATOR: _Row(0, "成果指標のないもの"),
}
#: The open results, in the order of precedence: a grade is still expected.
OPEN = tuple(sorted((o for o in Ungraded if o.precedence), key=lambda o: o.precedence))
#: The open results because nothing was done, and those because a figure is missing.
NOT_CARRIED_OUT = (Ungraded.NOT_DONE, Ungraded.STOPPED)
UNDECIDED = tuple(o for o in OPEN if o not in NOT_CARRIED_OUT)
#: 評価なし: what is not graded and never will be this year.
NOT_GRADED = (Ungraded.NO_INDICATOR, Ungraded.NO_TARGET, Ungraded.OUT_OF_SCOPE)
