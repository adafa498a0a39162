"""What is written into a form is read from it, and the year does not depend on who was first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sagamihara_pdca.model.results import Actual, Narrative
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.plan_files.source import load_plan
from sagamihara_pdca.problems import Place
from sagamihara_pdca.rules.consolidation import consolidate, differing_answers
from sagamihara_pdca.sheets.book import InputKind, Ref
from sagamihara_pdca.sheets.inputs import Answer, AnswerValue, inputs
from tests.collect.office_year import CULTURE, R6, DivisionBook, read, values_of, year

#: What people write: every script, marks that look alike, line breaks; no character that XML can't hold.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")) | st.sampled_from("\n㈱①髙﨑𠮷㎡＝＋－＠_"), min_size=1,
                max_size=60).filter(lambda words: words.strip("\u200b\u200c\u200d\ufeff \u3000\n").isprintable())


@st.composite
def filled(draw: st.DrawFn) -> DivisionBook:
    """文化振興課's form with any part of it filled in."""
    book = DivisionBook.of(CULTURE)
    answers = []
    for ref, cell in inputs(book.form):
        assert cell.field is not None
        if not draw(st.booleans()):
            continue
        value: AnswerValue
        if cell.field.choices:
            value = draw(st.sampled_from(cell.field.choices))
        elif cell.field.kind is InputKind.NUMBER:
            value = draw(st.decimals(-10**9, 10**9, places=3, allow_nan=False)).normalize()
        elif cell.field.kind is InputKind.DATE:
            value = draw(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
        else:
            value = draw(WORDS)
        answers.append(Answer(ref, value, "", Place()))
    return replace(book, answers=tuple(answers))


@settings(max_examples=25, deadline=None)
@given(filled())
def test_what_is_written_is_read(book: DivisionBook) -> None:
    with TemporaryDirectory() as name:
        reading = read(book.write(Path(name) / "a.xlsx"))

    assert values_of(reading) == {ref: value for ref, value in book.values.items() if _is_seen(value)}


def _is_seen(value: AnswerValue) -> bool:
    from sagamihara_pdca.notation.characters import visible

    return not isinstance(value, str) or bool(visible(value))


def actual(quantity: int | None, file: str, state: ActualState = ActualState.FINAL) -> Actual:
    value = D(quantity) if quantity is not None else None
    return Actual("3-2-02", 1, 1, R6, state, value, source=Place(file, "3-2-02", "F13", "実績"))


@given(st.permutations([actual(600, "a.xlsx"), actual(650, "b.xlsx"), actual(None, "c.xlsx", ActualState.PENDING)]))
def test_a_contradiction_names_both_cells_whatever_the_order(answers: list[Actual]) -> None:
    (row,), (conflict,) = consolidate(year().plan, tuple(answers))

    assert (row.state, row.quantity) == (ActualState.UNREPORTED, None)
    assert write_place(conflict.place) == "a.xlsx「3-2-02」F13（実績）"
    assert "600" in conflict.message and "b.xlsx「3-2-02」F13（実績）の「650」" in conflict.message


@given(st.permutations([actual(600, "a.xlsx"), actual(None, "b.xlsx", ActualState.UNREPORTED)]))
def test_a_figure_takes_the_place_of_one_that_was_not_reported(answers: list[Actual]) -> None:
    (row,), conflicts = consolidate(year().plan, tuple(answers))

    assert (row.quantity, conflicts) == (D(600), [])


@given(st.permutations([replace(actual(None, "a.xlsx", ActualState.PENDING), base=D(1200)), actual(600, "b.xlsx")]))
def test_a_confirmed_base_outlives_the_pending_figure_beside_which_it_was_given(answers: list[Actual]) -> None:
    (row,), conflicts = consolidate(year().plan, tuple(answers))

    assert (row.quantity, row.base, conflicts) == (D(600), D(1200), [])


def test_divisions_that_answer_the_same_question_differently_are_told_with_both_cells() -> None:
    plan, _ = load_plan(Path(__file__).parents[1] / "plans" / "mizuno_town")
    assert plan is not None
    question = next(q for q in plan.questions if q.choices)
    key = f"q.{question.number}"

    def said(division: str, words: str) -> Narrative:
        return Narrative("2-01", division, key, words, Place(f"{division}.xlsx", "2-01", "C9"))

    (problem,) = differing_answers(plan, (said("01", "好評"), said("04", "不評")))

    assert problem.code == "CNF002" and problem.place.file == "01.xlsx" and "04.xlsx「2-01」C9" in problem.message
    assert differing_answers(plan, (said("01", "好評"), said("04", "好評"))) == []


def test_every_input_of_the_form_can_be_told_apart() -> None:
    refs = [ref for ref, _ in inputs(DivisionBook.of(CULTURE).form)]

    assert len(set(refs)) == len(refs) and Ref("3-2-02", "m.1.1", "actual") in refs
