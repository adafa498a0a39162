"""Files of one division that contradict each other nowhere: what they say together, and what is told of each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal as D
from itertools import permutations
from pathlib import Path

import openpyxl
import pytest

from sagamihara_pdca import pipeline
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.input_form.form_rows import ACTUAL, SUB
from sagamihara_pdca.input_form.keys import EFFECT, PROGRESS
from sagamihara_pdca.intake.collection import Collection as Collected
from sagamihara_pdca.intake.collection import DivisionStatus, settle
from sagamihara_pdca.intake.file_reading import FileReading
from sagamihara_pdca.intake.joining import joined
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.model.results import Actual, Narrative
from sagamihara_pdca.pipeline.collecting import return_path
from sagamihara_pdca.pipeline.mail_parcels import Order, return_parcels
from sagamihara_pdca.problems import Place
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Ref
from tests.worlds.division_book import CULTURE, DIGITAL, DivisionBook, codes_of, read, values_of, year
from tests.worlds.plans import R6

FIGURE, EFFECT_CELL, PROGRESS_CELL = Ref("3-2-02", "m.1.1", ACTUAL), Ref("3-2-02", EFFECT, SUB), Ref("3-2-02", PROGRESS, SUB)
SHEETS = tuple(dict.fromkeys(a.ref.sheet for a in DivisionBook.of(DIGITAL).answers))


def part(division: str, parts: Collection[str]) -> DivisionBook:
    """The division's form with the answers of some of its sheets or rows."""
    whole = DivisionBook.of(division)
    return replace(whole, answers=tuple(a for a in whole.answers if a.ref.sheet in parts or a.ref.row in parts))


def thirds() -> list[DivisionBook]:
    """The questions of 文化振興課 dealt out to three people; the first is answered alike by two of them."""
    rows = list(dict.fromkeys(a.ref.row for a in DivisionBook.of(CULTURE).answers))
    return [part(CULTURE, set(rows[n::3]).union(rows[:n % 2])) for n in range(3)]


def halves() -> list[DivisionBook]:
    """One with the figures of 文化振興課, one with the rest."""
    rows = {a.ref.row for a in DivisionBook.of(CULTURE).answers}
    figures = {row for row in rows if row.startswith("m.")}
    return [part(CULTURE, figures), part(CULTURE, rows - figures)]


def written(folder: Path, books: list[DivisionBook]) -> tuple[FileReading, ...]:
    return tuple(read(book.write(folder / f"{name}.xlsx")) for name, book in zip("abc", books, strict=False))


def status_of(collection: Collected, division: str) -> DivisionStatus:
    return next(d for d in collection.divisions if d.division.number == division)


def facts(reading: FileReading | None) -> tuple[object, ...]:
    """What a submission says, whichever files it came from."""
    assert reading is not None
    return (values_of(reading), [_unsourced(a) for a in reading.actuals], sorted(map(str, map(_unsourced, reading.narratives))),
            reading.choices, sorted({(f.problem.code, str(f.ref)) for f in reading.findings}))


def _unsourced(one: Actual | Narrative) -> Actual | Narrative:
    return replace(one, source=Place())


def test_thirds_say_together_what_one_file_would_have_said(tmp_path: Path) -> None:
    whole = read(DivisionBook.of(CULTURE).write(tmp_path / "whole.xlsx"))

    for order in permutations(thirds()):
        collection = settle(year(), written(tmp_path, list(order)))

        assert facts(status_of(collection, CULTURE).reading) == facts(whole)
        assert [r.verdict.value for r in collection.files] == ["採用（合わせて）"] * 3
        assert {p.code for p in collection.problems} == {"IDN040", *codes_of(whole)}


def test_joining_is_associative(tmp_path: Path) -> None:
    a, b, c = written(tmp_path, thirds())

    def both(one: FileReading, other: FileReading) -> FileReading:
        reading = joined(year(), (one, other)).reading
        assert reading is not None
        return reading

    expected = facts(joined(year(), (a, b, c)).reading)
    assert facts(both(both(a, b), c)) == facts(both(a, both(b, c))) == facts(both(both(c, a), b)) == expected


def test_each_file_is_told_with_which_it_was_joined_and_what_it_alone_says(tmp_path: Path) -> None:
    books = halves()

    collection = settle(year(), written(tmp_path, books))

    first, second = (r.problems[-1] for r in collection.files)
    assert (first.code, first.place.file, second.place.file) == ("IDN040", "a.xlsx", "b.xlsx")
    assert "（b.xlsx）" in first.message and f"「3-2-02」の{len(books[0].answers)}か所" in first.message
    assert "（a.xlsx）" in second.message and f"「3-2-02」の{len(books[1].answers)}か所" in second.message


def without(path: Path, sheets: tuple[str, ...]) -> FileReading:
    """What is read of the file after somebody deleted sheets."""
    book = openpyxl.load_workbook(path)
    for sheet in sheets:
        book.remove(book[sheet])
    book.save(path)
    return read(path)


@pytest.mark.parametrize(("deleted", "left"), [
    ((SHEETS[6:], SHEETS[:6]), []), ((SHEETS[6:], ()), []), ((SHEETS[5:], SHEETS[:6]), [SHEETS[5]]),
])
def test_a_sheet_is_missing_where_it_is_missing_in_all_files(
        deleted: tuple[tuple[str, ...], ...], left: list[str], tmp_path: Path) -> None:
    kept = [part(DIGITAL, SHEETS[:6]), part(DIGITAL, SHEETS[6:])]
    files = tuple(without(book.write(tmp_path / f"{name}.xlsx"), gone)
                  for name, book, gone in zip("ab", kept, deleted, strict=True))

    collection = settle(year(), files)

    assert [p.place.sheet for p in collection.problems if p.code == "FRM001"] == left
    reading = status_of(collection, DIGITAL).reading
    assert reading is not None and [p.place.sheet for p in reading.problems if p.code == "FRM001"] == left


def test_a_row_is_missing_where_it_is_missing_in_all_files(tmp_path: Path) -> None:
    figures = halves()[0].write(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(figures)
    book["3-2-02"].delete_rows(int(DivisionBook.of(CULTURE).cell(EFFECT_CELL)[1:]))
    book.save(figures)
    rest = read(halves()[1].write(tmp_path / "b.xlsx"))
    assert "FRM004" in codes_of(read(figures))

    collection = settle(year(), (read(figures), rest))

    assert "FRM004" not in {p.code for p in collection.problems}
    assert values_of(rest)[EFFECT_CELL] in [n.text for n in collection.narratives]


def test_blanks_and_contradictions_are_those_of_all_answers_together(tmp_path: Path) -> None:
    late = DivisionBook.of(CULTURE).form.sheet("3-2-02")
    words = next(c.field.choices[-1] for row in late.rows if row.key == PROGRESS for c in row.cells if c.field is not None)
    changed = {FIGURE: D(6_000)}, {PROGRESS_CELL: words, EFFECT_CELL: None}
    figures, rest = (half.with_answers(other) for half, other in zip(halves(), changed, strict=True))
    one = read(DivisionBook.of(CULTURE).with_answers(changed[0] | changed[1]).write(tmp_path / "whole.xlsx"))

    collection = settle(year(), written(tmp_path, [figures, rest]))

    status = status_of(collection, CULTURE)
    assert facts(status.reading) == facts(one)
    assert sorted(p.code for p in collection.problems) == sorted(["IDN040", "IDN040", *codes_of(one)])
    assert (status.state, status.errors) == (DivisionState.RETURNED, 1)
    (blank,) = (p for p in collection.problems if p.code == "ACT001")
    assert (blank.place.file, blank.place.label) == ("a.xlsx、b.xlsx", "成果")


def test_the_return_holds_the_answers_of_all_files_and_the_letter_lists_what_is_left(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    figures, rest = halves()
    figures.with_answers({FIGURE: "600人か650人"}).write(settings.submissions(R6) / "a.xlsx")
    rest.write(settings.submissions(R6) / "b.xlsx")

    collected = pipeline.collect(settings, year().plan, R6)

    status = status_of(collected.collection, CULTURE)
    sent_back = read(return_path(settings, R6, status.division))
    expected = {ref: value for ref, value in DivisionBook.of(CULTURE).values.items() if ref != FIGURE}
    assert values_of(sent_back) == expected and sent_back.issue == 2
    (parcel,), _ = return_parcels(settings, year().plan, Order(LetterKind.RETURN, R6))
    assert [(p.code, p.place.cell) for p in parcel.problems] == [("ACT003", DivisionBook.of(CULTURE).cell(FIGURE))]
    texts = [cell.text for sheet in read_book(collected.status_book).sheets for _, _, cell in sheet.in_reading_order()]
    assert "a.xlsx、b.xlsx" in texts and texts.count("採用（合わせて）") == 3


def test_the_answer_to_the_return_of_joined_files_takes_their_place(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for name, half in zip("ab", halves(), strict=True):
        half.with_answers({EFFECT_CELL: None}).write(settings.submissions(R6) / f"{name}.xlsx")
    (path,) = pipeline.collect(settings, year().plan, R6).returns
    assert read(path).issue == 2
    DivisionBook.of(CULTURE, 2).write(settings.submissions(R6) / "修正.xlsx")

    done = pipeline.collect(settings, year().plan, R6)

    assert status_of(done.collection, CULTURE).state is not DivisionState.RETURNED
    assert {r.file: r.verdict.value for r in done.collection.files} == {
        "a.xlsx": "不採用", "b.xlsx": "不採用", "修正.xlsx": "採用"}
