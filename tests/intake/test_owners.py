"""Whose workbook a returned file is: by its guide, else by most of its sheets; and why a file is nobody's answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagamihara_pdca.input_form.context import FORM_VERSION
from sagamihara_pdca.input_form.guide import GUIDE
from sagamihara_pdca.intake.file_reading import FileReading, FileVerdict, read_returned, unread
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.model.raw_book import RawBook, RawSheet
from sagamihara_pdca.problems import Place, Problem, Severity, files, identity
from sagamihara_pdca.sheets.marker import write_marker
from tests.intake.raw_forms import answered
from tests.intake.test_cells import text
from tests.worlds.division_book import CULTURE, SCHOOLS, DivisionBook, codes_of, values_of, year

PROJECT = "3-2-02"
#: A sheet: its key, and what its mark says otherwise than 文化振興課's own.
Marked = tuple[str, dict[str, object]]
OWN: dict[str, object] = {}
OTHER: dict[str, object] = {"division": SCHOOLS}
LAST: dict[str, object] = {"year": year().year.previous}
PLAN: dict[str, object] = {"plan_id": "mizuno_dx"}


def marked(key: str, owner: dict[str, object]) -> RawSheet:
    """文化振興課's guide or project sheet under this mark; a sheet with nothing but the mark under another key."""
    sheets = dict(zip((GUIDE, PROJECT), answered(CULTURE).sheets, strict=True))
    own = DivisionBook.of(CULTURE).form.identity
    assert own is not None
    mark = text(write_marker(replace(own, **owner), key))  # type: ignore[arg-type]
    sheet = sheets.get(key, RawSheet(key, {}))
    return replace(sheet, cells={**sheet.cells, (1, 1): mark})


def read(*sheets: Marked) -> FileReading:
    return read_returned("a.xlsx", RawBook(tuple(marked(*sheet) for sheet in sheets)), year())


#: The sheets, the division whose submission it is ("" for nobody's), the codes.
OWNERS: list[tuple[str, list[Marked], str, list[str]]] = [
    ("all of one", [(GUIDE, OWN), (PROJECT, OWN)], CULTURE, []),
    ("the guide decides", [(GUIDE, OWN), (PROJECT, OWN), ("x", OTHER), ("y", OTHER), ("z", OTHER)], CULTURE,
     ["FRM010"] * 3),
    ("the guide last", [("x", OTHER), ("y", OTHER), (PROJECT, OWN), (GUIDE, OWN)], CULTURE, ["FRM010"] * 2),
    ("without a guide most sheets decide", [(PROJECT, OWN), ("w", OWN), ("x", OTHER)], CULTURE, ["FRM010"]),
    ("without a guide in equal parts", [(PROJECT, OWN), ("x", OTHER)], "", ["IDN017"]),
    ("two guides, and most sheets", [(GUIDE, OTHER), (GUIDE, OWN), (PROJECT, OWN)], CULTURE, ["FRM010"]),
    ("two guides in equal parts", [(GUIDE, OTHER), (GUIDE, OWN)], "", ["IDN017"]),
    ("a return", [(GUIDE, {"kind": BookKind.RETURN, "issue": 2}), (PROJECT, {"kind": BookKind.RETURN, "issue": 2})],
     CULTURE, []),
    ("another year", [(GUIDE, LAST), (PROJECT, LAST)], "", ["IDN003"]),
    ("the year to come", [(GUIDE, {"year": year().year.next})], "", ["IDN003"]),
    ("another plan", [(GUIDE, PLAN), (PROJECT, PLAN)], "", ["IDN002"]),
    ("another plan and another year", [(GUIDE, {**PLAN, **LAST})], "", ["IDN002"]),
    ("another year and an unknown division", [(GUIDE, {**LAST, "division": "99"})], "", ["IDN003"]),
    ("an unknown division", [(GUIDE, {"division": "99"})], "", ["IDN004"]),
    ("an evaluation", [(GUIDE, {"kind": BookKind.EVALUATION, **LAST})], "", ["IDN010"]),
    ("a review", [(GUIDE, {"kind": BookKind.REVIEW})], "", ["IDN010"]),
    ("another edition of the plan", [(GUIDE, {"edition": "旧"}), (PROJECT, {"edition": "旧"})], CULTURE, ["IDN006"]),
    ("an edition that sorts after ours", [(GUIDE, {"edition": "龍"}), (PROJECT, {"edition": "龍"})], CULTURE, ["IDN006"]),
    ("an edition that sorts before ours", [(GUIDE, {"edition": "0"}), (PROJECT, {"edition": "0"})], CULTURE,
     ["IDN006"]),
    ("another version of the form", [(GUIDE, {"form_version": FORM_VERSION + 1}), (PROJECT, OWN)], CULTURE, ["IDN018"]),
    ("an older version and another edition",
     [(GUIDE, {"form_version": FORM_VERSION - 1, "edition": "旧"}), (PROJECT, OWN)],
     CULTURE, ["IDN006", "IDN018"]),
    ("nothing of ours", [], "", ["IDN001"]),
]


@pytest.mark.parametrize(("sheets", "division", "codes"), [case[1:] for case in OWNERS],
                         ids=[case[0] for case in OWNERS])
def test_a_file_belongs_to_whom_its_marks_name(sheets: list[Marked], division: str, codes: list[str]) -> None:
    reading = read(*sheets)

    assert codes_of(reading) == codes
    assert reading.division == division
    assert (reading.count(Severity.ERROR) == 0) is (division != "")
    assert (reading.submission is None) is (division == "")
    assert division != CULTURE or values_of(reading) == DivisionBook.of(CULTURE).values


DAMAGED = RawSheet("損傷", {(1, 1): text("sagamihara-pdca|input|x")})
PLAIN = RawSheet("予算", {(1, 1): text("予算")})


@pytest.mark.parametrize(("sheets", "codes"), [
    ([PLAIN], ["IDN001"]), ([], ["IDN001"]), ([DAMAGED], ["IDN005"]), ([DAMAGED, PLAIN], ["IDN005"]),
    ([DAMAGED, DAMAGED], ["IDN005", "IDN005"]),
    ([DAMAGED, marked(PROJECT, OWN), marked("x", OTHER)], ["IDN005", "IDN017"]),
    ([DAMAGED, marked(GUIDE, LAST)], ["IDN003"]),
])
def test_a_file_without_a_whole_mark_is_nobodys(sheets: list[RawSheet], codes: list[str]) -> None:
    reading = read_returned("a.xlsx", RawBook(tuple(sheets)), year())

    assert (codes_of(reading), reading.submission, reading.verdict) == (codes, None, FileVerdict.SET_ASIDE)


def test_the_owners_of_a_mixed_file_are_named() -> None:
    (problem,) = read((PROJECT, OWN), ("x", {**OTHER, **LAST})).problems

    assert "（文化振興課・令和6年度、学務課・令和5年度）" in problem.message


def test_the_year_that_was_sent_and_the_year_that_is_wanted_are_named() -> None:
    (problem,) = read((GUIDE, LAST)).problems

    assert problem.message == "令和5年度の入力シートです。令和6年度のものではありません。"


def test_the_issue_is_the_guides() -> None:
    assert read((GUIDE, {"issue": 3}), (PROJECT, OWN)).issue == 3


def test_printed_texts_of_another_edition_are_not_held_against_the_division() -> None:
    sheet = marked(PROJECT, OWN)
    target = next(at for at, cell in sheet.cells.items() if cell.text == "X：600人")
    changed = replace(sheet, cells={**sheet.cells, target: text("X：500人")})

    own, older = (read_returned("a.xlsx", RawBook((guide, changed)), year())
                  for guide in (marked(GUIDE, OWN), marked(GUIDE, {"edition": "旧"})))

    assert (codes_of(own), codes_of(older)) == (["FRM007"], ["IDN006"])


@pytest.mark.parametrize(("problem", "verdict"), [
    (files.lock_file(Place()), FileVerdict.IGNORED), (files.system_file(Place()), FileVerdict.IGNORED),
    (files.unfinished_file(Place()), FileVerdict.IGNORED), (files.encrypted_book(Place()), FileVerdict.UNREADABLE),
    (identity.password_wrong(Place()), FileVerdict.UNREADABLE), (files.truncated_book(Place()), FileVerdict.UNREADABLE),
    (Problem("X", Severity.QUESTION, Place(), "。", "。"), FileVerdict.UNREADABLE),
    (files.empty_file(Place()), FileVerdict.UNREADABLE), (files.pdf_document(Place("x")), FileVerdict.UNREADABLE),
])
def test_a_file_that_was_not_opened_is_unreadable_unless_it_is_no_answer_at_all(
        problem: Problem, verdict: FileVerdict) -> None:
    reading = unread("二階/a.xlsx", problem)

    assert (reading.verdict, reading.division, reading.issue, reading.is_replaced) == (verdict, "", 0, False)
    assert [p.place.file for p in reading.problems] == ["二階/a.xlsx"]
