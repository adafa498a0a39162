"""What a cell means at the edges: shares and per cent, days that lost their format, lengths, signs, choices, blanks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest

from sagamihara_pdca.intake.typed_cells import understand
from sagamihara_pdca.model.raw_book import CellKind, RawCell
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.sheets.book import Field, InputKind
from sagamihara_pdca.sheets.inputs import AnswerValue
from sagamihara_pdca.sheets.seen_cells import as_seen, is_blank
from tests.intake.test_cells import ASKED, DAY, GRADE, HERE, OPTIONAL, SCHOOLS, SHARE, STEP, TEXT, day, number, text

NO_UNIT = Field("実績", InputKind.NUMBER, ASKED)
FREE = Field("取組", InputKind.TEXT)
LINE = Field("根拠資料", InputKind.LINE, max_length=5)
ALIKE = Field("区分", InputKind.CHOICE, choices=("ア イ", "アイ", "ウ　エ"))
TRUE = RawCell(CellKind.BOOL, "TRUE", D(1))
ERROR = RawCell(CellKind.ERROR, "#DIV/0!")
UNCALCULATED = RawCell(CellKind.UNCALCULATED, "A1+1", formula="A1+1")

CASES: list[tuple[Field, RawCell | None, AnswerValue | None, list[str]]] = [
    # a share where per cent are asked: between 0 and 1, both left out
    (SHARE, number("0"), D(0), []), (SHARE, number("0.001"), D("0.001"), ["ACT020"]),
    (SHARE, number("0.999"), D("0.999"), ["ACT020"]), (SHARE, number("1"), D(1), []),
    (SHARE, number("1.2"), D("1.2"), []),
    (SHARE, number("-0.5"), D("-0.5"), []), (SCHOOLS, number("0.5"), D("0.5"), []),
    (NO_UNIT, number("0.5"), D("0.5"), []),
    # a number shown as per cent
    (SHARE, number("0", percent=True), D(0), ["ACT011"]), (SHARE, number("1", percent=True), D(100), ["ACT011"]),
    (SHARE, number("1.125", percent=True), D("112.5"), ["ACT011"]),
    (SHARE, number("-0.03", percent=True), D(-3), ["ACT011"]),
    (NO_UNIT, number("0.5", percent=True), D(50), ["ACT004"]),
    # signs and sizes
    (SCHOOLS, number("-3"), D(-3), []), (SCHOOLS, text("▲3"), D(-3), ["ACT011"]),
    (SCHOOLS, number("1E+15"), None, ["ACT047"]), (SCHOOLS, number("999999999999999"), D("999999999999999"), []),
    (SCHOOLS, number("0.0000001"), D("0.0000001"), []),
    (SCHOOLS, text("1,234,567校"), D(1234567), ["ACT011"]), (SCHOOLS, text("12,34"), None, ["ACT003"]),
    (NO_UNIT, text("12校"), D(12), ["ACT004"]), (NO_UNIT, text("12"), D(12), ["ACT011"]),
    # of a formula only the result counts, and only where there is one
    (SCHOOLS, RawCell(CellKind.TEXT, "集計中", formula="A1"), None, ["ACT010", "ACT014"]),
    (SCHOOLS, RawCell(CellKind.TEXT, "32校", formula="A1"), D(32), ["ACT011", "ACT014"]),
    (SCHOOLS, RawCell(CellKind.TEXT, "不明", formula="A1"), None, ["ACT003"]),
    (SCHOOLS, RawCell(CellKind.TEXT, "", formula="A1"), None, []),
    (TEXT, RawCell(CellKind.TEXT, "取組", formula="A1"), "取組", ["ACT014"]),
    (TEXT, text("あ" * 2000), "あ" * 2000, ["ACT009"]), (TEXT, text("あ" * 2001), "あ" * 2001, ["ACT051"]),
    (TEXT, text("𠮷" * 40_000), "𠮷" * 40_000, ["ACT051"]),
    # a dash where nothing has to stand is no question
    (OPTIONAL, text("なし"), None, ["ACT010"]), (SCHOOLS, text("対象外"), None, ["ACT010"]),
    # days: as stored, and as plain numbers of 1990 to 2099
    (DAY, day("0"), None, ["ACT013"]), (DAY, day("0.9"), None, ["ACT013"]), (DAY, day("1"), date(1899, 12, 31), []),
    (DAY, day("2958465"), date(9999, 12, 31), []), (DAY, day("2958466"), None, ["ACT013"]),
    (DAY, number("32873"), None, ["ACT013"]), (DAY, number("32874"), date(1990, 1, 1), ["ACT021"]),
    (DAY, number("73050"), date(2099, 12, 31), ["ACT021"]), (DAY, number("73051"), None, ["ACT013"]),
    (DAY, number("45748.5"), None, ["ACT013"]), (DAY, number("45748", percent=True), None, ["ACT013"]),
    (DAY, TRUE, None, ["ACT013"]), (DAY, text("45748"), None, ["ACT013"]),
    # lengths: the limit itself is no fault
    (TEXT, text("五文字です"), "五文字です", []), (TEXT, text("六文字ですよ"), "六文字ですよ", ["ACT009"]),
    (LINE, text("五文字です"), "五文字です", []), (LINE, text("六文字ですよ"), "六文字ですよ", ["ACT009"]),
    (FREE, text("字" * 2000), "字" * 2000, []), (FREE, TRUE, "TRUE", []), (FREE, number("1200.50"), "1200.50", []),
    # nothing but signs
    (FREE, text("－"), "－", ["ACT022"]), (FREE, text("・・・"), "・・・", ["ACT022"]),
    (FREE, text("（）　。"), "（）　。", ["ACT022"]),
    (FREE, text("○"), "○", []), (FREE, text("-5"), "-5", []), (TEXT, text("------"), "------", ["ACT022"]),
    # choices
    (GRADE, text("○\n"), "○", []), (GRADE, text("⭕"), "○", ["ACT011"]), (GRADE, text("✕"), "×", ["ACT011"]),
    (GRADE, text("⊚"), "◎", ["ACT011"]), (GRADE, text("○△"), None, ["ACT008"]), (GRADE, TRUE, None, ["ACT008"]),
    (STEP, number("6"), None, ["ACT008"]), (STEP, day("5"), None, ["ACT008"]),
    (ALIKE, text("アイ"), "アイ", []), (ALIKE, text("ア　イ"), None, ["ACT008"]), (ALIKE, text("ウエ"), "ウ　エ", ["ACT011"]),
    # what a program could not work out, wherever it stands
    *((field, ERROR, None, ["ACT006"]) for field in (SCHOOLS, SHARE, OPTIONAL, TEXT, FREE, LINE, DAY, GRADE)),
    *((field, UNCALCULATED, None, ["ACT007"]) for field in (SCHOOLS, SHARE, OPTIONAL, TEXT, FREE, LINE, DAY, GRADE)),
    *((field, text("\u3000\u200b\n"), None, []) for field in (SCHOOLS, TEXT, LINE, DAY, GRADE)),
]


@pytest.mark.parametrize(("field", "cell", "value", "codes"), CASES)
def test_a_cell_at_an_edge_means_what_a_person_sees_in_it(
        field: Field, cell: RawCell | None, value: AnswerValue | None, codes: list[str]) -> None:
    typed = understand(cell, field, HERE)

    assert typed.value == value
    assert [problem.code for problem in typed.problems] == codes


#: What is typed into a number cell where a figure is required; the state and the note that go with it.
WORDS = [
    ("32", "", ""), ("32校", "", ""), ("約32校", "", "約"), ("32校（見込）", "見込", "見込"), ("32（うち5）", "", "内数5"),
    ("集計中", "集計中", ""),
    ("未実施", "未実施", ""), ("中止", "中止", ""), ("評価困難", "評価困難", ""), ("対象外", "対象外", ""), ("なし", "対象外", ""), ("不明", "", ""),
]


@pytest.mark.parametrize(("typed", "state", "note"), WORDS)
def test_words_in_a_number_cell_choose_a_state_and_leave_a_note(typed: str, state: str, note: str) -> None:
    understood = understand(text(typed), SCHOOLS, HERE)

    assert (understood.state, understood.note) == (state, note)


#: What is in the cell, the weight of what is said.
WEIGHTS = [
    (SCHOOLS, text("32か33"), Severity.ERROR), (SCHOOLS, day("45778"), Severity.ERROR), (SCHOOLS, TRUE, Severity.ERROR),
    (SCHOOLS, ERROR, Severity.ERROR), (SCHOOLS, UNCALCULATED, Severity.ERROR), (GRADE, text("A"), Severity.ERROR),
    (DAY, text("春"), Severity.ERROR), (SCHOOLS, text("32件"), Severity.QUESTION),
    (SCHOOLS, text("約32校"), Severity.QUESTION),
    (SHARE, number("0.5"), Severity.QUESTION), (DAY, number("45748"), Severity.QUESTION),
    (TEXT, text("六文字ですよ"), Severity.QUESTION), (FREE, text("－"), Severity.QUESTION),
    (SCHOOLS, text("なし"), Severity.QUESTION),
    (OPTIONAL, text("なし"), Severity.NOTICE), (SCHOOLS, text("集計中"), Severity.NOTICE),
    (SCHOOLS, text("32校"), Severity.NOTICE),
    (SCHOOLS, number("32", formula="30+2"), Severity.NOTICE), (GRADE, text("◯"), Severity.NOTICE),
]


@pytest.mark.parametrize(("field", "cell", "severity"), WEIGHTS)
def test_what_is_not_used_is_an_error_and_what_is_doubtful_a_question(
        field: Field, cell: RawCell, severity: Severity) -> None:
    (problem,) = understand(cell, field, HERE).problems

    assert (problem.severity, problem.place) == (severity, HERE)


SEEN = [
    (None, "", True), (text(""), "", True), (text(" \u200b"), " \u200b", True), (text("0"), "0", False),
    (number("0"), "0", False), (number("14.20"), "14.20", False), (number("1E+3"), "1000", False),
    (number("0.142", percent=True), "14.2%", False), (number("1", percent=True), "100%", False),
    (number("0", percent=True), "0%", False), (day("45748"), "2025/4/1", False), (day("0"), "0", False),
    (day("2958466"), "2958466", False), (TRUE, "TRUE", False), (ERROR, "#DIV/0!", False), (UNCALCULATED, "A1+1", False),
    (RawCell(CellKind.ERROR, ""), "", False),
]


@pytest.mark.parametrize(("cell", "seen", "blank"), SEEN)
def test_what_is_seen_in_a_cell_and_whether_it_is_blank(cell: RawCell | None, seen: str, blank: bool) -> None:
    assert (as_seen(cell), is_blank(cell)) == (seen, blank)
