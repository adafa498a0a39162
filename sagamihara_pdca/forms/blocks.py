"""Building blocks of a project sheet: a heading, a locked line, a question with its mark and its counters.

A project sheet has eight columns to look at, a ninth for the mark ＊, and two hidden ones that count what is asked and
what is still empty.
"""

from __future__ import annotations

from dataclasses import replace

from sagamihara_pdca.forms.sheet import (
    Cell,
    Column,
    Content,
    Field,
    Highlight,
    InputKind,
    Look,
    Ref,
    Row,
    Span,
    Tone,
)
from sagamihara_pdca.model.tree import (
    EMPTY,
    Expr,
    Var,
    above,
    all_of,
    any_of,
    if_,
    is_empty,
    join,
    length,
    not_,
    number,
    same,
    text,
    total,
)

LABEL, SUB, TARGET, LAST, ACTUAL, STATE, RATE, GRADE = (
    "label", "sub", "target", "last", "actual", "state", "rate", "grade")
MARK, NEED, LEFT = "mark", "need", "left"
COLUMNS = (Column(LABEL, 14), Column(SUB, 12), Column(TARGET, 15), Column(LAST, 12), Column(ACTUAL, 13),
           Column(STATE, 9), Column(RATE, 9), Column(GRADE, 7), Column(MARK, 4), Column(NEED, 4, hidden=True),
           Column(LEFT, 4, hidden=True))
VISIBLE = 9
_LOOKS = {InputKind.TEXT: Look.INPUT_TEXT, InputKind.LINE: Look.INPUT_LINE, InputKind.NUMBER: Look.INPUT_NUMBER,
          InputKind.CHOICE: Look.INPUT_CHOICE, InputKind.DATE: Look.INPUT_DATE}
#: From how many characters on a text's count is shown beside its label.
_COUNTED_FROM = 100


def heading(key: str, words: str) -> Row:
    return Row(key, (Cell(LABEL, words, Look.SECTION, columns=8),))


def line(key: str, label: str, content: Content, *, lines: float = 0, most: float = 0) -> Row:
    """Something that is told, not asked."""
    return Row(key, (Cell(LABEL, label, Look.LABEL), Cell(SUB, content, Look.TEXT, columns=7)), lines, most)


def note(key: str, words: Content) -> Row:
    return Row(key, (Cell(LABEL, words, Look.NOTE, columns=8),))


def asked(column: str, field: Field, columns: int = 1) -> Cell:
    """An input."""
    return Cell(column, None, _LOOKS[field.kind], columns, field=field)


def question(sheet: str, key: str, field: Field, *, lines: float = 1.6, most: float = 12) -> Row:
    """One question on a line of its own: label, input, mark."""
    ref = Ref(sheet, key, SUB)
    return with_marks(sheet, Row(key, (Cell(LABEL, _label(field, ref), Look.LABEL), asked(SUB, field, columns=7)),
                                 lines, most))


def _label(field: Field, ref: Ref) -> Content:
    if field.kind is InputKind.TEXT and field.max_length >= _COUNTED_FROM:
        return join(text(f"{field.label}\n（"), length(Var(ref)), text(f"/{field.max_length}字）"))
    return field.label


def with_marks(sheet: str, row: Row) -> Row:
    """The row with its mark and its counters of what is required and what of it is empty."""
    asked_here = [(cell.field.required, Var(Ref(sheet, row.key, cell.column)))
                  for cell in row.cells if cell.field is not None]
    need = total(*(if_(required, number(1), number(0)) for required, _ in asked_here))
    left = total(*(if_(required, if_(is_empty(cell), number(1), number(0)), number(0))
                   for required, cell in asked_here))
    is_left = above(Var(Ref(sheet, row.key, LEFT)), number(0))
    return replace(row, cells=(*row.cells, Cell(MARK, if_(is_left, text("＊"), EMPTY), Look.MARK),
                               Cell(NEED, need, Look.HELPER), Cell(LEFT, left, Look.HELPER)))


def highlights(sheet: str, rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    """Every input: asked while required and empty, quiet once it is filled."""
    return tuple(highlight for row in rows for cell in row.cells if cell.field is not None
                 for highlight in _input_highlights(sheet, row, cell, cell.field))


def _input_highlights(sheet: str, row: Row, cell: Cell, field: Field) -> tuple[Highlight, ...]:
    value = Var(Ref(sheet, row.key, cell.column))
    keys = [c.key for c in COLUMNS]
    last = keys[keys.index(cell.column) + cell.columns - 1]
    span = Span(sheet, row.key, row.key, cell.column, last)
    return (Highlight(span, all_of(field.required, is_empty(value)), Tone.ASKED),
            Highlight(span, not_(is_empty(value)), Tone.ANSWERED))


def is_one_of(value: Expr, words: tuple[str, ...]) -> Expr:
    return any_of(*(same(value, text(word)) for word in words))
