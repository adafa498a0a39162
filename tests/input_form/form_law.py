"""The form and the collector are one rule: the same contents typed into every kind of field, judged by both.

    python -m tests.input_form.form_law

LibreOffice types each content into one field of a form that is complete otherwise, shows what the form says, and saves; the
collector reads what was saved. The law, for every content and field:

    the form says 入力が完了しました   ⇒ the collector finds no error
    the form shows a rate, unmarked  ⇒ the collector reads a figure
    the collector reads a figure     ⇒ the form shows a rate, or is not complete
    the collector asks               ⇒ the form asks, or is not complete

What no formula can know is listed in `BEYOND_FORMULAS`, with the reason.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import ACTUAL, MARK, RATE, STATE, SUB
from sagamihara_pdca.input_form.keys import EFFECT, PROGRESS
from sagamihara_pdca.intake.file_reading import FileReading
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.sheets.book import Book, Ref
from sagamihara_pdca.sheets.inputs import fill
from sagamihara_pdca.sheets.layout import BookLayout
from tests.office.client import Book as Opened
from tests.office.client import Office
from tests.worlds.division_book import read, year

#: A field of DX推進課 or 学務課 by its kind, each on a sheet of its own, so that one file tries them all at once.
FIELDS: dict[str, Ref] = {
    "number": Ref("1-1-01", "m.1.1", ACTUAL),
    "number in %": Ref("1-1-02", "m.1.2", ACTUAL),
    "state": Ref("2-1-01", "m.1.1", STATE),
    "progress": Ref("2-1-03", PROGRESS, SUB),
    "text": Ref("2-2-01", EFFECT, SUB),
    "optional text": Ref("2-3-01", "check.issues", SUB),
    "optional choice": Ref("3-1-01", "act.proposal", SUB),
    "line": Ref("3-1-02", "m.1.1.source", SUB),
    "stage": Ref("1-1-06", "do.stage", SUB),
}
NUMBERS = ("number", "number in %")
#: What is typed. "" empties the field.
CONTENTS: tuple[str, ...] = (
    "", " ", "　", "0", "1", "12", "12.5", "1,234", "１２", "１，２３４", "-3", "▲3", "1e3", "0.5", "1000000", "999999999999999", "1234567890123456",
    "12件", "12 件", "12手続", "12％", "12%", "13.8%", "100%", "約12", "12程度",
    "12件（見込）", "12(3)", "延べ12人", "計12", "12※速報", "3割", "十二", "12〜15",
    "12以上", "12/24", "5-1", "5月1日", "2025/5/1", "令和7年5月1日",
    "9月確定", "10:30", "集計中", "未集計", "調整中", "中止", "中止（台風のため）", "未実施",
    "対象外", "該当なし", "なし", "無", "-", "－", "―", "・", "×", "○", "〇", "◎",
    "未定", "不明", "別紙のとおり", "同上", "A", "?", "。", "確定", "確定 ", " 見込", "見込",
    "計画どおり", "計画通り", "計画どおりです", "順調", "遅れ", "やや遅れ",
    "計画以上", "その他", "目標の変更", "事業の終了", "情報収集", "調査・検討", "導入準備",
    "成果があった。", "=1+11", "=1/0", "=NA()", '="12件"', "'12", "TRUE",
    "FALSE", "#N/A", "長" * 61, "長" * 150, "長" * 151, "長" * 2000, "長" * 2001,
    "改\n行", "\"引用\"", "<b>", "&amp;", "𠮷", "👍", "1 2", "1.2.3", "1,23", "01", "12,", ".5", "5.", "+5", "¥500", "500円", "12点", "12人", "20校",
)


@dataclass(frozen=True)
class Verdict:
    """What both say of one content in one field."""

    field: str
    content: str
    is_complete: bool  # the form: 入力が完了しました
    mark: str  # beside the row
    rate: bool  # the form shows one
    errors: tuple[str, ...]  # codes of the collector, on the field's sheet
    asked: tuple[str, ...]  # codes of its questions
    has_figure: bool

    @property
    def broken(self) -> tuple[str, ...]:
        """The laws that do not hold."""
        found = []
        if self.is_complete and set(self.errors) - BEYOND_FORMULAS:
            found.append("complete, and sent back")
        if self.field in NUMBERS and self.rate and not self.has_figure and not self.mark and self.is_complete:
            found.append("a rate without a figure")
        if self.field in NUMBERS and self.has_figure and not self.rate and self.is_complete:
            found.append("a figure without a rate, and complete")
        if self.asked and self.is_complete and not self.mark and not set(self.asked) <= BEYOND_FORMULAS:
            found.append("asked about, and the form asks nothing")
        return tuple(found)


#: A text made of signs alone, of whatever kind; what a number format displays, which no formula sees: a rounded number, a zero
#: as a dash, a date that is no day of the reporting years.
BEYOND_FORMULAS = {"ACT022", "ACT044", "ACT046", "ACT005"}


def verdicts(office: Office, folder: Path, contents: tuple[str, ...] = CONTENTS, form: Book | None = None) -> Iterator[Verdict]:
    """Try every content in every field of the form, by default of one that is complete."""
    form = form or complete_form()
    path = folder / "complete.xlsx"
    write_book(form, path)
    layout = BookLayout(form)
    with office.open(path) as book:
        for number, content in enumerate(contents):
            _type(book, layout, content)
            saved = book.save_as(folder / f"typed{number}.xlsx")
            yield from _judged(book, layout, content, read(saved))


def complete_form() -> Book:
    """DX推進課's form with every input filled in."""
    plan = year().plan
    context = FormContext(plan, year().year, plan.division("01"), date(2025, 5, 30))
    form = input_book(context)
    answers = fictional_answers(context, form)
    return fill(form, answers)


def _type(book: Opened, layout: BookLayout, content: str) -> None:
    for ref in FIELDS.values():
        if content:
            book.type(ref.sheet, _a1(layout, ref), content)
        else:
            book.erase(ref.sheet, _a1(layout, ref))
    book.recalculate()


def _judged(book: Opened, layout: BookLayout, content: str, reading: FileReading) -> Iterator[Verdict]:
    values = {a.ref: a.value for a in reading.answers}
    for name, ref in FIELDS.items():
        status = str(book.read(ref.sheet, _a1(layout, Ref(ref.sheet, "head.title", ACTUAL))).value)
        mark = str(book.read(ref.sheet, _a1(layout, Ref(ref.sheet, ref.row, MARK))).value or "")
        rate = name in NUMBERS and isinstance(book.read(ref.sheet, _a1(layout, Ref(ref.sheet, ref.row, RATE))).value, float)
        own = [f.problem for f in reading.findings if f.ref is not None and f.ref.sheet == ref.sheet]
        at = [f.problem for f in reading.findings if f.ref is not None and (f.ref.sheet, f.ref.row) == (ref.sheet, ref.row)]
        yield Verdict(name, content, "入力が完了しました" in status, mark, rate,
                      tuple(p.code for p in own if p.severity is Severity.ERROR),
                      tuple(p.code for p in at if p.severity is Severity.QUESTION), isinstance(values.get(ref), Decimal))


def _a1(layout: BookLayout, ref: Ref) -> str:
    return layout.a1(ref).replace("$", "")


def main() -> None:
    """Print every disagreement, and the count."""
    with tempfile.TemporaryDirectory() as name, Office.start(Path(name)) as office:
        found = list(verdicts(office, Path(name)))
    for verdict in found:
        if verdict.broken:
            print(verdict.field, repr(verdict.content[:20]), verdict.broken, verdict.mark, verdict.errors, verdict.asked)
    broken = sum(bool(v.broken) for v in found)
    print(f"{len(CONTENTS)} contents × {len(FIELDS)} fields = {len(found)} verdicts, {broken} disagreements")
    raise SystemExit(broken > 0)


if __name__ == "__main__":
    main()
