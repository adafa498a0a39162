"""One condition while it is being read, word by word."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.target import Basis, Bound, Change, Counting
from sagamihara_pdca.notation.targets import refusal


@dataclass(frozen=True, slots=True)
class Base:
    """To what a relative target is related."""

    basis: Basis
    year: FiscalYear | None = None
    is_ratio: bool = False  # 比: 「前年度比105%」 is a level, 「前年度から5%」 is not


@dataclass(slots=True)
class Draft:
    """What the words so far say. Every word may say its thing once; a second time is refused."""

    measure: str = ""
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    per: str = ""  # 月1回 has 月
    bound: Bound | None = None
    needs_unit: bool = False  # the label is certain only if a known unit follows
    opens: bool = False  # a number right behind may be the other end (30件以上50件以下) or what is really meant
    until: bool = False  # まで, not yet known which way
    counting: Counting = Counting.PLAIN
    approximate: bool = False
    each: bool = False
    signed: bool = False
    bracketed: bool = False  # the label stands in brackets before the number
    inner: Decimal | None = None
    base: Base | None = None
    change: Change | None = None
    due: FiscalYear | None = None
    notes: list[str] = field(default_factory=list)

    def set_bound(self, bound: Bound) -> None:
        if self.bound not in (None, bound) or self.upper is not None:
            raise refusal.bounds_contradict()
        self.bound = bound

    def set_counting(self, counting: Counting, word: str) -> None:
        """年間 beside 延べ or 累計 is a remark; 延べ beside 累計 is too much for one figure."""
        if self.counting in (Counting.PLAIN, counting):
            self.counting = counting
        elif counting is Counting.YEARLY:
            self.notes.append(word)
        elif self.counting is Counting.YEARLY:
            self.notes.append("年間")
            self.counting = counting
        else:
            raise refusal.counting_unclear()

    def set_due(self, year: FiscalYear) -> None:
        if self.due not in (None, year):
            raise refusal.several_years()
        self.due = year

    def set_measure(self, label: str) -> None:
        if self.measure:
            raise refusal.left_over(label)
        self.measure = label

    def set_base(self, base: Base) -> None:
        if self.base is not None:
            raise refusal.change_unclear()
        self.base = base

    def set_per(self, per: str) -> None:
        if self.per or "/" in self.unit:
            raise refusal.left_over(per)
        self.per = per

    @property
    def full_unit(self) -> str:
        return f"{self.unit}/{self.per}" if self.per else self.unit
