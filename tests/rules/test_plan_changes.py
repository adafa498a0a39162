"""What a revision has changed, in words, case by case; and that a plan differs from itself in nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sagamihara_pdca.model.plan import Division, Indicator, Plan, Project, ProjectClass, YearClass
from sagamihara_pdca.rules.plan_changes import PlanChange, changes_between
from tests.worlds.plans import mizuno, sagamihara
from tests.worlds.small_plan import R7, R8


def first(change: Callable[[Project], Project]) -> Callable[[Plan], Plan]:
    """The plan with its first project changed."""
    return lambda plan: replace(plan, projects=(change(plan.projects[0]), *plan.projects[1:]))


def retargeted(project: Project) -> Project:
    """The target of R8 becomes that of R9."""
    def moved(indicator: Indicator) -> Indicator:
        after = next(t.target for t in indicator.targets if t.year == R8.next)
        return replace(indicator, targets=tuple(replace(t, target=after) if t.year == R8 else t for t in indicator.targets))
    return replace(project, indicators=tuple(map(moved, project.indicators)))


def exploratory_from(project: Project) -> Project:
    return replace(project, classes=tuple(YearClass(c.year, ProjectClass.EXPLORATORY if c.year >= R8 else c.project_class)
                                          for c in project.classes))


def closed(plan: Plan) -> Plan:
    """The first division ends with R7; the second goes on with it."""
    one, two, *rest = plan.divisions
    return replace(plan, divisions=(replace(one, last_year=R7, successor=two.number), two, *rest))


CASES: list[tuple[str, Callable[[Plan], Plan], list[tuple[str, bool, bool, int | None]]]] = [
    # the subject ends with, whether there is something before and after, the year
    ("renamed", first(lambda p: replace(p, name="新しい名称", former_code=p.code)), [("事業名", True, True, None)]),
    ("renumbered", first(lambda p: replace(p, code="9-9-99", former_code=p.code)), [("事業番号", True, True, None)]),
    ("another lead", first(lambda p: replace(p, lead="02")), [("主担当課", True, True, None)]),
    ("reclassified", first(exploratory_from), [("事業区分", True, True, 2026), ("事業区分", True, True, 2027)]),
    ("retargeted", first(retargeted), [("目標（導入拠点及び利用率）", True, True, 2026)]),
    ("added", lambda plan: replace(plan, projects=(*plan.projects, replace(plan.projects[0], code="9-9-99", name="追加の事業"))),
     [("事業の追加", False, True, 2024)]),
    ("ended", lambda plan: replace(plan, projects=plan.projects[1:]), [("事業の終了", True, False, None)]),
    ("a division added", lambda plan: replace(plan, divisions=(*plan.divisions, Division("99", "新設課", first_year=R8))),
     [("課・機関の追加", False, True, 2026)]),
    ("a division closed", closed, [("課・機関：", True, True, 2025)]),
    ("another edition", lambda plan: replace(plan, profile=replace(plan.profile, edition="改定版")), [("版", True, True, None)]),
    ("a grade's floor", lambda plan: replace(plan, scheme=replace(plan.scheme, grades=(
        replace(plan.scheme.grades[0], lower=plan.scheme.grades[0].lower and plan.scheme.grades[0].lower + 10), *plan.scheme.grades[1:]))),
     [("評価区分", True, True, None)]),
]


@pytest.mark.parametrize(("change", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_change_is_said_with_both_values(change: Callable[[Plan], Plan], told: list[tuple[str, bool, bool, int | None]]) -> None:
    plan = sagamihara() if not told[0][0].startswith("目標") else _measured_first()

    found = changes_between(plan, change(plan))

    assert [(bool(c.before), bool(c.after), c.year.start if c.year else None) for c in found] == [case[1:] for case in told]
    assert all(end.rstrip("：") in c.subject for c, (end, *_) in zip(found, told, strict=True))


def _measured_first() -> Plan:
    plan = sagamihara()
    measured = plan.project("1-1-02")
    return replace(plan, projects=(measured, *(p for p in plan.projects if p is not measured)))


@pytest.mark.parametrize("plan", [sagamihara(), mizuno()], ids=["sagamihara", "mizuno"])
def test_a_plan_differs_from_itself_in_nothing(plan: Plan) -> None:
    assert changes_between(plan, plan) == ()


def test_a_renumbered_project_did_not_end() -> None:
    plan = sagamihara()
    found = changes_between(plan, first(lambda p: replace(p, code="9-9-99"))(plan))  # found by its name

    assert found == (PlanChange(f"9-9-99 {plan.projects[0].name}：事業番号", plan.projects[0].code, "9-9-99"),)
