"""Whose sheet it is: what the sheet says must not contradict its hidden key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sagamihara_pdca.intake.file_reading import FileReading, Survey, read_returned
from sagamihara_pdca.intake.sheet_identity import PrintedWords
from sagamihara_pdca.model.raw_book import CellKind, RawBook, RawCell, RawSheet
from tests.intake.raw_forms import answered
from tests.worlds.division_book import DIGITAL, codes_of, year
from tests.worlds.plans import R6, sagamihara

#: Two exploratory projects of DX推進課, whose sheets are built alike, and two with indicators.
ONE, OTHER, MEASURED, ALSO_MEASURED = "1-2-03", "1-1-06", "1-1-01", "2-1-01"


def read(*sheets: RawSheet) -> FileReading:
    return read_returned("a.xlsx", RawBook(sheets), year())


def sheets() -> dict[str, RawSheet]:
    return {sheet.name: sheet for sheet in answered(DIGITAL).sheets}


def pasted(below: RawSheet, above: RawSheet, rows: Callable[[int], bool] = lambda row: True,
           columns: Callable[[int], bool] = lambda column: 1 < column < 10) -> RawSheet:
    """Some visible cells of a sheet pasted over those of another."""
    def taken(place: tuple[int, int]) -> bool:
        return rows(place[0]) and columns(place[1])

    kept = {place: cell for place, cell in below.cells.items() if not taken(place)}
    return replace(below, cells=kept | {place: cell for place, cell in above.cells.items() if taken(place)})


def row_of(sheet: RawSheet, key: str) -> int:
    return next(row for (row, column), cell in sheet.cells.items() if column == 1 and cell.text == key)


PASTED: list[tuple[str, str, str, Callable[[RawSheet], RawSheet]]] = [
    ("the whole form", ONE, OTHER, lambda s: pasted(s, sheets()[OTHER])),
    ("its upper half", ONE, OTHER, lambda s: pasted(s, sheets()[OTHER], lambda row: row < 12)),
    ("its lower half", ONE, OTHER, lambda s: pasted(s, sheets()[OTHER], lambda row: row > 6)),
    ("a form that is built otherwise", MEASURED, OTHER, lambda s: pasted(s, sheets()[OTHER])),
    ("the form of a project with indicators", MEASURED, ALSO_MEASURED, lambda s: pasted(s, sheets()[ALSO_MEASURED])),
    ("its indicators alone", MEASURED, ALSO_MEASURED, lambda s: pasted(s, sheets()[ALSO_MEASURED], lambda row: row in (13, 14, 15))),
    ("with its keys", ONE, OTHER, lambda s: pasted(s, sheets()[OTHER], lambda row: row > 1, lambda column: column < 10)),
    ("the name alone", ONE, OTHER, lambda s: pasted(s, sheets()[OTHER], lambda row: row == row_of(s, "head.project"))),
    ("below an inserted row", ONE, OTHER, lambda s: replace(pasted(s, sheets()[OTHER], lambda row: row < 12), cells={
        (row + (row > 2), column): cell for (row, column), cell in pasted(s, sheets()[OTHER]).cells.items()})),
]


@pytest.mark.parametrize(("key", "source", "paste"), [case[1:] for case in PASTED], ids=[case[0] for case in PASTED])
def test_a_form_that_was_pasted_over_another_is_an_error_for_the_sheet(key: str, source: str,
                                                                      paste: Callable[[RawSheet], RawSheet]) -> None:
    all_sheets = sheets()

    reading = read(*(all_sheets | {key: paste(all_sheets[key])}).values())

    (said,) = (p for p in reading.problems if p.code == "FRM020")
    assert said.place.sheet == key and key in said.message and source in said.message
    assert not [a for a in reading.answers if a.ref.sheet == key]
    assert {a.ref.sheet for a in reading.answers} == {a.ref.sheet for a in read(*all_sheets.values()).answers} - {key}
    assert not [p for p in reading.problems if p.code in ("ACT001", "ACT002") and p.place.sheet == key]


def test_two_sheets_whose_forms_were_exchanged_are_both_refused() -> None:
    all_sheets = sheets()
    one, other = all_sheets[ONE], all_sheets[OTHER]

    reading = read(*(all_sheets | {ONE: pasted(one, other), OTHER: pasted(other, one)}).values())

    assert codes_of(reading).count("FRM020") == 2


def test_last_years_form_pasted_over_this_years_is_refused() -> None:
    all_sheets = sheets()
    title = {(2, 2): RawCell(CellKind.TEXT, "令和5年度　事業進捗シート")}
    old = replace(all_sheets[ONE], cells={**all_sheets[ONE].cells, **title})

    (said,) = (p for p in read(*(all_sheets | {ONE: old}).values()).problems if p.code == "FRM020")

    assert "令和5年度" in said.message


HARMLESS: list[tuple[str, Callable[[dict[str, RawSheet]], dict[str, RawSheet]]]] = [
    ("nothing", lambda s: s),
    ("tabs renamed crosswise", lambda s: s | {ONE: replace(s[ONE], name=OTHER), OTHER: replace(s[OTHER], name=ONE)}),
    ("another project named in an answer", lambda s: s | {ONE: replace(s[ONE], cells=s[ONE].cells | {
        (row_of(s[ONE], "do.initiatives"), 3): RawCell(CellKind.TEXT, "1-1-06　デジタルを活用した窓口サービスの利便性向上")})}),
    ("another project's title noted beside the form", lambda s: s | {ONE: replace(s[ONE], cells=s[ONE].cells | {
        (40, 2): RawCell(CellKind.TEXT, "1-1-06　デジタルを活用した窓口サービスの利便性向上")})}),
]


@pytest.mark.parametrize("change", [case[1] for case in HARMLESS], ids=[case[0] for case in HARMLESS])
def test_what_contradicts_no_key_is_read(change: Callable[[dict[str, RawSheet]], dict[str, RawSheet]]) -> None:
    reading = read(*change(sheets()).values())

    assert "FRM020" not in codes_of(reading)
    assert {a.ref.sheet for a in reading.answers} == {name for name in sheets() if name[0].isdigit()}


@pytest.mark.parametrize("division", [d.number for d in year().divisions])
def test_no_untouched_form_of_the_plan_contradicts_itself(division: str) -> None:
    assert "FRM020" not in codes_of(read(*answered(division).sheets))


def test_a_project_that_was_renumbered_is_known_by_its_name() -> None:
    plan = sagamihara()
    moved = {ONE: OTHER, OTHER: ONE}
    renumbered = replace(plan, projects=tuple(replace(p, code=moved.get(p.code, p.code)) for p in plan.projects))

    reading = read_returned("a.xlsx", RawBook(tuple(sheets().values())), Survey(renumbered, R6))

    assert codes_of(reading).count("FRM020") == 2


def test_words_that_two_projects_share_tell_neither_apart() -> None:
    plan = sagamihara()
    alike = replace(plan, projects=tuple(replace(p, summary="同じ概要") for p in plan.projects))

    assert "同じ概要" not in PrintedWords.of(alike, R6).words
