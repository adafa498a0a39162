"""The year does not depend on who was first: figures and answers of several divisions to the same question."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from sagamihara_pdca.model.results import Actual, Narrative
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.problems import Place
from sagamihara_pdca.rules.consolidation import consolidate, differing_answers
from tests.worlds.plans import R6, mizuno, sagamihara


def actual(quantity: int | None, file: str, state: ActualState = ActualState.FINAL) -> Actual:
    value = D(quantity) if quantity is not None else None
    return Actual("3-2-02", 1, 1, R6, state, value, source=Place(file, "3-2-02", "F13", "実績"))


@given(st.permutations([actual(600, "a.xlsx"), actual(650, "b.xlsx"), actual(None, "c.xlsx", ActualState.PENDING)]))
def test_a_contradiction_names_both_cells_whatever_the_order(answers: list[Actual]) -> None:
    (row,), (conflict,) = consolidate(sagamihara(), tuple(answers))

    assert (row.state, row.quantity) == (ActualState.UNREPORTED, None)
    assert write_place(conflict.place) == "a.xlsx「3-2-02」F13（実績）"
    assert "600" in conflict.message and "b.xlsx「3-2-02」F13（実績）の「650」" in conflict.message


@given(st.permutations([actual(600, "a.xlsx"), actual(None, "b.xlsx", ActualState.UNREPORTED)]))
def test_a_figure_takes_the_place_of_one_that_was_not_reported(answers: list[Actual]) -> None:
    (row,), conflicts = consolidate(sagamihara(), tuple(answers))

    assert (row.quantity, conflicts) == (D(600), [])


@given(st.permutations([replace(actual(None, "a.xlsx", ActualState.PENDING), base=D(1200)), actual(600, "b.xlsx")]))
def test_a_confirmed_base_outlives_the_pending_figure_beside_which_it_was_given(answers: list[Actual]) -> None:
    (row,), conflicts = consolidate(sagamihara(), tuple(answers))

    assert (row.quantity, row.base, conflicts) == (D(600), D(1200), [])


def test_divisions_that_answer_the_same_question_differently_are_told_with_both_cells() -> None:
    plan = mizuno()
    question = next(q for q in plan.questions if q.choices)
    key = f"q.{question.number}"

    def said(division: str, words: str) -> Narrative:
        return Narrative("2-01", division, key, words, Place(f"{division}.xlsx", "2-01", "C9"))

    (problem,) = differing_answers(plan, (said("01", "好評"), said("04", "不評")))

    assert problem.code == "CNF002" and problem.place.file == "01.xlsx" and "04.xlsx「2-01」C9" in problem.message
    assert differing_answers(plan, (said("01", "好評"), said("04", "好評"))) == []
