"""Wordings in prose: no target (「-」), milestones (「更新完了」), directions (「維持」), and sentences with one number.

    none      = "" | dashes | "目標なし" …
    milestone = [ year [ "末" ] "までに" ] object deed          a thing is done or not: 策定, 運用開始, 更新完了
    direction = [ label "の" ] ( 維持 | 継続 | 増加 | 減少 … )   the figure is kept, goes up or goes down
    sentence  = words number words                             with exactly one number, whose role is certain

「検討」「推進」「充実」 are no milestones: there is no day on which they are done. Sentences that are parsed:

    「紙資料を併用している1以上の議会資料をペーパーレス化」  ≥ 1
    「過去14年分オープンデータ化し、ホームページへ掲載」      年分 ≥ 14
    「研修会を3回開催」「50人以上の参加者」

A number that tells which ones are meant (65歳以上の…, 24時間対応, 参加者50人のイベント) is not the target and is refused, and so is
any sentence with a word of change, comparison, time or choice.
"""

from __future__ import annotations

import re

from sagamihara_pdca.model.target import Bound, Direction, Target, TargetKind
from sagamihara_pdca.notation import lexicon
from sagamihara_pdca.notation.characters import narrow, one_line
from sagamihara_pdca.notation.fiscal_year import YEAR, years_in
from sagamihara_pdca.notation.lexicon import Tag
from sagamihara_pdca.notation.numerals import match_number
from sagamihara_pdca.notation.targets import context_words
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.refusal import Reason, Refused

_NONE = re.compile(
    r"[-—―─━ーｰ]{1,5}|[＼\\/]|(?:数値)?目標(?:値)?の?(?:設定)?(?:は)?(?:なし|無し|せず)|(?:目標)?設定(?:なし|無し|せず)|"
    r"[(]?(?:目標設定なし|目標なし)[)]?"
)
_ELSEWHERE = re.compile(
    r"同左|同上|同右|同前|〃|々|”|\"|″|''|’’|→+|⇒+|↓|←|左に同じ|上に同じ|左記同様|前年度に同じ|前年度同様|.{0,8}のとおり|別紙.{0,8}|"
    r"別表.{0,8}"
)
_UNDECIDED = re.compile(
    rf".{{0,12}}(?:{lexicon.any_of(Tag.UNSETTLED)}|未定|未設定|検討中|協議中|作成中|策定中|別途.{{0,8}}|今後(?:設定|検討|決定).{{0,6}}|"
    r"後日.{0,6}|[ＴT]BD|要検討|設定予定|策定時に.{0,8})"
)
_DIRECTIONS = ((Direction.KEEP, Tag.KEPT), (Direction.UP, Tag.RISING), (Direction.DOWN, Tag.FALLING))
_OF = (
    r"(?:[^0-9、。・※()]{0,24}?(?:率|数|量|額|者|人口|時間|割合|面積|費|残高|(?:満足|認知|理解|関心|幸福|充足|達成|定着)度)[のをが]?)?"
    r"(?:(?:現状|現状値|現在|現行|現水準|前年度|前年度並み|前年度水準|現状水準|水準)の?(?:数値|値|水準)?\s*[をの]?\s*)?"
)
_DIRECTION = re.compile(
    _OF + "(?:" + "|".join(f"(?P<{d.name}>{lexicon.any_of(tag)})" for d, tag in _DIRECTIONS)
    + r")(?:傾向)?(?:に?(?:する|させる|していく))?(?:こと)?(?:を?(?:目指す|図る))?。?"
)
#: What is done on one day or not at all.
_DEED = lexicon.any_of(Tag.DEED)
_DONE_BEHIND = r"(?:する(?:こと)?|します|した|し|済み|済|を?完了(?:する)?|を?開始(?:する)?|を?終了(?:する)?)?"
_MILESTONE = re.compile(rf"(?P<object>.{{0,60}}?)(?P<deed>{_DEED}){_DONE_BEHIND}。?")
#: A deed only with 完了 or the like behind it.
_OPEN_ENDED = re.compile(r"(?:設計|見直し)$")
_HEDGED = re.compile(lexicon.any_of(Tag.OPEN))
_NAMED_DIGITS = re.compile(
    r"第\s*[0-9]+\s*(?:次|期|回|版|号|章|弾|段階|フェーズ|ステージ)?|[0-9]+\s*[次期](?!間)|"
    r"(?:フェーズ|ステップ|ステージ|バージョン|レベル|Ver\.?|STEP|Phase)\s*[0-9]+(?:\.[0-9]+)?|"
    r"[A-Za-zＡ-Ｚａ-ｚ]+-?[0-9]+|(?<![0-9])[0-9][A-Z](?![A-Za-z])|(?<![年月0-9])[0-9]+号(?!線)"
)
_DUE = re.compile(
    rf"(?P<year>{YEAR}\s*(?:年度|年)?(?:\s*[0-9]{{1,2}}\s*月(?:\s*[0-9]{{1,2}}\s*日)?|[./](?:1[0-2]|0?[1-9])(?:月|[./][0-9]{{1,2}})?(?![0-9.]))?)\s*"
    r"(?:の?(?:末|中|内|当初|上半期|下半期))?(?:まで)?(?:での?|[にのは])?\s*[:、]?\s*"
)
_DUE_BEHIND = re.compile(
    rf"\s*\(\s*(?P<year>{YEAR}\s*(?:年度|年)?(?:\s*[0-9]{{1,2}}\s*月)?)\s*[末中内]?(?:まで)?\s*(?:予定)?\)"
)
_FROM = re.compile(r"から|より|以降|以前|[〜~]")
_BEGUN = re.compile(r"(?P<since>から|より)[^0-9、。]{0,20}?(?:開始|稼働|スタート)(?:する|します)?")  # begun or not
_LOOSE = re.compile(r"(?:年度|期間|計画期間)(?:内|中|末)(?:まで)?に")

_THINGS = (
    r"件|回|校|園|か所|カ所|ヵ所|ヶ所|箇所|個所|団体|社|者|事業者|企業|施設|拠点|事業|種類|項目|業務|手続き?|講座|本|冊|台|基|棟|"
    r"店舗|地区|地域|路線|年分|か月分|システム|サービス|コンテンツ|データ(?:セット)?|メニュー|コース|プロジェクト|イベント|事例|"
    r"計画|点|枚|チーム|グループ|自治会|大学|市町村|公園|記事|動画|資料|様式|帳票"
)
_PEOPLE = (
    r"(?:参加者?|受講者?|職員|市民|利用者?|登録者?|申込者?|来場者?|応募者?|会員|人材|サポーター|ボランティア|リーダー|"
    r"新規就農者|移住者|指導者|相談員|支援員)"
)
_NO_ROLE = re.compile(lexicon.any_of(Tag.NO_ROLE))
_QUANTITY = rf"(?P<unit>{_THINGS}|人|名|)(?P<bound>以上)?"
_DONE_TO = (
    rf"(?:新たに|新規に)?(?:{context_words.DONE}|入れ替え|見直し|広報|周知|提案)"
    r"(?:する(?:こと)?|します|した|し|済み|済|を行う|を行い)?"
)
_CHAIN = (
    rf"[^0-9、。]{{0,16}}?(?:{_DONE_TO}|化(?:し|する|済み|済)?)(?:、[^0-9、。]{{0,20}}?{_DONE_TO})?。?"
)
_NUMBER = r"(?P<number>[0-9,.]+)"
_NOUN = r"[^0-9、。を]{1,16}"
_PLACES = (
    # 研修会を3回開催, 市内に10か所設置, 過去14年分オープンデータ化し、ホームページへ掲載
    re.compile(rf"(?P<head>[^0-9]{{0,40}}?(?:[をにでがはとへ]|過去|新たに)){_NUMBER}{_QUANTITY}(?P<tail>{_CHAIN})"),
    # 公園5か所を整備, 市内10か所に設置, 企業3社と連携協定を締結
    re.compile(
        rf"(?P<head>[^0-9]{{0,40}}?){_NUMBER}{_QUANTITY}(?P<tail>[をにでとへが]\s*(?:[^0-9、。]{{1,10}}?[をの]?)?{_DONE_TO}。?)"
    ),
    # 3以上の取組
    re.compile(rf"(?P<head>){_NUMBER}(?P<unit>)(?P<bound>以上)(?P<tail>の{_NOUN})"),
    # 紙資料を併用している1以上の議会資料をペーパーレス化, 3回の研修を実施
    re.compile(
        rf"(?P<head>(?:[^0-9]{{0,40}}(?:ている|てきた|した|する|で|に|、))?){_NUMBER}{_QUANTITY}"
        rf"(?P<tail>の{_NOUN}[をのがにで][^0-9、。]{{0,10}}?(?:{_DONE_TO}|化(?:する)?)。?)"
    ),
)
#: Behind 「3回以上の」 these are chosen by the number, not counted by it.
_CHOSEN = re.compile(r"の[^をのがにで]*(?:者|人|企業|団体|世帯|学校|市民|職員|生徒|児童|家庭|会員|利用|参加|建物|施設)")
_COUNTED_PEOPLE = re.compile(rf"{_NUMBER}(?P<unit>人|名)(?P<bound>以上)?(?P<tail>の{_PEOPLE}(?:[をの]{_DONE_TO})?)")
#: What is counted in these may also be what some people or companies have done so often.
_OFTEN = frozenset({"回", "件", "本", "冊", "点", "枚", "講座"})
_PART_OF_NAME = re.compile(r"[A-Za-z一二三四五六七八九十]$")
_DIGITS = re.compile(r"[0-9][0-9,.]*")
_BLANK_IN_JAPANESE = re.compile(r"(?<![A-Za-z]) | (?![A-Za-z])")


def read_wordless(printed: str) -> Target | None:
    """Parse a wording without a figure as no target, a direction or a milestone; None when it is none of these.

    Raises:
        Refused: it refers to another cell, or nothing is decided yet.
    """
    text = narrow(printed)
    joined = re.sub(r" +", "", text)
    if not joined or _NONE.fullmatch(joined):
        return Target(printed, TargetKind.NONE)
    if _ELSEWHERE.fullmatch(joined):
        raise Refused(Reason.POINTS_ELSEWHERE, joined)
    if _UNDECIDED.fullmatch(joined):
        raise Refused(Reason.UNDECIDED, joined)
    return _direction(printed, joined) or _milestone(printed, text)


def _direction(printed: str, text: str) -> Target | None:
    match = _DIRECTION.fullmatch(text)
    if match is None:
        return None
    direction = next(d for d, _ in _DIRECTIONS if match[d.name])
    return Target(printed, TargetKind.DIRECTION, text=one_line(printed), direction=direction)


def _milestone(printed: str, text: str) -> Target | None:
    """A milestone: each part between stops and blanks has to be a deed."""
    begun = _DUE.match(text)
    behind = _DUE_BEHIND.search(text)
    if behind is not None and text[behind.end():].strip(" 。"):
        behind = None
    start, end = (begun.end() if begun else 0), (behind.start() if behind else len(text))
    named = [m["year"] for m in (begun, behind) if m]
    years = [year for name in named for year in years_in(name)[0]]
    body = text[start:end]
    if begun is not None and (since := _BEGUN.fullmatch(body)):
        start += len(since["since"])
        body = text[start:end]
    if _FROM.match(body) or len(years) != len(named) or len(set(years)) > 1 or not _all_deeds(body):
        return None
    return Target(printed, TargetKind.MILESTONE, text=one_line(printed[start:end]), due=years[0] if years else None)


def _all_deeds(body: str) -> bool:
    body = _NAMED_DIGITS.sub("", _LOOSE.sub("", body)).strip(" 。")
    if re.search("[0-9]", body) or _HEDGED.search(body):
        return False
    parts = [part for part in re.split(r"[、・,]|\s*及び\s*|かつ", re.sub(r" +", "", body)) if part]
    return bool(parts) and (all(map(_is_deed, parts)) or _is_list(parts))


def _is_list(parts: list[str]) -> bool:
    """「案内板・標識の設置」: several objects and one deed."""
    *objects, last = parts
    named = all(re.search("[一-龥ァ-ヴA-Za-z]$", part) and not _is_deed(part) for part in objects)
    return named and "の" in last and _is_deed(last)


def _is_deed(part: str) -> bool:
    return _MILESTONE.fullmatch(part) is not None and not _OPEN_ENDED.search(part)


def read_sentence(text: str) -> Draft | None:
    """Parse a sentence in narrow text as one condition; None where no number has a certain role."""
    text = _BLANK_IN_JAPANESE.sub("", text)
    counted = _COUNTED_PEOPLE.fullmatch(text)
    if counted is not None:
        return _draft(counted)
    if len(_DIGITS.findall(text)) != 1 or _NO_ROLE.search(text):
        return None
    match = next((m for m in (place.fullmatch(text) for place in _PLACES) if m), None)
    return _draft(match) if match is not None and _is_certain(match) else None


def _is_certain(match: re.Match[str]) -> bool:
    unit, bound, tail = match["unit"], match["bound"], match["tail"]
    if _PART_OF_NAME.search(match["head"]) or not (unit or bound):
        return False
    if bound and unit in _OFTEN and _CHOSEN.match(tail):
        return False
    return not (unit in ("人", "名") and tail.startswith("の") and not re.match(f"の{_PEOPLE}", tail))


def _draft(match: re.Match[str]) -> Draft | None:
    numeral = match_number(match["number"], 0)
    if numeral is None or numeral.end != len(match["number"]) or numeral.value == 0:
        return None
    return Draft(value=numeral.value, unit=match["unit"], bound=Bound.AT_LEAST if match["bound"] else None)
