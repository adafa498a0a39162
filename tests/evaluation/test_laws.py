"""Laws of the workbook: for any plan and any answers, what is stored is what a spreadsheet itself arrives at."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.evaluation.view import ReportContext
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.values import BookValues
from tests.agreement import assert_agrees
from tests.office.client import Office
from tests.office.recalc import recalculated
from tests.worlds.random_years import evaluations

#: PDCA_RANDOM_YEARS=200 for a long run.
_EXAMPLES = int(os.environ.get("PDCA_RANDOM_YEARS", "12"))
_NUMBERS = count()


@given(evaluations())
@settings(max_examples=max(40, _EXAMPLES), deadline=None)
def test_the_data_sheet_holds_what_was_judged_and_the_counts_add_up(evaluation: Evaluation) -> None:
    values = BookValues(evaluation_book(evaluation, ReportContext()))

    for m in (*evaluation.history, *evaluation.measures):
        row = f"{m.project.code}.{m.indicator.number}.{m.measure.number}.{m.year.start}"
        assert values[Ref("measure_data", row, "outcome")] == m.outcome.word
        assert values[Ref("measure_data", row, "rate")] in ((m.rate_percent,) if m.rate_percent is not None else ("", None))
    figures = [values[Ref("counts", "all", f"n{n}")] for n in range(len(evaluation.plan.scheme.grades) + 3)]
    assert figures[0] == sum(figures[1:]) == len(evaluation.projects)


@given(evaluations())
@settings(max_examples=_EXAMPLES, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large])
def test_libreoffice_arrives_at_every_stored_value_of_any_year(office: Office, tmp_path: Path,
                                                               evaluation: Evaluation) -> None:
    book = evaluation_book(evaluation, ReportContext(last=evaluation))  # any year will do to compare with
    path = tmp_path / f"{next(_NUMBERS)}.xlsx"
    write_book(book, path)

    assert_agrees(book, recalculated(office, path))
