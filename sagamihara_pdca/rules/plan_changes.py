"""What a revision of the plan has changed, in words that a committee can read: added, ended, reclassified, retargeted, renumbered …

The projects of both plans are matched as the past is (`rules.lineage`), so that a renumbered project is one that was renumbered,
and not one that ended beside another that was added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Baseline, Division, Indicator, Plan, Project
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.rules import texts
from sagamihara_pdca.rules.lineage import heirs_of


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One change. `year` is the fiscal year whose plan it changes; None where it is of no single year."""

    subject: str  # 「1-1-02 窓口の予約：目標（利用件数）」
    before: str  # "" where there was nothing
    after: str
    year: FiscalYear | None = None


def changes_between(old: Plan, new: Plan) -> tuple[PlanChange, ...]:
    """Return what differs, in the order of the new plan's tables; what the new plan does not have any more comes last."""
    heirs = {code: heir.project for code, heir in heirs_of(old, new).items()}
    before = {heir.code: old.project(code) for code, heir in heirs.items() if heir is not None}
    found = [change for project in new.projects for change in _of_project(old, new, before.get(project.code), project)]
    found += [PlanChange(texts.PROJECT_ENDED, _label(old.project(code)), "") for code, heir in heirs.items() if heir is None]
    return (*found, *_divisions(old, new), *_names(old, new), *_scheme(old, new))


def _of_project(old: Plan, new: Plan, before: Project | None, now: Project) -> Iterator[PlanChange]:
    if before is None:
        yield PlanChange(texts.PROJECT_ADDED, "", _label(now), next((c.year for c in now.classes), None))
        return

    def changed(item: str, was: str, is_now: str, year: FiscalYear | None = None) -> Iterator[PlanChange]:
        if was != is_now:
            yield PlanChange(texts.OF_PROJECT.format(project=_label(now), item=item), was, is_now, year)

    yield from changed(texts.CODE, before.code, now.code)
    yield from changed(texts.NAME, before.name, now.name)
    yield from changed(texts.POLICY, before.policy, now.policy)
    yield from changed(texts.LEAD, _name(old, before.lead), _name(new, now.lead))
    yield from changed(texts.PARTNERS, _names_of(old, before.partners), _names_of(new, now.partners))
    yield from changed(texts.SUMMARY, before.summary, now.summary)
    for year in sorted({*old.profile.years, *new.profile.years}):
        yield from changed(texts.CLASS, _class(before, year), _class(now, year), year)
        yield from changed(texts.ACTION_GOAL, before.action_goal(year), now.action_goal(year), year)
    for change in _indicators(before, now):
        yield from changed(*change)


def _indicators(before: Project, now: Project) -> Iterator[tuple[str, str, str, FiscalYear | None]]:
    old, new = ({i.number: i for i in project.indicators} for project in (before, now))
    for number in sorted({*old, *new}):
        was, is_now = old.get(number), new.get(number)
        name = (is_now or was or now.indicators[0]).name
        yield texts.INDICATOR.format(number=number), _measures(was), _measures(is_now), None
        if was is None or is_now is None:
            continue
        yield texts.BASELINE.format(name=name), _baselines(was.baselines), _baselines(is_now.baselines), None
        years = sorted({t.year for t in (*was.targets, *is_now.targets)})
        for year in years:
            yield texts.YEAR_TARGET.format(name=name), _target(was, year), _target(is_now, year), year


def _divisions(old: Plan, new: Plan) -> Iterator[PlanChange]:
    """By name: a division that got another number is the same; by number: one that got another name was renamed."""
    was, is_now = ({d.name: d for d in plan.divisions} for plan in (old, new))
    for division in new.divisions:
        before = was.get(division.name)
        if before is None:
            yield PlanChange(texts.DIVISION_ADDED, "", division.name, division.first_year)
        elif _standing(old, before) != _standing(new, division):
            yield PlanChange(texts.DIVISION.format(name=division.name), _standing(old, before), _standing(new, division),
                             division.last_year)
    for name in was:
        if name not in is_now:
            yield PlanChange(texts.DIVISION_GONE, name, "")


def _standing(plan: Plan, division: Division) -> str:
    until = texts.UNTIL.format(year=write_code(division.last_year)) if division.last_year is not None else ""
    successor = texts.SUCCESSOR.format(name=_name(plan, division.successor)) if division.successor else ""
    return texts.NUMBERED.format(number=division.number) + until + successor


def _names(old: Plan, new: Plan) -> Iterator[PlanChange]:
    pairs = ((texts.PLAN_NAME, old.profile.plan_name, new.profile.plan_name),
             (texts.PLAN_EDITION, old.profile.edition, new.profile.edition),
             (texts.POLICIES, _listed(f"{p.number} {p.name}" for p in old.policies), _listed(f"{p.number} {p.name}" for p in new.policies)))
    return (PlanChange(item, was, is_now) for item, was, is_now in pairs if was != is_now)


def _scheme(old: Plan, new: Plan) -> Iterator[PlanChange]:
    was, is_now = (_listed(texts.GRADE.format(symbol=g.symbol, name=g.name, lower=texts.FROM.format(lower=format(g.lower, "f"))
                                              if g.lower is not None else texts.BELOW)
                           for g in plan.scheme.grades) for plan in (old, new))
    if was != is_now:
        yield PlanChange(texts.GRADES, was, is_now)


def _listed(words: Iterable[str]) -> str:
    return "、".join(words)


def _label(project: Project) -> str:
    return f"{project.code} {project.name}"


def _name(plan: Plan, number: str) -> str:
    return plan.division(number).name


def _names_of(plan: Plan, numbers: tuple[str, ...]) -> str:
    return _listed(_name(plan, number) for number in numbers)


def _class(project: Project, year: FiscalYear) -> str:
    found = project.project_class(year)
    return "" if found is None else f"{found.value} {found.label}"


def _measures(indicator: Indicator | None) -> str:
    if indicator is None:
        return ""
    return f"{indicator.name}（{_listed(f'{m.name}［{m.unit}］{m.direction.value}' for m in indicator.measures)}）"


def _baselines(baselines: tuple[Baseline, ...]) -> str:
    return _listed(f"{b.wording}（{b.as_of}{texts.PROVISIONAL if b.provisional else ''}）" for b in baselines)


def _target(indicator: Indicator, year: FiscalYear) -> str:
    target = indicator.target(year)
    return "" if target is None else target.wording
