"""指標データ: one row per measure and year. Every figure of the workbook is a formula over this sheet.

Rate and outcome are the trees of `rules`, bound to the row's own cells and to the table on 評価基準.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from decimal import Decimal

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import data_sheet, table_sheet
from sagamihara_pdca.evaluation.view import DASH, MEASURE_DATA, MeasureYear, Report
from sagamihara_pdca.formulas.tree import FALSE, Const, Expr, Var, bind, text
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.input_form.phrases import target_text
from sagamihara_pdca.model.results import Actual, Method
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.notation.places import write_file
from sagamihara_pdca.rules import achievement
from sagamihara_pdca.rules.achievement import Figure
from sagamihara_pdca.rules.grading import met_word, outcome
from sagamihara_pdca.rules.outlook import Way, outlook, pace, projected
from sagamihara_pdca.sheets.book import Content, Look, Ref, Row, Sheet
from sagamihara_pdca.sheets.table import TableColumn, line_cells


def measure_data_sheet(report: Report) -> Sheet:
    """The sheet of all figures."""
    table = _table(report)
    rows = tuple(Row(m.key, line_cells(table, m), lines=1, most_lines=4) for m in report.measure_years)
    return data_sheet(report, table_sheet(report, MEASURE_DATA, texts.MEASURE_DATA, table, rows, outcomes=("outcome",),
                                          frozen_column="project"))


def _table(report: Report) -> tuple[TableColumn[MeasureYear], ...]:
    return (
        TableColumn("code", "事業番号", 10, Look.TEXT_CENTRE, lambda m: m.project.code),
        TableColumn("project", "事業名", 30, Look.TEXT, lambda m: m.project.name),
        TableColumn("indicator", "成果指標", 30, Look.TEXT, lambda m: m.indicator.name),
        TableColumn("measure", "測定項目", 22, Look.TEXT, lambda m: m.measure.name),
        TableColumn("unit", "単位", 7, Look.TEXT_CENTRE, lambda m: m.measure.unit),
        TableColumn("year", "年度", 6, Look.TEXT_CENTRE, lambda m: write_code(m.year)),
        TableColumn("western", "年度\n（西暦）", 8, Look.PLAIN_NUMBER, lambda m: Decimal(m.year.start)),
        TableColumn("wording", "目標（計画の記載）", 26, Look.TEXT, lambda m: m.target.wording),
        TableColumn("condition", "判定する条件", 26, Look.TEXT,
                    lambda m: target_text(m.target, m.condition) if m.condition is not None else ""),
        TableColumn("method", "算定方法", 16, Look.TEXT, lambda m: m.method.value),
        TableColumn("base", "基準値", 13, Look.NUMBER, lambda m: m.base),
        TableColumn("level", "目標値", 16, Look.NUMBER, _level),
        TableColumn("upper", "上限", 10, Look.NUMBER, lambda m: m.condition.upper if m.condition is not None else None),
        TableColumn("actual", "実績", 13, Look.NUMBER, _answered(lambda m, actual: _actual(report, m, actual))),
        TableColumn("state", "状態", 9, Look.TEXT_CENTRE, _answered(_state)),
        TableColumn("rate", "達成率", 9, Look.RATE, _answered(
            lambda m, actual: _plain(bind(achievement.rate_percent(m.method), _bindings(m))))),
        TableColumn("outcome", "評価", 10, Look.GRADE, _answered(
            lambda m, actual: _plain(bind(outcome(m.method, grade_trees(report.scheme)), _bindings(m))))),
        TableColumn("met", "達成・\n未達成", 9, Look.TEXT_CENTRE, _answered(lambda m, actual: _met(report, m))),
        TableColumn("goal", "基本目標", 8, Look.TEXT_CENTRE, lambda m: report.goal(m.project).number),
        TableColumn("start", "現状値", 13, Look.NUMBER, lambda m: line.start if (line := report.line(m)) is not None else None),
        TableColumn("pace", "予定に対する\n進み", 10, Look.RATE, _answered(lambda m, actual: _on_line(report, m, pace))),
        TableColumn("projected", "最終年度の\n見込み", 13, Look.NUMBER, _answered(lambda m, actual: _on_line(report, m, projected))),
        TableColumn("outlook", "見通し", 12, Look.TEXT_CENTRE, _answered(lambda m, actual: bind(outlook(), {Way.PACE: Var(m.cell("pace"))}))),
        *(() if report.context.public else _source_columns()))


def _source_columns() -> tuple[TableColumn[MeasureYear], ...]:
    """出典: from which cell of which file a figure came. Not for the public."""
    return (
        TableColumn("file", "出典：ファイル", 26, Look.TEXT, _answered(lambda m, a: write_file(a.source)), level=1),
        TableColumn("sheet", "出典：シート", 10, Look.TEXT_CENTRE, _answered(lambda m, a: a.source.sheet), level=1),
        TableColumn("cell", "出典：セル", 8, Look.TEXT_CENTRE, _answered(lambda m, a: a.source.cell), level=1),
        TableColumn("raw", "出典：\n入力されたまま", 16, Look.TEXT, _answered(lambda m, a: a.raw), level=1),
        TableColumn("evidence", "根拠資料", 26, Look.TEXT, _answered(lambda m, a: a.evidence), level=1),
        TableColumn("expected", "公表予定時期", 14, Look.TEXT, _answered(lambda m, a: a.expected), level=1))


def _answered(content: Callable[[MeasureYear, Actual], Content]) -> Callable[[MeasureYear], Content]:
    """Nothing for a year to come."""
    return lambda m: content(m, m.result.actual) if m.result is not None else None


def _bindings(m: MeasureYear) -> dict[Hashable, Expr]:
    """The rules' figures as cells of the row."""
    bindings: dict[Hashable, Expr] = {
        Figure.ACTUAL: Var(m.cell("actual")), Figure.STATE: Var(m.cell("state")), Figure.LEVEL: Var(m.cell("level")),
        Figure.UPPER: Var(m.cell("upper")), Figure.RATE: Var(m.cell("rate"))}
    if m.condition is not None:
        bindings[Figure.MET] = bind(achievement.is_met(m.condition.bound), bindings)
    return bindings


def _on_line(report: Report, m: MeasureYear, tree: Callable[[int, int], Expr]) -> Content:
    """A tree of `rules.outlook` over the row's cells and the level of the plan's last year; nothing for a measure on no line."""
    line = report.line(m)
    if line is None:
        return None
    end = m.key.rpartition(".")[0] + f".{report.plan.profile.last_year.start}"
    return bind(tree(line.passed, line.whole), {
        Way.START: Var(m.cell("start")), Way.ACTUAL: Var(m.cell("actual")), Way.STATE: Var(m.cell("state")),
        Way.END: Var(Ref(MEASURE_DATA, end, "level"))})


def _met(report: Report, m: MeasureYear) -> Content:
    """達成 or 未達成 of what has a grade, else a dash."""
    condition = achievement.is_met(m.condition.bound) if m.condition is not None else FALSE
    return bind(met_word(m.method, grade_trees(report.scheme), condition, Var(m.cell("outcome")), text(DASH)), _bindings(m))


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
