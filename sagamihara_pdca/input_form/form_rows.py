"""Building blocks of a project sheet: a heading, a locked line, a question with its mark and its counters.

A project sheet has eight columns to look at and a ninth for the marks ＊ and ◆. Hidden columns carry, row by row, what
is asked (`NEED`), what of it is empty (`LEFT`), what a person should look at again (`ASK`), and where the next empty
required input is (`GOTO`, `NEXT`).
"""

from __future__ import annotations

from dataclasses import replace

from sagamihara_pdca.formulas.tree import (
    EMPTY,
    FALSE,
    Const,
    Expr,
    Var,
    above,
    all_of,
    any_of,
    below,
    fill_in,
    first_that_holds,
    if_,
    is_empty,
    is_number,
    is_one_of,
    join,
    length,
    not_,
    number,
    text,
    total,
)
from sagamihara_pdca.input_form import texts
from sagamihara_pdca.input_form.texts import QUESTION_MARK, REQUIRED_MARK
from sagamihara_pdca.rules.checks import too_long_words
from sagamihara_pdca.sheets.book import (
    LONGEST_ANSWER,
    MOST,
    AddressOf,
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

LABEL, SUB, TARGET, LAST, ACTUAL, STATE, RATE, GRADE = (
    "label", "sub", "target", "last", "actual", "state", "rate", "grade")
MARK, NEED, LEFT, ASK, GOTO, NEXT = "mark", "need", "left", "ask", "goto", "next"
_SHOWN = (Column(LABEL, 18), Column(SUB, 12), Column(TARGET, 15), Column(LAST, 13), Column(ACTUAL, 13),
          Column(STATE, 9), Column(RATE, 10), Column(GRADE, 8), Column(MARK, 3))
COLUMNS = (*_SHOWN, *(Column(key, 4, hidden=True) for key in (NEED, LEFT, ASK, GOTO, NEXT)))
VISIBLE = len(_SHOWN)
_LOOKS = {InputKind.TEXT: Look.INPUT_TEXT, InputKind.LINE: Look.INPUT_LINE, InputKind.NUMBER: Look.INPUT_NUMBER,
          InputKind.CHOICE: Look.INPUT_CHOICE, InputKind.DATE: Look.INPUT_DATE}
#: From how many characters on a text's count is shown beside its label.
_COUNTED_FROM = 100
#: What is said of an input whose kind a formula can tell from what was typed.
_UNREAD_WORDS = {InputKind.NUMBER: texts.UNREAD_NUMBER, InputKind.DATE: texts.UNREAD_DATE, InputKind.CHOICE: texts.UNREAD_CHOICE}


def heading(key: str, words: str) -> Row:
    """Return the bar that opens a section, as wide as the sheet."""
    return Row(key, (Cell(LABEL, words, Look.SECTION, columns=8), Cell(MARK, None, Look.SECTION)))


def line(key: str, label: str, content: Content, *, lines: float = 0, most: float = 0) -> Row:
    """Return a locked line: its label and its content."""
    return Row(key, (Cell(LABEL, label, Look.LABEL), Cell(SUB, content, Look.TEXT, columns=7),
                     Cell(MARK, None, Look.TEXT)), lines, most)


def note(key: str, words: Content) -> Row:
    """Return a line of small print, as wide as the sheet without the marks."""
    return Row(key, (Cell(LABEL, words, Look.NOTE, columns=8),))


def asked(column: str, field: Field, columns: int = 1) -> Cell:
    """Return a blank, unlocked cell for the field."""
    return Cell(column, None, _LOOKS[field.kind], columns, field=field)


def question(sheet: str, key: str, field: Field) -> Row:
    """One question on a line of its own: label, input, mark. A text's box is as high as the page allows."""
    ref = Ref(sheet, key, SUB)
    grows = field.kind is InputKind.TEXT
    return with_marks(sheet, Row(key, (Cell(LABEL, _label(field, ref), Look.LABEL), asked(SUB, field, columns=7)),
                                 lines=2 if grows else 1.6, grows=grows))


def choice(sheet: str, key: str, field: Field, doubt: Expr | None = None) -> Row:
    """A drop-down or a short answer, with its hint printed beside it; `doubt` as in `with_marks`."""
    return with_marks(sheet, Row(key, (
        Cell(LABEL, field.label, Look.LABEL), asked(SUB, field, columns=2),
        Cell(LAST, field.hint, Look.TEXT_SMALL, columns=5)), lines=1.25), doubt)


def _label(field: Field, ref: Ref) -> Content:
    """The label; of a long text with its count as a formula. The first part is the label alone, to read it back by."""
    if field.kind is not InputKind.TEXT or field.max_length < _COUNTED_FROM:
        return field.label
    counted = length(Var(ref))
    is_over = above(counted, number(field.max_length))
    return fill_in(texts.COUNTED, label=field.label, count=counted, most=str(field.max_length),
                   over=if_(is_over, text(texts.OVER), EMPTY))


def with_marks(sheet: str, row: Row, doubt: Expr | None = None) -> Row:
    """The row with its mark and its counters.

    Args:
        doubt: a formula's text, "" while nothing in the row is doubtful; questions about too long answers are added.
    """
    fields = [(cell.field, Var(Ref(sheet, row.key, cell.column))) for cell in row.cells if cell.field is not None]
    doubts = [] if doubt is None or doubt == EMPTY else [doubt]
    doubts += [_too_long(field, value) for field, value in fields if field.max_length]
    doubts += [_unread_words(field, value) for field, value in fields
               if field.kind in _UNREAD_WORDS and (doubt is None or field.kind is not InputKind.NUMBER)]
    marks: list[tuple[Expr, Expr]] = []
    cells: list[Cell] = []
    if fields:
        need = total(*(if_(f.required, number(1), number(0)) for f, _ in fields))
        left = total(*(_left(field, value) for field, value in fields))
        cells += [Cell(NEED, need, Look.HELPER), Cell(LEFT, left, Look.HELPER)]
        marks.append((above(Var(Ref(sheet, row.key, LEFT)), number(0)), text(REQUIRED_MARK)))
    if doubts:
        cells.append(Cell(ASK, join(*doubts), Look.HELPER))
        marks.append((not_(is_empty(Var(Ref(sheet, row.key, ASK)))), text(QUESTION_MARK)))
    mark = first_that_holds(tuple(marks), EMPTY) if marks else None
    return replace(row, cells=(*row.cells, Cell(MARK, mark, Look.MARK), *cells))


def _left(field: Field, value: Expr) -> Expr:
    """1 where the input is required and blank, or holds what the collection would send back; else 0."""
    return if_(is_empty(value), if_(field.required, number(1), number(0)), if_(_is_unread(field, value), number(1), number(0)))


def _is_unread(field: Field, value: Expr) -> Expr:
    """Whether the input holds what can't be taken for an answer of its kind. Words around a number are for the collection."""
    if field.kind is InputKind.NUMBER:
        return if_(is_number(value), any_of(above(value, Const(MOST)), below(value, Const(-MOST))), Const(True))
    if field.kind is InputKind.DATE:
        return not_(is_number(value))
    if field.kind is InputKind.CHOICE:
        return not_(is_one_of(value, field.choices))
    return above(length(value), number(LONGEST_ANSWER))


def _unread_words(field: Field, value: Expr) -> Expr:
    words = texts.UNREAD.format(label=field.label, remedy=_UNREAD_WORDS[field.kind])
    return if_(is_empty(value), EMPTY, if_(_is_unread(field, value), text(words), EMPTY))


def _too_long(field: Field, value: Expr) -> Expr:
    words = f"{QUESTION_MARK}{too_long_words(field.label, field.max_length)}\n"
    return if_(above(length(value), number(field.max_length)), text(words), EMPTY)


def has(row: Row, column: str) -> bool:
    """Whether the row has a cell in the column."""
    return any(cell.column == column for cell in row.cells)


def chained(sheet: str, rows: tuple[Row, ...], start: Ref) -> tuple[Row, ...]:
    """Return the rows, each with the place and the label of the next empty required input from it on.

    Args:
        start: the place for rows after which no required input is empty.
    """
    place: Expr = Var(AddressOf(start))
    label: Expr = EMPTY
    found: list[Row] = []
    for row in reversed(rows):
        if has(row, LEFT):
            asking = [cell for cell in row.cells if cell.field is not None]
            target = next((cell for cell in asking if cell.field is not None and cell.field.required != FALSE), asking[0])
            assert target.field is not None
            is_left = above(Var(Ref(sheet, row.key, LEFT)), number(0))
            here = Var(AddressOf(Ref(sheet, row.key, target.column)))
            row = replace(row, cells=(*row.cells, Cell(GOTO, if_(is_left, here, place), Look.HELPER),
                                      Cell(NEXT, if_(is_left, text(target.field.label), label), Look.HELPER)))
            place, label = Var(Ref(sheet, row.key, GOTO)), Var(Ref(sheet, row.key, NEXT))
        found.append(row)
    return tuple(reversed(found))


def highlights(sheet: str, rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    """Return the colours of every input: ASKED while required and empty, QUESTION while doubtful, else ANSWERED."""
    return tuple(highlight for row in rows for cell in row.cells if cell.field is not None
                 for highlight in _input_highlights(sheet, row, cell, cell.field))


def _input_highlights(sheet: str, row: Row, cell: Cell, field: Field) -> tuple[Highlight, ...]:
    """Conditions that exclude each other, because not every spreadsheet program keeps their order."""
    is_blank = is_empty(Var(Ref(sheet, row.key, cell.column)))
    keys = [c.key for c in COLUMNS]
    last = keys[keys.index(cell.column) + cell.columns - 1]
    span = Span(sheet, row.key, row.key, cell.column, last)
    found = [] if field.required == FALSE else [Highlight(span, all_of(field.required, is_blank), Tone.ASKED)]
    if not has(row, ASK):
        return (*found, Highlight(span, not_(is_blank), Tone.ANSWERED))
    is_sure = is_empty(Var(Ref(sheet, row.key, ASK)))
    return (*found, Highlight(span, all_of(not_(is_blank), not_(is_sure)), Tone.QUESTION),
            Highlight(span, all_of(not_(is_blank), is_sure), Tone.ANSWERED))
