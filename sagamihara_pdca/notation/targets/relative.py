"""Relative targets: 「R5年度実績から約3%増」「前年度比5%減」「現状から10ポイント増」「2倍」「前年度以上」.

    change = [ base ] number ( "%" | "ポイント" | "倍" | unit ) [ bound ] [ up | down ]
           | base number%                 a level, with 比: 「前年度比105%」
           | base bound | base "より" ( up | down ) | [ base ] ( "半減" | "倍増" )

`bases` has the base; without one the change is from the baseline 現状値. A sign without a base is refused: ▲5% may
be a value. So are 「5%向上」 (per cent or points?), 「100時間削減」 (the hours saved?), 「10%改善」 (which way?) and 「1.2倍」
alone (an index such as 有効求人倍率?).
"""

from __future__ import annotations

import re
from decimal import Decimal

from sagamihara_pdca.model.target import Basis, Bound, Change, ChangeUnit
from sagamihara_pdca.notation.targets import refusal, vocabulary
from sagamihara_pdca.notation.targets.cursor import Cursor
from sagamihara_pdca.notation.targets.draft import Base, Draft
from sagamihara_pdca.notation.units import canonical_unit

_MOVES = rf"(?:(?P<up>{vocabulary.UP_WORDS})|(?P<down>{vocabulary.DOWN_WORDS})){vocabulary.ENDING}(?![一-龥々率])"
_WORD = re.compile(rf"[のを]?\s*{_MOVES}")
_TOWARDS = re.compile(rf"(?:まで|[にへ])に?\s*{_MOVES}")
_TOWARDS_UNTIL = re.compile(rf"に?\s*{_MOVES}")
_HALVED = re.compile(r"(?:を|の|に)?\s*(?P<word>半減|倍増)(?:する|させる|を目指す)?(?![一-龥々])")
_UNITS = {"%": ChangeUnit.PERCENT, "ポイント": ChangeUnit.POINT, "倍": ChangeUnit.TIMES}
_LEVELS_FROM = Decimal(80)  # 「前年度比105%」 is a level; 「前年度比5%」 could be a change


def take_change(cursor: Cursor, draft: Draft) -> bool:
    """Move over 増, 削減, に向上 … behind a number and settle what it makes of the number."""
    if match := cursor.take(_HALVED):
        _halve(draft, match["word"])
        return True
    if draft.change is not None:
        return False
    if draft.value is None:
        return _take_direction(cursor, draft)
    if not draft.until and (match := cursor.take(_WORD)):
        _set_change(draft, match)
        return True
    if match := cursor.take(_TOWARDS_UNTIL if draft.until else _TOWARDS):
        _set_level(draft, up=match["up"] is not None)
        return True
    return False


def settle(draft: Draft, canonical: str) -> None:
    """The change of a draft whose words are all read, where no 増 or 減 has said it."""
    if draft.change is not None or draft.value is None:
        return
    if canonical == "倍" and (draft.base is not None or not draft.measure.endswith("率")):  # 有効求人倍率1.2倍 is a level
        _settle_times(draft)
    elif draft.base is not None and draft.signed:
        _settle_signed(draft, canonical)
    elif draft.base is not None:
        _settle_level(draft, canonical)
    elif draft.signed:
        raise refusal.sign_without_base(f"{draft.value}{draft.unit}")


def _take_direction(cursor: Cursor, draft: Draft) -> bool:
    """「前年度より増加」, 「前年度比減」: more or less than the base, by any amount."""
    if draft.base is None:
        return False
    match = cursor.take(_WORD)
    if match is None:
        return False
    draft.set_bound(Bound.ABOVE if match["up"] else Bound.BELOW)
    draft.value = Decimal(0)
    _write(draft, ChangeUnit.AMOUNT, Decimal(0))
    return True


def take_comparison(cursor: Cursor, draft: Draft) -> bool:
    """「前年度以上」, 「現状値を上回る」: a base and a bound without a number."""
    if draft.base is None or draft.value is not None:
        return False
    match = cursor.take(vocabulary.BOUND)
    if match is None:
        return False
    draft.set_bound(vocabulary.BOUNDS[match["word"] or match["verb"]])
    draft.value = Decimal(0)
    _write(draft, ChangeUnit.AMOUNT, Decimal(0))
    return True


def _set_change(draft: Draft, match: re.Match[str]) -> None:
    word, up = match["up"] or match["down"], match["up"] is not None
    unit = _UNITS.get(canonical_unit(draft.unit), ChangeUnit.AMOUNT)
    _check_change(draft, word, unit)
    amount = draft.value or Decimal(0)
    if draft.signed and (amount < 0 or not up):
        raise refusal.change_unclear()
    strict = draft.bound is Bound.ABOVE
    if draft.bound not in (None, Bound.AT_LEAST, Bound.ABOVE) or amount == 0:
        raise refusal.change_unclear()
    draft.bound = (Bound.ABOVE if strict else Bound.AT_LEAST) if up else (Bound.BELOW if strict else Bound.AT_MOST)
    _write(draft, unit, amount if up else -amount)


def _check_change(draft: Draft, word: str, unit: ChangeUnit) -> None:
    """Refuse a change whose kind is not certain."""
    has_base = draft.base is not None
    relative = draft.base is not None and draft.base.is_ratio
    if draft.upper is not None or draft.until or draft.per or draft.inner is not None or unit is ChangeUnit.TIMES:
        raise refusal.change_unclear()
    if unit is ChangeUnit.PERCENT and word not in vocabulary.PLAIN_CHANGES and not relative:
        raise refusal.change_unclear()
    if unit is ChangeUnit.AMOUNT and (not draft.unit or (word in vocabulary.DEEDS and not has_base)):
        raise refusal.change_unclear()
    if draft.counting.value or draft.each:
        raise refusal.counting_unclear()


def _set_level(draft: Draft, *, up: bool) -> None:
    """「80%に向上」, 「50件まで減少」: the number is the level itself."""
    if draft.base is not None or draft.upper is not None:
        raise refusal.change_unclear()
    draft.until = False
    strict, usual = (Bound.ABOVE, Bound.AT_LEAST) if up else (Bound.BELOW, Bound.AT_MOST)
    draft.set_bound(strict if draft.bound is strict else usual)


def _halve(draft: Draft, word: str) -> None:
    if draft.value is not None or draft.bound is not None or draft.counting.value:
        raise refusal.change_unclear()
    draft.value = Decimal("0.5") if word == "半減" else Decimal(2)
    draft.unit = "倍"
    draft.bound = Bound.AT_MOST if word == "半減" else Bound.AT_LEAST
    _write(draft, ChangeUnit.TIMES, draft.value)


def _settle_times(draft: Draft) -> None:
    value = draft.value or Decimal(0)
    if draft.upper is not None or draft.signed or draft.counting.value or (draft.bound is None and value <= 1):
        raise refusal.change_unclear()
    if draft.base is None and (value <= 1 or value != value.to_integral_value()):  # 「1.2倍」 may be a 有効求人倍率
        raise refusal.change_unclear()
    draft.bound = draft.bound or Bound.AT_LEAST
    _write(draft, ChangeUnit.TIMES, value)


def _settle_signed(draft: Draft, canonical: str) -> None:
    unit = _UNITS.get(canonical, ChangeUnit.AMOUNT)
    amount = draft.value or Decimal(0)
    if draft.upper is not None or amount == 0 or not draft.unit or draft.until or draft.counting.value:
        raise refusal.change_unclear()
    usual = Bound.AT_LEAST if amount > 0 else Bound.AT_MOST
    if draft.bound not in (None, usual):
        raise refusal.change_unclear()
    draft.bound = usual
    _write(draft, unit, amount)


def _settle_level(draft: Draft, canonical: str) -> None:
    value = draft.value or Decimal(0)
    level = draft.base is not None and draft.base.is_ratio and canonical == "%" and draft.upper is None
    falls = draft.bound is None and value < 100  # 「前年度比95%」: at least or at most?
    if not level or draft.until or draft.counting.value or value < _LEVELS_FROM or falls:
        raise refusal.change_unclear()
    draft.bound = draft.bound or Bound.AT_LEAST
    _write(draft, ChangeUnit.PERCENT, value - 100)


def _write(draft: Draft, unit: ChangeUnit, amount: Decimal) -> None:
    base = draft.base or Base(Basis.BASELINE)
    draft.value = amount
    draft.change = Change(base.basis, unit, amount, base.year)

