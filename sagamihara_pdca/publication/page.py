"""The year's summary as one accessible HTML page: nothing is loaded from elsewhere, no script runs."""

from __future__ import annotations

from html import escape

from sagamihara_pdca.evaluation.edition import ReportContext
from sagamihara_pdca.evaluation.page import ASSUMED
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.input_form.phrases import actual_text, division_names, grade_legend, measure_name
from sagamihara_pdca.model.results import Evaluation, MeasureResult
from sagamihara_pdca.model.target import TargetKind
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.publication.page_style import STYLE
from sagamihara_pdca.publication.summary import (
    GroupCount,
    GroupKind,
    ProjectLine,
    YearSummary,
    year_summary,
)
from sagamihara_pdca.publication.svg import Band, stacked_bars
from sagamihara_pdca.sheets.palette import NONE_FILL, OPEN_FILL, PROGRESS_FILL


def summary_html(evaluation: Evaluation, context: ReportContext) -> str:
    """The page, whole, in UTF-8. Every text from the plan or from an answer is escaped."""
    report = Report(evaluation, context)
    summary = year_summary(report)
    title = f"{write_fiscal_year(report.year)}　評価結果の概要"
    body = (_header(report, title) + '<main id="main">' + _sentences(summary) + _outcomes(report, summary)
            + _progress(summary) + _attention(report, summary) + _projects(report, summary) + _notes(report) + "</main>"
            + _footer(report))
    return ('<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(f'{title}｜{report.plan.profile.plan_name}')}</title>\n<style>{STYLE}{_grade_style(report)}</style>\n"
            f"</head>\n<body>\n{body}\n</body>\n</html>\n")


def _grade_style(report: Report) -> str:
    return "".join(f".g{n}{{background:{escape(grade.colour)}}}" for n, grade in enumerate(report.scheme.grades))


def _header(report: Report, title: str) -> str:
    profile, published = report.plan.profile, report.context.published
    date = f"<p>{escape(profile.publisher)}　{escape(write_date(published, weekday=False))}</p>" if published else \
        f"<p>{escape(profile.publisher)}</p>"
    return (f'<a class="skip" href="#main">本文へ</a><header><p>{escape(profile.plan_name)}</p><h1>{escape(title)}</h1>'
            f"{date}</header>")


def _section(key: str, title: str, content: str) -> str:
    return f'<section aria-labelledby="{key}"><h2 id="{key}">{escape(title)}</h2>{content}</section>'


def _table(caption: str, heads: tuple[str, ...], rows: str) -> str:
    """A table that can be scrolled sideways with the keyboard on a narrow screen."""
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    return (f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}の表"><table><caption>{escape(caption)}'
            f"</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>")


def _cells(*texts: str, look: str = "") -> str:
    attribute = f' class="{look}"' if look else ""
    return "".join(f"<td{attribute}>{escape(text)}</td>" for text in texts)


def _sentences(summary: YearSummary) -> str:
    lines = "".join(f"<li>{escape(words)}</li>" for words in summary.sentences)
    return _section("gist", "要点", f"<ul>{lines}</ul>")


def _outcomes(report: Report, summary: YearSummary) -> str:
    heads = ("区分", "事業数", *(f"{g.symbol} {g.name}" for g in report.scheme.grades), "未確定", "評価なし")
    rows = "".join(_group_row(group) for group in summary.groups)
    policies = summary.of_kind(GroupKind.POLICY)
    chart = stacked_bars("policies", "施策別の評価（事業数）", tuple(p.label for p in policies), _bands(report, policies))
    note = f"<p>{escape(summary.states)}</p>"
    return _section("outcomes", "成果指標による評価", chart + _table("成果指標による評価（事業数）", heads, rows) + note)


def _group_row(group: GroupCount) -> str:
    figures = (group.projects, *group.grades, group.undecided, group.ungraded)
    return (f'<tr class="{group.kind.value}"><th scope="row">{escape(group.label)}</th>'
            f'{_cells(*map(str, figures), look="n")}</tr>')


def _bands(report: Report, groups: tuple[GroupCount, ...]) -> tuple[Band, ...]:
    grades = tuple(Band(f"{g.symbol} {g.name}", g.colour, tuple(group.grades[n] for group in groups), n % 6)
                   for n, g in enumerate(report.scheme.grades))
    return (*grades, Band("未確定", OPEN_FILL, tuple(group.undecided for group in groups), 5),
            Band("評価なし", NONE_FILL, tuple(group.ungraded for group in groups)))


def _progress(summary: YearSummary) -> str:
    words = tuple(p.word for p in summary.progress)
    chart = stacked_bars("progress", "行動目標・検討の進捗（事業数）", words,
                         (Band("事業数", PROGRESS_FILL, tuple(p.projects for p in summary.progress)),))
    row = f"<tr>{_cells(*(str(p.projects) for p in summary.progress), look='n')}</tr>"
    return _section("progress-head", "行動目標の進捗", chart + _table("行動目標・検討の進捗（事業数）", words, row))


def _attention(report: Report, summary: YearSummary) -> str:
    watched = sorted((line for line in summary.projects if line.watched), key=lambda line: line.turn)
    if not watched:
        return _section("attention", "注意を要する事業", "<p>該当する事業はありません。</p>")
    rows = "".join(f'<tr><th scope="row">{escape(_label(line))}</th>{_outcome_cell(report, line.outcome)}'
                   f"{_cells(line.progress, look='k')}{_cells(line.reason)}</tr>" for line in watched)
    return _section("attention", "注意を要する事業", _table("注意を要する事業", ("事業", "評価", "進捗", "理由（担当課）"), rows))


def _label(line: ProjectLine) -> str:
    return f"{line.result.project.code}　{line.result.project.name}"


def _outcome_cell(report: Report, outcome: str) -> str:
    for n, grade in enumerate(report.scheme.grades):
        if grade.symbol == outcome:
            return f'<td class="grade g{n}"><span aria-hidden="true">{escape(outcome)}</span>' \
                   f'<span class="read">{escape(grade.name)}</span></td>'
    return f'<td class="grade none">{escape(outcome)}</td>'


def _projects(report: Report, summary: YearSummary) -> str:
    heads = ("事業", "担当課", "成果指標の目標と実績", "事業の評価", "進捗", "次年度の方向")
    rows = "".join(f'<tr><th scope="row">{escape(_label(line))}</th>{_cells(division_names(report.plan, line.result.project))}'
                   f"<td>{_measures(line.result.measures)}</td>{_outcome_cell(report, line.outcome)}"
                   f"{_cells(line.progress, line.direction, look='k')}</tr>" for line in summary.projects)
    return _section("projects", "事業一覧", _table("事業一覧", heads, rows))


def _measures(measures: tuple[MeasureResult, ...]) -> str:
    if not measures:
        return "成果指標なし"
    return f"<ul>{''.join(f'<li>{escape(_measure(m))}</li>' for m in measures)}</ul>"


def _measure(m: MeasureResult) -> str:
    if m.target.kind is TargetKind.NONE:
        return f"{measure_name(m.measure.name, m.measure.unit)}　今年度の目標なし"
    rate = f"（達成率 {m.rate_percent}％）" if m.rate_percent is not None else ""
    actual = actual_text(m)
    judged = "" if m.outcome == actual else f"　{m.outcome}"
    return f"{measure_name(m.measure.name, m.measure.unit)}　目標 {m.target.wording}　実績 {actual}{rate}{judged}"


def _notes(report: Report) -> str:
    assumed = "" if report.scheme.confirmed else f"<li>{ASSUMED}</li>"
    return _section("notes", "注記", f"<ul><li>評価区分：{escape(grade_legend(report.scheme))}</li>{assumed}"
                    "<li>達成したかどうかは四捨五入する前の数値で判定し、達成していない場合の達成率は最大でも99.9％と表示しています。</li>"
                    "<li>一つの事業に複数の測定項目があるときは、最も低い評価を事業の評価とします。</li></ul>")


def _footer(report: Report) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in report.plan.profile.contact if line)
    return f"<footer><h2>問合せ先</h2><ul>{lines}</ul></footer>"
