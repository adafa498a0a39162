"""Wordings that are figures: one or more conditions, each a number with the words around it.

    figures   = condition { joint condition }
    joint     = "・" | "、" | "かつ" | "及び" | "並びに" | blank
    condition = { before } number [ "〜" number ] unit { behind }
    before    = label | due | base | counting | "月" | "各" … | "約" | "最低" …
    behind    = bound | "程度" | "/年" | "ずつ" | ( … ) | change | activity

Every word has to be understood: a wording with a part that is left over is refused.
"""

from __future__ import annotations

import re
from decimal import Decimal

from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.notation import units
from sagamihara_pdca.notation.numerals import MOST_DIGITS, Numeral, match_number
from sagamihara_pdca.notation.targets import brackets, context_words, labels, qualified_labels, relative
from sagamihara_pdca.notation.targets.certainty import (
    COUNTED_IN_WORDS,
    LOWER,
    check_condition,
    combine,
    leave_rate_as_note,
    may_be_negative,
    take_unit_of_label,
)
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.refusal import Reason, Refused
from sagamihara_pdca.notation.targets.scaling import multiply
from sagamihara_pdca.notation.targets.vocabulary import Vocabulary

_BEFORE = Vocabulary(
    *relative.BASE, *qualified_labels.QUALIFIED, *labels.ACTIVITY, *context_words.COUNTING_BEFORE, *brackets.OUT_OF,
    *context_words.RATE_BEFORE, *brackets.DUE, *context_words.BOUND_BEFORE, *brackets.BRACKET_BEFORE,
)
_BEHIND = Vocabulary(
    *context_words.BOUND_BEHIND, *relative.CHANGE, *context_words.RATE_BEHIND, *brackets.BRACKET_BEHIND, *context_words.CLOSING,
)
_LABEL = Vocabulary(*labels.LABEL, *qualified_labels.ZERO)  # only for a draft that has no label yet
_INSTEAD_OF_NUMBER, _INNER = Vocabulary(*relative.INSTEAD_OF_NUMBER), Vocabulary(*brackets.INNER)
_REFUSED_OUTRIGHT = (
    (re.compile(r"→|⇒|➡|⇨|➔|⟶|->|=>"), Reason.ARROW),
    (re.compile(r"又は|または|若しくは|もしくは|あるいは|或いは|ないし|\bor\b"), Reason.ALTERNATIVES),
    (re.compile(r"[0-9]\s+[0-9]"), Reason.NUMBERS_SIDE_BY_SIDE),
)
_JOINT = re.compile(
    r"\s*(?:、\s*(?:かつ|及び|並びに|また)|かつ|及び|および|並びに|ならびに|[、・,;])\s*"
    r"|/\s*(?!平均|最[大低高小]|累計|年間)(?=[一-龥ァ-ヴーA-Za-z]{2,12}\s*:?\s*[0-9])"
)
_RANGE = re.compile(r"〜")
_HYPHEN_RANGE = re.compile(r"-(?=[0-9.,]+\s*[^\s0-9/-])")
_WORDS_BEHIND = (
    r"以上|以下|以内|未満|超|を|の|に|へ|まで|ずつ|かつ|及び|および|並びに|ならびに|程度|ほど|くらい|ぐらい|と(?=する|し)|"
    rf"すべて|全て|毎(?=[年月週日])|{context_words.UP_WORDS}|{context_words.DOWN_WORDS}|維持|継続|キープ|半減|倍増|{context_words.DONE}"
)
_AFTER = rf"(?=\s|$|[()【】「」、,・。/:;〜①-⑳-]|{_WORDS_BEHIND})"
_UNIT = re.compile(
    rf"(?P<unit>{units.KNOWN_UNIT}|位|倍|(?!{units.KNOWN_UNIT}|{_WORDS_BEHIND}){units.OTHER_UNIT})(?:{units.PER})?{_AFTER}"
)
_A_YEAR = re.compile(r"\s*/\s*年(?:間|度)?(?![一-龥々])")  # アクセス数 100万/年
_YEARS = re.compile(rf"(?P<unit>年){_AFTER}")  # 健康寿命 80.5年; a whole number of 年 may be a year
_TENTHS = re.compile(rf"割(?:\s*(?P<part>[1-9])\s*分)?{_AFTER}")
_MALFORMED = re.compile(r"[0-9][0-9,.]*")
#: With a bound before another number these may tell which ones are counted: 「1時間以上 50%」, 「週1回以上 65%」.
_WHICH_ONES = frozenset({"時間", "分", "日", "年", "km", "m", "㎡", "ha", "円", "kg"})
_SCALE = re.compile(units.SCALE)
_WIDE_RANGE = 100  # 「500〜1億円」: from 500 円?
_IN_WORDS = re.compile(r"[一二三四五六七八九十百千万億兆〇]|ゼロ|零")


def read_figures(text: str, below_zero: bool = False) -> tuple[Draft, ...]:
    """Parse a narrow text as conditions, in the order of the text.

    Args:
        below_zero: a figure of the measure can be below zero, so that a sign is its own.
    Raises:
        Refused: something in it is not understood for certain.
    """
    for pattern, reason in _REFUSED_OUTRIGHT:
        if pattern.search(text):
            raise Refused(reason)
    cursor, drafts = _Cursor(text), [Draft(below_zero=below_zero)]
    _condition(cursor, drafts[-1])
    while not cursor.done:
        _joint(cursor, drafts[-1])
        drafts.append(Draft(below_zero=below_zero))
        _condition(cursor, drafts[-1])
    return combine(drafts)


class _Cursor:
    """A position in a narrow text. Blanks between two tokens have no meaning, except where the grammar asks."""

    __slots__ = ("at", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match `pattern` at the next token; the position advances when it matches."""
        match = pattern.match(self.text, self.next)
        if match is not None:
            self.at = match.end()
        return match

    def take_word(self, words: Vocabulary, draft: Draft) -> bool:
        """Apply the first of `words` that matches at the next token and applies to `draft`; False when none does.

        Raises:
            Refused: the word contradicts what the draft says already.
        """
        start = self.next
        for pattern, apply in words.from_first(self.text, start):
            match = pattern.match(self.text, start)
            if match is not None and apply(match, draft):
                self.at = match.end()
                return True
        return False

    @property
    def at_blank(self) -> bool:
        """Whether there is a blank before the next token."""
        return self.text[self.at:self.at + 1] == " "

    @property
    def done(self) -> bool:
        """Whether nothing but blanks is left."""
        return self.next == len(self.text)

    @property
    def rest(self) -> str:
        """The text that is not parsed yet."""
        return self.text[self.at:].strip()

    @property
    def next(self) -> int:
        """The position of the next token."""
        at, text = self.at, self.text
        while text.startswith(" ", at):
            at += 1
        return at


def _joint(cursor: _Cursor, draft: Draft) -> None:
    """Parse the joint between two conditions; no joint is needed where a lower bound ends (30件以上50件以下)."""
    if cursor.take(_JOINT):
        return
    if cursor.at_blank:
        which = draft.per != "" or units.canonical_unit(draft.unit) in _WHICH_ONES
        draft.opens = draft.bound is not None and which
        return
    if draft.bound in LOWER and (cursor.take(_RANGE) or cursor.text[cursor.at].isdigit()):
        draft.opens = True
        return
    if cursor.text[cursor.at] in "①②③④⑤⑥⑦⑧⑨⑩【" or (draft.bracketed and cursor.text[cursor.at] == "("):
        return
    raise Refused(Reason.LEFT_OVER, cursor.rest)


def _condition(cursor: _Cursor, draft: Draft) -> None:
    while cursor.take_word(_BEFORE, draft) or (not draft.measure and cursor.take_word(_LABEL, draft)):
        pass
    if not cursor.take_word(_INSTEAD_OF_NUMBER, draft):
        _number(cursor, draft)
    while cursor.take_word(_BEHIND, draft):
        pass
    take_unit_of_label(draft)
    leave_rate_as_note(draft)
    unit = units.canonical_unit(draft.unit)
    relative.settle(draft, unit)
    check_condition(draft, unit)


def _number(cursor: _Cursor, draft: Draft) -> None:
    start = cursor.next
    number = _take_number(cursor)
    draft.value, draft.signed, draft.scale = number.value, number.signed, number.scale
    if cursor.take_word(_INNER, draft):
        _scale_behind_inner(cursor, draft)
    elif cursor.take(_RANGE) or (not draft.signed and cursor.take(_HYPHEN_RANGE)):
        draft.upper = _upper_number(cursor, draft)
    _unit(cursor, draft)
    if draft.upper is None and draft.unit and cursor.take(_RANGE):  # 30件〜50件
        draft.upper = _upper_number(cursor, draft)
        first, draft.unit = draft.unit, ""
        _unit(cursor, draft)
        if units.canonical_unit(first) != units.canonical_unit(draft.unit):
            raise Refused(Reason.LEFT_OVER, cursor.text)
    zero_alone = draft.value == 0 and not draft.unit
    in_words = _IN_WORDS.match(cursor.text, start) is not None and not zero_alone
    alone = draft.unit == "円" and cursor.text[start:cursor.at - 1].strip() in units.SCALES  # 千円 is a unit, no number
    if in_words and (alone or units.canonical_unit(draft.unit) not in COUNTED_IN_WORDS):
        raise Refused(Reason.LEFT_OVER, cursor.text[start:])


def _take_number(cursor: _Cursor) -> Numeral:
    start = cursor.next
    numeral = match_number(cursor.text, start)
    if numeral is None:
        broken = _MALFORMED.match(cursor.text, start)
        if broken and len(re.sub("[,.]", "", broken[0])) > MOST_DIGITS:
            raise Refused(Reason.TOO_MANY_DIGITS, cursor.rest)
        raise Refused(Reason.NUMBER_MALFORMED if broken else Reason.LEFT_OVER, cursor.rest)
    cursor.at = numeral.end
    return numeral


def _scale_behind_inner(cursor: _Cursor, draft: Draft) -> None:
    """「12(5)億円」: the scale is the whole's and the inner count's."""
    match = cursor.take(_SCALE) if draft.scale == 1 else None
    if match is not None:
        draft.scale = units.SCALES[match[0]]
        multiply(draft, draft.scale)


def _upper_number(cursor: _Cursor, draft: Draft) -> Decimal:
    """The upper end of a range. 「1〜2億円」 has the scale of the upper end at both, 「5,000〜1万人」 has not."""
    upper, low = _take_number(cursor), draft.value or Decimal(0)
    if upper.scale != 1 and draft.scale == 1 and not draft.unit:
        if low * upper.scale < upper.value:
            draft.value = low = low * upper.scale
            draft.scale = upper.scale
        elif upper.value > low * _WIDE_RANGE:
            raise Refused(Reason.SCALE_UNCLEAR, str(low))
    is_signed = (upper.signed or draft.signed) and not (draft.below_zero or may_be_negative(draft.measure))
    if is_signed or upper.value <= low:
        raise Refused(Reason.RANGE_REVERSED)
    return upper.value


def _unit(cursor: _Cursor, draft: Draft) -> None:
    """件, 件/年, 割 (tenths become %)."""
    value = draft.value or Decimal(0)
    if match := cursor.take(_TENTHS):
        draft.value = value * 10 + Decimal(match["part"] or 0)
        draft.upper = draft.upper * 10 if draft.upper is not None else None
        draft.unit = "%"
        return
    has_fraction = int(value.as_tuple().exponent) < 0
    match = cursor.take(_UNIT) or (cursor.take(_YEARS) if has_fraction else None)
    if match is None:
        if draft.measure and cursor.take(_A_YEAR):
            draft.set_counting(Counting.YEARLY, "年間")
        return
    draft.unit = match["unit"]
    if per := match.groupdict().get("per"):
        draft.set_per(per)
