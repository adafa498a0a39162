"""Two answers for one measure and year: what is taken, what is a conflict, and whom the conflict names.

Each pair is consolidated in both orders. The first answer stands in a.xlsx, the second in b.xlsx.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D
from itertools import permutations

import pytest

from sagamihara_pdca.model.results import Actual
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.problems import Place, Severity
from sagamihara_pdca.rules.consolidation import consolidate
from tests.worlds.small_plan import R6, R7, actual, baseline, indicator, plan, project

PLAN = plan(project(indicator({}, baseline("200"))))
A, B = "a.xlsx「1-1-01」F12（実績）", "b.xlsx「1-1-01」F12（実績）"
#: state, figure, declaration
Said = tuple[str, str | None, str]


TAKEN: list[tuple[Said, Said, Said, str]] = [
    # a.xlsx, b.xlsx, what is taken, from which file
    # the same twice is one
    (("確定", "600", ""), ("確定", "600", ""), ("確定", "600", ""), "a.xlsx"),
    (("確定", "600", ""), ("確定", "600.0", ""), ("確定", "600", ""), "a.xlsx"),
    (("確定", "0", ""), ("確定", "0", ""), ("確定", "0", ""), "a.xlsx"),
    (("見込", "600", ""), ("見込", "600", ""), ("見込", "600", ""), "a.xlsx"),
    (("集計中", None, ""), ("集計中", None, ""), ("集計中", None, ""), "a.xlsx"),
    (("未実施", None, ""), ("未実施", None, ""), ("未実施", None, ""), "a.xlsx"),
    (("中止", None, ""), ("中止", None, ""), ("中止", None, ""), "a.xlsx"),
    (("評価困難", None, ""), ("評価困難", None, ""), ("評価困難", None, ""), "a.xlsx"),
    (("対象外", None, ""), ("対象外", None, ""), ("対象外", None, ""), "a.xlsx"),
    (("未報告", None, ""), ("未報告", None, ""), ("未報告", None, ""), "a.xlsx"),
    (("確定", None, "達成"), ("確定", None, "達成"), ("確定", None, "達成"), "a.xlsx"),
    (("確定", None, "未達成"), ("確定", None, "未達成"), ("確定", None, "未達成"), "a.xlsx"),
    (("確定", None, "○"), ("確定", None, "○"), ("確定", None, "○"), "a.xlsx"),
    # 集計中 gives way to whatever is settled
    (("集計中", None, ""), ("確定", "600", ""), ("確定", "600", ""), "b.xlsx"),
    (("集計中", "590", ""), ("確定", "600", ""), ("確定", "600", ""), "b.xlsx"),
    (("集計中", None, ""), ("確定", None, "達成"), ("確定", None, "達成"), "b.xlsx"),
    (("集計中", None, ""), ("見込", "600", ""), ("見込", "600", ""), "b.xlsx"),
    (("集計中", None, ""), ("未実施", None, ""), ("未実施", None, ""), "b.xlsx"),
    (("集計中", None, ""), ("中止", None, ""), ("中止", None, ""), "b.xlsx"),
    (("集計中", None, ""), ("評価困難", None, ""), ("評価困難", None, ""), "b.xlsx"),
    (("集計中", None, ""), ("対象外", None, ""), ("対象外", None, ""), "b.xlsx"),
    (("確定", "600", ""), ("集計中", None, ""), ("確定", "600", ""), "a.xlsx"),
    # so does 未報告
    (("未報告", None, ""), ("確定", "600", ""), ("確定", "600", ""), "b.xlsx"),
    (("未報告", None, ""), ("確定", None, "未達成"), ("確定", None, "未達成"), "b.xlsx"),
    (("未報告", None, ""), ("見込", "600", ""), ("見込", "600", ""), "b.xlsx"),
    (("未報告", None, ""), ("未実施", None, ""), ("未実施", None, ""), "b.xlsx"),
    (("未報告", None, ""), ("中止", None, ""), ("中止", None, ""), "b.xlsx"),
    (("未報告", None, ""), ("評価困難", None, ""), ("評価困難", None, ""), "b.xlsx"),
    (("未報告", None, ""), ("対象外", None, ""), ("対象外", None, ""), "b.xlsx"),
    (("確定", "600", ""), ("未報告", None, ""), ("確定", "600", ""), "a.xlsx"),
    (("集計中", None, ""), ("未報告", None, ""), ("集計中", None, ""), "a.xlsx"),  # 未報告 is no answer
    (("未報告", None, ""), ("集計中", None, ""), ("集計中", None, ""), "b.xlsx"),
]


@pytest.mark.parametrize(("one", "other", "taken", "file"), TAKEN)
def test_answers_that_agree_or_came_later_leave_one_row(one: Said, other: Said, taken: Said, file: str) -> None:
    answers = (_answer(one, "a.xlsx"), _answer(other, "b.xlsx"))

    for order in permutations(answers):
        (row,), conflicts = consolidate(PLAN, order)

        assert (row.state.value, row.quantity, row.declared) == (taken[0], _number(taken[1]), taken[2])
        assert row.source == Place(file, "1-1-01", "F12", "実績")
        assert conflicts == []


CONFLICTS: list[tuple[Said, Said, str, str]] = [
    # a.xlsx, b.xlsx, what the message says of each
    (("確定", "600", ""), ("確定", "650", ""), "600", "650"),
    (("確定", "600", ""), ("確定", "600.1", ""), "600", "600.1"),
    (("確定", "0", ""), ("確定", "1", ""), "0", "1"),
    (("確定", "1E+3", ""), ("確定", "999", ""), "1000", "999"),  # written out
    (("確定", "600", ""), ("見込", "650", ""), "600", "650（見込）"),
    (("確定", "600", ""), ("見込", "600", ""), "600", "600（見込）"),
    (("見込", "600", ""), ("見込", "650", ""), "600（見込）", "650（見込）"),
    (("確定", "600", ""), ("未実施", None, ""), "600", "未実施"),
    (("確定", "600", ""), ("中止", None, ""), "600", "中止"),
    (("確定", "600", ""), ("評価困難", None, ""), "600", "評価困難"),
    (("確定", "600", ""), ("対象外", None, ""), "600", "対象外"),
    (("見込", "600", ""), ("未実施", None, ""), "600（見込）", "未実施"),
    (("見込", "600", ""), ("中止", None, ""), "600（見込）", "中止"),
    (("見込", "600", ""), ("評価困難", None, ""), "600（見込）", "評価困難"),
    (("見込", "600", ""), ("対象外", None, ""), "600（見込）", "対象外"),
    (("未実施", None, ""), ("中止", None, ""), "未実施", "中止"),
    (("未実施", None, ""), ("評価困難", None, ""), "未実施", "評価困難"),
    (("未実施", None, ""), ("対象外", None, ""), "未実施", "対象外"),
    (("中止", None, ""), ("評価困難", None, ""), "中止", "評価困難"),
    (("中止", None, ""), ("対象外", None, ""), "中止", "対象外"),
    (("評価困難", None, ""), ("対象外", None, ""), "評価困難", "対象外"),
    (("確定", None, "達成"), ("確定", None, "未達成"), "達成", "未達成"),
    (("確定", None, "未達成"), ("確定", None, "達成"), "未達成", "達成"),
    (("見込", None, "達成"), ("確定", None, "未達成"), "達成（見込）", "未達成"),
    (("確定", None, "◎"), ("確定", None, "×"), "◎", "×"),
    (("確定", None, "達成"), ("中止", None, ""), "達成", "中止"),
]


@pytest.mark.parametrize(("one", "other", "said", "other_said"), CONFLICTS)
def test_answers_that_cannot_both_be_right_are_neither_taken_nor_hidden(
        one: Said, other: Said, said: str, other_said: str) -> None:
    answers = (_answer(one, "a.xlsx"), _answer(other, "b.xlsx"))

    for order in permutations(answers):
        (row,), (problem,) = consolidate(PLAN, order)

        assert (row.state.value, row.quantity, row.declared, row.source) == ("未報告", None, "", Place())
        assert (problem.code, problem.severity) == ("CNF001", Severity.ERROR)
        assert write_place(problem.place) == A
        assert problem.message == (f"同じ項目に異なる回答があります（「{said}」と、{B}の「{other_said}」）。"
                                   "どちらも採用していません。")


def test_a_third_answer_is_told_only_where_it_differs_from_the_first() -> None:
    said = [_answer(("確定", figure, ""), file)
            for figure, file in (("600", "a.xlsx"), ("600", "b.xlsx"), ("650", "c.xlsx"), ("700", "d.xlsx"))]

    for order in permutations(said):
        (row,), problems = consolidate(PLAN, order)

        assert row.state is ActualState.UNREPORTED
        assert [write_place(p.place) for p in problems] == [A, A]
        assert ["c.xlsx" in p.message and "「650」" in p.message for p in problems] == [True, False]
        assert ["d.xlsx" in p.message and "「700」" in p.message for p in problems] == [False, True]


BASES = [
    # a.xlsx with its base, b.xlsx with its base, state and figure taken, base taken
    (("確定", "600", ""), "204", ("確定", "600", ""), None, "確定", "600", "204"),
    (("確定", "600", ""), None, ("確定", "600", ""), "204", "確定", "600", "204"),
    (("確定", "600", ""), "204", ("確定", "600", ""), "204", "確定", "600", "204"),
    (("確定", "600", ""), None, ("確定", "600", ""), None, "確定", "600", None),
    (("確定", "600", ""), None, ("確定", "600", ""), "0", "確定", "600", "0"),
    (("集計中", None, ""), "204", ("確定", "600", ""), None, "確定", "600", "204"),
    (("確定", "600", ""), None, ("未報告", None, ""), "204", "確定", "600", "204"),
    (("未報告", None, ""), "204", ("中止", None, ""), None, "中止", None, "204"),
    (("集計中", None, ""), None, ("集計中", None, ""), "204", "集計中", None, "204"),
    (("確定", "600", ""), "204", ("確定", "650", ""), None, "未報告", None, "204"),  # the figures differ, not the base
    (("確定", "600", ""), None, ("確定", "650", ""), "204", "未報告", None, "204"),
]


@pytest.mark.parametrize(("one", "base", "other", "other_base", "state", "figure", "taken"), BASES)
def test_a_confirmed_base_is_kept_whichever_answer_it_stood_beside(
        one: Said, base: str | None, other: Said, other_base: str | None, state: str, figure: str | None,
        taken: str | None) -> None:
    answers = (replace(_answer(one, "a.xlsx"), base=_number(base)),
               replace(_answer(other, "b.xlsx"), base=_number(other_base)))

    for order in permutations(answers):
        (row,), _ = consolidate(PLAN, order)

        assert (row.state.value, row.quantity, row.base) == (state, _number(figure), _number(taken))


@pytest.mark.parametrize(("one", "other"), [
    (("確定", "600", ""), ("確定", "600", "")), (("確定", "600", ""), ("集計中", None, "")), (("集計中", None, ""),) * 2])
def test_of_different_confirmed_bases_none_counts_and_both_are_told(one: Said, other: Said) -> None:
    answers = (replace(_answer(one, "a.xlsx"), base=D(204)), replace(_answer(other, "b.xlsx"), base=D(206)))

    for order in permutations(answers):
        (row,), (problem,) = consolidate(PLAN, order)

        assert (row.state.value, row.quantity, row.base) == (one[0], _number(one[1]), None)
        assert (problem.code, problem.severity) == ("CNF001", Severity.ERROR)
        assert "「確定値 204」" in problem.message and f"{B}の「確定値 206」" in problem.message


def test_what_was_written_beside_the_figure_stays_with_it() -> None:
    settled = replace(_answer(("確定", "600", ""), "b.xlsx"), raw="約600", note="約", evidence="利用統計")
    pending = replace(_answer(("集計中", None, ""), "a.xlsx"), raw="集計中", expected="8月頃", evidence="見込表")

    (row,), _ = consolidate(PLAN, (pending, settled))

    assert row == settled


def test_answers_of_different_places_are_rows_of_their_own_in_plan_order() -> None:
    two = plan(project(indicator({}, baseline("1")), code="2-1-01"), project(indicator({}, baseline("1"))))
    places = [(("2-1-01", 1, 1), R6), (("2-1-01", 1, 1), R7), (("2-1-01", 1, 2), R6), (("2-1-01", 2, 1), R6),
              (("1-1-01", 1, 1), R6), (("1-1-01", 1, 1), R7), (("1-1-01", 2, 1), R6), (("1-1-01", 10, 1), R6)]
    rows = tuple(actual(year, "600", place=place) for place, year in places)

    found, conflicts = consolidate(two, rows[::-1])

    assert found == rows
    assert conflicts == []


def test_actuals_of_a_project_that_the_plan_does_not_have_are_asked_about_once_and_left_out() -> None:
    unknown = tuple(replace(actual(year, "5", place=("9-9-99", 1, 1)), source=Place("a.xlsx", "9-9-99", cell))
                    for year, cell in ((R6, "F100"), (R7, "F21")))

    for order in permutations((actual(R6, "600"), *unknown)):
        found, (problem,) = consolidate(PLAN, order)

        assert [a.project for a in found] == ["1-1-01"]
        assert (problem.code, problem.severity, problem.place.cell) == ("IDN031", Severity.QUESTION, "F21")
        assert "9-9-99" in problem.message


def test_nothing_reported_is_nothing_consolidated() -> None:
    assert consolidate(PLAN, ()) == ((), [])


def _answer(said: Said, file: str) -> Actual:
    state, figure, declared = said
    return replace(actual(R6, figure, state), declared=declared, source=Place(file, "1-1-01", "F12", "実績"))


def _number(text: str | None) -> D | None:
    return None if text is None else D(text)
