"""表「入力項目」: the extra questions of the year."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Phase, Plan, ProjectClass, Question, QuestionKind
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.plan_tables import cells, schema
from sagamihara_pdca.plan_tables.rows import Row
from sagamihara_pdca.plan_tables.schema import SEPARATOR
from sagamihara_pdca.plan_tables.texts import OPTIONAL, REQUIRED
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults
from sagamihara_pdca.sheets.book import MAX_TEXT
from sagamihara_pdca.sheets.prompts import MAX_PROMPT

T = TypeVar("T")

_PHASES = {p.value: p for p in Phase}
_KINDS = {k.value: k for k in QuestionKind}
_CLASSES = {c.value: c for c in ProjectClass}


def read_questions(rows: tuple[Row, ...], found: list[Problem]) -> tuple[Question, ...]:
    """Parse the rows: the questions, numbered from 1 in the table's order."""
    return tuple(_question(number, row, found) for number, row in enumerate(rows, 1))


def _question(number: int, row: Row, found: list[Problem]) -> Question:
    cells.required(row[schema.PHASE], found)
    phase = cells.read_choice(row[schema.PHASE], _PHASES, found)
    label = cells.required(row[schema.QUESTION], found)
    _limit(row[schema.EXPLANATION], MAX_PROMPT, found)
    cells.required(row[schema.QUESTION_KIND], found)
    kind = cells.read_choice(row[schema.QUESTION_KIND], _KINDS, found)
    required = cells.read_choice(row[schema.REQUIREMENT], {REQUIRED: True, OPTIONAL: False}, found)
    return Question(number, phase or Phase.DO, label, row.text(schema.EXPLANATION), kind or QuestionKind.TEXT,
                    _choices(row[schema.CHOICES], label, kind, found), bool(required), _asked_of(row, found),
                    _max_length(row[schema.MAX_LENGTH], found), _years(row, found))


def _choices(cell: TableCell, label: str, kind: QuestionKind | None, found: list[Problem]) -> tuple[str, ...]:
    choices = cells.entries(cell.text)
    if kind is QuestionKind.CHOICE and len(set(choices)) < 2:
        found.append(faults.choices_missing(cell.place, label))
    elif choices and kind not in (None, QuestionKind.CHOICE):
        found.append(faults.choices_not_used(cell.place, label))
    for choice in choices:  # Excel limits one entry of a drop-down as it does the note beside a cell
        _limit(TableCell(choice, cell.place), MAX_PROMPT, found)
    return choices


def _limit(cell: TableCell, limit: int, found: list[Problem]) -> None:
    if len(cell.text) > limit:
        found.append(faults.text_too_long(cell.place, len(cell.text), limit))


def _max_length(cell: TableCell, found: list[Problem]) -> int | None:
    length = cells.read_positive(cell, found, whole=True)
    if length is not None and length > MAX_TEXT:
        found.append(faults.text_too_long(cell.place, int(length), MAX_TEXT))
    return None if length is None else int(length)


def _asked_of(row: Row, found: list[Problem]) -> tuple[ProjectClass, ...]:
    asked = _each(row[schema.ASKED_CLASSES], lambda cell: cells.read_choice(cell, _CLASSES, found))
    return asked or tuple(ProjectClass)


def _years(row: Row, found: list[Problem]) -> tuple[FiscalYear, ...]:
    return _each(row[schema.ASKED_YEARS], lambda cell: cells.read_year(cell, found))


def _each(cell: TableCell, read: Callable[[TableCell], T | None]) -> tuple[T, ...]:
    read_entries = (read(TableCell(entry, cell.place)) for entry in cells.entries(cell.text))
    return tuple(entry for entry in read_entries if entry is not None)


def question_rows(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return the table's rows, which `read_questions` reads back, texts in the order of the table's columns."""
    return tuple(_row(question) for question in plan.questions)


def _row(question: Question) -> tuple[str, ...]:
    return (question.phase.value, question.label, question.explanation, question.kind.value,
            SEPARATOR.join(question.choices), REQUIRED if question.required else OPTIONAL,
            "" if question.max_length is None else str(question.max_length),
            SEPARATOR.join(c.value for c in question.classes), SEPARATOR.join(write_code(y) for y in question.years))
