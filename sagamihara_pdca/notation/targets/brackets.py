"""The words in brackets or behind ※: a remark, a label, the due year, an inner count, a way of counting.

A remark is returned beside the number. One that might change what the number means is refused.
"""

from __future__ import annotations

import re
from decimal import Decimal

from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.notation import lexicon, units
from sagamihara_pdca.notation.characters import narrow, one_line
from sagamihara_pdca.notation.fiscal_year import YEAR, read_fiscal_year, years_in
from sagamihara_pdca.notation.lexicon import Tag
from sagamihara_pdca.notation.numerals import match_number
from sagamihara_pdca.notation.targets import labels
from sagamihara_pdca.notation.targets.context_words import COUNTING_WORDS
from sagamihara_pdca.notation.targets.draft import Draft, Word
from sagamihara_pdca.notation.targets.refusal import Reason, Refused
from sagamihara_pdca.notation.targets.relative import set_base_behind
from sagamihara_pdca.notation.targets.scaling import multiply

_BRACKET = re.compile(r"[(【「]\s*(?P<words>[^()【】「」]*?)\s*[)】」]")
_BEFORE_NUMBER = re.compile(r"\s*約?[0-9]")
_INNER = re.compile(r"\(\s*(?P<number>[0-9][0-9,.]*)\s*\)")
_YEAR_LIKE = re.compile(r"20[0-9]{2}")
_INNER_NAMED = re.compile(
    r"(?:うち|内数?|内訳)\s*[:、]?\s*(?P<name>[^0-9]{0,12}?)\s*(?P<number>[0-9][0-9,.]*)\s*(?P<unit>[^0-9()]{0,6})"
)
_DUE = re.compile(
    rf"{YEAR}\s*(?:年度?|年\s*3月(?:\s*31日)?|[./]3(?:[./]31)?)?\s*[末中内]?\s*(?:時点)?(?:まで)?(?:の?目標値?)?"
)
_DUE_BEFORE = re.compile(
    rf"(?P<year>{YEAR}\s*(?:年度|年)?(?:\s*[0-9]{{1,2}}\s*月)?)\s*"
    r"(?P<how>[末中内]?\s*(?:時点)?\s*(?:までに?|における|において|に|は|の|:|で)?)(?![以並〜~+.-])"
)
_DANGER = re.compile(lexicon.any_of(Tag.DANGER))
_DANGER_NOTE = re.compile(
    r".{0,12}(?:実績値?|現状値?|参考値?|見込値?|見込み|基準値?|前年度?比|以下|以上|未満|減少|増加)(?:です)?|"
    r".*(?:を(?:上回|下回|超え)|(?:ただし|但し).*[0-9]).*"
)
_PERIOD = (
    rf"(?:{YEAR}(?:年度?)?\s*(?:[〜-]\s*(?:(?:{YEAR}|[0-9]{{1,2}})(?:年度?)?)?|から|以降)|{YEAR}(?:年度?)?末?(?:まで)?の?(?=累)|"
    r"[0-9]{1,2}\s*(?:年間|[かカヵヶケ]年(?:間)?|年(?=累))|(?:計画)?期間(?:中|内)?)"
)
_SPAN = re.compile(_PERIOD)
_PER_NAMES = {"月間": "月", "人1日": "人・日"}
_COUNT = re.compile(
    rf"(?:年間(?=延))?(?P<span>{_PERIOD}の?\s*)?"
    r"(?P<word>累計|累積|通算|延べ|のべ|延|年間?|単年度|毎年度?|各年度)(?:値|(?:[一-龥]{1,6})?数|で)?"
)
#: 「1,000（千円）」: the unit in brackets, with a scale of its own.
_UNIT = re.compile(rf"(?P<scale>{units.SCALE})?(?P<unit>{units.KNOWN_UNIT})(?:{units.PER})?")
_PER = re.compile(
    r"月間|1?[かカヵヶケ箇]?月(?:当たり|あたり)|1(?P<one>人1日|日|回|人|校|団体|世帯|施設|便)(?:当たり|あたり|につき)|"
    r"人口(?P<people>10万|1万|千)人?(?:当たり|あたり|対)"
)
#: What explains the number in other numbers, and changes nothing: 100点満点, 20校/32校, 4月1日現在.
_KEPT = re.compile(r"(?:現状|現行|現水準)?(?:を)?維持|継続")  # 95%（現状維持）
_EXPLANATION = re.compile(
    r"(?:各年度?|毎年度?)の?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}月[0-9]{1,2}日(?:現在|時点)|[0-9]+点満点(?:中|で)?|[0-9]+段階(?:評価)?(?:中|で)?|全[0-9,]+[^0-9]{1,6}|"
    r"[0-9,]+\s*[^0-9/\s]{1,3}\s*[/中]\s*[0-9,]+\s*[^0-9/\s]{1,3}"
)
_OUT_OF = re.compile(
    r"(?P<words>平均|[0-9]+点満点(?:中|で)|[0-9]+段階(?:評価)?(?:中|で)|全?[0-9,]+\s*(?:校|園|施設|か所|箇所|事業|項目|団体|課|"
    r"地区|市町村|拠点|業務|手続|路線|自治会)(?:中|のうち))、?(?=\s*[0-9])"
)
_NOTE = re.compile(r"\s*\(?\s*(?:※|＊|\*(?=\S)|注(?=[0-9:)]))")


def is_read(words: str) -> bool:
    """Whether words in brackets behind a number are of a kind that the grammar reads: a unit, 延べ, 1回当たり, うち女性30人."""
    return any(pattern.fullmatch(words) for pattern in (_UNIT, _COUNT, _PER, _INNER_NAMED, _KEPT))


def split_note(printed: str) -> tuple[str, str]:
    """Split a printed wording into its body and its ※ note; the note is "" where there is none.

    The note is returned on one line, without its ※ and the brackets around it.

    Raises:
        Refused: nothing stands before the note.
    """
    match = _NOTE.search(narrow(printed))
    if match is None:
        return printed, ""
    body, note = printed[:match.start()], one_line(printed[match.start():])
    if not body.strip():
        raise Refused(Reason.NO_NUMBER)
    note = note[1:-1] if note[:1] in "(（" and note[-1:] in ")）" else note
    return body, re.sub(r"^\s*[※＊*]\s*", "", note)


def apply_note(note: str, drafts: tuple[Draft, ...]) -> str:
    """Set the way of counting that a ※ note names in every draft, and return what is left of the note as a remark.

    Raises:
        Refused: the note says that the number is no target, or no plain one.
    """
    words = narrow(note).strip(" 。")
    if match := _COUNT.fullmatch(words):
        for draft in drafts:
            draft.set_counting(COUNTING_WORDS[match["word"]], words)
        return note if match["span"] else ""
    if _DANGER_NOTE.fullmatch(words):
        raise Refused(Reason.REMARK_UNCLEAR, words)
    return note


def _inner_behind(match: re.Match[str], draft: Draft) -> bool:
    """「12(5)件」: an inner count between the number and its unit."""
    draft.inner = _inner(match["number"], draft)
    return True


def _due_before(match: re.Match[str], draft: Draft) -> bool:
    """「令和8年度末までに」 before the number."""
    if not match["how"].strip() and "年度" not in match["year"]:
        return False
    years, _ = years_in(match["year"])
    if len(years) != 1:
        raise Refused(Reason.SEVERAL_YEARS)
    draft.set_due(years[0])
    return True


def _bracket_before(match: re.Match[str], draft: Draft) -> bool:
    """【累計】100件, （男性）50%."""
    words = match["words"]
    if re.fullmatch("目標値?|計画値?", words) or _known(words, draft):
        return True
    if re.search("[0-9]", words) or not labels.safe_label(words) or _DANGER.search(words):
        raise Refused(Reason.REMARK_UNCLEAR, words)
    if words != "新規":
        draft.set_measure(words)
        draft.bracketed = True
    return True


def _bracket_behind(match: re.Match[str], draft: Draft) -> bool:
    """50件（令和9年度）, 100人（うち女性30人）, 50%（男性）, 100%（全校）."""
    if _KEPT.fullmatch(match["words"]):
        draft.notes.append(match["words"])
        return True
    if draft.bracketed and _BEFORE_NUMBER.match(match.string, match.end()):  # 【小】80%【中】70%
        return False
    words = match["words"]
    if any(take(words, draft) for take in _BEHIND):
        return True
    if labels.is_label(words):
        draft.set_measure(words)
        return True
    unclear = _DANGER.search(words) or re.search("[0-9]", words) or not words
    if unclear and not _EXPLANATION.fullmatch(words):
        raise Refused(Reason.REMARK_UNCLEAR, words)
    draft.notes.append(words)
    return True


def _out_of(match: re.Match[str], draft: Draft) -> bool:
    """5段階中4以上, 12校中10校, 平均80点: the scale or the whole that the number belongs to."""
    draft.notes.append(match["words"])
    return True


def _known(words: str, draft: Draft) -> bool:
    """（累計）, （令和9年度末）, （R7）."""
    if match := _COUNT.fullmatch(words):
        draft.set_counting(COUNTING_WORDS[match["word"]], words)
        draft.notes += [words] if match["span"] else []
        return True
    if _DUE.fullmatch(words):
        years, _ = years_in(words)
        if len(years) != 1:
            raise Refused(Reason.SEVERAL_YEARS)
        draft.set_due(years[0])
        return True
    return read_fiscal_year(words) is not None


def _unit(words: str, draft: Draft) -> bool:
    """1,000（千円）."""
    match = _UNIT.fullmatch(words)
    if match is None:
        return False
    if match["scale"] and (draft.unit or draft.scale != 1):
        raise Refused(Reason.SCALE_UNCLEAR, words)
    if draft.unit or draft.change is not None or draft.value is None:
        return False
    if match["scale"]:
        draft.scale = units.SCALES[match["scale"]]
        multiply(draft, draft.scale)
    draft.unit = match["unit"]
    if match["per"]:
        draft.set_per(match["per"])
    return True


def _period(words: str, draft: Draft) -> bool:
    """累計50件（R7〜R11）: the years that are summed up."""
    found = draft.counting is Counting.CUMULATIVE and _SPAN.fullmatch(words) is not None
    if found:
        draft.notes.append(words)
    return found


def _per(words: str, draft: Draft) -> bool:
    """50人（1回当たり）, 12.5人（人口10万対）."""
    match = _PER.fullmatch(words) if draft.change is None else None
    if match is not None:
        draft.set_per(f"人口{match['people']}人" if match["people"] else _PER_NAMES.get(match["one"] or "月間", match["one"]))
    return match is not None


def _inner_named(words: str, draft: Draft) -> bool:
    """100人（うち女性30人）."""
    match = _INNER_NAMED.fullmatch(words)
    if match is None:
        return False
    unit = units.read_unit(match["unit"])
    if unit.base and unit.base != units.read_unit(draft.unit).base:
        raise Refused(Reason.REMARK_UNCLEAR, words)
    draft.inner = _inner(match["number"], draft, unit.scale if unit.base else None)
    if match["name"]:
        draft.notes.append(words)
    return True


def _inner(digits: str, draft: Draft, scale: Decimal | None = None) -> Decimal:
    """An inner count; `scale` is that of its own unit. One without a unit may have the scale of the whole: 「12万(5)人」."""
    number = match_number(digits, 0)
    if _YEAR_LIKE.fullmatch(digits):  # 3000（2026）: a year?
        raise Refused(Reason.REMARK_UNCLEAR, digits)
    if number is None or number.end != len(digits) or draft.value is None or draft.inner is not None:
        raise Refused(Reason.REMARK_UNCLEAR, digits)
    shared = scale is None and draft.scale != 1 and number.value * draft.scale <= draft.value
    value = number.value * (scale or 1)
    if shared or value > draft.value:
        raise Refused(Reason.REMARK_UNCLEAR, digits)
    return value


_BEHIND = (_unit, _known, _period, _per, _inner_named, set_base_behind)
OUT_OF: tuple[Word, ...] = ((_OUT_OF, _out_of),)
DUE: tuple[Word, ...] = ((_DUE_BEFORE, _due_before),)
BRACKET_BEFORE: tuple[Word, ...] = ((_BRACKET, _bracket_before),)
BRACKET_BEHIND: tuple[Word, ...] = ((_BRACKET, _bracket_behind),)
INNER: tuple[Word, ...] = ((_INNER, _inner_behind),)
