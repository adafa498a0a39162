"""Random plans with random answers, judged: every kind of target, bound, basis, state and scheme."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

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
    YearClass,
    YearTarget,
    YearText,
)
from sagamihara_pdca.model.results import Actual, Evaluation, Narrative, Review
from sagamihara_pdca.model.states import CHOSEN_STATES
from sagamihara_pdca.model.target import Basis, Bound, Change, ChangeUnit, Condition, Direction, Target, TargetKind
from sagamihara_pdca.problems import Place
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.rules.reviewing import with_reviews
from tests.worlds.judged_year import choices_of

_YEARS = tuple(FiscalYear(y) for y in range(2024, 2028))
#: What people write: few digits, few decimals, now and then a zero, a minus or a population.
_FIGURES = st.one_of(
    st.decimals(0, 300, places=1), st.integers(0, 40).map(Decimal), st.integers(0, 99_999_999).map(Decimal),
    st.decimals(-50, 50, places=3), st.sampled_from([Decimal(0), Decimal(100), Decimal("99.95"), Decimal("79.95")]))
_WORDS = st.text("あ漢A1 　\n=\"'<&|*?~{}[],", max_size=12)
_SYMBOLS = st.sampled_from([("◎", "○", "△", "×", "－", "…"), ("A", "a", "B", "b", "C", "c"), ("優", "良", "可", "不可", "劣", "無")])
_COLOURS = ("#77D9A8", "#BFE4FF", "#FFFF80", "#FFCABF", "#C8C8CB", "#123456")


@st.composite
def schemes(draw: st.DrawFn) -> GradeScheme:
    count = draw(st.integers(2, 6))
    lowers = sorted(draw(st.lists(st.integers(1, 1300), min_size=count - 1, max_size=count - 1, unique=True)), reverse=True)
    symbols = draw(_SYMBOLS)
    return GradeScheme(tuple(
        Grade(symbols[n], f"区分{n}", Decimal(lowers[n]) / 10 if n < count - 1 else None, _COLOURS[n], "") for n in range(count)))


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    bound, limit = draw(st.sampled_from(Bound)), draw(_FIGURES)
    if bound is Bound.WITHIN:
        return Condition("", bound, limit, "件", "件", upper=limit + draw(st.integers(0, 50).map(Decimal)))
    if draw(st.booleans()):
        return Condition("", bound, limit, "件", "件")
    basis, amount = draw(st.sampled_from(Basis)), draw(st.integers(-30, 30).map(Decimal))
    change = Change(basis, draw(st.sampled_from(ChangeUnit)), amount, _YEARS[0] if basis is Basis.YEAR else None)
    return Condition("", bound, amount, "件", "件", change=change)


@st.composite
def targets(draw: st.DrawFn, measures: int) -> Target:
    kind = draw(st.sampled_from([*([TargetKind.NUMERIC] * 4), *TargetKind]))
    if kind is not TargetKind.NUMERIC:
        return Target(draw(_WORDS), kind, text="完了", direction=Direction.UP if kind is TargetKind.DIRECTION else None)
    return Target(draw(_WORDS), kind, tuple(draw(conditions()) for _ in range(measures)))


@st.composite
def indicators(draw: st.DrawFn, project: str, number: int) -> Indicator:
    measures = draw(st.integers(1, 2))
    baselines = tuple(Baseline(draw(st.none() | _FIGURES), draw(_WORDS), "R5", FiscalYear(2023), draw(st.booleans()))
                      for _ in range(measures))
    return Indicator(project, number, draw(_WORDS), tuple(Measure(n + 1, draw(_WORDS), draw(st.sampled_from(["件", "％"])), Direction.UP)
                                                          for n in range(measures)), baselines,
                     tuple(YearTarget(year, draw(targets(measures))) for year in _YEARS))


@st.composite
def projects(draw: st.DrawFn, number: int) -> Project:
    code = f"1-{number % 2 + 1}-{number:02}"
    own = draw(st.sampled_from(ProjectClass))
    count = 0 if own is ProjectClass.EXPLORATORY else draw(st.integers(0, 2))
    return Project(code, f"1-{number % 2 + 1}", draw(_WORDS), tuple(YearClass(y, own) for y in _YEARS), "01", (),
                   draw(_WORDS), "", tuple(YearText(y, "") for y in _YEARS),
                   tuple(draw(indicators(code, n + 1)) for n in range(count)))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    profile = Profile("random", draw(_WORDS), "1", "市", "課", ("電話 000",), _YEARS[0], _YEARS[-1], "BIZ UDPゴシック")
    made = tuple(draw(projects(n)) for n in range(draw(st.integers(1, 5))))
    return Plan(profile, (Goal("1", "目標"),), (Policy("1-1", "施策", "1"), Policy("1-2", "施策", "1")), made,
                (Division("01", "課"),), draw(schemes()), ())


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    """A year of a random plan, judged."""
    plan, year = draw(plans()), draw(st.sampled_from(_YEARS))
    actuals = [draw(_actual(plan, indicator, measure, y)) for project in plan.projects for indicator in project.indicators
               for measure in indicator.measures for y in _YEARS if y <= year and draw(st.integers(0, 5))]
    said = tuple(Narrative(p.code, "01", key, draw(words), Place()) for p in plan.projects
                 for key, words in (("check.progress", st.sampled_from(["計画どおり", "遅れ", "中止"])), ("check.reason", _WORDS)))
    answered = frozenset(p.code for p in plan.projects if draw(st.booleans()))
    narratives = tuple(n for n in said if n.text)
    reviews = tuple(Review(p.code, draw(st.none() | st.sampled_from(plan.scheme.grades)), published=draw(_WORDS))
                    for p in plan.projects if draw(st.booleans()))
    return with_reviews(evaluate(plan, year, tuple(actuals), narratives, answered, choices_of(narratives)), reviews)


@st.composite
def _actual(draw: st.DrawFn, plan: Plan, indicator: Indicator, measure: Measure, year: FiscalYear) -> Actual:
    symbols = [g.symbol for g in plan.scheme.grades]
    return Actual(indicator.project, indicator.number, measure.number, year, draw(st.sampled_from(CHOSEN_STATES)),
                  draw(st.none() | _FIGURES), draw(st.sampled_from(["", "達成", "未達成", *symbols])),
                  base=draw(st.none() | _FIGURES))
