"""事業データ: one row per project of the year. The counts of 総括 are formulas over this sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.causes import (
    CAUSE,
    NEXT,
    WHO,
    abridged,
    cause,
    lines_of_a_decision,
    short_project_and_lead,
    what_next,
)
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
    is_empty,
    join,
    number,
    same,
    text,
    total,
)
from sagamihara_pdca.input_form.grade_table import grade_trees
from sagamihara_pdca.input_form.keys import REASON
from sagamihara_pdca.input_form.phrases import project_label
from sagamihara_pdca.model.choices import Terms
from sagamihara_pdca.model.plan import GradeScheme, Project
from sagamihara_pdca.model.results import Outcome, ProjectResult
from sagamihara_pdca.model.states import Ungraded
from sagamihara_pdca.rules.grading import worst
from sagamihara_pdca.rules.summary import Tier, attention_tiers
from sagamihara_pdca.sheets.book import Content, Look, Ref, Row, Sheet, Span
from sagamihara_pdca.sheets.table import TableColumn, line_cells

#: Stands where the division said nothing.
UNREPORTED = Ungraded.UNREPORTED.word
#: After so many rows a running total adds up a whole block: a longer chain of formulas is slow to recalculate.
_CHAIN = 100


def project_data_sheet(report: Report) -> Sheet:
    """The sheet of all projects."""
    tiers = len(attention_tiers(report.scheme))
    table = _table(report, tiers)
    results = report.evaluation.projects
    codes = tuple(result.project.code for result in results)
    rows = tuple(Row(result.project.code, line_cells(table, _Line(result, _turn(codes, n, tiers))), lines=1, most_lines=3)
                 for n, result in enumerate(results))
    return data_sheet(report, table_sheet(report, PROJECT_DATA, texts.PROJECT_DATA, table, rows, outcomes=("computed", "review", "outcome"),
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
    lines = lines_of_a_decision(report)
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
        TableColumn("computed", "計算による\n評価", 12, Look.GRADE, lambda line: _computed(report, line.result)),
        TableColumn("review", "事務局\n評価", 9, Look.GRADE, lambda line: _reviewed(report, line.result)),
        TableColumn("outcome", "評価", 12, Look.GRADE, lambda line: _outcome(line.project.code)),
        TableColumn("progress", "進捗", 12, Look.TEXT_CENTRE, lambda line: report.word(line.result.progress, UNREPORTED)),
        TableColumn("stage", "検討の段階", 14, Look.TEXT_CENTRE, lambda line: report.word(line.result.stage)),
        TableColumn("direction", "次年度の方向", 16, Look.TEXT_CENTRE, lambda line: report.word(line.result.direction)),
        TableColumn("proposal", "見直しの提案", 16, Look.TEXT_CENTRE, lambda line: report.word(line.result.proposal)),
        TableColumn("reason", "評価の理由", 50, Look.TEXT, lambda line: line.result.said(REASON) or DASH),
        TableColumn("who", "事業と主担当課", 40, Look.TEXT, lambda line: short_project_and_lead(
            report, line.result, WHO * lines)),
        TableColumn("cause", "何が起きたか", 40, Look.TEXT, lambda line: abridged(cause(line.result), CAUSE * lines)),
        TableColumn("next", "これから", 40, Look.TEXT, lambda line: abridged(what_next(line.result), NEXT * lines)),
        TableColumn("brief", "番号と評価", 16, Look.TEXT, lambda line: join(
            text(f"　{line.project.code} "), Var(project_cell(line.project.code, "outcome")))),
        TableColumn("tier", "判断の段階", 8, Look.TEXT_CENTRE, lambda line: _tier(report.scheme, report.terms, line.project.code)),
        *(_passed_column(n) for n in range(tiers)),
        TableColumn("turn", "判断の順番", 8, Look.TEXT_CENTRE, lambda line: line.turn["turn"]),
        *(() if report.context.public else (source,)))


def _passed_column(tier: int) -> TableColumn[_Line]:
    key = _passed(tier)
    return TableColumn(key, f"判断の段階\n{tier + 1}の累計", 8, Look.COUNT, lambda line: line.turn[key])


def _computed(report: Report, result: ProjectResult) -> Content:
    cells = tuple(Var(m.cell("outcome")) for m in report.this_year(result.project))
    return worst(cells, grade_trees(report.scheme)) if cells else result.computed.word


def _reviewed(report: Report, result: ProjectResult) -> Content:
    given = result.review.grade if result.review is not None else None
    return None if given is None else report.symbol(given.symbol)


def _outcome(code: str) -> Expr:
    """The official evaluation: that of the 事務局, where it gave one."""
    computed, review = Var(project_cell(code, "computed")), Var(project_cell(code, "review"))
    return if_(is_empty(review), computed, review)


def comparison(code: str) -> Expr:
    """A sentence that says whether the official evaluation is the computed one."""
    computed, before_and_behind = Var(project_cell(code, "computed")), texts.NOT_AS_COMPUTED
    differs = join(text(before_and_behind[0]), computed, text(before_and_behind[1]))
    return if_(same(Var(project_cell(code, "outcome")), computed), text(texts.AS_COMPUTED), differs)


def outcome_trees(scheme: GradeScheme) -> dict[Outcome, Expr]:
    """How every outcome stands in a cell: a grade's symbol as its cell of 評価基準, any other as its word."""
    symbols = (tree.symbol for tree in grade_trees(scheme))
    return dict(zip((*scheme.grades, *Ungraded), (*symbols, *(text(o.word) for o in Ungraded)), strict=True))


def _passed(tier: int) -> str:
    """The column of a tier's running total."""
    return f"passed{tier}"


def _tier(scheme: GradeScheme, terms: Terms, code: str) -> Expr:
    """The number of the first tier of `attention_tiers` that the project belongs to, as a text; "" where none holds."""
    words = outcome_trees(scheme)
    outcome, progress = Var(project_cell(code, "outcome")), Var(project_cell(code, "progress"))
    return first_that_holds(tuple(
        (any_of(*(same(outcome, words[o]) for o in tier.outcomes), *(same(progress, text(w)) for w in _progress_words(terms, tier))),
         text(tier_word(n))) for n, tier in enumerate(attention_tiers(scheme))), EMPTY)


def _progress_words(terms: Terms, tier: Tier) -> tuple[str, ...]:
    return tuple(UNREPORTED if progress is None else terms.word(progress) for progress in tier.progresses)


def tier_word(tier: int) -> str:
    """How a tier stands in the column 判断の段階."""
    return str(tier + 1)


def _turn(codes: tuple[str, ...], n: int, tiers: int) -> dict[str, Content]:
    """Numbers the projects that need a decision, the gravest first, so that 総括 can list them by their turn.

    Each tier has a running total of its own; a project's turn is that total and all of the tiers before.
    """
    own = Var(project_cell(codes[n], "tier"))
    turns = tuple((same(own, text(tier_word(at))), join(EMPTY, total(
        *(Var(project_cell(codes[-1], _passed(before))) for before in range(at)), Var(project_cell(codes[n], _passed(at))))))
        for at in range(tiers))
    passed: dict[str, Content] = {_passed(at): _running(codes, n, at) for at in range(tiers)}
    return {"turn": first_that_holds(turns, EMPTY)} | passed


def _running(codes: tuple[str, ...], n: int, at: int) -> Expr:
    """How many projects down to this one are in the tier."""
    if n and n % _CHAIN == 0:
        since = Var(Span(PROJECT_DATA, codes[n - _CHAIN + 1], codes[n], "tier", "tier"))
        return total(Var(project_cell(codes[n - _CHAIN], _passed(at))), count_same(since, text(tier_word(at))))
    own = if_(same(Var(project_cell(codes[n], "tier")), text(tier_word(at))), number(1), number(0))
    return Var(project_cell(codes[n - 1], _passed(at))) + own if n else own


def watched_total(report: Report) -> Expr:
    """On how many projects a decision is needed: the running totals of the last row."""
    projects = report.evaluation.projects
    return total(*(Var(project_cell(projects[-1].project.code, _passed(tier)))
                   for tier in range(len(attention_tiers(report.scheme))))) if projects else number(0)
