"""The whole workbook: what is on it, what LibreOffice makes of it, and that changing 評価基準 changes everything."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.evaluation.view import ReportContext
from sagamihara_pdca.excel.writer import book_bytes, write_book
from sagamihara_pdca.formulas.tree import Expr
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.sheets.book import Book, Ref
from sagamihara_pdca.sheets.layout import BookLayout
from sagamihara_pdca.sheets.values import BookValues
from tests.agreement import assert_agrees
from tests.office.client import Office
from tests.office.looks import looks
from tests.office.recalc import recalculated
from tests.office.validator import validate
from tests.worlds.judged_year import report_context, year_evaluation
from tests.worlds.plans import R6, R7


def _book(evaluation: Evaluation, *, public: bool = False) -> Book:
    return evaluation_book(evaluation, report_context(evaluation.plan, public=public))


def test_the_sheets_stand_in_the_order_of_the_contents(plan: Plan) -> None:
    titles = [sheet.title for sheet in _book(year_evaluation(R6, plan)).sheets]

    assert titles[:6] == ["表紙・目次", "総括", "集計表", "事業一覧", "成果指標一覧", "事業シートの見方"]
    alone = [project.code for project in plan.projects if project.indicators]
    assert titles[6:6 + len(alone)] == alone
    pairs = ["1-1-04・1-1-05", "1-1-06・1-2-02", "1-2-03・2-1-04", "2-1-05・2-1-06", "2-1-07・2-1-08"]
    assert titles[6 + len(alone):] == [
        *pairs, "課別索引", "探索型事業", "見直しの提案", "注記・算定方法", "評価基準", "回収状況", "事業データ", "推移データ", "指標データ",
        "選択肢"]


def test_every_rate_and_outcome_of_the_data_sheet_is_what_was_judged(plan: Plan) -> None:
    evaluation = year_evaluation(R7, plan)
    values = BookValues(_book(evaluation))

    for m in (*evaluation.history, *evaluation.measures):
        row = f"{m.project.code}.{m.indicator.number}.{m.measure.number}.{m.year.start}"
        assert values[Ref("measure_data", row, "rate")] in ((m.rate_percent,) if m.rate_percent is not None else ("", None))
        assert values[Ref("measure_data", row, "outcome")] == m.outcome.word
    for p in evaluation.projects:
        assert values[Ref("project_data", p.project.code, "computed")] == p.computed.word
        assert values[Ref("project_data", p.project.code, "outcome")] == p.outcome.word


def test_the_counts_of_the_summary_add_up(plan: Plan) -> None:
    evaluation = year_evaluation(R6, plan)
    values = BookValues(_book(evaluation))

    def line(key: str) -> list[Decimal]:
        return [value for n in range(7) if isinstance(value := values[Ref("counts", key, f"n{n}")], Decimal)]

    everything = line("all")
    for kind in ("goal.", "policy.", "class."):
        lines = [line(row.key) for row in _book(evaluation).sheet("counts").rows if row.key.startswith(kind)]
        assert [sum(column) for column in zip(*lines, strict=True)] == everything
    assert everything[0] == sum(everything[1:]) == 26
    for n, grade in enumerate(plan.scheme.grades, 1):
        assert everything[n] == sum(p.outcome.word == grade.symbol for p in evaluation.projects)


def test_a_changed_threshold_changes_grades_and_counts_as_python_says(plan: Plan) -> None:
    strict = replace(plan.scheme, grades=tuple(
        replace(g, symbol=s, lower=low) for g, s, low in zip(
            plan.scheme.grades, ("優", "良", "可", "不可"), (Decimal(110), Decimal(95), Decimal(50), None), strict=True)))
    before = evaluation_book(year_evaluation(R6, plan), ReportContext())
    after = evaluation_book(year_evaluation(R6, replace(plan, scheme=strict)), ReportContext())

    typed = _typed(before, {(f"grade{n}", column): value for n, grade in enumerate(strict.grades, 1)
                            for column, value in (("symbol", grade.symbol), ("lower", grade.lower)) if value is not None})

    values, expected = BookValues(typed), BookValues(after)
    for sheet in ("project_data", "measure_data", "summary", "counts", "projects", "indicators"):
        for row in before.sheet(sheet).rows:
            for cell in row.cells:
                if isinstance(cell.content, Expr) and not row.key.startswith("attention"):
                    ref = Ref(sheet, row.key, cell.column)
                    assert values[ref] == expected[ref], ref


def _typed(book: Book, answers: dict[tuple[str, str], str | Decimal]) -> Book:
    """The book after somebody typed into 評価基準."""
    sheet = book.sheet("scheme")
    rows = tuple(replace(row, cells=tuple(replace(cell, content=answers.get((row.key, cell.column), cell.content))
                                          for cell in row.cells)) for row in sheet.rows)
    return replace(book, sheets=tuple(replace(sheet, rows=rows) if s.key == "scheme" else s for s in book.sheets))


def test_the_public_book_has_no_internal_sheet_no_source_and_nothing_hidden(plan: Plan) -> None:
    book = _book(year_evaluation(R6, plan), public=True)

    texts = [str(cell.content) for sheet in book.sheets for row in sheet.rows for cell in row.cells]
    assert "回収状況" not in [sheet.title for sheet in book.sheets]
    assert not [text for text in texts if "提出.xlsx" in text or "次年度は手続の選び方を確認すること" in text]
    assert not [sheet.title for sheet in book.sheets if sheet.hidden or any(c.hidden for c in sheet.columns)]
    assert not [cell for sheet in book.sheets for row in sheet.rows for cell in row.cells if cell.note]


def test_the_same_evaluation_gives_the_same_bytes(plan: Plan) -> None:
    assert book_bytes(_book(year_evaluation(R6, plan))) == book_bytes(_book(year_evaluation(R6, plan)))


@pytest.mark.parametrize("year", [R6, R7])
def test_libreoffice_arrives_at_every_stored_value(office: Office, tmp_path: Path, plan: Plan, year: FiscalYear) -> None:
    book = evaluation_book(year_evaluation(year, plan), replace(report_context(plan), last=year_evaluation(R6, plan)))
    path = tmp_path / "評価書.xlsx"
    write_book(book, path)

    shown = recalculated(office, path)

    assert_agrees(book, shown)


@pytest.mark.npm
def test_the_validator_finds_no_error(tmp_path: Path, plan: Plan) -> None:
    own, public = tmp_path / "内部.xlsx", tmp_path / "公表.xlsx"
    write_book(_book(year_evaluation(R7, plan)), own)
    write_book(_book(year_evaluation(R7, plan), public=True), public)

    assert validate([own, public]) == {own: [], public: []}


def test_typing_into_the_scheme_in_libreoffice_changes_grades_counts_and_colours(
        office: Office, tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "評価書.xlsx"
    book = _book(year_evaluation(R6, plan))
    write_book(book, path)
    typed = {("grade1", "symbol"): "Ａ", ("grade2", "lower"): Decimal(95), ("grade3", "lower"): Decimal(57),
             ("grade1", "colour"): "藤色"}
    expected = _typed(book, typed)
    layout = BookLayout(book)

    with office.open(path) as opened:
        opened.type_all(("評価基準", layout.a1(Ref("scheme", row, column)).replace("$", ""), str(value))
                        for (row, column), value in typed.items())
        opened.recalculate()
        shown = opened.values()
        seen = looks(office, opened, "事業一覧")

    assert_agrees(expected, shown)
    values, colours = BookValues(expected), {"Ａ": "#C9ACE6", **{g.symbol: g.colour for g in plan.scheme.grades[1:]}}
    grades = {layout.a1(Ref("projects", row.key, column)).replace("$", ""): values[Ref("projects", row.key, column)]
              for row in book.sheet("projects").rows for column in ("grade", "outcome") if row.cells}
    graded = {a1: symbol for a1, symbol in grades.items() if symbol in colours}
    assert len(graded) > 20
    assert {a1: (seen[a1].fill or "").upper() for a1 in graded} == {a1: colours[str(s)] for a1, s in graded.items()}
