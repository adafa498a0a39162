"""The figures of a draft in the unit of its measure: 「1億2,000万円」 of a measure in 万円 is 12,000 万円.

The scale words of a wording are its number's, so the figures of a draft are in the base unit: 120,000,000 円. Where the
measure's unit has the same base, they are divided by its scale; where the bases differ in size only (1,200kWh of a measure in
MWh), they are converted. A number without a unit is in the measure's unit already, but for its scale words: 「2,500万」 of a
measure in 万円 is 25,000,000 円.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from sagamihara_pdca.model.target import ChangeUnit
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.refusal import Reason, Refused
from sagamihara_pdca.notation.units import Unit, read_unit

_ZERO = Decimal(0)


def express(draft: Draft, unit: str) -> None:
    """Convert the figures of a draft to a measure's unit; other bases are left as they are.

    Raises:
        Refused: the scale words of a number without a unit are smaller than the measure's: 「5千」 of a measure in 百万円.
    """
    wanted = read_unit(unit)
    relative = draft.change is not None and draft.change.unit is not ChangeUnit.AMOUNT
    if relative or draft.value is None:
        return
    if draft.unit:
        _convert(draft, wanted)
    elif wanted.scale != 1 and draft.scale != 1:
        if draft.scale < wanted.scale:
            raise Refused(Reason.SCALE_UNCLEAR, unit)
        draft.unit = wanted.scale_word + wanted.base
        _apply(draft, lambda figure: figure / wanted.scale)


def _convert(draft: Draft, wanted: Unit) -> None:
    """Convert figures that have a unit. Their scale words are in the number already."""
    given = read_unit(draft.full_unit)
    if given.base == wanted.base and wanted.scale == 1:
        return
    if not given.counts_as(wanted) or (given.size == wanted.size and wanted.scale == 1):
        return
    top = draft.unit if given.size == wanted.size else wanted.base.partition("/")[0]
    draft.unit = wanted.scale_word + top
    # A sum has no exponent above 0.
    _apply(draft, lambda figure: _ZERO + (figure * given.size / (wanted.size * wanted.scale)).normalize())


def multiply(draft: Draft, factor: Decimal) -> None:
    """Multiply every figure of a draft."""
    _apply(draft, lambda figure: figure * factor)


def _apply(draft: Draft, convert: Callable[[Decimal], Decimal]) -> None:
    draft.value = None if draft.value is None else convert(draft.value)
    draft.upper = None if draft.upper is None else convert(draft.upper)
    draft.inner = None if draft.inner is None else convert(draft.inner)
    if draft.change is not None:
        draft.change = replace(draft.change, amount=convert(draft.change.amount))
