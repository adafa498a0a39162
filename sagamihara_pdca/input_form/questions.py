"""The extra questions of the year, from the plan's 入力項目 table alone."""

from __future__ import annotations

from sagamihara_pdca.formulas.tree import Const
from sagamihara_pdca.input_form import form_rows
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.phrases import YES_NO
from sagamihara_pdca.model.plan import Phase, Project, Question, QuestionKind
from sagamihara_pdca.sheets.book import Field, InputKind, Row

_KINDS = {QuestionKind.TEXT: InputKind.TEXT, QuestionKind.NUMBER: InputKind.NUMBER,
          QuestionKind.CHOICE: InputKind.CHOICE, QuestionKind.DATE: InputKind.DATE,
          QuestionKind.YES_NO: InputKind.CHOICE}
_DEFAULT_LENGTH = 200


def question_rows(context: FormContext, project: Project, phase: Phase) -> tuple[Row, ...]:
    """The questions that the project's class is asked in a phase this year."""
    own = project.project_class(context.year)
    return tuple(_row(project.code, q) for q in context.plan.questions
                 if q.phase is phase and own in q.classes and (not q.years or context.year in q.years))


def _row(sheet: str, question: Question) -> Row:
    key, field = question_key(question), question_field(question)
    if field.kind is InputKind.TEXT:
        return form_rows.question(sheet, key, field)
    return form_rows.choice(sheet, key, field)


def question_key(question: Question) -> str:
    """Return the key of the question's row, which carries its number in the plan's table."""
    return f"q.{question.number}"


def question_field(question: Question) -> Field:
    """The question as a field of the form."""
    choices = YES_NO if question.kind is QuestionKind.YES_NO else question.choices
    length = (question.max_length or _DEFAULT_LENGTH) if question.kind is QuestionKind.TEXT else 0
    return Field(question.label, _KINDS[question.kind], Const(question.required), choices, length,
                 hint=question.explanation, title=f"{question.phase.value}の追加項目")
