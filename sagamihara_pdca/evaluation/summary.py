"""総括: the year on one page. Counts, words and the list of what needs attention are formulas."""

from __future__ import annotations

from sagamihara_pdca.evaluation import counting
from sagamihara_pdca.evaluation.attention import attention_rows, attention_spans
from sagamihara_pdca.evaluation.page import outcome_highlights, page, title_rows
from sagamihara_pdca.evaluation.project_data import UNREPORTED
from sagamihara_pdca.evaluation.sentences import sentences, states_sentence
from sagamihara_pdca.evaluation.summary_charts import CHART_LINES, CHARTS, LABEL, MOST_BARS, summary_charts
from sagamihara_pdca.evaluation.view import SUMMARY, Report
from sagamihara_pdca.formulas.tree import Expr, Var, total
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.rules.summary import Group, GroupKind, groups
from sagamihara_pdca.sheets.book import (
    Cell,
    Column,
    Highlight,
    Look,
    Paper,
    Ref,
    Row,
    Sheet,
    Span,
)

_LABEL_WIDTH, _FIGURES_WIDTH = 50.0, 61.0


def summary_sheet(report: Report) -> Sheet:
    """Return the sheet: on one page, unless the plan has very many 施策."""
    columns = _columns(report)
    keyed = _groups(report)
    tables = (*_outcome_rows(report, columns, keyed), *_progress_rows(report, columns))
    rows = (*title_rows(columns, f"{write_fiscal_year(report.year)}　評価結果の総括", link_columns=2),
            *_sentence_rows(report, columns), *tables, *_chart_rows(), *attention_rows(report, columns))
    return Sheet(SUMMARY, "総括", columns, rows, _highlights(report, columns), page(report, Paper.A4_PORTRAIT,
                 one_page=len(keyed) <= 2 * MOST_BARS), protected=True, charts=summary_charts(report, columns, tuple(key for key, _ in keyed)))


def _columns(report: Report) -> tuple[Column, ...]:
    """The label, then the total, a column per grade, 未確定 and 評価なし; at least as many as there are progress words."""
    figures = max(len(report.scheme.grades) + 3, len(Progress) + 1)
    return (Column(LABEL, _LABEL_WIDTH), *(Column(f"n{i}", _FIGURES_WIDTH / figures) for i in range(figures)))


def _groups(report: Report) -> tuple[tuple[str, Group], ...]:
    """Row keys and groups."""
    return tuple(("all" if group.kind is GroupKind.ALL else f"{group.kind.value}.{group.word}", group)
                 for group in groups(report.evaluation))


def _sentence_rows(report: Report, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    return tuple(Row(f"say{n}", (Cell(LABEL, words, Look.LEAD, columns=len(columns)),), lines=1.8)
                 for n, words in enumerate(sentences(report)))


def _outcome_rows(report: Report, columns: tuple[Column, ...],
                  keyed: tuple[tuple[str, Group], ...]) -> tuple[Row, ...]:
    trees, grades = grade_trees(report.scheme), report.scheme.grades
    symbols = Row("symbols", (
        Cell(LABEL, "成果指標による評価（事業数）", Look.HEAD, rows=2), Cell("n0", "事業数", Look.HEAD, rows=2),
        *(Cell(f"n{i + 1}", tree.symbol, Look.GRADE) for i, tree in enumerate(trees)),
        Cell(f"n{len(grades) + 1}", "未確定", Look.HEAD, rows=2),
        Cell(f"n{len(grades) + 2}", "評価\nなし", Look.HEAD, rows=2)))
    names = Row("names", tuple(Cell(f"n{i}", grade.name, Look.HEAD_SMALL) for i, grade in enumerate(grades, 1)))
    return (Row("by_outcome", (Cell(LABEL, "１　成果指標による評価", Look.SECTION, columns=len(columns)),)), symbols, names,
            *(_group_row(report, key, group) for key, group in keyed),
            Row("states", (Cell(LABEL, states_sentence(report), Look.NOTE, columns=len(columns)),), lines=1.9),
            Row("worst", (Cell(LABEL, _WORST, Look.NOTE, columns=len(columns)),), lines=1))


_WORST = "一つの事業に複数の測定項目があるときは、最も低い評価を事業の評価とします。"


def _group_row(report: Report, key: str, group: Group) -> Row:
    grades = counting.grade_counts(report, group)
    figures = len(grades)
    look = Look.FIGURE if key == "all" else Look.COUNT

    def own(column: str) -> Expr:
        return Var(Ref(SUMMARY, key, column))

    counted = total(*(own(f"n{i + 1}") for i in range(figures)), own(f"n{figures + 2}"))
    label = Look.BAND if key == "all" or key.startswith("goal.") else Look.TEXT
    return Row(key, (Cell(LABEL, group.label, label), Cell("n0", counting.count(report, group), look),
                     *(Cell(f"n{i + 1}", tree, look) for i, tree in enumerate(grades)),
                     Cell(f"n{figures + 1}", own("n0") - counted, look),
                     Cell(f"n{figures + 2}", counting.ungraded_count(report, group), look)))


def _progress_rows(report: Report, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    words = (*report.terms.words(Progress), UNREPORTED)
    head = Row("progress_head", (Cell(LABEL, "行動目標・検討の進捗（事業数）", Look.HEAD),
                                 *(Cell(f"n{i}", word, Look.HEAD_SMALL) for i, word in enumerate(words))))
    counts = Row("progress", (Cell(LABEL, "全事業", Look.BAND), *(
        Cell(f"n{i}", counting.progress_count(report, word), Look.FIGURE) for i, word in enumerate(words))))
    return (Row("by_progress", (Cell(LABEL, "２　行動目標の進捗", Look.SECTION, columns=len(columns)),)), head, counts)


def _chart_rows() -> tuple[Row, ...]:
    return (Row("gap", (), lines=0.3), Row(CHARTS, (), lines=CHART_LINES), Row("gap2", (), lines=0.3))


def _highlights(report: Report, columns: tuple[Column, ...]) -> tuple[Highlight, ...]:
    found: list[Highlight] = []
    for i in range(len(report.scheme.grades)):
        span = Span(SUMMARY, "symbols", "symbols", f"n{i + 1}", f"n{i + 1}")
        found += outcome_highlights(span, Ref(SUMMARY, "symbols", f"n{i + 1}"), report.scheme)
    for span, first in attention_spans(report, columns):
        found += outcome_highlights(span, first, report.scheme)
    return tuple(found)
