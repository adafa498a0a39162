"""事業データ: one row per project of the year. The counts of 総括 are formulas over this sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.page import data_sheet, table_sheet
from sagamihara_pdca.evaluation.view import DASH, PROJECT_DATA, Report
from sagamihara_pdca.formulas.tree import (
    EMPTY,
    Expr,
    Var,
    any_of,
    count_same,
    first_that_holds,
    if_,
    join,
    number,
    same,
    text,
    total,
)
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.input_form.keys import REASON
from sagamihara_pdca.input_form.phrases import project_label
from sagamihara_pdca.model.plan import GradeScheme, Project
from sagamihara_pdca.model.results import Outcome, ProjectResult
from sagamihara_pdca.model.states import Ungraded
from sagamihara_pdca.rules.grading import worst
from sagamihara_pdca.rules.summary import attention_tiers
from sagamihara_pdca.sheets.book import Content, Look, Ref, Row, Sheet, Span
from sagamihara_pdca.sheets.table import TableColumn, line_cells

#: Stands where the division said nothing.
UNREPORTED = Ungraded.UNREPORTED.word
#: After so many rows a running total adds up a whole block: a longer chain of formulas is slow to recalculate.
_CHAIN = 100


def project_data_sheet(report: Report) -> Sheet:
    """The sheet of all projects."""
    tiers = _tiers(report.scheme)
    table = _table(report, len(tiers))
    results = report.evaluation.projects
    codes = tuple(result.project.code for result in results)
    rows = tuple(Row(result.project.code, line_cells(table, _Line(result, _turn(codes, n, tiers))), lines=1, most_lines=3)
                 for n, result in enumerate(results))
    return data_sheet(report, table_sheet(report, PROJECT_DATA, texts.PROJECT_DATA, table, rows, outcomes=("outcome",),
                                          frozen_column="name"))


def project_cell(code: str, column: str) -> Ref:
    """Return the address of a project's cell in this sheet, by Project.code and column key."""
    return Ref(PROJECT_DATA, code, column)


def project_span(report: Report, column: str) -> Var:
    """A whole column of the sheet, as a block that formulas count and look up in."""
    projects = report.evaluation.projects
    return Var(Span(PROJECT_DATA, projects[0].project.code, projects[-1].project.code, column, column))


@dataclass(frozen=True, slots=True)
class _Line:
    """A project, and its figures for the list of those that need attention by the column."""

    result: ProjectResult
    turn: Mapping[str, Content]

    @property
    def project(self) -> Project:
        return self.result.project


def _table(report: Report, tiers: int) -> tuple[TableColumn[_Line], ...]:
    source: TableColumn[_Line] = TableColumn("file", "出典：ファイル", 30, Look.TEXT, lambda line: next(
        (n.source.file for n in line.result.narratives if n.division == line.project.lead), ""), level=1)
    return (
        TableColumn("code", "事業番号", 10, Look.TEXT_CENTRE, lambda line: line.project.code),
        TableColumn("name", "事業名", 34, Look.TEXT, lambda line: line.project.name),
        TableColumn("label", "番号と事業名", 40, Look.TEXT, lambda line: project_label(line.project)),
        TableColumn("goal", "基本目標", 8, Look.TEXT_CENTRE, lambda line: report.goal(line.project).number),
        TableColumn("policy", "施策", 8, Look.TEXT_CENTRE, lambda line: line.project.policy),
        TableColumn("class", "事業区分", 8, Look.TEXT_CENTRE, lambda line: report.class_symbol(line.project)),
        TableColumn("lead", "主担当課", 18, Look.TEXT, lambda line: report.plan.division(line.project.lead).name),
        TableColumn("outcome", "評価", 12, Look.GRADE, lambda line: _outcome(report, line.result)),
        TableColumn("progress", "進捗", 12, Look.TEXT_CENTRE, lambda line: report.word(line.result.progress, UNREPORTED)),
        TableColumn("stage", "検討の段階", 14, Look.TEXT_CENTRE, lambda line: report.word(line.result.stage)),
        TableColumn("direction", "次年度の方向", 16, Look.TEXT_CENTRE, lambda line: report.word(line.result.direction)),
        TableColumn("proposal", "見直しの提案", 16, Look.TEXT_CENTRE, lambda line: report.word(line.result.proposal)),
        TableColumn("reason", "評価の理由", 50, Look.TEXT, lambda line: line.result.said(REASON) or DASH),
        TableColumn("watched", "要注意", 8, Look.COUNT, lambda line: line.turn["watched"]),
        *(_passed_column(n) for n in range(tiers)),
        TableColumn("turn", "要注意の順番", 8, Look.TEXT_CENTRE, lambda line: line.turn["turn"]),
        *(() if report.context.public else (source,)))


def _passed_column(tier: int) -> TableColumn[_Line]:
    key = _passed(tier)
    return TableColumn(key, f"要注意の\n累計{tier + 1}", 8, Look.COUNT, lambda line: line.turn[key])


def _outcome(report: Report, result: ProjectResult) -> Content:
    cells = tuple(Var(m.cell("outcome")) for m in report.this_year(result.project))
    return worst(cells, grade_trees(report.scheme)) if cells else result.outcome.word


def outcome_trees(scheme: GradeScheme) -> dict[Outcome, Expr]:
    """How every outcome stands in a cell: a grade's symbol as its cell of 評価基準, any other as its word."""
    symbols = (tree.symbol for tree in grade_trees(scheme))
    return dict(zip((*scheme.grades, *Ungraded), (*symbols, *(text(o.word) for o in Ungraded)), strict=True))


_Tiers = tuple[tuple[Expr, ...], ...]


def _tiers(scheme: GradeScheme) -> _Tiers:
    """What stands in the cells of the projects that need attention, the gravest first."""
    trees = outcome_trees(scheme)
    return tuple(tuple(trees[outcome] for outcome in tier) for tier in attention_tiers(scheme))


def _passed(tier: int) -> str:
    """The column of a tier's running total."""
    return f"passed{tier}"


def _turn(codes: tuple[str, ...], n: int, tiers: _Tiers) -> dict[str, Content]:
    """Numbers the projects that need attention, the worst first, so that 総括 can list them by their turn.

    Each tier has a running total of its own; a project's turn is that total and all of the tiers before.
    """
    held = tuple(_is_one_of(codes[n], tier) for tier in tiers)
    turns = tuple((holds, join(EMPTY, total(*(Var(project_cell(codes[-1], _passed(before))) for before in range(at)),
                                            Var(project_cell(codes[n], _passed(at)))))) for at, holds in enumerate(held))
    passed: dict[str, Content] = {_passed(at): _running(codes, n, at, tier, held[at]) for at, tier in enumerate(tiers)}
    return {"watched": if_(any_of(*held), number(1), number(0)), "turn": first_that_holds(turns, EMPTY)} | passed


def _is_one_of(code: str, tier: tuple[Expr, ...]) -> Expr:
    outcome = Var(project_cell(code, "outcome"))
    return any_of(*(same(outcome, words) for words in tier))


def _running(codes: tuple[str, ...], n: int, at: int, tier: tuple[Expr, ...], holds: Expr) -> Expr:
    """How many projects down to this one, of which `holds` tells it, are in the tier."""
    if n and n % _CHAIN == 0:
        since = Var(Span(PROJECT_DATA, codes[n - _CHAIN + 1], codes[n], "outcome", "outcome"))
        return total(Var(project_cell(codes[n - _CHAIN], _passed(at))), *(count_same(since, words) for words in tier))
    own = if_(holds, number(1), number(0))
    return Var(project_cell(codes[n - 1], _passed(at))) + own if n else own


def watched_total(report: Report) -> Expr:
    """How many projects need attention."""
    return total(project_span(report, "watched")) if report.evaluation.projects else number(0)
