"""Answers to the inputs of a form: one, half of them, as long as they may be."""

from __future__ import annotations

from sagamihara_pdca.problems import Place
from sagamihara_pdca.sheets.book import Book, InputKind, Ref
from sagamihara_pdca.sheets.inputs import Answer, AnswerValue, inputs


def answer(ref: Ref, value: AnswerValue) -> Answer:
    return Answer(ref, value, str(value), Place("見本.xlsx"))


def half(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers up to the middle of every sheet."""
    sheets = {a.ref.sheet: [b for b in answers if b.ref.sheet == a.ref.sheet] for a in answers}
    return tuple(a for of_sheet in sheets.values() for a in of_sheet[:len(of_sheet) // 2])


def to_the_limit(form: Book, letters: int | None = None) -> tuple[Answer, ...]:
    """Every text as long as it may be, or of so many letters; the rest is left out."""
    found = []
    for ref, cell in inputs(form):
        if cell.field is not None and cell.field.kind is InputKind.TEXT:
            words = ("架空の長い回答です。" * 200)[:(letters or cell.field.max_length) - 1] + "終"
            found.append(answer(ref, words))
    return tuple(found)
