"""What a plan calls the choices of a division: read from 設定, asked in the form, understood when it comes back, printed."""

from __future__ import annotations

import pytest

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.evaluation.view import ReportContext
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.intake.actuals import reported_choices
from sagamihara_pdca.model.choices import NextDirection, Progress, Proposal, Terms
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.plan_tables.tables import plan_tables
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import Submission
from sagamihara_pdca.sheets.values import BookValues
from tests.plan_tables.editing import edited
from tests.worlds.answers import answer
from tests.worlds.every_kind import KINDS, context_of
from tests.worlds.plans import R6, sagamihara_tables

PROGRESS = "◎前倒し；○予定どおり；△遅延；×大幅遅延；未；止"


def _plan(*rows: tuple[str, str]) -> Plan:
    cells = [(f"{column}{16 + n}", text) for n, row in enumerate(rows) for column, text in zip("AB", row, strict=True)]
    plan, problems = build_plan(edited(sagamihara_tables(), "設定", *cells))
    assert plan is not None
    assert problems == []
    return plan


def test_a_plan_that_renames_nothing_keeps_the_words_of_the_source() -> None:
    plan = _plan()

    assert plan.profile.terms == Terms()
    assert plan.profile.terms.words(Progress) == ("計画以上", "計画どおり", "やや遅れ", "遅れ", "未着手", "中止")


def test_words_are_given_in_the_order_of_the_choices_and_come_back_from_an_export() -> None:
    plan = _plan(("行動目標の進捗の用語", PROGRESS), ("見直しの提案の用語", "なし；区分；目標；終了；その他"))

    again, _ = build_plan(plan_tables(plan))

    assert plan.profile.terms.word(Progress.LATE) == "×大幅遅延"
    assert plan.profile.terms.choice(Proposal, "区分") is Proposal.RECLASSIFY
    assert plan.profile.terms.choice(Progress, "遅れ") is None
    assert plan.profile.terms.word(NextDirection.END) == "終了"
    assert again == plan


@pytest.mark.parametrize("words", ["◎；○", "あ；い；う；え；お；お", "あ；い；う；え；お；か；き"])
def test_too_few_too_many_or_equal_words_are_a_fault(words: str) -> None:
    _, problems = build_plan(edited(sagamihara_tables(), "設定", ("A16", "行動目標の進捗の用語"), ("B16", words)))

    assert [(p.code, p.place.cell) for p in problems] == [("PLN408", "B16")]


def test_the_form_asks_in_the_words_of_the_plan_and_understands_them() -> None:
    plan, code = _plan(("行動目標の進捗の用語", PROGRESS)), KINDS["single"]
    context = context_of(plan, division=plan.project(code).lead)
    ref = Ref(code, "check.progress", "sub")
    sheet = input_book(context).sheet(code)
    (field,) = (c.field for r in sheet.rows if r.key == ref.row for c in r.cells if c.field is not None)

    told = reported_choices(context, Submission("a.xlsx", context.identity, (answer(ref, "△遅延"),)))

    assert field.choices == ("◎前倒し", "○予定どおり", "△遅延", "×大幅遅延", "未", "止")
    assert [c.progress for c in told if c.project == code] == [Progress.SLIGHTLY_LATE]


def test_the_evaluation_prints_and_counts_the_words_of_the_plan() -> None:
    plan, code = _plan(("行動目標の進捗の用語", PROGRESS)), KINDS["single"]
    context = context_of(plan, division=plan.project(code).lead)
    choices = reported_choices(context, Submission("a.xlsx", context.identity, (
        answer(Ref(code, "check.progress", "sub"), "◎前倒し"),)))

    book = evaluation_book(evaluate(plan, R6, (), (), frozenset({code}), choices), ReportContext())

    values = BookValues(book)
    assert values[Ref("project_data", code, "progress")] == "◎前倒し"
    assert (values[Ref("counts", "progress_head", "n0")], values[Ref("counts", "progress", "n0")]) == ("◎前倒し", 1)
