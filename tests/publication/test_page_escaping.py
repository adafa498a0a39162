"""The page against hostile texts: whatever stands in the plan or in an answer comes out as text, never as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sagamihara_pdca.evaluation.causes import cause, what_next
from sagamihara_pdca.model.choices import NextDirection, Progress, Terms
from sagamihara_pdca.model.plan import Indicator, Plan, Project
from sagamihara_pdca.model.results import Evaluation, MeasureResult, ProjectResult
from sagamihara_pdca.model.target import TargetKind
from sagamihara_pdca.notation.characters import without_controls
from sagamihara_pdca.plan_files.source import bundled_plan
from sagamihara_pdca.publication.links import PublishedFiles
from sagamihara_pdca.publication.page import summary_html
from sagamihara_pdca.rules.summary import needs_attention
from tests.worlds.judged_year import report_context, year_evaluation
from tests.worlds.plans import R6

_PIECES = ("<script>alert(1)</script>", "</title></style></svg>", "<img src=x onerror=alert(1)>", '" onload="alert(1)', "' onload='x",
           "<", ">", "&", '"', "'", "&lt;", "&#60;", "<!--", "-->", "]]>", "{{ 7 * 7 }}", "{{ page }}", "{% raw %}", "{# x #}",
           "\u2028", "\u2029", "\u202e", "\x01", "\x07", "\x1b", "\x7f", "\x85", "\r\n", "\t", "\\", "％", "漢")
_EVERYTHING = "".join(_PIECES)
#: What the page itself writes into an attribute with a colon.
_OWN_VALUE = re.compile(r"(?:width|flex-grow):[0-9]+%?|tel:0[0-9]{9,10}|mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")


class _Parsed(HTMLParser):
    """Elements with the names of their attributes, values of attributes, and the whole text, as a browser would see them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[tuple[str, tuple[str, ...]]] = set()
        self.values: set[str | None] = set()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add((tag, tuple(name for name, _ in attrs)))
        self.values |= {value for _, value in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map("".join))
@example(_EVERYTHING)
@settings(max_examples=25, deadline=None)
def test_every_text_of_plan_and_answers_comes_out_as_text(words: str) -> None:
    plan = _hostile_plan(bundled_plan(), words)
    evaluation = _hostile_answers(year_evaluation(R6, plan), words)

    page = _shown(evaluation, words)

    assert page.elements <= _own_elements()
    assert "script" not in {tag for tag, _ in page.elements}
    assert not any(name.startswith("on") for _, names in page.elements for name in names)
    assert [text for text in _texts(evaluation) if without_controls(text) not in page.text] == []
    assert [value for value in page.values if value and ":" in value and not _OWN_VALUE.fullmatch(value)] == []


@cache
def _own_elements() -> frozenset[tuple[str, tuple[str, ...]]]:
    """What the page consists of when every text is harmless."""
    return frozenset(_shown(year_evaluation(R6, bundled_plan()), "").elements)


def _shown(evaluation: Evaluation, words: str) -> _Parsed:
    """The page beside a year before that says the same, with files of any name."""
    context = replace(report_context(evaluation.plan, public=True), last=evaluation)
    published = PublishedFiles(f"評価書{words}.xlsx", "data/", ((f"a{words}.csv", f"表{words}"),))
    return _Parsed(summary_html(evaluation, context, published))


def _hostile_plan(plan: Plan, words: str) -> Plan:
    """The plan with `words` behind every text that the page prints."""
    profile = replace(plan.profile, plan_name=f"計画{words}", publisher=f"市{words}", contact=(f"課{words}", f"電話{words}"),
                      terms=Terms(tuple((choice, f"{choice.value}{words}") for kind in (Progress, NextDirection)
                                        for choice in kind)))
    grades = tuple(replace(g, symbol=f"{g.symbol}{words}", name=f"{g.name}{words}", colour=f"{g.colour}{words}")
                   for g in plan.scheme.grades)
    return replace(plan, profile=profile, scheme=replace(plan.scheme, grades=grades),
                   goals=tuple(replace(g, name=f"{g.name}{words}") for g in plan.goals),
                   policies=tuple(replace(p, name=f"{p.name}{words}") for p in plan.policies),
                   divisions=tuple(replace(d, name=f"{d.name}{words}") for d in plan.divisions),
                   projects=tuple(_hostile_project(p, words) for p in plan.projects))


def _hostile_project(project: Project, words: str) -> Project:
    return replace(project, name=f"{project.name}{words}", indicators=tuple(_hostile(i, words) for i in project.indicators))


def _hostile(indicator: Indicator, words: str) -> Indicator:
    return replace(indicator,
                   measures=tuple(replace(m, name=f"{m.name}{words}", unit=f"{m.unit}{words}") for m in indicator.measures),
                   targets=tuple(replace(t, target=replace(t.target, wording=f"{t.target.wording}{words}"))
                                 for t in indicator.targets))


def _hostile_answers(evaluation: Evaluation, words: str) -> Evaluation:
    def declared(m: MeasureResult) -> MeasureResult:
        return replace(m, actual=replace(m.actual, declared=f"{m.actual.declared}{words}"))

    def answered(result: ProjectResult) -> ProjectResult:
        return replace(result, measures=tuple(map(declared, result.measures)),
                       narratives=tuple(replace(n, text=f"{n.text}{words}") for n in result.narratives))

    return replace(evaluation, projects=tuple(map(answered, evaluation.projects)))


def _texts(evaluation: Evaluation) -> Iterator[str]:
    """Every text of the plan and of the answers that the page prints."""
    plan, profile = evaluation.plan, evaluation.plan.profile
    yield from (profile.plan_name, profile.publisher, *profile.contact)
    yield from (named.name for named in (*plan.goals, *plan.policies, *plan.projects, *plan.scheme.grades))
    yield from (grade.symbol for grade in plan.scheme.grades)
    for result in evaluation.projects:
        yield from (plan.division(number).name for number in result.project.divisions)
        yield from (profile.terms.word(choice) for choice in (result.progress, result.direction) if choice is not None)
        if needs_attention(plan.scheme, result):
            yield from (cause(result), what_next(result))
        for m in result.measures:
            yield from (m.measure.name, m.measure.unit)
            if m.target.kind is not TargetKind.NONE:
                yield from (m.target.wording, m.outcome.word)
                yield m.actual.declared if m.actual.state.has_figure and not m.method.is_numeric else ""
