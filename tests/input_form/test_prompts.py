"""What Excel says while a cell is typed into fits Excel's limits, by declaration and not by luck."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.questions import question_field
from sagamihara_pdca.model.plan import Phase, Plan, ProjectClass, Question, QuestionKind
from sagamihara_pdca.sheets.book import Book, Field, InputKind
from sagamihara_pdca.sheets.drop_downs import LISTS, choices_span
from sagamihara_pdca.sheets.inputs import inputs
from sagamihara_pdca.sheets.prompts import MAX_ERROR, MAX_PROMPT, MAX_TITLE, prompt_of
from tests.worlds import every_kind
from tests.worlds.plans import sagamihara


def books(plan: Plan) -> list[Book]:
    """Every division's workbook, in every year of the plan."""
    return [input_book(every_kind.context_of(plan, division.number, year))
            for year in plan.profile.years for division in plan.answering_divisions(year)]


def fields(plan: Plan) -> list[Field]:
    return [cell.field for book in books(plan) for _, cell in inputs(book) if cell.field is not None]


PLANS = [pytest.param(sagamihara(), id="bundled plan"), pytest.param(every_kind.stress(), id="stress plan")]


@pytest.mark.parametrize("plan", PLANS)
def test_every_prompt_is_within_the_limits_and_none_had_to_be_cut(plan: Plan) -> None:
    asked = fields(plan)

    prompts = [prompt_of(field) for field in asked]

    assert len(asked) > 50
    assert max(len(p.title) for p in prompts) <= MAX_TITLE
    assert max(len(p.message) for p in prompts) <= MAX_PROMPT
    assert max(len(p.error_title) for p in prompts) <= MAX_TITLE
    assert max(len(p.error_message) for p in prompts) <= MAX_ERROR
    assert [p for p in prompts if p.title.endswith("…") or p.message.endswith("…")] == []


@pytest.mark.parametrize("plan", PLANS)
def test_every_prompt_says_what_to_do_and_gives_an_example(plan: Plan) -> None:
    for field in fields(plan):
        message = prompt_of(field).message

        assert field.hint and message.startswith(field.hint)
        assert f"例：{field.example}" in message if field.example else field.choices
        assert f"{field.max_length}字以内" in message if field.max_length else True


@pytest.mark.parametrize("plan", PLANS)
def test_every_list_stands_on_the_lists_sheet_once_and_no_entry_is_blank_or_doubled(plan: Plan) -> None:
    for book in books(plan):
        lists = {cell.field.choices for _, cell in inputs(book) if cell.field is not None and cell.field.choices}
        columns = [choices_span(book, choices).first_column for choices in lists]

        assert book.sheet(LISTS).hidden
        assert len(set(columns)) == len(lists)
        assert all(len(set(choices)) == len(choices) and all(choices) for choices in lists)


QUESTIONS = [
    # label, explanation, what the title is
    ("担当者名", "", "担当者名"),
    ("非常に長い質問の見出しであって三十二字を超えるためそのままでは題に収まらないもの", "", "Doの追加項目"),
    ("相談先", "長い説明です。" * 36 + "終わり", "相談先"),
]


@pytest.mark.parametrize(("label", "explanation", "title"), QUESTIONS)
@pytest.mark.parametrize("kind", QuestionKind)
def test_a_question_of_the_year_fits_however_long_the_table_lets_it_be(
    label: str, explanation: str, title: str, kind: QuestionKind
) -> None:
    question = Question(1, Phase.DO, label, explanation, kind, ("はい", "いいえ"), True, tuple(ProjectClass), 400)

    prompt = prompt_of(question_field(question))

    assert prompt.title == title
    assert prompt.message.startswith(explanation[:254])
    assert len(prompt.message) <= MAX_PROMPT
    assert not prompt.message.endswith("…")


def test_the_least_important_part_is_left_out_of_a_prompt_that_is_too_long() -> None:
    field = Field("欄", InputKind.TEXT, hint="説" * 240, example="例" * 20, max_length=100)

    assert prompt_of(field).message == f"{'説' * 240}\n100字以内"
    assert prompt_of(replace(field, hint="説" * 255)).message == "説" * 255
