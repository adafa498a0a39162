"""The wording of 現状値 and of its 時点, parsed: 「24拠点・13.4%」「X 568人、YouTube 730人」, 「R5年度 ※令和5年12月末まで」."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.fiscal_year import years_in
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.reading import read_drafts
from sagamihara_pdca.notation.targets.refusal import Refused


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a baseline."""

    label: str  # what the wording calls it ("X"), or ""
    quantity: Decimal
    unit: str  # as written, in the measure's scale
    yearly: bool = field(default=False, compare=False)  # 年間: the unit may say 「/年」


def read_baseline(wording: str, unit: str = "") -> tuple[Reading, ...]:
    """Parse a 現状値 as figures in the order of the text; () when it is blank or can't be parsed for certain.

    A baseline is a plain number: a wording with a bound, a range or a change returns (). A sign is the figure's own. Figures
    of the base of `unit`, the measure's, come out in its scale.
    """
    try:
        drafts, _ = read_drafts(wording, unit, below_zero=True)
    except Refused:
        return ()
    if not all(_is_plain(draft) for draft in drafts):
        return ()
    return tuple(Reading(d.measure, d.value, d.full_unit, d.counting is Counting.YEARLY) for d in drafts
                 if d.value is not None)


def read_as_of(text: str) -> FiscalYear | None:
    """Parse a 時点 as its fiscal year; None when it names no year or more than one. A note behind ※ is ignored.

    A month counts as the fiscal year that it lies in: 「R6.1実績」 is 令和5年度.
    """
    main = re.split("※|＊", narrow(visible(text)))[0]
    years, rest = years_in(main)
    if len(set(years)) != 1 or re.search("[0-9]|平均|〜", rest):
        return None
    return years[0]


def _is_plain(draft: Draft) -> bool:
    return draft.bound is None and draft.upper is None and draft.change is None and not draft.until
