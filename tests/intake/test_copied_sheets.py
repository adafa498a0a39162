"""The sheets of one workbook: copied, renamed, missing, added, and those that belong to somebody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.input_form.form_rows import ACTUAL, SUB
from sagamihara_pdca.input_form.guide import GUIDE
from sagamihara_pdca.input_form.keys import EFFECT, ISSUES
from sagamihara_pdca.intake.file_reading import FileReading, read_returned
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.model.raw_book import CellKind, RawBook, RawCell, RawSheet
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import fill
from sagamihara_pdca.sheets.marker import write_marker
from tests.intake.raw_forms import Typed, answered, raw_book, retyped
from tests.intake.test_cells import number, text
from tests.worlds.division_book import CULTURE, SCHOOLS, DivisionBook, codes_of, values_of, year

PROJECT = "3-2-02"
FIGURE, RESULT = Ref(PROJECT, "m.1.1", ACTUAL), Ref(PROJECT, EFFECT, SUB)
BLANK: Typed = dict.fromkeys(DivisionBook.of(CULTURE).values)


def read(*sheets: RawSheet) -> FileReading:
    return read_returned("a.xlsx", RawBook(sheets), year())


def guide() -> RawSheet:
    return answered(CULTURE).sheets[0]


def project(name: str = PROJECT, typed: Typed | None = None) -> RawSheet:
    """文化振興課's only project sheet, answered."""
    return replace(retyped(answered(CULTURE).sheets[1], DivisionBook.of(CULTURE).form, typed or {}), name=name)


def marked(sheet: RawSheet, key: str = PROJECT, **owner: object) -> RawSheet:
    """A sheet under another mark."""
    identity = DivisionBook.of(CULTURE).form.identity
    assert identity is not None
    mark = write_marker(replace(identity, **owner), key)  # type: ignore[arg-type]
    return replace(sheet, cells={**sheet.cells, (1, 1): text(mark)})


def test_a_form_made_without_a_file_is_what_the_reader_finds_in_a_file(tmp_path: Path) -> None:
    book = DivisionBook.of(CULTURE)

    found = read_book(book.write(tmp_path / "a.xlsx"))

    made = raw_book(fill(book.form, book.answers))
    assert [sheet.name for sheet in made.sheets] == [sheet.name for sheet in found.sheets[:len(made.sheets)]]
    for sheet, stored in zip(made.sheets, found.sheets, strict=False):
        inputs = {at: (cell.kind, cell.text) for at, cell in sheet.cells.items() if cell.formula is None}
        assert {at: (stored.cells[at].kind, stored.cells[at].text) for at in inputs} == inputs


#: What is typed into the first sheet and into its copies; the codes; whether the project's answers are read.
COPIES: list[tuple[str, Typed, list[Typed], list[str], bool]] = [
    ("no copy", {}, [], [], True),
    ("a copy that says the same", {}, [{}], ["FRM003"], True),
    ("two copies that say the same", {}, [{}, {}], ["FRM003"], True),
    ("a copy with another figure", {}, [{FIGURE: number("700")}], ["FRM002"], False),
    ("a copy with another text", {}, [{RESULT: text("別の成果")}], ["FRM002"], False),
    ("a copy that lacks one answer", {}, [{RESULT: None}], ["FRM002"], False),
    ("a copy with one answer more", {RESULT: None}, [{}], ["FRM002"], False),
    ("a blank copy", {}, [BLANK], ["FRM002"], False),
    ("a blank sheet and an answered copy", BLANK, [{}], ["FRM002"], False),
    ("a second copy that differs", {}, [{}, {FIGURE: number("700")}], ["FRM002"], False),
    ("a first copy that differs", {}, [{FIGURE: number("700")}, {}], ["FRM002"], False),
    ("the same figure typed as text", {}, [{FIGURE: text("700")}, {FIGURE: number("700")}], ["FRM002"], False),
    ("what can't be read in both", {FIGURE: text("30か40")}, [{FIGURE: text("30か40")}], ["FRM003", "ACT003"], True),
    ("what can't be read in one", {}, [{FIGURE: text("30か40")}], ["FRM002"], False),
    ("what can't be read, and differs", {FIGURE: text("30か40")}, [{FIGURE: text("30か41")}], ["FRM002"], False),
    ("error values that differ", {FIGURE: RawCell(CellKind.ERROR, "#N/A")},
     [{FIGURE: RawCell(CellKind.ERROR, "#REF!")}],
     ["FRM002"], False),
    ("two answers that changed places", {RESULT: text("甲"), Ref(PROJECT, ISSUES, SUB): text("乙")},
     [{RESULT: text("乙"), Ref(PROJECT, ISSUES, SUB): text("甲")}], ["FRM002"], False),
]


@pytest.mark.parametrize(("first", "copies", "codes", "is_read"), [case[1:] for case in COPIES],
                         ids=[case[0] for case in COPIES])
def test_a_copied_sheet_is_read_once_when_every_copy_says_the_same(
        first: Typed, copies: list[Typed], codes: list[str], is_read: bool) -> None:
    reading = read(guide(), project(typed=first), *(project(f"控え{n}", typed) for n, typed in enumerate(copies)))

    assert codes_of(reading) == codes
    assert bool(values_of(reading)) is is_read
    assert bool(reading.actuals) is is_read


def test_a_conflict_is_an_error_and_what_is_left_unread_beside_the_answers_a_question() -> None:
    added, foreign = RawSheet("補足", {(1, 1): text("x")}), answered(SCHOOLS).sheets[1]

    reading = read(guide(), project(), project("控え", {FIGURE: number("700")}), added, foreign)
    alike = read(guide(), project(), project("控え"))

    assert [(p.code, p.severity) for p in (*reading.problems, *alike.problems)] == [
        ("FRM010", Severity.QUESTION), ("FRM012", Severity.QUESTION), ("FRM002", Severity.ERROR),
        ("FRM003", Severity.NOTICE)]


def test_a_conflict_names_the_copy_and_the_project() -> None:
    (problem,) = read(guide(), project(), project("控え", {FIGURE: number("700")})).problems

    assert write_place(problem.place) == "a.xlsx「控え」"
    assert problem.message == "事業「3-2-02」のシートが2枚以上あり、内容が異なります。"


def test_of_copies_that_say_the_same_the_first_tab_is_read() -> None:
    reading = read(guide(), project("一枚目"), project("二枚目"))

    assert reading.submission is not None
    assert {answer.place.sheet for answer in reading.submission.answers} == {"一枚目"}
    assert [write_place(problem.place) for problem in reading.problems] == ["a.xlsx「二枚目」"]


def test_only_the_project_whose_copies_differ_is_left_out() -> None:
    first, *others = answered("01").sheets[1:]
    changed = retyped(first, DivisionBook.of("01").form, {Ref(first.name, "do.initiatives", SUB): text("別の取組")})

    reading = read(answered("01").sheets[0], first, *others, replace(changed, name="控え"))

    assert codes_of(reading).count("FRM002") == 1
    asked = {ref.sheet for ref in DivisionBook.of("01").values}
    assert asked - {ref.sheet for ref in values_of(reading)} == {first.name}


#: The sheets of a returned workbook, and the codes; every answer is read.
WHOLE: list[tuple[str, Callable[[], list[RawSheet]], list[str]]] = [
    ("as sent", lambda: [guide(), project()], []),
    ("a renamed sheet", lambda: [guide(), project("電子図書館")], []),
    ("in another order", lambda: [project(), guide()], []),
    ("without the guide", lambda: [project()], []),
    ("the guide twice", lambda: [guide(), guide(), project()], []),
    ("a sheet of an earlier issue", lambda: [guide(), marked(project(), issue=3)], []),
    ("a sheet of a return", lambda: [guide(), marked(project(), kind=BookKind.RETURN)], []),
    ("an added sheet", lambda: [guide(), project(), RawSheet("補足", {(3, 2): text("補足")})], ["FRM012"]),
    ("two added sheets", lambda: [guide(), RawSheet("甲", {(1, 1): text("x")}), project(),
                                  RawSheet("乙", {(1, 1): text("x")})], ["FRM012", "FRM012"]),
    ("an added sheet with nothing on it", lambda: [guide(), project(), RawSheet("Sheet1", {})], []),
    ("an added sheet with a space on it", lambda: [guide(), project(), RawSheet("Sheet1", {(1, 1): text(" ")})], []),
    ("an added sheet that is hidden", lambda: [guide(), project(), RawSheet("裏", {(1, 1): text("x")}, visible=False)],
     []),
    ("our own sheets of lists", lambda: [guide(), project(), RawSheet("選択肢", {(1, 1): text("x")}),
                                         RawSheet("未入力の一覧", {(1, 1): text("未入力の一覧")})], []),
    ("words on our list of inputs left", lambda: [guide(), project(), RawSheet("未入力の一覧", {(1, 1): text("x")})], ["FRM009"]),
    ("a sheet of another division", lambda: [guide(), project(), answered(SCHOOLS).sheets[1]], ["FRM010"]),
    ("the same project, of another division", lambda: [guide(), marked(project("他課"), division=SCHOOLS), project()],
     ["FRM010"]),
    ("the same project, of another year",
     lambda: [guide(), marked(project("昨年"), year=year().year.previous), project()],
     ["FRM010"]),
    ("the same project, of another plan", lambda: [guide(), marked(project("他"), plan_id="mizuno_dx"), project()],
     ["FRM010"]),
    ("a sheet of ours with a key that the form has not", lambda: [guide(), project(), marked(project("旧"), "9-9-99")],
     []),
    ("a mark that was typed over on a copy",
     lambda: [guide(), project(), replace(project("控え"), cells={(1, 1): text("sagamihara-pdca|x")})], ["IDN005"]),
]


@pytest.mark.parametrize(("sheets", "codes"), [case[1:] for case in WHOLE], ids=[case[0] for case in WHOLE])
def test_whatever_stands_beside_them_the_divisions_own_sheets_are_read(
        sheets: Callable[[], list[RawSheet]], codes: list[str]) -> None:
    reading = read(*sheets())

    assert codes_of(reading) == codes
    assert values_of(reading) == DivisionBook.of(CULTURE).values


def test_a_foreign_sheet_names_its_tab_and_its_owner() -> None:
    reading = read(guide(), project(), marked(project("昨年度"), year=year().year.previous),
                   marked(project("隣"), division=SCHOOLS))

    assert [(write_place(p.place), p.message.partition("（")[2].partition("）")[0]) for p in reading.problems] == [
        ("a.xlsx「昨年度」", "文化振興課・令和5年度"), ("a.xlsx「隣」", "学務課・令和6年度")]


#: The sheets of a returned workbook in which the project's own sheet is not found, and the codes.
MISSING: list[tuple[str, Callable[[], list[RawSheet]], list[str]]] = [
    ("gone", lambda: [guide()], ["FRM001"]),
    ("its mark was typed over", lambda: [guide(), replace(project(), cells={**project().cells, (1, 1): text(
        "sagamihara-pdca|input|x")})], ["IDN005", "FRM001"]),
    ("two marks on it", lambda: [guide(), replace(project(), cells={**project().cells, (2, 30): answered(
        SCHOOLS).sheets[1].cells[1, 1]})], ["IDN005", "FRM001"]),
    ("another division's in its place", lambda: [guide(), marked(project(), division=SCHOOLS)], ["FRM010", "FRM001"]),
]


@pytest.mark.parametrize(("sheets", "codes"), [case[1:] for case in MISSING], ids=[case[0] for case in MISSING])
def test_a_missing_sheet_is_told_once_and_not_blank_by_blank(sheets: Callable[[], list[RawSheet]],
                                                             codes: list[str]) -> None:
    reading = read(*sheets())

    assert codes_of(reading) == codes
    assert not values_of(reading) and not reading.actuals
    assert write_place(reading.problems[-1].place) == "a.xlsx「3-2-02」"


def test_a_blank_is_told_with_the_tab_and_the_cell_where_the_input_stands_now() -> None:
    sheet = project("電子図書館", {RESULT: None})
    lower = replace(sheet, cells={(row + (row > 15), column): cell for (row, column), cell in sheet.cells.items()})

    (problem,) = read(guide(), lower).problems

    assert (problem.code, write_place(problem.place)) == ("ACT001", "a.xlsx「電子図書館」C21（成果）")


def test_a_missing_guide_is_no_fault_of_the_division() -> None:
    assert GUIDE not in {problem.place.sheet for problem in read(project()).problems}
