"""One returned cell and the field that it answers: the value, the codes of what is said, the state, what is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest

from sagamihara_pdca.formulas.tree import Const
from sagamihara_pdca.intake.typed_cells import understand
from sagamihara_pdca.model.raw_book import CellKind, RawCell
from sagamihara_pdca.problems import Place, Severity
from sagamihara_pdca.sheets.book import Field, InputKind
from sagamihara_pdca.sheets.inputs import AnswerValue
from sagamihara_pdca.sheets.seen_cells import as_seen

HERE = Place("学務課.xlsx", "3-1-04", "F13", "実績")
ASKED = Const(True)
SCHOOLS = Field("実績", InputKind.NUMBER, ASKED, unit="校")
SHARE = Field("実績", InputKind.NUMBER, ASKED, unit="%")
OPTIONAL = Field("実績", InputKind.NUMBER, unit="校")
TEXT = Field("取組", InputKind.TEXT, max_length=5)
DAY = Field("運用開始日", InputKind.DATE)
GRADE = Field("評価", InputKind.CHOICE, choices=("◎", "○", "△", "×"))
STEP = Field("評価", InputKind.CHOICE, choices=("5", "4", "3"))


def text(words: str) -> RawCell:
    return RawCell(CellKind.TEXT, words)


def number(stored: str, *, percent: bool = False, formula: str | None = None) -> RawCell:
    return RawCell(CellKind.NUMBER, stored, D(stored), formula, percent)


def day(serial: str) -> RawCell:
    return RawCell(CellKind.DATE, serial, D(serial))


CASES: list[tuple[Field, RawCell | None, AnswerValue | None, list[str]]] = [
    # blank
    (SCHOOLS, None, None, []),
    (SCHOOLS, text("　 \n"), None, []),
    (SCHOOLS, text("\u200b"), None, []),
    # numbers
    (SCHOOLS, number("32"), D(32), []),
    (SCHOOLS, number("32", formula="30+2"), D(32), ["ACT014"]),
    (SCHOOLS, text("３２校"), D(32), ["ACT011"]),
    (SCHOOLS, text("32件"), D(32), ["ACT004"]),
    (SCHOOLS, text("約32校"), D(32), ["ACT019"]),
    (SCHOOLS, text("32か33"), None, ["ACT003"]),
    (SCHOOLS, text("前年並み"), None, ["ACT060"]),
    (SCHOOLS, text("24校/24校"), D(24), ["ACT011"]),
    (SCHOOLS, day("45778"), None, ["ACT005"]),
    (SCHOOLS, RawCell(CellKind.BOOL, "TRUE", D(1)), None, ["ACT015"]),
    (SCHOOLS, RawCell(CellKind.ERROR, "#N/A"), None, ["ACT006"]),
    (SCHOOLS, RawCell(CellKind.UNCALCULATED, "A1+1", None, "A1+1"), None, ["ACT007"]),
    (SCHOOLS, text("なし"), None, ["ACT016"]),
    (OPTIONAL, text("-"), None, ["ACT010"]),
    (SCHOOLS, text("集計中"), None, ["ACT010"]),
    # per cent
    (SHARE, number("14.2"), D("14.2"), []),
    (SHARE, number("0.142", percent=True), D("14.2"), ["ACT011"]),
    (SHARE, number("0.142"), D("0.142"), ["ACT020"]),
    (SHARE, text("14.2％"), D("14.2"), ["ACT011"]),
    (SCHOOLS, number("0.32", percent=True), None, ["ACT052"]),
    # texts come through unchanged
    (TEXT, text("𠮷①㈱髙﨑"), "𠮷①㈱髙﨑", []),
    (TEXT, text(" ㎡ \n"), " ㎡ \n", []),
    (TEXT, number("12"), "12", []),
    (TEXT, number("0.5", percent=True), "50%", []),
    (TEXT, day("45778"), "2025/5/1", ["ACT009"]),
    # choices
    (GRADE, text(" ○ "), "○", []),
    (GRADE, text("〇"), "○", ["ACT011"]),
    (GRADE, text("◯"), "○", ["ACT011"]),
    (GRADE, text("A"), None, ["ACT008"]),
    (STEP, number("5"), "5", []),
    (STEP, text("５"), "5", ["ACT011"]),
    # days
    (DAY, day("45748"), date(2025, 4, 1), []),
    (DAY, day("45748.5"), date(2025, 4, 1), []),
    (DAY, text("令和7年4月1日"), date(2025, 4, 1), ["ACT011"]),
    (DAY, number("45748"), date(2025, 4, 1), ["ACT021"]),
    (DAY, number("2025"), None, ["ACT013"]),
    (DAY, number("20250401"), None, ["ACT013"]),
    (DAY, text("4月1日"), None, ["ACT013"]),
]


@pytest.mark.parametrize(("field", "cell", "value", "codes"), CASES)
def test_a_cell_means_what_a_person_sees_in_it(field: Field, cell: RawCell | None, value: AnswerValue | None,
                                               codes: list[str]) -> None:
    typed = understand(cell, field, HERE)

    assert typed.value == value
    assert [problem.code for problem in typed.problems] == codes


@pytest.mark.parametrize(("field", "cell", "value", "codes"), CASES)
def test_nothing_typed_is_lost_without_a_word(field: Field, cell: RawCell | None, value: AnswerValue | None,
                                              codes: list[str]) -> None:
    typed = understand(cell, field, HERE)

    seen = as_seen(cell).replace("\u200b", "").strip()
    assert (typed.value is not None) or not seen or typed.problems


def test_words_in_a_number_cell_stand_for_a_state() -> None:
    assert understand(text("まだ集計中"), SCHOOLS, HERE).state == "集計中"
    assert understand(text("30校（見込）"), SCHOOLS, HERE).state == "見込"


def test_what_was_typed_around_a_figure_is_kept_beside_it() -> None:
    assert understand(text("421校（うち26）※延べ"), SCHOOLS, HERE).note == "内数26、※延べ"


def test_a_dash_where_a_figure_is_required_is_asked_about() -> None:
    (problem,) = understand(text("－"), SCHOOLS, HERE).problems

    assert problem.severity is Severity.QUESTION
