"""推移データ: what the charts of the projects' pages draw. A row per measure for the actuals from 現状値 on, one for the targets.

A cell without a figure is blank: a chart would draw a text as 0, and a bar for a year to come.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import data_sheet, table_sheet
from sagamihara_pdca.evaluation.view import CHART_DATA, MeasureYear, Report
from sagamihara_pdca.formulas.tree import Var
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.sheets.book import Content, Look, Row, Sheet, Span
from sagamihara_pdca.sheets.table import TableColumn, line_cells

_ACTUALS, _TARGETS = "actual", "target"
_BASELINE = "baseline"
Years = tuple[MeasureYear, ...]


def chart_data_sheet(report: Report) -> Sheet:
    """The sheet, two rows per measure that a chart is drawn of."""
    lines = tuple((years, kind) for result in report.evaluation.projects for years in drawn_measures(report, report.all_years(result.project))
                  for kind in (_ACTUALS, _TARGETS))
    table = _table(report)
    rows = tuple(Row(_row_key(years, kind), line_cells(table, (years, kind)), lines=1, most_lines=3) for years, kind in lines)
    return data_sheet(report, table_sheet(report, CHART_DATA, texts.CHART_DATA, table, rows, frozen_column="measure"))


def drawn_measures(report: Report, years: Years) -> tuple[Years, ...]:
    """The measures of a project of which there is a number, every one in all years; two at most."""
    groups = groupby(years, key=lambda m: (m.indicator.number, m.measure.number))
    return tuple(own for own in (tuple(group) for _, group in groups) if any(m.has_number for m in own))[:2]


def actuals(report: Report, years: Years) -> Span:
    """現状値 and the actuals of a measure."""
    return _span(report, years, _row_key(years, _ACTUALS))


def targets(report: Report, years: Years) -> Span:
    """The targets of a measure; blank under 現状値."""
    return _span(report, years, _row_key(years, _TARGETS))


def categories(report: Report, years: Years) -> Span:
    """現状, where it is known, and the years, in the row of headings."""
    return _span(report, years, "head")


def has_targets(years: Years) -> bool:
    """Whether any year has a target that is a number."""
    return any(_target(m) is not None for m in years)


def _span(report: Report, years: Years, row: str) -> Span:
    first = _BASELINE if _baseline(years) is not None else _column(report.plan.profile.years[0].start)
    return Span(CHART_DATA, row, row, first, _column(report.plan.profile.years[-1].start))


def _row_key(years: Years, kind: str) -> str:
    m = years[0]
    return f"{m.project.code}.{m.indicator.number}.{m.measure.number}.{kind}"


def _column(year: int) -> str:
    return f"y{year}"


def _table(report: Report) -> tuple[TableColumn[tuple[Years, str]], ...]:
    def of_year(n: int) -> TableColumn[tuple[Years, str]]:
        year = report.plan.profile.years[n]
        return TableColumn(_column(year.start), write_code(year), 13, Look.NUMBER,
                           lambda line: _actual(line[0][n]) if line[1] == _ACTUALS else _target(line[0][n]))

    return (
        TableColumn("code", "事業番号", 10, Look.TEXT_CENTRE, lambda line: line[0][0].project.code),
        TableColumn("measure", "測定項目", 30, Look.TEXT, lambda line: line[0][0].measure.name),
        TableColumn("unit", "単位", 8, Look.TEXT_CENTRE, lambda line: line[0][0].measure.unit),
        TableColumn("kind", "区分", 8, Look.TEXT_CENTRE, lambda line: texts.ACTUAL if line[1] == _ACTUALS else texts.TARGET),
        TableColumn(_BASELINE, texts.BASELINE_SHORT, 13, Look.NUMBER, lambda line: _baseline(line[0]) if line[1] == _ACTUALS else None),
        *(of_year(n) for n in range(len(report.plan.profile.years))))


def _baseline(years: Years) -> Decimal | None:
    m = years[0]
    return m.indicator.baselines[m.measure.number - 1].quantity


def _actual(m: MeasureYear) -> Content:
    return Var(m.cell("actual")) if m.has_number else None


def _target(m: MeasureYear) -> Content:
    """The level, where it is known."""
    known = m.condition is not None and m.method.is_numeric and (m.condition.change is None or m.base is not None)
    return Var(m.cell("level")) if known else None
