"""Which figure of a wording belongs to which measure: by its label, else by its unit, else by its place.

「X：600人 YouTube：750人」 fits the measures Xのフォロワー数 and YouTubeのチャンネル登録者数 by label;
「14%・25拠点」 fits the measures 導入拠点数［拠点］ and 利用率［％］ by unit; figures of one unit without labels stand
in the measures' order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sagamihara_pdca.model.plan import Measure
from sagamihara_pdca.notation.units import read_unit
from sagamihara_pdca.plan_tables.names import same_name


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of a wording: its label and its unit, each "" where the wording has none."""

    label: str
    unit: str


def unknown_label(parts: tuple[Part, ...], measures: tuple[Measure, ...]) -> str:
    """Return the first label that does not name exactly one measure; "" where every label does."""
    if len(measures) == 1:
        return ""  # nothing to tell apart
    named = [(part.label, _labelled(part, measures)) for part in parts if part.label]
    for i, (label, measure) in enumerate(named):
        if measure is None or measure in (earlier for _, earlier in named[:i]):
            return label
    return ""


def fit(parts: tuple[Part, ...], measures: tuple[Measure, ...]) -> tuple[int, ...]:
    """Return for each measure the index of its part. There are as many parts as measures, and no unknown label."""
    taken: dict[int, int] = {}
    for find in (_labelled, _of_unit, _any):
        for index, part in enumerate(parts):
            free = tuple(m for m in measures if m.number not in taken)
            measure = find(part, free) if index not in taken.values() else None
            if measure is not None:
                taken[measure.number] = index
    return tuple(taken[measure.number] for measure in measures)


def _labelled(part: Part, measures: tuple[Measure, ...]) -> Measure | None:
    label = same_name(part.label)
    named = [m for m in measures if same_name(m.name) == label] or [m for m in measures if label in same_name(m.name)]
    return named[0] if label and len(named) == 1 else None


def _of_unit(part: Part, measures: tuple[Measure, ...]) -> Measure | None:
    return next((m for m in measures if part.unit and read_unit(m.unit).base == read_unit(part.unit).base), None)


def _any(part: Part, measures: tuple[Measure, ...]) -> Measure | None:
    return next(iter(measures), None)


class UnitFit(Enum):
    """How a figure's unit agrees with that of its measure."""

    SAME = "same"
    YEAR_ONLY = "year only"  # 回 and 回/年, without 年間 in the wording
    OTHER = "other"


def unit_fit(unit: str, measure: Measure, yearly: bool) -> UnitFit:
    """Compare a figure's unit with the measure's. A unit that is missing on either side agrees with any.

    Args:
        yearly: the wording counts by the year: 「年2回」 is 2 回/年, as 2人/年 is 2 of 年間来場者数［人］.
    """
    given, wanted = read_unit(unit), read_unit(measure.unit)
    if not given.base or not wanted.base or given == wanted:
        return UnitFit.SAME
    if not given.same_but_for_year(wanted):
        return UnitFit.OTHER
    said = "年間" in measure.name if given.is_yearly else yearly
    return UnitFit.SAME if said else UnitFit.YEAR_ONLY
