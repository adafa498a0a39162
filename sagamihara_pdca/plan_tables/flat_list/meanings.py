"""What a heading of a published list means: 「所管課」 is the division, 「R6 目標値」 the target of 令和6年度.

A heading has one part per heading row. Its words are looked up as a whole, then the last part alone, if the parts above it
only say what it belongs to. Anything else has no meaning: it is shown as not used, or asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.fiscal_year import years_in
from sagamihara_pdca.plan_tables import texts
from sagamihara_pdca.plan_tables.names import same_name


class Meaning(Enum):
    """What a column of a list holds."""

    GOAL = "基本目標"
    POLICY = "施策"
    AREA = "区分"  # the level above 施策, where the list has no other
    NUMBER = "事業番号"
    PROJECT = "事業名"
    SUMMARY = "概要"
    DEPARTMENT = "部局"
    DIVISION = "担当課"
    PARTNERS = "関係課"
    INDICATOR = "成果指標"
    UNIT = "単位"
    DIRECTION = "望ましい方向"
    BASELINE = "現状値"
    TARGET = "目標"
    ACTUAL = "実績"


_WORDS = {
    Meaning.GOAL: "基本目標 基本目標名 基本方針 基本方向 基本政策 政策 政策名 政策分野 分野 分野名 柱 大項目 大分類",
    Meaning.POLICY: "施策 施策名 施策名称 基本施策 中項目 中分類 施策の方向 施策の方向性 取組方針 取組の方向 取組の方向性",
    Meaning.AREA: "区分",
    Meaning.NUMBER: "番号 no no. № 事業番号 事業no 事業no. 整理番号 通し番号 通番 取組番号 管理番号 連番",
    Meaning.PROJECT: "事業名 事業名称 事業の名称 事務事業 事務事業名 実施事業 実施事業名 取組名 取組名称 取組事業 取組項目 具体的取組 具体的な取組 "
                     "取組 取り組み 取組み 主な取組 事業 施策・事業名 事業・取組名 事業・取組 個別事業名 計画事業名 主要事業名 主な事業",
    Meaning.SUMMARY: "概要 事業概要 事業の概要 事業内容 事業の内容 取組内容 取組概要 取組の概要 取組の内容 内容",
    Meaning.DEPARTMENT: "部 局 部局 部名 局名 部局名 部・局 担当部 担当局 担当部局 担当部局名 所管部 所管局 所管部局 主管部 主管部局",
    Meaning.DIVISION: "課 課名 課・室 課室 課室名 担当課 担当課名 担当課室 担当課等 担当 担当部署 担当部課 担当所属 担当所管 "
                      "所管 所管課 所管課名 所管課室 所管部署 "
                      "主管課 主管課名 主担当課 所属 所属名 所属課 実施課 実施担当課 部署 部署名 部課名",
    Meaning.PARTNERS: "関係課 関連課 連携課 関係部署 関連部署 関係所属 関係課名 関連課名 協力課 副担当課",
    Meaning.INDICATOR: "指標 指標名 指標名称 成果指標 成果指標名 活動指標 評価指標 評価指標名 kpi kpi名 重要業績評価指標 重要業績評価指標(kpi) "
                       "指標(kpi) "
                       "kpi(重要業績評価指標) 目標指標 成果指標(kpi) 管理指標 指標項目 測定項目",
    Meaning.UNIT: "単位 指標単位 指標の単位",
    Meaning.DIRECTION: "望ましい方向 目指す方向 目指す方向性 目標の方向 目標の方向性 指標の方向 指標の方向性",
    Meaning.BASELINE: "現状値 現状 現況値 基準値 基準 策定時 策定時の値 計画策定時 計画策定時の値 当初値 初期値 ベースライン 基準年度の値 基準年値",
    Meaning.TARGET: "目標 目標値 計画値 数値目標 年度目標 目標数値 年度別目標 年次目標 年度目標値 年度別目標値 年次目標値",
    Meaning.ACTUAL: "実績 実績値 年度実績 実績数値 達成値 年度別実績 年度実績値",
}
_MEANINGS = {same_name(word): meaning for meaning, words in _WORDS.items() for word in words.split()}
#: Say what the parts below belong to, and nothing else.
_ABOVE_WORDS = ("事業等 事業情報 計画 計画内容 計画期間 進捗 進捗状況 進行管理 目標・実績 目標と実績 目標及び実績 目標値・実績値 "
                "目標値と実績値 目標値及び実績値 指標等 担当部署等 年度 年度別 体系 計画体系 施策体系 所管部課 担当部課等")
_ABOVE = frozenset(same_name(word) for word in _ABOVE_WORDS.split())
_BY_YEAR = (Meaning.TARGET, Meaning.ACTUAL)
_BRACKETS = re.compile(r"\(\s*\)")
_LOOSE = re.compile(r"^[年度の:・\s]+|[:・の\s]+$")
_FIGURE = re.compile("目標|実績|指標|担当|所管|現状|基準")
_BARE_YEAR = re.compile(r"(?<![0-9])[0-9]{1,2}\s*年")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means; `doubt` says why one that seems to matter could not be decided."""

    meaning: Meaning | None = None
    year: FiscalYear | None = None
    doubt: str = ""


def read_heading(parts: tuple[str, ...]) -> Heading:
    """Parse a heading of one part per heading row, equal neighbours once."""
    years: set[FiscalYear] = set()
    words = []
    for part in parts:
        named, rest = years_in(narrow(part))
        years.update(named)
        words.append(_plain(rest))
    meaning = _meaning(tuple(word for word in words if word))
    if len(years) > 1:
        return Heading(doubt=texts.SEVERAL_YEARS)
    year = next(iter(years), None)
    if meaning is None:
        return Heading(doubt=_doubt("".join(words), year))
    if year is None and meaning is Meaning.TARGET:
        return Heading(doubt=texts.NO_YEAR)
    if year is not None and meaning not in (*_BY_YEAR, Meaning.BASELINE):
        return Heading(doubt=texts.YEAR_UNEXPECTED)
    return Heading(meaning, year)


def _plain(words: str) -> str:
    return same_name(_LOOSE.sub("", _BRACKETS.sub("", words).strip()))


def _meaning(words: tuple[str, ...]) -> Meaning | None:
    whole = _MEANINGS.get("".join(words))
    if whole is not None or not words:
        return whole
    above_known = all(word in _ABOVE or word in _MEANINGS for word in words[:-1])
    return _MEANINGS.get(words[-1]) if above_known else None


def _doubt(words: str, year: FiscalYear | None) -> str:
    if year is not None and not words:
        return texts.NO_MEANING
    if _BARE_YEAR.search(words):
        return texts.NO_YEAR
    return texts.NO_MEANING if _FIGURE.search(words) and year is not None else ""
