"""The year with real clients: LibreOffice types every answer, Microsoft's SDK validates every kind of workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sagamihara_pdca import pipeline
from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.intake.file_reading import Survey, read_returned
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.pipeline.demo import demonstrate
from sagamihara_pdca.pipeline.mail_parcels import Order
from sagamihara_pdca.pipeline.mailing import draft_letters
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Book
from sagamihara_pdca.sheets.inputs import Answer, AnswerValue, inputs
from sagamihara_pdca.sheets.layout import BookLayout
from tests.office.client import Office
from tests.office.validator import needs_npm, validate
from tests.worlds.plans import R6, sagamihara


@pytest.mark.parametrize("division", ["DX推進課", "広聴広報課", "学務課", "国際課"])
def test_what_is_typed_in_libreoffice_is_read_back(division: str, tmp_path: Path, office: Office) -> None:
    plan = sagamihara()
    context = FormContext(plan, R6, next(d for d in plan.divisions if d.name == division), date(2025, 5, 30))
    form = input_book(context)
    answers = fictional_answers(context, form)
    write_book(form, tmp_path / "blank.xlsx")

    with office.open(tmp_path / "blank.xlsx") as book:
        book.type_all(_typing(form, answers))
        saved = book.save_as(tmp_path / "answered.xlsx")
    reading = read_returned("answered.xlsx", read_book(saved), Survey(plan, R6))

    assert reading.submission is not None
    assert {a.ref: a.value for a in reading.submission.answers} == {a.ref: a.value for a in answers}
    assert [str(p) for p in reading.problems if p.severity.name != "NOTICE" and p.code != "ACT012"] == []


def _typing(form: Book, answers: tuple[Answer, ...]) -> Iterator[tuple[str, str, str]]:
    """What a person types where, in reading order."""
    layout = BookLayout(form)
    typed = {a.ref: a.value for a in answers}
    for ref, _ in inputs(form):
        if ref in typed:
            yield layout.sheet(ref.sheet).sheet.title, layout.a1(ref).replace("$", ""), _keys(typed[ref])


def _keys(value: AnswerValue) -> str:
    if isinstance(value, date):
        return f"{value.year}/{value.month}/{value.day}"
    return format(value, "f") if isinstance(value, Decimal) else value


@pytest.mark.npm
def test_every_kind_of_workbook_opens_without_repair(tmp_path: Path) -> None:
    needs_npm()
    settings, plan = Settings(tmp_path), sagamihara()
    demo = demonstrate(settings, plan)
    collection = pipeline.collection_of(settings, demo.reported.evaluation.plan, R6)
    pipeline.report(settings, collection, pipeline.Edition(public=True))
    pipeline.review(settings, collection)
    pipeline.export_plan(plan, tmp_path / "plan.xlsx")
    draft_letters(settings, demo.reported.evaluation.plan, Order(LetterKind.REQUEST, R6, date(2025, 5, 30)))

    books = sorted(p for p in tmp_path.rglob("*.xlsx"))
    found = validate(books)

    kinds = {p.parent.name for p in books} | {p.stem for p in books}
    assert kinds >= {"R6", "R7", "差戻し", "回収状況", "事務局評価", "令和6年度評価書", "令和6年度評価書（公表用）", "plan", "送付一覧"}
    assert {p.name: errors for p, errors in found.items() if errors} == {}
