"""Published figures never move: whatever a revision does to a plan, the years before are what they were."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sagamihara_pdca.model.plan import Grade, GradeScheme, Indicator, Plan, Project
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.model.target import Target, TargetKind
from sagamihara_pdca.rules.differences import differing_measures
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.rules.lineage import inherited
from tests.worlds.random_years import evaluations


@st.composite
def revisions(draw: st.DrawFn, plan: Plan) -> Plan:
    """The plan with other targets, grades, classes and leads; every project keeps its number, name, measures and units."""
    scheme = GradeScheme(tuple(Grade(f"{g.symbol}'", g.name, g.lower, g.colour, g.meaning) for g in plan.scheme.grades)
                         if draw(st.booleans()) else plan.scheme.grades)
    projects = tuple(_revised(draw, p) for p in plan.projects)
    return replace(plan, scheme=scheme, projects=projects, profile=replace(plan.profile, edition="2"))


def _revised(draw: st.DrawFn, project: Project) -> Project:
    classes = project.classes[:draw(st.integers(1, len(project.classes)))] if project.classes else ()
    return replace(project, classes=classes, indicators=tuple(_retargeted(draw, i) for i in project.indicators))


def _retargeted(draw: st.DrawFn, indicator: Indicator) -> Indicator:
    none = Target("-", TargetKind.NONE)
    swapped = draw(st.permutations([t.target for t in indicator.targets]))
    return replace(indicator, targets=tuple(replace(t, target=draw(st.sampled_from([none, new, t.target])))
                                            for t, new in zip(indicator.targets, swapped, strict=True)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_revision_moves_nothing_that_was_reported(data: st.DataObject) -> None:
    past: Evaluation = data.draw(evaluations().filter(lambda e: e.year < e.plan.profile.last_year))
    plan = data.draw(revisions(past.plan))
    before, told = inherited(past, plan)
    actuals = tuple(m.actual for m in (*before.history, *before.measures))

    now = evaluate(plan, past.year.next, actuals, (), frozenset(), (), before)

    assert told == ()
    assert differing_measures((*past.history, *past.measures), now.history) == ()
    assert len(now.history) >= len(past.history) + len(past.measures)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_is_renumbered_by_the_table_goes_along_whole(data: st.DataObject) -> None:
    past: Evaluation = data.draw(evaluations())
    numbers = data.draw(st.permutations([p.code for p in past.plan.projects]))
    renumbered = tuple(_under(p, f"9-{new}", p.code) for p, new in zip(past.plan.projects, numbers, strict=True))

    before, told = inherited(past, replace(past.plan, projects=renumbered))

    heirs = {p.former_code: p.code for p in renumbered}
    assert told == ()
    assert [(p.project.code, p.outcome, [m.outcome for m in p.measures]) for p in before.projects] == [
        (heirs[p.project.code], p.outcome, [m.outcome for m in p.measures]) for p in past.projects]


def _under(project: Project, code: str, former: str) -> Project:
    return replace(project, code=code, former_code=former, name=f"新{project.name}",
                   indicators=tuple(replace(i, project=code) for i in project.indicators))
