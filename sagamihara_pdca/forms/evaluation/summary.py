"""総括: the year on one page. Counts, words and the list of what needs attention are live."""

from __future__ import annotations

from sagamihara_pdca.forms.evaluation import counting
from sagamihara_pdca.forms.evaluation.attention import attention_rows, attention_spans
from sagamihara_pdca.forms.evaluation.counting import Group
from sagamihara_pdca.forms.evaluation.frame import drawn_width, outcome_highlights, page, title_rows
from sagamihara_pdca.forms.evaluation.project_data import UNREPORTED
from sagamihara_pdca.forms.evaluation.report import SUMMARY, Report
from sagamihara_pdca.forms.evaluation.sentences import sentences
from sagamihara_pdca.forms.scheme import grade_trees
from sagamihara_pdca.forms.sheet import (
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
from sagamihara_pdca.forms.words import PROGRESS
from sagamihara_pdca.model.plan import ProjectClass
from sagamihara_pdca.model.tree import Expr, Var, total
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year

LABEL = "label"
_LABEL_WIDTH, _FIGURES_WIDTH = 50.0, 61.0
#: More bars than this can't be read on one page; the chart then shows the 基本目標.
_MOST_BARS = 16
#: Hatching by which the grades stay apart in grey print, best first. The first has none.
_PATTERNS = ("", "wide_upward_diagonal", "percent_10", "wide_downward_diagonal", "small_grid", "horizontal_brick")


def summary_sheet(report: Report) -> Sheet:
    """The sheet."""
    columns = _columns(report)
    groups = summary_groups(report)
    tables = (*_outcome_rows(report, columns, groups), *_progress_rows(report, columns))
    rows = (*title_rows(columns, f"{write_fiscal_year(report.year)}　評価結果の総括", link_columns=2),
            *_sentence_rows(report, columns), *tables, *_chart_rows(), *attention_rows(report, columns))
    return Sheet(SUMMARY, "総括", columns, rows, _highlights(report, columns), page(report, Paper.A4_PORTRAIT,
                 one_page=len(groups) <= 2 * _MOST_BARS), protected=True, charts=_charts(report, columns))


def _columns(report: Report) -> tuple[Column, ...]:
    """The label, then the total, a column per grade, 未確定 and 評価なし; at least as many as there are progress words."""
    figures = max(len(report.scheme.grades) + 3, len(PROGRESS) + 1)
    return (Column(LABEL, _LABEL_WIDTH), *(Column(f"n{i}", _FIGURES_WIDTH / figures) for i in range(figures)))


def summary_groups(report: Report) -> tuple[tuple[str, Group], ...]:
    """Row keys and groups: all, every 基本目標, every 施策, every 事業区分."""
    year, plan = report.year, report.plan
    used = {p.project.policy for p in report.evaluation.projects}
    goals = {policy.goal for policy in plan.policies if policy.number in used}
    classes = {p.project.project_class(year) for p in report.evaluation.projects}
    return (("all", Group("全事業")),
            *((f"goal.{g.number}", Group(f"基本目標{g.number}　{g.name}", "goal", g.number))
              for g in plan.goals if g.number in goals),
            *((f"policy.{p.number}", Group(f"{p.number}　{p.name}", "policy", p.number))
              for p in plan.policies if p.number in used),
            *((f"class.{c.value}", Group(f"{c.value}（{c.label}）", "class", c.value))
              for c in ProjectClass if c in classes))


def _sentence_rows(report: Report, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    return tuple(Row(f"say{n}", (Cell(LABEL, words, Look.LEAD, columns=len(columns)),), lines=2.2)
                 for n, words in enumerate(sentences(report)))


def _outcome_rows(report: Report, columns: tuple[Column, ...],
                  groups: tuple[tuple[str, Group], ...]) -> tuple[Row, ...]:
    trees, grades = grade_trees(report.scheme), report.scheme.grades
    heads = ["事業数", *(g.name for g in grades), "未確定", "評価なし"]
    symbols = Row("symbols", (
        Cell(LABEL, "成果指標による評価（事業数）", Look.HEAD, rows=2), Cell("n0", "事業数", Look.HEAD, rows=2),
        *(Cell(f"n{i + 1}", tree.symbol, Look.GRADE) for i, tree in enumerate(trees)),
        Cell(f"n{len(grades) + 1}", "未確定", Look.HEAD, rows=2),
        Cell(f"n{len(grades) + 2}", "評価\nなし", Look.HEAD, rows=2)))
    names = Row("names", tuple(Cell(f"n{i + 1}", heads[i + 1], Look.HEAD_SMALL) for i in range(len(grades))))
    return (Row("by_outcome", (Cell(LABEL, "１　成果指標による評価", Look.SECTION, columns=len(columns)),)), symbols, names,
            *(_group_row(report, key, group) for key, group in groups),
            Row("outcome_note", (Cell(LABEL, _NOTE, Look.NOTE, columns=len(columns)),)))


_NOTE = ("「未確定」は集計中・未報告・評価困難など評価の決まっていない事業、「評価なし」は成果指標や今年度の目標がない事業です。"
         "一つの事業に複数の測定項目があるときは、最も低い評価を事業の評価とします。")


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
    words = (*PROGRESS, UNREPORTED)
    head = Row("progress_head", (Cell(LABEL, "行動目標・検討の進捗（事業数）", Look.HEAD),
                                 *(Cell(f"n{i}", word, Look.HEAD_SMALL) for i, word in enumerate(words))))
    counts = Row("progress", (Cell(LABEL, "全事業", Look.BAND), *(
        Cell(f"n{i}", counting.progress_count(report, word), Look.FIGURE) for i, word in enumerate(words))))
    return (Row("by_progress", (Cell(LABEL, "２　行動目標の進捗", Look.SECTION, columns=len(columns)),)), head, counts)


def _chart_rows() -> tuple[Row, ...]:
    return (Row("gap", (), lines=0.3), Row("charts", (), lines=_CHART_LINES), Row("gap2", (), lines=0.3))


_CHART_LINES = 12.0
#: A line of a row is 14.5 points, a line of a chart 20 pixels of 0.75 points.
_CHART_ROWS = int(_CHART_LINES * 14.5 / 15)


def _charts(report: Report, columns: tuple[Column, ...]) -> tuple[Chart, ...]:
    rows = [key for key, _ in summary_groups(report) if key.startswith("policy.")]
    if not rows or len(rows) > _MOST_BARS:
        rows = [key for key, _ in summary_groups(report) if key.startswith("goal.")]
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
    return (Chart(ChartKind.BAR_STACKED, "施策別の評価（事業数）" if rows[0].startswith("policy.") else "基本目標別の評価（事業数）",
                  Ref(SUMMARY, "charts", LABEL), int(drawn_width(columns[:split])) - 1, _CHART_ROWS,
                  (*grades, series("未確定", f"n{after + 1}", "#E5E7EB", ""),
                   series("評価なし", f"n{after + 2}", "#FFFFFF", "")),
                  alt_text="施策ごとに、評価区分別の事業数を積み上げた横棒グラフ。数値は上の表と同じです。"),
            Chart(ChartKind.BAR_STACKED, "行動目標の進捗（事業数）", Ref(SUMMARY, "charts", columns[split].key),
                  int(drawn_width(columns[split:])) - 1, _CHART_ROWS,
                  (Series("事業数", Span(SUMMARY, "progress_head", "progress_head", "n0", f"n{len(PROGRESS)}"),
                          Span(SUMMARY, "progress", "progress", "n0", f"n{len(PROGRESS)}"), "#C9D7E8", labelled=True),),
                  alt_text="行動目標の進捗の区分ごとの事業数を示した横棒グラフ。数値は上の表と同じです。"))


def _highlights(report: Report, columns: tuple[Column, ...]) -> tuple[Highlight, ...]:
    found: list[Highlight] = []
    for i in range(len(report.scheme.grades)):
        span = Span(SUMMARY, "symbols", "symbols", f"n{i + 1}", f"n{i + 1}")
        found += outcome_highlights(span, Ref(SUMMARY, "symbols", f"n{i + 1}"), report.scheme)
    for span, first in attention_spans(report, columns):
        found += outcome_highlights(span, first, report.scheme)
    return tuple(found)
