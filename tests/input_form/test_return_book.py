"""The return 差戻し: own answers carried over, faults marked and listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from pathlib import Path

import pytest

from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.findings import Finding, about_row, about_sheet
from sagamihara_pdca.input_form.form_rows import ACTUAL, MARK, SUB
from sagamihara_pdca.input_form.keys import EFFECT, PROGRESS
from sagamihara_pdca.input_form.return_book import CORRECTIONS, return_book, unchanged
from sagamihara_pdca.input_form.return_places import problems_in_return
from sagamihara_pdca.input_form.texts import CORRECTION_MARK
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.problems import Place, Problem, Severity, answers
from sagamihara_pdca.sheets.book import Book, Cell, Column, Content, Field, InputKind, Ref, Row, Sheet, Tone
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
    assert str(before[Ref("3-2-02", "m.1.1", MARK)]).startswith(CORRECTION_MARK)


def _typed(book: Book, ref: Ref, value: D) -> Book:
    return fill(book, (answer(ref, value),))


def _is_marked(book: Book, ref: Ref) -> bool:
    values = BookValues(book)
    return any(h.fill is Tone.FAULT and values.holds(h.when) for h in book.sheet(ref.sheet).highlights
               if (h.span.first_row, h.span.first_column) == (ref.row, ref.column))


def row_of(book: Book, number: int) -> dict[str, Content]:
    return {c.column: c.content for row in book.sheet(CORRECTIONS).rows if row.key == f"n{number}" for c in row.cells}


def test_the_list_names_the_cells_of_the_return_and_repeats_what_could_not_be_read(tmp_path: Path) -> None:
    book, sent = returned(tmp_path), DivisionBook.of(CULTURE)

    rows = [row_of(book, n) for n in (1, 2, 3, 4)]
    assert [row["where"] for row in rows] == [f"3-2-02 {sent.cell(ref)}" for ref in (FIGURE, PROGRESS_CELL, EFFECT_CELL, OTHER)]
    assert [row["typed"] for row in rows] == ["600人か650人", "順調", "", ""]


def test_a_date_that_is_asked_about_is_marked_until_it_is_changed() -> None:
    asked = Field("運用開始日", InputKind.DATE)
    sheet = Sheet("s", "表", (Column("c", 10),), (Row("r", (Cell("c", date(2025, 4, 1), field=asked),)),))
    changed = replace(sheet, rows=(Row("r", (Cell("c", date(2025, 4, 2), field=asked),)),))

    when = unchanged(Ref("s", "r", "c"), date(2025, 4, 1))

    assert [BookValues(Book("", "", "", "", (one,))).holds(when) for one in (sheet, changed)] == [True, False]


@pytest.mark.parametrize("words", ["あ" * 201, "𠮷" * 150, "𠮷" * 2_000, "👩\u200d👩\u200d👧" * 300])
def test_a_long_text_is_marked_until_its_length_changes_however_letters_are_counted(words: str) -> None:
    cell = Ref("s", "r", "c")

    when = unchanged(cell, words)

    for same_length in (words, "い" * len(words), "い" * (len(words.encode("utf-16-le")) // 2)):
        row = Row("r", (Cell("c", same_length, field=Field("成果", InputKind.TEXT)),))
        assert BookValues(Book("", "", "", "", (Sheet("s", "表", (Column("c", 10),), (row,)),))).holds(when)


#: What a row of the form is found to be, and whether its input is marked.
ABOUT_ROWS = [(answers.row_missing, True), (answers.row_displaced, True), (answers.row_healed, False)]


@pytest.mark.parametrize(("tell", "marked"), ABOUT_ROWS)
def test_a_row_that_was_not_read_is_marked_at_its_input(tell: Callable[[Place, str], Problem], marked: bool) -> None:
    context = FormContext(year().plan, R6, year().plan.division(CULTURE), date(2025, 6, 13), issue=2, kind=BookKind.RETURN)
    found = about_row(tell(Place("a.xlsx", "別名", "Z99", "成果"), "成果"), "3-2-02", EFFECT)

    book = return_book(context, (), (replace(found, raw="動かされた回答"),))

    assert _is_marked(book, EFFECT_CELL) is marked
    assert ("動かされた回答" in cell(book, EFFECT_CELL).note) is marked
    assert row_of(book, 1).get("where") == (f"3-2-02 {DivisionBook.of(CULTURE).cell(EFFECT_CELL)}" if marked else None)


def test_what_is_about_the_sent_file_says_so_in_the_list_and_in_the_letter() -> None:
    context = FormContext(year().plan, R6, year().plan.division(CULTURE), date(2025, 6, 13), issue=2, kind=BookKind.RETURN)
    stray = Finding(answers.stray_text(Place("16_文化振興課.xlsx", "3-2-02", "Z99"), "欄外の文" * 30), raw="欄外の文" * 30)
    sheet = about_sheet(answers.sheet_missing(Place("16_文化振興課.xlsx", "3-2-02"), "3-2-02"), "3-2-02")

    book = return_book(context, (), (stray, sheet))
    letter = problems_in_return(context, (stray, sheet), "16_文化振興課.xlsx")

    assert [row_of(book, n)["where"] for n in (1, 2)] == ["3-2-02", "（提出時）\n3-2-02 Z99"]
    assert row_of(book, 2)["typed"] == "欄外の文" * 30
    assert [write_place(p.place) for p in letter] == [
        "16_文化振興課.xlsx「3-2-02」", "提出されたファイル 16_文化振興課.xlsx「3-2-02」Z99"]


def test_the_letter_and_the_list_are_one(tmp_path: Path) -> None:
    reading = read(faulty().write(tmp_path / "a.xlsx"))
    context = FormContext(year().plan, R6, year().plan.division(CULTURE), date(2025, 6, 13), issue=2, kind=BookKind.RETURN)

    letter = problems_in_return(context, reading.findings, "16_文化振興課.xlsx")

    book = returned(tmp_path)
    rows = [row_of(book, n) for n in range(1, len(letter) + 1)]
    assert not row_of(book, len(letter) + 1)
    assert [(p.severity.value, f"{p.place.sheet} {p.place.cell}", p.message) for p in letter] == [
        (row["weight"], row["where"], row["message"]) for row in rows]
    assert f"修正が必要な項目が{sum(p.severity is Severity.ERROR for p in letter)}件" in str(cell(book, Ref(CORRECTIONS, "thanks", "no")).content)
