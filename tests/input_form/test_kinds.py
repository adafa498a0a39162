"""What is asked depends on the project: its class, its targets, who leads it, and what came back a year ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.project_sheet import project_sheet
from sagamihara_pdca.input_form.questions import question_key
from sagamihara_pdca.intake.actuals import reported_actuals
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Phase, Plan, ProjectClass, Question, QuestionKind, YearClass, YearTarget
from sagamihara_pdca.model.results import Actual, Evaluation
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.model.target import Basis, Bound, Change, ChangeUnit, Condition, Target, TargetKind
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.sheets.book import Book, Field, InputKind, Ref, Sheet
from sagamihara_pdca.sheets.inputs import Submission, inputs
from tests.worlds import every_kind
from tests.worlds.answers import answer
from tests.worlds.every_kind import KINDS
from tests.worlds.plans import R6

R7, R8 = R6.next, R6.next.next


def sheet_of(kind: str, year: FiscalYear = R6, last: Evaluation | None = None) -> Sheet:
    plan = every_kind.sampler()
    return project_sheet(every_kind.context_of(plan, year=year, last=last), plan.project(KINDS[kind]))


def asked(sheet: Sheet) -> list[str]:
    """Labels of everything that is asked, in reading order."""
    return [field.label for field in _fields(sheet)]


def _fields(sheet: Sheet) -> list[Field]:
    return [cell.field for row in sheet.rows for cell in row.cells if cell.field is not None]


def words(sheet: Sheet) -> str:
    return "\n".join(str(cell.content) for row in sheet.rows for cell in row.cells if isinstance(cell.content, str))


SHARED = ["行動目標の進捗", "成果", "課題", "評価の理由", "次年度の改善", "次年度の方向", "見直しの提案", "提案の内容・理由"]
ASKED = [
    ("single", ["取組", "実績（新規導入手続数）", "状態", "根拠資料（新規導入手続数）", "公表予定時期（新規導入手続数）", *SHARED]),
    ("two measures", ["取組", "実績（導入拠点数）", "状態", "根拠資料（導入拠点数）", "公表予定時期（導入拠点数）",
                      "実績（利用率）", "状態", "根拠資料（利用率）", "公表予定時期（利用率）", *SHARED]),
    ("relative", ["取組", "実績（アクセス件数）", "状態", "根拠資料（アクセス件数）", "公表予定時期（アクセス件数）",
                  "R5年度の確定値（アクセス件数）", *SHARED]),
    ("exploratory", ["検討の段階", "取組", "検討の進捗", "分かったこと", "課題", "次年度の改善", "次年度の方向", "方向の理由"]),
    ("joint", ["取組（自課の担当分）", "課題"]),
]


@pytest.mark.parametrize(("kind", "labels"), ASKED)
def test_a_sheet_asks_what_its_kind_of_project_can_answer(kind: str, labels: list[str]) -> None:
    assert asked(sheet_of(kind)) == labels


ACTUALS = [
    ("single", InputKind.NUMBER, ()),
    ("labelled", InputKind.NUMBER, ()),
    ("milestone", InputKind.CHOICE, ("達成", "未達成")),
    ("judged", InputKind.CHOICE, ("◎", "○", "△", "×")),
    ("no target", InputKind.NUMBER, ()),
]


@pytest.mark.parametrize(("kind", "input_kind", "choices"), ACTUALS)
def test_an_actual_is_asked_as_its_target_can_be_judged(
    kind: str, input_kind: InputKind, choices: tuple[str, ...]
) -> None:
    actual = next(f for f in _fields(sheet_of(kind)) if f.label.startswith("実績"))

    assert (actual.kind, actual.choices) == (input_kind, choices)


@pytest.mark.parametrize("indicators", [True, False])
def test_a_project_of_class_b_is_asked_by_whether_it_has_indicators(indicators: bool) -> None:
    plan = every_kind.sampler()
    own = plan.project(KINDS["single" if indicators else "exploratory"])
    deepening = replace(own, classes=tuple(YearClass(y, ProjectClass.DEEPENING) for y in plan.profile.years))

    sheet = project_sheet(every_kind.context_of(plan), deepening)

    assert ("検討の段階" in asked(sheet)) is not indicators
    assert "B（深化型事業）" in words(sheet)


def test_last_years_actual_rate_grade_and_improvement_stand_beside_this_year() -> None:
    last = every_kind.year_after(every_kind.sampler(), R6)

    sheet = sheet_of("two measures", R7, last)

    assert "25拠点\n100.0% ◎" in words(sheet)
    assert "R6実績" in words(sheet)
    assert "評価：○　進捗：計画どおり" in words(sheet)
    assert any(row.key == "plan.last_act" for row in sheet.rows)


def test_from_the_third_year_on_the_whole_way_is_shown() -> None:
    first = every_kind.year_after(every_kind.sampler(), R6)
    second = every_kind.year_after(every_kind.sampler(), R7, first)

    assert "推移（導入拠点数）：R6 25拠点（100.0% ◎） → R7 25拠点（100.0% ◎）" in words(sheet_of("two measures", R8, second))


def _evaluated(plan: Plan, year: FiscalYear, *actuals: Actual) -> Evaluation:
    return evaluate(plan, year, actuals, (), frozenset(p.code for p in plan.projects))


def test_a_provisional_baseline_asks_for_the_confirmed_figure_until_it_was_given_once() -> None:
    plan = every_kind.sampler()
    given = Actual(KINDS["relative"], 1, 1, R6, ActualState.FINAL, Decimal(26_000_000),
                   base=Decimal(25_000_000))

    first = asked(sheet_of("relative"))
    second = sheet_of("relative", R7, _evaluated(plan, R6, given))

    assert "R5年度の確定値（アクセス件数）" in first
    assert "R5年度の確定値（アクセス件数）" not in asked(second)
    assert "R5年度実績から約5%増\n26,250,000件" in words(second)


@pytest.mark.parametrize(("unit", "year", "asks"), [
    (ChangeUnit.PERCENT, R6, True), (ChangeUnit.AMOUNT, R6, True), (ChangeUnit.PERCENT, R7, False)])
def test_a_change_from_last_year_asks_for_a_provisional_baseline_in_the_first_year_only(
        unit: ChangeUnit, year: FiscalYear, asks: bool) -> None:
    sheet = _sheet_with(Change(Basis.LAST_YEAR, unit, Decimal(5)), {}, year)

    assert ("R5年度の確定値（アクセス件数）" in asked(sheet)) is asks


@pytest.mark.parametrize(("unit", "quantity", "provisional", "kind"), [
    (ChangeUnit.PERCENT, "0", False, InputKind.CHOICE), (ChangeUnit.TIMES, "0", False, InputKind.CHOICE),
    (ChangeUnit.PERCENT, "-10", False, InputKind.CHOICE), (ChangeUnit.AMOUNT, "0", False, InputKind.NUMBER),
    (ChangeUnit.PERCENT, "1", False, InputKind.NUMBER), (ChangeUnit.PERCENT, "0", True, InputKind.NUMBER)])
def test_the_division_judges_a_change_that_has_no_level(
        unit: ChangeUnit, quantity: str, provisional: bool, kind: InputKind) -> None:
    change = Change(Basis.BASELINE, unit, Decimal(2))

    sheet = _sheet_with(change, {"quantity": Decimal(quantity), "provisional": provisional}, R6)

    assert next(f for f in _fields(sheet) if f.label.startswith("実績")).kind is kind


def _sheet_with(change: Change, baseline: dict[str, Decimal | bool], year: FiscalYear) -> Sheet:
    """The sheet of the relative project, with another change and baseline; nothing is known of the years before."""
    plan = every_kind.sampler()
    project = plan.project(KINDS["relative"])
    (indicator,) = project.indicators
    condition = Condition("", Bound.AT_LEAST, change.amount, "件", "件", change=change)
    indicator = replace(indicator, targets=(YearTarget(year, Target("増", TargetKind.NUMERIC, (condition,))),),
                        baselines=(replace(indicator.baselines[0], **baseline),))
    project = replace(project, indicators=(indicator,))
    return project_sheet(every_kind.context_of(plan, year=year), project)


def test_every_earlier_year_that_is_still_being_counted_is_asked_for_and_read_back() -> None:
    plan = every_kind.sampler()
    pending = [Actual(KINDS["single"], 1, 1, year, ActualState.PENDING) for year in (R6, R7)]
    context = every_kind.context_of(plan, year=R8, last=_evaluated(plan, R7, *pending))

    form = input_book(context)
    late = [(ref, f"{cell.field.label}") for ref, cell in inputs(form) if ".late" in ref.row and cell.field]
    answers = tuple(answer(ref, Decimal(n)) for n, (ref, _) in enumerate(late, 10))
    read = reported_actuals(context, Submission("様式.xlsx", context.identity, answers))

    assert [label for _, label in late] == ["R7実績（新規導入手続数）", "R6実績（新規導入手続数）"]
    assert [(a.year, a.quantity, a.state) for a in read] == [(R7, 10, ActualState.FINAL),
                                                             (R6, 11, ActualState.FINAL)]


EXTRA = [
    # kind, classes, years, asked of A in R6, of C in R6
    (QuestionKind.TEXT, (ProjectClass.PRIORITY,), (), True, False),
    (QuestionKind.NUMBER, (ProjectClass.EXPLORATORY,), (), False, True),
    (QuestionKind.CHOICE, tuple(ProjectClass), (), True, True),
    (QuestionKind.DATE, tuple(ProjectClass), (R7,), False, False),
    (QuestionKind.YES_NO, tuple(ProjectClass), (R6, R7), True, True),
]


@pytest.mark.parametrize(("kind", "classes", "years", "of_a", "of_c"), EXTRA)
@pytest.mark.parametrize("stage", Phase)
def test_the_table_of_questions_alone_decides_what_is_asked_besides(
    kind: QuestionKind, classes: tuple[ProjectClass, ...], years: tuple[FiscalYear, ...], of_a: bool, of_c: bool,
    stage: Phase,
) -> None:
    extra = Question(7, stage, "今年度の質問", "説明です。", kind, ("甲", "乙"), True, classes, None, years)
    plan = replace(every_kind.sampler(), questions=(extra,))
    context = every_kind.context_of(plan)

    asked_of = [question_key(extra) in [row.key for row in project_sheet(context, plan.project(KINDS[name])).rows]
                for name in ("single", "joint", "exploratory")]

    assert asked_of == [of_a, of_a, of_c]


def test_the_guide_says_whose_it_is_by_when_and_the_role_in_each_project() -> None:
    plan = every_kind.sampler()
    guide = input_book(every_kind.context_of(plan)).sheet("guide")
    unknown = input_book(replace(every_kind.context_of(plan), due=None)).sheet("guide")

    said = words(guide)

    assert all(told in said for told in ("文化振興課", "令和7年5月30日（金）", "電話 042-769-8212", "主担当", "関係課"))
    assert "別途お知らせします" in words(unknown)


def test_the_cursor_starts_in_the_first_input_and_the_guide_comes_first() -> None:
    book: Book = input_book(every_kind.context_of(every_kind.sampler()))

    firsts = {sheet.key: sheet.first_input for sheet in book.sheets if sheet.keyed}

    assert book.sheets[0].key == "guide"
    assert firsts["1-1-01"] == Ref("1-1-01", "do.initiatives", "sub")
    assert firsts["1-1-05"] == Ref("1-1-05", "do.stage", "sub")


def test_a_day_is_asked_as_a_day() -> None:
    question = Question(1, Phase.ACT, "開始日", "", QuestionKind.DATE, (), True, tuple(ProjectClass), None)
    plan = replace(every_kind.sampler(), questions=(question,))
    context = every_kind.context_of(plan)
    form = input_book(context)

    answers = [a for a in fictional_answers(context, form) if a.ref.row == "q.1"]

    assert {type(a.value) for a in answers} == {date}
