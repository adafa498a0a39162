"""Results as pandas DataFrames, and as CSV or Parquet by the national rules for machine-readable tables.

Source: 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」: one table a file, one row per measure and year, units in a
column of their own, years in both calendars, nothing merged or decorated, and a dictionary of all columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any, Generic, TypeVar

import pandas as pd

from sagamihara_pdca.errors import ExtraMissing
from sagamihara_pdca.model.results import Evaluation, MeasureResult, Narrative, ProjectResult
from sagamihara_pdca.notation.characters import without_controls
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.notation.places import write_file

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class DataColumn(Generic[Row]):
    """One column: its heading, type and meaning, and the function that returns its value for a row."""

    heading: str
    kind: str  # 文字列, 整数, 数値
    meaning: str
    take: Callable[[Evaluation, Row], object]
    internal: bool = False  # left out of what is published


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table as a DataFrame of objects, with its file name without suffix and its Japanese title."""

    name: str
    title: str
    frame: pd.DataFrame
    columns: tuple[DataColumn[Any], ...]


def all_tables(evaluation: Evaluation, *, public: bool = False) -> tuple[DataTable, ...]:
    """Return every table of the machine-readable edition, the dictionary last. `public` leaves out internal columns."""
    measures = sorted((*evaluation.history, *evaluation.measures),
                      key=lambda m: (m.year, m.project.code, m.indicator.number, m.measure.number))
    narratives = tuple(n for p in evaluation.projects for n in p.narratives)
    tables = (_table("indicators", "成果指標の目標と実績", evaluation, measures, _MEASURE, public),
              _table("projects", "事業の評価", evaluation, evaluation.projects, _PROJECT, public),
              _table("narratives", "担当課の記述", evaluation, narratives, _NARRATIVE, public))
    return (*tables, _dictionary(tables))


def measures_frame(evaluation: Evaluation) -> pd.DataFrame:
    """Tabulate the measures: one row per measure and year, earlier years first.

    Returns:
        the columns of `indicators.csv`: figures are `Decimal` in the unit of 単位, 達成率 in per cent; 西暦年度, 指標番号 and
        測定項目番号 are `int`, the rest is `str`; None where there is nothing.
    """
    return all_tables(evaluation)[0].frame


def projects_frame(evaluation: Evaluation) -> pd.DataFrame:
    """Tabulate the projects: one row per project of the year, in plan order.

    Returns:
        the columns of `projects.csv`: 西暦年度 is `int`, the rest is `str`; None where there is nothing.
    """
    return all_tables(evaluation)[1].frame


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Render the frame as CSV: UTF-8 with BOM, CRLF. Text that a spreadsheet would run as a formula is escaped."""
    text: str = frame.map(_plain).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def parquet_bytes(table: DataTable) -> bytes:
    """Render the table as Parquet (zstd): 整数 as int64, 数値 as float64, 文字列 as string.

    Raises:
        ExtraMissing: the extra `parquet` is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ExtraMissing("Parquetで書き出すには、追加の部品が必要です。`pip install sagamihara-pdca[parquet]` を実行してください。") from error
    types = {"整数": pa.int64(), "数値": pa.float64(), "文字列": pa.string()}
    casts = {"整数": int, "数値": float, "文字列": str}
    arrays = [pa.array([None if v is None else casts[c.kind](v) for v in table.frame[c.heading]], types[c.kind])
              for c in table.columns]
    buffer = BytesIO()
    pq.write_table(pa.table(arrays, names=[c.heading for c in table.columns]), buffer, compression="zstd")
    return buffer.getvalue()


def _table(name: str, title: str, evaluation: Evaluation, rows: Iterable[Row],
           columns: tuple[DataColumn[Row], ...], public: bool) -> DataTable:
    kept = tuple(c for c in columns if not (public and c.internal))
    taken = [[c.take(evaluation, row) for c in kept] for row in rows]
    frame = pd.DataFrame(taken, columns=[c.heading for c in kept], dtype=object)
    return DataTable(name, title, frame, kept)


def _dictionary(tables: tuple[DataTable, ...]) -> DataTable:
    rows = [(f"{t.name}.csv", t.title, n, c.heading, c.kind, c.meaning)
            for t in tables for n, c in enumerate(t.columns, 1)]
    headings = (("ファイル", _TEXT), ("表", _TEXT), ("列番号", _WHOLE), ("列名", _TEXT), ("型", _TEXT), ("説明", _TEXT))
    columns: tuple[DataColumn[Any], ...] = tuple(DataColumn(h, kind, "", lambda e, row: None) for h, kind in headings)
    return DataTable("dictionary", "データの説明", pd.DataFrame(rows, columns=[c.heading for c in columns], dtype=object), columns)


#: The full-width ones too: Excel in Japanese takes them for the others.
_FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
_DASHES = ("-", "－")  # a dash alone says that there is nothing


def _plain(value: object) -> object:
    """Render a figure without an exponent, text without control characters, and ' before what begins like a formula."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if not isinstance(value, str):
        return value
    text = without_controls(value)
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) and text not in _DASHES else text


def _class_of(result: MeasureResult | ProjectResult) -> str | None:
    own = result.project.project_class(result.year)
    return own.value if own is not None else None


_TEXT, _WHOLE, _FIGURE = "文字列", "整数", "数値"
_MEASURE: tuple[DataColumn[MeasureResult], ...] = (
    DataColumn("地方公共団体コード", _TEXT, "全国地方公共団体コード", lambda e, m: e.plan.profile.government_code or None),
    DataColumn("西暦年度", _WHOLE, "4月から始まる年度の西暦", lambda e, m: m.year.start),
    DataColumn("和暦年度", _TEXT, "年度の和暦", lambda e, m: write_fiscal_year(m.year)),
    DataColumn("事業番号", _TEXT, "計画における事業の番号", lambda e, m: m.project.code),
    DataColumn("事業名", _TEXT, "事業の名称", lambda e, m: m.project.name),
    DataColumn("事業区分", _TEXT, "A 重点事業、B 深化型事業、C 探索型事業", lambda e, m: _class_of(m)),
    DataColumn("施策番号", _TEXT, "施策の番号", lambda e, m: m.project.policy),
    DataColumn("基本目標番号", _TEXT, "基本目標の番号", lambda e, m: e.plan.policy(m.project.policy).goal),
    DataColumn("指標番号", _WHOLE, "事業の中の成果指標の番号", lambda e, m: m.indicator.number),
    DataColumn("成果指標", _TEXT, "成果指標の名称", lambda e, m: m.indicator.name),
    DataColumn("測定項目番号", _WHOLE, "成果指標の中の測定項目の番号", lambda e, m: m.measure.number),
    DataColumn("測定項目", _TEXT, "測定項目の名称", lambda e, m: m.measure.name),
    DataColumn("単位", _TEXT, "目標値・実績値・基準値の単位", lambda e, m: m.measure.unit or None),
    DataColumn("目標の文言", _TEXT, "計画に記載された目標", lambda e, m: m.target.wording or None),
    DataColumn("比較", _TEXT, ">= 以上、> 超、<= 以下、< 未満、.. 範囲", lambda e, m: m.condition.bound.value if m.condition else None),
    DataColumn("目標値", _FIGURE, "数値として読み取った目標。範囲の場合は下限", lambda e, m: m.level),
    DataColumn("目標値の上限", _FIGURE, "範囲の目標の上限", lambda e, m: m.condition.upper if m.condition else None),
    DataColumn("基準値", _FIGURE, "増減で示された目標の基準", lambda e, m: m.base),
    DataColumn("状態", _TEXT, "確定、見込、集計中、未実施、中止、評価困難、対象外、未報告", lambda e, m: m.actual.state.value),
    DataColumn("実績値", _FIGURE, "実績。数値でないものは空欄", lambda e, m: m.actual.quantity),
    DataColumn("申告", _TEXT, "数値で判定しない目標について担当課が選んだもの", lambda e, m: m.actual.declared or None),
    DataColumn("達成率", _FIGURE, "単位は%。小数第1位まで。達成していないものは最大99.9", lambda e, m: m.rate_percent),
    DataColumn("評価", _TEXT, "評価の記号、又は評価が決まっていない理由", lambda e, m: m.outcome.word),
    DataColumn("算定方法", _TEXT, "達成率又は評価の求め方", lambda e, m: m.method.value),
    DataColumn("公表予定時期", _TEXT, "集計中のものが分かる時期", lambda e, m: m.actual.expected or None),
    DataColumn("根拠資料", _TEXT, "実績の出どころ", lambda e, m: m.actual.evidence or None, internal=True),
    DataColumn("入力原文", _TEXT, "担当課が入力したままの文字", lambda e, m: m.actual.raw or None, internal=True),
    DataColumn("提出ファイル", _TEXT, "実績を読み取ったファイル", lambda e, m: write_file(m.actual.source) or None, internal=True),
    DataColumn("シート", _TEXT, "実績を読み取ったシート", lambda e, m: m.actual.source.sheet or None, internal=True),
    DataColumn("セル", _TEXT, "実績を読み取ったセル", lambda e, m: m.actual.source.cell or None, internal=True),
)
_PROJECT: tuple[DataColumn[ProjectResult], ...] = (
    DataColumn("地方公共団体コード", _TEXT, "全国地方公共団体コード", lambda e, p: e.plan.profile.government_code or None),
    DataColumn("西暦年度", _WHOLE, "4月から始まる年度の西暦", lambda e, p: p.year.start),
    DataColumn("和暦年度", _TEXT, "年度の和暦", lambda e, p: write_fiscal_year(p.year)),
    DataColumn("事業番号", _TEXT, "計画における事業の番号", lambda e, p: p.project.code),
    DataColumn("事業名", _TEXT, "事業の名称", lambda e, p: p.project.name),
    DataColumn("事業区分", _TEXT, "A 重点事業、B 深化型事業、C 探索型事業", lambda e, p: _class_of(p)),
    DataColumn("施策番号", _TEXT, "施策の番号", lambda e, p: p.project.policy),
    DataColumn("施策名", _TEXT, "施策の名称", lambda e, p: e.plan.policy(p.project.policy).name),
    DataColumn("基本目標番号", _TEXT, "基本目標の番号", lambda e, p: e.plan.policy(p.project.policy).goal),
    DataColumn("基本目標名", _TEXT, "基本目標の名称", lambda e, p: e.plan.goal(e.plan.policy(p.project.policy).goal).name),
    DataColumn("主担当課", _TEXT, "回答を取りまとめた課", lambda e, p: e.plan.division(p.project.lead).name),
    DataColumn("関係課", _TEXT, "共に取り組む課。複数は「；」で区切る",
               lambda e, p: "；".join(e.plan.division(d).name for d in p.project.partners) or None),
    DataColumn("評価", _TEXT, "事務局の評価。ない場合は計算による評価", lambda e, p: p.outcome.word if p.measures or p.is_overruled else None),
    DataColumn("計算による評価", _TEXT, "測定項目のうち最も低い評価、又は評価が決まっていない理由",
               lambda e, p: p.computed.word if p.measures else None),
    DataColumn("行動目標", _TEXT, "その年度の行動目標", lambda e, p: p.project.action_goal(p.year) or None),
    DataColumn("行動目標の進捗", _TEXT, "担当課が選んだ進捗", lambda e, p: e.plan.profile.terms.word(p.progress) if p.progress else None),
    DataColumn("次年度の方向", _TEXT, "担当課が選んだ方向", lambda e, p: e.plan.profile.terms.word(p.direction) if p.direction else None),
    DataColumn("提出", _TEXT, "あり、なし", lambda e, p: "あり" if p.answered else "なし", internal=True),
)
_NARRATIVE: tuple[DataColumn[Narrative], ...] = (
    DataColumn("事業番号", _TEXT, "計画における事業の番号", lambda e, n: n.project),
    DataColumn("課名", _TEXT, "記述した課", lambda e, n: e.plan.division(n.division).name),
    DataColumn("項目", _TEXT, "様式の項目の識別名（do 実行、check 評価、act 改善）", lambda e, n: n.key),
    DataColumn("内容", _TEXT, "記述の内容", lambda e, n: n.text),
    DataColumn("提出ファイル", _TEXT, "読み取ったファイル", lambda e, n: n.source.file or None, internal=True),
    DataColumn("セル", _TEXT, "読み取ったセル", lambda e, n: n.source.cell or None, internal=True),
)
