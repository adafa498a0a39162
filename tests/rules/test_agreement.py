"""Python and a recalculated workbook agree on every rate and grade.

The rows are random but the same in every run; ties are sought on purpose. Stored results are stripped before LibreOffice
recalculates, so that nothing is compared with itself.
"""

from __future__ import annotations

import random
from decimal import Decimal as D
from pathlib import Path

from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.formulas.tree import Const, Expr, Var, bind
from sagamihara_pdca.input_form.grade_table import grade_trees, scheme_names, scheme_sheet
from sagamihara_pdca.model.results import Method
from sagamihara_pdca.model.states import CHOSEN_STATES
from sagamihara_pdca.model.target import Basis, Bound, Change, ChangeUnit, Condition, Target, TargetKind
from sagamihara_pdca.rules import achievement
from sagamihara_pdca.rules.achievement import Figure, method_of
from sagamihara_pdca.rules.grading import outcome
from sagamihara_pdca.rules.judging import Figures, Judgement, judge_measure
from sagamihara_pdca.sheets.book import Book, Cell, Column, Look, Ref, Row, Sheet
from sagamihara_pdca.sheets.layout import BookLayout
from tests.office.client import Office
from tests.office.recalc import recalculated
from tests.rules.test_achievement import SCHEME

ROWS = 2400
COLUMNS = tuple(Column(key, 12) for key in ("actual", "state", "base", "level", "met", "rate", "outcome"))
SHEET = "rows"
STATES = ("", "", "", "", *(s.value for s in CHOSEN_STATES))
KINDS = (TargetKind.NUMERIC,) * 8 + (TargetKind.MILESTONE, TargetKind.QUALITATIVE, TargetKind.NONE)


def test_python_and_the_recalculated_workbook_agree_on_every_row(tmp_path: Path, office: Office) -> None:
    cases = [_case(random.Random(seed)) for seed in range(ROWS)]
    book = _book(cases)
    path = tmp_path / "agreement.xlsx"
    write_book(book, path)

    values = recalculated(office, path)

    layout = BookLayout(book)
    disagreements = []
    for n, (target, figures) in enumerate(cases):
        judged = _judge(target, figures)
        shown = tuple(values.get(("rows", layout.a1(Ref(SHEET, f"r{n}", column)).replace("$", "")), "")
                      for column in ("level", "rate", "outcome"))
        expected = (_cell(judged.level), _cell(judged.rate_percent), judged.outcome.word)
        if shown != expected:
            disagreements.append((n, target.wording, target.conditions, figures, shown, expected))
    assert disagreements == []


def test_the_rows_hold_every_method_outcome_and_tie() -> None:
    judged = [(_judge(*case), _method(case[0])) for case in (_case(random.Random(seed)) for seed in range(ROWS))]

    assert {method for _, method in judged} == set(Method)
    assert {"◎", "○", "△", "×", "集計中", "未実施", "中止", "評価困難", "対象外", "未報告", "基準値未確定", "目標なし"} == {
        j.outcome.word for j, _ in judged}
    assert sum(j.rate_percent == D("99.9") and j.met is False for j, _ in judged) > 20
    assert sum(j.rate_percent is None and j.met is not None for j, _ in judged) > 50


def _case(rng: random.Random) -> tuple[Target, Figures]:
    kind = rng.choice(KINDS)
    state = rng.choice(STATES)
    if kind is TargetKind.NUMERIC:
        condition = _condition(rng)
        base = rng.choice([None, D(0), -_figure(rng), *[_figure(rng)] * 5]) if condition.change else None
        return Target("", kind, (condition,)), Figures(_actual(rng, condition, base), state, base)
    choices = ("達成", "未達成") if kind is TargetKind.MILESTONE else ("◎", "○", "△", "×")
    return Target("", kind), Figures(rng.choice([*choices, None]), state, None)


def _condition(rng: random.Random) -> Condition:
    bound = rng.choice(list(Bound))
    limit = rng.choice([_figure(rng), _figure(rng), _figure(rng), D(0), -_figure(rng)])
    if bound is Bound.WITHIN:
        return Condition("", bound, limit, "件", "件", upper=limit + _figure(rng))
    if rng.random() < 0.3:
        change = Change(Basis.BASELINE, rng.choice(list(ChangeUnit)), rng.choice([D(3), D("-5"), D("0.5"), D(2), D(10)]))
        return Condition("", bound, change.amount, "件", "件", change=change)
    return Condition("", bound, limit, "件", "件")


def _figure(rng: random.Random) -> D:
    """Small and large figures, with up to three decimals."""
    places = rng.choice([0, 0, 0, 1, 2, 3])
    return D(rng.randint(1, 10 ** rng.randint(1, 9))).scaleb(-places)


def _actual(rng: random.Random, condition: Condition, base: D | None) -> D | str | None:
    level = abs(condition.limit) or D(1)
    if condition.change is not None and base is not None:
        level = abs(base) * (100 + condition.change.amount) / 100 or D(1)
    return rng.choice([
        None, D(0), level, level + D("0.001"), level - D("0.001"), -level, _figure(rng), "集計中です",
        # A rate that ends in 5 behind the first decimal, exactly, both ways round.
        (level * rng.randrange(1, 3001, 2) / 2000).quantize(D("1.000000")), level * rng.randrange(1, 3001, 2) / 2000,
        level * D("0.8"), level * D("0.6"), level * D("0.9999"), level * D("1.0001"),
    ])


def _method(target: Target) -> Method:
    return method_of(target, target.conditions[0] if target.conditions else None)


def _judge(target: Target, figures: Figures) -> Judgement:
    condition = target.conditions[0] if target.conditions else None
    return judge_measure(_method(target), condition, figures, SCHEME)


def _cell(value: D | None) -> float | str:
    return "" if value is None else float(value)


def _book(cases: list[tuple[Target, Figures]]) -> Book:
    rows = tuple(_row(n, target, figures) for n, (target, figures) in enumerate(cases))
    return Book("一致の検査", "", "", "BIZ UDPゴシック", (Sheet(SHEET, "rows", COLUMNS, rows),
                                                  scheme_sheet(SCHEME, hidden=True)), scheme_names(SCHEME))


def _row(n: int, target: Target, figures: Figures) -> Row:
    def cell(column: str) -> Var:
        return Var(Ref(SHEET, f"r{n}", column))

    condition = target.conditions[0] if target.conditions else None
    bindings: dict[object, Expr] = {
        Figure.ACTUAL: cell("actual"), Figure.STATE: cell("state"), Figure.BASE: cell("base"),
        Figure.LEVEL: cell("level"), Figure.MET: cell("met"), Figure.RATE: cell("rate"),
        Figure.UPPER: Const(condition.upper if condition else None)}
    level = bind(achievement.level(condition), bindings) if condition else Const("")
    met = bind(achievement.is_met(condition.bound), bindings) if condition else Const(False)
    method = _method(target)
    return Row(f"r{n}", (
        Cell("actual", figures.actual), Cell("state", figures.state), Cell("base", figures.base), Cell("level", level),
        Cell("met", met), Cell("rate", bind(achievement.rate_percent(method), bindings), Look.RATE),
        Cell("outcome", bind(outcome(method, grade_trees(SCHEME)), bindings))))
