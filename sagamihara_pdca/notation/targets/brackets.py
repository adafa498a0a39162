"""What stands in brackets or behind ※: a remark, a label, the due year, an inner count, a way of counting.

A remark is kept apart from the number. One that might change what the number means is refused.
"""

from __future__ import annotations

import re
from decimal import Decimal

from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.notation import units
from sagamihara_pdca.notation.characters import narrow, one_line
from sagamihara_pdca.notation.fiscal_year import YEAR, read_fiscal_year, years_in
from sagamihara_pdca.notation.numerals import match_number
from sagamihara_pdca.notation.targets import bases, labels, refusal, vocabulary
from sagamihara_pdca.notation.targets.cursor import Cursor
from sagamihara_pdca.notation.targets.draft import Draft

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
_DANGER = re.compile(
    r"実績|現状|現在値|基準|前年|昨年|前回|比(?!率|較)|増|減|以上|以下|以内|未満|超|当たり|あたり|を除|見込|参考|最大|最低|上限|下限|"
    r"又は|または|倍|ポイント|毎|各|不足|未達|目安|マイナス|対(?=[0-9千万人])|[▲△+]|未定|検討|調整中|当初|[年月週日]平均|"
    r"^[月週日]$"
)
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
_UNIT = re.compile(rf"(?P<scale>百万|[千万億])?(?P<unit>{units.KNOWN_UNIT})(?:{units.PER})?")
_SCALES = {"千": 10**3, "万": 10**4, "百万": 10**6, "億": 10**8}
_PER = re.compile(
    r"月間|1?[かカヵヶケ箇]?月(?:当たり|あたり)|1(?P<one>人1日|日|回|人|校|団体|世帯|施設|便)(?:当たり|あたり|につき)|"
    r"人口(?P<people>10万|1万|千)人?(?:当たり|あたり|対)"
)
#: What explains the number in other numbers, and changes nothing: 100点満点, 20校/32校, 4月1日現在.
_EXPLANATION = re.compile(
    r"(?:各年度?|毎年度?)の?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}月[0-9]{1,2}日(?:現在|時点)|[0-9]+点満点(?:中|で)?|[0-9]+段階(?:評価)?(?:中|で)?|全[0-9,]+[^0-9]{1,6}|"
    r"[0-9,]+\s*[^0-9/\s]{1,3}\s*[/中]\s*[0-9,]+\s*[^0-9/\s]{1,3}"
)
_OUT_OF = re.compile(
    r"(?P<words>平均|[0-9]+点満点(?:中|で)|[0-9]+段階(?:評価)?(?:中|で)|全?[0-9,]+\s*(?:校|園|施設|か所|箇所|事業|項目|団体|課|"
    r"地区|市町村|拠点|業務|手続|路線|自治会)中)、?(?=\s*[0-9])"
)
_NOTE = re.compile(r"\s*\(?\s*(?:※|＊|\*(?=\S)|注(?=[0-9:)]))")


def split_note(text: str) -> tuple[str, int]:
    """A narrow text without its ※ note, and where the note begins (the length of the text where there is none)."""
    match = _NOTE.search(text)
    if match is None:
        return text, len(text)
    if not text[:match.start()].strip():
        raise refusal.no_number()
    return text[:match.start()], match.start()


def note_words(note: str) -> str:
    """The words of a note, without its mark and the brackets round it."""
    note = one_line(note)
    note = note[1:-1] if note[:1] in "(（" and note[-1:] in ")）" else note
    return re.sub(r"^\s*[※＊*]\s*", "", note)


def take_note(note: str, drafts: tuple[Draft, ...]) -> str:
    """What is left to remark of a note, after 累計 and the like are understood.

    Raises:
        Refused: it says that the number is no target, or no plain one.
    """
    words = narrow(note).strip(" 。")
    if match := _COUNT.fullmatch(words):
        for draft in drafts:
            draft.set_counting(vocabulary.COUNTING_WORDS[match["word"]], words)
        return note if match["span"] else ""
    if _DANGER_NOTE.fullmatch(words):
        raise refusal.remark_unclear(words)
    return note


def take_inner(cursor: Cursor, draft: Draft) -> bool:
    """「12(5)件」: an inner count between the number and its unit."""
    match = cursor.take(_INNER)
    if match is None:
        return False
    draft.inner = _inner(match["number"], draft)
    return True


def take_due(cursor: Cursor, draft: Draft) -> bool:
    """「令和8年度末までに」 before the number."""
    match = cursor.see(_DUE_BEFORE)
    if match is None or (not match["how"].strip() and "年度" not in match["year"]):
        return False
    years, _ = years_in(match["year"])
    if len(years) != 1:
        raise refusal.several_years()
    cursor.at = match.end()
    draft.set_due(years[0])
    return True


def take_bracket_before(cursor: Cursor, draft: Draft) -> bool:
    """【累計】100件, （男性）50%."""
    match = cursor.take(_BRACKET)
    if match is None:
        return False
    words = match["words"]
    if re.fullmatch("目標値?|計画値?", words):
        return True
    if not _take_known(words, draft):
        if re.search("[0-9]", words) or not labels.safe_label(words) or _DANGER.search(words):
            raise refusal.remark_unclear(words)
        if words != "新規":
            draft.set_measure(words)
            draft.bracketed = True
    return True


def take_bracket_behind(cursor: Cursor, draft: Draft) -> bool:
    """50件（令和9年度）, 100人（うち女性30人）, 50%（男性）, 100%（全校）."""
    match = cursor.see(_BRACKET)
    if match is None or (draft.bracketed and _BEFORE_NUMBER.match(cursor.text, match.end())):  # 【小】80%【中】70%
        return False
    cursor.at = match.end()
    words = match["words"]
    takes = (_take_unit, _take_known, _take_period, _take_per, _take_inner_named, bases.take_base_behind)
    if any(take(words, draft) for take in takes):
        return True
    if labels.is_label(words):
        draft.set_measure(words)
        return True
    unclear = _DANGER.search(words) or re.search("[0-9]", words) or not words
    if unclear and not _EXPLANATION.fullmatch(words):
        raise refusal.remark_unclear(words)
    draft.notes.append(words)
    return True


def take_out_of(cursor: Cursor, draft: Draft) -> bool:
    """5段階中4以上, 12校中10校, 平均80点: what the number is read off from."""
    match = cursor.take(_OUT_OF)
    if match is None:
        return False
    draft.notes.append(match["words"])
    return True


def _take_known(words: str, draft: Draft) -> bool:
    if match := _COUNT.fullmatch(words):
        draft.set_counting(vocabulary.COUNTING_WORDS[match["word"]], words)
        draft.notes += [words] if match["span"] else []
        return True
    if _DUE.fullmatch(words):
        years, _ = years_in(words)
        if len(years) != 1:
            raise refusal.several_years()
        draft.set_due(years[0])
        return True
    return read_fiscal_year(words) is not None


def _take_unit(words: str, draft: Draft) -> bool:
    match = _UNIT.fullmatch(words)
    if match is None or draft.unit or draft.change is not None or draft.value is None:
        return False
    scale = _SCALES.get(match["scale"] or "", 1)
    draft.value *= scale
    draft.upper = draft.upper * scale if draft.upper is not None else None
    draft.inner = draft.inner * scale if draft.inner is not None else None
    draft.unit = match["unit"]
    if match["per"]:
        draft.set_per(match["per"])
    return True


def _take_period(words: str, draft: Draft) -> bool:
    """累計50件（R7〜R11）: over which years the sum goes."""
    found = draft.counting is Counting.CUMULATIVE and _SPAN.fullmatch(words) is not None
    if found:
        draft.notes.append(words)
    return found


def _take_per(words: str, draft: Draft) -> bool:
    """50人（1回当たり）, 12.5人（人口10万対）."""
    match = _PER.fullmatch(words) if draft.change is None else None
    if match is not None:
        draft.set_per(f"人口{match['people']}人" if match["people"] else _PER_NAMES.get(match["one"] or "月間", match["one"]))
    return match is not None


def _take_inner_named(words: str, draft: Draft) -> bool:
    match = _INNER_NAMED.fullmatch(words)
    if match is None:
        return False
    unit = match["unit"].strip()
    if unit and units.canonical_unit(unit) != units.canonical_unit(draft.unit):
        raise refusal.remark_unclear(words)
    draft.inner = _inner(match["number"], draft)
    if match["name"]:
        draft.notes.append(words)
    return True


def _inner(digits: str, draft: Draft) -> Decimal:
    number = match_number(digits, 0)
    if _YEAR_LIKE.fullmatch(digits):  # 3000（2026）: a year?
        raise refusal.remark_unclear(digits)
    whole = draft.value
    if number is None or number.end != len(digits) or whole is None or number.value > whole or draft.inner is not None:
        raise refusal.remark_unclear(digits)
    return number.value
