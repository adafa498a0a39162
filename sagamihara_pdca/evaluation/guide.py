"""事業シートの見方: every part of a project's page, how it stands on the page of one project, and how it is read."""

from __future__ import annotations

from collections.abc import Iterator

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import full_row, page, title_rows
from sagamihara_pdca.evaluation.project_data import comparison, project_cell
from sagamihara_pdca.evaluation.view import DASH, Report
from sagamihara_pdca.formulas.tree import Var, join, text
from sagamihara_pdca.input_form.keys import DIRECTION, EFFECT, IMPROVEMENT, INITIATIVES, ISSUES, REASON
from sagamihara_pdca.input_form.phrases import actual_text, division_names, grade_legend, target_text
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.sheets.book import Cell, Column, Content, Look, Paper, Ref, Row, Sheet

GUIDE = "guide"
_COLUMNS = (Column("no", 4), Column("part", 17), Column("sample", 34), Column("meaning", 42))


def guide_sheet(report: Report, first_cells: dict[str, Ref]) -> Sheet:
    """Return the sheet, on the sample of the first project with a figure of this year."""
    sample = next((r for r in report.evaluation.projects if any(m.actual.quantity is not None for m in r.measures)),
                  next(iter(report.evaluation.projects), None))
    rows = tuple(_row(n, part, content) for n, (part, content) in enumerate(_samples(report, sample), 1)) if sample is not None else ()
    head = Row("head", tuple(Cell(column.key, words, Look.HEAD) for column, words in zip(_COLUMNS, texts.GUIDE_HEADS, strict=True)))
    link = (Row("link", (Cell("no", texts.GUIDE_SAMPLE.format(project=sample.project), Look.LINK, columns=len(_COLUMNS),
                              link=first_cells[sample.project.code]),)),) if sample is not None else ()
    legend = full_row(_COLUMNS, "legend", texts.READING_GRADES.format(grades=grade_legend(report.scheme)), Look.NOTE)
    return Sheet(GUIDE, texts.GUIDE.tab, _COLUMNS, (*title_rows(_COLUMNS, texts.GUIDE.title, intro=texts.GUIDE.intro), *link, head, *rows, legend),
                 page=page(report, Paper.A4_PORTRAIT), protected=True)


def _row(number: int, part: str, content: Content) -> Row:
    words, meaning = texts.GUIDE_PARTS[part]
    return Row(f"part.{part}", (Cell("no", str(number), Look.TEXT_CENTRE), Cell("part", words, Look.LABEL), Cell("sample", content, Look.TEXT_SMALL),
                      Cell("meaning", meaning, Look.TEXT)), lines=2.8)


def _samples(report: Report, result: ProjectResult) -> Iterator[tuple[str, Content]]:
    """Every part of the page, as it stands there."""
    code, m = result.project.code, next(iter(report.this_year(result.project)), None)
    yield "head", f"{division_names(report.plan, result.project)}　{report.policy_line(result.project)}"
    yield "outcome", join(text(""), Var(project_cell(code, "outcome")))
    yield "review", comparison(code)
    yield "goal", result.project.action_goal(report.year) or DASH
    yield "initiatives", result.said(INITIATIVES) or DASH
    if m is not None and m.result is not None:
        yield "target", target_text(m.target, m.condition)
        yield "actual", actual_text(m.result)
        if m.result.rate_percent is not None:
            yield "rate", join(text(""), Var(m.cell("rate")), text("%"))
        yield "outlook", join(text(""), Var(m.cell("outlook")))
        yield "chart", texts.FIGURES_CHART.format(measure=m.measure.name)
    yield "progress", report.word(result.progress)
    yield "effect", result.said(EFFECT) or DASH
    yield "issues", result.said(ISSUES) or result.said(REASON) or DASH
    yield "improvement", result.said(IMPROVEMENT) or DASH
    yield "direction", result.said(DIRECTION) or DASH
