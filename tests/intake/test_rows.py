"""Where the rows of a returned sheet are found: by key, by label, moved, copied, deleted, sorted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagamihara_pdca.intake.form_texts import Compared
from sagamihara_pdca.intake.keyed_cells import KeyedCells
from sagamihara_pdca.intake.sheets import SheetReading, read_sheet
from sagamihara_pdca.model.raw_book import RawSheet
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.sheets.book import Cell, Column, Field, InputKind, Look, Row, Sheet
from tests.intake.test_cells import text
from tests.worlds.plans import R6

#: What stands in one row of the sheet: row key, label, answer.
Line = tuple[str, str, str]


def asking(key: str, label: str) -> Row:
    return Row(key, (Cell("label", label, Look.LABEL), Cell("sub", None, field=Field(label, InputKind.TEXT))))


def sheet(*rows: Row) -> Sheet:
    head = Row("head", (Cell("label", "項目", Look.HEAD), Cell("sub", "回答", Look.HEAD)))
    return Sheet("s", "事業", (Column("label", 9), Column("sub", 9)), (head, *rows), keyed=True)


SHEET = sheet(asking("a", "取組"), asking("b", "成果"), asking("c", "課題"))
TWINS = sheet(asking("a", "取組"), asking("b", "根拠資料"), asking("c", "課題"), asking("d", "根拠資料"))
HEAD: Line = ("head", "項目", "回答")
A, B, C = ("a", "取組", "甲"), ("b", "成果", "乙"), ("c", "課題", "丙")
ALL = {"a": "甲", "b": "乙", "c": "丙"}


def read(lines: list[Line], declared: Sheet = SHEET, compared: Compared = Compared.ALL) -> SheetReading:
    grid = [("", "label", "sub"), *lines]
    cells = {(row, column): text(words) for row, line in enumerate(grid, start=1)
             for column, words in enumerate(line, start=1) if words}
    return read_sheet("a.xlsx", KeyedCells(RawSheet("事業", cells), declared), R6, compared)


def answers_of(reading: SheetReading) -> dict[str, str]:
    return {answer.ref.row: str(answer.value) for answer in reading.answers}


def codes_of(reading: SheetReading) -> list[str]:
    return [finding.problem.code for finding in reading.findings]


def without(*rows: str) -> dict[str, str]:
    return {row: answer for row, answer in ALL.items() if row not in rows}


#: What came back, what is answered, what is said.
ROWS: list[tuple[str, list[Line], dict[str, str], list[str]]] = [
    ("as sent", [HEAD, A, B, C], ALL, []),
    ("an answer left blank", [HEAD, A, ("b", "成果", ""), C], without("b"), []),
    # moved
    ("rows moved with their keys", [C, HEAD, A, B], ALL, []),
    ("rows put in", [("", "", ""), HEAD, A, ("", "", ""), ("", "", ""), B, C], ALL, []),
    ("two rows changed places, keys left behind", [HEAD, ("a", *B[1:]), ("b", *A[1:]), C], {"c": "丙"}, ["FRM006", "FRM006"]),
    ("all rows sorted, keys left behind", [HEAD, ("a", *C[1:]), ("b", *A[1:]), ("c", *B[1:])], {}, ["FRM006"] * 3),
    ("sorted with the headings", [("head", *A[1:]), ("a", *B[1:]), ("b", *C[1:]), ("c", *HEAD[1:])], {},
     [*["FRM006"] * 3, "FRM009"]),
    ("sorted, and a label lost", [HEAD, ("a", *B[1:]), ("b", *A[1:]), ("c", "", "丙")], {},
     ["FRM006"] * 3),
    ("sorted, and a label written anew", [HEAD, ("a", *B[1:]), ("b", *A[1:]), ("c", "課題など", "丙")], {},
     ["FRM006"] * 3),
    ("sorted, and a label that stands twice", [HEAD, ("a", *B[1:]), ("b", *A[1:]), ("c", "成果", "丙")], {},
     ["FRM006"] * 3),
    # deleted
    ("the first row deleted", [HEAD, B, C], without("a"), ["FRM004"]),
    ("the last row deleted", [HEAD, A, B], without("c"), ["FRM004"]),
    ("all rows deleted", [HEAD], {}, ["FRM004"] * 3),
    ("only its key deleted", [HEAD, A, ("", *B[1:]), C], without("b"), ["FRM004", "FRM009"]),
    ("its key typed over", [HEAD, A, ("b2", *B[1:]), C], without("b"), ["FRM004", "FRM009", "FRM009"]),
    # copied
    ("a row copied", [HEAD, A, B, B, C], ALL, []),
    ("a row copied to the end", [HEAD, A, B, C, A], ALL, []),
    ("a row copied and rewritten", [HEAD, A, B, C, ("b", "成果", "丁")], without("b"), ["FRM005"]),
    ("a row copied and emptied", [HEAD, A, B, C, ("b", "成果", "")], without("b"), ["FRM005"]),
    ("an empty row above its copy", [HEAD, A, ("b", "成果", ""), C, B], without("b"), ["FRM005"]),
    ("of three copies the last differs", [HEAD, A, B, B, ("b", "成果", "丁"), C], without("b"), ["FRM005"]),
    ("two rows copied and rewritten", [HEAD, A, B, C, ("a", "取組", "丁"), ("c", "課題", "丁")], {"b": "乙"},
     ["FRM005", "FRM005"]),
    # labels
    ("a label written anew", [HEAD, A, ("b", "成果・効果", "乙"), C], ALL, ["FRM007"]),
    ("a label erased", [HEAD, A, ("b", "", "乙"), C], ALL, ["FRM007"]),
    ("two labels written anew", [HEAD, ("a", "取組み", "甲"), B, ("c", "課題等", "丙")], ALL, ["FRM007", "FRM007"]),
    ("a label in other widths and with blanks", [HEAD, A, ("b", " 成\n果　", "乙"), C], ALL, []),
    ("a label that became another row's", [HEAD, A, ("b", "課題", "乙"), C], without("b"), ["FRM006"]),
    ("a label that became the heading's", [HEAD, A, ("b", "項目", "乙"), C], without("b"), ["FRM006"]),
    ("labels that changed places", [HEAD, A, ("b", "課題", "乙"), ("c", "成果", "丙")], {"a": "甲"}, ["FRM006", "FRM006"]),
    ("a cell put in above the labels alone", [HEAD, ("a", "", "甲"), ("b", "取組", "乙"), ("c", "成果", "丙"), ("", "課題", "")], {},
     ["FRM006"] * 3),
    ("a cell put in above the answers alone", [HEAD, ("a", "取組", ""), ("b", "成果", "甲"), ("c", "課題", "乙"), ("", "", "丙")],
     {"b": "甲", "c": "乙"}, ["FRM009"]),
    ("cut out and pasted apart from its neighbours", [HEAD, ("a", "", ""), B, C, ("", "取組", "甲")], {"b": "乙", "c": "丙"},
     ["FRM006", "FRM009"]),
    ("a block cut out and pasted further down", [HEAD, ("a", "", ""), ("b", "", ""), C, ("", "", ""), ("", *A[1:]), ("", *B[1:])], ALL,
     ["FRM008", "FRM008"]),
    ("a row copied, with a label and an answer of its own", [HEAD, A, B, C, ("b", "その他", "丁")], ALL, ["FRM009", "FRM009"]),
    # headings
    ("a heading rewritten", [("head", "項目", "記入欄"), A, B, C], ALL, ["FRM007"]),
    ("a heading deleted", [A, B, C], ALL, []),
    ("both heads rewritten", [("head", "x", "y"), A, B, C], ALL, ["FRM007", "FRM007"]),
]


@pytest.mark.parametrize(("lines", "answers", "codes"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_a_row_is_found_by_its_key_and_proved_by_its_label(lines: list[Line], answers: dict[str, str],
                                                           codes: list[str]) -> None:
    reading = read(lines)

    assert answers_of(reading) == answers
    assert codes_of(reading) == codes


B2, D2 = ("b", "根拠資料", "乙"), ("d", "根拠資料", "丁")
TWIN_ROWS: list[tuple[str, list[Line], dict[str, str], list[str]]] = [
    ("as sent", [HEAD, A, B2, C, D2], {**ALL, "d": "丁"}, []),
    ("moved with their keys", [HEAD, D2, C, B2, A], {**ALL, "d": "丁"}, []),
    ("others sorted", [HEAD, ("a", *C[1:]), B2, ("c", *A[1:]), D2], {},
     ["FRM006", "FRM013", "FRM006", "FRM013"]),
    ("one label lost", [HEAD, A, ("b", "", "乙"), C, D2], {**ALL, "d": "丁"}, ["FRM007"]),
    ("sorted, and one label lost", [HEAD, ("a", *C[1:]), ("b", "", "乙"), ("c", *A[1:]), D2], {},
     ["FRM006", "FRM006", "FRM006", "FRM013"]),
    ("copied and rewritten", [HEAD, A, B2, ("b", "根拠資料", "x"), C, D2], {"a": "甲", "c": "丙", "d": "丁"}, ["FRM005"]),
]


@pytest.mark.parametrize(("lines", "answers", "codes"), [case[1:] for case in TWIN_ROWS], ids=[c[0] for c in TWIN_ROWS])
def test_rows_with_the_same_label_are_trusted_only_while_nothing_was_sorted(
        lines: list[Line], answers: dict[str, str], codes: list[str]) -> None:
    reading = read(lines, TWINS)

    assert answers_of(reading) == answers
    assert codes_of(reading) == codes


FIVE = sheet(asking("a", "取組"), asking("b", "成果"), asking("c", "課題"), asking("d", "理由"), asking("e", "改善"))
#: Another form over ours: labels of its own, and some that fit by chance.
BY_CHANCE: list[tuple[str, list[Line], dict[str, str]]] = [
    ("one of five fits, alone", [HEAD, ("a", "段階", "い"), ("b", "進捗", "ろ"), ("c", "課題", "は"), ("d", "方向", "に"), ("e", "別", "ほ")], {}),
    ("one of five fits, below its heading",
     [HEAD, ("a", "取組", "い"), ("b", "進捗", "ろ"), ("c", "段階", "は"), ("d", "方向", "に"), ("e", "別", "ほ")], {"a": "い"}),
    ("two of five fit", [HEAD, ("a", "段階", "い"), ("b", "成果", "ろ"), ("c", "段階", "は"), ("d", "理由", "に"), ("e", "別", "ほ")],
     {"a": "い", "b": "ろ", "c": "は", "d": "に", "e": "ほ"}),
]


@pytest.mark.parametrize(("lines", "answers"), [case[1:] for case in BY_CHANCE], ids=[case[0] for case in BY_CHANCE])
def test_under_the_labels_of_another_form_a_label_alone_proves_nothing(lines: list[Line], answers: dict[str, str]) -> None:
    assert answers_of(read(lines, FIVE)) == answers


def test_a_heading_in_the_words_of_a_label_does_not_make_the_label_doubtful() -> None:
    declared = replace(SHEET, rows=(Row("head", (Cell("label", "成果", Look.SECTION),)), *SHEET.rows[1:]))

    reading = read([("head", "成果", ""), ("a", *C[1:]), B, ("c", *A[1:])], declared)

    assert answers_of(reading) == {"b": "乙"}
    assert codes_of(reading) == ["FRM006", "FRM006"]


#: What came back, and the weight of each thing that is said.
WEIGHTS: list[tuple[str, Sheet, list[Line], list[Severity]]] = [
    ("deleted", SHEET, [HEAD, A, C], [Severity.ERROR]),
    ("copied and rewritten", SHEET, [HEAD, A, B, C, ("b", "成果", "丁")], [Severity.ERROR]),
    ("under another row's label", SHEET, [HEAD, A, ("b", "課題", "乙"), C], [Severity.ERROR]),
    ("under a label that is not its own", TWINS, TWIN_ROWS[2][1],
     [Severity.ERROR] * 4),
    ("under a new label", SHEET, [HEAD, A, ("b", "成果・効果", "乙"), C], [Severity.QUESTION]),
    ("changed places", SHEET, [HEAD, ("a", *B[1:]), ("b", *A[1:]), C], [Severity.ERROR, Severity.ERROR]),
]


@pytest.mark.parametrize(("declared", "lines", "weights"), [case[1:] for case in WEIGHTS], ids=[c[0] for c in WEIGHTS])
def test_an_answer_that_is_left_out_is_an_error_and_one_that_is_read_is_none(
        declared: Sheet, lines: list[Line], weights: list[Severity]) -> None:
    reading = read(lines, declared)

    assert [f.problem.severity for f in reading.findings] == weights
    assert len(reading.answers) == len(declared.rows) - 1 - weights.count(Severity.ERROR)


#: What came back, and the place and the words of what is said.
PLACES: list[tuple[list[Line], list[tuple[str, str]]]] = [
    ([HEAD, A, C], [("a.xlsx「事業」（成果）", "「成果」の欄が見つかりません。")]),
    ([HEAD, A, B, C, ("b", "成果", "丁")], [("a.xlsx「事業」C6（成果）", "「成果」の行が複製され、内容が異なります。")]),
    ([HEAD, A, ("b", "課題", "乙"), C], [("a.xlsx「事業」C4（成果）",
                                      "「成果」の見出しと入力欄がずれており、どの項目への回答か確定できません。")]),
    ([HEAD, ("a", "", ""), ("b", "", ""), C, ("", *A[1:]), ("", *B[1:])], [
        ("a.xlsx「事業」C6（取組）", "行が移動していたため、見出し「取組」を手掛かりに読み取りました。"),
        ("a.xlsx「事業」C7（成果）", "行が移動していたため、見出し「成果」を手掛かりに読み取りました。")]),
]


@pytest.mark.parametrize(("lines", "told"), PLACES)
def test_what_is_said_of_a_row_names_its_cell_as_it_stands_now(lines: list[Line], told: list[tuple[str, str]]) -> None:
    reading = read(lines)

    assert [(write_place(f.problem.place), f.problem.message) for f in reading.findings] == told


def test_each_answer_and_each_input_knows_the_cell_in_which_it_stood() -> None:
    reading = read([C, HEAD, ("", "", ""), A, ("b", "成果", "")])

    assert {a.ref.row: write_place(a.place) for a in reading.answers} == {
        "c": "a.xlsx「事業」C2（課題）", "a": "a.xlsx「事業」C5（取組）"}
    assert {ref.row: place.cell for ref, place in reading.places.items()} == {"a": "C5", "b": "C6", "c": "C2"}


def test_of_rows_that_say_the_same_the_first_is_read() -> None:
    reading = read([HEAD, A, B, C, B])

    assert [a.place.cell for a in reading.answers] == ["C3", "C4", "C5"]


@pytest.mark.parametrize("line", [("head", "項目", "記入欄"), ("head", "", "")])
def test_printed_texts_of_another_edition_are_not_compared(line: Line) -> None:
    reading = read([line, A, B, C], compared=Compared.FORM)

    assert (answers_of(reading), codes_of(reading)) == (ALL, [])
