"""The words around a number: bounds, 約, the way of counting, rates, 各, and the verbs that close a condition.

The vocabulary consists of fragments of regular expressions over narrow text; each `Word` sets a part of the draft.
"""

from __future__ import annotations

import re

from sagamihara_pdca.model.target import Bound, Counting
from sagamihara_pdca.notation import lexicon, units
from sagamihara_pdca.notation.fiscal_year import YEAR
from sagamihara_pdca.notation.lexicon import Tag
from sagamihara_pdca.notation.targets.draft import Draft, Word
from sagamihara_pdca.notation.targets.refusal import Reason, Refused

#: Nouns of an activity that add nothing to the number: 3回開催 is 3回.
DONE = lexicon.any_of(Tag.DONE)
BOUNDS = {
    "以上": Bound.AT_LEAST, "以下": Bound.AT_MOST, "以内": Bound.AT_MOST, "未満": Bound.BELOW, "超": Bound.ABOVE,
    "超え": Bound.ABOVE, "上回": Bound.ABOVE, "下回": Bound.BELOW,
    "超えない": Bound.AT_MOST, "上回らない": Bound.AT_MOST, "下回らない": Bound.AT_LEAST,
}
BOUND = re.compile(
    rf"(?P<word>{lexicon.any_of(Tag.BOUND)})"
    r"|(?:を\s*)?(?P<verb>(?:超え|上回ら|下回ら)ない|(?:超え|上回|下回)(?=[るた]))[るた]?(?:こと)?"
)
_BOUND_BEFORE = re.compile(
    r"(?:(?P<most>最大で?|上限)|(?P<least>最低(?:でも|限)?|少なくとも|下限))(?:\s*:)?"
    r"(?=\s*(?:約|延べ|累計|各|(?:年間?|毎?月|毎?週|1日)に?)?\s*[0-9一二三四五六七八九十百千])|(?P<le>[≦≤])|(?P<ge>[≧≥])"
)
_APPROXIMATE = re.compile(lexicon.any_of(Tag.ROUGH))
_APPROXIMATE_BEHIND = re.compile(lexicon.any_of(Tag.ROUGH_BEHIND))

UP_WORDS = f"(?:{lexicon.any_of(Tag.UP)})"
DOWN_WORDS = f"(?:{lexicon.any_of(Tag.DOWN)})"

COUNTING_WORDS = {
    "累計": Counting.CUMULATIVE, "累積": Counting.CUMULATIVE, "通算": Counting.CUMULATIVE,
    "延べ": Counting.VISITS, "のべ": Counting.VISITS, "延": Counting.VISITS,
    "年間": Counting.YEARLY, "単年度": Counting.YEARLY, "毎年度": Counting.YEARLY, "毎年": Counting.YEARLY,
    "各年度": Counting.YEARLY, "各年": Counting.YEARLY, "年": Counting.YEARLY,
}
_COUNTING = re.compile(
    rf"(?P<years>{YEAR}\s*(?:年度?)?\s*〜\s*(?:{YEAR}|[0-9]{{1,2}})\s*(?:年度?)?\s*の?(?:累計|合計)で?\s*:?)"
    r"|(?P<span>(?:[2-9]|[1-9][0-9])\s*(?:年間|[かカヵヶケ箇]年(?:間)?|年(?=累計))\s*(?:で|の?累計で?|の?合計で?|計)|(?:計画)?期間の?累計で?|計画期間(?:内|中)(?=\s*約?[0-9])|計画期間(?:内|中)?\s*(?:に|で|の?累計で?|の?合計で?))\s*:?"
    r"|(?P<word>累計|累積|通算|延べ(?!床)|のべ|延(?=\s*約?\s*[0-9])|年間|単年度|毎年度?|各年度?)(?:値|数(?=\s*[0-9]))?\s*[:で]?"
    r"|(?P<year>(?!1年(?:と|\s)*[0-9]+\s*[かカヵヶケ箇]?[月日])(?:1年(?:間)?(?:に|で)?|年に?)(?=\s*(?:最低|約)?\s*[0-9])|(?:1年間|年)(?:に|間に)?(?=\s*(?:最低|約)?\s*[0-9])|(?:1|同一)?年度(?:内|中)に)"
)
_PER_TIME = re.compile(
    r"(?:(?:毎|1(?:[かカヶヵケ箇])?)(?P<each>[月週日])(?:間)?(?:に|あたり|当たり|当り|につき|平均)?|(?P<bare>[月週])に?)"
    r"(?=\s*(?:最低|少なくとも|約)?\s*[0-9])"
)
_PER_HEAD = re.compile(
    r"(?:市民|住民|区民|町民|児童生徒|児童|生徒|職員|教職員|利用者|人口)?\s*1\s*"
    r"(?P<head>人\s*1\s*日|人\s*1\s*か月|人|世帯|校|回|件|団体|施設|台|か所|日|便|社|事業所|講座|店舗|戸|学級|公演|試合|[かカヶヵケ箇]月|年)\s*"
    r"(?:あたり|当たり|当り|につき)の?\s*"
)
_PER_PEOPLE = re.compile(r"人口\s*(?P<people>10万|1万|千)\s*人?\s*(?:あたり|当たり|当り|に対し|対(?=\s*[0-9]))の?\s*")
_EACH = re.compile(
    r"(?:いずれも|それぞれ|ともに|共に"
    r"|各(?!種|年|務原)(?:[一-龥々ァ-ヴー]{1,10}?)?\s*(?:ごとに|とも|において|で|に|:)?(?=\s*(?:最低|少なくとも|年間|年|月|週|約)?\s*[0-9])"
    r"|(?:全て|すべて|全)の?(?:[一-龥々ァ-ヴー]{1,10}?)\s*(?:において|で|に|が)(?=\s*(?:最低|少なくとも|年間|年|月|週|約)?\s*[0-9]))"
)
_EACH_BEHIND = re.compile(r"ずつ")
_ALL_BEHIND = re.compile(r"(?:の)?\s*(?:すべて|全て)(?![一-龥のをに])")
_HELD = re.compile(r"に\s*(?:抑制|抑え|とど[めま]|留め)(?:する|る)?")
_CONTINUED = re.compile(r"(?P<by>を|の)?\s*継続(?:する|します)?(?![一-龥])")
_CLOSING = re.compile(
    rf"(?:を|の|に|と|で)?\s*(?:{DONE})(?:・(?:{DONE}))*(?:する|します|すること|した|し|済み|済)?(?![一-龥ァ-ヴ])"
    r"|(?:を|に|と)?(?:目指す|目標とする)|(?:と|に)する(?:こと)?|(?:を|の)?\s*維持(?:すること|する|します)?(?![一-龥])|を?キープ|。"
)
_ALL = re.compile(r"全(?=\s*[0-9])")
_PER = re.compile(units.PER)
_UNTIL = re.compile(r"まで(?!に)")
_SO_OFTEN = re.compile(
    r"の[^0-9\s、。:()※を]{0,12}?(?:実施|開催|発信|発行|更新|配信|掲載|公表|訓練|点検|清掃|会議|研修|講座|巡回)(?![一-龥々ァ-ヴ])"
)


def _bound(match: re.Match[str], draft: Draft) -> bool:
    if match["word"] == "以内" and draft.signed:  # ▲500人以内: not below −500
        raise Refused(Reason.BOUND_UNCLEAR, "以内")
    if draft.change is None:
        draft.set_bound(BOUNDS[match["word"] or match["verb"]])
    return draft.change is None


def _bound_before(match: re.Match[str], draft: Draft) -> bool:
    draft.set_bound(Bound.AT_MOST if match["most"] or match["le"] else Bound.AT_LEAST)
    return True


def _all(_: re.Match[str], draft: Draft) -> bool:
    """全24校, 24校すべて."""
    draft.set_bound(Bound.AT_LEAST)
    return True


def _approximate(_: re.Match[str], draft: Draft) -> bool:
    draft.approximate = True
    return True


def _counting(match: re.Match[str], draft: Draft) -> bool:
    if span := match["span"] or match["years"]:
        draft.set_counting(Counting.CUMULATIVE, "累計")
        draft.notes.append(span.strip(" :"))
    else:
        draft.set_counting(COUNTING_WORDS.get(match["word"] or "", Counting.YEARLY), match[0].strip())
    return True


def _per_head(match: re.Match[str], draft: Draft) -> bool:
    head = re.sub(r"\s", "", match["head"])
    draft.set_per({"人1日": "人・日", "人1か月": "人・月"}.get(head, head))
    return True


def _per_people(match: re.Match[str], draft: Draft) -> bool:
    draft.set_per("人口" + match["people"] + "人")
    return True


def _per_time(match: re.Match[str], draft: Draft) -> bool:
    draft.set_per(match["each"] or match["bare"])
    return True


def _per(match: re.Match[str], draft: Draft) -> bool:
    applies = draft.unit != "" and draft.change is None
    if applies:
        draft.set_per(match["per"])
    return applies


def _each(_: re.Match[str], draft: Draft) -> bool:
    draft.each = True
    return True


def _each_behind(_: re.Match[str], draft: Draft) -> bool:
    """各校2回ずつ. Without 各 it may mean each time as well as each place."""
    return draft.each


def _until(_: re.Match[str], draft: Draft) -> bool:
    applies = not draft.until and draft.bound is None
    draft.until |= applies
    return applies


def _held(_: re.Match[str], draft: Draft) -> bool:
    if draft.bound is not Bound.BELOW:
        draft.set_bound(Bound.AT_MOST)
    return True


def _continued(match: re.Match[str], draft: Draft) -> bool:
    return draft.unit == "%" or draft.value == 0 or match["by"] is not None


def _so_often(_: re.Match[str], draft: Draft) -> bool:
    return units.canonical_unit(draft.unit) == "回"


def _closing(_: re.Match[str], _draft: Draft) -> bool:
    return True


COUNTING_BEFORE: tuple[Word, ...] = ((_COUNTING, _counting),)
RATE_BEFORE: tuple[Word, ...] = ((_PER_HEAD, _per_head), (_PER_PEOPLE, _per_people), (_PER_TIME, _per_time))
BOUND_BEFORE: tuple[Word, ...] = (
    (_EACH, _each), (_ALL, _all), (_APPROXIMATE, _approximate), (_BOUND_BEFORE, _bound_before),
)
BOUND_BEHIND: tuple[Word, ...] = ((BOUND, _bound),)
RATE_BEHIND: tuple[Word, ...] = (
    (_APPROXIMATE_BEHIND, _approximate), (_PER, _per), (_EACH_BEHIND, _each_behind), (_ALL_BEHIND, _all),
)
CLOSING: tuple[Word, ...] = (
    (_UNTIL, _until), (_HELD, _held), (_CONTINUED, _continued), (_SO_OFTEN, _so_often), (_CLOSING, _closing),
)
