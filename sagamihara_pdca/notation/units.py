"""Units as cities write them, their scale, and which of them are the same.

    unit  = [ scale ] base [ "/" base ]      scale only before a base that is listed: 千円, 百万円, 万人, 千t-CO2, 千件/年
    scale = "千" | "百" | [ "十" | "百" | "千" ] ( "万" | "億" | "兆" )

Two spellings are the same base only if they certainly count the same thing in the same way: 人 and 名, か所 and 箇所,
％ and パーセント. 件 and 回 are different. Figures of one base are converted from scale to scale, and so are those of bases that
differ in size only: kWh and MWh, g and t, m and km, ㎡ and ha.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

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
㎢ km2 km² k㎡ 平方キロメートル 平方キロ
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
kg-CO2 kg-CO₂ kgCO2 kgCO₂ kg-co2
g-CO2 g-CO₂ gCO2
t-CO2eq t-CO2e
Wh ワット時
kWh ｋＷｈ KWh KWH Kwh kwh キロワット時 キロワットアワー
MWh ＭＷｈ MWH メガワット時
GWh ＧＷｈ GWH ギガワット時
kW ｋＷ KW キロワット
MW ＭＷ メガワット
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
    "上下中間他合程各全累延名人者"
)
_NO_COUNTER = "アップ|ダウン|ランク|レベル|ステップ|カーボン"
OTHER_UNIT = (
    rf"(?:(?![十百千万億兆])(?:(?![{_SIGNS}])[一-龥々]){{1,4}}|(?![ァ-ヴー]*(?:{_NO_COUNTER}))[ァ-ヴ][ァ-ヴー]{{2,9}})"
)
#: Bases that differ in size only, each line from its root on: how many of the root one of them is.
_SIZES = """
kWh 1 Wh 0.001 MWh 1000 GWh 1000000
kW 1 MW 1000
GJ 1 MJ 0.001 TJ 1000
kg 1 mg 0.000001 g 0.001 t 1000
kg-CO2 1 g-CO2 0.001 t-CO2 1000
m 1 mm 0.001 cm 0.01 km 1000
㎡ 1 ha 10000 ㎢ 1000000
L 1 mL 0.001 kL 1000
"""
_PER_UNITS = (
    "人口10万人|人口1万人|人口千人|10万人|1?万人|千人|年間|年度|年|月|週|日|時間|時|分|回|人日|人・日|人・年|人|世帯|校|か所|箇所|団体|件|施設|台|戸|ha|㎡|m2|"
    "km2|㎢|km|L|l|m3|㎥|kg|t|冊"
)


_WIDE = str.maketrans({chr(letter): chr(letter + 0xFEE0) for letter in (*range(0x41, 0x5B), *range(0x61, 0x7B))})


def _words(lines: str) -> list[str]:
    """The spellings in a text, narrow, and each with wide letters as well: kg and ｋｇ."""
    return [spelled for word in lines.split() for spelled in dict.fromkeys((narrow(word), narrow(word).translate(_WIDE)))]


_CANONICAL = {word: words[0] for line in (*_SAME.strip().splitlines(), *filter(str.isascii, _COUNTERS.split()))
              for words in [_words(line)] for word in words}
_KNOWN = frozenset({*_CANONICAL, *_words(_COUNTERS)})
#: Of the units above those that count things or days; all others measure a quantity, as do lengths of time.
_COUNTING = "人 か所 か月 か国 か国語 か年 手続 日 週 件 回 ダウンロード ページ"
_MEASURED = ({_words(line)[0] for line in _SAME.strip().splitlines()} - {*_words(_COUNTING)}) | {"時間", "分", "秒"}

KNOWN_UNIT = "(?:" + "|".join(map(re.escape, sorted(_KNOWN, key=lambda word: (-len(word), word)))) + ")"
PER = rf"\s*(?:/|毎(?=[年月週日]))\s*1?\s*(?P<per>{_PER_UNITS})"
_RATE = re.compile(r"(?P<top>[^/]+)/(?P<bottom>[^/]+)")
_PER_SAME = {"年間": "年", "人日": "人・日", "年度": "年", "時": "時間", "箇所": "か所", "m2": "㎡", "km2": "㎢", "l": "L", "m3": "㎥",
             "10万人": "人口10万人", "10万": "人口10万人", "人口10万": "人口10万人", "万人": "人口1万人", "1万人": "人口1万人", "千人": "人口千人"}
_SMALL = {"": 0, "十": 1, "百": 2, "千": 3}
_LARGE = {"万": 4, "億": 8, "兆": 12}
#: The words that scale a unit, and by how much.
SCALES = {word: Decimal(10) ** power for word, power in (("千", 3), ("百", 2))} | {
    small + large: Decimal(10) ** (more + power) for large, power in _LARGE.items() for small, more in _SMALL.items()}
#: A scale word, where a known unit follows.
SCALE = r"(?:[十百千]?[万億兆]|[百千])"
_SCALED = re.compile(rf"(?P<scale>{SCALE})(?P<base>{KNOWN_UNIT}(?:/.+)?)")
_ONE = Decimal(1)
_SCALE_WORDS = {_ONE: ""} | {scale: word for word, scale in SCALES.items()}
_YEARLY = "/年"
_ROOTS = {base: (line[0], Decimal(size)) for line in map(str.split, _SIZES.strip().splitlines())
          for base, size in zip(line[::2], line[1::2], strict=True)}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: 千円 is 1,000 円. Two are equal when figures in them can be compared as they are."""

    scale: Decimal
    base: str  # in its canonical spelling, with what it is a rate of: 円, か所, 件/年; "" for none

    @property
    def scale_word(self) -> str:
        """The word of the scale: 百万; "" for 1."""
        return _SCALE_WORDS[self.scale]

    @property
    def root(self) -> str:
        """The base in which figures of its kind are compared: kWh for MWh, kg/人 for g/人."""
        top, slash, bottom = self.base.partition("/")
        return (_ROOTS[top][0] if top in _ROOTS else top) + slash + bottom

    @property
    def size(self) -> Decimal:
        """How many of its root one of its base is: 1,000 for MWh."""
        top = self.base.partition("/")[0]
        return _ROOTS[top][1] if top in _ROOTS else _ONE

    @property
    def is_yearly(self) -> bool:
        """Whether it is a rate of a year."""
        return self.base.endswith(_YEARLY)

    def same_but_for_year(self, other: Unit) -> bool:
        """Whether one of two bases is the other in a year: 回 and 回/年."""
        roots = self.root.removesuffix(_YEARLY), other.root.removesuffix(_YEARLY)
        return self.root != other.root and roots[0] == roots[1] != ""

    def counts_as(self, other: Unit) -> bool:
        """Whether figures in the other unit can be converted to it, but for 「/年」."""
        return self.base == other.base or self.root == other.root or self.same_but_for_year(other)


def is_measured(unit: str) -> bool:
    """Whether the unit measures a quantity (円, km, t, ％, 時間) instead of counting things (件, 人, 校)."""
    return read_unit(unit).base.partition("/")[0] in _MEASURED


def is_known(unit: str) -> bool:
    """Whether the narrow spelling of a unit, without 「/年」 and scale, is in the lists of this module."""
    return unit in _KNOWN


@lru_cache(maxsize=512)
def read_unit(unit: str) -> Unit:
    """Parse a unit as written in a column, a cell or a wording. Width and blanks make no difference; never raises."""
    folded = _folded(unit)
    scaled = _SCALED.fullmatch(folded) if folded not in _CANONICAL else None
    if scaled is None:
        return Unit(_ONE, _canonical_base(folded))
    return Unit(SCALES[scaled["scale"]], _canonical_base(scaled["base"]))


def convert(value: Decimal, given: Unit, wanted: Unit) -> Decimal | None:
    """Convert a figure from one scale and size to another; None where the bases count different things."""
    if given.root != wanted.root:
        return None
    factors = given.scale * given.size, wanted.scale * wanted.size
    return value if factors[0] == factors[1] else value * factors[0] / factors[1]


@lru_cache(maxsize=512)
def canonical_unit(unit: str) -> str:
    """The spelling of a unit in which the same units compare equal; an unknown unit is returned in its narrow form.

    Width and blanks make no difference. The two parts of a rate are replaced each: 件／年間 is 件/年, 名/日 is 人/日.
    """
    folded = _folded(unit)
    scaled = _SCALED.fullmatch(folded) if folded not in _CANONICAL else None
    return scaled["scale"] + _canonical_base(scaled["base"]) if scaled else _canonical_base(folded)


def _folded(unit: str) -> str:
    return re.sub(r"\s", "", narrow(visible(unit)))


def _canonical_base(folded: str) -> str:
    if folded in _CANONICAL:
        return _CANONICAL[folded]
    rate = _RATE.fullmatch(folded)
    if rate is None:
        return folded
    bottom = _PER_SAME.get(rate["bottom"], rate["bottom"])
    return f"{_CANONICAL.get(rate['top'], rate['top'])}/{bottom}"
