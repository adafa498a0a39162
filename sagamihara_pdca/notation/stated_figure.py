"""The wording of figures that exist already, actuals and baselines: 「実績：12件」「1,200人（12月末）」「令和6年度 約3割」.

    stated = { before } figures { behind } { "(" remark ")" } [ "※" remark ]
    before = ( time | "実績" | "計" | "見込" … ) [ ":" | "は" ]
    behind = "見込" | "実績" | "前後" | "です" …

`figures` are those of the targets' grammar, and the brackets that it reads are left to it: うち3件, 延べ, 千円. The words in other
brackets are remarks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.notation import lexicon
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.lexicon import Tag
from sagamihara_pdca.notation.numerals import match_number, read_number
from sagamihara_pdca.notation.remarks import ACTUAL, PROVISIONAL, TIME, Doubt, Remark, remark_of
from sagamihara_pdca.notation.targets import brackets
from sagamihara_pdca.notation.targets.certainty import COUNTED_IN_WORDS
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.reading import read_drafts
from sagamihara_pdca.notation.targets.refusal import Reason, Refused
from sagamihara_pdca.notation.targets.scaling import multiply
from sagamihara_pdca.notation.units import canonical_unit, is_known, read_unit

_LONGEST = 160  # characters; the work on any text is bounded


@dataclass(frozen=True, slots=True)
class Stated:
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
    rf"(?<=.)\s*(?P<words>{PROVISIONAL}|{ACTUAL}|前後|内外|の?\s*(?:すべて|全て|全部)|の?\s*(?:赤字|黒字)|です|でした|である|となりました|"
    r"となった|あり)$"
)
#: Says no more than that it is the figure.
_SILENT = re.compile(rf"です|でした|である|とな.*|あり|{ACTUAL}|合計|総?計|総数|全|の?\s*(?:すべて|全て|全部)")
_LOSS = re.compile(r"の?\s*赤字")
_SURPLUS = re.compile(r"の?\s*黒字")
_ROUGHLY = re.compile(r"前後|内外")
_CURRENCY = re.compile(r"^(.*?)[¥￥]\s*(?=[0-9])")
_ROUGH = re.compile(lexicon.any_of(Tag.ROUGH, Tag.ROUGH_BEHIND))
_COUNTED = re.compile(rf"{lexicon.any_of(Tag.SUMMED)}|延|[^0-9]{{0,6}}[合総]計")
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
_FOOTNOTE = re.compile(r"[0-9]{1,2}|注")
_DOUBTFUL_NOTE = re.compile(r"[0-9]|目標|計画|前年|昨年|前回|予定|以外|除|中止")


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
    before: list[str] = []
    inside: list[str] = []
    behind: list[str] = []
    body = _take_before(body, before)
    body = _take_inside(body, inside)
    body = _take_behind(body, behind)
    if target := TARGET.search(body):
        raise Refused(Reason.LEFT_OVER, target[0])
    drafts, unread = _read(body, unit)
    signs = [words for words in (*before, *behind, *inside) if _LOSS.fullmatch(words)]
    if signs:
        for draft in drafts:
            multiply(draft, Decimal(-1))
    remarks = [*(_remark(w, drafts, unit) for w in before), *_of_grammar(body, drafts),
               *(_remark(w, drafts, unit) for w in (*behind, *inside)), *(Remark(w, Doubt.WORDS) for w in unread)]
    if note:
        one = drafts[0] if len(drafts) == 1 else Draft()
        remarks.append(_of_note(note, one.value, canonical_unit(one.full_unit or unit)))
    return Stated(drafts, tuple(r for r in remarks if r.words))


def read_plain(text: str, unit: str) -> Decimal | None:
    """Parse narrow text that is a number in digits, with or without the measure's own unit: most of what is typed."""
    found = _PLAIN.match(text)
    if found is None or (found.end() < len(text) and text[found.end():].strip() != narrow(unit)):
        return None
    value = read_number(found[0])
    return value if value is not None and not _looks_grouped(value, unit) else None


def _looks_grouped(value: Decimal, unit: str) -> bool:
    """Whether 「1.234」 people may be a thousand."""
    return int(value.as_tuple().exponent) == -3 and abs(value) < 10**3 and canonical_unit(unit) in COUNTED_IN_WORDS - {"%"}


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
        taken.insert(0, found["words"].removeprefix("の").strip())
        body = body[:found.start()].rstrip()
    return body


def _read(body: str, unit: str) -> tuple[tuple[Draft, ...], list[str]]:
    """The drafts of the grammar, and the words of brackets that contradict the figure."""
    plain = read_plain(body, unit)
    if plain is not None:
        return (Draft(value=plain, unit=narrow(unit)),), []
    text = _in_own_unit(_CURRENCY.sub(r"\1", body) + ("円" if _CURRENCY.match(body) and not body.endswith("円") else ""), narrow(unit))
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


def _remark(words: str, drafts: tuple[Draft, ...], unit: str) -> Remark:
    if _SILENT.fullmatch(words):
        return Remark("")
    if _LOSS.fullmatch(words) or _ROUGHLY.fullmatch(words):
        return Remark(words, Doubt.NOT_EXACT)
    if _SURPLUS.fullmatch(words):
        return Remark(words)
    one = drafts[0] if len(drafts) == 1 else None
    return remark_of(words, one.value if one else None, canonical_unit((one.full_unit if one else "") or unit))


def _of_grammar(body: str, drafts: tuple[Draft, ...]) -> list[Remark]:
    """What the grammar read beside the number of a lone figure."""
    if len(drafts) != 1:
        return []
    (draft,) = drafts
    found: list[Remark] = []
    if draft.measure or draft.each:
        found.append(Remark(draft.measure or "各", Doubt.WORDS))
    if draft.counting in (Counting.VISITS, Counting.CUMULATIVE):
        word = _COUNTED.search(body)
        found.append(Remark(word[0] if word else draft.counting.value, Doubt.NOT_EXACT))
    if draft.approximate and (rough := _ROUGH.search(body)):
        found.append(Remark(rough[0], Doubt.NOT_EXACT))
    if draft.inner is not None:
        found += _of_inner(draft)
    return [*found, *(_of_draft_note(note, draft) for note in draft.notes)]


def _of_draft_note(note: str, draft: Draft) -> Remark:
    """「3校中」, 「5点満点」, 「うち女性26人」. An average of what is counted elsewhere may be another figure."""
    said = remark_of(note.rstrip("、"), draft.value, canonical_unit(draft.full_unit))
    return Remark(note, Doubt.WORDS if note == "平均" or (said.doubt and re.search("中|満点|段階|のうち$", note)) else None)


def _of_inner(draft: Draft) -> list[Remark]:
    """An inner count; a share has none, so that 「97.3(97.1)%」 may be last year's."""
    inner = format(draft.inner or Decimal(0), "f")
    if canonical_unit(draft.unit) in ("%", "点", "℃"):
        return [Remark(inner, Doubt.SECOND_FIGURE)]
    return [] if draft.notes else [Remark(f"内数{inner}")]


def _of_note(note: str, value: Decimal | None, unit: str) -> Remark:
    """A ※ note changes nothing, unless it has a number or says that the figure is another one."""
    if _FOOTNOTE.fullmatch(note):
        return Remark(f"※{note}")
    said = remark_of(note, value, unit)
    if said.doubt not in (Doubt.WORDS, Doubt.SECOND_FIGURE):
        return replace(said, words=f"※{note}")
    is_provisional = re.search(PROVISIONAL, note) is not None
    rest = re.sub(rf"{PROVISIONAL}|{TIME}", "", note) if is_provisional else note
    doubt = Doubt.NOT_EXACT if _COUNTED.search(rest) else Doubt.WORDS if _DOUBTFUL_NOTE.search(rest) else None
    return Remark(f"※{note}", doubt, is_provisional)
