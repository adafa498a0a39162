"""成果指標一覧: of every measure 現状値, last year, this year, the target of the last year, and where it is going.

The years between are on 指標データ.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import data_cell, measure_label, table_sheet
from sagamihara_pdca.evaluation.view import DASH, INDICATORS, MEASURE_DATA, MeasureYear, Report
from sagamihara_pdca.formulas.tree import Var, same, text
from sagamihara_pdca.input_form.phrases import figure_text, target_text
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.rules.outlook import Outlook
from sagamihara_pdca.sheets.book import Content, Highlight, Look, Ref, Row, Sheet, Span, Sparkline, Tone
from sagamihara_pdca.sheets.table import TableColumn, line_cells

_MEASURE_WIDTH = 27
_TONES = {Outlook.AHEAD: Tone.DONE, Outlook.BEHIND: Tone.FAULT, Outlook.UNKNOWN: Tone.LATER}


@dataclass(frozen=True, slots=True)
class _Line:
    """A measure in every year of the plan, and the year that is judged."""

    years: tuple[MeasureYear, ...]
    now: MeasureYear
    is_first: bool  # of the measures of its project
    beside: int  # measures of the project

    @property
    def last(self) -> MeasureYear | None:
        """The year before, where it was judged."""
        before = next((m for m in self.years if m.year == self.now.year.previous), None)
        return before if before is not None and before.result is not None else None

    @property
    def key(self) -> str:
        return f"{self.now.project.code}.{self.now.indicator.number}.{self.now.measure.number}"


def indicator_list_sheet(report: Report) -> Sheet:
    """The list, a row per measure, on A4."""
    lines = _lines(report)
    sparklines = _sparklines(report, lines)
    table = _table(report, with_way=bool(sparklines))
    rows = tuple(Row(line.key, line_cells(table, line), lines=2.2) for line in lines)
    words = replace(texts.INDICATORS, intro=texts.INDICATORS.intro + (texts.INDICATORS_LINES if sparklines else ""))
    sheet = table_sheet(report, INDICATORS, words, table, rows, outcomes=("grade",), frozen_column="measure")
    return replace(sheet, highlights=(*sheet.highlights, *_outlook_highlights(rows)), sparklines=sparklines)


def _lines(report: Report) -> tuple[_Line, ...]:
    found = []
    for result in report.evaluation.projects:
        now = report.this_year(result.project)
        of_all = report.all_years(result.project)
        found += [_Line(tuple(y for y in of_all if y.indicator is m.indicator and y.measure is m.measure), m, n == 0, len(now))
                  for n, m in enumerate(now)]
    return tuple(found)


def _table(report: Report, *, with_way: bool) -> tuple[TableColumn[_Line], ...]:
    last_year, final = report.year.previous, report.plan.profile.last_year
    has_last = last_year >= report.plan.profile.first_year
    before: TableColumn[_Line] = TableColumn(
        "last", f"{write_code(last_year)}\n実績", 11, Look.NUMBER,
        lambda line: data_cell(line.last.cell("actual"), DASH) if line.last is not None else DASH)
    way: TableColumn[_Line] = TableColumn("way", "推移", 11, Look.TEXT, lambda line: None)
    return (
        TableColumn("code", "事業番号", 8.5, Look.TEXT_CENTRE, lambda line: line.now.project.code,
                    rows=lambda line: line.beside if line.is_first else 0),
        TableColumn("measure", "成果指標の測定項目", _MEASURE_WIDTH, Look.TEXT_SMALL,
                    lambda line: measure_label(line.now.measure, _MEASURE_WIDTH, Look.TEXT_SMALL)),
        TableColumn("baseline", "現状値", 15, Look.TEXT_SMALL_CENTRE, _baseline),
        *((before,) if has_last else ()),
        TableColumn("target", f"{write_code(report.year)}\n目標", 17, Look.TEXT_SMALL,
                    lambda line: target_text(line.now.target, line.now.condition)),
        TableColumn("actual", f"{write_code(report.year)}\n実績", 11, Look.NUMBER, _actual),
        TableColumn("rate", "達成率", 8, Look.RATE, lambda line: data_cell(line.now.cell("rate"), DASH)),
        TableColumn("grade", "評価", 8.5, Look.GRADE, lambda line: data_cell(line.now.cell("outcome"))),
        TableColumn("final", f"最終目標\n（{write_code(final)}）", 17, Look.TEXT_SMALL, _final),
        _closing() if report.year == final else _outlook(),
        *((way,) if with_way else ()))


def _outlook() -> TableColumn[_Line]:
    return TableColumn("outlook", "見通し", 10.5, Look.TEXT_SMALL_CENTRE, lambda line: data_cell(line.now.cell("outlook"), DASH))


def _closing() -> TableColumn[_Line]:
    """In the last year of the plan there is nothing to foresee: whether its target was reached."""
    return TableColumn("outlook", "最終評価", 10.5, Look.TEXT_SMALL_CENTRE, lambda line: data_cell(line.now.cell("met"), DASH))


def _baseline(line: _Line) -> str:
    """The figure and its date; the words of the plan where it gives no figure."""
    baseline = line.now.indicator.baselines[line.now.measure.number - 1]
    figure = figure_text(baseline.quantity) if baseline.quantity is not None else baseline.wording or DASH
    as_of = f"{baseline.as_of}{texts.PROVISIONAL_MARK if baseline.provisional else ''}"
    return f"{figure}\n（{as_of}）" if as_of else figure


def _actual(line: _Line) -> Content:
    m = line.now
    if m.result is None or m.result.actual.state.has_figure:
        return data_cell(m.cell("actual"), DASH)
    state = m.result.actual.state.value
    return data_cell(m.cell("actual"), DASH if state == m.result.outcome.word else state)


def _final(line: _Line) -> str:
    return target_text(line.years[-1].target, line.years[-1].condition)


def _outlook_highlights(rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    if not rows:
        return ()
    first = Var(Ref(INDICATORS, rows[0].key, "outlook"))
    span = Span(INDICATORS, rows[0].key, rows[-1].key, "outlook", "outlook")
    return tuple(Highlight(span, same(first, text(outlook.value)), tone) for outlook, tone in _TONES.items())


def _sparklines(report: Report, lines: tuple[_Line, ...]) -> tuple[Sparkline, ...]:
    """The actuals as sparklines, for measures with numbers of two years: a single bar would mean nothing."""
    return tuple(Sparkline(Ref(INDICATORS, line.key, "way"),
                           Span(MEASURE_DATA, line.years[0].key, line.years[-1].key, "actual", "actual"),
                           report.is_positive(line.now.project, line.now.indicator.number, line.now.measure.number))
                 for line in lines if sum(m.has_number for m in line.years) > 1)
