"""The figures of one project's page: every measure in every year of the plan, and a chart of the actuals so far."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.chart_data import actuals, categories, drawn_measures, has_targets, targets
from sagamihara_pdca.evaluation.page import data_cell, drawn_width, measure_label, state_cell
from sagamihara_pdca.evaluation.view import DASH, MeasureYear, Report
from sagamihara_pdca.formulas.tree import EMPTY, Var, if_, is_number, join, text
from sagamihara_pdca.input_form.form_rows import ACTUAL, GRADE, LABEL, LAST, MARK, RATE, STATE, SUB, TARGET
from sagamihara_pdca.input_form.form_rows import COLUMNS as FORM_COLUMNS
from sagamihara_pdca.input_form.phrases import baseline_text, figure_text, measure_name, target_text
from sagamihara_pdca.model.plan import Project
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.sheets.book import Cell, Chart, ChartKind, Content, Look, Ref, Row, Series
from sagamihara_pdca.sheets.palette import INK

#: Words such as 未報告 need more room than a symbol, and so does a figure of eight digits.
_WIDTHS = {ACTUAL: 15, RATE: 10, GRADE: 10}
#: The form's columns, without those that are for typing alone.
COLUMNS = tuple(replace(column, width=_WIDTHS.get(column.key, column.width)) for column in FORM_COLUMNS
                if not column.hidden and column.key != MARK)
#: The row of the charts, and its least height.
CHARTS, CHART_LINES = "charts", 9.0
#: A line of a row is 14 points, a line of a chart 20 pixels of 0.75 points.
_LINE_TO_CHART = 14 / 15
_ACTUAL_COLOUR = "#BFE4FF"
_WIDE = len(COLUMNS)


def figure_rows(report: Report, project: Project, *, with_chart: bool) -> tuple[Row, ...]:
    """The table, indicator by indicator, then room for the charts."""
    rows: list[Row] = []
    for _, group in groupby(report.all_years(project), key=lambda m: m.indicator.number):
        years = tuple(group)
        rows += [_title(years[0]), _heads(years[0])]
        rows += [_year_row(report, m) for m in years]
        # This year's method, source (not for the public), date of publication and outlook, a line per measure.
        rows += [Row(f"{m.key}.remark", (Cell(LABEL, _remark(report, m), Look.NOTE, columns=_WIDE),)) for m in years if m.year == report.year]
    if with_chart and drawn_measures(report, report.all_years(project)):
        rows.append(Row(CHARTS, (), lines=CHART_LINES))
    return tuple(rows)


def _title(m: MeasureYear) -> Row:
    baseline = baseline_text(m.indicator)
    before = f"　現状値：{baseline}" if baseline else ""
    return Row(f"i.{m.indicator.number}", (Cell(LABEL, "成果指標", Look.LABEL),
                                           Cell(SUB, f"{m.indicator.name}{before}", Look.TEXT, columns=_WIDE - 1)))


def _heads(m: MeasureYear) -> Row:
    heads = ((LABEL, "測定項目", 1), (SUB, "年度", 1), (TARGET, "目標", 2), (ACTUAL, "実績", 1), (STATE, "状態", 1),
             (RATE, "達成率", 1), (GRADE, "評価", 1))
    return Row(f"i.{m.indicator.number}.head", tuple(Cell(c, words, Look.HEAD, columns=n) for c, words, n in heads))


def _year_row(report: Report, m: MeasureYear) -> Row:
    years = report.plan.profile.years
    look = Look.TEXT_CENTRE
    cells = [Cell(SUB, write_code(m.year), look),
             Cell(TARGET, target_text(m.target, m.condition), Look.TEXT_SMALL, columns=2)]
    if m.year == years[0]:
        cells.append(Cell(LABEL, measure_label(m.measure, COLUMNS[0].width, Look.TEXT_SMALL), Look.TEXT_SMALL, rows=len(years)))
    if m.result is None:
        cells += [Cell(column, None, look) for column in (ACTUAL, STATE, RATE, GRADE)]
    else:
        cells += [Cell(ACTUAL, data_cell(m.cell("actual"), DASH), Look.NUMBER),
                  Cell(STATE, state_cell(m), Look.TEXT_SMALL_CENTRE),
                  Cell(RATE, data_cell(m.cell("rate"), DASH), Look.RATE),
                  Cell(GRADE, data_cell(m.cell("outcome")), Look.GRADE)]
    return Row(m.key, tuple(cells), lines=1.2)


def _remark(report: Report, m: MeasureYear) -> Content:
    """The words, and behind them where the measure would end at its present pace."""
    words = _words(m, public=report.context.public)
    if report.line(m) is None:
        return words
    before, behind = (text(part.format(year=write_code(report.plan.profile.last_year))) for part in texts.OUTLOOK_END)
    end = Var(m.cell("projected"))
    return join(text(f"{words}　／　{texts.OUTLOOK_OF}"), Var(m.cell("outlook")),
                if_(is_number(end), join(before, end, text(m.measure.unit), behind), EMPTY))


def _words(m: MeasureYear, *, public: bool) -> str:
    parts = [f"{m.measure.name}　算定方法：{m.method.value}"]
    if m.result is not None and m.result.level is not None and m.condition is not None and m.condition.change is not None:
        parts.append(f"目標値：{figure_text(_short(m.result.level), m.measure.unit)}（基準値 {figure_text(m.base, m.measure.unit)}）")
    if m.result is not None:
        actual = m.result.actual
        said = (("実績の補記", actual.note), ("根拠資料", "" if public else actual.evidence), ("公表予定", actual.expected))
        parts += [f"{label}：{words}" for label, words in said if words]
    return "　／　".join(parts)


def _short(level: Decimal) -> Decimal:
    """A computed level as it is printed: from 1,000 on with one decimal."""
    return level.quantize(Decimal("0.1"), ROUND_HALF_UP).normalize() if abs(level) >= 1000 else level


def charts_of(report: Report, project: Project, at: Ref, lines: float) -> tuple[Chart, ...]:
    """One chart per measure with numbers, two at most, side by side from `at` on; as high as `lines` of letters."""
    drawn = drawn_measures(report, report.all_years(project))
    split = 3 if len(drawn) == 2 else len(COLUMNS)
    widths = [int(drawn_width(part)) - 1 for part in (COLUMNS[:split], COLUMNS[split:])]
    return tuple(_chart(report, years, replace(at, column=column), (width, int(lines * _LINE_TO_CHART)))
                 for years, column, width in zip(drawn, (LABEL, LAST), widths, strict=False))


def _chart(report: Report, years: tuple[MeasureYear, ...], at: Ref, size: tuple[int, int]) -> Chart:
    series = [Series(texts.ACTUAL, categories(report, years), actuals(report, years), _ACTUAL_COLOUR, labelled=True)]
    if has_targets(years):
        series.append(Series(texts.TARGET, categories(report, years), targets(report, years), INK, kind=ChartKind.LINE, labelled=True))
    first = years[0]
    name = measure_name(first.measure.name, first.measure.unit)
    alt_text = texts.FIGURES_CHART_ALT.format(project=first.project.name, measure=name)
    return Chart(ChartKind.COLUMN, texts.FIGURES_CHART.format(measure=name), at, *size, tuple(series), alt_text,
                 from_zero=report.is_positive(first.project, first.indicator.number, first.measure.number))
