"""Wordings that are a sentence with exactly one number whose role is certain.

    「紙資料を併用している1以上の議会資料をペーパーレス化」  ≥ 1
    「過去14年分オープンデータ化し、ホームページへ掲載」      年分 ≥ 14
    「研修会を3回開催」「50人以上の参加者」

A number that says which ones (65歳以上の…, 24時間対応, 参加者50人のイベント) is not the target and is refused, and so is
any sentence with a word of change, comparison, time or choice.
"""

from __future__ import annotations

import re

from sagamihara_pdca.model.target import Bound
from sagamihara_pdca.notation.numerals import match_number
from sagamihara_pdca.notation.targets import vocabulary
from sagamihara_pdca.notation.targets.draft import Draft

_THINGS = (
    r"件|回|校|園|か所|カ所|ヵ所|ヶ所|箇所|個所|団体|社|者|事業者|企業|施設|拠点|事業|種類|項目|業務|手続き?|講座|本|冊|台|基|棟|"
    r"店舗|地区|地域|路線|年分|か月分|システム|サービス|コンテンツ|データ(?:セット)?|メニュー|コース|プロジェクト|イベント|事例|"
    r"計画|点|枚|チーム|グループ|自治会|大学|市町村|公園|記事|動画|資料|様式|帳票"
)
_PEOPLE = (
    r"(?:参加者?|受講者?|職員|市民|利用者?|登録者?|申込者?|来場者?|応募者?|会員|人材|サポーター|ボランティア|リーダー|"
    r"新規就農者|移住者|指導者|相談員|支援員)"
)
_NO_ROLE = re.compile(
    r"増|減|比(?!較的)|前年|現状|平均|割合|率|以下|以内|未満|超|倍|位|半数|当たり|あたり|または|又は|もしくは|検討|可能|場合|"
    r"のうち|ない|未|以降|以前|まで|から|より|毎|月|週|年間|期間|時間|人間|間(?=[にで])|約|程度|〜|第|次|期|目標|実績|各|全て|"
    r"すべて|全[校園]|[→⇒]|推進|促進|充実|強化|改善|維持|支援|準備|調整|継続|目指|図る|努め|対象|規模"
)
_QUANTITY = rf"(?P<unit>{_THINGS}|人|名|)(?P<bound>以上)?"
_DEEDS = (
    rf"(?:新たに|新規に)?(?:{vocabulary.DONE}|入れ替え|見直し|広報|周知|提案)"
    r"(?:する(?:こと)?|します|した|し|済み|済|を行う|を行い)?"
)
_CHAIN = (
    rf"[^0-9、。]{{0,16}}?(?:{_DEEDS}|化(?:し|する|済み|済)?)(?:、[^0-9、。]{{0,20}}?{_DEEDS})?。?"
)
_NUMBER = r"(?P<number>[0-9,.]+)"
_NOUN = r"[^0-9、。を]{1,16}"
_PLACES = (
    # 研修会を3回開催, 市内に10か所設置, 過去14年分オープンデータ化し、ホームページへ掲載
    re.compile(rf"(?P<head>[^0-9]{{0,40}}?(?:[をにでがはとへ]|過去|新たに)){_NUMBER}{_QUANTITY}(?P<tail>{_CHAIN})"),
    # 公園5か所を整備, 市内10か所に設置, 企業3社と連携協定を締結
    re.compile(
        rf"(?P<head>[^0-9]{{0,40}}?){_NUMBER}{_QUANTITY}(?P<tail>[をにでとへが]\s*(?:[^0-9、。]{{1,10}}?[をの]?)?{_DEEDS}。?)"
    ),
    # 3以上の取組
    re.compile(rf"(?P<head>){_NUMBER}(?P<unit>)(?P<bound>以上)(?P<tail>の{_NOUN})"),
    # 紙資料を併用している1以上の議会資料をペーパーレス化, 3回の研修を実施
    re.compile(
        rf"(?P<head>(?:[^0-9]{{0,40}}(?:ている|てきた|した|する|で|に|、))?){_NUMBER}{_QUANTITY}"
        rf"(?P<tail>の{_NOUN}[をのがにで][^0-9、。]{{0,10}}?(?:{_DEEDS}|化(?:する)?)。?)"
    ),
)
#: Behind 「3回以上の」 these are chosen by the number, not counted by it.
_CHOSEN = re.compile(r"の[^をのがにで]*(?:者|人|企業|団体|世帯|学校|市民|職員|生徒|児童|家庭|会員|利用|参加|建物|施設)")
_COUNTED_PEOPLE = re.compile(rf"{_NUMBER}(?P<unit>人|名)(?P<bound>以上)?(?P<tail>の{_PEOPLE}(?:[をの]{_DEEDS})?)")
#: What is counted in these may also be what some people or companies have done so often.
_OFTEN = frozenset({"回", "件", "本", "冊", "点", "枚", "講座"})
_PART_OF_NAME = re.compile(r"[A-Za-z一二三四五六七八九十]$")
_DIGITS = re.compile(r"[0-9][0-9,.]*")
_BLANK_IN_JAPANESE = re.compile(r"(?<![A-Za-z]) | (?![A-Za-z])")


def read_sentence(text: str) -> Draft | None:
    """The one condition of a sentence in narrow text, or None where no number has a certain role."""
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
