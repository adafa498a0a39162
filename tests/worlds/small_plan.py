"""A plan small enough to work every figure out by hand: two projects, a lead and two partners, four years."""

from __future__ import annotations

from decimal import Decimal as D

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import (
    Baseline,
    Division,
    Goal,
    Grade,
    GradeScheme,
    Indicator,
    Measure,
    Plan,
    Policy,
    Profile,
    Project,
    ProjectClass,
    Question,
    YearClass,
    YearTarget,
)
from sagamihara_pdca.model.results import Actual
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.model.target import Basis, Bound, Change, ChangeUnit, Condition, Direction, Target, TargetKind

R4, R5, R6, R7, R8, R9 = (FiscalYear(year) for year in range(2022, 2028))
#: 03 stands first, so that plan order is neither that of the numbers, nor of the files, nor of a project's partners.
DIVISIONS = (Division("03", "総務課"), Division("01", "広報課"), Division("02", "学務課"))
NO_TARGET = Target("-", TargetKind.NONE)
MILESTONE = Target("更新完了", TargetKind.MILESTONE, text="更新完了")
QUALITATIVE = Target("検討", TargetKind.QUALITATIVE, refusal="数値がありません。")


def scheme(*grades: tuple[str, str | None]) -> GradeScheme:
    """A scheme from symbols and lowest rates, best first."""
    return GradeScheme(tuple(Grade(symbol, symbol, None if lower is None else D(lower), "#FFFFFF", "")
                             for symbol, lower in grades))


FOUR = scheme(("◎", "100"), ("○", "80"), ("△", "60"), ("×", None))
#: Grades above and at what counts as reached.
FIVE = scheme(("S", "120"), ("A", "100"), ("B", "80"), ("C", "79.9"), ("D", None))
#: The best grade begins below what counts as reached.
LENIENT = scheme(("良", "95"), ("可", "50"), ("不可", None))
TWO = scheme(("済", "100"), ("未", None))


def condition(bound: Bound, limit: str, upper: str | None = None) -> Condition:
    return Condition("", bound, D(limit), "件", "件", None if upper is None else D(upper))


def relative(bound: Bound, basis: Basis, unit: ChangeUnit, amount: str, year: FiscalYear | None = None) -> Condition:
    return Condition("", bound, D(amount), "件", "件", change=Change(basis, unit, D(amount), year))


def target(*conditions: Condition) -> Target:
    return Target("（目標）", TargetKind.NUMERIC, conditions)


def baseline(quantity: str | None, year: FiscalYear | None = R5, provisional: bool = False) -> Baseline:
    return Baseline(None if quantity is None else D(quantity), quantity or "", "", year, provisional)


def indicator(targets: dict[FiscalYear, Target], *baselines: Baseline, number: int = 1,
              code: str = "1-1-01") -> Indicator:
    """One measure per baseline, 測定1, 測定2 …; years without a target have a dash."""
    measures = tuple(Measure(n, f"測定{n}", "件", Direction.UP) for n, _ in enumerate(baselines, 1))
    years = tuple(YearTarget(year, targets.get(year, NO_TARGET)) for year in (R6, R7, R8, R9))
    return Indicator(code, number, "指標", measures, baselines, years)


def project(*indicators: Indicator, code: str = "1-1-01", years: tuple[FiscalYear, ...] = (R6, R7, R8, R9),
            lead: str = "01", partners: tuple[str, ...] = ("02", "03")) -> Project:
    classes = tuple(YearClass(year, ProjectClass.PRIORITY) for year in years)
    return Project(code, "1-1", "事業", classes, lead, partners, "", "", (), indicators)


def plan(*projects: Project, grades: GradeScheme = FOUR, questions: tuple[Question, ...] = ()) -> Plan:
    profile = Profile("small", "小さな計画", "1", "市", "企画課", (), R6, R9, "")
    goals, policies = (Goal("1", "基本目標"),), (Policy("1-1", "施策", "1"),)
    return Plan(profile, goals, policies, projects, DIVISIONS, grades, questions)


def actual(year: FiscalYear, quantity: str | None, state: str = "確定", base: str | None = None,
           place: tuple[str, int, int] = ("1-1-01", 1, 1)) -> Actual:
    """An answer for project, indicator and measure."""
    return Actual(*place, year, ActualState(state), None if quantity is None else D(quantity),
                  base=None if base is None else D(base))
