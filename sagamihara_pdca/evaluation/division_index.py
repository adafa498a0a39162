"""課別索引: every division with its projects, with a link to each project's page."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import data_cell, outcome_highlights, page, title_rows
from sagamihara_pdca.evaluation.project_data import project_cell
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.model.plan import Division
from sagamihara_pdca.model.results import ProjectResult
from sagamihara_pdca.sheets.book import Look, Paper, Ref, Row, Sheet
from sagamihara_pdca.sheets.table import TableColumn, heading_row, line_cells, sheet_columns

INDEX = "index"


@dataclass(frozen=True, slots=True)
class _Line:
    """A project of a division, the `number`th of its `beside`."""

    division: Division
    result: ProjectResult
    number: int
    beside: int


def index_sheet(report: Report, first_cells: dict[str, Ref]) -> Sheet:
    """Return the sheet. `first_cells`: where each project's own page begins, by code."""
    table = _table(first_cells)
    rows = tuple(Row(f"{line.division.number}.{line.result.project.code}", line_cells(table, line), lines=1.1) for line in _lines(report))
    columns = sheet_columns(table)
    found = outcome_highlights(report, INDEX, rows, "outcome") if rows else ()
    return Sheet(INDEX, texts.INDEX.tab, columns, (*title_rows(columns, texts.INDEX.title, intro=texts.INDEX.intro), heading_row(table), *rows),
                 found, page(report, Paper.A4_PORTRAIT, repeat="head"), frozen_row="head", protected=True)


def _lines(report: Report) -> tuple[_Line, ...]:
    found = []
    for division in report.plan.divisions:
        own = [r for r in report.evaluation.projects if division.number in r.project.divisions]
        found += [_Line(division, r, n, len(own)) for n, r in enumerate(own)]
    return tuple(found)


def _table(first_cells: dict[str, Ref]) -> tuple[TableColumn[_Line], ...]:
    return (
        TableColumn("division", "課・機関", 26, Look.TEXT, lambda line: line.division.name,
                    rows=lambda line: 0 if line.number else line.beside),
        TableColumn("code", "事業番号", 9, Look.LINK_CENTRE, lambda line: line.result.project.code,
                    link=lambda line: first_cells[line.result.project.code]),
        TableColumn("name", "事業名", 40, Look.TEXT_SMALL, lambda line: line.result.project.name),
        TableColumn("part", "役割", 8, Look.TEXT_SMALL_CENTRE,
                    lambda line: texts.LEADS if line.result.project.lead == line.division.number else texts.TAKES_PART),
        TableColumn("outcome", "評価", 10, Look.TEXT_CENTRE, lambda line: data_cell(project_cell(line.result.project.code, "outcome"))))
