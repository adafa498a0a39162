"""Figures that were 集計中 in earlier years and are given now: whose year they are, and how they take their place."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.intake.actuals import reported_actuals
from sagamihara_pdca.intake.collection import Collection, settle
from sagamihara_pdca.intake.file_reading import FileReading, Survey
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.results import Actual, Evaluation
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.places import write_file
from sagamihara_pdca.problems import Place
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import Answer, AnswerValue, Submission
from tests.worlds import every_kind

PROJECT = "3-2-02"
R6, R7, R8 = FiscalYear(2024), FiscalYear(2025), FiscalYear(2026)
PLAN = every_kind.sampler(("labelled",))
FINAL, PENDING = ActualState.FINAL, ActualState.PENDING


def actual(measure: int, year: FiscalYear, quantity: int | None, file: str) -> Actual:
    """A figure; None is 集計中."""
    value = None if quantity is None else D(quantity)
    state = PENDING if value is None else FINAL
    return Actual(PROJECT, 1, measure, year, state, value, source=Place(file, PROJECT, "F13"))


def judged(year: FiscalYear, *actuals: Actual) -> Evaluation:
    return evaluate(PLAN, year, actuals, (), frozenset({PROJECT}))


#: Of R6 and, in the second, of R7 too the first measure was 集計中.
ONE_YEAR = judged(R6, actual(1, R6, None, "a.xlsx"), actual(2, R6, 750, "a.xlsx"))
TWO_YEARS = judged(R7, actual(1, R6, None, "a.xlsx"), actual(2, R6, 750, "a.xlsx"), actual(1, R7, None, "a.xlsx"),
                   actual(2, R7, 760, "a.xlsx"))


def submission(year: FiscalYear, last: Evaluation, given: dict[str, AnswerValue]) -> tuple[FormContext, Submission]:
    context = every_kind.context_of(PLAN, year=year, last=last)
    answers = tuple(Answer(Ref(PROJECT, row, "actual"), value, str(value), Place("b.xlsx", PROJECT, "F20"), "約")
                    for row, value in given.items())
    return context, Submission("b.xlsx", context.identity, answers)


#: The year, the year before, what is answered; measure, year and figure of all that is reported.
LATE: list[tuple[FiscalYear, Evaluation, dict[str, AnswerValue], list[tuple[int, FiscalYear, int]]]] = [
    (R7, ONE_YEAR, {"m.1.1": D(610), "m.1.1.late": D(580)}, [(1, R7, 610), (1, R6, 580)]),
    (R7, ONE_YEAR, {"m.1.1.late": D(580)}, [(1, R6, 580)]),
    (R7, ONE_YEAR, {"m.1.1.late": D(0)}, [(1, R6, 0)]),
    (R7, ONE_YEAR, {"m.1.1.late": "不明"}, []),
    (R7, ONE_YEAR, {"m.1.2.late": D(5)}, []),  # was not asked
    (R8, TWO_YEARS, {"m.1.1.late": D(590)}, [(1, R7, 590)]),
    (R8, TWO_YEARS, {"m.1.1.late.2024": D(580)}, [(1, R6, 580)]),
    (R8, TWO_YEARS, {"m.1.2": D(5), "m.1.1.late": D(590), "m.1.1.late.2024": D(580)},
     [(1, R7, 590), (1, R6, 580), (2, R8, 5)]),
]


@pytest.mark.parametrize(("year", "last", "given", "reported"), LATE)
def test_a_figure_that_comes_later_is_reported_for_the_year_that_waited_for_it(
        year: FiscalYear, last: Evaluation, given: dict[str, AnswerValue],
        reported: list[tuple[int, FiscalYear, int]]) -> None:
    found = reported_actuals(*submission(year, last, given))

    assert [(a.measure, a.year, a.quantity) for a in found] == reported
    assert all((a.state, a.note, a.source.file) == (FINAL, "約", "b.xlsx") for a in found)


def collected(given: dict[str, AnswerValue], last: Evaluation = ONE_YEAR) -> Collection:
    context, sent = submission(R7, last, given)
    reading = FileReading("b.xlsx", (), sent, reported_actuals(context, sent))
    return settle(Survey(PLAN, R7, last), (reading,))


def test_a_late_figure_takes_the_place_of_the_pending_one() -> None:
    collection = collected({"m.1.1.late": D(580)})

    assert [(a.measure, a.year, a.state, a.quantity, write_file(a.source)) for a in collection.actuals] == [
        (1, R6, FINAL, D(580), "b.xlsx"), (2, R6, FINAL, D(750), "令和6年度：a.xlsx")]
    assert collection.problems == ()


def test_what_is_still_pending_stays_pending() -> None:
    collection = collected({"m.1.1": D(610)})

    assert [(a.measure, a.year, a.state, a.quantity) for a in collection.actuals] == [
        (1, R6, PENDING, None), (1, R7, FINAL, D(610)), (2, R6, FINAL, D(750))]


def test_years_before_the_last_are_not_forgotten() -> None:
    collection = settle(Survey(PLAN, R8, TWO_YEARS), ())

    assert [(a.measure, a.year, a.state, write_file(a.source)) for a in collection.actuals] == [
        (1, R6, PENDING, "令和6年度：a.xlsx"), (1, R7, PENDING, "令和7年度：a.xlsx"),
        (2, R6, FINAL, "令和6年度：a.xlsx"), (2, R7, FINAL, "令和7年度：a.xlsx")]


@pytest.mark.parametrize(("file", "named"), [
    ("a.xlsx", ["令和6年度：a.xlsx"]), ("", []),
])
def test_the_file_of_an_earlier_year_is_named_with_the_year_once(file: str, named: list[str]) -> None:
    last = judged(R6, actual(1, R6, 600, file))

    collection = settle(Survey(PLAN, R7, last), ())

    assert [write_file(a.source) for a in collection.actuals] == named
