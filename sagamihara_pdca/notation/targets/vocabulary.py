"""The words that stand around a number in a target, as fragments of regular expressions over narrow text."""

from __future__ import annotations

import re

from sagamihara_pdca.model.target import Bound, Counting
from sagamihara_pdca.notation.fiscal_year import YEAR

#: Nouns of an activity that add nothing to the number: 3回開催 is 3回.
DONE = (
    "実施|開催|策定|作成|整備|設置|導入|公開|掲載|登録|認定|締結|養成|育成|確保|達成|配置|配備|配布|誘致|創出|開設|発信|更新|採択|"
    "受入れ|受け入れ|受入|交付|新設|建設|供給|植樹|植栽|移行|公表|発行|配信|投稿|訪問|参加|受講|修了|成立|契約|採用|登用|獲得|取得|提供|"
    "指定|制定|収集|設立|解消|解決|確認|改修|開発|構築|完了|刊行|出展|出店|募集|集約|巡回|表彰|見学|派遣|制作|製作|購入|耐震化|"
    "ペーパーレス化|デジタル化|電子化|オンライン化|オープンデータ化|標準化"
)
BOUNDS = {
    "以上": Bound.AT_LEAST, "以下": Bound.AT_MOST, "以内": Bound.AT_MOST, "未満": Bound.BELOW, "超": Bound.ABOVE,
    "超え": Bound.ABOVE, "上回": Bound.ABOVE, "下回": Bound.BELOW,
    "超えない": Bound.AT_MOST, "上回らない": Bound.AT_MOST, "下回らない": Bound.AT_LEAST,
}
BOUND = re.compile(
    r"(?P<word>以上|以下|以内|未満|超(?![過え]))"
    r"|(?:を\s*)?(?P<verb>(?:超え|上回ら|下回ら)ない|(?:超え|上回|下回)(?=[るた]))[るた]?(?:こと)?"
)
BOUND_BEFORE = re.compile(
    r"(?:(?P<most>最大で?|上限)|(?P<least>最低(?:でも|限)?|少なくとも|下限))(?:\s*:)?"
    r"(?=\s*(?:約|延べ|累計|各|(?:年間?|毎?月|毎?週|1日)に?)?\s*[0-9一二三四五六七八九十百千])|(?P<le>[≦≤])|(?P<ge>[≧≥])"
)
APPROXIMATE = re.compile(r"約|およそ|おおよそ|おおむね|概ね|ほぼ")
APPROXIMATE_BEHIND = re.compile(r"程度|ほど|くらい|ぐらい")
ALTERNATIVE = re.compile(r"又は|または|若しくは|もしくは|あるいは|或いは|ないし|\bor\b")
ARROW = re.compile(r"→|⇒|➡|⇨|➔|⟶|->|=>")

_UP = r"増加|増大|上昇|向上|アップ|引き?上げ(?:る(?![一-龥]))?|拡大|伸長|増(?![設員築便進収額資床発殖補車])"
_DOWN = r"削減|減少|低減|縮減|減量|低下|短縮|縮小|ダウン|引き?下げ(?:る(?![一-龥]))?|圧縮|減(?![免災塩額税収員量])"
UP_WORDS = f"(?:増や(?=す|し)|{_UP})"
DOWN_WORDS = f"(?:減ら(?=す|し)|{_DOWN})"
#: Words that say a change and nothing else. 「5%向上」 may be five points of a percentage.
PLAIN_CHANGES = frozenset({"増", "減", "増加", "減少", "削減", "増大", "低減", "縮減", "減量", "増や", "減ら"})
#: Words that name what was done as well: 「100時間削減」 may count the hours saved.
DEEDS = frozenset({"削減", "縮減", "短縮", "低減", "減量", "圧縮", "縮小", "拡大"})
ENDING = r"(?:さ?せる|する|します|すること|した|し|す|を目指す|を図る)?"

COUNTING_WORDS = {
    "累計": Counting.CUMULATIVE, "累積": Counting.CUMULATIVE, "通算": Counting.CUMULATIVE,
    "延べ": Counting.VISITS, "のべ": Counting.VISITS, "延": Counting.VISITS,
    "年間": Counting.YEARLY, "単年度": Counting.YEARLY, "毎年度": Counting.YEARLY, "毎年": Counting.YEARLY,
    "各年度": Counting.YEARLY, "各年": Counting.YEARLY, "年": Counting.YEARLY,
}
COUNTING = re.compile(
    rf"(?P<years>{YEAR}\s*(?:年度?)?\s*〜\s*(?:{YEAR}|[0-9]{{1,2}})\s*(?:年度?)?\s*の?(?:累計|合計)で?\s*:?)"
    r"|(?P<span>(?:[2-9]|[1-9][0-9])\s*(?:年間|[かカヵヶケ箇]年(?:間)?|年(?=累計))\s*(?:で|の?累計で?|の?合計で?|計)|(?:計画)?期間の?累計で?|計画期間(?:内|中)(?=\s*約?[0-9])|計画期間(?:内|中)?\s*(?:に|で|の?累計で?|の?合計で?))\s*:?"
    r"|(?P<word>累計|累積|通算|延べ(?!床)|のべ|延(?=\s*約?\s*[0-9])|年間|単年度|毎年度?|各年度?)(?:値|数(?=\s*[0-9]))?\s*[:で]?"
    r"|(?P<year>(?:1年(?:間)?(?:に|で)?|年に?)(?=\s*(?:最低|約)?\s*[0-9])|(?:1年間|年)(?:に|間に)?(?=\s*(?:最低|約)?\s*[0-9])|(?:1|同一)?年度(?:内|中)に)"
)
PER_TIME = re.compile(
    r"(?:(?:毎|1(?:[かカヶヵケ箇])?)(?P<each>[月週日])(?:間)?(?:に|あたり|当たり|当り|につき|平均)?|(?P<bare>[月週])に?)"
    r"(?=\s*(?:最低|少なくとも|約)?\s*[0-9])"
)
PER_HEAD = re.compile(
    r"(?:市民|住民|区民|町民|児童生徒|児童|生徒|職員|教職員|利用者|人口)?\s*1\s*"
    r"(?P<head>人\s*1\s*日|人\s*1\s*か月|人|世帯|校|回|件|団体|施設|台|か所|日|便|社|事業所|講座|店舗|戸|学級|公演|試合|[かカヶヵケ箇]月|年)\s*"
    r"(?:あたり|当たり|当り|につき)の?\s*"
)
PER_PEOPLE = re.compile(r"人口\s*(?P<people>10万|1万|千)\s*人?\s*(?:あたり|当たり|当り|に対し|対(?=\s*[0-9]))の?\s*")
EACH = re.compile(
    r"(?:いずれも|それぞれ|ともに|共に"
    r"|各(?!種|年|務原)(?:[一-龥々ァ-ヴー]{1,10}?)?\s*(?:ごとに|とも|において|で|に|:)?(?=\s*(?:最低|少なくとも|年間|年|月|週|約)?\s*[0-9])"
    r"|(?:全て|すべて|全)の?(?:[一-龥々ァ-ヴー]{1,10}?)\s*(?:において|で|に|が)(?=\s*(?:最低|少なくとも|年間|年|月|週|約)?\s*[0-9]))"
)
EACH_BEHIND = re.compile(r"ずつ")
ALL_BEHIND = re.compile(r"(?:の)?\s*(?:すべて|全て)(?![一-龥のをに])")
HELD = re.compile(r"に\s*(?:抑制|抑え|とど[めま]|留め)(?:する|る)?")
CONTINUED = re.compile(r"(?P<by>を|の)?\s*継続(?:する)?(?![一-龥])")
CLOSING = re.compile(
    rf"(?:を|の|に|と|で)?\s*(?:{DONE})(?:・(?:{DONE}))*(?:する|します|すること|した|し|済み|済)?(?![一-龥ァ-ヴ])"
    r"|(?:を|に|と)?(?:目指す|目標とする)|(?:と|に)する(?:こと)?|(?:を|の)?\s*維持(?:する)?(?![一-龥])|を?キープ|。"
)
