"""表「事業」 and 表「行動目標」: the projects, without their indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan, Policy, Project, ProjectClass, YearClass, YearText
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.plan_tables import cells, schema
from sagamihara_pdca.plan_tables.code_cells import same_code
from sagamihara_pdca.plan_tables.divisions import Divisions
from sagamihara_pdca.plan_tables.names import nearest, same_name
from sagamihara_pdca.plan_tables.rows import Row
from sagamihara_pdca.plan_tables.schema import SEPARATOR
from sagamihara_pdca.plan_tables.seen_keys import Firsts
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults
from sagamihara_pdca.problems import plan_sense as doubts

_CLASSES = {c.value: c for c in ProjectClass}
_NOT_RUNNING = ("", "-", "―", "－", "ー")
_DIVISION_MARKS = str.maketrans("、,，", "；；；")


@dataclass(frozen=True, slots=True)
class Known:
    """What the projects refer to; None where its table can't be read, so that nothing is said about it."""

    policies: tuple[Policy, ...] | None
    divisions: Divisions | None


def read_projects(rows: tuple[Row, ...], known: Known, found: list[Problem]) -> tuple[Project, ...]:
    """Parse the rows of 表「事業」: the projects in the table's order, with neither action goals nor indicators."""
    projects: list[Project] = []
    seen = Firsts()
    names: dict[str, str] = {}
    for row in rows:
        project = _project(row, known, found)
        cell = row[schema.PROJECT_NAME]
        first = names.setdefault(same_name(project.name), cell.place.cell)
        if project.name and first != cell.place.cell:
            found.append(doubts.project_name_twice(cell.place, project.name, first))
        if project.code and seen.is_first(project.code, row[schema.PROJECT_CODE], found):
            projects.append(project)
    return tuple(projects)


def _project(row: Row, known: Known, found: list[Problem]) -> Project:
    code = cells.read_code(row[schema.PROJECT_CODE], found) or ""
    policy = _policy(row[schema.PROJECT_POLICY], known, found)
    name = cells.required(row[schema.PROJECT_NAME], found)
    classes = _classes(row, name, found)
    lead, partners = _divisions(row, known.divisions, tuple(c.year for c in classes), found)
    return Project(code, policy, name, classes, lead, partners, row.text(schema.SUMMARY), row.text(schema.SUPPORT_OFFICER),
                   (), (), _former_code(row, found))


def _former_code(row: Row, found: list[Problem]) -> str:
    """The code of the year before; "" where the cell is blank."""
    return (cells.read_code(row[schema.FORMER_CODE], found) or "") if row.text(schema.FORMER_CODE) else ""


def _policy(cell: TableCell, known: Known, found: list[Problem]) -> str:
    number = cells.read_code(cell, found)
    if number is None or known.policies is None:
        return ""
    numbers = [policy.number for policy in known.policies]
    return same_code(cell, number, numbers,
                     lambda: faults.policy_unknown(cell.place, cell.text, nearest(number, numbers)), found) or ""


def _classes(row: Row, name: str, found: list[Problem]) -> tuple[YearClass, ...]:
    classes = []
    blank = True
    for year, cell in row.by_year.items():
        chosen = _CLASSES.get(same_name(cell.text).upper())
        blank = blank and cell.text in _NOT_RUNNING
        if chosen is not None:
            classes.append(YearClass(year, chosen))
        elif cell.text not in _NOT_RUNNING:
            found.append(faults.class_unknown(cell.place, cell.text))
    if blank:
        found.append(faults.project_never_runs(row[schema.PROJECT_CODE].place, name))
    return tuple(sorted(classes, key=lambda c: c.year))


def _divisions(row: Row, known: Divisions | None, years: tuple[FiscalYear, ...],
               found: list[Problem]) -> tuple[str, tuple[str, ...]]:
    """Numbers of the lead and of the partners."""
    lead = cells.required(row[schema.LEAD], found)
    if known is None:
        return "", ()
    leads = _numbers([lead] if lead else [], row[schema.LEAD], known, years, found)
    partners = _numbers(_names(row.text(schema.PARTNERS), known), row[schema.PARTNERS], known, years, found)
    for twice in {n for n in partners if (*leads, *partners).count(n) > 1}:
        found.append(faults.division_twice_in_project(row[schema.PARTNERS].place, _name(known, twice)))
    if leads and _is_group(known, leads[0]):
        found.append(faults.lead_is_group(row[schema.LEAD].place, lead))
    return leads[0] if leads else "", partners


def _names(text: str, known: Divisions) -> tuple[str, ...]:
    """The names of a cell; a 、 separates too, as in the printed plan."""
    return (text,) if known.find(text) else cells.entries(text.translate(_DIVISION_MARKS))


def _numbers(names: Iterable[str], cell: TableCell, known: Divisions, years: tuple[FiscalYear, ...],
             found: list[Problem]) -> tuple[str, ...]:
    divisions = [d for d in (known.required(name, cell, found) for name in names) if d is not None]
    for division in divisions:
        out = next((year for year in years if known.in_charge(division, year) is None), None)
        if out is not None:
            found.append(faults.division_not_in_use(cell.place, division.name, write_fiscal_year(out)))
    return tuple(division.number for division in divisions)


def _name(known: Divisions, number: str) -> str:
    return next(d.name for d in known.all if d.number == number)


def _is_group(known: Divisions, number: str) -> bool:
    return next(d.is_group for d in known.all if d.number == number)


def read_action_goals(rows: tuple[Row, ...], projects: Mapping[str, Project] | None,
                      found: list[Problem]) -> dict[str, tuple[YearText, ...]]:
    """Parse the rows of 表「行動目標」: the goals by Project.code, in the order of the years."""
    goals: dict[str, tuple[YearText, ...]] = {}
    seen = Firsts()
    for row in rows:
        code = project_code(row[schema.PROJECT_REFERENCE], projects, found)
        if code and seen.is_first(code, row[schema.PROJECT_REFERENCE], found):
            goals[code] = tuple(YearText(year, cell.text) for year, cell in sorted(row.by_year.items()))
    return goals


def project_code(cell: TableCell, projects: Mapping[str, Project] | None, found: list[Problem]) -> str | None:
    """Parse the code of a project; None where it is none of `projects`, which are by code, or they are not known."""
    code = cells.read_code(cell, found)
    if code is None or projects is None:
        return None
    return same_code(cell, code, projects,
                     lambda: faults.project_unknown(cell.place, cell.text, nearest(code, projects)), found)


def check_indicators(rows: tuple[Row, ...], projects: tuple[Project, ...], measured: set[str],
                     found: list[Problem]) -> None:
    """Report every 重点事業 (class A) without an indicator, as a question.

    Args:
        measured: the codes of the projects that have one.
    """
    unmeasured = {p.code: p for p in projects if p.code not in measured
                  and any(c.project_class is ProjectClass.PRIORITY for c in p.classes)}
    for row in rows:
        project = unmeasured.pop(cells.narrow_code(row.text(schema.PROJECT_CODE)), None)
        if project is not None:
            found.append(faults.priority_without_indicator(row[schema.PROJECT_CODE].place, project.name))


def project_rows(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return the rows of 表「事業」, which `read_projects` reads back, texts in the order of the table's columns."""
    return tuple(_row(plan, project) for project in plan.projects)


def _row(plan: Plan, project: Project) -> tuple[str, ...]:
    classes = (project.project_class(year) for year in plan.profile.years)
    partners = SEPARATOR.join(plan.division(number).name for number in project.partners)
    return (project.code, project.policy, project.name, *(c.value if c else "" for c in classes),
            plan.division(project.lead).name, partners, project.summary, project.support_officer,
            project.former_code)


def action_goal_rows(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return the rows of 表「行動目標」, which `read_action_goals` reads back."""
    years = plan.profile.years
    return tuple((p.code, *(p.action_goal(year) for year in years)) for p in plan.projects)
