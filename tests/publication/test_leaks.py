"""What must not be published is found, wherever it stands; what may stand is let through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.formulas.tree import Var, if_, is_empty, text
from sagamihara_pdca.publication.leaks import LeakKind, leaks, refusals
from sagamihara_pdca.sheets.book import Book, Cell, Chart, ChartKind, Column, Page, Ref, Row, Sheet
from tests.worlds.judged_year import report_context, year_evaluation
from tests.worlds.plans import R6, sagamihara

CONTACT = ("電話 042-769-8212", "E-Mail dx-suishin@city.sagamihara.kanagawa.jp")
REFUSED = [
    ("担当：taro.yamada@city.example.jp まで", "PUB001", "taro.yamada@city.example.jp"),
    ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "PUB001", "taro@example.jp"),
    ("連絡先 042-754-1111", "PUB002", "042-754-1111"),
    ("０４２－７５４－１１１１（山田）", "PUB002", "042-754-1111"),
    ("042(754)1111へ", "PUB002", "042(754)1111"),
    ("携帯09012345678", "PUB002", "09012345678"),
    ("詳細は内線2345", "PUB002", "内線2345"),
    ("別添 01_DX推進課_R6.xlsx のとおり", "PUB007", "01_DX推進課_R6.xlsx"),
    (r"\\server\共有\R6 を参照", "PUB007", r"\\server\共有\R6"),
]
HARMLESS = [
    "1-1-02　公金収納におけるキャッシュレス決済の推進", "25,310,442件", "R5年度実績から約3%増", "令和7年10月1日から", "2025-04-01",
    "0.5ポイント", "X：600人 YouTube：750人", "042-769-8212", "問合せ先 DX-SUISHIN@city.sagamihara.kanagawa.jp", "10-11-12-13",
]


def _book(content: object, **more: object) -> Book:
    row = Row("r", (Cell("a", content, **more),))  # type: ignore[arg-type]
    return Book("評価書", "計画", "市", "f", (Sheet("s", "表", (Column("a", 10),), (row,)),))


@pytest.mark.parametrize(("words", "code", "found"), REFUSED)
def test_personal_data_is_refused_with_its_place(words: str, code: str, found: str) -> None:
    (problem,) = refusals(_book(words), CONTACT)

    assert (problem.code, problem.place.sheet, problem.place.cell) == (code, "表", "A1")
    assert f"「{found}」" in problem.message


@pytest.mark.parametrize("words", HARMLESS)
def test_figures_and_the_contact_line_are_let_through(words: str) -> None:
    assert refusals(_book(words), CONTACT) == []


def test_what_somebody_has_allowed_is_let_through() -> None:
    assert refusals(_book("連絡先 042-754-1111"), CONTACT, ("042-754-1111",)) == []
    assert refusals(_book("別添 a.xlsx のとおり"), CONTACT, ("a.xlsx",)) == []


def test_words_inside_a_formula_a_footer_and_a_chart_are_searched_too() -> None:
    formula = if_(is_empty(Var(Ref("s", "r", "a"))), text("x@example.jp"), text(""))
    sheet = Sheet("s", "表", (Column("a", 10),), (Row("r", (Cell("a", formula),)),), page=Page(footer="&Ly@example.jp"),
                  charts=(Chart(ChartKind.LINE, "z@example.jp", Ref("s", "r", "a"), 1, 1, ()),))

    problems = refusals(Book("", "", "", "", (sheet,)), CONTACT)

    assert [problem.code for problem in problems] == ["PUB001"] * 3


def test_hidden_things_comments_and_outside_links_are_refused() -> None:
    hidden = replace(_book("語").sheets[0], key="h", title="裏", hidden=True, columns=(Column("a", 10, hidden=True),))
    noted = _book("語", note="要確認", link="http://portal.example.lan/")

    problems = refusals(replace(noted, sheets=(*noted.sheets, hidden)), CONTACT)

    assert [problem.code for problem in problems] == ["PUB005", "PUB006", "PUB003", "PUB004"]


def test_the_public_book_is_let_through_and_the_internal_one_is_not() -> None:
    plan = sagamihara()
    evaluation = year_evaluation(R6, plan)

    public = evaluation_book(evaluation, report_context(plan, public=True))
    internal = evaluation_book(evaluation, report_context(plan))

    assert refusals(public, plan.profile.contact) == []
    assert {problem.code for problem in refusals(internal, plan.profile.contact)} == {"PUB003", "PUB007"}


def test_the_list_of_what_shows_begins_with_the_properties() -> None:
    found = leaks(_book("語"))

    assert [(leak.kind, leak.what) for leak in found] == [
        (LeakKind.PROPERTY, "評価書"), (LeakKind.PROPERTY, "計画"), (LeakKind.PROPERTY, "市"),
        (LeakKind.PROPERTY, "2000-01-01")]
