"""Cells moved in some columns alone: keys and labels stay, and the printed words that moved along show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sagamihara_pdca.input_form.findings import Marked
from sagamihara_pdca.intake.file_reading import FileReading, read_returned
from sagamihara_pdca.model.raw_book import CellKind, RawBook, RawCell, RawSheet
from sagamihara_pdca.sheets.book import Ref
from tests.intake.raw_forms import answered
from tests.worlds.division_book import CULTURE, DivisionBook, codes_of, values_of, year

SHEET = "3-2-02"
Cells = dict[tuple[int, int], RawCell]
LABEL, SUB, TARGET, ACTUAL, LAST_SEEN = 2, 3, 4, 6, 9


def original() -> RawSheet:
    return next(sheet for sheet in answered(CULTURE).sheets if sheet.name == SHEET)


def row_of(key: str) -> int:
    return next(row for (row, column), cell in original().cells.items() if column == 1 and cell.text == key)


def moved(position: Callable[[int], int | None], columns: range) -> Cells:
    """The cells with some columns' rows at another position; None deletes."""
    found = {((position(row) if column in columns else row), column): cell for (row, column), cell in original().cells.items()}
    return {(row, column): cell for (row, column), cell in found.items() if row is not None}


def down(key: str, *columns: int) -> Cells:
    start = row_of(key)
    return moved(lambda row: row + (row >= start), range(columns[0], columns[-1] + 1))


def up(key: str, *columns: int) -> Cells:
    start = row_of(key)
    return moved(lambda row: None if row == start else row - (row > start), range(columns[0], columns[-1] + 1))


def exchanged(one: str, other: str, *columns: int) -> Cells:
    rows = {row_of(one): row_of(other), row_of(other): row_of(one)}
    return moved(lambda row: rows.get(row, row), range(columns[0], columns[-1] + 1))


def retyped(key: str, column: int, words: str) -> Cells:
    return {**original().cells, (row_of(key), column): RawCell(CellKind.TEXT, words)}


def read(cells: Cells) -> FileReading:
    sheets = tuple(replace(sheet, cells=cells) if sheet.name == SHEET else sheet for sheet in answered(CULTURE).sheets)
    return read_returned("a.xlsx", RawBook(sheets), year())


#: What was done, the rows of which something is refused, and rows of which all is read although others are refused.
MOVED: list[tuple[str, Cells, set[str], set[str]]] = [
    ("cells put in above an answer", down("check.outcome", SUB, LAST_SEEN),
     {"check.outcome", "check.issues", "check.reason", "act.improvement"}, {"do.initiatives", "m.1.1", "m.1.2"}),
    ("cells put in above an answer, one column", down("check.outcome", SUB),
     {"check.issues", "check.reason"}, {"do.initiatives", "m.1.1", "m.1.2"}),
    ("an answer's cell deleted", up("check.outcome", SUB), {"check.outcome", "check.issues", "act.improvement"},
     {"do.initiatives", "m.1.1", "m.1.2"}),
    ("cells put in above the labels", down("check.outcome", LABEL), {"check.outcome", "check.issues", "check.reason"},
     {"do.initiatives", "m.1.1", "m.1.2"}),
    ("cells put in above a figure", down("m.1.1", ACTUAL), {"m.1.1.source", "m.1.2"}, {"do.initiatives", "check.outcome"}),
    ("a figure's cell deleted", up("m.1.1.source", ACTUAL), {"m.1.2"}, {"do.initiatives", "check.outcome", "m.1.1"}),
    ("figures and targets of two measures exchanged", exchanged("m.1.1", "m.1.2", TARGET, LAST_SEEN), {"m.1.1", "m.1.2"},
     {"do.initiatives", "check.outcome"}),
    ("targets alone exchanged", exchanged("m.1.1", "m.1.2", TARGET), {"m.1.1", "m.1.2"}, {"do.initiatives", "check.outcome"}),
    ("one target typed over with another's", retyped("m.1.1", TARGET, "YouTube：750人"), {"m.1.1"}, {"m.1.2", "check.outcome"}),
    ("two whole measures exchanged, keys left behind", exchanged("m.1.1", "m.1.2", LABEL, LAST_SEEN), {"m.1.1", "m.1.2"},
     {"do.initiatives", "check.outcome"}),
    ("a plan's text and an answer exchanged", exchanged("plan.summary", "act.improvement", SUB),
     {"act.improvement"}, {"do.initiatives", "m.1.1", "m.1.2", "check.outcome"}),
    ("two labels exchanged in plain words", {**retyped("check.outcome", LABEL, "課題"),
                                             (row_of("check.issues"), LABEL): RawCell(CellKind.TEXT, "成果")},
     {"check.outcome", "check.issues"}, {"check.reason", "m.1.1"}),
]


@pytest.mark.parametrize(("cells", "refused", "kept"), [case[1:] for case in MOVED], ids=[case[0] for case in MOVED])
def test_answers_of_a_column_that_was_moved_are_refused_by_name(cells: Cells, refused: set[str], kept: set[str]) -> None:
    reading = read(cells)

    told = Marked(finding for finding in reading.findings if finding.is_error)
    got, sent = values_of(reading), DivisionBook.of(CULTURE).values
    assert all(any(ref in told for ref in sent if ref.row == key) for key in refused)
    assert all(got[ref] == sent[ref] for ref in sent if ref.row in kept)
    assert all(got[ref] == sent[ref] or ref in told for ref in got if ref.row in refused)


#: What is certain, although something was changed around it.
CERTAIN: list[tuple[str, Cells]] = [
    ("a text that repeats the plan", retyped("do.initiatives", SUB, original().cells[row_of("plan.goal"), SUB].text)),
    ("a text of the plan rewritten", retyped("plan.summary", SUB, "書き直した概要")),
    ("a text of the plan erased", {at: cell for at, cell in original().cells.items() if at != (row_of("plan.summary"), SUB)}),
    ("a text of the plan copied below the form", {**original().cells, (60, SUB): original().cells[row_of("plan.summary"), SUB]}),
    ("the sentence of the form's checks erased", {at: cell for at, cell in original().cells.items()
                                                  if at != (row_of("foot.check"), SUB)}),
    ("a target rewritten", retyped("m.1.1", TARGET, "610人")),
    ("a whole row moved with label and key", exchanged("plan.summary", "plan.goal", 1, LAST_SEEN)),
    ("rows put in", moved(lambda row: row + (row >= row_of("m.1.1")) + (row >= row_of("act")), range(1, 30))),
    ("a label in plain words", retyped("check.outcome", LABEL, "成果")),
]


@pytest.mark.parametrize("cells", [case[1] for case in CERTAIN], ids=[case[0] for case in CERTAIN])
def test_answers_in_their_place_are_read_whatever_was_changed_around_them(cells: Cells) -> None:
    reading = read(cells)

    assert not {"FRM006", "FRM021"}.intersection(codes_of(reading))
    assert values_of(reading).keys() == DivisionBook.of(CULTURE).values.keys()


def test_what_is_refused_is_quoted_with_the_words_that_moved() -> None:
    reading = read(exchanged("m.1.1", "m.1.2", TARGET, LAST_SEEN))

    (said,) = (f for f in reading.findings if f.problem.code == "FRM021" and f.ref == Ref(SHEET, "m.1.1", "actual"))

    assert said.problem.place.cell == f"F{row_of('m.1.1')}" and said.raw == "506"
    assert "「506」" in said.problem.message and "「YouTube：750人」" in said.problem.message


def test_a_blank_input_of_a_moved_column_is_told_at_most_once() -> None:
    reading = read(down("check.outcome", SUB))

    cells = [f.ref for f in reading.findings if f.ref is not None and f.ref.row == "check.outcome" and f.is_error]
    assert len(cells) == len(set(cells)) == 1
