"""Several figures in one wording: 「25拠点・14%」「男性50%、女性40%」「30件以上50件未満」."""

from __future__ import annotations

import itertools

from sagamihara_pdca.model.target import Bound
from sagamihara_pdca.notation import units
from sagamihara_pdca.notation.targets import refusal
from sagamihara_pdca.notation.targets.draft import Draft

LOWER = (Bound.AT_LEAST, Bound.ABOVE)
UPPER = (Bound.AT_MOST, Bound.BELOW)
_AGES = frozenset({"歳", "才"})


def together(drafts: list[Draft]) -> tuple[Draft, ...]:
    """Several conditions, each told apart by its label or its unit. A lower and an upper bound make a range."""
    if len(drafts) == 1:
        return tuple(drafts)
    merged = [drafts[0]]
    for draft in drafts[1:]:
        if not _joined_to_range(merged[-1], draft):
            merged.append(draft)
    if len(merged) > 1 and any(d.unit in _AGES and not d.measure for d in merged):  # 40〜74歳 60%: whose share
        raise refusal.left_over("歳")
    _share_last_word(merged)
    _refuse_unnamed(merged)
    _refuse_twins(merged)
    return tuple(merged)


def _joined_to_range(low: Draft, high: Draft) -> bool:
    """30件以上50件以下 is one range; with 超 or 未満 the two stay two conditions."""
    plain = low.change is None and high.change is None and low.counting == high.counting and high.inner is None
    if not (plain and _span(low, high)) or (low.bound, high.bound) != (Bound.AT_LEAST, Bound.AT_MOST):
        return False
    low.upper, low.bound = high.value, None
    low.approximate |= high.approximate
    low.notes += high.notes
    return True


def _span(low: Draft, high: Draft) -> bool:
    """Whether two bounds are the lower and the upper one of the same figure: 30件以上50件未満."""
    same = units.canonical_unit(low.full_unit) == units.canonical_unit(high.full_unit) and not high.measure
    between = low.value is not None and high.value is not None and low.value < high.value
    return same and between and low.bound in LOWER and high.bound in UPPER


def _share_last_word(drafts: list[Draft]) -> None:
    """「月45時間・年360時間以内」: the last bound may stand for the bare figures before it as well.

    A bare figure is at least so much anyhow, so 以上 changes nothing; with another bound, or a change, it is refused.
    """
    for one, other in itertools.pairwise(drafts):
        bare = one.bound is None and one.change is None and one.upper is None and one.value != 0
        alike = units.canonical_unit(one.unit) == units.canonical_unit(other.unit) or not one.measure
        changed = other.change is not None and other.base is None
        if bare and alike and (changed or other.bound in (*UPPER, Bound.ABOVE)):
            raise refusal.bound_unclear(f"{one.value}{one.full_unit}")


def _refuse_unnamed(drafts: list[Draft]) -> None:
    """A number with neither label nor unit is certain only alone, or as one end of a span."""
    spans = [_span(low, high) for low, high in itertools.pairwise(drafts)]
    for low, high in itertools.pairwise(drafts):
        if low.opens and not _span(low, high) and not high.measure:  # 65歳以上10,000人, 週1回以上 65%
            raise refusal.numbers_side_by_side()
    for draft, before, behind in zip(drafts, [False, *spans], [*spans, False], strict=True):
        if len(drafts) > 1 and not (draft.unit or draft.measure or draft.change or before or behind):
            raise refusal.unit_missing()


def _refuse_twins(drafts: list[Draft]) -> None:
    """Two figures in the same unit have to be told apart by labels, or be the two ends of one span."""
    for low, high in itertools.pairwise(drafts):
        if _span(low, high):
            high.measure = low.measure
    for one, other in itertools.combinations(drafts, 2):
        same = units.canonical_unit(one.full_unit) == units.canonical_unit(other.full_unit)
        ends = one.bound in LOWER and other.bound in UPPER and one.measure == other.measure
        if same and not ends and (not one.measure or not other.measure or one.measure == other.measure):
            raise refusal.same_unit_twice(one.full_unit)
