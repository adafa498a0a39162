"""Which inputs of a project sheet must be filled, given what stands in the others."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal as D

import pytest

from sagamihara_pdca.formulas.evaluate import evaluate_tree
from sagamihara_pdca.formulas.tree import Value
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.form_rows import ACTUAL, GRADE, STATE, SUB
from sagamihara_pdca.input_form.keys import DIRECTION, ISSUES, PROGRESS, PROPOSAL, PROPOSAL_DETAIL, REASON
from sagamihara_pdca.input_form.measures import EXPECTED
from sagamihara_pdca.input_form.project_sheet import project_sheet
from sagamihara_pdca.model.plan import GradeScheme, Indicator, Plan
from sagamihara_pdca.model.target import Bound, Target
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
    baseline,
    condition,
    indicator,
    plan,
    project,
    target,
)

FIGURE = target(condition(Bound.AT_LEAST, "80"))

REASONS: list[tuple[GradeScheme, Target, Value, str | None, str | None, str | None, bool]] = [
    # scheme, target, actual, state, grade, progress, whether 評価の理由 is asked
    (FOUR, FIGURE, None, None, None, None, False),
    (FOUR, FIGURE, D(80), None, "◎", "計画どおり", False),
    (FOUR, FIGURE, D(64), None, "○", "計画どおり", False),
    (FOUR, FIGURE, D(63), None, "△", "計画どおり", True),
    (FOUR, FIGURE, D(40), None, "×", "計画どおり", True),
    (FOUR, FIGURE, D(80), None, "◎", "計画以上", False),
    (FOUR, FIGURE, D(80), None, "◎", "やや遅れ", True),
    (FOUR, FIGURE, D(80), None, "◎", "遅れ", True),
    (FOUR, FIGURE, D(80), None, "◎", "未着手", True),
    (FOUR, FIGURE, D(80), None, "◎", "中止", True),
    (FOUR, FIGURE, D(80), None, "◎", None, False),
    (FOUR, FIGURE, D(80), "確定", "◎", "計画どおり", False),
    (FOUR, FIGURE, D(80), "見込", "◎", "計画どおり", False),
    (FOUR, FIGURE, None, "集計中", "集計中", "計画どおり", True),
    (FOUR, FIGURE, None, "未実施", "未実施", "計画どおり", True),
    (FOUR, FIGURE, None, "中止", "中止", "計画どおり", True),
    (FOUR, FIGURE, None, "評価困難", "評価困難", "計画どおり", True),
    (FOUR, FIGURE, None, "対象外", "対象外", "計画どおり", True),
    (FOUR, MILESTONE, "達成", None, "◎", "計画どおり", False),
    (FOUR, MILESTONE, "未達成", None, "×", "計画どおり", True),
    (FOUR, QUALITATIVE, "◎", None, "◎", "計画どおり", True),  # the division itself judged
    (FOUR, QUALITATIVE, "○", None, "○", "計画どおり", True),
    (FOUR, QUALITATIVE, None, None, None, "計画どおり", False),
    (FOUR, QUALITATIVE, "　", None, None, "計画どおり", False),
    (FOUR, NO_TARGET, None, None, "－", "計画どおり", False),
    (FOUR, NO_TARGET, None, "集計中", "－", "計画どおり", False),  # nothing was promised
    (FOUR, NO_TARGET, None, None, "－", "遅れ", True),
    (FIVE, FIGURE, D(64), None, "B", "計画どおり", False),
    (FIVE, FIGURE, D("63.9"), None, "C", "計画どおり", True),
    (LENIENT, FIGURE, D(76), None, "良", "計画どおり", False),
    (LENIENT, FIGURE, D(64), None, "可", "計画どおり", True),
]


@pytest.mark.parametrize(("grades", "wanted", "typed", "state", "grade", "progress", "asked"), REASONS)
def test_a_reason_is_asked_where_something_is_low_late_missing_or_judged_by_the_division(
        grades: GradeScheme, wanted: Target, typed: Value, state: str | None, grade: str | None, progress: str | None,
        asked: bool) -> None:
    small = _plan(indicator({R6: wanted}, baseline("25")), grades=grades)
    cells = {("m.1.1", ACTUAL): typed, ("m.1.1", STATE): state, ("m.1.1", GRADE): grade,
             (PROGRESS, SUB): progress}

    assert _is_required(small, (REASON, SUB), cells) is asked


SECOND = [
    # state of the second measure, its grade, whether 評価の理由 is asked
    (None, "◎", False), (None, "△", True), ("集計中", "集計中", True), ("確定", "○", False),
]


@pytest.mark.parametrize(("state", "grade", "asked"), SECOND)
def test_one_measure_of_several_is_enough_to_ask_for_a_reason(state: str | None, grade: str, asked: bool) -> None:
    both = target(condition(Bound.AT_LEAST, "80"), condition(Bound.AT_MOST, "5"))
    cells = {("m.1.1", GRADE): "◎", ("m.1.2", STATE): state, ("m.1.2", GRADE): grade,
             (PROGRESS, SUB): "計画どおり"}

    assert _is_required(_plan(indicator({R6: both}, baseline("1"), baseline("1"))), (REASON, SUB), cells) is asked


ACTUALS = [
    # target, state, whether the actual is asked, whether 公表予定時期 is
    (FIGURE, None, True, False), (FIGURE, "確定", True, False), (FIGURE, "見込", True, False),
    (FIGURE, "集計中", False, True), (FIGURE, "未実施", False, False), (FIGURE, "中止", False, False),
    (FIGURE, "評価困難", False, False), (FIGURE, "対象外", False, False),
    (MILESTONE, None, True, False), (MILESTONE, "集計中", False, True),
    (QUALITATIVE, None, True, False), (QUALITATIVE, "評価困難", False, False),
    (NO_TARGET, None, False, False), (NO_TARGET, "確定", False, False),
]


@pytest.mark.parametrize(("wanted", "state", "asked", "when"), ACTUALS)
def test_an_actual_is_asked_unless_the_state_says_that_there_is_none(
        wanted: Target, state: str | None, asked: bool, when: bool) -> None:
    small, cells = _plan(indicator({R6: wanted}, baseline("25"))), {("m.1.1", STATE): state}

    assert _is_required(small, ("m.1.1", ACTUAL), cells) is asked
    assert _is_required(small, ("m.1.1.source", EXPECTED), cells) is when


DETAILS = [
    # 見直しの提案, 次年度の方向, whether 提案の内容・理由 is asked
    (None, None, False), ("なし", None, False), (None, "継続", False), ("なし", "改善して継続", False),
    ("事業区分の変更", None, True), ("目標の変更", "継続", True), ("事業の終了", "継続", True), ("その他", None, True),
    (None, "縮小", True), ("なし", "終了", True),
]


@pytest.mark.parametrize(("proposal", "direction", "asked"), DETAILS)
def test_a_proposal_or_an_end_asks_for_its_reason(proposal: str | None, direction: str | None, asked: bool) -> None:
    cells = {(PROPOSAL, SUB): proposal, (DIRECTION, SUB): direction}

    assert _is_required(_plan(indicator({R6: FIGURE}, baseline("25"))), (PROPOSAL_DETAIL, SUB), cells) is asked


LATENESS = [("計画以上", False), ("計画どおり", False), ("やや遅れ", True), ("遅れ", True), ("未着手", True),
            ("中止", True), (None, False)]


@pytest.mark.parametrize(("progress", "asked"), LATENESS)
def test_a_project_without_indicators_says_its_issues_when_it_is_late(progress: str | None, asked: bool) -> None:
    assert _is_required(_plan(), (ISSUES, SUB), {(PROGRESS, SUB): progress}) is asked


def _plan(*indicators: Indicator, grades: GradeScheme = FOUR) -> Plan:
    return plan(project(*indicators), grades=grades)


def _is_required(small: Plan, asked: tuple[str, str], cells: Mapping[tuple[str, str], Value]) -> Value:
    """Whether the input of a row and a column must be filled on the lead division's sheet of R6."""
    sheet = project_sheet(FormContext(small, R6, DIVISIONS[1]), small.project("1-1-01"))
    (field,) = (cell.field for row in sheet.rows for cell in row.cells if (row.key, cell.column) == asked)
    assert field is not None
    return evaluate_tree(field.required, {Ref("1-1-01", *place): value for place, value in cells.items()}.get)
