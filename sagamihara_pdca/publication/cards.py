"""The projects of the page, a card each: result, figures and what was said, beside the year before."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.evaluation.causes import cause, what_next
from sagamihara_pdca.evaluation.project_data import UNREPORTED
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.input_form.phrases import actual_text, division_names, measure_name
from sagamihara_pdca.model.plan import Grade
from sagamihara_pdca.model.results import MeasureResult, Outcome, ProjectResult
from sagamihara_pdca.model.target import TargetKind
from sagamihara_pdca.rules.summary import in_order_of_attention


@dataclass(frozen=True, slots=True)
class Result:
    """An outcome as the page prints it; `grade` is its place in the scheme, None for what is no grade."""

    word: str
    grade: int | None
    name: str  # of a grade


@dataclass(frozen=True, slots=True)
class Figures:
    """One measure of a card."""

    name: str
    target: str  # "" where the year has none
    actual: str
    rate: str  # 「達成率 83.3％」; ""
    share_percent: int | None  # of the bar: at most 100; None: no bar
    word: str  # the outcome, where the actual does not say it already
    last: str  # actual and outcome of the year before; ""


@dataclass(frozen=True, slots=True)
class Card:
    """One project."""

    code: str
    name: str
    divisions: str
    result: Result
    last: Result | None
    measures: tuple[Figures, ...]
    progress: str
    direction: str
    computed: str  # the computed evaluation where the 事務局 gave another one; else ""
    cause: str
    next: str


@dataclass(frozen=True, slots=True)
class PolicyCards:
    """The projects of one 施策, in plan order."""

    key: str  # tells its heading from others
    label: str
    cards: tuple[Card, ...]


def attention_cards(report: Report) -> tuple[Card, ...]:
    """Return the projects that need attention, the gravest first."""
    return tuple(_card(report, result) for result in in_order_of_attention(report.evaluation))


def policy_cards(report: Report) -> tuple[PolicyCards, ...]:
    """Return every project, under its 施策."""
    found = ((policy, tuple(_card(report, r) for r in report.evaluation.projects if r.project.policy == policy.number))
             for policy in report.plan.policies)
    return tuple(PolicyCards(f"policy{n}", f"{policy.number}　{policy.name}", cards) for n, (policy, cards) in enumerate(found) if cards)


def _card(report: Report, result: ProjectResult) -> Card:
    project = result.project
    before = next((r for r in report.context.last.projects if r.project.code == project.code), None) if report.context.last else None
    return Card(project.code, project.name, division_names(report.plan, project), _result(report, result.outcome),
                _result(report, before.outcome) if before is not None else None,
                tuple(_figures(m, _same(m, before)) for m in result.measures), report.word(result.progress, UNREPORTED),
                report.word(result.direction), result.computed.word if result.is_overruled else "", cause(result), what_next(result))


def _result(report: Report, outcome: Outcome) -> Result:
    if not isinstance(outcome, Grade):
        return Result(outcome.word, None, "")
    place = next((n for n, grade in enumerate(report.scheme.grades) if grade.symbol == outcome.symbol), None)
    return Result(outcome.word, place, outcome.name)


def _same(m: MeasureResult, before: ProjectResult | None) -> MeasureResult | None:
    """The measure in the year before, while it counts in the same unit."""
    found = before.measures if before is not None else ()
    return next((old for old in found if (old.indicator.number, old.measure) == (m.indicator.number, m.measure)), None)


def _figures(m: MeasureResult, before: MeasureResult | None) -> Figures:
    name, actual = measure_name(m.measure.name, m.measure.unit), actual_text(m)
    last = "" if before is None or before.target.kind is TargetKind.NONE else _said(before)
    if m.target.kind is TargetKind.NONE:
        return Figures(name, "", "", "", None, "", last)
    share = None if m.rate_percent is None else max(0, min(100, int(m.rate_percent)))
    return Figures(name, m.target.wording, actual, _rate(m), share, "" if m.outcome.word == actual else m.outcome.word, last)


def _rate(m: MeasureResult) -> str:
    return f"達成率 {m.rate_percent:,f}％" if m.rate_percent is not None else ""


def _said(m: MeasureResult) -> str:
    """Actual, rate and outcome in one line, each once."""
    return "　".join(dict.fromkeys(word for word in (actual_text(m), _rate(m), m.outcome.word) if word))
