"""Units as cities write them, and which of them are the same.

Two spellings are the same unit only if they certainly count the same thing in the same way: 人 and 名, か所 and 箇所,
％ and パーセント. 件 and 回 are different.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sagamihara_pdca.notation.characters import narrow, visible

#: Each line is one unit; its first word is the canonical one.
_SAME = """
% ％ パーセント ﾊﾟｰｾﾝﾄ ㌫ percent
‰ パーミル
ポイント %ポイント pt ﾎﾟｲﾝﾄ ㌽ Pt
人 名
か所 カ所 ヵ所 ヶ所 ケ所 ｹ所 ｶ所 箇所 個所 個処
か月 カ月 ヵ月 ヶ月 ケ月 ｹ月 ｶ月 箇月 か月間 カ月間 ヶ月間 ヵ月間 ケ月間 箇月間
か国 カ国 ヵ国 ヶ国 ケ国 箇国
か国語 カ国語 ヵ国語 ヶ国語 ケ国語 箇国語
か年 カ年 ヵ年 ヶ年 ケ年 箇年
手続 手続き
日 日間
週 週間
㎡ m2 m² 平方メートル 平米 平方m ㎡
㎥ m3 m³ 立方メートル 立米 立方m
㎢ km2 km² 平方キロメートル 平方キロ
ha ヘクタール ㏊ ﾍｸﾀｰﾙ
km ㎞ キロメートル ㌔メートル
m メートル ｍ ㍍
cm ㎝ センチメートル センチ
mm ㎜ ミリメートル ミリ
kg ㎏ Kg キログラム
g グラム ｇ ㌘
mg ㎎ ミリグラム
t トン ｔ ㌧ ﾄﾝ
L l リットル ℓ ㍑ Ｌ
kL kl キロリットル ㎘
mL ml ミリリットル
t-CO2 t‐CO2 ｔ-CO2 ｔ-co2 トン-CO2 tCO2 t-CO₂ トンCO2 tCO₂ t-co2 トン-CO₂ t－CO2
kg-CO2 kg-CO₂ kgCO2
t-CO2eq t-CO2e
kWh ｋＷｈ KWh kwh キロワット時 キロワットアワー
MWh ＭＷｈ
GWh
kW ｋＷ KW キロワット
MW メガワット
GJ ギガジュール
TJ テラジュール
MJ メガジュール
kcal キロカロリー
℃ 度C ℃
dB デシベル
ppm
ppb
mg/L mg/l
円 ￥円
ドル
件
回
ダウンロード DL
ページ 頁 ﾍﾟｰｼﾞ
"""
#: Counters with one spelling. A counter that is not listed is still parsed when it can be nothing else (`OTHER_UNIT`).
_COUNTERS = """
点 営業日 開庁日 校 園 個 本 台 棟 戸 世帯 団体 組織 社 店 店舗 者 事業者 事業所 企業 法人 施設 拠点 地区 地域 区域
路線 便 系統 橋 駅 基 機 着 枚 部 冊 点数 作品 件数 業務 事業 施策 項目 種類 種 品目 品種 メニュー コース 講座 教室
クラス 学級 クラブ サークル チーム グループ 組 組合 班 隊 自治会 町会 町内会 市町村 市 町 村 市町 自治体 大学 学部
学科 学校 小学校 中学校 保育所 保育園 幼稚園 こども園 床 病床 室 部屋 区画 筆 頭 匹 羽 株 箇 時間 分 秒 泊 人日 人泊
人月 人回 人時 歳 才 アクセス PV ビュー view セッション ユーザー フォロワー 再生 いいね 記事 投稿 コンテンツ
データセット データ ファイル システム アプリ サービス 回線 端末 ID アカウント 口 口座 単位 科目 授業 コマ 例 事例
提案 案 案件 プラン 計画 プロジェクト テーマ ブース 試合 大会 イベント 公演 ステージ 曲 問 語 言語 文字 両 艇 隻 食
杯 セット 束 袋 箱 缶 灯 票 席 つ GB TB MB Gbps Mbps lx ルクス μg/m3 ng-TEQ/L pg-TEQ/m3 人分 食分 回分 日分 年分
か月分 カ月分 ヶ月分 世帯分 件分 台分 枚分 冊分 校区 学区 地点 か寺 遺跡 資料 議案 議会資料 様式 帳票 申請 届出 届
制度 条例 取組 委員会 協議会 会場 会 公園 住宅 空き家 農家 経営体 漁家 会員 職員 職場 課 部局 所属 館 図書館 公民館
種目 競技 都市 区役所 窓口 編 通 枠 区間 交差点 踏切 ルート 団地 街区 ゾーン エリア 河川 水系 圃場 農地 ほ場 サイト チャンネル 動画 番組 講演 講義
研修 人槽 階層 商品 銘柄 製品 特許 論文 機関 医療機関 診療所 病院 薬局 協定 契約 会派 議員 委員 隊員 団員 団 分団
消防団 組分 シート カード 人前 学年 ケース 橋梁 園児 メーカー ユニット
"""
#: A counter that is not listed, but can be nothing else: kanji or katakana without any sign of an ordinal,
#: an age, a time, a change or a bound.
_SIGNS = (
    "次号位期番月日年目級類条項丁等代台強弱前後比増減以未超満約割分時度秒半数余近毎第令和平成昭対差倍階段世式型版線頃内外"
    "上下中間他合程各全累延名人者削縮短圧拡低抑"
)
_NO_COUNTER = "アップ|ダウン|ランク|レベル|ステップ|カーボン"
OTHER_UNIT = (
    rf"(?:(?![百千万億兆])(?:(?![{_SIGNS}])[一-龥々]){{1,4}}|(?![ァ-ヴー]*(?:{_NO_COUNTER}))[ァ-ヴ][ァ-ヴー]{{2,9}})"
)
_PER_UNITS = (
    "人口10万人|人口1万人|人口千人|10万人|1?万人|千人|年間|年度|年|月|週|日|時間|時|分|回|人日|人・日|人・年|人|世帯|校|か所|箇所|団体|件|施設|台|戸|ha|㎡|m2|"
    "km2|㎢|km|L|l|m3|㎥|kg|t|冊"
)


#: Words that scale the unit behind them: 千円, 百万円. Numbers and units take them alone; no other word may begin with one.
_SCALE_WORDS = {"十億": 9, "百億": 10, "千億": 11, "百万": 6, "千万": 7, "兆": 12, "億": 8, "万": 4, "千": 3, "百": 2}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a scale and a base: 千円 is 1,000 円, 件 is 1 件."""

    scale: Decimal
    base: str  # canonical


def _words(lines: str) -> list[str]:
    return [narrow(word) for word in lines.split()]


_CANONICAL = {word: words[0] for line in _SAME.strip().splitlines() for words in [_words(line)] for word in words}
_KNOWN = frozenset({*_CANONICAL, *_words(_COUNTERS)})
KNOWN_UNIT = "(?:" + "|".join(map(re.escape, sorted(_KNOWN, key=lambda word: (-len(word), word)))) + ")"
PER = rf"\s*(?:/|毎(?=[年月週日]))\s*1?\s*(?P<per>{_PER_UNITS})"
_RATE = re.compile(r"(?P<top>[^/]+)/(?P<bottom>[^/]+)")
_PER_SAME = {"年間": "年", "時": "時間", "箇所": "か所", "m2": "㎡", "km2": "㎢", "l": "L", "m3": "㎥"}


def is_known(unit: str) -> bool:
    """Whether the narrow spelling of a unit, without 「/年」, is in the lists of this module."""
    return unit in _KNOWN


def read_unit(unit: str) -> Unit:
    """Parse a unit in any width. One that is in no list is its own base, with the scale 1."""
    folded = canonical_unit(unit)
    if folded.partition("/")[0] not in _KNOWN:
        for word, power in _SCALE_WORDS.items():
            rest = canonical_unit(folded.removeprefix(word))
            if folded.startswith(word) and rest.partition("/")[0] in _KNOWN:
                return Unit(Decimal(10) ** power, rest)
    return Unit(Decimal(1), folded)


def factor(given: str, asked: str) -> Decimal | None:
    """Return by what a figure in the unit `given` is multiplied to be one in `asked`; None where they count other things."""
    one, other = read_unit(given), read_unit(asked)
    return one.scale / other.scale if one.base == other.base else None


def without_year(unit: str) -> str:
    """The canonical unit without 「/年」: a yearly figure is counted per year whether its unit says so or not."""
    return re.sub("/年度?$", "", canonical_unit(unit))


def canonical_unit(unit: str) -> str:
    """The spelling of a unit in which the same units compare equal; an unknown unit is returned in its narrow form.

    Width and blanks make no difference. The two parts of a rate are replaced each: 件／年間 is 件/年, 名/日 is 人/日.
    """
    folded = re.sub(r"\s", "", narrow(visible(unit)))
    if folded in _CANONICAL:
        return _CANONICAL[folded]
    rate = _RATE.fullmatch(folded)
    if rate is None:
        return folded
    bottom = _PER_SAME.get(rate["bottom"], rate["bottom"])
    return f"{canonical_unit(rate['top'])}/{bottom}"
