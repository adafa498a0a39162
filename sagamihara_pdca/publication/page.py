"""The year's summary as one accessible HTML page for phones, screens and paper: nothing is loaded from elsewhere, no script runs.

This module says in words and figures what stands on the page; all markup is in `templates/`, where Jinja2 escapes every text.
"""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.causes import achievement, project_and_lead, proposal
from sagamihara_pdca.evaluation.further_tables import proposing_projects
from sagamihara_pdca.evaluation.view import Report, ReportContext
from sagamihara_pdca.input_form.phrases import grade_legend
from sagamihara_pdca.model.choices import Progress
from sagamihara_pdca.model.plan import Grade, Licence
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.characters import without_controls
from sagamihara_pdca.notation.contacts import linked_parts
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.publication.bars import Bar, bar_of
from sagamihara_pdca.publication.cards import Card, PolicyCards, attention_cards, policy_cards
from sagamihara_pdca.publication.links import ALONE, Link, PublishedFiles, links_of
from sagamihara_pdca.rules.sentences import sentences, states
from sagamihara_pdca.rules.summary import GroupKind, best_results, group_counts, in_order_of_attention, progress_counts
from sagamihara_pdca.sheets import palette

_SHOWN = (GroupKind.ALL, GroupKind.GOAL, GroupKind.POLICY)


@dataclass(frozen=True, slots=True)
class Headline:
    """One large number with the year before in small; `last` is None where there is none."""

    label: str
    figure: int
    of: int
    last: int | None


@dataclass(frozen=True, slots=True)
class ProgressBar:
    """How many projects report one progress."""

    word: str
    projects: int
    share_percent: int  # of the longest bar
    last: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page that is not the same every year, in its order."""

    plan_name: str
    title: str
    publisher: str
    issued: str  # 発行日 in words; "" where it is not known
    grades: tuple[Grade, ...]
    headlines: tuple[Headline, ...]
    last_year: str  # 「令和5年度」; "" where there is none to compare with
    sentences: tuple[str, ...]
    best: tuple[str, ...]  # 主な成果
    remark: str  # 総評; "" where there is none
    proposals: tuple[str, ...]
    bars: tuple[Bar, ...]
    states: str
    progress: tuple[ProgressBar, ...]
    attention: tuple[Card, ...]
    policies: tuple[PolicyCards, ...]
    legend: str
    assumed: str  # "" once the scheme is confirmed
    links: tuple[Link, ...]
    contact: tuple[tuple[tuple[str, str], ...], ...]  # lines of words and where they lead
    licence: Licence | None


def summary_html(evaluation: Evaluation, context: ReportContext, published: PublishedFiles = ALONE) -> str:
    """Render the whole page as a text for UTF-8."""
    environment = Environment(loader=PackageLoader("sagamihara_pdca", "publication/templates"), autoescape=True,
                              undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    page = _page(Report(evaluation, context), published)
    return without_controls(environment.get_template("index.html.j2").render(page=page, palette=palette))


def _page(report: Report, published: PublishedFiles) -> Page:
    profile, scheme, day = report.plan.profile, report.scheme, report.context.published
    evaluation, last = report.evaluation, report.context.last
    return Page(
        plan_name=profile.plan_name,
        title=texts.PAGE_TITLE.format(year=write_fiscal_year(report.year)),
        publisher=profile.publisher,
        issued=write_date(day, weekday=False) if day else "",
        grades=scheme.grades,
        headlines=_headlines(evaluation, last),
        last_year=write_fiscal_year(last.year) if last else "",
        sentences=sentences(evaluation, last),
        bars=_bars(evaluation, last),
        best=tuple(f"{achievement(r)}（{r.project.code} {r.project.name}）" for r in best_results(evaluation) if achievement(r)),
        remark=evaluation.remark,
        proposals=tuple(f"{project_and_lead(report, r)}　{proposal(report, r)}" for r in proposing_projects(report)),
        states=states(evaluation),
        progress=_progress(report, last),
        attention=attention_cards(report),
        policies=policy_cards(report),
        legend=grade_legend(scheme),
        assumed="" if scheme.confirmed else texts.ASSUMED,
        links=links_of(report, published),
        contact=tuple(linked_parts(line) for line in profile.contact if line),
        licence=profile.licence)


def _headlines(evaluation: Evaluation, last: Evaluation | None) -> tuple[Headline, ...]:
    best, terms = evaluation.plan.scheme.grades[0], evaluation.plan.profile.terms
    in_time = "又は".join(f"「{terms.word(progress)}」" for progress in Progress if not progress.is_late)
    this, before = _figures(evaluation), _figures(last) if last is not None else (None,) * 4
    labels = ("評価の対象とした事業", f"最も高い評価（{best.symbol} {best.name}）の事業", f"行動目標の進捗が{in_time}の事業", "注意を要する事業")
    return tuple(Headline(label, figure, this[0], old) for label, figure, old in zip(labels, this, before, strict=True))


def _figures(evaluation: Evaluation) -> tuple[int, ...]:
    outcomes = [result.outcome for result in evaluation.projects]
    in_time = sum(result.progress is not None and not result.progress.is_late for result in evaluation.projects)
    return len(outcomes), outcomes.count(evaluation.plan.scheme.grades[0]), in_time, len(in_order_of_attention(evaluation))


def _bars(evaluation: Evaluation, last: Evaluation | None) -> tuple[Bar, ...]:
    before = {count.group: count for count in group_counts(last)} if last is not None else {}
    return tuple(bar_of(count, evaluation.plan.scheme, before.get(count.group)) for count in group_counts(evaluation)
                 if count.group.kind in _SHOWN)


def _progress(report: Report, last: Evaluation | None) -> tuple[ProgressBar, ...]:
    counts = progress_counts(report.evaluation)
    before = {count.progress: count.projects for count in progress_counts(last)} if last is not None else {}
    most = max((count.projects for count in counts), default=0) or 1
    return tuple(ProgressBar(report.word(count.progress, "未報告"), count.projects, count.projects * 100 // most,
                             before.get(count.progress)) for count in counts)
