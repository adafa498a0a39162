"""Relative targets: 「R5年度実績から約3%増」「前年度比5%減」「現状から10ポイント増」「2倍」「前年度以上」.

    change = [ base ] number ( "%" | "ポイント" | "倍" | unit ) [ bound ] [ up | down ]
           | base number%                 a level, with 比: 「前年度比105%」
           | base bound | base "より" ( up | down ) | [ base ] ( "半減" | "倍増" )
    base   = ( 前年度 … | 現状 … | year 実績 … ) [ "(" remark ")" ] ( "比" | "から" | "より" | "に比べ" … | nothing )

Without a base the change is from the baseline 現状値. A sign without a base is refused, unless the figure can be negative:
▲5% may be a value. So are
「5%向上」 (per cent or points?), 「100時間削減」 (the hours saved?), 「10%改善」 (which way?) and 「1.2倍」 alone (an index
such as 有効求人倍率?).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from sagamihara_pdca.model.target import Basis, Bound, Change, ChangeUnit
from sagamihara_pdca.notation import lexicon
from sagamihara_pdca.notation.fiscal_year import YEAR, years_in
from sagamihara_pdca.notation.lexicon import Tag
from sagamihara_pdca.notation.numerals import write_number
from sagamihara_pdca.notation.targets import context_words
from sagamihara_pdca.notation.targets.certainty import is_negative_figure
from sagamihara_pdca.notation.targets.draft import Base, Draft, Word
from sagamihara_pdca.notation.targets.refusal import Reason, Refused
from sagamihara_pdca.notation.units import canonical_unit

_WHOSE = (
    rf"対?(?P<year>{YEAR}\s*(?:\({YEAR}\)\s*)?(?:年度?)?)|(?P<last>対?\s*(?:前年度?|昨年度?))|"
    r"(?P<baseline>対?(?:計画策定時(?:点)?|策定時(?:点)?|現状|現況|現在|現行|基準年度?|基準))"
)
_LINK = (
    r"(?P<ratio>対?比(?:で|の)?)"
    r"|(?:と\s*(?:比べ|比較し)て?|に\s*(?:比べ|比較し|対し)て?|から|より)\s*も?|を基準(?:に|として)"
    r"|(?P<of>の)(?=\s*(?:約\s*)?[0-9]|\s*(?:半減|倍増))"
    # nothing at all: 前年度以上, 前年度+5%, 現状2倍, 対前年度増
    r"|(?=\s*(?:以上|以下|未満|超|を\s*(?:超え|上回|下回)))|(?=[+▲△-][0-9])|(?=\s*[0-9.]+\s*倍)"
    r"|(?=(?:増加?|減少?)(?:$|[\s、。(]))"
)
_BASE = re.compile(
    rf"(?:{_WHOSE})\s*の?\s*(?:実績値?|値|数値|水準|末時点|末|時点)?\s*(?:\((?P<remark>[^()]*)\))?\s*(?:{_LINK})\s*、?"
)
_AGAINST = re.compile(r"対前年度?(?:で)?(?=\s*約?\s*[0-9+▲△-])")
_PLAIN_CHANGES, _DEEDS = lexicon.spelled(Tag.PLAIN), lexicon.spelled(Tag.SAVED)
_ENDING = r"(?:さ?せる|する|します|すること|した|し|す|を目指す|を図る)?"
_UP_OR_DOWN = rf"(?:(?P<up>{context_words.UP_WORDS})|(?P<down>{context_words.DOWN_WORDS})){_ENDING}(?![一-龥々率])"
_WORD = re.compile(rf"[のを]?\s*{_UP_OR_DOWN}")
_TOWARDS = re.compile(rf"(?:まで|[にへ])に?\s*{_UP_OR_DOWN}")
_TOWARDS_UNTIL = re.compile(rf"に?\s*{_UP_OR_DOWN}")
_HALVED = re.compile(r"(?:を|の|に)?\s*(?P<word>半減|倍増)(?:する|させる|を目指す)?(?![一-龥々])")
_UNITS = {"%": ChangeUnit.PERCENT, "ポイント": ChangeUnit.POINT, "倍": ChangeUnit.TIMES}
_LEVELS_FROM = Decimal(80)  # 「前年度比105%」 is a level; 「前年度比5%」 could be a change


def set_base_behind(words: str, draft: Draft) -> bool:
    """Set the base in brackets behind the change, 「20%減（2013年度比）」; False when `words` is no base.

    Raises:
        Refused: the condition has a base already, or the words name several years.
    """
    match = _BASE.fullmatch(words)
    if match is None:
        return False
    _base(match, draft)
    if draft.change is not None and draft.base is not None:
        draft.change = replace(draft.change, basis=draft.base.basis, year=draft.base.year)
    return True


def settle(draft: Draft, canonical: str) -> None:
    """Set the change of a draft whose words are all parsed, where no 増 or 減 has set it; `canonical` is its canonical unit.

    Raises:
        Refused: there is a base or a sign, but the change or the level is not certain.
    """
    if draft.change is not None or draft.value is None:
        return
    if canonical == "倍" and (draft.base is not None or not draft.measure.endswith("率")):  # 有効求人倍率1.2倍 is a level
        _settle_times(draft)
    elif draft.base is not None and draft.signed:
        _settle_signed(draft, canonical)
    elif draft.base is not None:
        _settle_level(draft, canonical)
    elif draft.signed and canonical == "ポイント":  # +10ポイント is a change whatever it is of
        _settle_signed(draft, canonical)
    elif draft.signed and not is_negative_figure(draft):
        raise Refused(Reason.SIGN_WITHOUT_BASE, f"{write_number(draft.value)}{draft.unit}")


def _against(_: re.Match[str], draft: Draft) -> bool:
    """対前年度5%増."""
    draft.set_base(Base(Basis.LAST_YEAR, is_ratio=True))
    return True


def _base(match: re.Match[str], draft: Draft) -> bool:
    """前年度比, R5年度実績から, 現状値より, 基準年度(2013年度)比."""
    remark = match["remark"] or ""
    years, rest = years_in(remark)
    is_ratio = match["ratio"] is not None or match["of"] is not None
    if match["year"]:
        years = (*years_in(match["year"])[0], *years)
    if len(set(years)) > 1 or (match["year"] and not years):
        raise Refused(Reason.SEVERAL_YEARS)
    if remark and (match["last"] or not years or rest.strip("年度末 ")):
        draft.notes.append(remark)
        years = years if match["year"] else ()
    if match["last"]:
        draft.set_base(Base(Basis.LAST_YEAR, is_ratio=is_ratio))
    else:
        draft.set_base(Base(Basis.YEAR, years[0], is_ratio) if years else Base(Basis.BASELINE, is_ratio=is_ratio))
    return True


def _direction(match: re.Match[str], draft: Draft) -> bool:
    """「前年度より増加」, 「前年度比減」: more or less than the base, by any amount."""
    return _compare(draft, Bound.ABOVE if match["up"] else Bound.BELOW)


def _comparison(match: re.Match[str], draft: Draft) -> bool:
    """「前年度以上」, 「現状値を上回る」: a base and a bound without a number."""
    return _compare(draft, context_words.BOUNDS[match["word"] or match["verb"]])


def _compare(draft: Draft, bound: Bound) -> bool:
    """Set a change of 0 with a bound; False without a base."""
    if draft.base is None:
        return False
    draft.set_bound(bound)
    _set_change(draft, ChangeUnit.AMOUNT, Decimal(0))
    return True


def _change(match: re.Match[str], draft: Draft) -> bool:
    """「5%増」, 「10件の減」: the number is the change."""
    if draft.change is not None or draft.until:
        return False
    word, up = match["up"] or match["down"], match["up"] is not None
    unit = _UNITS.get(canonical_unit(draft.unit), ChangeUnit.AMOUNT)
    _check_change(draft, word, unit)
    amount = draft.value or Decimal(0)
    if draft.signed and (amount < 0 or not up):
        raise Refused(Reason.CHANGE_UNCLEAR)
    strict = draft.bound is Bound.ABOVE
    if draft.bound not in (None, Bound.AT_LEAST, Bound.ABOVE) or amount == 0:
        raise Refused(Reason.CHANGE_UNCLEAR)
    draft.bound = (Bound.ABOVE if strict else Bound.AT_LEAST) if up else (Bound.BELOW if strict else Bound.AT_MOST)
    _set_change(draft, unit, amount if up else -amount)
    return True


def _check_change(draft: Draft, word: str, unit: ChangeUnit) -> None:
    """Refuse a change whose kind is not certain."""
    has_base = draft.base is not None
    relative = draft.base is not None and draft.base.is_ratio
    if draft.upper is not None or draft.until or draft.per or draft.inner is not None or unit is ChangeUnit.TIMES:
        raise Refused(Reason.CHANGE_UNCLEAR)
    if unit is ChangeUnit.PERCENT and word not in _PLAIN_CHANGES and not relative:
        raise Refused(Reason.CHANGE_UNCLEAR)
    if unit is ChangeUnit.AMOUNT and (not draft.unit or (word in _DEEDS and not has_base)):
        raise Refused(Reason.CHANGE_UNCLEAR)
    if draft.counting.value or draft.each:
        raise Refused(Reason.COUNTING_UNCLEAR)


def _level(match: re.Match[str], draft: Draft) -> bool:
    """「80%に向上」, 「50件まで減少」: the number is the level itself."""
    if draft.change is not None or draft.until is not (match.re is _TOWARDS_UNTIL):
        return False
    if draft.base is not None or draft.upper is not None:
        raise Refused(Reason.CHANGE_UNCLEAR)
    draft.until = False
    strict, usual = (Bound.ABOVE, Bound.AT_LEAST) if match["up"] else (Bound.BELOW, Bound.AT_MOST)
    draft.set_bound(strict if draft.bound is strict else usual)
    return True


def _halve(match: re.Match[str], draft: Draft) -> bool:
    """「半減」, 「倍増」."""
    if draft.value is not None or draft.bound is not None or draft.counting.value:
        raise Refused(Reason.CHANGE_UNCLEAR)
    is_half = match["word"] == "半減"
    draft.unit = "倍"
    draft.bound = Bound.AT_MOST if is_half else Bound.AT_LEAST
    _set_change(draft, ChangeUnit.TIMES, Decimal("0.5") if is_half else Decimal(2))
    return True


def _settle_times(draft: Draft) -> None:
    """「2倍」, 「前年度の1.2倍以上」."""
    value = draft.value or Decimal(0)
    if draft.upper is not None or draft.signed or draft.counting.value or (draft.bound is None and value <= 1):
        raise Refused(Reason.CHANGE_UNCLEAR)
    if draft.base is None and (value <= 1 or value != value.to_integral_value()):  # 「1.2倍」 may be a 有効求人倍率
        raise Refused(Reason.CHANGE_UNCLEAR)
    draft.bound = draft.bound or Bound.AT_LEAST
    _set_change(draft, ChangeUnit.TIMES, value)


def _settle_signed(draft: Draft, canonical: str) -> None:
    """「前年度比+5%」, 「現状▲3件」."""
    unit = _UNITS.get(canonical, ChangeUnit.AMOUNT)
    amount = draft.value or Decimal(0)
    if draft.upper is not None or amount == 0 or not draft.unit or draft.until or draft.counting.value:
        raise Refused(Reason.CHANGE_UNCLEAR)
    usual = Bound.AT_LEAST if amount > 0 else Bound.AT_MOST
    if draft.bound not in (None, usual):
        raise Refused(Reason.CHANGE_UNCLEAR)
    draft.bound = usual
    _set_change(draft, unit, amount)


def _settle_level(draft: Draft, canonical: str) -> None:
    """「前年度比105%」."""
    value = draft.value or Decimal(0)
    level = draft.base is not None and draft.base.is_ratio and canonical == "%" and draft.upper is None
    falls = draft.bound is None and value < 100  # 「前年度比95%」: at least or at most?
    if not level or draft.until or draft.counting.value or value < _LEVELS_FROM or falls:
        raise Refused(Reason.CHANGE_UNCLEAR)
    draft.bound = draft.bound or Bound.AT_LEAST
    _set_change(draft, ChangeUnit.PERCENT, value - 100)


def _set_change(draft: Draft, unit: ChangeUnit, amount: Decimal) -> None:
    base = draft.base or Base(Basis.BASELINE)
    draft.value = amount
    draft.change = Change(base.basis, unit, amount, base.year)


BASE: tuple[Word, ...] = ((_AGAINST, _against), (_BASE, _base))
INSTEAD_OF_NUMBER: tuple[Word, ...] = ((context_words.BOUND, _comparison), (_HALVED, _halve), (_WORD, _direction))
CHANGE: tuple[Word, ...] = ((_HALVED, _halve), (_WORD, _change), (_TOWARDS, _level), (_TOWARDS_UNTIL, _level))
