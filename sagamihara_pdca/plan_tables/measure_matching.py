"""Which figure of a wording belongs to which measure: by its label, else by its unit, else by its place.

「X：600人 YouTube：750人」 fits the measures Xのフォロワー数 and YouTubeのチャンネル登録者数 by label;
「14%・25拠点」 fits the measures 導入拠点数［拠点］ and 利用率［％］ by unit; figures of one unit without labels stand
in the measures' order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sagamihara_pdca.model.plan import Measure
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.units import factor, read_unit, without_year
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
    return next((m for m in measures if part.unit and m.unit and same_unit(part.unit, m)), None)


def _any(part: Part, measures: tuple[Measure, ...]) -> Measure | None:
    return next(iter(measures), None)


def same_unit(unit: str, measure: Measure) -> bool:
    """Return whether a figure's unit counts what the measure's does, whatever its scale, per year or not.

    A unit that is missing on either side agrees with any.
    """
    return not unit or not measure.unit or _factor(unit, measure.unit) is not None


def to_measure(unit: str, measure: Measure, *, scaled: bool) -> Decimal:
    """Return by what a figure is multiplied to be one in the measure's unit; 1 where the units do not agree.

    scaled: the figure is written with 万, 億 …, so that one without a unit is in the base of the measure's.
    """
    if not measure.unit or not (unit or scaled):
        return Decimal(1)
    return _factor(unit or read_unit(measure.unit).base, measure.unit) or Decimal(1)


def times(value: Decimal, by: Decimal) -> Decimal:
    """Return the product without trailing zeros."""
    return (value * by).normalize() + 0


def is_scaled(wording: str) -> bool:
    """Whether a number in the wording is written with 千, 百, 万, 億 or 兆."""
    return re.search("[0-9] ?[千百万億兆]", narrow(wording)) is not None


def _factor(unit: str, asked: str) -> Decimal | None:
    found = factor(unit, asked)
    return found if found is not None else factor(without_year(unit), without_year(asked))
