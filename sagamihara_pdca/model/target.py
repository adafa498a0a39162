"""A year's target 目標: its wording as printed, and the conditions parsed from it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sagamihara_pdca.model.fiscal_year import FiscalYear


class Direction(Enum):
    """望ましい方向: which way the figure should go."""

    UP = "増やす"
    DOWN = "減らす"
    KEEP = "保つ"


class Bound(Enum):
    """How an actual is compared with the limit."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    WITHIN = ".."  # from `limit` to `upper`, both included


class Basis(Enum):
    """The figure to which a relative target refers."""

    BASELINE = "現状値"  # 現状, 基準値, 基準比, 計画策定時
    LAST_YEAR = "前年度"  # the actual of the year before
    YEAR = "指定年度"  # the actual of the fiscal year in `Change.year`


class ChangeUnit(Enum):
    """How a change is counted."""

    PERCENT = "%"  # limit = base x (100 + amount) / 100
    POINT = "ポイント"  # limit = base + amount, for figures that are percentages themselves
    AMOUNT = "量"  # limit = base + amount, in the condition's unit
    TIMES = "倍"  # limit = base x amount


class Counting(Enum):
    """How the figure is counted, as stated in the wording."""

    PLAIN = ""
    CUMULATIVE = "累計"
    VISITS = "延べ"
    YEARLY = "年間"


class TargetKind(Enum):
    """How a target can be evaluated."""

    NUMERIC = "数値"
    MILESTONE = "節目"  # 更新完了: done or not done
    DIRECTION = "方向"  # 維持, 増加, 減少: kept or not kept
    NONE = "目標なし"  # a dash: no target this year
    QUALITATIVE = "定性"  # refused as a number: the division judges it and says why


@dataclass(frozen=True, slots=True)
class Change:
    """A relative limit. `amount` is signed: 5%減 is -5."""

    basis: Basis
    unit: ChangeUnit
    amount: Decimal
    year: FiscalYear | None = None  # with Basis.YEAR

    @property
    def is_of_base(self) -> bool:
        """Whether it is counted in parts of the base, so that a base of zero or below gives no level."""
        return self.unit in (ChangeUnit.PERCENT, ChangeUnit.TIMES)


@dataclass(frozen=True, slots=True)
class Condition:
    """One number to reach, in the scale of the measure's unit (1億2,000万円 is 12,000 万円, without a measure 120,000,000 円).

    With `change` the number is relative: `limit` repeats `change.amount` and the level is known once the base is.
    """

    measure: str  # the label that the wording gives ("X"), or ""
    bound: Bound
    limit: Decimal
    unit: str  # as written, with the measure's scale: 件, %, 拠点, 件/年, 万円
    canonical_unit: str  # for comparing: か所 for 箇所, ヶ所, ヵ所; % for ％
    upper: Decimal | None = None  # with Bound.WITHIN
    change: Change | None = None
    counting: Counting = Counting.PLAIN
    approximate: bool = False  # 約, 程度
    each: bool = False  # 各, すべての: every one of several must reach it
    inner: Decimal | None = None  # 内数: 12(5)件 has 5


@dataclass(frozen=True, slots=True)
class Target:
    """A year's target of one indicator: met when every condition holds."""

    wording: str  # as printed in the plan
    kind: TargetKind
    conditions: tuple[Condition, ...] = ()
    text: str = ""  # the milestone's or the direction's words
    direction: Direction | None = None  # with TargetKind.DIRECTION
    due: FiscalYear | None = None  # 令和8年度末までに …
    note: str = ""  # ※ … and other remarks, kept apart from the value
    refusal: str = ""  # with TargetKind.QUALITATIVE: why it was not read as a number (Japanese)
