"""A figure as a person types it into a number cell: 「１２件」「約3割」「▲5」「421(26)」「1,200人（見込）」「集計中」.

    figure  = { before } number [ unit ] { behind }
    before  = "約" | "およそ" | "延べ" | "累計" … | "年間" | "実績" | year
    behind  = "程度" | "(" what the brackets say ")" | "※" anything

The number is read by the grammar of numerals, and its unit is closed: the cell's own, in any scale (1,200千円 where 万円 are
asked is 120), or one that is listed, which is asked about. The words around the number are returned as `remarks`; what they
may mean for the number decides whether it is exact. A bound (30以上), a range (30〜40), two numbers, a number with an open end
(数十, 100余り), or one that belongs to a day, a year or a share of something (9月, 30年度末, 2割減) is not a figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.numerals import match_number
from sagamihara_pdca.notation.units import Unit, canonical_unit, convert, is_known, read_unit


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A number with what was typed around it."""

    value: Decimal
    unit: str = ""  # as typed; "" where none was
    remarks: tuple[str, ...] = ()  # 約, 内数26, ※… : in the order of the text
    is_exact: bool = True  # False with 約, 延べ, 累計 …: a person should check it
    state: ActualState | None = None  # 見込, where the words around the number are 見込, 暫定 …


@dataclass(frozen=True, slots=True)
class TypedState:
    """Words that name a state. `is_certain` is False where they may also mean a zero or a blank."""

    state: ActualState
    is_certain: bool = True
    reason: str = ""  # what was typed beside the state: 「中止（台風のため）」


#: What people write where a number is asked and there is none.
_STATES = {word: state for state in ActualState for word in state.spellings}
_STATE_SO_FAR = re.compile(r"(?:現在|まだ|引き続き)")
_STATE_END = re.compile(r"(?:です|の?ため|とした|となった|につき)$")
_STATE_WITH_REASON = re.compile(r"(?P<state>[^()、,:]{2,6}?)\s*(?:\((?P<reason>[^()]+)\)|[、,:\s]\s*(?P<words>.+))")
#: When a figure will be there: 「9月確定」「来年度公表予定」. It stands for 集計中, but nobody has said so.
_COMING = re.compile(
    r"(?:[0-9]{1,4}年?度?)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|来年度?|翌年度?|次年度|年度末|後日|今後|夏|秋|冬|春)?(?:頃|ごろ|末|中|以降|上旬|中旬|下旬)?"
    r"(?:に|の)?(?:確定|公表|判明|集計|算定|報告|把握)(?:予定|見込み?|待ち)?(?:です|の?ため)?")
#: 「なし」 may be a zero (事故なし), 「-」 a blank or the plan's sign for a year without a target.
_NOTHING = frozenset({"なし", "無し", "無", "特になし", "-", "--", "ー", "―", "─", "━", "一", "/", "・", "…", "×"})
_BEFORE = re.compile(r"(約|およそ|おおよそ|おおむね|概ね|ほぼ|延べ|のべ|累計|通算|合計|総計|計|全)\s*[:：]?\s*")
_NEUTRAL_BEFORE = re.compile(
    r"(?:(?:令和|R)\s*[0-9元]{1,2}\s*(?:年度?)?(?:の?実績値?)?\s*[:：はが]?|年度末|本年度|今年度|当年度|年間|実績値?|結果)\s*[:：はが]?\s*(?=[^\s])")
_ABOUT_BEHIND = re.compile(r"\s*(程度|ほど|くらい|ぐらい|前後|弱|強)$")
_DONE_BEHIND = re.compile(r"\s*(?:を?(?:実施|開催|達成)(?:済み?|した|しました)?|でした|です|となった)$")
_NOTE = re.compile(r"[※＊*].*$", re.DOTALL)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)$")
_TENTHS = re.compile(r"([0-9]+(?:\.[0-9]+)?)割(?:\s*([0-9])\s*分)?")
#: Behind a number these make a day, a year, an age or an ordinal of it, unless the cell asks for just that.
_NO_UNITS = frozenset({"年", "年度", "月", "日", "時", "期", "次", "号", "位", "代", "台", "割", "分", "秒", "歳", "才", "番", "級", "丁目"})
_LONGEST = 60  # letters; a figure with its remarks is shorter, and the work on any text is bounded

# What brackets behind a number say -----------------------------------------------------------------------------------

_PROVISIONAL = re.compile(r"(?:.{0,12}の?)?(?:実績)?(?:見込み?値?|見込み?数|暫定値?|速報値?|概算値?|推計値?)")
_INNER = re.compile(r"(?P<named>(?:うち|内数?)[^0-9]{0,8})?(?P<number>[0-9][0-9,.]*)\s*(?P<unit>[^0-9]{0,6})")
_YEAR_END = re.compile(r"(?:(?:令和|R|平成|H)?\s*[0-9元]{1,4}[年.]?)?\s*(?:度末|年度末|3月末日?|3月31日|度|年度)(?:現在|時点|実績)?")
_COUNTED = re.compile(r"(?:延べ|のべ|累計|通算|合計|実人数|実数)(?:人数|件数|数|値)?|[0-9]+点満点(?:中)?|[0-9]+段階(?:評価|中)?|確定値?|実績値?")


def read_typed_figure(text: str, unit: str = "") -> TypedFigure | TypedState | None:
    """Parse what a person typed into a number cell.

    Args:
        unit: the unit that the cell asks for. 「1億2,000万円」 is 12,000 where 万円 are asked, and 120,000,000 where 円 are.
    Returns:
        the figure in the cell's unit where its own counts the same, else with the unit as typed; or the state that the
        words stand for; None when neither is certain.
    """
    words = " ".join(narrow(visible(text)).split())
    if len(words) > _LONGEST:
        return None
    return _state(words) or _figure(words, narrow(unit))


def _state(words: str) -> TypedState | None:
    bare = words.strip("()「」。 ")
    if bare in _NOTHING:
        return TypedState(ActualState.OUT_OF_SCOPE, is_certain=False)
    if _COMING.fullmatch(bare) and not re.fullmatch("[0-9]+", bare):
        state = _STATES.get(bare)
        return TypedState(state or ActualState.PENDING, is_certain=state is not None)
    named = _named_state(bare)
    if named is not None:
        return TypedState(named)
    found = _STATE_WITH_REASON.fullmatch(words.strip("。 "))
    named = _named_state(found["state"]) if found is not None else None
    return TypedState(named, reason=found["reason"] or found["words"]) if found is not None and named is not None else None


def _named_state(words: str) -> ActualState | None:
    return _STATES.get(_STATE_END.sub("", _STATE_SO_FAR.sub("", words)).strip())


def _figure(words: str, unit: str) -> TypedFigure | None:
    behind: list[str] = []
    words = _take(_NOTE, words, behind)
    is_provisional = any(_PROVISIONAL.search(note) for note in behind)
    brackets = _BRACKETS.search(words)
    if brackets is not None and brackets.start() > 0:
        words = words[:brackets.start()]
        behind.insert(0, brackets[1].strip())
    before: list[str] = []
    while found := _BEFORE.match(words) or _NEUTRAL_BEFORE.match(words):
        if found.re is _BEFORE:
            before.append(found[1])
        words = words[found.end():]
    words = _DONE_BEHIND.sub("", words)
    if about := _ABOUT_BEHIND.search(words):
        if about[1] in ("弱", "強"):
            return None
        before.append(about[1])
        words = words[:about.start()]
    scale = behind[0] if brackets is not None and behind and read_unit(behind[0]).base == read_unit(unit).base and unit else ""
    number = _number_and_unit(words.strip() + scale, unit)
    if number is None:
        return None
    return _with_brackets(TypedFigure(*number, tuple(before), is_exact=not before), behind, is_provisional, scale)


def _with_brackets(figure: TypedFigure, behind: list[str], is_provisional: bool, scale: str) -> TypedFigure:
    """The figure with what its brackets and its note say; words whose meaning for the number is not certain are asked about."""
    exact, remarks = figure.is_exact, list(figure.remarks)
    for words in behind:
        inner = _INNER.fullmatch(words)
        if words == scale or words.startswith(("※", "＊", "*")):
            remarks += [words] if words != scale else []
        elif _PROVISIONAL.fullmatch(words):
            is_provisional = True
            remarks.append(words)
        elif _YEAR_END.fullmatch(words) or _COUNTED.fullmatch(words):
            remarks.append(words)
        elif inner is not None and _is_inner(inner, figure):
            remarks.append(f"内数{inner['number']}")
        else:
            exact = False
            remarks.append(words)
    state = ActualState.PROVISIONAL if is_provisional else None
    return replace(figure, remarks=tuple(remarks), is_exact=exact, state=state)


def _is_inner(found: re.Match[str], figure: TypedFigure) -> bool:
    """Whether a number in brackets is a part of the figure: it is called one, or it can be nothing else but a small part."""
    number = match_number(found["number"], 0)
    unit = found["unit"].strip()
    if number is None or number.end != len(found["number"]) or number.value > figure.value:
        return False
    if unit and (not is_known(unit) or unit in _NO_UNITS):
        return False
    whole = figure.value == figure.value.to_integral_value() and number.value == number.value.to_integral_value()
    return found["named"] is not None or (whole and number.value * 2 <= figure.value and canonical_unit(figure.unit) != "%")


def _take(pattern: re.Pattern[str], words: str, kept: list[str]) -> str:
    found = pattern.search(words)
    if found is None:
        return words
    kept.insert(0, found[0].strip())
    return words[:found.start()].strip()


def _number_and_unit(words: str, unit: str) -> tuple[Decimal, str] | None:
    tenths = _TENTHS.fullmatch(words)
    if tenths is not None:
        return Decimal(tenths[1]) * 10 + Decimal(tenths[2] or 0), "%"
    numeral = match_number("-" + words[1:] if re.match(r"ー[0-9]", words) else words, 0)
    if numeral is None:
        return None
    typed = words[numeral.end:].strip()
    asked = read_unit(unit)
    if unit and (typed or numeral.scale != 1):
        given = read_unit(typed) if typed else Unit(Decimal(1), asked.base)
        if given.same_but_for_year(asked):
            given = Unit(given.scale, asked.base)
        value = convert(numeral.value, given, asked)
        if value is not None:
            return (value, typed) if given.scale == asked.scale else (value.normalize() + 0, unit if typed else "")
    if not typed:
        return numeral.value, ""
    if typed in _NO_UNITS or not is_known(read_unit(typed).base.partition("/")[0]):
        return None
    return numeral.value, typed
