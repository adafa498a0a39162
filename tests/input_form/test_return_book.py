"""The return 差戻し: own answers carried over, faults marked and listed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D
from pathlib import Path

from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import ACTUAL, MARK, SUB
from sagamihara_pdca.input_form.keys import EFFECT, PROGRESS
from sagamihara_pdca.input_form.return_book import CORRECTIONS, SIGN, return_book
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.sheets.book import Book, Cell, Ref, Tone
from sagamihara_pdca.sheets.inputs import fill
from sagamihara_pdca.sheets.values import BookValues
from tests.worlds.answers import answer
from tests.worlds.division_book import CULTURE, DivisionBook, read, year
from tests.worlds.plans import R6

FIGURE, OTHER = Ref("3-2-02", "m.1.1", ACTUAL), Ref("3-2-02", "m.1.2", ACTUAL)
EFFECT_CELL, PROGRESS_CELL = Ref("3-2-02", EFFECT, SUB), Ref("3-2-02", PROGRESS, SUB)


def faulty() -> DivisionBook:
    """One figure that can't be read, one in another unit, one answer missing, one that is not on the list."""
    return DivisionBook.of(CULTURE).with_answers({FIGURE: "600人か650人", OTHER: "760件", EFFECT_CELL: None, PROGRESS_CELL: "順調"})


def returned(tmp_path: Path) -> Book:
    reading = read(faulty().write(tmp_path / "a.xlsx"))
    context = FormContext(year().plan, R6, year().plan.division(CULTURE), date(2025, 6, 13), issue=2, kind=BookKind.RETURN)
    return return_book(context, reading.answers, reading.findings)


def cell(book: Book, ref: Ref) -> Cell:
    row = next(r for r in book.sheet(ref.sheet).rows if r.key == ref.row)
    return next(c for c in row.cells if c.column == ref.column)


def test_what_could_be_read_is_carried_over(tmp_path: Path) -> None:
    book = returned(tmp_path)

    carried = {ref: cell(book, ref).content for ref in DivisionBook.of(CULTURE).values}
    blank = {FIGURE: None, EFFECT_CELL: None, PROGRESS_CELL: None}
    assert carried == DivisionBook.of(CULTURE).values | {OTHER: D(760)} | blank


def test_what_could_not_be_read_stands_in_the_note(tmp_path: Path) -> None:
    book = returned(tmp_path)

    assert "前回の入力：600人か650人" in cell(book, FIGURE).note
    assert "前回の入力：順調" in cell(book, PROGRESS_CELL).note
    assert "空欄です" in cell(book, EFFECT_CELL).note
    assert "単位" in cell(book, OTHER).note
    assert not cell(book, Ref("3-2-02", "check.issues", SUB)).note


def test_every_fault_is_listed_once_with_a_link_and_a_remedy(tmp_path: Path) -> None:
    book = returned(tmp_path)

    rows = [r for r in book.sheet(CORRECTIONS).rows if r.key.startswith("n")]
    links = [next(c.link for c in row.cells if c.column == "where") for row in rows]
    assert links == [FIGURE, PROGRESS_CELL, EFFECT_CELL, OTHER]
    assert all(next(c.content for c in row.cells if c.column == "remedy") for row in rows)


def test_the_marks_go_as_the_faults_are_corrected(tmp_path: Path) -> None:
    book = returned(tmp_path)
    corrected = _typed(book, FIGURE, D(600))

    before, after = BookValues(book), BookValues(corrected)

    assert [before[Ref(CORRECTIONS, f"n{n}", "state")] for n in (1, 2, 3, 4)] == ["未修正"] * 3 + ["要確認"]
    assert [after[Ref(CORRECTIONS, f"n{n}", "state")] for n in (1, 2, 3, 4)] == ["✓ 修正済み", "未修正", "未修正", "要確認"]
    assert _is_marked(book, FIGURE) and not _is_marked(corrected, FIGURE)
    assert str(before[Ref("3-2-02", "m.1.1", MARK)]).startswith(SIGN)


def _typed(book: Book, ref: Ref, value: D) -> Book:
    return fill(book, (answer(ref, value),))


def _is_marked(book: Book, ref: Ref) -> bool:
    values = BookValues(book)
    return any(h.fill is Tone.FAULT and values.holds(h.when) for h in book.sheet(ref.sheet).highlights
               if (h.span.first_row, h.span.first_column) == (ref.row, ref.column))
