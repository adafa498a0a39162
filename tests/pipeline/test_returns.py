"""Returns 差戻し over the rounds of a year: corrected and sent back, a division is in order and its return goes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal as D
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from sagamihara_pdca import pipeline
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.input_form.form_rows import SUB
from sagamihara_pdca.input_form.keys import ISSUES
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.pipeline.collecting import return_path
from sagamihara_pdca.pipeline.mail_parcels import Order, return_parcels
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import inputs
from tests.input_form.test_return_book import EFFECT_CELL, FIGURE, OTHER, PROGRESS_CELL, faulty
from tests.office.validator import needs_npm, validate
from tests.worlds.division_book import CULTURE, DivisionBook, codes_of, read, values_of, year
from tests.worlds.plans import R6


def test_a_corrected_return_replaces_the_first_submission(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    submissions = settings.submissions(R6)
    faulty().write(submissions / "1回目.xlsx")
    path = return_path(settings, R6, year().plan.division(CULTURE))

    first = pipeline.collect(settings, year().plan, R6)
    assert first.returns == (path,)
    sent_back = read(path)
    assert (sent_back.issue, sent_back.submission is not None) == (2, True)
    DivisionBook.of(CULTURE, 2).write(submissions / "2回目.xlsx")
    second = pipeline.collect(settings, year().plan, R6)

    status = next(d for d in second.collection.divisions if d.division.number == CULTURE)
    assert (status.state, status.reading and status.reading.file) == (DivisionState.IN, "2回目.xlsx")
    assert second.returns == () and not path.exists()


def test_a_return_sent_back_as_it_is_has_the_same_faults(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    faulty().write(settings.submissions(R6) / "a.xlsx")
    (path,) = pipeline.collect(settings, year().plan, R6).returns

    again = read(path)

    kept = DivisionBook.of(CULTURE).values
    assert values_of(again) == {ref: value for ref, value in kept.items() if ref not in (FIGURE, EFFECT_CELL, PROGRESS_CELL)} | {
        OTHER: D(760)}
    assert sorted(codes_of(again)) == ["ACT001", "ACT001", "ACT002"]


def test_only_our_own_returns_are_removed(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    path = return_path(settings, R6, year().plan.division(CULTURE))
    DivisionBook.of(CULTURE).write(path)
    kept = path.read_bytes()

    pipeline.collect(settings, year().plan, R6)

    assert path.read_bytes() == kept


def test_the_same_submissions_give_the_same_files(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    faulty().write(settings.submissions(R6) / "a.xlsx")

    runs = []
    for _ in range(2):
        done = pipeline.collect(settings, year().plan, R6)
        runs.append([p.read_bytes() for p in (done.status_book, *done.returns)])

    assert runs[0] == runs[1]


def test_the_totals_add_up_to_what_was_seen(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    faulty().write(settings.submissions(R6) / "a.xlsx")
    faulty().write(settings.submissions(R6) / "b.xlsx")
    (settings.submissions(R6) / "c.pdf").write_bytes(b"%PDF-1.4")
    done = pipeline.collect(settings, year().plan, R6)

    cells = [cell.text for _, _, cell in read_book(done.status_book).sheets[0].in_reading_order()]

    divisions, files = (cells[n + 1] for n, text in enumerate(cells) if text == "合計")
    assert (D(divisions), D(files)) == (17, 3)


@pytest.mark.npm
def test_excel_opens_returns_and_status_without_repair(tmp_path: Path) -> None:
    needs_npm()
    settings = Settings(tmp_path)
    faulty().write(settings.submissions(R6) / "a.xlsx")
    done = pipeline.collect(settings, year().plan, R6)

    assert not any(validate((done.status_book, *done.returns)).values())


def test_a_return_letter_lists_what_needs_action_at_the_cells_of_the_attached_return(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    sent = faulty().with_answers({OTHER: "760件"})  # a question; 「３２人」 elsewhere would be a notice
    path = sent.write(settings.submissions(R6) / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book["3-2-02"].insert_rows(3, 4)  # the old file is laid out otherwise than the return
    book.save(path)
    pipeline.collect(settings, year().plan, R6)

    parcels, _ = return_parcels(settings, year().plan, Order(LetterKind.RETURN, R6))

    (parcel,) = parcels
    form = DivisionBook.of(CULTURE, 2)
    places = {problem.place.label: problem.place for problem in parcel.problems}
    assert {problem.severity for problem in parcel.problems} <= {Severity.ERROR, Severity.QUESTION}
    assert {place.file for place in places.values()} == {return_path(settings, R6, parcel.division).name}
    assert places["実績（Xのフォロワー数）"].cell == form.cell(FIGURE)


def _as_typed(sheet: Worksheet) -> None:
    """Left as the division typed it."""


def _keys_gone(sheet: Worksheet) -> None:
    for row in range(10, 22):
        sheet.cell(row, 1).value = None


def _row_deleted(sheet: Worksheet) -> None:
    sheet.delete_rows(9)


def _labels_swapped(sheet: Worksheet) -> None:
    first, second = (int(DivisionBook.of(CULTURE).cell(ref)[1:]) for ref in (EFFECT_CELL, Ref("3-2-02", ISSUES, SUB)))
    sheet.cell(first, 2).value, sheet.cell(second, 2).value = sheet.cell(second, 2).value, sheet.cell(first, 2).value


def _written_beside(sheet: Worksheet) -> None:
    for row in range(30, 55):
        sheet.cell(row, 20).value = f"欄外の{row}番目の覚書です。" * 4


def _commented(sheet: Worksheet) -> None:
    sheet["A12"].comment = Comment("ここだけの話の続きです。" * 6, "担当")


@pytest.mark.parametrize("tamper", [_as_typed, _keys_gone, _row_deleted, _labels_swapped, _written_beside, _commented])
def test_nothing_that_was_typed_is_lost_in_the_return(tamper: Callable[[Worksheet], None], tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    whole = DivisionBook.of(CULTURE)
    typed = {ref: f"{n}番目の読み取れない長い入力、{'続く' * 130}終" for n, (ref, _) in enumerate(inputs(whole.form)) if n % 2}
    path = whole.with_answers(typed).write(settings.submissions(R6) / "a.xlsx")
    book = openpyxl.load_workbook(path)
    tamper(book["3-2-02"])
    said = {str(cell.value) for row in book["3-2-02"].iter_rows() for cell in row
            if isinstance(cell.value, str) and any(words in cell.value for words in ("番目の", "話の続き"))}
    said |= {cell.comment.text for row in book["3-2-02"].iter_rows() for cell in row if cell.comment is not None}
    book.save(path)

    (sent_back,) = pipeline.collect(settings, year().plan, R6).returns

    found = "\n".join(cell.text for sheet in read_book(sent_back).sheets for cell in sheet.cells.values())
    assert len(said) > 8 and not [words for words in said if words not in found]
