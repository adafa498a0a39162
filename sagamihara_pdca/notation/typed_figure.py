"""A figure as a person types it into a number cell: 「１２件」「約3割」「▲5」「421(26)」「1,200人（見込）」「集計中」.

    figure  = { before } number [ unit ] { behind }
    before  = "約" | "およそ" | "延べ" | "累計" | "合計" …
    behind  = "程度" | "(" inner ")" | "(" "見込" | "暫定" … ")" | "※" anything

The words around the number are returned as `remarks`. A bound (30以上), a range (30〜40), two numbers, or a number with
an open end (数十, 100余り) is not a figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.numerals import match_number, read_number
from sagamihara_pdca.notation.units import canonical_unit


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


#: What people write where a number is asked and there is none.
_STATES = {word: state for state in ActualState for word in state.spellings}
_STATE_SO_FAR = re.compile(r"(?:現在|まだ|引き続き)")
_STATE_END = re.compile(r"(?:です|の?ため|とした|となった|につき)$")
#: 「なし」 may be a zero (事故なし), 「-」 a blank or the plan's sign for a year without a target.
_NOTHING = frozenset({"なし", "無し", "無", "特になし", "-", "--", "ー", "―", "─", "━", "一", "/", "・", "…", "×"})
_BEFORE = re.compile(r"(約|およそ|おおよそ|おおむね|概ね|ほぼ|延べ|のべ|累計|通算|合計|総計|計|全)\s*[:：]?\s*")
_ABOUT_BEHIND = re.compile(r"\s*(程度|ほど|くらい|ぐらい|前後|弱|強)$")
_NOTE = re.compile(r"[※＊*].*$", re.DOTALL)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)$")
_INNER = re.compile(r"(?:(?:うち|内数?)[^0-9]{0,8})?([0-9][0-9,.]*)\s*[^0-9]{0,6}")
_PROVISIONAL = re.compile(r"(?:実績)?(?:見込み?|見込値|暫定値?|速報値?)")
#: A unit holds no digit and no sign that could begin a second statement, and begins with no word of an open end.
_UNIT = re.compile(r"(?![数余幾何]|(?:年度?|月|日|時)$)[^0-9⁰¹²³⁴-₎()、。,.・/〜~\-+→<>=:]{0,8}")
_OPEN_END = re.compile(r"以上|以下|以内|未満|超|余り?$|余$|弱$|強$")
_TENTHS = re.compile(r"([0-9]+(?:\.[0-9]+)?)割(?:\s*([0-9])\s*分)?")


def read_typed_figure(text: str, unit: str = "") -> TypedFigure | TypedState | None:
    """Parse what a person typed into a number cell.

    Args:
        unit: the unit that the cell asks for. 「1,200千円」 is 1,200 where 千円 are asked, and 1,200,000 円 elsewhere.
    Returns:
        the figure with the unit as typed, or the state that the words stand for; None when neither is certain.
    """
    words = narrow(visible(text)).strip()
    return _state(words) or _figure(words, narrow(unit))


def _state(words: str) -> TypedState | None:
    bare = words.strip("()「」。 ")
    if bare in _NOTHING:
        return TypedState(ActualState.OUT_OF_SCOPE, is_certain=False)
    bare = _STATE_END.sub("", _STATE_SO_FAR.sub("", bare))
    return TypedState(_STATES[bare]) if bare in _STATES else None


def _figure(words: str, unit: str) -> TypedFigure | None:
    behind: list[str] = []
    words = _take(_NOTE, words, behind)
    is_provisional = any(_PROVISIONAL.search(note) for note in behind)
    words, state = _take_brackets(words, behind)
    state = ActualState.PROVISIONAL if is_provisional else state
    before: list[str] = []
    while found := _BEFORE.match(words):
        before.append(found[1])
        words = words[found.end():]
    if about := _ABOUT_BEHIND.search(words):
        if about[1] in ("弱", "強"):
            return None
        before.append(about[1])
        words = words[:about.start()]
    number = _number_and_unit(words.strip(), unit)
    if number is None:
        return None
    return TypedFigure(*number, (*before, *behind), is_exact=not before, state=state)


def _take(pattern: re.Pattern[str], words: str, kept: list[str]) -> str:
    found = pattern.search(words)
    if found is None:
        return words
    kept.insert(0, found[0].strip())
    return words[:found.start()].strip()


def _take_brackets(words: str, kept: list[str]) -> tuple[str, ActualState | None]:
    """The words before the brackets at the end, and the state: the brackets have an inner count, or 見込."""
    found = _BRACKETS.search(words)
    if found is None or found.start() == 0:
        return words, None
    inner = _INNER.fullmatch(found[1].strip())
    if inner is not None:
        kept.insert(0, f"内数{inner[1]}")
        return words[:found.start()], None
    if _PROVISIONAL.fullmatch(found[1].strip()):
        kept.insert(0, found[1].strip())
        return words[:found.start()], ActualState.PROVISIONAL
    return words, None


def _number_and_unit(words: str, unit: str) -> tuple[Decimal, str] | None:
    asked = words.removesuffix(unit).strip() if unit else words
    if asked != words and (value := read_number(asked)) is not None:
        return value, unit
    tenths = _TENTHS.fullmatch(words)
    if tenths is not None:
        return Decimal(tenths[1]) * 10 + Decimal(tenths[2] or 0), "%"
    numeral = match_number("-" + words[1:] if re.match(r"ー[0-9]", words) else words, 0)
    if numeral is None:
        return None
    typed = words[numeral.end:].strip()
    known = canonical_unit(typed) == canonical_unit(unit)
    if not known and (not _UNIT.fullmatch(typed) or _OPEN_END.search(typed)):
        return None
    return numeral.value, typed
