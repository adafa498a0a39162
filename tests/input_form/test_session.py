"""A clerk fills a workbook in, cell by cell, in a real spreadsheet: after every step it shows what Python says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.excel.cell_formats import INPUT_FILL, fill_properties
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.sheets.book import Book, Highlight, Ref
from sagamihara_pdca.sheets.inputs import Answer, fill, inputs
from sagamihara_pdca.sheets.layout import BookLayout
from sagamihara_pdca.sheets.values import BookValues
from tests.agreement import formulas
from tests.office import client
from tests.office.looks import looks
from tests.worlds import every_kind
from tests.worlds.answers import answer

pytestmark = [pytest.mark.office, pytest.mark.slow]

#: What is typed, cell by cell in Tab order; None leaves the cell. A cell may be typed into again.
Step = tuple[str, str, str]
LONG = "字" * 151

SESSION: list[Step] = [
    # two measures: a missed one, a unit in a number cell, corrected
    ("1-1-02", "do.initiatives.sub", "窓口を1か所増やした。"),
    ("1-1-02", "m.1.1.actual", "25拠点"),
    ("1-1-02", "m.1.1.actual", "25"),
    ("1-1-02", "m.1.1.source.sub", "所管課の集計"),
    ("1-1-02", "m.1.2.actual", "9.1"),
    ("1-1-02", "check.progress.sub", "計画どおり"),
    ("1-1-02", "check.outcome.sub", "利用が広がった。"),
    ("1-1-02", "check.reason.sub", "周知が足りなかった。"),
    ("1-1-02", "act.improvement.sub", LONG),
    ("1-1-02", "act.improvement.sub", "案内を分かりやすくする。"),
    ("1-1-02", "act.direction.sub", "終了"),
    ("1-1-02", "act.proposal.sub", "なし"),
    ("1-1-02", "act.proposal_detail.sub", "役目を終えたため。"),
    # relative to a provisional baseline: the rate waits for the confirmed figure; ten times as much
    ("1-2-01", "do.initiatives.sub", "新しい画面を公開した。"),
    ("1-2-01", "m.1.1.actual", "265000000"),
    ("1-2-01", "m.1.1.base.actual", "25800000"),
    ("1-2-01", "m.1.1.actual", "26500000"),
    ("1-2-01", "check.progress.sub", "遅れ"),
    ("1-2-01", "check.reason.sub", "業者の選定が遅れた。"),
    ("1-2-01", "check.progress.sub", "計画どおり"),
    # labelled measures: still being counted, a figure beside it, a state without a figure
    ("3-2-02", "m.1.1.state", "集計中"),
    ("3-2-02", "m.1.1.source.state", "令和7年8月頃"),
    ("3-2-02", "m.1.1.actual", "640"),
    ("3-2-02", "m.1.1.state", "見込"),
    ("3-2-02", "m.1.2.actual", "-5"),
    ("3-2-02", "m.1.2.actual", "750"),
    # exploratory, and another division's project
    ("1-1-05", "do.stage.sub", "実証・試行"),
    ("1-1-05", "do.initiatives.sub", "3館で試行した。"),
    ("1-1-05", "check.progress.sub", "やや遅れ"),
    ("1-1-05", "check.outcome.sub", "貸出しの待ち時間が短くなった。"),
    ("1-1-05", "check.issues.sub", "費用の見通しが立たない。"),
    ("1-1-05", "act.improvement.sub", "他館へ広げる。"),
    ("1-1-05", "act.direction.sub", "重点事業へ"),
    ("1-1-05", "act.direction_reason.sub", "効果を確認できたため。"),
    ("3-3-01", "do.part.sub", "研修を3回開いた。"),
]

#: The kinds that the session does not visit.
SHORT_SESSION: list[Step] = [
    # milestone, judged, no target
    ("2-1-03", "m.1.1.actual", "未達成"),
    ("2-1-03", "check.reason.sub", "機器の納入が遅れた。"),
    ("2-1-03", "m.1.1.actual", "達成"),
    ("2-1-02", "m.1.1.actual", "◎"),
    ("1-1-03", "m.1.1.actual", "2.5"),
    # up and down
    ("3-1-04", "m.1.1.actual", "31"),
    ("3-1-04", "m.1.2.actual", "150"),
]

SESSIONS = [
    (SESSION, ("two measures", "relative", "labelled", "exploratory", "joint")),
    (SHORT_SESSION, ("milestone", "judged", "no target", "up and down")),
]


@dataclass(frozen=True, slots=True)
class Typed:
    """The session so far."""

    form: Book
    answers: tuple[Answer, ...]

    @property
    def book(self) -> Book:
        return fill(self.form, self.answers)

    def after(self, ref: Ref, words: str) -> Typed:
        number = _number(words)
        new = answer(ref, words if number is None or ref.column == "sub" else number)
        return Typed(self.form, (*(a for a in self.answers if a.ref != ref), new))


def _number(words: str) -> Decimal | None:
    return Decimal(words) if words.lstrip("-").replace(".", "").isdigit() else None


def test_tab_leads_through_the_inputs_of_every_sheet_in_reading_order(office: client.Office, tmp_path: Path) -> None:
    form = input_book(every_kind.context_of(every_kind.sampler()))
    layout = BookLayout(form)
    path = tmp_path / "様式.xlsx"
    write_book(form, path)

    with office.open(path) as book:
        for sheet in (s for s in form.sheets if s.first_input is not None and s.keyed and s.key != "guide"):
            places = [_a1(layout, ref) for ref, _ in inputs(form) if ref.sheet == sheet.key]

            assert book.cursor(sheet.title) == places[0]
            assert list(book.tab_from(sheet.title, places[0], len(places))) == [*places[1:], places[0]]


@pytest.mark.parametrize(("session", "kinds"), SESSIONS)
def test_every_step_shows_the_counts_marks_questions_and_colours_that_python_works_out(
    office: client.Office, tmp_path: Path, session: list[Step], kinds: tuple[str, ...]
) -> None:
    form = input_book(every_kind.context_of(every_kind.sampler(kinds)))
    layout = BookLayout(form)
    typed = Typed(form, ())
    path = tmp_path / "様式.xlsx"
    write_book(form, path)

    with office.open(path) as book:
        for code, place, words in session:
            row, _, column = place.rpartition(".")
            ref = Ref(code, row, column)
            book.type(code, _a1(layout, ref), words)
            typed = typed.after(ref, words)

            assert _shown(book, typed.book) == _worked_out(typed.book), (code, place, words)
            assert _colours(office, book, typed.book, code) == _fills(typed.book, code), (code, place, words)


def test_the_sentence_turns_when_the_last_gap_is_filled(office: client.Office, tmp_path: Path) -> None:
    context = every_kind.context_of(every_kind.sampler(("single", "joint")))
    form = input_book(context)
    layout = BookLayout(form)
    answers = fictional_answers(context, form)
    last = next(a for a in answers if a.ref == Ref("3-3-01", "do.part", "sub"))
    path = tmp_path / "様式.xlsx"
    write_book(fill(form, tuple(a for a in answers if a is not last)), path)
    status = _a1(layout, Ref("guide", "status", "no"))

    with office.open(path) as book:
        before = book.read("はじめに", status).text
        book.type("3-3-01", _a1(layout, last.ref), str(last.value))
        after = book.read("はじめに", status).text

    assert before.startswith("＊ 未入力の必須項目が1項目あります")
    assert after.startswith("✓ 入力が完了しました。")


def _a1(layout: BookLayout, ref: Ref) -> str:
    return layout.a1(ref).replace("$", "")


def _shown(opened: client.Book, book: Book) -> dict[tuple[str, str], object]:
    """What the spreadsheet shows in every cell with a formula."""
    values = opened.values()
    return {(title, a1): _plain(values.get((title, a1))) for title, a1, _ in formulas(book)}


def _worked_out(book: Book) -> dict[tuple[str, str], object]:
    values = BookValues(book)
    return {(title, a1): _plain(values[ref]) for title, a1, ref in formulas(book)}


def _plain(value: object) -> object:
    if value is None:
        return ""
    return round(float(value), 9) if isinstance(value, Decimal | float) else value


def _colours(office: client.Office, opened: client.Book, book: Book, sheet: str) -> dict[str, str]:
    """The fill of every input on the sheet, and of the cells that change colour, as the spreadsheet paints them."""
    painted = looks(office, opened, sheet)
    return {cell: painted[cell].fill or "#FFFFFF" for cell in _fills(book, sheet)}


def _fills(book: Book, sheet: str) -> dict[str, str]:
    """The same, worked out from the declared highlights; a cell without one in force keeps its own fill."""
    layout, values = BookLayout(book), BookValues(book)
    found: dict[str, str] = {}
    for highlight in book.sheet(sheet).highlights:
        cell = _a1(layout, Ref(sheet, highlight.span.first_row, highlight.span.first_column))
        if values.holds(highlight.when):
            found[cell] = _fill(highlight)
    for ref, _ in inputs(book):
        if ref.sheet == sheet:
            found.setdefault(_a1(layout, ref), INPUT_FILL)
    return found


def _fill(highlight: Highlight) -> str:
    return str(fill_properties(highlight.fill)["bg_color"])
