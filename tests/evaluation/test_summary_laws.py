"""The formulas of 総括 and 事業データ come to what the rules count in plain Python."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.evaluation.view import ReportContext
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.rules.sentences import BULLET, sentences, states
from sagamihara_pdca.rules.summary import GroupKind, group_counts, in_order_of_attention, progress_counts
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
    _assert_agree(year_evaluation(FiscalYear(year), plan))


def _assert_agree(evaluation: Evaluation) -> None:
    values = BookValues(evaluation_book(evaluation, ReportContext()))

    for count in group_counts(evaluation):
        kind = count.group.kind
        row = "all" if kind is GroupKind.ALL else f"{kind.value}.{count.group.word}"
        figures = (count.projects, *count.grades, count.undecided, count.ungraded)
        assert _row(values, row, len(figures)) == list(figures)
    progress = [count.projects for count in progress_counts(evaluation)]
    assert _row(values, "progress", len(progress)) == progress
    said = [values[Ref("summary", f"say{n}", "label")] for n in range(3)]
    assert said == [BULLET + sentence for sentence in sentences(evaluation)]
    assert values[Ref("summary", "states", "label")] == states(evaluation)
    turns = {result.project.code: n for n, result in enumerate(in_order_of_attention(evaluation), 1)}
    for result in evaluation.projects:
        code = result.project.code
        assert values[Ref("project_data", code, "outcome")] == result.outcome.word
        assert values[Ref("project_data", code, "watched")] == (code in turns)
        assert values[Ref("project_data", code, "turn")] in ((str(turns[code]),) if code in turns else ("", None))


def _row(values: BookValues, row: str, figures: int) -> list[object]:
    return [values[Ref("summary", row, f"n{n}")] for n in range(figures)]
