"""Wordings without a figure: no target (「-」), milestones (「更新完了」), directions (「維持」).

    none      = "" | dashes | "目標なし" …
    milestone = [ year [ "末" ] "までに" ] object deed          a thing is done or not: 策定, 運用開始, 更新完了
    direction = [ label "の" ] ( 維持 | 継続 | 増加 | 減少 … )   the figure is kept, goes up or goes down

「検討」「推進」「充実」 are none of these: no one can say on which day they are done.
"""

from __future__ import annotations

import re

from sagamihara_pdca.model.target import Direction, Target, TargetKind
from sagamihara_pdca.notation.characters import narrow, one_line
from sagamihara_pdca.notation.fiscal_year import YEAR, years_in
from sagamihara_pdca.notation.targets import refusal

_NONE = re.compile(
    r"[-—―─━ーｰ]{1,5}|[＼\\/]|(?:数値)?目標(?:値)?の?(?:設定)?(?:は)?(?:なし|無し|せず)|(?:目標)?設定(?:なし|無し|せず)|"
    r"[(]?(?:目標設定なし|目標なし)[)]?"
)
_ELSEWHERE = re.compile(
    r"同左|同上|同右|同前|〃|々|”|\"|″|''|’’|→+|⇒+|↓|←|左に同じ|上に同じ|左記同様|前年度に同じ|前年度同様|.{0,8}のとおり|別紙.{0,8}|"
    r"別表.{0,8}"
)
_UNDECIDED = re.compile(
    r".{0,12}(?:未定|未設定|調整中|検討中|協議中|精査中|集計中|作成中|策定中|確認中|別途.{0,8}|今後(?:設定|検討|決定).{0,6}|後日.{0,6}|"
    r"[ＴT]BD|要検討|設定予定|策定時に.{0,8})"
)
_DIRECTIONS = (
    (Direction.KEEP, r"維持|現状維持|継続|継続実施|継続運用|継続的?(?:に|な)実施|据え?置き?|横ばい|現状どおり|現状通り"),
    (Direction.UP, r"増加|増|増大|上昇|向上|拡大|アップ|増やす"),
    (Direction.DOWN, r"減少|減|低下|低減|縮小|縮減|削減|短縮|ダウン|減らす"),
)
_OF = (
    r"(?:[^0-9、。・※()]{0,24}?(?:率|数|量|額|者|人口|時間|割合|面積|費|残高|(?:満足|認知|理解|関心|幸福|充足|達成|定着)度)[のをが]?)?"
    r"(?:(?:現状|現状値|現在|現行|現水準|前年度|前年度並み|前年度水準|現状水準|水準)の?(?:数値|値|水準)?\s*[をの]?\s*)?"
)
_DIRECTION = re.compile(
    _OF + "(?:" + "|".join(f"(?P<{d.name}>{words})" for d, words in _DIRECTIONS)
    + r")(?:傾向)?(?:に?(?:する|させる|していく))?(?:こと)?(?:を?(?:目指す|図る))?。?"
)
#: What is done on one day or not at all.
_DEED = (
    r"完了|策定|実施|開始|稼働|導入|設置|開設|構築|制定|改定|改訂|改正|締結|竣工|しゅん工|着工|着手|移行|更新|作成|"
    r"開催|決定|選定|公開|公表|施行|終了|廃止|取得|開館|開園|開校|開業|開所|開通|開局|設立|発足|リニューアル|"
    r"オープン|刷新|契約|発注|提出|報告|議決|承認|認定|切替え?|切り替え|統合|発行|配布|掲載|新設|改修|配備|公布|"
    r"告示|認可|供用|リリース|実装|入替え?|竣功|起工|落札|スタート|宣言|配置|始動|締切|撤去|解体|移転|閉鎖|譲渡|"
    r"返還|登録|設計|見直し|完成"
)
_DONE_BEHIND = r"(?:する(?:こと)?|します|した|し|済み|済|を?完了(?:する)?|を?開始(?:する)?|を?終了(?:する)?)?"
_MILESTONE = re.compile(rf"(?P<object>.{{0,60}}?)(?P<deed>{_DEED}){_DONE_BEHIND}。?")
#: A deed only with 完了 or the like behind it.
_OPEN_ENDED = re.compile(r"(?:設計|見直し)$")
_HEDGED = re.compile(
    r"検討(?!会|委員会|組織|部会|チーム)|準備|調整|推進|促進|充実|強化|一部|段階的|順次|随時|適宜|必要|可能|協議|研究|向け|向上|努め|図る|"
    r"図り|場合|未|不|中止|延期|ない|又は|または|もしくは|あるいは|いずれか|→|⇒|状況|予定|継続|程度|以上|以下|増加|増や|減少|削減|拡大|"
    r"拡充|改善|支援|周知|啓発|活用|目指|倍|半減|ゼロ|率|割合|%|維持|[~〜]|年次|最高|最低|最大|最小|記録|平均|過去|引き続き|毎|各年|隔年|隔月|通年|年間を通|定期|"
    r"複数|数(?=[件回社校])|[一二三四五六七八九十]+(?:件|回|校|か所|社|人)"
)
_NAMED_DIGITS = re.compile(
    r"第\s*[0-9]+\s*(?:次|期|回|版|号|章|弾|段階|フェーズ|ステージ)?|[0-9]+\s*[次期](?!間)|"
    r"(?:フェーズ|ステップ|ステージ|バージョン|レベル|Ver\.?|STEP|Phase)\s*[0-9]+(?:\.[0-9]+)?|"
    r"[A-Za-zＡ-Ｚａ-ｚ]+-?[0-9]+|(?<![0-9])[0-9][A-Z](?![A-Za-z])|(?<![年月0-9])[0-9]+号(?!線)"
)
_DUE = re.compile(
    rf"(?P<year>{YEAR}\s*(?:年度|年)?(?:\s*[0-9]{{1,2}}\s*月(?:\s*[0-9]{{1,2}}\s*日)?)?)\s*"
    r"(?:の?(?:末|中|内|当初|上半期|下半期))?(?:まで)?(?:での?|[にのは])?\s*[:、]?\s*"
)
_DUE_BEHIND = re.compile(
    rf"\s*\(\s*(?P<year>{YEAR}\s*(?:年度|年)?(?:\s*[0-9]{{1,2}}\s*月)?)\s*[末中内]?(?:まで)?\s*(?:予定)?\)"
)
_FROM = re.compile(r"から|より|以降|以前|[〜~]")
_LOOSE = re.compile(r"(?:年度|期間|計画期間)(?:内|中|末)(?:まで)?に")


def read_words(printed: str) -> Target | None:
    """The target that a wording without a figure is, or None when it is none that we know.

    Raises:
        Refused: it points at another cell, or nothing is decided yet.
    """
    text = narrow(printed)
    joined = re.sub(r" +", "", text)
    if not joined or _NONE.fullmatch(joined):
        return Target(printed, TargetKind.NONE)
    if _ELSEWHERE.fullmatch(joined):
        raise refusal.points_elsewhere(joined)
    if _UNDECIDED.fullmatch(joined):
        raise refusal.undecided(joined)
    return _direction(printed, joined) or _milestone(printed, text)


def _direction(printed: str, text: str) -> Target | None:
    match = _DIRECTION.fullmatch(text)
    if match is None:
        return None
    direction = next(d for d, _ in _DIRECTIONS if match[d.name])
    return Target(printed, TargetKind.DIRECTION, text=one_line(printed), direction=direction)


def _milestone(printed: str, text: str) -> Target | None:
    """Each part, told apart by stops and blanks, has to be a deed."""
    begun = _DUE.match(text)
    behind = _DUE_BEHIND.search(text)
    if behind is not None and text[behind.end():].strip(" 。"):
        behind = None
    start, end = (begun.end() if begun else 0), (behind.start() if behind else len(text))
    named = [m["year"] for m in (begun, behind) if m]
    years = [year for name in named for year in years_in(name)[0]]
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
