"""成果指標一覧: target and actual of every measure in every year of the plan."""

from __future__ import annotations

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import data_cell, measure_label, outcome_highlights, page, title_rows
from sagamihara_pdca.evaluation.view import DASH, INDICATORS, MEASURE_DATA, MeasureYear, Report
from sagamihara_pdca.formulas.tree import Var, is_empty
from sagamihara_pdca.input_form.phrases import baseline_text
from sagamihara_pdca.model.plan import Indicator
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.sheets.book import Cell, Column, Highlight, Look, Paper, Ref, Row, Sheet, Span, Sparkline, Tone

#: The parts of a year, with their widths up to this year and in the years to come, which have a target alone.
_PARTS = (("target", "目標", 18, 18), ("actual", "実績", 12, 7), ("rate", "達成率", 8, 7), ("grade", "評価", 9, 6))
_MEASURE = Column("measure", 27)


def indicator_list_sheet(report: Report) -> Sheet:
    """The list, a row per measure."""
    sparklines = _sparklines(report)
    columns = _columns(report, with_way=bool(sparklines))
    rows = tuple(row for result in report.evaluation.projects for indicator in result.project.indicators
                 for row in _indicator_rows(report, indicator, with_way=bool(sparklines)))
    words = texts.INDICATORS
    intro = words.intro + (texts.INDICATORS_LINES if sparklines else "")
    return Sheet(INDICATORS, words.tab, columns,
                 (*title_rows(columns, words.title, intro=intro, link_columns=2), *_heads(report, with_way=bool(sparklines)), *rows),
                 _highlights(report, rows), page(report, Paper.A3_LANDSCAPE, repeat="head", repeat_last="parts"),
                 frozen_row="parts", frozen_column="measure", protected=True, sparklines=sparklines)


def _columns(report: Report, *, with_way: bool) -> tuple[Column, ...]:
    of_years = tuple(Column(_key(part, year.start), now if year <= report.year else to_come)
                     for year in report.plan.profile.years for part, _, now, to_come in _PARTS)
    way = (Column("way", 12),) if with_way else ()
    return (Column("code", 9), _MEASURE, Column("baseline", 26), *of_years, Column("method", 14), *way)


def _key(part: str, year: int) -> str:
    return f"{part}.{year}"


def _heads(report: Report, *, with_way: bool) -> tuple[Row, ...]:
    years = report.plan.profile.years
    head = Row("head", (
        Cell("code", "事業番号", Look.HEAD, rows=2), Cell("measure", "成果指標の測定項目", Look.HEAD, rows=2),
        Cell("baseline", "現状値", Look.HEAD, rows=2),
        *(Cell(_key("target", y.start), f"{write_code(y)}年度", Look.HEAD, columns=len(_PARTS)) for y in years),
        Cell("method", "算定方法", Look.HEAD, rows=2),
        *((Cell("way", "推移", Look.HEAD, rows=2),) if with_way else ())))
    parts = Row("parts", tuple(Cell(_key(part, y.start), words, Look.HEAD_SMALL) for y in years
                               for part, words, _, _ in _PARTS))
    return head, parts


def _indicator_rows(report: Report, indicator: Indicator, *, with_way: bool) -> list[Row]:
    project = report.plan.project(indicator.project)
    of_this = [m for m in report.all_years(project) if m.indicator is indicator]
    return [_measure_row(report, indicator, [m for m in of_this if m.measure is measure], n, with_way=with_way)
            for n, measure in enumerate(indicator.measures)]


def _measure_row(report: Report, indicator: Indicator, years: list[MeasureYear], n: int, *, with_way: bool) -> Row:
    high = len(indicator.measures)
    now = next(m for m in years if m.year == report.year)
    cells = [Cell("measure", measure_label(now.measure, _MEASURE.width, Look.TEXT), Look.TEXT),
             *(cell for m in years for cell in _year_cells(m)), Cell("method", now.method.value, Look.TEXT_SMALL),
             *((Cell("way", None, Look.TEXT),) if with_way else ())]
    if n == 0:
        cells += [Cell("code", indicator.project, Look.TEXT_CENTRE, rows=high),
                  Cell("baseline", baseline_text(indicator) or DASH, Look.TEXT_SMALL, rows=high),
                  *(Cell(_key("target", m.year.start), m.wording or DASH, Look.TEXT_SMALL, rows=high) for m in years)]
    return Row(_row_key(now), tuple(cells), lines=2.4)


def _row_key(m: MeasureYear) -> str:
    return f"{m.project.code}.{m.indicator.number}.{m.measure.number}"


def _year_cells(m: MeasureYear) -> tuple[Cell, ...]:
    if m.result is None:
        return tuple(Cell(_key(part, m.year.start), None, Look.TEXT) for part, *_ in _PARTS[1:])
    silent = m.result.actual.state.has_figure or m.method is Method.NONE
    no_figure = DASH if silent or m.result.actual.state.value == m.result.outcome.word else m.result.actual.state.value
    return (Cell(_key("actual", m.year.start), data_cell(m.cell("actual"), no_figure), Look.NUMBER),
            Cell(_key("rate", m.year.start), data_cell(m.cell("rate"), DASH), Look.RATE),
            Cell(_key("grade", m.year.start), data_cell(m.cell("outcome")), Look.GRADE))


def _highlights(report: Report, rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    if not rows:
        return ()
    first, last = rows[0].key, rows[-1].key
    found: list[Highlight] = []
    for year in report.plan.profile.years:
        start, end = _key("target", year.start), _key("grade", year.start)
        if year <= report.year:
            found += outcome_highlights(report, INDICATORS, rows, end)
        else:
            empty = is_empty(Var(Ref(INDICATORS, first, end)))
            found.append(Highlight(Span(INDICATORS, first, last, start, end), empty, Tone.LATER))
    return tuple(found)


def _sparklines(report: Report) -> tuple[Sparkline, ...]:
    """The actuals as sparklines, for measures with numbers of two years: a single bar would mean nothing."""
    years = report.plan.profile.years
    return tuple(Sparkline(Ref(INDICATORS, _row_key(m), "way"),
                           Span(MEASURE_DATA, m.key, f"{_row_key(m)}.{years[-1].start}", "actual", "actual"),
                           report.is_positive(m.project, m.indicator.number, m.measure.number))
                 for m in report.measure_years if m.year == years[0] and _has_numbers(report, m))


def _has_numbers(report: Report, first: MeasureYear) -> bool:
    return sum(m.has_number for m in report.all_years(first.project)
               if (m.indicator, m.measure) == (first.indicator, first.measure)) > 1
