"""One division's year for the tests: its form, made-up answers, a file with them in it, and what is read of that file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import STATE
from sagamihara_pdca.intake.file_reading import FileReading, Survey
from sagamihara_pdca.pipeline.submission_folder import Understanding
from sagamihara_pdca.sheets.book import Book, InputKind, Ref
from sagamihara_pdca.sheets.inputs import Answer, AnswerValue, fill, inputs
from sagamihara_pdca.sheets.layout import BookLayout
from tests.worlds.answers import answer
from tests.worlds.plans import R6, sagamihara

#: 文化振興課 has one project with two measures, 学務課 one with two conditions; DX推進課 has twelve projects.
CULTURE, SCHOOLS, DIGITAL = "16", "14", "01"


@cache
def year() -> Survey:
    return Survey(sagamihara(), R6)


@dataclass(frozen=True)
class DivisionBook:
    """The form of one division, and the answers that are typed into it."""

    form: Book
    answers: tuple[Answer, ...]

    @classmethod
    @cache
    def of(cls, division: str, issue: int = 1) -> DivisionBook:
        context: FormContext = year().context(division, issue)
        form = input_book(context)
        return cls(form, tuple(_answers(form)))

    def with_answers(self, changed: Mapping[Ref, AnswerValue | None]) -> DivisionBook:
        """The same with some answers changed, added, or (None) taken away."""
        kept = {a.ref: a for a in self.answers} | {
            ref: answer(ref, value) for ref, value in changed.items() if value is not None}
        return replace(self, answers=tuple(a for ref, a in kept.items() if ref not in changed or changed[ref] is not None))

    def write(self, path: Path) -> Path:
        write_book(fill(self.form, self.answers), path)
        return path

    def cell(self, ref: Ref) -> str:
        """Where an input stands in the workbook as it was sent: "F13"."""
        return BookLayout(self.form).a1(ref).replace("$", "")

    @property
    def values(self) -> dict[Ref, AnswerValue]:
        return {a.ref: a.value for a in self.answers}


def _answers(form: Book) -> Iterator[Answer]:
    """Every input filled, but for the states: every text and every number is another, so that none can stand for one."""
    for number, (ref, cell) in enumerate(inputs(form), start=1):
        assert cell.field is not None
        if cell.field.choices and cell.column != STATE:
            yield answer(ref, cell.field.choices[0])
        elif cell.field.kind is InputKind.NUMBER:
            yield answer(ref, Decimal(500 + number))
        elif not cell.field.choices:
            yield answer(ref, f"{ref.sheet}の{number}番目の回答")


def read(path: Path) -> FileReading:
    """What is understood of one file."""
    return Understanding(path.parent, year())(path)


def values_of(reading: FileReading) -> dict[Ref, AnswerValue]:
    return {a.ref: a.value for a in reading.submission.answers} if reading.submission is not None else {}


def codes_of(reading: FileReading) -> list[str]:
    return [problem.code for problem in reading.problems]
