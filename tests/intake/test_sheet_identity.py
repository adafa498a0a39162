"""Whose sheet it is: what the sheet says must not contradict its hidden key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sagamihara_pdca.intake.file_reading import FileReading, Survey, read_returned
from sagamihara_pdca.intake.sheet_identity import PrintedWords
from sagamihara_pdca.model.plan import YearText
from sagamihara_pdca.model.raw_book import CellKind, RawBook, RawCell, RawSheet
from sagamihara_pdca.notation.excerpts import excerpt
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


def typed(sheet: RawSheet, key: str, column: int, words: str) -> RawSheet:
    return replace(sheet, cells={**sheet.cells, (row_of(sheet, key), column): RawCell(CellKind.TEXT, words)})


def said_in(sheet: RawSheet, key: str, column: int) -> str:
    return sheet.cells[row_of(sheet, key), column].text


PASTED: list[tuple[str, str, str, Callable[[RawSheet], RawSheet]]] = [
    ("the whole form", ONE, OTHER, lambda s: pasted(s, sheets()[OTHER])),
    ("its upper half", ONE, OTHER, lambda s: pasted(s, sheets()[OTHER], lambda row: row < 12)),
    ("its lower half", ONE, OTHER, lambda s: pasted(s, sheets()[OTHER], lambda row: row > 6)),
    ("a form that is built otherwise", MEASURED, OTHER, lambda s: pasted(s, sheets()[OTHER])),
    ("the form of a project with indicators", MEASURED, ALSO_MEASURED, lambda s: pasted(s, sheets()[ALSO_MEASURED])),
    ("its indicators alone", MEASURED, ALSO_MEASURED, lambda s: pasted(s, sheets()[ALSO_MEASURED], lambda row: row in (13, 14, 15))),
    ("with its keys", ONE, OTHER, lambda s: pasted(s, sheets()[OTHER], lambda row: row > 1, lambda column: column < 10)),
    ("the name alone", ONE, OTHER, lambda s: pasted(s, sheets()[OTHER], lambda row: row == row_of(s, "head.project"))),
    ("its title, rewritten", ONE, OTHER, lambda s: typed(s, "head.project", 3, "１-1-06　窓口の改善")),
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


def test_a_mark_copied_to_another_projects_sheet_makes_neither_of_them_another() -> None:
    """The sheet of one project twice, once under the other's mark: the other is not read, the one is."""
    all_sheets = sheets()
    marked = replace(all_sheets[OTHER], cells={**all_sheets[OTHER].cells, (1, 1): all_sheets[ONE].cells[1, 1]})

    reading = read(*(all_sheets | {OTHER: marked}).values())

    assert {p.place.sheet for p in reading.problems if p.code == "FRM020"} == {OTHER}
    assert {p.place.sheet for p in reading.problems if p.code == "FRM001"} == {OTHER}
    assert {a.ref.sheet for a in reading.answers} == {name for name in sheets() if name[0].isdigit()} - {OTHER}


#: What of last year's form stands on this year's sheet of 1-1-01, and whether that tells it apart.
LAST_YEAR: list[tuple[str, str, int, str, bool]] = [
    ("the heading", "head.title", 2, "令和5年度　事業進捗シート", True),
    ("the heading in other digits", "head.title", 2, "R５年度　事業進捗シート", True),
    ("the heading in other words", "head.title", 2, "令和5年度の残り", False),
    ("the head of the table", "i.1.head", 4, "今年度の目標（令和5年度）", False),
]


@pytest.mark.parametrize(("key", "column", "words", "told"), [case[1:] for case in LAST_YEAR], ids=[case[0] for case in LAST_YEAR])
def test_a_year_in_the_forms_own_words_tells_last_years_form(key: str, column: int, words: str, told: bool) -> None:
    all_sheets = sheets()

    reading = read(*(all_sheets | {MEASURED: typed(all_sheets[MEASURED], key, column, words)}).values())

    assert [p.place.sheet for p in reading.problems if p.code == "FRM020"] == [MEASURED] * told


def test_a_goal_of_another_year_tells_another_years_form_except_where_the_plan_was_revised() -> None:
    plan = sagamihara()
    goals = tuple(replace(p, action_goals=(*(g for g in p.action_goals if g.year != R6.next), YearText(R6.next, "来年度の行動目標")))
                  for p in plan.projects)
    survey = Survey(replace(plan, projects=goals), R6)
    revised = Survey(replace(survey.plan, profile=replace(plan.profile, edition="令和7年3月")), R6)
    all_sheets = sheets()
    raw = RawBook(tuple((all_sheets | {MEASURED: typed(all_sheets[MEASURED], "plan.goal", 3, "来年度の行動目標")}).values()))

    (said,) = (p for p in read_returned("a.xlsx", raw, survey).problems if p.code == "FRM020")

    assert "「令和7年度」のシートの可能性" in said.message and said.place.sheet == MEASURED
    assert "FRM020" not in codes_of(read_returned("a.xlsx", raw, revised))


#: The title in the plan's new edition, and what is said of the old form's sheet.
REVISED: list[tuple[str, str, list[str]]] = [
    ("as before", "デジタル・ディバイド対策事業", []),
    ("reworded", "情報格差対策事業", ["FRM022"]),
    ("reworded in blanks and widths alone", "デジタル・ディバイド　対策事業", []),
]


@pytest.mark.parametrize(("name", "codes"), [case[1:] for case in REVISED], ids=[case[0] for case in REVISED])
def test_a_title_that_a_revision_reworded_is_asked_about_with_both(name: str, codes: list[str]) -> None:
    plan = sagamihara()
    revised = replace(plan, profile=replace(plan.profile, edition="令和7年3月"),
                      projects=tuple(replace(p, name=name) if p.code == ONE else p for p in plan.projects))

    reading = read_returned("a.xlsx", RawBook(tuple(sheets().values())), Survey(revised, R6))

    said = [p for p in reading.problems if p.code.startswith("FRM02")]
    assert [p.code for p in said] == codes
    printed = excerpt(said_in(sheets()[ONE], "head.project", 3))
    assert all(f"{ONE} {name}" in p.message and printed in p.message for p in said)
    assert any(a.ref.sheet == ONE for a in reading.answers)


def test_names_that_a_revision_gave_to_each_other_are_errors_for_both() -> None:
    plan = sagamihara()
    names = {ONE: plan.project(OTHER).name, OTHER: plan.project(ONE).name}
    revised = replace(plan, profile=replace(plan.profile, edition="令和7年3月"),
                      projects=tuple(replace(p, name=names.get(p.code, p.name)) for p in plan.projects))

    reading = read_returned("a.xlsx", RawBook(tuple(sheets().values())), Survey(revised, R6))

    assert codes_of(reading).count("FRM020") == 2
    assert not {a.ref.sheet for a in reading.answers}.intersection((ONE, OTHER))


#: What the guide says in place of the division and of the year, and what is said of it.
GUIDES: list[tuple[str, str, str, list[str]]] = [
    ("as sent", "division", "DX推進課", []),
    ("in other blanks", "division", " DX推進課　", []),
    ("another division of the plan", "division", "文化振興課", ["IDN032"]),
    ("another division, with blanks", "division", "文化 振興課", ["IDN032"]),
    ("a name that no division has", "division", "デジタル推進課", ["IDN033"]),
    ("erased", "division", "", []),
    ("another year", "title", "令和5年度　進捗状況の入力シート", ["IDN032"]),
    ("another heading", "title", "入力シート（令和5年度の写し）", []),
]


@pytest.mark.parametrize(("key", "words", "codes"), [case[1:] for case in GUIDES], ids=[case[0] for case in GUIDES])
def test_a_guide_that_names_another_division_or_year_is_no_answer_of_the_marks_division(key: str, words: str,
                                                                                      codes: list[str]) -> None:
    all_sheets = sheets()

    reading = read(*(all_sheets | {"はじめに": typed(all_sheets["はじめに"], key, 2, words)}).values())

    said = [p for p in reading.problems if p.code.startswith("IDN")]
    assert [(p.code, p.place.sheet) for p in said] == [(code, "はじめに") for code in codes]
    assert all(excerpt(words) in p.message for p in said)
    assert (reading.submission is None) is ("IDN032" in codes)


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
