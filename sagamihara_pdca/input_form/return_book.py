"""差戻し: a fresh input workbook with the division's own answers, the faulty cells marked, and a list of what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from zlib import crc32

from sagamihara_pdca.formulas.tree import (
    Const,
    Expr,
    Var,
    any_of,
    equal,
    if_,
    is_empty,
    is_number,
    join,
    length,
    number,
    same,
    text,
)
from sagamihara_pdca.input_form import texts
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.findings import Finding
from sagamihara_pdca.input_form.form_rows import MARK
from sagamihara_pdca.input_form.return_places import in_return, sheet_of
from sagamihara_pdca.model.identity import Origin
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.characters import utf16_units
from sagamihara_pdca.notation.excerpts import cut
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.sheets.book import (
    Book,
    Cell,
    Content,
    Highlight,
    Look,
    Page,
    Paper,
    Ref,
    Row,
    Sheet,
    Span,
    Tone,
)
from sagamihara_pdca.sheets.inputs import Answer, fill, inputs
from sagamihara_pdca.sheets.paper import printable
from sagamihara_pdca.sheets.serial_dates import serial_of
from sagamihara_pdca.sheets.table import TableColumn, heading_row, line_cells, marks, sheet_columns

CORRECTIONS, STATE_COLUMN = "corrections", "state"
#: Ends a comment of ours, with a checksum: what a person adds to it is noticed.
_SEAL = "（自動点検 "
#: Up to so many characters an answer is compared letter by letter with what was sent back.
_COMPARED = 200
#: How much of what could not be read is repeated in a comment.
_LONGEST_NOTE = 200


def origin_of(answer: str, findings: tuple[Finding, ...]) -> Origin:
    """Return the origin of a return that is made from the answer with the SHA-256 `answer` and asks about the findings."""
    asked = (part for f in findings if f.problem.severity is not Severity.NOTICE
             for part in (f.problem.code, f.problem.place.sheet, f.problem.place.label, f.problem.message))
    return Origin(answer, sha256("\x1f".join(asked).encode("utf-8", "replace")).hexdigest())


def return_book(context: FormContext, answers: tuple[Answer, ...], findings: tuple[Finding, ...],
                origin: Origin | None = None) -> Book:
    """The workbook that goes back to a division.

    Args:
        context: of the division, with the kind and the issue number that the new workbook bears.
        answers: of the file that counts; they are carried over.
        findings: of the same file; its errors and questions are listed and marked.
        origin: see `origin_of`; it is written into the hidden marks.
    """
    form = fill(input_book(context), answers)
    ordered = in_return(findings, form)
    before = {ref: cell.content for ref, cell in inputs(form)}
    marked = tuple(_marked(sheet, ordered, before) for sheet in form.sheets)
    title = texts.CORRECTIONS_BOOK.format(year=write_fiscal_year(context.year), division=context.division.name)
    return replace(form, title=title, origin=origin, sheets=(_corrections(context, form, ordered, before), *marked))


# The list -----------------------------------------------------------------------------------------------------------

def _corrections(context: FormContext, form: Book, findings: tuple[Finding, ...],
                 before: Mapping[Ref, Content]) -> Sheet:
    corrections = (_correction(n, f, form, before) for n, f in enumerate(findings, start=1))
    rows = tuple(Row(f"n{c.number}", line_cells(_TABLE, c)) for c in corrections)
    return Sheet(CORRECTIONS, texts.CORRECTIONS, sheet_columns(_TABLE),
                 (*_letter(context, findings), heading_row(_TABLE), *rows),
                 marks(CORRECTIONS, rows, "state", {texts.FIXED: Tone.DONE, texts.UNFIXED: Tone.FAULT, texts.LOOK_AT: Tone.QUESTION}),
                 Page(Paper.A4_LANDSCAPE, repeat_first="head", footer=f"&L{printable(context.division.name)}&R&P／&N"),
                 keyed=True, protected=True, tab_colour="#B42318")


def _letter(context: FormContext, findings: tuple[Finding, ...]) -> tuple[Row, ...]:
    errors = sum(f.is_error for f in findings)
    questions = len(findings) - errors
    profile = context.plan.profile
    wide = len(_TABLE)
    counts = texts.ERRORS_AND_QUESTIONS_FOUND.format(errors=errors, questions=questions) if questions else \
        texts.ERRORS_FOUND.format(errors=errors)
    due = write_date(context.due) if context.due is not None else texts.DUE_LATER
    contact = "　".join(line for line in profile.contact if line)
    return (
        Row("title", (Cell("no", texts.CORRECTIONS_TITLE.format(year=write_fiscal_year(context.year)), Look.TITLE, columns=wide),)),
        Row("division", (Cell("no", context.division.name, Look.BIG, columns=wide),), lines=2),
        Row("thanks", (Cell("no", texts.THANKS.format(counts=counts), Look.PLAIN, columns=wide),)),
        Row("due", (Cell("no", "提出期限", Look.LABEL, columns=2), Cell("where", due, Look.TEXT, columns=wide - 2))),
        Row("contact", (Cell("no", "連絡先", Look.LABEL, columns=2), Cell("where", contact, Look.TEXT, columns=wide - 2))),
        *(Row(f"step{n}", (Cell("no", words, Look.PLAIN, columns=wide),)) for n, words in enumerate(texts.CORRECTION_STEPS)),
        Row("space", (), lines=0.5),
    )


#: What stands in the column of the state.
CORRECTION_STATES = (texts.FIXED, texts.UNFIXED, texts.LOOK_AT)


@dataclass(frozen=True, slots=True)
class _Correction:
    """One finding with what is asked to be done about it."""

    number: int
    problem: Problem
    where: str
    typed: str  # and could not be read
    target: Ref | None  # where to correct it
    state: Content  # whether that is done


_TABLE: tuple[TableColumn[_Correction], ...] = (
    TableColumn("no", "番号", 5, Look.TEXT_CENTRE, lambda c: Decimal(c.number)),
    TableColumn("weight", "区分", 9, Look.TEXT_CENTRE, lambda c: c.problem.severity.value),
    TableColumn("where", "シート・セル", 15, lambda c: Look.LINK_BOX if c.target is not None else Look.TEXT_CENTRE,
                lambda c: c.where, link=lambda c: c.target),
    TableColumn("label", "項目", 20, Look.TEXT, lambda c: c.problem.place.label or "（全体）"),
    TableColumn("message", "内容", 39, Look.TEXT, lambda c: c.problem.message),
    TableColumn("remedy", "修正のしかた", 35, Look.TEXT, lambda c: c.problem.remedy),
    TableColumn("typed", "前回の入力", 24, Look.TEXT, lambda c: c.typed),
    TableColumn(STATE_COLUMN, "状況", 12, Look.TEXT_CENTRE, lambda c: c.state))
CORRECTION_COLUMNS = tuple(column.key for column in _TABLE)


def _correction(number: int, finding: Finding, form: Book, before: Mapping[Ref, Content]) -> _Correction:
    problem, ref, sheet = finding.problem, finding.ref, sheet_of(finding, form)
    cell = ref if ref in before else None
    target = ref if ref is not None and ref.column and sheet is not None else _first_cell(sheet)
    place = " ".join(cut(words, _LONGEST_NOTE) for words in (problem.place.sheet, problem.place.cell) if words)
    where = place if sheet is not None else texts.SENT_PLACE.format(place=place) if place else "－"
    waiting = texts.UNFIXED if finding.is_error else texts.LOOK_AT
    state: Content = waiting if cell is None else if_(unchanged(cell, before[cell]), text(waiting), text(texts.FIXED))
    return _Correction(number, problem, where, finding.raw, target, state)


def _first_cell(sheet: Sheet | None) -> Ref | None:
    if sheet is None or not sheet.rows or not sheet.rows[0].cells:
        return None
    return Ref(sheet.key, sheet.rows[0].key, sheet.rows[0].cells[0].column)


def unchanged(ref: Ref, before: Content) -> Expr:
    """A condition: whether the cell still holds what it was sent back with."""
    cell = Var(ref)
    if isinstance(before, date):
        before = serial_of(before)
    if isinstance(before, Decimal):
        return if_(is_number(cell), equal(cell, Const(before)), Const(False))
    if isinstance(before, str) and before:
        # A formula's text is limited to 255 characters: long answers are compared by their length.
        # Programs differ in whether 𠮷 is one letter or two.
        counts = sorted({len(before), utf16_units(before)})
        return same(cell, text(before)) if max(counts) <= _COMPARED else any_of(*(equal(length(cell), number(n)) for n in counts))
    return is_empty(cell)


# The marks ----------------------------------------------------------------------------------------------------------

def _marked(sheet: Sheet, findings: tuple[Finding, ...], before: Mapping[Ref, Content]) -> Sheet:
    """The sheet with its faulty cells coloured until they are changed, signed and commented."""
    own = [f for f in findings if f.ref in before and f.ref is not None and f.ref.sheet == sheet.key]
    if not own:
        return sheet
    refs = {ref: [f for f in own if f.ref == ref] for ref in dict.fromkeys(f.ref for f in own if f.ref is not None)}
    rows = tuple(_marked_row(sheet, row, refs) for row in sheet.rows)
    # First in the list wins where two conditions hold.
    return replace(sheet, rows=rows, highlights=(*_highlights(sheet, refs, before), *sheet.highlights))


def _highlights(sheet: Sheet, refs: Mapping[Ref, list[Finding]],
                before: Mapping[Ref, Content]) -> tuple[Highlight, ...]:
    keys = [column.key for column in sheet.columns]
    found = []
    for row in sheet.rows:
        for cell in row.cells:
            ref = Ref(sheet.key, row.key, cell.column)
            if ref in refs:
                last = keys[keys.index(cell.column) + cell.columns - 1]
                tone = Tone.FAULT if any(f.is_error for f in refs[ref]) else Tone.QUESTION
                found.append(Highlight(Span(sheet.key, row.key, row.key, cell.column, last),
                                       unchanged(ref, before[ref]), tone))
    return tuple(found)


def _marked_row(sheet: Sheet, row: Row, refs: Mapping[Ref, list[Finding]]) -> Row:
    own = {cell.column for cell in row.cells if Ref(sheet.key, row.key, cell.column) in refs}
    if not own:
        return row
    return replace(row, cells=tuple(
        replace(cell, note=_note(refs[Ref(sheet.key, row.key, cell.column)])) if cell.column in own
        else replace(cell, content=_signed(cell.content)) if cell.column == MARK else cell for cell in row.cells))


def _signed(content: Content) -> Content:
    """The row's own mark with our sign before it."""
    return join(text(texts.CORRECTION_MARK), content) if isinstance(content, Expr) else f"{texts.CORRECTION_MARK}{content or ''}"


def is_note_of_ours(text: str) -> bool:
    """Whether a comment is one with which a return marks a cell, with nothing added, changed or taken out."""
    return text.strip() == _sealed(text.strip().rpartition(_SEAL)[0].rstrip())


def _sealed(words: str) -> str:
    return f"{words}\n{_SEAL}{crc32(''.join(words.split()).encode()):08x}）"


def _note(findings: list[Finding]) -> str:
    parts = (f"【{f.problem.severity.value}】{f.problem.message}\n{f.problem.remedy}{_typed(f.raw)}" for f in findings)
    return _sealed("\n\n".join(parts))


def _typed(raw: str) -> str:
    """The line that repeats what could not be read, cut short; "" where nothing is to be repeated."""
    whole = texts.TYPED_IN_FULL if len(raw) > _LONGEST_NOTE else ""
    return f"\n{texts.TYPED_BEFORE.format(typed=cut(raw, _LONGEST_NOTE))}{whole}" if raw else ""
