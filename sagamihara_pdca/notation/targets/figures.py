"""Wordings that are figures: one or more conditions, each a number with the words around it.

    figures   = condition { joint condition }
    joint     = "・" | "、" | "かつ" | "及び" | "並びに" | blank
    condition = { before } number [ "〜" number ] unit { behind }
    before    = label | due | base | counting | "月" | "各" … | "約" | "最低" …
    behind    = bound | "程度" | "/年" | "ずつ" | ( … ) | change | activity

Every word has to be understood. What is left over refuses the whole.
"""

from __future__ import annotations

import re
from decimal import Decimal

from sagamihara_pdca.model.target import Bound, Counting
from sagamihara_pdca.notation import units
from sagamihara_pdca.notation.numerals import match_number
from sagamihara_pdca.notation.targets import (
    bases,
    brackets,
    combining,
    context_words,
    labels,
    refusal,
    relative,
    vocabulary,
)
from sagamihara_pdca.notation.targets.cursor import Cursor
from sagamihara_pdca.notation.targets.draft import Draft

_JOINT = re.compile(r"\s*(?:、\s*(?:かつ|及び|並びに|また)|かつ|及び|および|並びに|ならびに|[、・,;])\s*")
_RANGE = re.compile(r"〜")
_HYPHEN_RANGE = re.compile(r"-(?=[0-9.,]+\s*[^\s0-9/-])")
_WORDS_BEHIND = (
    r"以上|以下|以内|未満|超|を|の|に|へ|まで|ずつ|かつ|及び|および|並びに|ならびに|程度|ほど|くらい|ぐらい|と(?=する|し)|"
    rf"すべて|全て|毎(?=[年月週日])|{vocabulary.UP_WORDS}|{vocabulary.DOWN_WORDS}|維持|継続|キープ|半減|倍増|{vocabulary.DONE}"
)
_AFTER = rf"(?=\s|$|[()【】「」、,・。/:;〜①-⑳-]|{_WORDS_BEHIND})"
_UNIT = re.compile(
    rf"(?P<unit>{units.KNOWN_UNIT}|位|倍|(?!{units.KNOWN_UNIT}){units.OTHER_UNIT})(?:{units.PER})?{_AFTER}"
)
_YEARS = re.compile(rf"(?P<unit>年){_AFTER}")  # 健康寿命 80.5年; a whole number of 年 may be a year
#: 「事業費（千円）：12,000」: the unit is in the label, and perhaps a scale.
_UNIT_IN_LABEL = re.compile(rf"\((?P<scale>百万|[千万億])?{units.KNOWN_UNIT}(?:{units.PER})?\)$")
_TENTHS = re.compile(rf"割(?:\s*(?P<part>[1-9])\s*分)?{_AFTER}")
_MALFORMED = re.compile(r"[0-9][0-9,.]*")
_SIDE_BY_SIDE = re.compile(r"[0-9]\s+[0-9]")
#: With a bound before another number these may say which ones are meant: 「1時間以上 50%」, 「週1回以上 65%」.
_WHICH_ONES = frozenset({"時間", "分", "日", "年", "km", "m", "㎡", "ha", "円", "kg"})
_BALANCE = re.compile(r"増減|収支|差引|動態")  # a balance of zero may be meant as at least zero
_FIRST_YEAR_LIKE, _LAST_YEAR_LIKE = 2000, 2100
_FEW = 10  # 「3密」, 「7不思議」: a small number before an unlisted noun may belong to its name
_IN_WORDS = re.compile(r"[一二三四五六七八九十百千万億〇]|ゼロ|零")
_STAND_ALONE = frozenset({"位", "倍", "年"})
_COUNTED_IN_WORDS = frozenset({"件", "回", "校", "か所", "団体", "社", "事業", "施設", "種類", "人", "円", "%"})


def read_figures(text: str) -> tuple[Draft, ...]:
    """The conditions of a narrow text.

    Raises:
        Refused: something in it is not understood for certain.
    """
    _refuse_outright(text)
    cursor, drafts = Cursor(text), [Draft()]
    while True:
        _condition(cursor, drafts[-1])
        if cursor.done:
            break
        _joint(cursor, drafts[-1])
        drafts.append(Draft())
    return combining.together(drafts)


def _refuse_outright(text: str) -> None:
    if vocabulary.ARROW.search(text):
        raise refusal.arrow()
    if vocabulary.ALTERNATIVE.search(text):
        raise refusal.alternatives()
    if _SIDE_BY_SIDE.search(text):
        raise refusal.numbers_side_by_side()


def _joint(cursor: Cursor, draft: Draft) -> None:
    """What stands between two conditions; nothing is needed where a lower bound ends (30件以上50件以下)."""
    if cursor.take(_JOINT):
        return
    if cursor.at_blank:
        which = draft.per != "" or units.canonical_unit(draft.unit) in _WHICH_ONES
        draft.opens = draft.bound is not None and which
        return
    if draft.bound in combining.LOWER and (cursor.take(_RANGE) or cursor.text[cursor.at].isdigit()):
        draft.opens = True
        return
    if cursor.text[cursor.at] in "①②③④⑤⑥⑦⑧⑨⑩【" or (draft.bracketed and cursor.text[cursor.at] == "("):
        return
    raise refusal.left_over(cursor.rest)


def _condition(cursor: Cursor, draft: Draft) -> None:
    while any(step(cursor, draft) for step in _BEFORE):
        pass
    if not (relative.take_comparison(cursor, draft) or relative.take_change(cursor, draft)):
        _number(cursor, draft)
    while any(step(cursor, draft) for step in _BEHIND):
        pass
    relative.settle(draft, units.canonical_unit(draft.unit))
    _check(draft)


def _number(cursor: Cursor, draft: Draft) -> None:
    start = cursor.next
    draft.value, draft.signed = _take_number(cursor)
    in_words = _IN_WORDS.match(cursor.text, start)
    if not brackets.take_inner(cursor, draft):
        _upper(cursor, draft)
    _unit(cursor, draft)
    if draft.upper is None and draft.unit:
        _upper_with_unit(cursor, draft)
    zero_alone = draft.value == 0 and not draft.unit
    if in_words and not zero_alone and units.canonical_unit(draft.unit) not in _COUNTED_IN_WORDS:
        raise refusal.left_over(cursor.text[start:])


def _take_number(cursor: Cursor) -> tuple[Decimal, bool]:
    start = cursor.next
    numeral = match_number(cursor.text, start)
    if numeral is None:
        broken = _MALFORMED.match(cursor.text, start)
        raise refusal.number_malformed(cursor.rest) if broken else refusal.left_over(cursor.rest)
    cursor.at = numeral.end
    return numeral.value, numeral.signed


def _upper(cursor: Cursor, draft: Draft) -> None:
    """30〜50件, 10-20%."""
    hyphen = cursor.see(_HYPHEN_RANGE)
    if cursor.take(_RANGE) or (hyphen and cursor.take(_HYPHEN_RANGE)):
        draft.upper = _upper_number(cursor, draft)


def _upper_with_unit(cursor: Cursor, draft: Draft) -> None:
    """30件〜50件."""
    if not cursor.take(_RANGE):
        return
    draft.upper = _upper_number(cursor, draft)
    first = draft.unit
    draft.unit = ""
    _unit(cursor, draft)
    if units.canonical_unit(first) != units.canonical_unit(draft.unit):
        raise refusal.left_over(cursor.text)


def _upper_number(cursor: Cursor, draft: Draft) -> Decimal:
    upper, signed = _take_number(cursor)
    if signed or draft.signed or draft.value is None or upper <= draft.value:
        raise refusal.range_reversed()
    return upper


def _unit(cursor: Cursor, draft: Draft) -> None:
    if match := cursor.take(_TENTHS):
        part = Decimal(match["part"] or 0)
        draft.value = (draft.value or Decimal(0)) * 10 + part
        draft.upper = draft.upper * 10 if draft.upper is not None else None
        draft.unit = "%"
        return
    match = cursor.take(_UNIT) or (cursor.take(_YEARS) if _has_fraction(draft.value) else None)
    if match is None:
        return
    draft.unit = match["unit"]
    if per := match.groupdict().get("per"):
        draft.set_per(per)


_BEFORE = (
    bases.take_base, context_words.take_activity, context_words.take_counting, brackets.take_out_of, context_words.take_per_time,
    brackets.take_due, context_words.take_each, context_words.take_all, context_words.take_approximate, context_words.take_bound_before,
    brackets.take_bracket_before, labels.take_label,
)
_BEHIND = (
    context_words.take_bound, relative.take_change, context_words.take_approximate_behind, context_words.take_per, context_words.take_each_behind,
    context_words.take_all_behind, brackets.take_bracket_behind, context_words.take_until, context_words.take_closing,
)


def _check(draft: Draft) -> None:
    """Refuse a condition that is read but not certain."""
    unit = units.canonical_unit(draft.unit)
    if unit == "ポイント" and draft.change is None:
        raise refusal.change_unclear()
    if draft.per and not draft.unit:
        raise refusal.unit_missing()
    if draft.needs_unit and not units.is_known(draft.unit) and unit not in _STAND_ALONE:
        raise refusal.left_over(draft.measure)
    if (named := _UNIT_IN_LABEL.search(draft.measure)) and (named["scale"] or not draft.unit):
        raise refusal.left_over(draft.measure)
    if draft.value == 0 and draft.bound is None and _BALANCE.search(draft.measure):
        raise refusal.bound_unclear(draft.measure)
    if unit == "位" and draft.bound is not Bound.AT_MOST:
        raise refusal.bound_unclear("位")
    if draft.inner is not None and draft.change is not None:
        raise refusal.change_unclear()
    if draft.upper is not None and draft.bound is not None:
        raise refusal.bounds_contradict()
    _check_spelling(draft, unit)
    _check_counting(draft, unit)
    _check_year(draft, unit)
    _check_unlisted(draft, unit)


def _check_spelling(draft: Draft, unit: str) -> None:
    """Refuse 「毎月1日発行」 (a date?) and 「1.000人」 (a thousand?)."""
    value = draft.value or Decimal(0)
    if draft.per == "月" and unit == "日" and draft.bound is None:
        raise refusal.maybe_year(f"{value}日")
    thousand_like = int(value.as_tuple().exponent) == -3 and value < 10**3
    if thousand_like and unit in _COUNTED_IN_WORDS and unit != "%":
        raise refusal.number_malformed(f"{value}{unit}")


def _has_fraction(value: Decimal | None) -> bool:
    return value is not None and int(value.as_tuple().exponent) < 0


def _check_counting(draft: Draft, unit: str) -> None:
    """A change or a percentage is not summed up."""
    if draft.change is not None and draft.counting is Counting.YEARLY:
        draft.counting = Counting.PLAIN  # 「毎年度前年度以上」: every year's target is a year's
    summed = draft.counting in (Counting.CUMULATIVE, Counting.VISITS)
    if summed and (draft.change is not None or unit == "%"):
        raise refusal.counting_unclear()


def _check_unlisted(draft: Draft, unit: str) -> None:
    """Refuse a counter that is in no list where the number may be part of a name: 「3密」, 「2030アジェンダ」."""
    value = draft.value or Decimal(0)
    name_like = value < _FEW or _FIRST_YEAR_LIKE <= value < _LAST_YEAR_LIKE
    listed = not draft.unit or units.is_known(draft.unit) or unit in _STAND_ALONE
    if not listed and draft.bound is None and name_like:
        raise refusal.left_over(draft.unit)


def _check_year(draft: Draft, unit: str) -> None:
    value = draft.value or Decimal(0)
    plain = draft.bound is None and draft.change is None and draft.upper is None and not draft.measure
    if plain and unit in ("年", "か年") and value == value.to_integral_value():
        raise refusal.maybe_year(f"{value}{draft.unit}")
    if plain and not unit and _FIRST_YEAR_LIKE <= value < _LAST_YEAR_LIKE:
        raise refusal.maybe_year(str(value))
