"""The words of the notation, each with what it means: one table, from which the patterns of the grammars are made.

A word is written as a fragment of a regular expression over narrow text, so that it can say what it is not followed by: 増員 is no
change. Units and scale words stand in `units` and `numerals`, years and eras in `fiscal_year`, states in `model/states`.
"""

from __future__ import annotations

import re
from enum import Enum


class Tag(Enum):
    """What a word means, or what it makes of a wording."""

    UP = "up"  # a change upwards
    DOWN = "down"  # a change downwards
    PLAIN = "plain"  # a change and nothing else; 「5%向上」 may be five points
    SAVED = "saved"  # a change that also names what was done; 「100時間削減」 may count the hours saved
    NO_LABEL = "no-label"  # a noun that ends so is a change, not the name of a figure
    IN_NAME = "in-name"  # may stand in the name of a figure: 減少率
    KEPT = "kept"  # alone: the figure is to stay
    RISING = "rising"  # alone: the figure is to go up
    FALLING = "falling"  # alone: the figure is to go down
    BOUND = "bound"
    ROUGH = "rough"  # before a number: 約
    ROUGH_BEHIND = "rough-behind"  # behind a number: 程度
    SUMMED = "summed"  # how a figure is counted
    DONE = "done"  # an activity that adds nothing to a number: 3回開催 is 3回
    DEED = "deed"  # is done on one day, or not at all
    OPEN = "open"  # is done on no certain day: no milestone
    NO_ROLE = "no-role"  # leaves the role of a number in a sentence uncertain
    VAGUE = "vague"  # nobody can decide whether it was reached
    DANGER = "danger"  # in brackets behind a number: may change what it means
    MEANING = "meaning"  # in a label: the number may be another one than the figure
    ACTUAL = "actual"  # beside a figure: it is the actual
    PROVISIONAL = "provisional"  # beside a figure: it may still change
    COMPARED = "compared"  # alone: says how a figure is to that of another year, and not what it is
    UNSETTLED = "unsettled"  # beside a figure: it may still change, or there is none yet


_TABLE = """
増や(?=す|し) up plain
増加 up plain no-label in-name rising open
増大 up plain rising
増(?![設員築便進収額資床発殖補車]) up plain no-label rising
増やす rising
上昇 up no-label in-name rising
向上 up no-label rising open
拡大 up saved no-label rising open
アップ up no-label rising
伸長 up
引き?上げ(?:る(?![一-龥]))? up
減ら(?=す|し) down plain
減少 down plain no-label in-name falling open
減(?![免災塩額税収員量]) down plain no-label falling
減らす falling
削減 down plain saved no-label in-name falling open
低減 down plain saved no-label in-name falling
縮減 down plain saved no-label in-name falling
減量 down plain saved in-name
短縮 down saved no-label in-name falling
縮小 down saved no-label falling
圧縮 down saved
低下 down no-label in-name falling
ダウン down no-label falling
引き?下げ(?:る(?![一-龥]))? down
改善 no-label in-name open no-role vague
伸び|増減|成長|超過|未満児 in-name
維持 kept open no-role
継続 kept open no-role
現状維持|継続実施|継続運用|継続的?(?:に|な)実施|据え?置き?|横ばい|現状どおり|現状通り kept
増 no-role danger
減 no-role danger
増や open
以上 bound open danger meaning
以下 bound open no-role danger meaning
以内 bound no-role danger meaning
未満 bound no-role danger meaning
超 no-role danger meaning
超(?![過え]) bound
約 rough no-role
(?<![契成条協規])約 meaning
およそ|おおよそ|おおむね|概ね|ほぼ rough
程度 rough-behind open no-role
ほど|くらい|ぐらい rough-behind
累計 summed meaning
延べ summed meaning
のべ|累積|通算 summed
実施 done deed
開催 done deed
策定 done deed
作成 done deed
設置 done deed
導入 done deed
公開 done deed
掲載 done deed
登録 done deed
認定 done deed
締結 done deed
配置 done deed
配備 done deed
配布 done deed
開設 done deed
更新 done deed
新設 done deed
移行 done deed
公表 done deed
発行 done deed
契約 done deed
取得 done deed
制定 done deed
設立 done deed
改修 done deed
構築 done deed
完了 done deed
整備|養成|育成|確保|達成|誘致|創出|発信|採択|受入れ|受け入れ|受入|交付|建設|供給|植樹|植栽|配信|投稿|訪問|参加|受講|修了|成立 done
採用|登用|獲得|提供|指定|収集|解消|解決|確認|開発|刊行|出展|出店|募集|集約|巡回|表彰|見学|派遣|制作|製作|購入 done
耐震化|ペーパーレス化|デジタル化|電子化|オンライン化|オープンデータ化|標準化 done
開始|稼働|改定|改訂|改正|竣工|しゅん工|着工|着手|決定|選定|施行|終了|廃止|開館|開園|開校|開業|開所|開通|開局|発足|リニューアル deed
オープン|刷新|発注|提出|報告|議決|承認|切替え?|切り替え|統合|公布|告示|認可|供用|リリース|実装|入替え?|竣功|起工|落札|スタート deed
宣言|始動|締切|撤去|解体|移転|閉鎖|譲渡|返還|設計|見直し|完成 deed
検討 no-role vague danger
検討(?!会|委員会|組織|部会|チーム) open
推進|促進|充実|強化|支援|調整|図る|努め open no-role vague
準備 open no-role
一部|段階的|順次|随時|適宜|協議|研究|周知|啓発|活用|拡充|予定 open vague
可能|場合|目指|倍|率|割合|平均|ない|未|毎 open no-role
又は|または open no-role danger meaning
もしくは open no-role
[→⇒〜] open no-role
[~%]|必要|向け|図り|不|中止|延期|あるいは|いずれか|状況|半減|ゼロ|年次|最高|最小|記録|過去|引き続き|各年|隔年|隔月|通年|年間を通|定期|複数 open
数(?=[件回社校])|[一二三四五六七八九十]+(?:件|回|校|か所|社|人) open
最大|最低 open danger meaning
比(?!較的) no-role
比(?!率|較) danger
比(?!率|較|例) meaning
前年|現状 no-role danger meaning
当たり|あたり no-role danger meaning
まで|から|より no-role meaning
各 no-role danger meaning
目標 no-role meaning
実績 no-role danger meaning
位|半数|のうち|以降|以前|月|週|年間|期間|時間|人間|間(?=[にで])|第|次|期|全て|すべて|全[校園]|対象|規模 no-role
昨年|前回|見込|参考|上限|下限 danger meaning
基準|倍|毎|現在値|を除|ポイント|不足|未達|目安|マイナス|対(?=[0-9千万人])|[▲△+]|未定|要確認|調整中|当初|[年月週日]平均|^[月週日]$ danger
現在|現行|基準(?!適合|達成)|計画値|令和|平成|昭和|うち|上位|下位|順位|倍(?!率)|平均$|[※→⇒]|全国|県平均|第$|過去|今後|毎(?!日) meaning
実績|結果|確定|決算|実人|実人員|実(?=数) actual
実績見込み?|最終見込み?|見込み?|暫定|速報|推計|推定|概算|概数|予測|仮 provisional
(?:前年|昨年|前回|例年)度?(?:と|の)?(?:並み?|同程度|同様|同じ|同数|同額|同水準|どおり|通り) compared
横ばい|増加傾向|減少傾向|微増|微減|増減なし|変化なし|変わらず|変更なし|同上|同左|現状維持|前同 compared
未確定|集計中|精査中|確認中|調整中 provisional unsettled
"""


def _rows() -> tuple[tuple[tuple[str, ...], frozenset[Tag]], ...]:
    lines = (line.split() for line in _TABLE.strip().splitlines())
    return tuple((_alternatives(word), frozenset(map(Tag, tags))) for word, *tags in lines)


def _alternatives(cell: str) -> tuple[str, ...]:
    """The words of a cell: those between bars that stand in no brackets."""
    return tuple(re.split(r"\|(?![^(]*\))", cell))


_ROWS = _rows()


def words(tag: Tag) -> tuple[str, ...]:
    """The words with the tag, longest first, so that a pattern takes as much of a text as it can."""
    return tuple(sorted((word for row, tags in _ROWS if tag in tags for word in row), key=lambda word: (-len(word), word)))


def any_of(*tags: Tag) -> str:
    """A pattern of any word with one of the tags, without a group around it."""
    found = {word for tag in tags for word in words(tag)}
    return "|".join(sorted(found, key=lambda word: (-len(_spelled(word)), word)))


def spelled(tag: Tag) -> frozenset[str]:
    """The words with the tag, without what may not follow them."""
    return frozenset(map(_spelled, words(tag)))


def _spelled(word: str) -> str:
    return re.sub(r"\(\?[!=][^()]*\)$", "", word)
