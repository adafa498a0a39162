"""The year's summary as one accessible HTML page: nothing is loaded from elsewhere, no script runs.

This module says in words and figures what stands on the page; all markup is in `templates/`, where Jinja2 escapes every text.
"""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.causes import achievement, cause, project_and_lead, proposal, what_next
from sagamihara_pdca.evaluation.further_tables import proposing_projects
from sagamihara_pdca.evaluation.project_data import UNREPORTED
from sagamihara_pdca.evaluation.view import Report, ReportContext
from sagamihara_pdca.input_form.phrases import actual_text, division_names, grade_legend, measure_name
from sagamihara_pdca.model.plan import Grade
from sagamihara_pdca.model.results import Evaluation, MeasureResult, ProjectResult
from sagamihara_pdca.model.target import TargetKind
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.characters import without_controls
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.publication.chart import Band, Chart, stacked_bars
from sagamihara_pdca.rules.sentences import sentences, states
from sagamihara_pdca.rules.summary import (
    GroupCount,
    GroupKind,
    ProgressCount,
    best_results,
    group_counts,
    in_order_of_attention,
    progress_counts,
)
from sagamihara_pdca.sheets import palette


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project as the tables of the page print it."""

    label: str
    divisions: str
    measures: tuple[str, ...]
    outcome: str
    grade: int | None  # the outcome's place in the scheme; None: no grade
    computed: str  # the computed evaluation where the 事務局 gave another one; else ""
    progress: str
    direction: str
    cause: str
    next: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page that is not the same every year, in its order."""

    plan_name: str
    title: str
    issued: str  # by whom, and when if that is known
    grades: tuple[Grade, ...]
    sentences: tuple[str, ...]
    best: tuple[str, ...]  # 主な成果
    remark: str  # 総評; "" where there is none
    proposals: tuple[str, ...]
    policies: Chart
    group_heads: tuple[str, ...]
    groups: tuple[GroupCount, ...]
    states: str
    progress: Chart
    attention: tuple[ProjectRow, ...]  # the worst first
    projects: tuple[ProjectRow, ...]
    legend: str
    assumed: str  # "" once the scheme is confirmed
    contact: tuple[str, ...]


def summary_html(evaluation: Evaluation, context: ReportContext) -> str:
    """Render the whole page as a text for UTF-8."""
    environment = Environment(loader=PackageLoader("sagamihara_pdca", "publication/templates"), autoescape=True,
                              undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    return without_controls(environment.get_template("index.html.j2").render(page=_page(Report(evaluation, context)), palette=palette))


def _page(report: Report) -> Page:
    profile, published, scheme = report.plan.profile, report.context.published, report.scheme
    evaluation, groups = report.evaluation, group_counts(report.evaluation)
    return Page(
        plan_name=profile.plan_name,
        title=texts.PAGE_TITLE.format(year=write_fiscal_year(report.year)),
        issued=f"{profile.publisher}　{write_date(published, weekday=False)}" if published else profile.publisher,
        grades=scheme.grades,
        sentences=sentences(evaluation, report.context.last),
        best=tuple(f"{achievement(r)}（{r.project.code} {r.project.name}）" for r in best_results(evaluation) if achievement(r)),
        remark=evaluation.remark,
        proposals=tuple(f"{project_and_lead(report, r)}　{proposal(report, r)}" for r in proposing_projects(report)),
        policies=_policies(report, tuple(count for count in groups if count.group.kind is GroupKind.POLICY)),
        group_heads=("区分", "事業数", *(f"{g.symbol} {g.name}" for g in scheme.grades), "未確定", "評価なし"),
        groups=groups,
        states=states(evaluation),
        progress=_progress(report, progress_counts(evaluation)),
        attention=tuple(_row(report, result) for result in in_order_of_attention(evaluation)),
        projects=tuple(_row(report, result) for result in evaluation.projects),
        legend=grade_legend(scheme),
        assumed="" if scheme.confirmed else texts.ASSUMED,
        contact=tuple(line for line in profile.contact if line))


def _policies(report: Report, groups: tuple[GroupCount, ...]) -> Chart:
    grades = tuple(Band(f"{g.symbol} {g.name}", g.colour, tuple(count.grades[n] for count in groups), n % 6)
                   for n, g in enumerate(report.scheme.grades))
    bands = (*grades, Band("未確定", palette.OPEN_FILL, tuple(count.undecided for count in groups), 5),
             Band("評価なし", palette.NONE_FILL, tuple(count.ungraded for count in groups)))
    return stacked_bars("policies", texts.OUTCOME_CHART.format(kind="施策"), tuple(count.group.label for count in groups), bands)


def _progress(report: Report, counts: tuple[ProgressCount, ...]) -> Chart:
    band = Band("事業数", palette.PROGRESS_FILL, tuple(count.projects for count in counts))
    words = tuple(report.word(count.progress, UNREPORTED) for count in counts)
    return stacked_bars("progress", texts.PROGRESS_COUNTS, words, (band,))


def _row(report: Report, result: ProjectResult) -> ProjectRow:
    project, outcome = result.project, result.outcome
    grade = report.scheme.grades.index(outcome) if isinstance(outcome, Grade) else None
    return ProjectRow(f"{project.code}　{project.name}", division_names(report.plan, project),
                      tuple(map(_measure, result.measures)), outcome.word, grade,
                      result.computed.word if result.is_overruled else "", report.word(result.progress, UNREPORTED),
                      report.word(result.direction), cause(result), what_next(result))


def _measure(m: MeasureResult) -> str:
    name = measure_name(m.measure.name, m.measure.unit)
    if m.target.kind is TargetKind.NONE:
        return f"{name}　今年度の目標なし"
    rate = f"（達成率 {m.rate_percent}％）" if m.rate_percent is not None else ""
    actual = actual_text(m)
    judged = "" if m.outcome.word == actual else f"　{m.outcome.word}"
    return f"{name}　目標 {m.target.wording}　実績 {actual}{rate}{judged}"
