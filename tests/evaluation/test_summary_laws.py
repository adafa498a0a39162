"""The formulas of 総括 and 事業データ come to what the rules count in plain Python."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.evaluation.view import ReportContext
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.rules.outlook import prospects
from sagamihara_pdca.rules.sentences import outlooks, sentences, states
from sagamihara_pdca.rules.summary import (
    GroupKind,
    group_counts,
    in_order_of_attention,
    progress_counts,
    tier_of,
    year_figures,
)
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.values import BookValues
from tests.worlds.judged_year import year_evaluation
from tests.worlds.random_years import evaluations


@given(evaluations())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_the_formulas_of_any_year_come_to_the_counts_of_the_rules(evaluation: Evaluation) -> None:
    _assert_agree(evaluation)


@pytest.mark.parametrize("year", range(2024, 2028))
def test_the_formulas_of_the_sample_years_come_to_the_counts_of_the_rules(plan: Plan, year: int) -> None:
    last = year_evaluation(FiscalYear(year - 1), plan) if year > 2024 else None
    _assert_agree(year_evaluation(FiscalYear(year), plan), last)


def _assert_agree(evaluation: Evaluation, last: Evaluation | None = None) -> None:
    values = BookValues(evaluation_book(evaluation, ReportContext(last=last)))

    for count in group_counts(evaluation):
        kind = count.group.kind
        row = "all" if kind is GroupKind.ALL else f"{kind.value}.{count.group.word}"
        figures = (count.projects, *count.grades, count.undecided, count.ungraded)
        assert _row(values, row, len(figures)) == list(figures)
    progress = [count.projects for count in progress_counts(evaluation)]
    assert _row(values, "progress", len(progress)) == progress
    said = [values[ref] for ref in (Ref("summary", "say0", "c0"), Ref("counts", "say1", "label"), Ref("summary", "say2", "c0"))]
    assert said == list(sentences(evaluation, last))
    assert values[Ref("counts", "states", "label")] == states(evaluation)
    assert values[Ref("summary", "say3", "c0")] == outlooks(evaluation)
    for m, found in zip(evaluation.measures, prospects(evaluation), strict=True):
        row = f"{m.project.code}.{m.indicator.number}.{m.measure.number}.{m.year.start}"
        assert values[Ref("measure_data", row, "met")] == {True: "達成", False: "未達成", None: "－"}[m.met]
        assert values[Ref("measure_data", row, "outlook")] == found.outlook.value
        assert values[Ref("measure_data", row, "pace")] in ((found.pace_percent,) if found.pace_percent is not None else ("", None))
        assert values[Ref("measure_data", row, "projected")] in ((found.projected,) if found.projected is not None else ("", None))
    figures = year_figures(evaluation)
    shown = [values[Ref("summary", "card.figure", f"c{n}")] for n in (0, 6, 12, 18)]
    assert shown == [figures.good, figures.low, figures.undecided, figures.on_plan]
    turns = {result.project.code: n for n, result in enumerate(in_order_of_attention(evaluation), 1)}
    for result in evaluation.projects:
        code = result.project.code
        assert values[Ref("project_data", code, "outcome")] == result.outcome.word
        tier = tier_of(evaluation.plan.scheme, result)
        assert values[Ref("project_data", code, "tier")] in (("", None) if tier is None else (str(tier + 1),))
        assert values[Ref("project_data", code, "turn")] in ((str(turns[code]),) if code in turns else ("", None))


def _row(values: BookValues, row: str, figures: int) -> list[object]:
    return [values[Ref("counts", row, f"n{n}")] for n in range(figures)]


@given(evaluations())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_the_cells_of_a_bar_are_the_projects_of_its_policy(evaluation: Evaluation) -> None:
    values = BookValues(evaluation_book(evaluation, ReportContext()))
    symbols = [grade.symbol for grade in evaluation.plan.scheme.grades]

    for count in (c for c in group_counts(evaluation) if c.group.kind is GroupKind.POLICY):
        bar = "".join(str(values[Ref("summary", f"bar.policy.{count.group.word}", f"c{9 + n}")]) for n in range(count.projects))
        assert bar == "".join(s * n for s, n in zip((*symbols, "未", "－"), (*count.grades, count.undecided, count.ungraded), strict=True))
