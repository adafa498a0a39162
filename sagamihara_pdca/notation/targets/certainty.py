"""What is parsed but not certain is refused: in one condition, and in several conditions together.

Several figures in one wording, 「25拠点・14%」「男性50%、女性40%」「30件以上50件未満」, need different labels or units.
"""

from __future__ import annotations

import itertools
import re
from decimal import Decimal

from sagamihara_pdca.model.target import Bound, Counting
from sagamihara_pdca.notation import units
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.refusal import Reason, Refused
from sagamihara_pdca.notation.targets.scaling import multiply

#: Bounds from below and from above.
LOWER = (Bound.AT_LEAST, Bound.ABOVE)
_UPPER = (Bound.AT_MOST, Bound.BELOW)
_AGES = frozenset({"歳", "才"})
#: 「事業費（千円）：12,000」: the unit is in the label, and perhaps a scale.
_UNIT_IN_LABEL = re.compile(rf"\s*\((?:(?P<scale>{units.SCALE})?(?P<unit>{units.KNOWN_UNIT})(?:{units.PER})?)\)$")
#: Figures whose sign belongs to them. Not 減少率 (a decrease by 3 or by −3?), 経常収支比率 or 赤字企業数.
_BELOW_ZERO = re.compile(
    r"(?:転入|転出|出生|死亡|輸出|輸入)超過|増減(?!要因|理由)|収支(?!比率|報告|計画|不足)|差引|損益(?!分岐)|(?:赤字|黒字|超過)(?:額|幅)?(?:$|[(（])|"
    r"純増|過不足|社会動態|自然動態|人口動態(?!調査)|伸び?率|成長率|変[化動]率|騰落|気温|水温|業況判断|(?:DI|ＤＩ|PB|プライマリーバランス)$"
)
_BELOW_ZERO_UNITS = frozenset({"℃", "DI"})
_FIRST_YEAR_LIKE, _LAST_YEAR_LIKE = 2000, 2100
_FEW = 10  # 「3密」, 「7不思議」: a small number before an unlisted noun may belong to its name
_STAND_ALONE = frozenset({"位", "倍", "年"})
#: Units whose number may be written in kanji: 三校.
COUNTED_IN_WORDS = frozenset({"件", "回", "校", "か所", "団体", "社", "事業", "施設", "種類", "人", "円", "%"})


def may_be_negative(name: str, unit: str = "") -> bool:
    """Whether a figure of this name or unit is one that goes below zero and is written with its sign: 転入超過数, 収支."""
    return _BELOW_ZERO.search(name) is not None or units.canonical_unit(unit) in _BELOW_ZERO_UNITS


def is_negative_figure(draft: Draft) -> bool:
    """Whether the sign of a number is the figure's own. 「+5」 may be a change of any figure."""
    can_be = draft.below_zero or may_be_negative(draft.measure)
    return can_be and draft.signed and draft.value is not None and draft.value <= 0


def take_unit_of_label(draft: Draft) -> None:
    """Take the unit at the end of a label for the number's: 「事業費（千円）：12,000」.

    Raises:
        Refused: the number has another unit, or scale words of its own.
    """
    named = _UNIT_IN_LABEL.search(draft.measure) if draft.measure.endswith(")") else None
    if named is None or (draft.unit and not named["scale"]):
        return
    if draft.unit or draft.scale != 1 or draft.change is not None:
        raise Refused(Reason.LEFT_OVER, draft.measure)
    draft.measure, draft.unit = draft.measure[:named.start()], named["unit"]
    if named["per"]:
        draft.set_per(named["per"])
    if named["scale"]:
        draft.scale = units.SCALES[named["scale"]]
        multiply(draft, draft.scale)


def leave_rate_as_note(draft: Draft) -> None:
    """「人口10万人当たり12.5」: a rate whose unit the measure knows."""
    if draft.per and not draft.unit and draft.change is None and draft.per.startswith("人口"):
        draft.notes.append(f"{draft.per}当たり")
        draft.per = ""


def check_condition(draft: Draft, unit: str) -> None:
    """Refuse one condition that is parsed but not certain; `unit` is its canonical unit.

    Raises:
        Refused: its unit, label, bound, counting or spelling may mean something else than a target figure.
    """
    if unit == "ポイント" and draft.change is None:
        raise Refused(Reason.CHANGE_UNCLEAR)
    if draft.per and not draft.unit:
        raise Refused(Reason.UNIT_MISSING)
    if draft.needs_unit and not units.is_known(draft.unit) and unit not in _STAND_ALONE:
        raise Refused(Reason.LEFT_OVER, draft.measure)
    if unit == "位" and draft.bound is not Bound.AT_MOST:
        raise Refused(Reason.BOUND_UNCLEAR, "位")
    if draft.inner is not None and draft.change is not None:
        raise Refused(Reason.CHANGE_UNCLEAR)
    if draft.upper is not None and draft.bound is not None:
        raise Refused(Reason.BOUNDS_CONTRADICT)
    _check_spelling(draft, unit)
    _check_counting(draft, unit)
    _check_year(draft, unit)
    _check_unlisted(draft, unit)


def combine(drafts: list[Draft]) -> tuple[Draft, ...]:
    """Combine the conditions of one wording. A lower bound and an upper bound of the same figure become a range.

    Raises:
        Refused: neither labels nor units distinguish two conditions, or a bound may apply to both.
    """
    if len(drafts) == 1:
        return tuple(drafts)
    merged = [drafts[0]]
    for draft in drafts[1:]:
        if not _merge_to_range(merged[-1], draft):
            merged.append(draft)
    if len(merged) > 1 and any(d.unit in _AGES and not d.measure for d in merged):  # 40〜74歳 60%: a share of whom?
        raise Refused(Reason.LEFT_OVER, "歳")
    _refuse_shared_bound(merged)
    _refuse_unnamed(merged)
    _refuse_same_unit(merged)
    return tuple(merged)


def _check_spelling(draft: Draft, unit: str) -> None:
    """Refuse 「毎月1日発行」 (a date?) and 「1.000人」 (a thousand?)."""
    value = draft.value or Decimal(0)
    if draft.per == "月" and unit == "日" and draft.bound is None:
        raise Refused(Reason.MAYBE_YEAR, f"{value}日")
    thousand_like = int(value.as_tuple().exponent) == -3 and value < 10**3
    if thousand_like and unit in COUNTED_IN_WORDS and unit != "%":
        raise Refused(Reason.NUMBER_MALFORMED, f"{value}{unit}")


def _check_counting(draft: Draft, unit: str) -> None:
    """Refuse a change or a percentage that is summed up."""
    if draft.change is not None and draft.counting is Counting.YEARLY:
        draft.counting = Counting.PLAIN  # 「毎年度前年度以上」: every year's target is a year's
    summed = draft.counting in (Counting.CUMULATIVE, Counting.VISITS)
    if summed and (draft.change is not None or unit == "%"):
        raise Refused(Reason.COUNTING_UNCLEAR)


def _check_unlisted(draft: Draft, unit: str) -> None:
    """Refuse a counter that is in no list where the number may be part of a name: 「3密」, 「2030アジェンダ」."""
    value = draft.value or Decimal(0)
    name_like = value < _FEW or _FIRST_YEAR_LIKE <= value < _LAST_YEAR_LIKE
    listed = not draft.unit or units.is_known(draft.unit) or unit in _STAND_ALONE
    if not listed and draft.bound is None and name_like:
        raise Refused(Reason.LEFT_OVER, draft.unit)


def _check_year(draft: Draft, unit: str) -> None:
    """Refuse 「10年」 and 「2030」, which may be a year."""
    value = draft.value or Decimal(0)
    plain = draft.bound is None and draft.change is None and draft.upper is None and not draft.measure
    if plain and unit in ("年", "か年") and value == value.to_integral_value():
        raise Refused(Reason.MAYBE_YEAR, f"{value}{draft.unit}")
    if plain and not unit and _FIRST_YEAR_LIKE <= value < _LAST_YEAR_LIKE:
        raise Refused(Reason.MAYBE_YEAR, str(value))


def _merge_to_range(low: Draft, high: Draft) -> bool:
    """Merge 30件以上50件以下 into one range, into `low`; with 超 or 未満 the two stay two conditions."""
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
    return same and between and low.bound in LOWER and high.bound in _UPPER


def _refuse_shared_bound(drafts: list[Draft]) -> None:
    """「月45時間・年360時間以内」: the last bound may apply to the bare figures before it as well.

    A bare figure is at least so much anyhow, so 以上 changes nothing; with another bound, or a change, it is refused.
    """
    for one, other in itertools.pairwise(drafts):
        bare = one.bound is None and one.change is None and one.upper is None and one.value != 0
        alike = units.canonical_unit(one.unit) == units.canonical_unit(other.unit) or not one.measure
        changed = other.change is not None and other.base is None
        if bare and alike and (changed or other.bound in (*_UPPER, Bound.ABOVE)):
            raise Refused(Reason.BOUND_UNCLEAR, f"{one.value}{one.full_unit}")


def _refuse_unnamed(drafts: list[Draft]) -> None:
    """Refuse a number with neither label nor unit, unless it is alone or one end of a span."""
    spans = [_span(low, high) for low, high in itertools.pairwise(drafts)]
    for low, high in itertools.pairwise(drafts):
        if low.opens and not _span(low, high) and not high.measure:  # 65歳以上10,000人, 週1回以上 65%
            raise Refused(Reason.NUMBERS_SIDE_BY_SIDE)
    for draft, before, behind in zip(drafts, [False, *spans], [*spans, False], strict=True):
        if len(drafts) > 1 and not (draft.unit or draft.measure or draft.change or before or behind):
            raise Refused(Reason.UNIT_MISSING)


def _refuse_same_unit(drafts: list[Draft]) -> None:
    """Refuse two figures in the same unit, unless labels distinguish them or they are the two ends of one span."""
    for low, high in itertools.pairwise(drafts):
        if _span(low, high):
            high.measure = low.measure
    for one, other in itertools.combinations(drafts, 2):
        same = units.canonical_unit(one.full_unit) == units.canonical_unit(other.full_unit)
        ends = one.bound in LOWER and other.bound in _UPPER and one.measure == other.measure
        if same and not ends and (not one.measure or not other.measure or one.measure == other.measure):
            raise Refused(Reason.SAME_UNIT_TWICE if one.full_unit else Reason.NO_UNIT_TWICE, one.full_unit)
