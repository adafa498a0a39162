"""The wording of 現状値 and of its 時点, parsed: 「24拠点・13.4%」「X 568人、YouTube 730人」, 「R5年度 ※令和5年12月末まで」."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.fiscal_year import years_in
from sagamihara_pdca.notation.remarks import Doubt
from sagamihara_pdca.notation.stated_figure import TARGET, read_stated
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
    year: FiscalYear | None = field(default=None, compare=False)  # that the wording names: 「1,234人（令和5年12月）」
    provisional: bool = field(default=False, compare=False)  # 「1,234人（見込）」


_YEAR_ALONE = re.compile(r"(?:19|20)[0-9]{2}(?:\.[0-9]{1,2})?")  # may be the 時点
_TO_MONTH = re.compile(r"[〜-]\s*[0-9]{1,2}\s*月(?:末|\s*[0-9]{1,2}\s*日)?")


def read_baseline(wording: str, unit: str = "") -> tuple[Reading, ...]:
    """Parse a 現状値 as figures in the order of the text; () when it is blank or can't be parsed for certain.

    A baseline is a plain number: a wording with a bound, a range or a change returns (). A sign is the figure's own. Figures
    of the base of `unit`, the measure's, come out in its scale.
    """
    if _YEAR_ALONE.fullmatch(narrow(visible(wording))):
        return ()
    if TARGET.search(wording):
        return _stated(wording, unit)
    try:
        drafts, _ = read_drafts(wording, unit, below_zero=True)
    except Refused:
        return _stated(wording, unit)
    return _readings(drafts) or _stated(wording, unit)


def read_as_of(text: str) -> FiscalYear | None:
    """Parse a 時点 as its fiscal year; None when it names no year or more than one. A note behind ※ is ignored.

    A month counts as the fiscal year that it lies in: 「R6.1実績」 is 令和5年度, and so is 「令和5年4月〜令和6年3月」.
    """
    main = re.split("※|＊", narrow(visible(text)))[0]
    years, rest = years_in(main)
    rest = _TO_MONTH.sub("", rest)
    is_open = "〜" in rest and len(years) == 1
    if len(set(years)) != 1 or is_open or re.search("[0-9]|平均", rest):
        return None
    return years[0]


def _stated(wording: str, unit: str) -> tuple[Reading, ...]:
    """A figure with words beside it that no target has: 実績, 見込, the time of the figure."""
    try:
        stated = read_stated(wording, unit)
    except Refused:
        return ()
    if len(stated.drafts) > 1 and stated.remarks:  # of which figure?
        return ()
    if any(remark.doubt not in (None, Doubt.BEFORE_YEAR_END) for remark in stated.remarks):
        return ()
    years = {remark.year for remark in stated.remarks if remark.year is not None}
    if len(years) > 1:
        return ()
    return tuple(replace(reading, year=next(iter(years), None), provisional=any(r.provisional for r in stated.remarks))
                 for reading in _readings(stated.drafts))


def _readings(drafts: tuple[Draft, ...]) -> tuple[Reading, ...]:
    if not all(draft.is_plain for draft in drafts):
        return ()
    return tuple(Reading(d.measure, d.value, d.full_unit, d.counting is Counting.YEARLY) for d in drafts
                 if d.value is not None)
