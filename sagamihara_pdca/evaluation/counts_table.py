"""集計表: how many projects stand where, by 基本目標 with its 施策, by 事業区分, and by progress. Every figure is a formula."""

from __future__ import annotations

from sagamihara_pdca.evaluation import counting, texts
from sagamihara_pdca.evaluation.page import drawn_width, full_row, outcome_highlights, page, title_rows
from sagamihara_pdca.evaluation.project_data import UNREPORTED
from sagamihara_pdca.evaluation.view import COUNTS, Report
from sagamihara_pdca.formulas.tree import Expr, Var, total
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.rules.summary import Group, GroupKind, groups
from sagamihara_pdca.sheets.book import Cell, Chart, ChartKind, Column, Look, Paper, Ref, Row, Series, Sheet, Span
from sagamihara_pdca.sheets.palette import PROGRESS_FILL

_LABEL_WIDTH, _FIGURES_WIDTH = 44.0, 45.0
_LABEL, _CHARTS = "label", "charts"
_CHART_LINES = 12.0
#: A line of a row is 14.5 points, a line of a chart 20 pixels of 0.75 points.
_CHART_ROWS = int(_CHART_LINES * 14.5 / 15)


def counts_sheet(report: Report) -> Sheet:
    """Return the sheet."""
    columns = _columns(report)
    title = texts.COUNTS.title.format(year=write_fiscal_year(report.year))
    rows = (*title_rows(columns, title, link_columns=2), *_outcome_rows(report, columns), Row("gap", (), lines=0.4),
            *_progress_rows(report, columns), Row("gap2", (), lines=0.4), Row(_CHARTS, (), lines=_CHART_LINES))
    heads = [row for row in rows if row.key == "symbols"]
    found = tuple(h for n in range(len(report.scheme.grades)) for h in outcome_highlights(report, COUNTS, heads, f"n{n + 1}"))
    return Sheet(COUNTS, texts.COUNTS.tab, columns, rows, found, page(report, Paper.A4_PORTRAIT, one_page=True),
                 protected=True, charts=(_progress_chart(columns),))


def group_key(group: Group) -> str:
    """The row of a group."""
    return "all" if group.kind is GroupKind.ALL else f"{group.kind.value}.{group.word}"


def group_cell(group: Group, figure: int) -> Ref:
    """A figure of a group: 0 the projects, then one per grade, 未確定 and 評価なし."""
    return Ref(COUNTS, group_key(group), f"n{figure}")


def _columns(report: Report) -> tuple[Column, ...]:
    """The label, then the total, a column per grade, 未確定 and 評価なし; at least as many as there are progress words."""
    figures = max(len(report.scheme.grades) + 3, len(Progress) + 1)
    return (Column(_LABEL, _LABEL_WIDTH), *(Column(f"n{i}", _FIGURES_WIDTH / figures) for i in range(figures)))


def _outcome_rows(report: Report, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    trees, grades = grade_trees(report.scheme), report.scheme.grades
    symbols = Row("symbols", (
        Cell(_LABEL, "評価（事業数）", Look.HEAD, rows=2), Cell("n0", "事業数", Look.HEAD, rows=2),
        *(Cell(f"n{i + 1}", tree.symbol, Look.GRADE) for i, tree in enumerate(trees)),
        Cell(f"n{len(grades) + 1}", "未確定", Look.HEAD, rows=2),
        Cell(f"n{len(grades) + 2}", "評価\nなし", Look.HEAD, rows=2)))
    names = Row("names", tuple(Cell(f"n{i}", grade.name, Look.HEAD_SMALL) for i, grade in enumerate(grades, 1)))
    return (full_row(columns, "by_outcome", texts.BY_OUTCOME, Look.SECTION), symbols, names,
            *(_group_row(report, group) for group in groups(report.evaluation)),
            full_row(columns, "states", counting.states_sentence(report), Look.NOTE, lines=1.9),
            full_row(columns, "worst", texts.WORST_COUNTS + texts.OFFICE_COUNTS, Look.NOTE, lines=1))


def _group_row(report: Report, group: Group) -> Row:
    key = group_key(group)
    grades = counting.grade_counts(report, group)
    figures = len(grades)
    look = Look.FIGURE if key == "all" else Look.COUNT

    def own(column: str) -> Expr:
        return Var(Ref(COUNTS, key, column))

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
    said = counting.sentences(report)[1]
    return (full_row(columns, "by_progress", texts.BY_PROGRESS, Look.SECTION), head, counts,
            full_row(columns, "say1", said, Look.NOTE, lines=1.9))


def _progress_chart(columns: tuple[Column, ...]) -> Chart:
    last = f"n{len(Progress)}"
    series = Series("事業数", Span(COUNTS, "progress_head", "progress_head", "n0", last),
                    Span(COUNTS, "progress", "progress", "n0", last), PROGRESS_FILL, labelled=True)
    return Chart(ChartKind.BAR_STACKED, texts.PROGRESS_CHART, Ref(COUNTS, _CHARTS, _LABEL), int(drawn_width(columns)) - 1, _CHART_ROWS,
                 (series,), texts.PROGRESS_CHART_ALT)
