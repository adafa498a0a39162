"""What is asked about: one row on each side of every edge. The measure is 測定1 of 1-1-01, 25 in R5, 80 wanted in R6."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import Value
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.doubts import Doubt, doubts_text, of_measure, of_progress
from sagamihara_pdca.input_form.form_rows import ACTUAL, GRADE, STATE, SUB
from sagamihara_pdca.input_form.keys import PROGRESS
from sagamihara_pdca.input_form.measures import measures_asked
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import GradeScheme, Plan
from sagamihara_pdca.model.target import Basis, Bound, ChangeUnit, Condition, Counting, Target
from sagamihara_pdca.rules.checks import Contradiction, contradiction_words, too_long_words
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.sheets.book import Ref
from tests.worlds.small_plan import (
    DIVISIONS,
    FIVE,
    FOUR,
    LENIENT,
    MILESTONE,
    NO_TARGET,
    QUALITATIVE,
    R6,
    R7,
    R8,
    actual,
    baseline,
    condition,
    indicator,
    plan,
    project,
    relative,
    target,
)

TEN_TIMES, FELL, NEGATIVE = Contradiction.TEN_TIMES, Contradiction.CUMULATIVE_FELL, Contradiction.NEGATIVE
A_TENTH, FAR_ABOVE, FAR_BELOW = Contradiction.A_TENTH, Contradiction.FAR_ABOVE_TARGET, Contradiction.FAR_BELOW_TARGET
NOT_A_NUMBER, BESIDE, DAY = Contradiction.NOT_A_NUMBER, Contradiction.FIGURE_AND_STATE, Contradiction.LIKE_A_DAY
PLAIN = condition(Bound.AT_LEAST, "80")
CUMULATIVE = Condition("", Bound.AT_LEAST, D(80), "件", "件", counting=Counting.CUMULATIVE)
VISITS = Condition("", Bound.AT_LEAST, D(80), "件", "件", counting=Counting.VISITS)
YEARLY = Condition("", Bound.AT_LEAST, D(80), "件", "件", counting=Counting.YEARLY)

TYPED: list[tuple[Condition, Value, str, set[Contradiction]]] = [
    # condition, actual, state, what is asked; 25 came before
    (PLAIN, None, "", set()),
    (PLAIN, D(80), "", set()),
    (PLAIN, D("249.9"), "", set()),
    (PLAIN, D(250), "", set()),  # ten times exactly
    (PLAIN, D("250.1"), "", {TEN_TIMES}),
    (PLAIN, D("24.9"), "", set()),  # what is not counted up may fall
    (PLAIN, D(8), "", set()),  # a tenth of the target exactly
    (PLAIN, D("7.9"), "", {FAR_BELOW}),
    (PLAIN, D("2.5"), "", {FAR_BELOW}),
    (PLAIN, D("2.4"), "", {FAR_BELOW, A_TENTH}),
    (condition(Bound.AT_MOST, "80"), D(3), "", set()),  # a small figure is what is wanted
    (condition(Bound.AT_MOST, "80"), D("2.4"), "", {A_TENTH}),
    (condition(Bound.AT_LEAST, "20"), D("200.1"), "", {FAR_ABOVE}),
    (condition(Bound.WITHIN, "10", "20"), D("200.1"), "", {FAR_ABOVE}),
    (condition(Bound.WITHIN, "10", "20"), D(200), "", set()),
    (condition(Bound.AT_LEAST, "300"), D(26), "", set()),  # the figure before was as far from the target
    (PLAIN, D(0), "", set()),
    (PLAIN, D("-0.1"), "", {NEGATIVE}),
    (CUMULATIVE, D("25.1"), "", set()),
    (CUMULATIVE, D(25), "", set()),  # nothing was added
    (CUMULATIVE, D("24.9"), "", {FELL}),
    (CUMULATIVE, D(0), "", {FELL}),
    (CUMULATIVE, D(-1), "", {FELL, NEGATIVE}),
    (CUMULATIVE, D("250.1"), "", {TEN_TIMES}),
    (CUMULATIVE, None, "", set()),
    (VISITS, D("24.9"), "", set()),
    (YEARLY, D("24.9"), "", set()),
    (condition(Bound.AT_LEAST, "0"), D(-1), "", {NEGATIVE}),
    (condition(Bound.AT_LEAST, "-5"), D(-1), "", set()),  # a target below zero expects one
    (condition(Bound.WITHIN, "-5", "5"), D(-1), "", set()),
    (condition(Bound.WITHIN, "0", "5"), D(-1), "", {NEGATIVE}),
    (condition(Bound.AT_MOST, "80"), D(-1), "", {NEGATIVE}),
    (relative(Bound.AT_LEAST, Basis.BASELINE, ChangeUnit.PERCENT, "3"), D(-1), "", {NEGATIVE}),
    (relative(Bound.AT_MOST, Basis.LAST_YEAR, ChangeUnit.PERCENT, "-5"), D(-190), "", {NEGATIVE}),
    (relative(Bound.AT_MOST, Basis.LAST_YEAR, ChangeUnit.PERCENT, "-5"), D(0), "", set()),
    (PLAIN, "80件", "", {NOT_A_NUMBER}),
    (PLAIN, "八十", "", {NOT_A_NUMBER}),
    (PLAIN, "", "", set()),
    (PLAIN, "　", "", set()),  # nothing that can be seen
    (PLAIN, D(80), "確定", set()),
    (PLAIN, D(80), "見込", set()),
    (PLAIN, D(80), "集計中", {BESIDE}),
    (PLAIN, D(80), "未実施", {BESIDE}),
    (PLAIN, D(80), "中止", {BESIDE}),
    (PLAIN, D(80), "評価困難", {BESIDE}),
    (PLAIN, D(80), "対象外", {BESIDE}),
    (PLAIN, D(0), "集計中", {BESIDE}),
    (PLAIN, None, "集計中", set()),
    (PLAIN, "80件", "集計中", {NOT_A_NUMBER}),
]


@pytest.mark.parametrize(("one", "typed", "state", "asked"), TYPED)
def test_a_figure_is_asked_about_on_one_side_of_the_edge_only(
        one: Condition, typed: Value, state: str, asked: set[Contradiction]) -> None:
    context = FormContext(_plan(target(one)), R6, DIVISIONS[1])

    assert _asked(context, typed, state) == asked


DAYS: list[tuple[FiscalYear, str, bool]] = [
    # year, actual, asked; Excel counts 45383 for 2024-04-01, 46478 for 2027-04-01, 46844 for 2028-04-01
    (R6, "45382", False),
    (R6, "45383", True),
    (R6, "45383.5", False),  # a time of day is no plain day
    (R6, "45748", True),
    (R6, "46477", True),
    (R6, "46478", False),
    (R7, "45747", False),
    (R7, "45748", True),
    (R7, "46843", True),
    (R7, "46844", False),
    (R6, "2024", False),
    (R6, "-45383", False),
]


@pytest.mark.parametrize(("year", "typed", "asked"), DAYS)
def test_a_whole_number_that_is_a_day_of_the_reporting_years_is_asked_about(
        year: FiscalYear, typed: str, asked: bool) -> None:
    context = FormContext(_plan(target(PLAIN)), year, DIVISIONS[1])

    assert (DAY in _asked(context, D(typed), "")) is asked


#: baseline, earlier answers (year, figure, state), actual of R8, what is asked.
BEFORE: list[tuple[str | None, list[tuple[FiscalYear, str | None, str]], str, set[Contradiction]]] = [
    ("25", [(R6, "30", "確定"), (R7, "40", "確定")], "400", set()),
    ("25", [(R6, "30", "確定"), (R7, "40", "確定")], "400.1", {TEN_TIMES}),
    ("25", [(R6, "30", "確定"), (R7, "40", "確定")], "39.9", {FELL}),
    ("25", [(R6, "30", "確定"), (R7, "40", "確定")], "40", set()),
    ("25", [(R6, "30", "確定"), (R7, "40", "見込")], "39.9", {FELL}),
    ("25", [(R6, "30", "確定"), (R7, None, "集計中")], "300", set()),  # the year before that counts
    ("25", [(R6, "30", "確定"), (R7, None, "集計中")], "300.1", {TEN_TIMES}),
    ("25", [(R6, "30", "確定"), (R7, "40", "中止")], "29.9", {FELL}),
    ("25", [(R6, "30", "確定"), (R7, "40", "中止")], "30", set()),
    ("25", [(R6, None, "集計中")], "24.9", {FELL}),
    ("25", [(R6, None, "集計中")], "25", set()),
    ("25", [(R7, "0", "確定")], "1000", {FAR_ABOVE}),  # of zero nothing is ten times
    ("25", [(R7, "-1", "確定")], "1000", {FAR_ABOVE}),
    ("0", [], "1000", {FAR_ABOVE}),
    (None, [], "1000", {FAR_ABOVE}),
    (None, [(R7, "40", "確定")], "400.1", {TEN_TIMES}),
    (None, [(R7, "1", "確定")], "10", set()),
    (None, [(R7, "1", "確定")], "10.1", {TEN_TIMES}),
]


@pytest.mark.parametrize(("printed", "earlier", "typed", "asked"), BEFORE)
def test_a_figure_is_compared_with_the_latest_one_that_is_known(
        printed: str | None, earlier: list[tuple[FiscalYear, str | None, str]], typed: str,
        asked: set[Contradiction]) -> None:
    small = _plan(target(CUMULATIVE), printed=printed)
    last = evaluate(small, R7, tuple(actual(*answer) for answer in earlier), (), frozenset())

    assert _asked(FormContext(small, R8, DIVISIONS[1], last=last), D(typed), "") == asked


@pytest.mark.parametrize("wanted", [MILESTONE, QUALITATIVE, NO_TARGET])
def test_a_measure_that_asks_for_no_number_is_not_asked_about(wanted: Target) -> None:
    assert _asked(FormContext(_plan(wanted), R6, DIVISIONS[1]), "達成", "集計中") == set()


LATE, AHEAD = Contradiction.MET_BUT_LATE, Contradiction.AHEAD_BUT_MISSED
PROGRESS_CASES: list[tuple[GradeScheme, list[str | None], str | None, set[Contradiction]]] = [
    # scheme, grade of each measure, progress, what is asked
    (FOUR, ["◎"], "遅れ", {LATE}),
    (FOUR, ["◎"], "やや遅れ", set()),
    (FOUR, ["◎"], "未着手", set()),
    (FOUR, ["◎"], "計画どおり", set()),
    (FOUR, ["◎"], "計画以上", set()),
    (FOUR, ["◎"], None, set()),
    (FOUR, ["○"], "遅れ", set()),
    (FOUR, ["△"], "遅れ", set()),
    (FOUR, ["×"], "遅れ", set()),
    (FOUR, ["×"], "計画以上", {AHEAD}),
    (FOUR, ["×"], "計画どおり", set()),
    (FOUR, ["×"], None, set()),
    (FOUR, ["△"], "計画以上", set()),
    (FOUR, ["○"], "計画以上", set()),
    (FOUR, [None], "遅れ", set()),
    (FOUR, [None], "計画以上", set()),
    (FOUR, ["集計中"], "遅れ", set()),
    (FOUR, ["◎", "◎"], "遅れ", {LATE}),
    (FOUR, ["◎", "○"], "遅れ", set()),  # every one must be reached
    (FOUR, ["◎", None], "遅れ", set()),
    (FOUR, ["◎", "集計中"], "遅れ", set()),
    (FOUR, ["◎", "×"], "計画以上", {AHEAD}),  # one that is badly missed is enough
    (FOUR, ["×", "◎"], "計画以上", {AHEAD}),
    (FOUR, ["△", "◎"], "計画以上", set()),
    (FIVE, ["A"], "遅れ", {LATE}),  # reached, though not the best grade
    (FIVE, ["S", "A"], "遅れ", {LATE}),
    (FIVE, ["B"], "遅れ", set()),
    (FIVE, ["D"], "計画以上", {AHEAD}),
    (FIVE, ["C"], "計画以上", set()),
    (LENIENT, ["良"], "遅れ", set()),  # 良 does not say that the target was reached
    (LENIENT, ["不可"], "計画以上", {AHEAD}),
]


@pytest.mark.parametrize(("grades", "shown", "progress", "asked"), PROGRESS_CASES)
def test_a_grade_and_a_progress_that_do_not_fit_are_asked_about(
        grades: GradeScheme, shown: list[str | None], progress: str | None, asked: set[Contradiction]) -> None:
    ones = tuple(indicator({R6: target(PLAIN)}, baseline("25"), number=n) for n, _ in enumerate(shown, 1))
    context = FormContext(plan(project(*ones), grades=grades), R6, DIVISIONS[1])
    cells: dict[object, Value] = {Ref("1-1-01", f"m.{n}.1", GRADE): grade for n, grade in enumerate(shown, 1)}
    cells[Ref("1-1-01", PROGRESS, SUB)] = progress

    doubts = of_progress(context, context.plan.project("1-1-01"))

    assert _holding(doubts, cells) == asked


def test_a_measure_without_a_target_does_not_keep_the_others_from_being_reached() -> None:
    ones = indicator({R6: target(PLAIN)}, baseline("25")), indicator({}, baseline("25"), number=2)
    context = FormContext(plan(project(*ones)), R6, DIVISIONS[1])
    cells: dict[object, Value] = {Ref("1-1-01", "m.1.1", GRADE): "◎", Ref("1-1-01", "m.2.1", GRADE): "－",
                                  Ref("1-1-01", PROGRESS, SUB): "遅れ"}

    assert _holding(of_progress(context, context.plan.project("1-1-01")), cells) == {LATE}


def test_a_project_without_any_target_this_year_is_not_asked_about_its_progress() -> None:
    context = FormContext(_plan(NO_TARGET), R6, DIVISIONS[1])

    assert of_progress(context, context.plan.project("1-1-01")) == ()


WORDS = [
    (LATE, "「測定1」は目標を達成していますが、進捗が「遅れ」です。どちらが正しいか確認してください。"),
    (AHEAD, "「測定1」は目標を大きく下回っていますが、進捗が「計画以上」です。どちらが正しいか確認してください。"),
    (NOT_A_NUMBER, "「測定1」の実績に文字が含まれています。数値だけを入力してください（単位は不要です）。"),
    (BESIDE, "「測定1」は数値が入力されていますが、状態が実績のないものになっています。"),
    (A_TENTH, "「測定1」が前回の値の10分の1を下回っています。桁や単位を確認してください。"),
    (FAR_ABOVE, "「測定1」が目標の10倍を超えています。桁や単位を確認してください。"),
    (FAR_BELOW, "「測定1」が目標の10分の1を下回っています。桁や単位を確認してください。"),
    (TEN_TIMES, "「測定1」が前回の値の10倍を超えています。桁や単位を確認してください。"),
    (FELL, "「測定1」は累計ですが、前回の値より小さくなっています。"),
    (NEGATIVE, "「測定1」が負の数です。符号を確認してください。"),
    (DAY, "「測定1」に日付が入力されていませんか（「5月1日」などの入力は5桁の数値に変わります）。"),
]


@pytest.mark.parametrize(("kind", "words"), WORDS)
def test_each_question_says_what_it_saw(kind: Contradiction, words: str) -> None:
    assert contradiction_words(kind, "測定1") == words


def test_there_are_words_for_every_kind() -> None:
    assert {kind for kind, _ in WORDS} == set(Contradiction)


def test_a_text_over_its_limit_is_told_with_the_limit() -> None:
    assert too_long_words("成果", 150) == "「成果」が150字を超えています。要点に絞ってください。"


def test_the_questions_of_one_figure_stand_below_one_another() -> None:
    context = FormContext(_plan(target(CUMULATIVE)), R6, DIVISIONS[1])
    (asked,) = measures_asked(context, context.plan.project("1-1-01"))

    shown = evaluate_tree(doubts_text(of_measure(context, asked)), {asked.cell(ACTUAL): D(-1)}.get)

    assert shown == ("◆「測定1」は累計ですが、前回の値より小さくなっています。\n"
                     "◆「測定1」が負の数です。符号を確認してください。\n")


def _plan(wanted: Target, printed: str | None = "25") -> Plan:
    return plan(project(indicator(dict.fromkeys((R6, R7, R8), wanted), baseline(printed))))


def _asked(context: FormContext, typed: Value, state: str) -> set[Contradiction]:
    """What is asked of the only measure of 1-1-01."""
    (asked,) = measures_asked(context, context.plan.project("1-1-01"))
    return _holding(of_measure(context, asked), {asked.cell(ACTUAL): typed, asked.cell(STATE): state or None})


def _holding(doubts: tuple[Doubt, ...], cells: dict[object, Value]) -> set[Contradiction]:
    return {kind for kind, _, condition in doubts if evaluate_tree(condition, cells.get)}
