"""指標データ: one row per measure and year. Every figure of the workbook is a formula over this sheet.

Rate and outcome are the trees of `rules`, bound to the row's own cells and to the table on 評価基準.
"""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal

from sagamihara_pdca.evaluation.page import head_row, outcome_highlights, page, title_rows
from sagamihara_pdca.evaluation.view import DASH, MEASURE_DATA, MeasureYear, Report
from sagamihara_pdca.formulas.tree import Const, Expr, Var, bind
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.input_form.phrases import target_text
from sagamihara_pdca.model.results import Actual, Method
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.notation.places import write_file
from sagamihara_pdca.rules import achievement
from sagamihara_pdca.rules.achievement import Figure
from sagamihara_pdca.rules.grading import outcome
from sagamihara_pdca.sheets.book import Cell, Column, Content, Highlight, Look, Paper, Row, Sheet, Span

_COLUMNS = (
    ("code", "事業番号", 10, Look.TEXT_CENTRE), ("project", "事業名", 30, Look.TEXT),
    ("indicator", "成果指標", 30, Look.TEXT), ("measure", "測定項目", 22, Look.TEXT), ("unit", "単位", 7, Look.TEXT_CENTRE),
    ("year", "年度", 6, Look.TEXT_CENTRE), ("western", "年度\n（西暦）", 8, Look.PLAIN_NUMBER),
    ("wording", "目標（計画の記載）", 26, Look.TEXT), ("condition", "判定する条件", 26, Look.TEXT),
    ("method", "算定方法", 16, Look.TEXT), ("base", "基準値", 13, Look.NUMBER), ("level", "目標値", 16, Look.NUMBER),
    ("upper", "上限", 10, Look.NUMBER), ("actual", "実績", 13, Look.NUMBER), ("state", "状態", 9, Look.TEXT_CENTRE),
    ("rate", "達成率", 9, Look.RATE), ("outcome", "評価", 10, Look.GRADE))
#: 出典: from which cell of which file a figure came. Not for the public.
_SOURCE = (("file", "出典：ファイル", 26, Look.TEXT), ("sheet", "出典：シート", 10, Look.TEXT_CENTRE),
           ("cell", "出典：セル", 8, Look.TEXT_CENTRE), ("raw", "出典：\n入力されたまま", 16, Look.TEXT),
           ("evidence", "根拠資料", 26, Look.TEXT), ("expected", "公表予定時期", 14, Look.TEXT))


def measure_data_sheet(report: Report) -> Sheet:
    """The sheet of all figures."""
    declared = _COLUMNS if report.context.public else _COLUMNS + _SOURCE
    columns = tuple(Column(key, width, level=int(n >= len(_COLUMNS))) for n, (key, _, width, _) in enumerate(declared))
    looks = {key: look for key, _, _, look in declared}
    rows = tuple(_row(m, report, looks) for m in report.measure_years)
    head = head_row("head", tuple((key, words) for key, words, _, _ in declared))
    found: tuple[Highlight, ...] = ()
    if rows:
        span = Span(MEASURE_DATA, rows[0].key, rows[-1].key, "outcome", "outcome")
        found = outcome_highlights(span, report.measure_years[0].cell("outcome"), report.scheme)
    intro = "この評価書の数値はすべて、この表を参照する数式です。達成率と評価は「評価基準」の表から自動で算定されます。"
    return Sheet(MEASURE_DATA, "指標データ", columns,
                 (*title_rows(columns, "指標データ（成果指標の測定項目・年度別）", intro=intro), head, *rows), found,
                 page(report, Paper.A3_LANDSCAPE, repeat="head"), frozen_row="head", frozen_column="project",
                 protected=True, filter_row="head" if rows else "")


def _row(measure_year: MeasureYear, report: Report, looks: dict[str, Look]) -> Row:
    contents = _promised(measure_year) | _judged(report, measure_year)
    if "file" in looks and measure_year.result is not None:
        contents |= _source(measure_year.result.actual)
    return Row(measure_year.key, tuple(Cell(key, contents.get(key), look) for key, look in looks.items()),
               lines=1, most_lines=4)


def _promised(m: MeasureYear) -> dict[str, Content]:
    return {"code": m.project.code, "project": m.project.name, "indicator": m.indicator.name,
            "measure": m.measure.name, "unit": m.measure.unit, "year": write_code(m.year),
            "western": Decimal(m.year.start), "wording": m.target.wording,
            "condition": target_text(m.target, m.condition) if m.condition is not None else "",
            "method": m.method.value, "level": _level(m),
            "upper": m.condition.upper if m.condition is not None else None}


def _judged(report: Report, m: MeasureYear) -> dict[str, Content]:
    """Nothing for a year to come but the base, where it is known by now."""
    if m.result is None:
        return {"base": m.base}
    bindings = _bindings(m)
    rate = bind(achievement.rate_percent(m.method), bindings)
    judged = bind(outcome(m.method, grade_trees(report.scheme)), bindings)
    return {"base": m.base, "actual": _actual(report, m, m.result.actual), "state": _state(m, m.result.actual),
            "rate": _plain(rate), "outcome": _plain(judged)}


def _bindings(m: MeasureYear) -> dict[Hashable, Expr]:
    """The rules' figures as cells of the row."""
    bindings: dict[Hashable, Expr] = {
        Figure.ACTUAL: Var(m.cell("actual")), Figure.STATE: Var(m.cell("state")), Figure.LEVEL: Var(m.cell("level")),
        Figure.UPPER: Var(m.cell("upper")), Figure.RATE: Var(m.cell("rate"))}
    if m.condition is not None:
        bindings[Figure.MET] = bind(achievement.is_met(m.condition.bound), bindings)
    return bindings


def _level(m: MeasureYear) -> Content:
    if m.condition is None:
        return None
    return _plain(bind(achievement.level(m.condition), {Figure.BASE: Var(m.cell("base"))}))


def _actual(report: Report, m: MeasureYear, actual: Actual) -> Content:
    if m.method is Method.JUDGED:
        return report.symbol(actual.declared)
    if m.method is Method.DECLARED:
        return actual.declared
    return actual.quantity if actual.quantity is not None or m.method.is_numeric else actual.declared


def _state(m: MeasureYear, actual: Actual) -> str:
    """The state; a dash, not 未報告, for a measure without a target of which nothing was reported."""
    return DASH if m.method is Method.NONE and actual.state is ActualState.UNREPORTED else actual.state.value


def _plain(tree: Expr) -> Content:
    """A constant is written as itself, not as a formula."""
    if not isinstance(tree, Const):
        return tree
    return tree.value if isinstance(tree.value, str | Decimal) else None


def _source(actual: Actual) -> dict[str, Content]:
    return {"file": write_file(actual.source), "sheet": actual.source.sheet, "cell": actual.source.cell, "raw": actual.raw,
            "evidence": actual.evidence, "expected": actual.expected}
