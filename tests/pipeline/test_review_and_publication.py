"""The secretariat's step, and what may leave the house."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from sagamihara_pdca import pipeline
from sagamihara_pdca.errors import BookUnreadable, PublicationRefused
from sagamihara_pdca.evaluation.review_book import COMMENT, COMMITTEE, GRADE, PUBLISHED, REMARK, REVIEW, review_book
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.pipeline.mail_books import identify_public
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import fill
from tests.worlds.answers import answer
from tests.worlds.plans import R6, sagamihara
from tests.worlds.whole_year import answer_all

SAID = {GRADE: "○", COMMENT: "内部の覚書", PUBLISHED: "おおむね順調です。", COMMITTEE: "引き続き進められたい。"}


@pytest.fixture
def city(tmp_path: Path) -> tuple[Settings, pipeline.Collected]:
    settings, plan = Settings(tmp_path), sagamihara()
    answer_all(settings, plan, R6)
    return settings, pipeline.collect(settings, plan, R6)


def test_what_the_secretariat_typed_survives_a_refresh_and_reaches_the_report(
        city: tuple[Settings, pipeline.Collected]) -> None:
    settings, collected = city
    blank = pipeline.review(settings, collected.collection)
    _type(blank.book, collected, SAID)

    refreshed = pipeline.review(settings, collected.collection)
    internal = pipeline.report(settings, collected.collection)
    public = pipeline.report(settings, collected.collection, pipeline.Edition(public=True))

    assert [(a.project, a.grade and a.grade.symbol, a.comment) for a in refreshed.answers] == [("1-1-01", "○", "内部の覚書")]
    assert {"内部の覚書", "おおむね順調です。", "引き続き進められたい。"} <= _texts(internal.book)
    assert {"おおむね順調です。", "引き続き進められたい。"} <= _texts(public.book)
    assert "内部の覚書" not in _texts(public.book)


def test_what_the_secretariat_typed_outlives_the_output_folder(city: tuple[Settings, pipeline.Collected]) -> None:
    settings, collected = city
    book = review_book(pipeline.evaluate_year(collected.collection))
    said = (*(answer(Ref(REVIEW, "1-1-01", column), words) for column, words in SAID.items()), answer(REMARK, "全体として順調でした。"))
    path = pipeline.review(settings, collected.collection).book
    write_book(fill(book, said), path)
    before = pipeline.report(settings, collected.collection)
    shutil.rmtree(settings.output(R6))

    again = pipeline.report(settings, collected.collection)
    restored = pipeline.review(settings, collected.collection)

    assert again.evaluation == before.evaluation
    assert {*SAID.values(), "全体として順調でした。"} <= _texts(restored.book)
    assert pipeline.review(settings, collected.collection).answers == restored.answers


def test_what_the_secretariat_typed_stays_when_a_divisions_answer_changes_or_goes(
        city: tuple[Settings, pipeline.Collected]) -> None:
    settings, collected = city
    blank = pipeline.review(settings, collected.collection)
    _type(blank.book, collected, SAID)
    for path in settings.submissions(R6).iterdir():
        path.unlink()  # every figure and every word of the book's own texts changes

    emptied = pipeline.collect(settings, sagamihara(), R6).collection
    reported = pipeline.report(settings, emptied)
    refreshed = pipeline.review(settings, emptied)

    said = [(a.project, a.grade and a.grade.symbol, a.comment, a.published, a.committee) for a in refreshed.answers]
    assert said == [("1-1-01", "○", *(SAID[key] for key in (COMMENT, PUBLISHED, COMMITTEE)))]
    assert (reported.problems, reported.evaluation.projects[0].outcome.word) == ((), "○")


def test_the_grade_of_the_secretariat_is_the_evaluation_in_book_data_and_page_and_reaches_the_next_year(
        city: tuple[Settings, pipeline.Collected]) -> None:
    settings, collected = city
    plan = sagamihara()
    computed = pipeline.evaluate_year(collected.collection).projects[0].computed.word
    other = next(grade.symbol for grade in plan.scheme.grades if grade.symbol != computed)
    book = review_book(pipeline.evaluate_year(collected.collection))
    write_book(fill(book, (*(answer(Ref(REVIEW, "1-1-01", column), words) for column, words in (SAID | {GRADE: other}).items()),
                           answer(REMARK, "全体として順調でした。"))), settings.output(R6) / "事務局評価.xlsx")

    reported = pipeline.report(settings, collected.collection)
    following = pipeline.generate(settings, plan, R6.next, date(2026, 5, 29))

    first = reported.evaluation.projects[0]
    data = {path.name: path.read_text(encoding="utf-8-sig") for path in reported.data if path.suffix != ".xlsx"}
    row = next(line for line in csv.DictReader(data["projects.csv"].splitlines()) if line["事業番号"] == "事業1-1-01")
    assert (first.outcome.word, first.computed.word) == (other, computed)
    assert "全体として順調でした。" in data["index.html"]
    assert (row["評価"], row["計算による評価"]) == (other, computed)
    assert f"計算では{computed}" in data["index.html"]
    assert json.loads(data["summary.json"])["projects"][0]["outcome"] == other
    form = next(path for path in following.books if plan.division(first.project.lead).name in path.name)
    assert {"おおむね順調です。", "引き続き進められたい。"} <= _texts(form)


def test_what_is_typed_beside_the_answers_is_told_and_a_copy_keeps_it(city: tuple[Settings, pipeline.Collected]) -> None:
    settings, collected = city
    path = pipeline.review(settings, collected.collection).book
    _type(path, collected, SAID)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["B4"].comment = Comment("要確認", "担当")
    sheet["AA4"] = "欄外の覚書"
    book.save(path)
    typed = path.read_bytes()

    refreshed = pipeline.review(settings, collected.collection)
    again = pipeline.review(settings, collected.collection)

    assert [p.code for p in refreshed.problems] == ["FRM009", "FRM030", "FIL060"]
    (copy,) = (p for p in path.parent.glob("事務局評価（*.xlsx"))
    assert copy.read_bytes() == typed
    assert [(a.project, a.grade and a.grade.symbol) for a in again.answers] == [("1-1-01", "○")]
    assert again.problems == ()


def test_struck_words_of_a_review_are_not_published(city: tuple[Settings, pipeline.Collected]) -> None:
    settings, collected = city
    path = pipeline.review(settings, collected.collection).book
    _type(path, collected, SAID)
    book = openpyxl.load_workbook(path, rich_text=True)
    (cell,) = (c for row in book.worksheets[0].iter_rows() for c in row if c.value == SAID[PUBLISHED])
    cell.value = CellRichText(TextBlock(InlineFont(strike=True), "遅れています。"), TextBlock(InlineFont(), "おおむね順調です。"))
    book.save(path)

    internal = pipeline.report(settings, collected.collection)
    refreshed = pipeline.review(settings, collected.collection)

    assert "おおむね順調です。" in _texts(internal.book)
    assert not any("遅れています。" in text for text in _texts(internal.book))
    assert [p.code for p in refreshed.problems] == ["ACT040"]


def test_a_review_that_cannot_be_read_is_left_as_it_is(city: tuple[Settings, pipeline.Collected]) -> None:
    settings, collected = city
    blank = pipeline.review(settings, collected.collection)
    _type(blank.book, collected, SAID | {GRADE: "良好"})
    typed = blank.book.read_bytes()

    refreshed = pipeline.review(settings, collected.collection)

    assert [p.code for p in refreshed.problems] == ["ACT008"]
    assert blank.book.read_bytes() == typed


def test_a_public_edition_with_a_telephone_number_is_refused_unless_it_is_allowed(
        city: tuple[Settings, pipeline.Collected]) -> None:
    settings, collected = city
    blank = pipeline.review(settings, collected.collection)
    _type(blank.book, collected, SAID | {PUBLISHED: "担当 042-000-0000 まで"})

    with pytest.raises(PublicationRefused) as refused:
        pipeline.report(settings, collected.collection, pipeline.Edition(public=True))
    allowed = pipeline.report(settings, collected.collection, pipeline.Edition(public=True, allowed=("042-000-0000",)))

    assert {p.code for p in refused.value.problems} == {"PUB002"}
    assert allowed.book.exists()


def test_only_the_public_edition_of_this_plan_may_be_mailed(city: tuple[Settings, pipeline.Collected]) -> None:
    settings, collected = city
    plan = sagamihara()
    internal = pipeline.report(settings, collected.collection)
    public = pipeline.report(settings, collected.collection, pipeline.Edition(public=True))
    other = replace(plan, profile=replace(plan.profile, plan_name="別の計画"))

    found = identify_public(public.book, plan)

    assert (found.kind, found.year, found.plan_id) == (BookKind.EVALUATION, R6, "sagamihara_ict2")
    for book, asked in ((internal.book, plan), (public.book, other), (collected.status_book, plan)):
        with pytest.raises(BookUnreadable):
            identify_public(book, asked)


def test_the_public_edition_hides_nothing(city: tuple[Settings, pipeline.Collected]) -> None:
    settings, collected = city

    public = pipeline.report(settings, collected.collection, pipeline.Edition(public=True))

    sheets = read_book(public.book).sheets
    assert all(sheet.visible for sheet in sheets)
    assert not {"回収状況", "選択肢"} & {sheet.name for sheet in sheets}
    assert not any(".xlsx" in text or text.startswith("sagamihara-pdca|") for text in _texts(public.book))


def _type(path: Path, collected: pipeline.Collected, said: dict[str, str]) -> None:
    book = review_book(pipeline.evaluate_year(collected.collection))
    write_book(fill(book, tuple(answer(Ref(REVIEW, "1-1-01", column), words)
                                for column, words in said.items())), path)


def _texts(book: Path) -> set[str]:
    return {cell.text for sheet in read_book(book).sheets for cell in sheet.cells.values()}
