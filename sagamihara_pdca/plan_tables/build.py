"""Builds the plan from its tables and reports every problem on the way."""

from __future__ import annotations

import re
from dataclasses import replace

from sagamihara_pdca.model.plan import GradeScheme, Indicator, Plan, Profile, Project, YearText
from sagamihara_pdca.model.table import Table
from sagamihara_pdca.plan_tables import schema
from sagamihara_pdca.plan_tables.code_cells import coded_rows
from sagamihara_pdca.plan_tables.divisions import Divisions, check_successors, read_divisions
from sagamihara_pdca.plan_tables.equal_faults import summed_up
from sagamihara_pdca.plan_tables.grades import read_grades
from sagamihara_pdca.plan_tables.indicators import read_indicators
from sagamihara_pdca.plan_tables.policies import read_policies
from sagamihara_pdca.plan_tables.projects import Known, check_indicators, read_action_goals, read_projects
from sagamihara_pdca.plan_tables.questions import read_questions
from sagamihara_pdca.plan_tables.revisions import read_revisions
from sagamihara_pdca.plan_tables.rows import Row, Sheets, tables_by_name
from sagamihara_pdca.plan_tables.sense import repeated
from sagamihara_pdca.plan_tables.settings import read_profile
from sagamihara_pdca.problems import Place, Problem, Severity

_A1 = re.compile(r"([A-Z]*)([0-9]*)")


def build_plan(tables: tuple[Table, ...]) -> tuple[Plan | None, list[Problem]]:
    """Parse and validate the tables.

    Returns:
        plan: None where a problem is an error.
        problems: in the order of the tables, then of their rows and columns.
    """
    found: list[Problem] = []
    plan = _plan(tables_by_name(tables, found), found)
    found = summed_up(sorted(found, key=lambda problem: _position(problem.place)))
    stopped = any(problem.severity is Severity.ERROR for problem in found)
    return (None if stopped else plan), found


def _plan(tables: dict[str, Table], found: list[Problem]) -> Plan | None:
    """Every table is read that can be. Nothing is said of what refers to one that can't."""
    place = tables[schema.SETTINGS.name].place if schema.SETTINGS.name in tables else Place()
    profile = read_profile(Sheets(tables).rows(schema.SETTINGS, found), place, found)
    sheets = Sheets(tables, profile.years if profile else None)
    policy_rows = coded_rows(sheets, schema.POLICIES, found)
    goals, policies = read_policies(policy_rows or (), found)
    divisions = _divisions(coded_rows(sheets, schema.DIVISIONS, found), profile, found)
    known = Known(policies if policy_rows else None, divisions)
    project_rows = coded_rows(sheets, schema.PROJECTS, found)
    projects = read_projects(project_rows or (), known, found)
    by_code = {project.code: project for project in projects} if project_rows else None
    action_goals = read_action_goals(coded_rows(sheets, schema.ACTION_GOALS, found) or (), by_code, found)
    indicator_rows = coded_rows(sheets, schema.INDICATORS, found)
    indicators = read_indicators(indicator_rows or (), by_code, found)
    if indicator_rows is not None:
        found.extend(repeated(indicator_rows))
        check_indicators(project_rows or (), projects, {i.project for i in indicators}, found)
    grades = read_grades(sheets.rows(schema.GRADES, found) or (), found)
    questions = read_questions(sheets.rows(schema.QUESTIONS, found) or (), found)
    revisions = read_revisions(sheets.rows(schema.REVISIONS, found) or (), found)
    if profile is None or divisions is None:
        return None
    return Plan(profile, goals, policies, _with_parts(projects, action_goals, indicators, profile), divisions.all,
                GradeScheme(grades, profile.scheme_confirmed), questions, revisions)


def _divisions(rows: tuple[Row, ...] | None, profile: Profile | None, found: list[Problem]) -> Divisions | None:
    if rows is None:
        return None
    divisions = read_divisions(rows, profile.mail_domains if profile else (), found)
    check_successors(divisions, rows, found)
    return divisions


def _with_parts(projects: tuple[Project, ...], action_goals: dict[str, tuple[YearText, ...]],
                indicators: tuple[Indicator, ...], profile: Profile) -> tuple[Project, ...]:
    """The projects with their 行動目標, blank where the table has none, and their 成果指標."""
    blank = tuple(YearText(year, "") for year in profile.years)
    measured: dict[str, tuple[Indicator, ...]] = {}
    for indicator in indicators:
        measured[indicator.project] = (*measured.get(indicator.project, ()), indicator)
    return tuple(replace(p, action_goals=action_goals.get(p.code, blank), indicators=measured.get(p.code, ()))
                 for p in projects)


def _position(place: Place) -> tuple[int, int, int, str]:
    """For sorting: the table, in the order of the tables as a clerk sees them, then row and column."""
    names = [form.name for form in schema.TABLES]
    table = names.index(place.sheet) if place.sheet in names else len(names)
    match = _A1.fullmatch(place.cell)
    column, row = match.groups() if match else ("", "")
    return table, int(row or 0), len(column), column
