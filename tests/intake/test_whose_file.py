"""Whose workbook a file is, which of several counts, and what is said of the others."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal as D
from pathlib import Path

import pytest

from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.form_rows import ACTUAL, STATE, SUB
from sagamihara_pdca.input_form.keys import EFFECT
from sagamihara_pdca.intake.collection import Collection, settle
from sagamihara_pdca.intake.file_reading import FileVerdict, read_returned
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.model.raw_book import CellKind, RawBook, RawCell, RawSheet
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.pipeline.submission_folder import read_submissions
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import fill
from tests.worlds.division_book import CULTURE, DIGITAL, SCHOOLS, DivisionBook, codes_of, read, values_of, year

FIGURE = Ref("3-2-02", "m.1.1", ACTUAL)


def collect(folder: Path, *prefer: str) -> Collection:
    return settle(year(), tuple(read_submissions(folder, year())), prefer)


def status(collection: Collection, division: str) -> DivisionState:
    return next(d.state for d in collection.divisions if d.division.number == division)


def verdicts(collection: Collection) -> dict[str, str]:
    return {r.file: r.verdict.value for r in collection.files}


def raw(division: str, tmp_path: Path, issue: int = 1) -> RawBook:
    return read_book(DivisionBook.of(division, issue).write(tmp_path / f"raw{division}{issue}.xlsx"))


def test_a_file_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    reading = read(DivisionBook.of(CULTURE).write(tmp_path / "学務課（最終）コピー.xlsx"))

    assert (reading.division, codes_of(reading)) == (CULTURE, [])
    assert values_of(reading) == DivisionBook.of(CULTURE).values


@pytest.mark.parametrize(("change", "code"), [
    ({"plan_id": "mizuno_dx"}, "IDN002"), ({"year": year().year.next}, "IDN003"), ({"division": "99"}, "IDN004"),
    ({"kind": BookKind.EVALUATION}, "IDN010"), ({"kind": BookKind.REVIEW}, "IDN010"),
])
def test_each_kind_of_wrong_workbook_has_its_own_message(change: dict[str, object], code: str, tmp_path: Path) -> None:
    form = DivisionBook.of(CULTURE).form
    assert form.identity is not None
    write_book(replace(form, identity=replace(form.identity, **change)), tmp_path / "a.xlsx")

    reading = read(tmp_path / "a.xlsx")

    assert codes_of(reading) == [code]
    assert reading.verdict is FileVerdict.SET_ASIDE and reading.submission is None


def test_a_workbook_that_is_none_of_ours_says_so(tmp_path: Path) -> None:
    book = RawBook((RawSheet("Sheet1", {(1, 1): RawCell(CellKind.TEXT, "予算")}),))

    assert codes_of(read_returned("予算.xlsx", book, year())) == ["IDN001"]


def test_an_older_edition_is_read_where_its_keys_agree(tmp_path: Path) -> None:
    book = DivisionBook.of(CULTURE)
    assert book.form.identity is not None
    older = replace(book, form=replace(book.form, identity=replace(book.form.identity, edition="令和5年12月")))

    reading = read(older.write(tmp_path / "a.xlsx"))

    assert values_of(reading) == book.values
    assert codes_of(reading) == ["IDN006"]


def test_a_sheet_of_another_division_is_told_and_not_read(tmp_path: Path) -> None:
    own, other = raw(CULTURE, tmp_path), raw(SCHOOLS, tmp_path)

    reading = read_returned("a.xlsx", RawBook((*other.sheets[1:2], *own.sheets)), year())

    assert (reading.division, codes_of(reading)) == (CULTURE, ["FRM010"])
    assert values_of(reading) == DivisionBook.of(CULTURE).values


def test_two_divisions_in_equal_parts_are_nobodys_submission(tmp_path: Path) -> None:
    sheets = (*raw(CULTURE, tmp_path).sheets[1:2], *raw(SCHOOLS, tmp_path).sheets[1:2])

    assert codes_of(read_returned("a.xlsx", RawBook(sheets), year())) == ["IDN017"]


def test_an_added_sheet_and_text_beside_the_form_are_told(tmp_path: Path) -> None:
    book = raw(CULTURE, tmp_path)
    project = book.sheets[1]
    noted = replace(project, cells={**project.cells, (60, 20): RawCell(CellKind.TEXT, "来年度に実施予定")})
    added = RawSheet("補足", {(1, 1): RawCell(CellKind.TEXT, "補足説明")})

    reading = read_returned("a.xlsx", RawBook((book.sheets[0], noted, *book.sheets[2:], added)), year())

    assert codes_of(reading) == ["FRM012", "FRM009"]
    assert reading.count(Severity.ERROR) == 0


def test_the_same_file_twice_counts_once(tmp_path: Path) -> None:
    DivisionBook.of(CULTURE).write(tmp_path / "a.xlsx")
    (tmp_path / "控え").mkdir()
    (tmp_path / "控え" / "a.xlsx").write_bytes((tmp_path / "a.xlsx").read_bytes())

    collection = collect(tmp_path)

    assert verdicts(collection) == {"a.xlsx": "採用", "控え/a.xlsx": "重複"}
    assert status(collection, CULTURE) is DivisionState.IN


def test_of_different_files_the_newer_issue_counts(tmp_path: Path) -> None:
    DivisionBook.of(CULTURE).write(tmp_path / "z.xlsx")
    DivisionBook.of(CULTURE, 2).with_answers({FIGURE: D(700)}).write(tmp_path / "a.xlsx")

    collection = collect(tmp_path)

    assert verdicts(collection) == {"a.xlsx": "採用", "z.xlsx": "不採用"}
    assert [a.quantity for a in collection.actuals][:1] == [D(700)]


def test_of_the_same_issue_nothing_is_chosen_and_every_difference_is_shown(tmp_path: Path) -> None:
    book = DivisionBook.of(CULTURE)
    book.write(tmp_path / "a.xlsx")
    book.with_answers({FIGURE: D(700), Ref("3-2-02", EFFECT, SUB): None}).write(tmp_path / "b.xlsx")

    collection = collect(tmp_path)

    assert verdicts(collection) == {"a.xlsx": "保留", "b.xlsx": "保留"}
    assert [(p.code, p.place.file) for p in collection.problems if p.code.startswith("IDN")] == [
        ("IDN009", "a.xlsx"), ("IDN009", "a.xlsx"), ("IDN014", "b.xlsx")]
    assert status(collection, CULTURE) is DivisionState.TO_CHECK
    assert not collection.actuals and not collection.is_complete


@pytest.mark.parametrize("named", ["b.xlsx", "二回目/b.xlsx", "二回目\\b.xlsx"])
def test_a_preferred_file_wins(named: str, tmp_path: Path) -> None:
    (tmp_path / "二回目").mkdir()
    DivisionBook.of(CULTURE).write(tmp_path / "a.xlsx")
    DivisionBook.of(CULTURE).with_answers({FIGURE: D(700)}).write(tmp_path / "二回目" / "b.xlsx")

    collection = collect(tmp_path, named)

    assert verdicts(collection) == {"a.xlsx": "不採用", "二回目/b.xlsx": "採用"}


def test_a_preferred_name_must_mean_one_file(tmp_path: Path) -> None:
    for folder in ("一回目", "二回目"):
        (tmp_path / folder).mkdir()
    DivisionBook.of(CULTURE).write(tmp_path / "一回目" / "a.xlsx")
    DivisionBook.of(CULTURE).with_answers({FIGURE: D(700)}).write(tmp_path / "二回目" / "a.xlsx")

    collection = collect(tmp_path, "a.xlsx", "c.xlsx")

    assert [p.code for p in collection.problems[:2]] == ["IDN012", "IDN011"]
    assert set(verdicts(collection).values()) == {"保留"}


def test_a_blank_copy_of_the_form_contradicts_nobody(tmp_path: Path) -> None:
    book = DivisionBook.of(CULTURE)
    replace(book, answers=()).write(tmp_path / "a.xlsx")
    book.write(tmp_path / "b.xlsx")

    collection = collect(tmp_path)

    assert verdicts(collection) == {"a.xlsx": "不採用", "b.xlsx": "採用"}
    assert "IDN016" in [p.code for p in collection.problems]


def test_a_figure_with_an_error_is_left_unreported_whatever_its_state_says(tmp_path: Path) -> None:
    book = DivisionBook.of(CULTURE).with_answers({FIGURE: "30か40", Ref("3-2-02", "m.1.1", STATE): "確定"})
    write_book(fill(book.form, book.answers), tmp_path / "a.xlsx")

    collection = collect(tmp_path)

    first, second = collection.actuals
    assert (first.state, first.quantity, first.raw) == (ActualState.UNREPORTED, None, "")
    assert second.state is ActualState.FINAL
    assert status(collection, CULTURE) is DivisionState.RETURNED


@pytest.mark.parametrize(("typed", "chosen", "state", "quantity", "codes"), [
    ("集計中", None, ActualState.PENDING, None, ["ACT010", "ACT001"]),  # and when it will be published is asked
    ("集計中", "集計中", ActualState.PENDING, None, ["ACT010", "ACT001"]),
    ("集計中", "中止", ActualState.STOPPED, None, ["ACT017"]),
    ("620人（見込）", None, ActualState.PROVISIONAL, D(620), ["ACT011", "ACT010"]),
    ("620人（見込）", "確定", ActualState.FINAL, D(620), ["ACT011", "ACT017"]),
    ("なし", None, ActualState.OUT_OF_SCOPE, None, ["ACT016"]),
])
def test_words_in_a_number_cell_give_way_to_a_state_that_was_chosen(
        typed: str, chosen: str | None, state: ActualState, quantity: D | None, codes: list[str], tmp_path: Path) -> None:
    blank = Ref("3-2-02", "m.1.1.source", STATE)
    book = DivisionBook.of(CULTURE).with_answers({FIGURE: typed, Ref("3-2-02", "m.1.1", STATE): chosen, blank: None})

    reading = read(book.write(tmp_path / "a.xlsx"))

    actual = reading.actuals[0]
    assert (actual.state, actual.quantity) == (state, quantity)
    assert codes_of(reading) == codes


def test_a_question_does_not_block(tmp_path: Path) -> None:
    DivisionBook.of(CULTURE).with_answers({FIGURE: "620件"}).write(tmp_path / "a.xlsx")

    collection = collect(tmp_path)

    assert status(collection, CULTURE) is DivisionState.TO_CHECK
    assert collection.actuals[0].quantity == D(620)
    assert collection.actuals[0].raw == "620件"


def test_the_order_of_the_files_makes_no_difference(tmp_path: Path) -> None:
    for number, division in enumerate((CULTURE, SCHOOLS, DIGITAL, CULTURE)):
        DivisionBook.of(division, 1 + number).write(tmp_path / f"{number}.xlsx")
    readings = list(read_submissions(tmp_path, year()))
    first = settle(year(), tuple(readings))

    for seed in range(6):
        random.Random(seed).shuffle(readings)

        assert settle(year(), tuple(readings)) == first
