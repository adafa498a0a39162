"""Of which figure a relative target is a change: one row per basis, year asked, baseline and what was reported.

An answer is (year, figure, state, confirmed figure of the baseline). The baseline is of R5 unless a row says otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Baseline
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.target import Basis, Bound, ChangeUnit, Condition
from sagamihara_pdca.rules.bases import Actuals, base_of, lasting_base
from sagamihara_pdca.rules.judging import evaluate
from tests.worlds.small_plan import (
    R4,
    R5,
    R6,
    R7,
    R8,
    R9,
    actual,
    baseline,
    condition,
    indicator,
    plan,
    project,
    relative,
    target,
)

Answer = tuple[FiscalYear, str | None, str, str | None]
FIRM, PROVISIONAL = baseline("200"), baseline("190", provisional=True)

PLAIN = condition(Bound.AT_LEAST, "80")


def _change(basis: Basis, year: FiscalYear | None = None, amount: str = "10") -> Condition:
    return relative(Bound.AT_LEAST, basis, ChangeUnit.POINT, amount, year)


LAST_YEAR: list[tuple[FiscalYear, Baseline, list[Answer], str | None]] = [
    # year asked, baseline, answers, base
    (R7, FIRM, [(R6, "210", "確定", None)], "210"),
    (R7, FIRM, [(R6, "210", "見込", None)], "210"),
    (R7, FIRM, [(R6, "0", "確定", None)], "0"),
    (R7, FIRM, [], None),  # the baseline of R5 is not the figure of R6
    (R7, FIRM, [(R6, None, "集計中", None)], None),
    (R7, FIRM, [(R6, "210", "集計中", None)], None),  # a figure beside such a state does not count
    (R7, FIRM, [(R6, "210", "未実施", None)], None),
    (R7, FIRM, [(R6, "210", "中止", None)], None),
    (R7, FIRM, [(R6, "210", "評価困難", None)], None),
    (R7, FIRM, [(R6, "210", "対象外", None)], None),
    (R7, FIRM, [(R6, "210", "未報告", None)], None),
    (R7, FIRM, [(R6, None, "確定", None)], None),
    (R7, FIRM, [(R7, "220", "確定", None)], None),  # this year's own figure
    (R7, FIRM, [(R5, "205", "確定", None)], None),  # two years before
    (R7, FIRM, [(R8, "230", "確定", None)], None),
    (R7, FIRM, [(R6, "210", "確定", None), (R7, "220", "確定", None)], "210"),
    (R8, FIRM, [(R6, "210", "確定", None), (R7, "220", "確定", None), (R8, "230", "確定", None)], "220"),
    (R8, FIRM, [(R6, "210", "確定", None), (R7, None, "集計中", None)], None),  # an older one is no stand-in
    (R7, FIRM, [(R6, "210", "確定", "204")], "210"),  # the confirmed baseline is another figure
    (R7, FIRM, [(R6, None, "集計中", "204")], None),
    (R7, PROVISIONAL, [(R6, "210", "確定", None)], "210"),
    (R7, PROVISIONAL, [(R6, None, "集計中", None)], None),
    (R6, FIRM, [], "200"),  # before the plan's first year lies the baseline
    (R6, FIRM, [(R6, "210", "確定", None)], "200"),
    (R6, FIRM, [(R5, "205", "確定", None)], "205"),  # reported for that year: it takes the printed figure's place
    (R6, PROVISIONAL, [], None),  # nine months are not a year
    (R6, PROVISIONAL, [(R6, "210", "確定", None)], None),
    (R6, PROVISIONAL, [(R6, "210", "確定", "204")], "204"),  # the division has confirmed it
    (R6, PROVISIONAL, [(R6, "210", "確定", "204"), (R7, "220", "確定", "206")], "204"),
    (R6, PROVISIONAL, [(R5, "205", "確定", None), (R6, "210", "確定", "204")], "205"),
    (R6, PROVISIONAL, [(R5, None, "集計中", None), (R6, "210", "確定", "204")], None),
    (R6, baseline("190", R4, provisional=True), [(R6, "210", "確定", "204")], None),  # of another year
    (R6, baseline("200", R4), [], None),
    (R6, baseline("200", R6), [], None),
    (R6, baseline("200", None), [], None),  # of no year that the print names
    (R6, baseline(None), [], None),
    (R7, baseline("200", R6), [], "200"),
    (R7, baseline("200", R6), [(R6, "210", "確定", None)], "210"),
    (R7, baseline("200", R6, provisional=True), [], None),
]


@pytest.mark.parametrize(("asked", "printed", "answers", "base"), LAST_YEAR)
def test_a_change_from_last_year_is_one_of_the_figure_of_exactly_the_year_before(
        asked: FiscalYear, printed: Baseline, answers: list[Answer], base: str | None) -> None:
    change = relative(Bound.AT_MOST, Basis.LAST_YEAR, ChangeUnit.PERCENT, "-5")

    assert _base(change, asked, printed, answers) == _number(base)


YEAR: list[tuple[FiscalYear, FiscalYear, Baseline, list[Answer], str | None]] = [
    # year meant, year asked, baseline, answers, base
    (R5, R6, FIRM, [], "200"),
    (R5, R9, FIRM, [], "200"),
    (R5, R7, FIRM, [(R6, "210", "確定", None)], "200"),
    (R5, R7, FIRM, [(R6, "210", "確定", "204")], "200"),  # what is not provisional waits for no confirmed figure
    (R5, R6, PROVISIONAL, [], None),
    (R5, R6, PROVISIONAL, [(R6, "210", "確定", None)], None),
    (R5, R6, PROVISIONAL, [(R6, "210", "確定", "204")], "204"),
    (R5, R7, PROVISIONAL, [(R6, "210", "確定", "204")], "204"),
    (R5, R7, PROVISIONAL, [(R6, "210", "確定", "204"), (R7, "220", "確定", "206")], "206"),
    (R5, R6, PROVISIONAL, [(R6, "210", "確定", "204"), (R7, "220", "確定", "206")], "204"),
    (R5, R6, PROVISIONAL, [(R7, "220", "確定", "206")], None),
    (R6, R8, FIRM, [(R6, "210", "確定", None), (R7, "220", "確定", None)], "210"),
    (R6, R9, FIRM, [(R6, "210", "見込", None), (R8, "230", "確定", None)], "210"),
    (R7, R8, FIRM, [(R6, "210", "確定", None), (R7, "220", "確定", None)], "220"),
    (R6, R8, FIRM, [(R6, None, "集計中", None), (R7, "220", "確定", None)], None),
    (R6, R8, FIRM, [(R6, "210", "中止", None)], None),
    (R6, R8, FIRM, [(R7, "220", "確定", None)], None),
    (R6, R8, FIRM, [], None),
    (R6, R8, PROVISIONAL, [(R6, "210", "確定", "204")], "210"),
    (R6, R8, PROVISIONAL, [(R6, None, "集計中", "204")], None),  # 204 is of R5
    (R5, R6, baseline("200", R4), [], None),
    (R5, R6, baseline("200", R4), [(R5, "195", "確定", None)], "195"),
    (R5, R6, baseline("190", R4, provisional=True), [(R6, "210", "確定", "204")], None),
    (R5, R6, baseline("200", None), [], None),
    (R5, R6, baseline(None), [], None),
]


@pytest.mark.parametrize(("meant", "asked", "printed", "answers", "base"), YEAR)
def test_a_change_from_a_named_year_is_one_of_that_years_figure_whatever_year_is_judged(
        meant: FiscalYear, asked: FiscalYear, printed: Baseline, answers: list[Answer], base: str | None) -> None:
    change = relative(Bound.AT_LEAST, Basis.YEAR, ChangeUnit.PERCENT, "3", meant)

    assert _base(change, asked, printed, answers) == _number(base)


BASELINE: list[tuple[FiscalYear, Baseline, list[Answer], str | None]] = [
    # year asked, baseline, answers, base
    (R6, FIRM, [], "200"),
    (R9, FIRM, [(R6, "210", "確定", None), (R8, "230", "確定", None)], "200"),
    (R7, FIRM, [(R6, "210", "確定", "204")], "200"),
    (R6, baseline("0"), [], "0"),
    (R6, baseline("200", None), [], "200"),  # a baseline needs no year
    (R6, baseline(None), [], None),
    (R6, PROVISIONAL, [], None),
    (R7, PROVISIONAL, [(R6, "210", "確定", None)], None),  # an actual is no confirmed baseline
    (R6, PROVISIONAL, [(R6, "210", "確定", "204")], "204"),
    (R7, PROVISIONAL, [(R6, "210", "確定", "204")], "204"),
    (R9, PROVISIONAL, [(R6, "210", "確定", "204")], "204"),
    (R7, PROVISIONAL, [(R6, "210", "確定", "204"), (R7, "220", "確定", None)], "204"),
    (R6, PROVISIONAL, [(R6, "210", "確定", "204"), (R8, "230", "確定", "206")], "204"),  # corrected in R8
    (R7, PROVISIONAL, [(R6, "210", "確定", "204"), (R8, "230", "確定", "206")], "204"),
    (R8, PROVISIONAL, [(R6, "210", "確定", "204"), (R8, "230", "確定", "206")], "206"),
    (R9, PROVISIONAL, [(R6, "210", "確定", "204"), (R8, "230", "確定", "206")], "206"),
    (R9, PROVISIONAL, [(R6, "210", "確定", "206"), (R8, "230", "確定", "204")], "204"),  # the latest, not the highest
    (R7, PROVISIONAL, [(R6, "1", "確定", "204"), (R7, "2", "確定", "205"), (R8, "3", "確定", "206")], "205"),
    (R6, PROVISIONAL, [(R7, "220", "確定", "206")], None),  # not given yet
    (R6, PROVISIONAL, [(R6, None, "集計中", "204")], "204"),  # the actual beside it may wait
    (R6, PROVISIONAL, [(R6, None, "未報告", "204")], "204"),
    (R6, PROVISIONAL, [(R6, "210", "見込", "204")], "204"),
    (R6, PROVISIONAL, [(R6, None, "中止", "204")], "204"),
    (R6, PROVISIONAL, [(R6, "210", "確定", "0")], "0"),
    (R6, baseline("190", None, provisional=True), [(R6, "210", "確定", "204")], "204"),
    (R6, baseline(None, provisional=True), [(R6, "210", "確定", "204")], "204"),
]


@pytest.mark.parametrize(("asked", "printed", "answers", "base"), BASELINE)
def test_a_change_from_the_baseline_waits_for_the_confirmed_figure_of_a_provisional_one(
        asked: FiscalYear, printed: Baseline, answers: list[Answer], base: str | None) -> None:
    change = relative(Bound.AT_LEAST, Basis.BASELINE, ChangeUnit.POINT, "10")

    assert _base(change, asked, printed, answers) == _number(base)


@pytest.mark.parametrize("none", [None, PLAIN])
def test_a_target_that_is_not_relative_has_no_base(none: Condition | None) -> None:
    assert _base(none, R7, FIRM, [(R6, "210", "確定", "204")]) is None


#: A figure of another project, indicator or measure, all else being right.
ELSEWHERE = [("1-1-02", 1, 1), ("1-1-01", 2, 1), ("1-1-01", 1, 2)]


@pytest.mark.parametrize("place", ELSEWHERE)
@pytest.mark.parametrize("basis", [Basis.LAST_YEAR, Basis.BASELINE])
def test_a_figure_of_another_measure_is_no_base(place: tuple[str, int, int], basis: Basis) -> None:
    known = Actuals((actual(R6, "210", base="204", place=place),))
    change = relative(Bound.AT_LEAST, basis, ChangeUnit.PERCENT, "3")
    printed = indicator({}, PROVISIONAL)

    assert base_of(project(printed), printed, printed.measures[0], R7, change, known) is None


@pytest.mark.parametrize(("basis", "meant"), [(Basis.BASELINE, None), (Basis.LAST_YEAR, None), (Basis.YEAR, R5)])
def test_each_measure_has_the_baseline_that_stands_at_its_place(basis: Basis, meant: FiscalYear | None) -> None:
    change = relative(Bound.AT_LEAST, basis, ChangeUnit.PERCENT, "3", meant)
    printed = indicator({}, baseline("14"), baseline("25"), baseline("90"))

    bases = [base_of(project(printed), printed, measure, R6, change, Actuals(())) for measure in printed.measures]

    assert bases == [D(14), D(25), D(90)]


#: The target of the year that is judged, that of a year to come, and whether the one's base is the other's too.
TO_COME: list[tuple[Condition | None, Condition | None, bool]] = [
    (_change(Basis.BASELINE), _change(Basis.BASELINE), True),
    (_change(Basis.BASELINE), _change(Basis.BASELINE, amount="20"), True),
    (_change(Basis.YEAR, R5), _change(Basis.YEAR, R5), True), (_change(Basis.YEAR, R5), _change(Basis.YEAR, R4), False),
    (_change(Basis.BASELINE), _change(Basis.YEAR, R5), False), (_change(Basis.YEAR, R5), _change(Basis.BASELINE), False),
    (_change(Basis.LAST_YEAR), _change(Basis.LAST_YEAR), False),  # next year another year is the last
    (_change(Basis.LAST_YEAR), _change(Basis.BASELINE), False), (_change(Basis.BASELINE), _change(Basis.LAST_YEAR), False),
    (PLAIN, _change(Basis.BASELINE), False), (None, _change(Basis.BASELINE), False),
    (_change(Basis.BASELINE), PLAIN, False), (_change(Basis.BASELINE), None, False),
]


@pytest.mark.parametrize(("this_year", "to_come", "lasts"), TO_COME)
def test_a_year_to_come_has_this_years_base_while_both_are_changes_of_the_same_figure(
        this_year: Condition | None, to_come: Condition | None, lasts: bool) -> None:
    one = indicator({R6: target(PLAIN)}, FIRM)
    (measure,) = evaluate(plan(project(one)), R6, (), (), frozenset()).measures

    base = lasting_base(to_come, replace(measure, condition=this_year, base=D(200)))

    assert base == (D(200) if lasts else None)


@pytest.mark.parametrize(("quantity", "outcome", "method"), [
    ("0", "○", Method.JUDGED), ("-10", "○", Method.JUDGED), ("50", "未報告", Method.UP_RATE)])
def test_the_division_judges_a_change_in_per_cent_of_nothing(quantity: str, outcome: str, method: Method) -> None:
    change = relative(Bound.AT_LEAST, Basis.BASELINE, ChangeUnit.PERCENT, "10")
    one = indicator({R6: target(change)}, baseline(quantity))
    answer = replace(actual(R6, None), declared="○")

    (measure,) = evaluate(plan(project(one)), R6, (answer,), (), frozenset()).measures

    assert (measure.outcome.word, measure.method, measure.base) == (outcome, method, D(quantity))
    assert bool(measure.target.refusal) is (method is Method.JUDGED)


def test_a_measure_that_is_not_judged_this_year_lends_no_base() -> None:
    assert lasting_base(_change(Basis.BASELINE), None) is None


def _base(change: Condition | None, asked: FiscalYear, printed: Baseline, answers: list[Answer]) -> D | None:
    """The base, asked twice: the order of the answers makes no difference."""
    one = indicator({}, printed)
    rows = tuple(actual(*answer) for answer in answers)
    first, second = (base_of(project(one), one, one.measures[0], asked, change, Actuals(known))
                     for known in (rows, rows[::-1]))
    assert first == second
    return first


def _number(text: str | None) -> D | None:
    return None if text is None else D(text)
