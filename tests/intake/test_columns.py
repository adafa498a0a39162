"""Columns, labels within a row, texts beside the form, and the marks by which its sheets are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagamihara_pdca.formulas.tree import EMPTY, Var, above, if_, join, length, number
from sagamihara_pdca.formulas.tree import text as words
from sagamihara_pdca.intake.form_texts import Compared
from sagamihara_pdca.intake.keyed_cells import KeyedCells, marked_sheets, unmarked_sheets
from sagamihara_pdca.intake.rows import is_label
from sagamihara_pdca.intake.sheets import SheetReading, read_sheet
from sagamihara_pdca.model.raw_book import CellKind, RawBook, RawCell, RawSheet
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.sheets.book import Cell, Column, Content, Field, InputKind, Look, Ref, Row, Sheet
from sagamihara_pdca.sheets.marker import write_marker
from tests.intake.test_cells import text
from tests.worlds.division_book import CULTURE, SCHOOLS, DivisionBook
from tests.worlds.plans import R6

#: One row with two questions, and one locked text under a heading.
SHEET = Sheet("s", "事業", (Column("label", 9), Column("sub", 9), Column("name", 9), Column("state", 9)), (
    Row("head", (Cell("label", "項目", Look.HEAD), Cell("name", "説明", Look.NOTE), Cell("state", "目標", Look.TEXT_CENTRE))),
    Row("a", (Cell("label", "根拠", Look.LABEL), Cell("sub", None, field=Field("根拠", InputKind.TEXT)),
              Cell("name", "公表", Look.LABEL), Cell("state", None, field=Field("公表", InputKind.TEXT)))),
    Row("b", (Cell("label", "課題", Look.LABEL), Cell("sub", None, field=Field("課題", InputKind.TEXT)),
              Cell("name", "600人", Look.TEXT)))), keyed=True)
SENT = (("", "label", "sub", "name", "state"),
        ("head", "項目", "", "説明", "目標"),
        ("a", "根拠", "甲", "公表", "乙"),
        ("b", "課題", "丙", "600人", ""))
Grid = tuple[tuple[str, ...], ...]


def raw(grid: Grid, beside: dict[tuple[int, int], RawCell] | None = None) -> RawSheet:
    cells = {(row, column): text(said) for row, line in enumerate(grid, start=1)
             for column, said in enumerate(line, start=1) if said}
    return RawSheet("事業", {**cells, **(beside or {})})


def read(grid: Grid, beside: dict[tuple[int, int], RawCell] | None = None, compared: Compared = Compared.ALL) -> SheetReading:
    return read_sheet("a.xlsx", KeyedCells(raw(grid, beside), SHEET), R6, compared)


def told(reading: SheetReading) -> list[str]:
    return [f"{f.problem.code} {f.problem.place.cell}".strip() for f in reading.findings]


def retyped(at: tuple[int, int], said: str) -> Grid:
    """The grid with one cell changed. Rows and columns count from 1."""
    return tuple(tuple(said if (row, column) == at else old for column, old in enumerate(line, start=1))
                 for row, line in enumerate(SENT, start=1))


def columns(*order: int) -> Grid:
    """The grid with its columns in this order; 0 is a blank column."""
    return tuple(tuple(line[n - 1] if n else "" for n in order) for line in SENT)


GRIDS: list[tuple[str, Grid, str, list[str]]] = [
    ("as sent", SENT, "甲乙丙", []),
    ("columns put in", columns(1, 0, 2, 3, 0, 0, 4, 5), "甲乙丙", []),
    ("columns moved", columns(1, 5, 4, 3, 2), "甲乙丙", []),
    ("the row keys moved to the end", columns(2, 3, 4, 5, 1), "甲乙丙", []),
    ("a row put in above the keys", (("",) * 5, *SENT), "甲乙丙", []),
    ("the keys copied below the form", (*SENT, SENT[0]), "甲乙丙", []),
    ("the keys copied below the form, a column further on", (*SENT, ("", *SENT[0])), "甲乙丙", []),
    ("the keys copied beside the form", tuple((*line, line[0]) for line in SENT), "甲乙丙", []),
    ("the column of an answer deleted", columns(1, 2, 3, 4), "甲丙", ["FRM004"]),
    ("the column of two answers deleted", columns(1, 2, 4, 5), "乙", ["FRM004", "FRM004"]),
    ("a column copied with its key", columns(1, 2, 3, 4, 5, 5), "甲丙", ["FRM004", "FRM009 E3", "FRM009 F3"]),
    ("the key of a column erased", retyped((1, 5), ""), "甲丙", ["FRM004", "FRM009 E3"]),
    ("the column of a second label deleted", columns(1, 2, 3, 5), "甲丙", ["FRM006 D3"]),
    # a label further along the row
    ("a second label rewritten", retyped((3, 4), "公表時期"), "甲丙", ["FRM006 E3", "FRM036 D3"]),
    ("a second label erased", retyped((3, 4), ""), "甲丙", ["FRM006 E3", "FRM037 D3"]),
    ("a second label with blanks", retyped((3, 4), "公 表\n"), "甲乙丙", []),
    ("the first label rewritten", retyped((3, 2), "根拠資料"), "甲乙丙", ["FRM007 B3"]),
    # locked texts
    ("a target rewritten", retyped((2, 5), "目安"), "甲乙丙", ["FRM007 E2"]),
    ("a target erased", retyped((4, 4), ""), "甲乙丙", ["FRM007 D4"]),
    ("a target in wide digits", retyped((4, 4), "６００ 人"), "甲乙丙", []),
    ("a heading rewritten", retyped((2, 2), "事項"), "甲乙丙", ["FRM007 B2"]),
    ("a note rewritten", retyped((2, 4), "なるべく"), "甲乙丙", ["FRM036 D2"]),
    ("a note erased", retyped((2, 4), ""), "甲乙丙", ["FRM037 D2"]),
    ("a note under another text of the form", retyped((2, 4), "公表"), "甲乙丙", []),
]


@pytest.mark.parametrize(("grid", "answers", "codes"), [case[1:] for case in GRIDS], ids=[case[0] for case in GRIDS])
def test_a_column_is_found_by_its_key_and_an_input_proved_by_the_label_before_it(
        grid: Grid, answers: str, codes: list[str]) -> None:
    reading = read(grid)

    assert "".join(str(answer.value) for answer in reading.answers) == answers
    assert told(reading) == codes


@pytest.mark.parametrize("grid", [retyped((2, 5), "目安"), retyped((4, 4), ""), retyped((2, 2), "事項")])
def test_locked_texts_of_another_edition_are_not_compared(grid: Grid) -> None:
    assert told(read(grid, compared=Compared.FORM)) == []


@pytest.mark.parametrize(("second", "third", "codes"), [
    ("種別", "公表", []), ("分類", "公表", ["FRM036 C2"]), ("種別", "時期", ["FRM006 E2", "FRM036 D2"]),
    ("公表", "種別", ["FRM006 E2"]),
])
def test_of_several_labels_the_nearest_before_an_input_proves_it(second: str, third: str, codes: list[str]) -> None:
    row = Row("a", (Cell("label", "根拠", Look.LABEL), Cell("sub", "種別", Look.LABEL), Cell("name", "公表", Look.LABEL),
                    Cell("state", None, field=Field("公表", InputKind.TEXT))))
    cells = raw((SENT[0], ("a", "根拠", second, third, "乙")))

    reading = read_sheet("a.xlsx", KeyedCells(cells, replace(SHEET, rows=(row,))), R6)

    assert told(reading) == codes
    assert len(reading.answers) == (0 if "FRM006 E2" in codes else 1)


#: What stands in a number cell beside which no state can be chosen, what is read, what is said.
@pytest.mark.parametrize(("typed", "answers", "codes"), [
    ("620", "620", ["ACT011 C2"]), ("620人（見込）", "620", ["ACT011 C2"]), ("集計中", "", ["ACT018 C2"]),
    ("不明", "", ["ACT003 C2"]),
])
def test_words_beside_which_no_state_can_be_chosen_leave_the_figure_out(
        typed: str, answers: str, codes: list[str]) -> None:
    field = Field("確定値", InputKind.NUMBER, unit="人")
    row = Row("a", (Cell("label", "確定値", Look.LABEL), Cell("sub", None, field=field)))

    reading = read_sheet("a.xlsx", KeyedCells(raw((SENT[0], ("a", "確定値", typed))), replace(SHEET, rows=(row,))),
                         R6)

    assert "".join(str(answer.value) for answer in reading.answers) == answers
    assert told(reading) == codes


def test_a_label_without_words_proves_nothing() -> None:
    row = Row("a", (Cell("label", "根拠", Look.LABEL), Cell("sub", "種別", Look.LABEL), Cell("name", None, Look.LABEL),
                    Cell("state", None, field=Field("種別", InputKind.TEXT))))
    declared = replace(SHEET, rows=(row,))

    kept, lost = (read_sheet("a.xlsx", KeyedCells(raw((SENT[0], ("a", "根拠", label, "", "乙"))), declared),
                             R6) for label in ("種別", "分類"))

    assert (told(kept), told(lost)) == ([], ["FRM006 E2", "FRM036 C2"])


FORMULA = RawCell(CellKind.TEXT, "x", formula="A1")
BESIDE: list[tuple[str, dict[tuple[int, int], RawCell], list[str]]] = [
    ("nothing", {}, []),
    ("a text below", {(9, 2): text("メモ")}, ["FRM009 B9"]),
    ("a number far to the right", {(2, 30): RawCell(CellKind.NUMBER, "5")}, ["FRM009 AD2"]),
    ("an error value", {(9, 2): RawCell(CellKind.ERROR, "#N/A")}, ["FRM009 B9"]),
    ("in a row of the form, where nothing is asked", {(2, 3): text("メモ"), (4, 5): text("メモ")},
     ["FRM009 C2", "FRM009 E4"]),
    ("in reading order", {(9, 3): text("x"), (9, 2): text("y"), (8, 9): text("z")},
     ["FRM009 I8", "FRM009 B9", "FRM009 C9"]),
    ("spaces", {(9, 2): text(" 　")}, []),
    ("a formula", {(9, 2): FORMULA}, []),
    ("a sum of typed figures", {(9, 2): RawCell(CellKind.NUMBER, "32", formula="12+20")}, ["FRM009 B9"]),
    ("a printed text that was copied", {(9, 2): text("600 人")}, []),
    ("a key that was copied", {(9, 2): text("state")}, []),
    ("a mark that was copied", {(9, 2): text("sagamihara-pdca|x")}, []),
    ("ten texts", {(9 + n, 2): text("メモ") for n in range(10)}, [f"FRM009 B{9 + n}" for n in range(10)]),
    ("eleven texts", {(9 + n, 2): text("メモ") for n in range(11)}, [*(f"FRM009 B{9 + n}" for n in range(10)), "FRM011"]),
]


@pytest.mark.parametrize(("beside", "codes"), [case[1:] for case in BESIDE], ids=[case[0] for case in BESIDE])
def test_what_was_typed_where_nothing_is_asked_is_told(
        beside: dict[tuple[int, int], RawCell], codes: list[str]) -> None:
    reading = read(SENT, beside)

    assert told(reading) == codes
    assert len(reading.answers) == 3


def test_texts_beside_the_form_are_questions_and_never_hold_an_answer_back() -> None:
    reading = read(SENT, {(9 + n, 2): text("メモ") for n in range(11)})

    assert {f.problem.severity for f in reading.findings} == {Severity.QUESTION}


@pytest.mark.parametrize(("texts", "rest"), [(11, "ほかに1か所"), (12, "ほかに2か所")])
def test_of_texts_beside_the_form_the_rest_is_counted(texts: int, rest: str) -> None:
    reading = read(SENT, {(9 + n, 2): text("メモ") for n in range(texts)})

    assert rest in reading.findings[-1].problem.message


COUNTED = join(words("成果\n"), length(Var(Ref("s", "a", "sub"))), words("／150字"),
               if_(above(length(Var(Ref("s", "a", "sub"))), number(150)), words("◆超過"), EMPTY))
#: The declared label, the cell that came back, whether it still is that label.
LABELS: list[tuple[Content, RawCell | None, bool]] = [
    ("成果", text("成果"), True), ("成果", text("成果２"), False), ("成果", None, False), ("成 果", text("成果\n"), True),
    ("第１", text("第1"), True), (None, text("成果"), False),
    ("成果", RawCell(CellKind.UNCALCULATED, '"成果"&A1', formula="A1"), True),
    ("成果", RawCell(CellKind.UNCALCULATED, '"課題"&A1', formula="A1"), False),
    (COUNTED, text("成果\n12／150字"), True), (COUNTED, text("成果\n151／150字◆超過"), True),
    (COUNTED, text("成果"), True), (COUNTED, text("課題"), False), (COUNTED, text("課題\n12／150字"), False),
    (COUNTED, text("成果\n12／100字"), False),
    (COUNTED, text("成果\n" + "9" * 20 + "／150字"), True), (COUNTED, text("成果\n" + "9" * 21 + "／150字"), False),
    (join(words("成果"), length(Var(Ref("s", "a", "sub"))), words("字")), text("成果12字"), True),
    (join(words("成果"), length(Var(Ref("s", "a", "sub"))), words("字")), text("成果12字以内"), False),
    (COUNTED, RawCell(CellKind.UNCALCULATED, '"成果"&LEN(C3)', formula="x"), True),
    (COUNTED, RawCell(CellKind.UNCALCULATED, '"課題"&LEN(C3)', formula="x"), False),
]


@pytest.mark.parametrize(("declared", "found", "still"), LABELS)
def test_a_label_is_known_by_its_words(declared: Content, found: RawCell | None, still: bool) -> None:
    assert is_label(found, Cell("label", declared, Look.LABEL)) is still


def mark(division: str, sheet: str) -> RawCell:
    identity = DivisionBook.of(division).form.identity
    assert identity is not None
    return text(write_marker(identity, sheet))


OWN, OTHER, DAMAGED = mark(CULTURE, "s"), mark(SCHOOLS, "s"), text("sagamihara-pdca|input")
#: The cells of a sheet, and whose mark it bears: "" where the mark is damaged, None where there is none.
MARKS: list[tuple[dict[tuple[int, int], RawCell], str | None]] = [
    ({(1, 1): OWN}, CULTURE), ({(7, 5): OWN}, CULTURE), ({(1, 1): OWN, (9, 9): OWN}, CULTURE),
    ({(1, 1): OWN, (9, 9): OTHER}, ""), ({(1, 1): DAMAGED}, ""), ({(1, 1): DAMAGED, (9, 9): OTHER}, SCHOOLS),
    ({(1, 1): text(f" {OWN.text}")}, None), ({(1, 1): text(f"{OWN.text} ")}, CULTURE),
    ({(1, 1): text(OWN.text[:-1])}, ""), ({(1, 1): text("メモ")}, None), ({}, None),
]


@pytest.mark.parametrize(("cells", "owner"), MARKS)
def test_a_sheet_is_known_by_the_one_whole_mark_on_it(cells: dict[tuple[int, int], RawCell], owner: str | None) -> None:
    found = marked_sheets(RawBook((RawSheet("s", cells),)))

    assert [s.marker.identity.division if s.marker is not None else "" for s in found] == (
        [] if owner is None else [owner])


def test_sheets_without_a_mark_are_those_that_a_person_sees_and_that_hold_something() -> None:
    added = RawSheet("補足", {(1, 1): text("x")})
    book = RawBook((RawSheet("s", {(1, 1): OWN}), added, replace(added, visible=False),
                    RawSheet("t", {(1, 1): text(" ")}),
                    RawSheet("u", {(1, 1): DAMAGED}), replace(added, name="後")))

    assert [sheet.name for sheet in unmarked_sheets(book)] == ["補足", "後"]
    assert [sheet.raw.name for sheet in marked_sheets(book)] == ["s", "u"]


@pytest.mark.parametrize(("rows", "found"), [
    (SENT, {"head": [2], "a": [3], "b": [4], "c": []}), ((*SENT, SENT[2]), {"a": [3, 5]}), (SENT[:1], {"a": []}),
    ((SENT[2], *SENT), {"a": [1, 4], "b": [5]}),
])
def test_a_key_leads_to_every_row_that_bears_it(rows: Grid, found: dict[str, list[int]]) -> None:
    cells = KeyedCells(raw(rows), SHEET)

    assert {key: cells.rows(key) for key in found} == found
