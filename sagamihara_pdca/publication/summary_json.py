"""The year's summary as JSON, for web pages and other programs."""

from __future__ import annotations

import json
from decimal import Decimal

from sagamihara_pdca.evaluation.edition import ReportContext
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.input_form.phrases import target_text
from sagamihara_pdca.model.plan import Grade
from sagamihara_pdca.model.results import Evaluation, MeasureResult
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.publication.summary import GroupCount, ProjectLine, YearSummary, year_summary

#: Goes up whenever a key changes its meaning.
_VERSION = 1
_Json = dict[str, object]


def summary_json(evaluation: Evaluation) -> str:
    """The summary as a JSON text in UTF-8, indented, ending with a line feed. The same evaluation gives the same text.

    Keys are English, words as they are printed. A number that is not known is null; a rate is in per cent.
    """
    report = Report(evaluation, ReportContext(public=True))
    summary = year_summary(report)
    return json.dumps(_head(report) | _counts(report, summary), ensure_ascii=False, indent=2) + "\n"


def _head(report: Report) -> _Json:
    profile = report.plan.profile
    return {"version": _VERSION, "plan": profile.plan_name, "edition": profile.edition, "publisher": profile.publisher,
            "government_code": profile.government_code,
            "year": {"start": report.year.start, "code": write_code(report.year), "name": write_fiscal_year(report.year)},
            "scheme": {"confirmed": report.scheme.confirmed, "grades": [_grade(g) for g in report.scheme.grades]}}


def _grade(grade: Grade) -> _Json:
    return {"symbol": grade.symbol, "name": grade.name, "lower_percent": _number(grade.lower), "meaning": grade.meaning}


def _counts(report: Report, summary: YearSummary) -> _Json:
    return {"sentences": list(summary.sentences), "groups": [_group(report, group) for group in summary.groups],
            "progress": [{"word": p.word, "projects": p.projects} for p in summary.progress],
            "projects": [_project(report, line) for line in summary.projects]}


def _group(report: Report, group: GroupCount) -> _Json:
    grades = {g.symbol: count for g, count in zip(report.scheme.grades, group.grades, strict=True)}
    return {"kind": group.kind.value, "number": group.word, "label": group.label, "projects": group.projects,
            "grades": grades, "undecided": group.undecided, "ungraded": group.ungraded}


def _project(report: Report, line: ProjectLine) -> _Json:
    project = line.result.project
    own = project.project_class(report.year)
    return {"code": project.code, "name": project.name, "policy": project.policy,
            "class": own.value if own is not None else None,
            "divisions": [report.plan.division(number).name for number in project.divisions],
            "outcome": line.outcome, "progress": line.progress, "direction": line.direction,
            "needs_attention": line.watched, "measures": [_measure(m) for m in line.result.measures]}


def _measure(m: MeasureResult) -> _Json:
    return {"indicator": m.indicator.name, "measure": m.measure.name, "unit": m.measure.unit,
            "target": m.target.wording, "condition": target_text(m.target, m.condition), "method": m.method.value,
            "level": _number(m.level), "actual": _number(m.actual.quantity), "declared": m.actual.declared or None,
            "state": m.actual.state.value, "rate_percent": _number(m.rate_percent), "outcome": m.outcome.word}


def _number(value: Decimal | None) -> int | float | None:
    """JSON knows one kind of number; a whole one is written without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
