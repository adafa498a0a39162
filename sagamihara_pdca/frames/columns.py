"""The tables and columns of the data: heading, type, meaning and value of each.

A number or a date can't be made of a key: 「事業1-1-01」 and 「LG141500」 stay what they are in a spreadsheet, in pandas, polars and
DuckDB, where 1-1-01 becomes a day and 011002 loses its zero.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from sagamihara_pdca.frames.item_names import item_name
from sagamihara_pdca.model.choices import NextDirection, Progress
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan, Project, ProjectClass
from sagamihara_pdca.model.results import Evaluation, MeasureResult, Method, Narrative, ProjectResult
from sagamihara_pdca.model.states import ActualState, Ungraded
from sagamihara_pdca.model.target import Bound
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.notation.places import write_file

Row = TypeVar("Row")


class Kind(Enum):
    """型 of a column."""

    TEXT = "文字列"
    CHOICE = "区分"  # one of a few words
    WHOLE = "整数"
    FIGURE = "数値"


@dataclass(frozen=True, slots=True)
class DataColumn(Generic[Row]):
    """One column: its heading, type and meaning, and the function that returns its value for a row."""

    heading: str
    kind: Kind
    meaning: str
    take: Callable[[Evaluation, Row], object]
    required: bool = False  # never blank
    internal: bool = False  # left out of what is published
    words: Callable[[Plan], tuple[str, ...]] = lambda plan: ()  # of a CHOICE, in their order


@dataclass(frozen=True, slots=True)
class TableForm(Generic[Row]):
    """One table: its file name without suffix, its title, its columns, and the headings that tell its rows apart."""

    name: str
    title: str
    columns: tuple[DataColumn[Row], ...]
    key: tuple[str, ...]


CODE, PLAN, YEAR, PROJECT = "地方公共団体コード", "計画識別名", "西暦年度", "事業番号"
_TEXT, _CHOICE, _WHOLE, _FIGURE = Kind.TEXT, Kind.CHOICE, Kind.WHOLE, Kind.FIGURE


def project_key(code: str) -> str:
    """Return the value of 事業番号: 「事業1-1-01」."""
    return f"事業{code}"


def government_key(code: str) -> str | None:
    """Return the value of 地方公共団体コード: 「LG141500」; None for a plan that has no code."""
    return f"LG{code}" if code else None


def _grade(plan: Plan, word: str) -> str:
    """A grade's symbol; 「評価5」 in a plan whose grades are figures, so that the column is never one of numbers."""
    symbols = [grade.symbol for grade in plan.scheme.grades]
    return f"評価{word}" if word in symbols and any(symbol.isdecimal() for symbol in symbols) else word


def _outcomes(plan: Plan) -> tuple[str, ...]:
    return (*(_grade(plan, g.symbol) for g in plan.scheme.grades), *(state.word for state in Ungraded))


def _class_of(project: Project, year: FiscalYear) -> str | None:
    own = project.project_class(year)
    return own.value if own is not None else None


def _owner(year: Callable[[Evaluation, Row], FiscalYear], project: Callable[[Row], str]) -> tuple[DataColumn[Row], ...]:
    """The first columns of a table: whose row it is, of which year and project."""
    return (
        DataColumn(CODE, _TEXT, "「LG」と全国地方公共団体コード6桁。先頭の0が失われないように文字を付けています",
                   lambda e, row: government_key(e.plan.profile.government_code)),
        DataColumn("地方公共団体名", _TEXT, "計画の発行者", lambda e, row: e.plan.profile.publisher, required=True),
        DataColumn(PLAN, _TEXT, "計画を見分ける短い名前", lambda e, row: e.plan.profile.plan_id, required=True),
        DataColumn(YEAR, _WHOLE, "4月から始まる年度の西暦", lambda e, row: year(e, row).start, required=True),
        DataColumn("和暦年度", _TEXT, "年度の和暦", lambda e, row: write_fiscal_year(year(e, row)), required=True),
        DataColumn(PROJECT, _TEXT, "「事業」と計画における事業の番号。日付に変わらないように文字を付けています",
                   lambda e, row: project_key(project(row)), required=True),
        DataColumn("事業名", _TEXT, "事業の名称", lambda e, row: e.plan.project(project(row)).name, required=True),
    )


_PROJECT_CLASS = "A 重点事業、B 深化型事業、C 探索型事業"
_CLASSES = tuple(kind.value for kind in ProjectClass)
MEASURES: TableForm[MeasureResult] = TableForm("indicators", "成果指標の目標と実績", (
    *_owner(lambda e, m: m.year, lambda m: m.project.code),
    DataColumn("事業区分", _CHOICE, _PROJECT_CLASS, lambda e, m: _class_of(m.project, m.year), words=lambda plan: _CLASSES),
    DataColumn("施策番号", _TEXT, "「施策」と施策の番号", lambda e, m: f"施策{m.project.policy}", required=True),
    DataColumn("基本目標番号", _TEXT, "「基本目標」と基本目標の番号", lambda e, m: f"基本目標{e.plan.policy(m.project.policy).goal}", required=True),
    DataColumn("指標番号", _WHOLE, "事業の中の成果指標の番号", lambda e, m: m.indicator.number, required=True),
    DataColumn("成果指標", _TEXT, "成果指標の名称", lambda e, m: m.indicator.name, required=True),
    DataColumn("測定項目番号", _WHOLE, "成果指標の中の測定項目の番号", lambda e, m: m.measure.number, required=True),
    DataColumn("測定項目", _TEXT, "測定項目の名称", lambda e, m: m.measure.name or None),
    DataColumn("単位", _TEXT, "目標値・実績値・基準値の単位", lambda e, m: m.measure.unit or None),
    DataColumn("目標の文言", _TEXT, "計画に記載された目標", lambda e, m: m.target.wording or None),
    DataColumn("比較", _CHOICE, ">= 以上、> 超、<= 以下、< 未満、.. 範囲", lambda e, m: m.condition.bound.value if m.condition else None,
               words=lambda plan: tuple(bound.value for bound in Bound)),
    DataColumn("目標値", _FIGURE, "数値として読み取った目標。範囲の場合は下限", lambda e, m: m.level),
    DataColumn("目標値の上限", _FIGURE, "範囲の目標の上限", lambda e, m: m.condition.upper if m.condition else None),
    DataColumn("基準値", _FIGURE, "増減で示された目標の基準", lambda e, m: m.base),
    DataColumn("状態", _CHOICE, "実績の状態", lambda e, m: m.actual.state.value, required=True,
               words=lambda plan: tuple(state.value for state in ActualState)),
    DataColumn("実績値", _FIGURE, "実績。数値でないものは空欄", lambda e, m: m.actual.quantity),
    DataColumn("申告", _TEXT, "数値で判定しない目標について担当課が選んだもの", lambda e, m: _grade(e.plan, m.actual.declared) or None),
    DataColumn("達成率", _FIGURE, "単位は%。小数第1位まで。達成していないものは最大99.9", lambda e, m: m.rate_percent),
    DataColumn("評価", _CHOICE, "評価の記号、又は評価が決まっていない理由", lambda e, m: _grade(e.plan, m.outcome.word), required=True,
               words=_outcomes),
    DataColumn("算定方法", _CHOICE, "達成率又は評価の求め方", lambda e, m: m.method.value, required=True,
               words=lambda plan: tuple(method.value for method in Method)),
    DataColumn("公表予定時期", _TEXT, "集計中のものが分かる時期", lambda e, m: m.actual.expected or None),
    DataColumn("根拠資料", _TEXT, "実績の出どころ", lambda e, m: m.actual.evidence or None, internal=True),
    DataColumn("入力原文", _TEXT, "担当課が入力したままの文字", lambda e, m: m.actual.raw or None, internal=True),
    DataColumn("提出ファイル", _TEXT, "実績を読み取ったファイル", lambda e, m: write_file(m.actual.source) or None, internal=True),
    DataColumn("シート", _TEXT, "実績を読み取ったシート", lambda e, m: m.actual.source.sheet or None, internal=True),
    DataColumn("セル", _TEXT, "実績を読み取ったセル", lambda e, m: m.actual.source.cell or None, internal=True),
), key=(PLAN, YEAR, PROJECT, "指標番号", "測定項目番号"))
PROJECTS: TableForm[ProjectResult] = TableForm("projects", "事業の評価", (
    *_owner(lambda e, p: p.year, lambda p: p.project.code),
    DataColumn("事業区分", _CHOICE, _PROJECT_CLASS, lambda e, p: _class_of(p.project, p.year), words=lambda plan: _CLASSES),
    DataColumn("施策番号", _TEXT, "「施策」と施策の番号", lambda e, p: f"施策{p.project.policy}", required=True),
    DataColumn("施策名", _TEXT, "施策の名称", lambda e, p: e.plan.policy(p.project.policy).name, required=True),
    DataColumn("基本目標番号", _TEXT, "「基本目標」と基本目標の番号", lambda e, p: f"基本目標{e.plan.policy(p.project.policy).goal}", required=True),
    DataColumn("基本目標名", _TEXT, "基本目標の名称", lambda e, p: e.plan.goal(e.plan.policy(p.project.policy).goal).name, required=True),
    DataColumn("主担当課", _TEXT, "回答を取りまとめた課", lambda e, p: e.plan.division(p.project.lead).name, required=True),
    DataColumn("関係課", _TEXT, "共に取り組む課。複数は「；」で区切る",
               lambda e, p: "；".join(e.plan.division(d).name for d in p.project.partners) or None),
    DataColumn("評価", _CHOICE, "事務局の評価。ない場合は計算による評価、又は評価が決まっていない理由",
               lambda e, p: _grade(e.plan, p.outcome.word), required=True, words=_outcomes),
    DataColumn("計算による評価", _CHOICE, "測定項目のうち最も低い評価、又は評価が決まっていない理由",
               lambda e, p: _grade(e.plan, p.computed.word), required=True, words=_outcomes),
    DataColumn("行動目標", _TEXT, "その年度の行動目標", lambda e, p: p.project.action_goal(p.year) or None),
    DataColumn("行動目標の進捗", _CHOICE, "担当課が選んだ進捗", lambda e, p: e.plan.profile.terms.word(p.progress) if p.progress else None,
               words=lambda plan: plan.profile.terms.words(Progress)),
    DataColumn("次年度の方向", _CHOICE, "担当課が選んだ方向", lambda e, p: e.plan.profile.terms.word(p.direction) if p.direction else None,
               words=lambda plan: plan.profile.terms.words(NextDirection)),
    DataColumn("提出", _CHOICE, "あり、なし", lambda e, p: "あり" if p.answered else "なし", internal=True, required=True,
               words=lambda plan: ("あり", "なし")),
), key=(PLAN, YEAR, PROJECT))
#: Without a key: two answers of a division to one question that differ are both kept.
NARRATIVES: TableForm[Narrative] = TableForm("narratives", "担当課の記述", (
    *_owner(lambda e, n: e.year, lambda n: n.project),
    DataColumn("課名", _TEXT, "記述した課", lambda e, n: e.plan.division(n.division).name, required=True),
    DataColumn("項目", _TEXT, "様式の項目の識別名（do 実行、check 評価、act 改善、q 追加の項目）", lambda e, n: n.key, required=True),
    DataColumn("項目名", _TEXT, "様式に印刷された項目の名称", item_name, required=True),
    DataColumn("内容", _TEXT, "記述の内容", lambda e, n: n.text, required=True),
    DataColumn("提出ファイル", _TEXT, "読み取ったファイル", lambda e, n: n.source.file or None, internal=True),
    DataColumn("セル", _TEXT, "読み取ったセル", lambda e, n: n.source.cell or None, internal=True),
), key=())
