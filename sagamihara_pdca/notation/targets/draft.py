"""One condition while it is parsed, and the type of a word of the grammar."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.target import Basis, Bound, Change, Counting
from sagamihara_pdca.notation.targets.refusal import Reason, Refused


@dataclass(frozen=True, slots=True)
class Base:
    """What a relative target counts from: 現状値, last year's actual or the actual of a named year."""

    basis: Basis
    year: FiscalYear | None = None
    is_ratio: bool = False  # 比: 「前年度比105%」 is a level, 「前年度から5%」 is not


@dataclass(slots=True)
class Draft:
    """The parts of one condition that are parsed so far. A setter raises `Refused` when its part has another value already."""

    measure: str = ""
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    per: str = ""  # 月1回 has 月
    bound: Bound | None = None
    needs_unit: bool = False  # the label is certain only if a known unit follows
    opens: bool = False  # a number right behind may be the other end (30件以上50件以下) or the target itself (週1回以上 65%)
    until: bool = False  # まで, not yet known which way
    counting: Counting = Counting.PLAIN
    approximate: bool = False
    each: bool = False
    signed: bool = False
    scale: Decimal = Decimal(1)  # of the number's first scale words: 10,000 for 2,500万
    below_zero: bool = False  # a sign is the figure's own, not a change's
    bracketed: bool = False  # the label is in brackets before the number
    inner: Decimal | None = None
    base: Base | None = None
    change: Change | None = None
    due: FiscalYear | None = None
    notes: list[str] = field(default_factory=list)

    def set_bound(self, bound: Bound) -> None:
        """Set the bound; a range has none."""
        if self.bound not in (None, bound) or self.upper is not None:
            raise Refused(Reason.BOUNDS_CONTRADICT)
        self.bound = bound

    def set_counting(self, counting: Counting, word: str) -> None:
        """Set how the figure is counted: 年間 beside 延べ or 累計 is kept as a note, 延べ beside 累計 is refused."""
        if self.counting in (Counting.PLAIN, counting):
            self.counting = counting
        elif counting is Counting.YEARLY:
            self.notes.append(word)
        elif self.counting is Counting.YEARLY:
            self.notes.append("年間")
            self.counting = counting
        else:
            raise Refused(Reason.COUNTING_UNCLEAR)

    def set_due(self, year: FiscalYear) -> None:
        """Set the year at whose end the target is due."""
        if self.due not in (None, year):
            raise Refused(Reason.SEVERAL_YEARS)
        self.due = year

    def set_measure(self, label: str) -> None:
        """Set the label of the figure."""
        if self.measure:
            raise Refused(Reason.LEFT_OVER, label)
        self.measure = label

    def set_base(self, base: Base) -> None:
        """Set what the change counts from."""
        if self.base is not None:
            raise Refused(Reason.CHANGE_UNCLEAR)
        self.base = base

    def set_per(self, per: str) -> None:
        """Set the lower part of a rate: 月 for 月1回."""
        if self.per or "/" in self.unit:
            raise Refused(Reason.LEFT_OVER, per)
        self.per = per

    @property
    def full_unit(self) -> str:
        """The unit as written, with its rate: 回/月."""
        return f"{self.unit}/{self.per}" if self.per else self.unit


#: A word of the grammar: its pattern, and the function that sets in the draft what the word means. The function returns
#: False where the word does not apply to this draft; the next word is then tried.
Word = tuple[re.Pattern[str], Callable[[re.Match[str], Draft], bool]]
