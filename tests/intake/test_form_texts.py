"""What is typed over the form itself is told: its texts, its formulas, its blank cells, wherever its rows were moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.formulas.tree import Expr
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import ACTUAL, GRADE, LABEL, LAST, MARK, RATE, SUB, TARGET
from sagamihara_pdca.input_form.guide import GUIDE
from sagamihara_pdca.input_form.keys import EFFECT, PROGRESS
from sagamihara_pdca.input_form.return_book import return_book
from sagamihara_pdca.intake.file_reading import FileReading, Survey, read_returned
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.model.raw_book import CellKind, RawBook, RawCell, RawSheet
from sagamihara_pdca.model.results import Actual, Evaluation
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import fill
from sagamihara_pdca.sheets.marker import Marker, read_marker, write_marker
from tests.intake.raw_forms import answered, raw_book, raw_cell, with_typed
from tests.worlds.division_book import CULTURE, DIGITAL, SCHOOLS, DivisionBook, codes_of, year
from tests.worlds.division_book import read as read_file
from tests.worlds.plans import R6, mizuno

SHEET, MEASURE = "3-2-02", "m.1.1"
SAID = "実績は32校に訂正"
TYPED = RawCell(CellKind.TEXT, SAID)


def read(raw: RawBook) -> FileReading:
    return read_returned("a.xlsx", raw, year())


def told(reading: FileReading) -> list[str]:
    return [code for code in codes_of(reading) if code.startswith("FRM")]


def own_cells(division: str) -> Iterator[Ref]:
    """Every cell of the form that is no input, on the sheets that come back with keys."""
    for sheet in DivisionBook.of(division).form.sheets:
        for row in sheet.rows if sheet.keyed else ():
            yield from (Ref(sheet.key, row.key, cell.column) for cell in row.cells if cell.field is None)


@pytest.mark.parametrize("division", [CULTURE, SCHOOLS])
def test_words_typed_over_any_cell_of_the_form_are_told_or_the_sheet_is_refused(division: str) -> None:
    form = DivisionBook.of(division).form

    silent = [ref for ref in own_cells(division)
              if not any(SAID in p.message for p in read(with_typed(answered(division), form, {ref: TYPED})).problems)]

    assert silent == []


@pytest.mark.parametrize("division", [SCHOOLS])
def test_words_typed_over_a_form_of_another_edition_are_told_where_every_edition_says_the_same(division: str) -> None:
    form = DivisionBook.of(division).form
    own = {(sheet.key, row.key, cell.column): cell for sheet in form.sheets for row in sheet.rows for cell in row.cells}

    silent = {own[ref.sheet, ref.row, ref.column].look.value for ref in own_cells(division)
              if not any(SAID in p.message for p in read(of_edition(with_typed(answered(division), form, {ref: TYPED}))).problems)}

    assert silent <= {"text", "text centre", "head", "note", "text small", "label", "plain", "strong"}


def of_edition(raw: RawBook, edition: str = "令和5年12月") -> RawBook:
    """The workbook as one that was made from another edition of the plan."""
    return replace(raw, sheets=tuple(replace(sheet, cells={at: _marked(cell, edition) for at, cell in sheet.cells.items()})
                                     for sheet in raw.sheets))


def _marked(cell: RawCell, edition: str) -> RawCell:
    marker: Marker | None = read_marker(cell.text)
    return cell if marker is None else RawCell(cell.kind, write_marker(replace(marker.identity, edition=edition), marker.sheet))


TEXT, NUMBER = CellKind.TEXT, CellKind.NUMBER


def number(value: str, formula: str | None = None) -> RawCell:
    return RawCell(NUMBER, value, Decimal(value), formula)


#: What stands in a cell of ours, the row and column of it, what is said.
CHANGES: list[tuple[str, str, str, RawCell | None, list[str]]] = [
    ("a heading with a remark", "check", LABEL, RawCell(TEXT, "Check　評価（速報値）"), ["FRM036"]),
    ("a heading in wide letters", "check", LABEL, RawCell(TEXT, "Check 評価"), []),
    ("a heading erased", "check", LABEL, None, ["FRM037"]),
    ("a heading struck", "check", LABEL, RawCell(TEXT, "", struck="Check　評価"), ["FRM037"]),
    ("a heading under another heading", "check", LABEL, RawCell(TEXT, "Act　改善"), []),
    ("a hint", PROGRESS, LAST, RawCell(TEXT, "10月から順調"), ["FRM036"]),
    ("the title", "head.title", LABEL, RawCell(TEXT, "令和6年度　事業進捗シート（訂正版）"), ["FRM036"]),
    ("a label within a line", "plan.goal", LABEL, RawCell(TEXT, "行動目標（変更あり）"), ["FRM036"]),
    ("the plan's own words", "plan.goal", SUB, RawCell(TEXT, "中止"), ["FRM007"]),
    ("a target", MEASURE, TARGET, number("10"), ["FRM007"]),
    ("the name of the chief in the box for the seal", "foot.box", RATE, RawCell(TEXT, "山田"), ["FRM009"]),
    ("a figure in the place of a mark", MEASURE, MARK, number("1"), ["FRM038"]),
    ("the mark itself", MEASURE, MARK, RawCell(TEXT, "◆"), []),
    ("the sign of a return", MEASURE, MARK, RawCell(TEXT, "✎"), []),
    # formulas
    ("another rate", MEASURE, RATE, number("123456"), ["FRM038"]),
    ("a rate worked out by hand", MEASURE, RATE, number("95", "19/20*100"), ["FRM038"]),
    ("a rate by a formula with references", MEASURE, RATE, number("95", "F13/D13*100"), []),
    ("a rate erased", MEASURE, RATE, None, []),
    ("a dash for a rate", MEASURE, RATE, RawCell(TEXT, "－"), []),
    ("a grade", MEASURE, GRADE, RawCell(TEXT, "×"), ["FRM038"]),
    ("the grade that the formula gives", MEASURE, GRADE, RawCell(TEXT, "○"), []),
    ("a state for a grade", MEASURE, GRADE, RawCell(TEXT, "集計中"), ["FRM038"]),
    ("words in the automatic check", "foot.check", SUB, RawCell(TEXT, "確認済み"), ["FRM038"]),
    ("a state in the automatic check", "foot.check", SUB, RawCell(TEXT, "集計中"), ["FRM038"]),
    ("what the automatic check says of a form in order", "foot.check", SUB, RawCell(TEXT, "✓ 確認が必要な点はありません。"), []),
    ("progress from before", "head.title", ACTUAL, RawCell(TEXT, "＊ 未入力の必須項目：あと3項目（▶次の欄へ）"), []),
    ("progress with a remark", "head.title", ACTUAL, RawCell(TEXT, "✓ 入力が完了しました（一部速報値）"), ["FRM038"]),
    ("a label with its count from before", EFFECT, LABEL, RawCell(TEXT, "成果\n9／300字"), []),
    ("a label with a remark in the place of its count", EFFECT, LABEL, RawCell(TEXT, "成果\n実績32校／300字"), ["FRM038"]),
]


@pytest.mark.parametrize(("row", "column", "cell", "codes"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
@pytest.mark.parametrize("moved", [0, 3])
def test_what_is_typed_over_the_form_is_told_wherever_its_row_stands(row: str, column: str, cell: RawCell | None,
                                                                     codes: list[str], moved: int) -> None:
    book = DivisionBook.of(CULTURE)
    raw = with_typed(raw_book(fill(book.form, book.answers)), book.form, {Ref(SHEET, row, column): cell})

    assert told(read(lowered(raw, moved))) == codes


def lowered(raw: RawBook, rows: int) -> RawBook:
    """Rows put in below the third, on every sheet."""
    return replace(raw, sheets=tuple(replace(sheet, cells={(row + rows if row > 3 else row, column): cell
                                                           for (row, column), cell in sheet.cells.items()}) for sheet in raw.sheets))


@pytest.mark.parametrize("division", [CULTURE, SCHOOLS, DIGITAL])
def test_a_copy_with_values_only_says_nothing_of_its_own(division: str) -> None:
    raw = values_only(answered(division))

    assert told(read(raw)) == [] == told(read(answered(division)))


@pytest.mark.parametrize("division", [CULTURE, SCHOOLS, DIGITAL])
def test_a_copy_with_values_only_that_was_made_before_it_was_filled_in_says_nothing_of_its_own(division: str) -> None:
    book = DivisionBook.of(division)
    typed = {a.ref: raw_cell(a.value) for a in book.answers}

    assert told(read(with_typed(values_only(raw_book(book.form)), book.form, typed))) == []


def values_only(raw: RawBook) -> RawBook:
    return replace(raw, sheets=tuple(replace(sheet, cells={at: cell._replace(formula=None) for at, cell in sheet.cells.items()})
                                     for sheet in raw.sheets))


def test_the_rate_that_was_typed_is_quoted_beside_the_one_that_the_form_gives() -> None:
    book = DivisionBook.of(CULTURE)
    raw = with_typed(answered(CULTURE), book.form, {Ref(SHEET, MEASURE, RATE): number("95"),
                                                    Ref(SHEET, MEASURE, ACTUAL): number("300")})

    (said,) = (p for p in read(raw).problems if p.code == "FRM038")

    assert "「95」" in said.message and "「50」" in said.message
    assert said.severity is Severity.QUESTION
    assert said.place.sheet == SHEET and said.place.cell


def test_what_is_typed_at_the_end_of_a_long_text_is_quoted() -> None:
    note = "i.1.note"
    book = DivisionBook.of(CULTURE)
    before = next(str(cell.content) for sheet in book.form.sheets for row in sheet.rows if row.key == note for cell in row.cells)

    reading = read(with_typed(answered(CULTURE), book.form, {Ref(SHEET, note, LABEL): RawCell(TEXT, f"{before}{SAID}")}))

    assert [SAID in p.message for p in reading.problems if p.code == "FRM036"] == [True]


def test_of_many_changes_ten_are_told_and_the_rest_counted_with_all_their_words() -> None:
    book = DivisionBook.of(DIGITAL)
    refs = [ref for ref in own_cells(DIGITAL) if ref.sheet == GUIDE and not isinstance(content(book, ref), (Expr, type(None)))]
    typed = {ref: RawCell(TEXT, f"{SAID}{n}") for n, ref in enumerate(refs) if ref.row.startswith("p.")}

    reading = read(with_typed(answered(DIGITAL), book.form, typed))

    assert told(reading) == [*["FRM007"] * 10, "FRM039"]
    assert any(f"ほかに{len(typed) - 10}か所" in p.message for p in reading.problems)
    assert SAID in next(f.raw for f in reading.findings if f.problem.code == "FRM039")


def content(book: DivisionBook, ref: Ref) -> object:
    return next(cell.content for sheet in book.form.sheets if sheet.key == ref.sheet for row in sheet.rows if row.key == ref.row
                for cell in row.cells if cell.column == ref.column)


#: How a row of the form's own texts was copied or moved, what is said.
MOVES: list[tuple[str, Callable[[RawSheet], RawSheet], list[str]]] = [
    ("copied below the form", lambda s: copied(s, "check", 90, key_too=True), []),
    ("copied below the form, and typed over", lambda s: typed_at(copied(s, "check", 90, key_too=True), 90, 2), ["FRM036"]),
    ("cut and pasted without its key", lambda s: without(copied(s, "check", 90, key_too=False), "check"), []),
]


@pytest.mark.parametrize(("move", "codes"), [case[1:] for case in MOVES], ids=[case[0] for case in MOVES])
def test_a_text_of_the_form_that_only_moved_is_not_told(move: Callable[[RawSheet], RawSheet], codes: list[str]) -> None:
    raw = answered(CULTURE)

    assert told(read(replace(raw, sheets=tuple(move(s) if s.name == SHEET else s for s in raw.sheets)))) == codes


def row_of(sheet: RawSheet, key: str) -> int:
    return next(row for (row, column), cell in sheet.cells.items() if column == 1 and cell.text == key)


def copied(sheet: RawSheet, key: str, to: int, *, key_too: bool) -> RawSheet:
    row = row_of(sheet, key)
    return replace(sheet, cells={**sheet.cells, **{(to, column): cell for (at, column), cell in sheet.cells.items()
                                                   if at == row and (column > 1 or key_too)}})


def without(sheet: RawSheet, key: str) -> RawSheet:
    row = row_of(sheet, key)
    return replace(sheet, cells={at: cell for at, cell in sheet.cells.items() if at[0] != row or at[1] == 1})


def typed_at(sheet: RawSheet, row: int, column: int) -> RawSheet:
    return replace(sheet, cells={**sheet.cells, (row, column): TYPED})


#: What is typed into the list of inputs left, as it is written to a file, and what is said.
@pytest.mark.parametrize(("cell", "typed", "codes"), [
    ("B5", "32校に訂正", ["FRM009"]), ("F9", "メモ", ["FRM009"]), ("D5", "入力しました", ["FRM009"]), ("D5", "✓ 入力済み", []),
    ("D5", 1, ["FRM009"]), ("F9", "=1+2", ["FRM009"]), ("F9", "=A1", []),
])
def test_what_is_typed_into_the_list_of_inputs_left_is_told(cell: str, typed: str | int, codes: list[str], tmp_path: Path) -> None:
    path = DivisionBook.of(CULTURE).write(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book["未入力の一覧"][cell] = typed
    book.save(path)

    assert told(read_file(path)) == codes


def test_a_year_before_that_was_corrected_since_is_no_question(tmp_path: Path) -> None:
    before, since = Survey(mizuno(), FiscalYear(2027), judged("15")), Survey(mizuno(), FiscalYear(2027), judged("20"))
    form = input_book(before.context("03"))
    write_book(form, tmp_path / "03.xlsx")

    reading = read_returned("03.xlsx", read_book(tmp_path / "03.xlsx"), since)

    told = {p.code: p.severity for p in reading.problems if p.place.sheet == "1-01" and p.code.startswith("FRM")}
    assert told == {"FRM042": Severity.NOTICE}


def judged(figure: str) -> Evaluation:
    """R8 of みずの町, 税務住民課 having reported a waiting time."""
    said = Actual("1-01", 1, 1, FiscalYear(2026), ActualState.FINAL, Decimal(figure))
    return evaluate(mizuno(), FiscalYear(2026), (said,), (), frozenset({"1-01"}))


#: What is typed on the list of corrections of a return, and what is said.
@pytest.mark.parametrize(("cell", "typed", "codes"), [
    ("L12", "32校が正しいです", ["FRM009"]), ("C40", "回答します", ["FRM009"]), ("I12", "修正しました", ["FRM009"]), ("I12", "✓ 修正済み", []),
    ("L12", "=A1", []), ("L12", None, []),
])
def test_what_is_typed_on_the_list_of_corrections_is_told(cell: str, typed: str | None, codes: list[str], tmp_path: Path) -> None:
    plan = year().plan
    context = FormContext(plan, R6, plan.division(CULTURE), issue=2, kind=BookKind.RETURN)
    reading = read(with_typed(answered(CULTURE), DivisionBook.of(CULTURE).form, {DivisionBook.of(CULTURE).answers[0].ref: None}))
    path = tmp_path / "a.xlsx"
    write_book(return_book(context, reading.answers, reading.findings), path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0][cell] = typed
    book.save(path)

    assert told(read_file(path)) == codes
