"""The charts of 総括: native, hatched so that grey print tells the grades apart, over the cells of the tables above."""

from __future__ import annotations

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import drawn_width
from sagamihara_pdca.evaluation.view import SUMMARY, Report
from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.sheets.book import Chart, ChartKind, Column, Ref, Series, Span
from sagamihara_pdca.sheets.palette import NONE_FILL, OPEN_FILL, PROGRESS_FILL

LABEL, CHARTS = "label", "charts"
CHART_LINES = 12.0
#: A line of a row is 14.5 points, a line of a chart 20 pixels of 0.75 points.
_CHART_ROWS = int(CHART_LINES * 14.5 / 15)
#: More bars than this can't be read on one page; the chart then shows the 基本目標.
MOST_BARS = 16
#: Hatching by which the grades stay apart in grey print, best first. The first has none.
_PATTERNS = ("", "wide_upward_diagonal", "percent_10", "wide_downward_diagonal", "small_grid", "horizontal_brick")


def summary_charts(report: Report, columns: tuple[Column, ...], keys: tuple[str, ...]) -> tuple[Chart, ...]:
    """The charts over the sheet's own tables. `keys`: the rows of the groups."""
    by_policy = tuple(key for key in keys if key.startswith("policy."))
    rows = by_policy if len(by_policy) <= MOST_BARS else tuple(key for key in keys if key.startswith("goal."))
    if not rows:
        return ()
    categories = Span(SUMMARY, rows[0], rows[-1], LABEL, LABEL)

    def series(name: str, column: str, colour: str, pattern: str) -> Series:
        return Series(name, categories, Span(SUMMARY, rows[0], rows[-1], column, column), colour, pattern,
                      labelled=True)

    grades = tuple(series(f"{g.symbol} {g.name}", f"n{i + 1}", g.colour, _PATTERNS[i % len(_PATTERNS)])
                   for i, g in enumerate(report.scheme.grades))
    after = len(report.scheme.grades)
    split = 1 + len(columns) // 3
    kind = "施策" if rows == by_policy else "基本目標"
    return (_chart(texts.OUTCOME_CHART.format(kind=kind), columns[:split],
                   (*grades, series("未確定", f"n{after + 1}", OPEN_FILL, ""), series("評価なし", f"n{after + 2}", NONE_FILL, "")),
                   texts.OUTCOME_CHART_ALT.format(kind=kind)),
            _chart(texts.PROGRESS_CHART, columns[split:], (_progress(),), texts.PROGRESS_CHART_ALT))


def _progress() -> Series:
    last = f"n{len(Progress)}"
    return Series("事業数", Span(SUMMARY, "progress_head", "progress_head", "n0", last),
                  Span(SUMMARY, "progress", "progress", "n0", last), PROGRESS_FILL, labelled=True)


def _chart(title: str, over: tuple[Column, ...], series: tuple[Series, ...], alt_text: str) -> Chart:
    """A chart that is as wide as the columns over which it lies."""
    return Chart(ChartKind.BAR_STACKED, title, Ref(SUMMARY, CHARTS, over[0].key), int(drawn_width(over)) - 1, _CHART_ROWS,
                 series, alt_text)
