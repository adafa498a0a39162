"""The figures of a draft in the unit of its measure: 「1億2,000万円」 of a measure in 万円 is 12,000 万円.

The scale words of a wording are its number's, so the figures of a draft are in the base unit: 120,000,000 円. Where the
measure's unit has the same base, they are divided by its scale. A number without a unit is in the measure's unit already,
but for its scale words: 「2,500万」 of a measure in 万円 is 25,000,000 円.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from sagamihara_pdca.model.target import ChangeUnit
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.refusal import Reason, Refused
from sagamihara_pdca.notation.units import Unit, read_unit


def express(draft: Draft, unit: str) -> None:
    """Convert the figures of a draft to a measure's unit; other bases are left as they are.

    Raises:
        Refused: the scale words of a number without a unit are smaller than the measure's: 「5千」 of a measure in 百万円.
    """
    wanted = read_unit(unit)
    relative = draft.change is not None and draft.change.unit is not ChangeUnit.AMOUNT
    if wanted.scale == 1 or relative or draft.value is None:
        return
    if not draft.unit:
        if draft.scale == 1:
            return
        if draft.scale < wanted.scale:
            raise Refused(Reason.SCALE_UNCLEAR, unit)
        draft.unit = wanted.base
    elif not _same_base(read_unit(draft.full_unit), wanted):
        return
    draft.unit = wanted.scale_word + draft.unit
    _apply(draft, lambda figure: figure / wanted.scale)


def multiply(draft: Draft, factor: Decimal) -> None:
    """Multiply every figure of a draft."""
    _apply(draft, lambda figure: figure * factor)


def _apply(draft: Draft, convert: Callable[[Decimal], Decimal]) -> None:
    draft.value = None if draft.value is None else convert(draft.value)
    draft.upper = None if draft.upper is None else convert(draft.upper)
    draft.inner = None if draft.inner is None else convert(draft.inner)
    if draft.change is not None:
        draft.change = replace(draft.change, amount=convert(draft.change.amount))


def _same_base(given: Unit, wanted: Unit) -> bool:
    return given.base == wanted.base or given.same_but_for_year(wanted)
