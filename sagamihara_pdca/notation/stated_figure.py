"""The wording of figures that exist already, actuals and baselines: 「実績：12件」「1,200人（12月末）」「令和6年度 約3割」.

    stated = { before } figures [ "/" whole ] { behind } { "(" remark ")" } [ "※" remark ]
    before = ( time | "実績" | "計" | "見込" … ) [ ":" | "は" ]
    behind = "見込" | "実績" | "前後" | "です" …

`figures` are those of the targets' grammar, and the brackets that it reads are left to it: うち3件, 延べ, 千円. The words in other
brackets are remarks.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from sagamihara_pdca.notation import lexicon
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.draft_remarks import remark_of_note, remarks_of_draft
from sagamihara_pdca.notation.lexicon import Tag
from sagamihara_pdca.notation.numerals import match_number
from sagamihara_pdca.notation.remarks import ACTUAL, PROVISIONAL, TIME, Doubt, Remark, remark_of
from sagamihara_pdca.notation.targets import brackets
from sagamihara_pdca.notation.targets.certainty import COUNTED_IN_WORDS
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.reading import read_drafts
from sagamihara_pdca.notation.targets.refusal import Reason, Refused
from sagamihara_pdca.notation.targets.scaling import multiply
from sagamihara_pdca.notation.targets.wholes import split_over
from sagamihara_pdca.notation.units import canonical_unit, is_known, read_unit

_LONGEST = 160  # characters; the work on any text is bounded


class Stated(NamedTuple):
    """Figures, and what stands beside them."""

    drafts: tuple[Draft, ...]
    remarks: tuple[Remark, ...]  # in the order of the text


_BRACKETS = re.compile(r"\s*[(【]\s*([^()【】]*?)\s*[)】](?=\s*(?:$|[(【]))")
_LEADING_BRACKETS = re.compile(rf"[(【]\s*({PROVISIONAL}|{ACTUAL}|{TIME})\s*[)】]\s*(?=[^\s(【])")
_NEXT = (
    rf"(?=\s*(?:[(【]?\s*[-▲△+]?\s?[0-9]|[¥￥]|マイナス|ゼロ|零|[二三四五六七八九十百千]|{lexicon.any_of(Tag.ROUGH, Tag.SUMMED)}|"
    rf"年間|平均|合?計|総|{ACTUAL}|{PROVISIONAL}|赤字|黒字|全))"
)
_BEFORE = re.compile(
    rf"(?:(?P<time>{TIME})\s*(?:の\s*)?(?P<more>{ACTUAL}|{PROVISIONAL})?|{ACTUAL}|{PROVISIONAL}|合計|総計|総数|計(?!画)|全(?=\s*[0-9])|"
    rf"赤字|黒字)(?P<joint>\s*[:は]|で)?{_NEXT}"
)
_BEHIND = re.compile(
    rf"(?<=.)\s*(?P<words>(?:の|となる)?\s*{PROVISIONAL}|{ACTUAL}|前後|内外|の?\s*(?:すべて|全て|全部)|の?\s*(?:赤字|黒字)|です|でした|である|となりました|"
    r"となった|あり)$"
)
#: Says no more than that it is the figure.
_SILENT = re.compile(rf"です|でした|である|とな.*|あり|{ACTUAL}|合計|総?計|総数|全|の?\s*(?:すべて|全て|全部)")
_LOSS = re.compile(r"の?\s*赤字")
_SURPLUS = re.compile(r"の?\s*黒字")
_ROUGHLY = re.compile(r"前後|内外")
_COUNTED = COUNTED_IN_WORDS - {"%"}
_CURRENCY = re.compile(r"[¥￥]\s*(?=[0-9])")
_FIRST_NUMBER = re.compile(r"[-▲△+] ?[0-9]|[0-9]|ゼロ|零|[二三四五六七八九十百千]")
_ENDS_NUMBER = re.compile(rf"\s*(?:$|[(【][^()【】]*[)】]\s*(?:$|[(【])|{lexicon.any_of(Tag.ROUGH_BEHIND)})")
_UNIT_NAMED = re.compile(r"(?<=[(【])\s*単位\s*:?\s*")
_PLAIN = re.compile(r"[-▲△]? ?[0-9][0-9,]*(?:\.[0-9]+)?")
_LONG_VOWEL = re.compile(r"^ー(?=[0-9])")
#: A figure that is not there yet. The grammar passes over the word.
TARGET = re.compile("目標|計画値|KPI")
#: Units that the grammar keeps for changes, ranks and years.
_KEPT = frozenset({"ポイント", "倍", "位", "年", "か年"})
_BOUND = re.compile(rf"{lexicon.any_of(Tag.BOUND)}|[強弱余]$")


def read_stated(wording: str, unit: str = "") -> Stated:
    """Parse a wording as figures that exist already. Figures of the base of `unit`, the measure's, come out in its scale.

    Raises:
        Refused: it is no figure, or not for certain.
    """
    text = narrow(visible(wording))
    if len(text) > _LONGEST:
        raise Refused(Reason.TOO_LONG)
    body, note = brackets.split_note(text)
    body = _UNIT_NAMED.sub("", _LONG_VOWEL.sub("-", " ".join(body.split()).rstrip(" 。")))
    before, inside, behind = list[str](), list[str](), list[str]()
    body = _take_behind(_take_inside(_take_before(body, before), inside), behind)
    body, whole, is_whole = split_over(body, unit)
    if target := TARGET.search(body):
        raise Refused(Reason.LEFT_OVER, target[0])
    drafts, unread = _read(body, unit)
    if any(_LOSS.fullmatch(words) for words in (*before, *behind, *inside)):
        _make_negative(drafts)
    one = drafts[0] if len(drafts) == 1 else Draft()
    said = [_remark(w, one, unit) for w in before]
    if whole:
        said.append(Remark(whole, None if is_whole else Doubt.SECOND_FIGURE))
    said += remarks_of_draft(body, one)
    said += [_remark(w, one, unit) for w in (*behind, *inside)]
    said += [Remark(w, Doubt.WORDS) for w in unread]
    if note:
        said.append(remark_of_note(note, one.value, canonical_unit(one.full_unit or unit)))
    return Stated(drafts, tuple(remark for remark in said if remark.words))


def read_plain(text: str, unit: str) -> Decimal | None:
    """Parse narrow text that is a number in digits, with or without the measure's own unit: most of what is typed."""
    found = _PLAIN.match(text)
    if found is None or (found.end() < len(text) and text[found.end():].strip() != narrow(unit)):
        return None
    numeral = match_number(found[0], 0)
    if numeral is None or numeral.end < found.end() or ("." in found[0] and _looks_grouped(numeral.value, unit)):
        return None
    return numeral.value


def _looks_grouped(value: Decimal, unit: str) -> bool:
    """Whether 「1.234」 people may be a thousand."""
    return int(value.as_tuple().exponent) == -3 and abs(value) < 10**3 and canonical_unit(unit) in _COUNTED


def _take_before(body: str, taken: list[str]) -> str:
    while found := _BEFORE.match(body) or _LEADING_BRACKETS.match(body):
        if found.re is _BEFORE and _is_number(found):
            break
        taken.append((found[1] if found.re is _LEADING_BRACKETS else found[0]).strip(" :はで"))
        body = body[found.end():].lstrip()
    return body


def _is_number(found: re.Match[str]) -> bool:
    """Whether what looks like a time is a number, or a part of it: 「2024 120」, 「3/10 5」, 「R6.12件」."""
    time = (found["time"] or "").rstrip()
    if found["joint"] or found["more"] or not re.search("[0-9年]$", time):
        return False
    return time[0].isdigit() or found.string[len(time)] != " "  # 「R6年12」 may be December


def _take_inside(body: str, taken: list[str]) -> str:
    """Take the brackets behind the figure, but for those that the grammar reads."""
    def take(found: re.Match[str]) -> str:
        if found.start() == 0 or brackets.is_read(found[1]):
            return found[0]
        if _BOUND.search(found[1]):
            raise Refused(Reason.REMARK_UNCLEAR, found[1])
        taken.append(found[1])
        return ""

    return _BRACKETS.sub(take, body).rstrip(" 。")


def _take_behind(body: str, taken: list[str]) -> str:
    while found := _BEHIND.search(body):
        taken.insert(0, found["words"].removeprefix("となる").removeprefix("の").strip())
        body = body[:found.start()].rstrip()
    return body


def _read(body: str, unit: str) -> tuple[tuple[Draft, ...], list[str]]:
    """The drafts of the grammar, and the words of brackets that contradict the figure."""
    plain = read_plain(body, unit)
    if plain is not None:
        return (Draft(value=plain, unit=narrow(unit)),), []
    priced = f"{_CURRENCY.sub('', body).removesuffix('円')}円" if _CURRENCY.search(body) else body
    text = _in_own_unit(priced, narrow(unit))
    try:
        return read_drafts(text, unit, below_zero=True)[0], []
    except Refused:
        unread = [found[1] for found in _BRACKETS.finditer(text) if found.start() > 0]
        if not unread:
            raise
        return read_drafts(_BRACKETS.sub("", text), unit, below_zero=True)[0], unread


def _in_own_unit(body: str, unit: str) -> str:
    """Give a lone number the measure's unit, and leave out a unit that the grammar does not read as one."""
    own = "".join(unit.split())
    first = _FIRST_NUMBER.search(body) if own else None
    numeral = match_number(body, first.start()) if first is not None else None
    if numeral is None:
        return body
    rest = body[numeral.end:].lstrip()
    base = read_unit(own)
    is_plain = base.scale == 1 and is_known(base.base) and base.base not in _KEPT
    if is_plain and _ENDS_NUMBER.match(rest):
        return f"{body[:numeral.end]}{own}{rest}"
    if not is_plain and rest.startswith(own) and _ENDS_NUMBER.match(rest[len(own):]):
        return body[:numeral.end] + rest[len(own):]
    return body


def _make_negative(drafts: tuple[Draft, ...]) -> None:
    for draft in drafts:
        if draft.value is not None and draft.value > 0:
            multiply(draft, Decimal(-1))


def _remark(words: str, draft: Draft, unit: str) -> Remark:
    if _SILENT.fullmatch(words):
        return Remark("")
    if _LOSS.fullmatch(words) or _ROUGHLY.fullmatch(words):
        return Remark(words, Doubt.NOT_EXACT)
    if _SURPLUS.fullmatch(words):
        return Remark(words)
    return remark_of(words, draft.value, canonical_unit(draft.full_unit or unit))
