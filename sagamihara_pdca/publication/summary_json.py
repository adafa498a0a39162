"""The year's summary as JSON, for web pages and other programs."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from sagamihara_pdca.evaluation.project_data import UNREPORTED
from sagamihara_pdca.evaluation.view import Report, ReportContext
from sagamihara_pdca.input_form.phrases import target_text
from sagamihara_pdca.model.plan import Grade
from sagamihara_pdca.model.results import Evaluation, MeasureResult, ProjectResult
from sagamihara_pdca.notation.characters import without_controls
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.publication.summary_schema import SCHEMA_FILE
from sagamihara_pdca.rules.sentences import sentences
from sagamihara_pdca.rules.summary import GroupCount, group_counts, needs_attention, progress_counts

#: Goes up whenever a key changes its meaning.
_VERSION = 2
_Json = dict[str, object]


def summary_json(evaluation: Evaluation, published: date | None = None) -> str:
    """The summary as a JSON text in UTF-8, indented, ending with a line feed. The same evaluation gives the same text.

    Keys are English, words as they are printed. What is not known is null; a rate is in per cent.
    """
    report = Report(evaluation, ReportContext(published, public=True))
    return without_controls(json.dumps(_head(report) | _counts(report), ensure_ascii=False, indent=2)) + "\n"


def _head(report: Report) -> _Json:
    profile, published = report.plan.profile, report.context.published
    licence = profile.licence
    return {"$schema": SCHEMA_FILE, "version": _VERSION, "plan_id": profile.plan_id, "plan": profile.plan_name,
            "edition": profile.edition, "publisher": profile.publisher, "government_code": profile.government_code or None,
            "published": published.isoformat() if published else None, "contact": list(profile.contact),
            "licence": {"name": licence.identifier, "title": licence.title, "url": licence.url} if licence else None,
            "year": {"start": report.year.start, "code": write_code(report.year), "name": write_fiscal_year(report.year)},
            "scheme": {"confirmed": report.scheme.confirmed, "grades": [_grade(g) for g in report.scheme.grades]}}


def _grade(grade: Grade) -> _Json:
    return {"symbol": grade.symbol, "name": grade.name, "lower_percent": _number(grade.lower), "meaning": grade.meaning}


def _counts(report: Report) -> _Json:
    evaluation = report.evaluation
    return {"sentences": list(sentences(evaluation)), "groups": [_group(report, count) for count in group_counts(evaluation)],
            "progress": [{"word": report.word(count.progress, UNREPORTED), "projects": count.projects}
                         for count in progress_counts(evaluation)],
            "projects": [_project(report, result) for result in evaluation.projects]}


def _group(report: Report, count: GroupCount) -> _Json:
    group, grades = count.group, {g.symbol: n for g, n in zip(report.scheme.grades, count.grades, strict=True)}
    return {"kind": group.kind.value, "number": group.word, "label": group.label, "projects": count.projects,
            "grades": grades, "undecided": count.undecided, "ungraded": count.ungraded}


def _project(report: Report, result: ProjectResult) -> _Json:
    project = result.project
    own = project.project_class(report.year)
    return {"code": project.code, "name": project.name, "policy": project.policy,
            "class": own.value if own is not None else None,
            "divisions": [report.plan.division(number).name for number in project.divisions],
            "outcome": result.outcome.word, "computed_outcome": result.computed.word, "progress": report.word(result.progress, UNREPORTED),
            "direction": report.word(result.direction), "needs_attention": needs_attention(report.scheme, result),
            "measures": [_measure(m) for m in result.measures]}


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
