"""What words say that stand beside a figure which exists already, an actual or a baseline: 「12月末」「見込」「5点満点」「97.1」.

    remark = time | [ time ] provisional | plain | compared | share | included | another figure

A remark changes nothing of the figure, or it has to be asked about: its words may mean that the figure is another one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation import lexicon
from sagamihara_pdca.notation.fiscal_year import YEAR, years_in
from sagamihara_pdca.notation.lexicon import Tag
from sagamihara_pdca.notation.numerals import match_number


class Doubt(Enum):
    """Why a person has to look at a figure."""

    SECOND_FIGURE = auto()  # 97.3(97.1): last year's? an inner count?
    WORDS = auto()  # words whose meaning for the figure is not known
    BEFORE_YEAR_END = auto()  # 12月末: the year was not over
    NOT_EXACT = auto()  # 約, 延べ: the figure itself is not exact, or is counted in another way


class Remark(NamedTuple):
    """Words beside a figure, and what they mean for it."""

    words: str
    doubt: Doubt | None = None
    provisional: bool = False  # 見込, 速報 …: the figure may still change
    year: FiscalYear | None = None  # that the words name


_ERA = rf"{YEAR}\s*(?:年度?)?"
_DAY = r"(?:[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日|末日?|[上中下]旬|初め)?|(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9]))"
_POINT = rf"(?:{_ERA}\s*(?:{_DAY}|(?<=[0-9])[./][0-9]{{1,2}}(?:月|[./][0-9]{{1,2}})?)?|{_DAY}|(?:[本今当]年度?|年度))"
_PART = r"(?:第[1-4一二三四]四半期|[上下]半?期|[上下]半年|前期|後期)"
#: When a figure was counted, for how long, or of which year it is.
TIME = (
    rf"(?:{_POINT}\s*(?:[〜-]|から)\s*{_POINT}|[0-9]{{1,2}}\s*[〜-]\s*[0-9]{{1,2}}\s*月|{_ERA}\s*(?:の\s*)?{_PART}|{_PART}|{_POINT})"
    r"\s*(?:度?末日?)?\s*(?:現在|時点|まで|累計|分)*"
)
#: The figure may still change.
PROVISIONAL = rf"(?:{lexicon.any_of(Tag.PROVISIONAL)})(?:値|額|数|人数|件数)?"
_UNSETTLED = re.compile(lexicon.any_of(Tag.UNSETTLED))
#: What says no more than that it is the figure.
ACTUAL = rf"(?:{lexicon.any_of(Tag.ACTUAL)})(?:値|額|数)?"
_PLAIN = re.compile(
    rf"{ACTUAL}|合計|総?計|総数|全体|全市|市全体|全校|年間|通年|達成|未達成|税込み?|"
    r"(?:小数(?:点以下|点?第[0-9一二三四]位)?(?:を|は)?)?(?:四捨五入|切り?捨て|切り?上げ)"
)
#: The scale of a score, and the whole that a count belongs to: 5点満点, 3校中.
_UP_TO = re.compile(
    r"満点(?P<full>[0-9]+)点|(?P<score>[0-9]+)点満点(?:中|で|の?うち)?|(?P<steps>[0-9]+)段階(?:評価)?(?:中|で)?|"
    r"全?(?P<whole>[0-9][0-9,]*)\s*[^0-9]{1,6}?(?:中|のうち|の内)"
)
_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_UNIT = r"[^0-9\s、。・/()]{0,4}"
_COMPARED = re.compile(
    rf"(?:対?前年度?比?|対?昨年度?比?|前回(?:調査)?|目標値?|計画値?|達成率|進捗率|構成比|回収率|回答率|出席率|全体の?|総数|定員|対象者?数?|"
    rf"母数|回答者?数?|有効回答数?|[nN]=?)[は:]?\s*[+▲△-]?{_NUMBER}\s*{_UNIT}(?:増加?|減少?|達成)?|"
    rf"[+▲△-]?{_NUMBER}\s*{_UNIT}(?:の?[増減](?:加|少)?)"
)
_PARTS = re.compile(rf"(?:[^0-9、・/]{{1,10}}{_NUMBER}\s*{_UNIT}(?:[、・/]\s*|$)){{2,6}}")
_SHARE = re.compile(rf"(?P<share>{_NUMBER})\s*[%割]")
_FRACTION = re.compile(rf"(?P<part>{_NUMBER})\s*(?P<of>{_UNIT})\s*[/÷中]\s*(?P<whole>{_NUMBER})\s*(?P<unit>{_UNIT})")
_INCLUDED = re.compile(rf"(?:再掲)?[^0-9]{{0,8}}(?P<part>{_NUMBER})\s*{_UNIT}を?含む|再掲[^0-9]{{0,8}}(?P<again>{_NUMBER})\s*{_UNIT}")
_NONE = re.compile(r"[^0-9]{0,10}(?:なし|無し|ありません|ゼロ|いない)")
_ANOTHER = re.compile(rf"[+▲△-]?{_NUMBER}\s*{_UNIT}")
_TIME = re.compile(rf"(?P<time>{TIME})\s*(?:の\s*)?(?:(?P<provisional>{PROVISIONAL})|{ACTUAL}|値|数値|集計)?")
_PROVISIONAL = re.compile(rf"{PROVISIONAL}(?:です|のため)?")
_MONTH = re.compile(r"([0-9]{1,2})\s*月|[./]\s*([0-9]{1,2})(?![0-9])|(?<![0-9])([0-9]{1,2})/[0-9]")
#: 3月 alone may be the figure of that month.
_YEAR_END = re.compile(r"(?:(?<![0-9])0?3\s*月|[./]\s*0?3\s*月?)\s*(?:末|現在|時点|まで)|(?<![0-9])0?3\s*月\s*31\s*日|(?<![0-9])0?3[./]31(?![0-9])")
_LAST_MONTH = re.compile(r"[〜-]\s*(?:.*[^0-9])?0?3\s*月?(?:分|まで|末)?$")
_PERCENT = "%"


def remark_of(words: str, value: Decimal | None, unit: str) -> Remark:
    """What the words say, beside the figure `value` in `unit`, a canonical unit; None where the figure is not known yet.

    Words of no known kind have to be asked about.
    """
    if _changes_nothing(words, value, unit):
        return Remark(words)
    if (timed := _TIME.fullmatch(words)) and not words.isdigit():  # 3000(2026): a year, or a second figure?
        return _timed(words, timed)
    if _PROVISIONAL.fullmatch(words):
        return Remark(words, Doubt.WORDS if _UNSETTLED.match(words) else None, provisional=True)
    return Remark(words, Doubt.SECOND_FIGURE if _ANOTHER.fullmatch(words) else Doubt.WORDS)


def _timed(words: str, match: re.Match[str]) -> Remark:
    years = set(years_in(match["time"])[0])
    year = next(iter(years)) if len(years) == 1 else None
    if match["provisional"]:
        return Remark(words, provisional=True, year=year)
    months = _MONTH.search(match["time"]) is not None or re.search("半期|四半期|半年|前期|後期", words) is not None
    early = months and not (_YEAR_END.search(match["time"]) or _LAST_MONTH.search(match["time"]))
    return Remark(words, Doubt.BEFORE_YEAR_END if early or len(years) > 1 else None, year=year)


def _changes_nothing(words: str, value: Decimal | None, unit: str) -> bool:
    if _PLAIN.fullmatch(words) or _COMPARED.fullmatch(words):
        return True
    if value is None:
        return False
    if up_to := _UP_TO.fullmatch(words):
        return value <= _number(next(filter(None, up_to.groups())))
    if share := _SHARE.fullmatch(words):
        return unit not in ("", _PERCENT) and share["share"] != ""
    if fraction := _FRACTION.fullmatch(words):
        return _agrees(fraction, value, unit)
    if _PARTS.fullmatch(words):
        return sum(map(_number, re.findall(_NUMBER, words))) == value
    if included := _INCLUDED.fullmatch(words):
        return _number(included["part"] or included["again"]) <= value
    return value == 0 and _NONE.fullmatch(words) is not None


def _agrees(fraction: re.Match[str], value: Decimal, unit: str) -> bool:
    """Whether 「40/50人」 is the share, or its upper part the figure itself."""
    part, whole = _number(fraction["part"]), _number(fraction["whole"])
    if unit != _PERCENT:
        return part == value and part <= whole and bool(fraction["of"] or fraction["unit"])
    step = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    return whole > 0 and abs(part * 100 / whole - value) < step


def _number(digits: str) -> Decimal:
    numeral = match_number(digits, 0)
    return numeral.value if numeral is not None and numeral.end == len(digits) else Decimal("Infinity")
