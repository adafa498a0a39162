"""総括: the year on one page. Counts, words and the list of what needs attention are formulas, the charts native."""

from __future__ import annotations

from sagamihara_pdca.evaluation import counting, texts
from sagamihara_pdca.evaluation.attention import attention_rows
from sagamihara_pdca.evaluation.page import drawn_width, full_row, outcome_highlights, page, title_rows
from sagamihara_pdca.evaluation.project_data import UNREPORTED
from sagamihara_pdca.evaluation.view import SUMMARY, Report
from sagamihara_pdca.formulas.tree import Expr, Var, total
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.rules.summary import Group, GroupKind, groups
from sagamihara_pdca.sheets.book import (
    Cell,
    Chart,
    ChartKind,
    Column,
    Highlight,
    Look,
    Paper,
    Ref,
    Row,
    Series,
    Sheet,
    Span,
)
from sagamihara_pdca.sheets.palette import NONE_FILL, OPEN_FILL, PROGRESS_FILL

_LABEL_WIDTH, _FIGURES_WIDTH = 50.0, 61.0
_LABEL, _CHARTS = "label", "charts"
_CHART_LINES = 12.0
#: A line of a row is 14.5 points, a line of a chart 20 pixels of 0.75 points.
_CHART_ROWS = int(_CHART_LINES * 14.5 / 15)
#: More bars than this can't be read on one page; the chart then shows the 基本目標.
_MOST_BARS = 16
#: Hatching by which the grades stay apart in grey print, best first. The first has none.
_PATTERNS = ("", "wide_upward_diagonal", "percent_10", "wide_downward_diagonal", "small_grid", "horizontal_brick")


def summary_sheet(report: Report) -> Sheet:
    """Return the sheet: on one page, unless the plan has very many 施策."""
    columns = _columns(report)
    keyed = _groups(report)
    tables = (*_outcome_rows(report, columns, keyed), *_progress_rows(report, columns))
    title = texts.SUMMARY.title.format(year=write_fiscal_year(report.year))
    said = (full_row(columns, f"say{n}", words, Look.LEAD, lines=1.8) for n, words in enumerate(counting.sentences(report)))
    charts = Row("gap", (), lines=0.3), Row(_CHARTS, (), lines=_CHART_LINES), Row("gap2", (), lines=0.3)
    rows = (*title_rows(columns, title, link_columns=2), *said, *tables, *charts, *attention_rows(report, columns))
    return Sheet(SUMMARY, texts.SUMMARY.tab, columns, rows, _highlights(report, columns, rows), page(report, Paper.A4_PORTRAIT,
                 one_page=len(keyed) <= 2 * _MOST_BARS), protected=True, charts=_charts(report, columns, tuple(key for key, _ in keyed)))


def _columns(report: Report) -> tuple[Column, ...]:
    """The label, then the total, a column per grade, 未確定 and 評価なし; at least as many as there are progress words."""
    figures = max(len(report.scheme.grades) + 3, len(Progress) + 1)
    return (Column(_LABEL, _LABEL_WIDTH), *(Column(f"n{i}", _FIGURES_WIDTH / figures) for i in range(figures)))


def _groups(report: Report) -> tuple[tuple[str, Group], ...]:
    """Row keys and groups."""
    return tuple(("all" if group.kind is GroupKind.ALL else f"{group.kind.value}.{group.word}", group)
                 for group in groups(report.evaluation))


def _outcome_rows(report: Report, columns: tuple[Column, ...],
                  keyed: tuple[tuple[str, Group], ...]) -> tuple[Row, ...]:
    trees, grades = grade_trees(report.scheme), report.scheme.grades
    symbols = Row("symbols", (
        Cell(_LABEL, "評価（事業数）", Look.HEAD, rows=2), Cell("n0", "事業数", Look.HEAD, rows=2),
        *(Cell(f"n{i + 1}", tree.symbol, Look.GRADE) for i, tree in enumerate(trees)),
        Cell(f"n{len(grades) + 1}", "未確定", Look.HEAD, rows=2),
        Cell(f"n{len(grades) + 2}", "評価\nなし", Look.HEAD, rows=2)))
    names = Row("names", tuple(Cell(f"n{i}", grade.name, Look.HEAD_SMALL) for i, grade in enumerate(grades, 1)))
    return (full_row(columns, "by_outcome", texts.BY_OUTCOME, Look.SECTION), symbols, names,
            *(_group_row(report, key, group) for key, group in keyed),
            full_row(columns, "states", counting.states_sentence(report), Look.NOTE, lines=1.9),
            full_row(columns, "worst", texts.WORST_COUNTS + texts.OFFICE_COUNTS, Look.NOTE, lines=1))


def _group_row(report: Report, key: str, group: Group) -> Row:
    grades = counting.grade_counts(report, group)
    figures = len(grades)
    look = Look.FIGURE if key == "all" else Look.COUNT

    def own(column: str) -> Expr:
        return Var(Ref(SUMMARY, key, column))

    counted = total(*(own(f"n{i + 1}") for i in range(figures)), own(f"n{figures + 2}"))
    label = Look.BAND if key == "all" or key.startswith("goal.") else Look.TEXT
    return Row(key, (Cell(_LABEL, group.label, label), Cell("n0", counting.count(report, group), look),
                     *(Cell(f"n{i + 1}", tree, look) for i, tree in enumerate(grades)),
                     Cell(f"n{figures + 1}", own("n0") - counted, look),
                     Cell(f"n{figures + 2}", counting.ungraded_count(report, group), look)))


def _progress_rows(report: Report, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    words = (*report.terms.words(Progress), UNREPORTED)
    head = Row("progress_head", (Cell(_LABEL, texts.PROGRESS_COUNTS, Look.HEAD),
                                 *(Cell(f"n{i}", word, Look.HEAD_SMALL) for i, word in enumerate(words))))
    counts = Row("progress", (Cell(_LABEL, "全事業", Look.BAND), *(
        Cell(f"n{i}", counting.progress_count(report, word), Look.FIGURE) for i, word in enumerate(words))))
    return full_row(columns, "by_progress", texts.BY_PROGRESS, Look.SECTION), head, counts


def _highlights(report: Report, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    """The colours of the outcomes at the head of the table and in the list of projects."""
    heads = [row for row in rows if row.key == "symbols"]
    listed = [row for row in rows if row.key.startswith("attention.")]
    grades = (h for n in range(len(report.scheme.grades)) for h in outcome_highlights(report, SUMMARY, heads, f"n{n + 1}"))
    return (*grades, *(outcome_highlights(report, SUMMARY, listed, columns[1].key) if listed else ()))


def _charts(report: Report, columns: tuple[Column, ...], keys: tuple[str, ...]) -> tuple[Chart, ...]:
    """The charts over the sheet's own tables. `keys`: the rows of the groups."""
    by_policy = tuple(key for key in keys if key.startswith("policy."))
    rows = by_policy if len(by_policy) <= _MOST_BARS else tuple(key for key in keys if key.startswith("goal."))
    if not rows:
        return ()
    categories = Span(SUMMARY, rows[0], rows[-1], _LABEL, _LABEL)

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
            _chart(texts.PROGRESS_CHART, columns[split:], (_progress_series(),), texts.PROGRESS_CHART_ALT))


def _progress_series() -> Series:
    last = f"n{len(Progress)}"
    return Series("事業数", Span(SUMMARY, "progress_head", "progress_head", "n0", last),
                  Span(SUMMARY, "progress", "progress", "n0", last), PROGRESS_FILL, labelled=True)


def _chart(title: str, over: tuple[Column, ...], series: tuple[Series, ...], alt_text: str) -> Chart:
    """A chart that is as wide as the columns over which it lies."""
    return Chart(ChartKind.BAR_STACKED, title, Ref(SUMMARY, _CHARTS, over[0].key), int(drawn_width(over)) - 1, _CHART_ROWS,
                 series, alt_text)
