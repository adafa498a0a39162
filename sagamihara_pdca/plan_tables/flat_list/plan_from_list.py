"""A published list → the plan's tables, the meaning of each column, and everything that could not be decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import ProjectClass
from sagamihara_pdca.model.table import Table
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.plan_tables import cells, schema, texts
from sagamihara_pdca.plan_tables.flat_list.divisions import Charge, Register, read_charge
from sagamihara_pdca.plan_tables.flat_list.entries import Entry, read_entries
from sagamihara_pdca.plan_tables.flat_list.headings import Headings, find_headings, heading_problems
from sagamihara_pdca.plan_tables.flat_list.indicators import indicator_row
from sagamihara_pdca.plan_tables.flat_list.meanings import Meaning
from sagamihara_pdca.plan_tables.flat_list.sheet import ListSheet
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.schema import SEPARATOR
from sagamihara_pdca.plan_tables.tables import table_of
from sagamihara_pdca.plan_tables.texts import ASSUMED
from sagamihara_pdca.problems import Place, Problem, Severity
from sagamihara_pdca.problems import flat_list as faults

_DEPARTMENT = re.compile(r".*(?:部|局|委員会|本部|区役所)")
_NOT_IN_ID = re.compile(r"[^0-9A-Za-z_-]+")
_FILE = "plan.xlsx"


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column of the list: where its heading stands, what it says, and what it is taken for."""

    sheet: str
    cell: str
    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PlanFromList:
    """What a list gives: `tables` are None where a problem is an error."""

    columns: tuple[MappedColumn, ...]
    tables: tuple[Table, ...] | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Project:
    code: str
    policy: str
    charge: Charge
    entries: tuple[Entry, ...]


def plan_from_list(sheets: tuple[ListSheet, ...], title: str, grades: Table) -> PlanFromList:
    """Read the sheets as one list, and make the tables of a plan from it.

    Args:
        title: the name of the list, which is the plan's name and stands for a level that the list lacks.
        grades: the 評価区分 to begin with; they are marked 仮.
    """
    found: list[Problem] = []
    read = [(sheet, headings) for sheet in sheets if (headings := _headings(sheet, found)) is not None]
    columns = tuple(column for sheet, headings in read for column in _mapping(sheet, headings))
    if not read:
        found.append(faults.no_list(Place(sheets[0].file if sheets else "")))
    entries = tuple(entry for sheet, headings in read
                    for entry in read_entries(sheet, headings, _department(sheet, headings, len(read), found), found))
    if read and not entries:
        found.append(faults.no_list(read[0][0].cell(0, 0).place))
    if any(problem.severity is Severity.ERROR for problem in found):
        return PlanFromList(columns, None, tuple(found))
    tables = _tables(entries, title, grades, found)
    return PlanFromList(columns, tables, tuple(found))


def _headings(sheet: ListSheet, found: list[Problem]) -> Headings | None:
    headings = find_headings(sheet)
    if headings is not None:
        found.extend(heading_problems(sheet, headings))
    elif any(text.strip() for row in sheet.texts for text in row):
        found.append(faults.sheet_passed_over(Place(sheet.file, sheet.name)))
    return headings


def _mapping(sheet: ListSheet, headings: Headings) -> Iterator[MappedColumn]:
    for column in headings.columns:
        heading = column.heading
        year = f"（{write_fiscal_year(heading.year)}）" if heading.year is not None else ""
        words = texts.ACTUALS_LATER if heading.meaning is Meaning.ACTUAL else heading.meaning.value if heading.meaning else ""
        yield MappedColumn(sheet.name, column.cell.place.cell, column.cell.text, f"{words}{year}" if words else texts.NOT_USED)


def _department(sheet: ListSheet, headings: Headings, count: int, found: list[Problem]) -> str:
    """The name of the sheet, where each of several sheets is one department's."""
    if count < 2 or headings.of(Meaning.DEPARTMENT) is not None or not _DEPARTMENT.fullmatch(sheet.name):
        return ""
    found.append(faults.department_from_sheet(Place(sheet.file, sheet.name), sheet.name))
    return sheet.name


def _tables(entries: tuple[Entry, ...], title: str, grades: Table, found: list[Problem]) -> tuple[Table, ...]:
    years = _years(entries)
    policies, policy_of = _policies(entries, title, found)
    charges = tuple((entry, read_charge(entry, found)) for entry in _firsts(entries))
    register = Register(charges, found)
    projects = _projects(entries, {entry.key: charge for entry, charge in charges}, policy_of, found)
    found.append(faults.to_fill_in(entries[0].place(Meaning.PROJECT), title, write_fiscal_year(years[0]), write_fiscal_year(years[-1])))
    indicators = (row for project in projects for row in _indicator_rows(project, years, found))
    rows: dict[str, tuple[tuple[str, ...], ...]] = {
        schema.SETTINGS.name: _settings(title, years), schema.POLICIES.name: policies,
        schema.PROJECTS.name: tuple(_project_row(project, register, years) for project in projects),
        schema.ACTION_GOALS.name: tuple((project.code, *("" for _ in years)) for project in projects),
        schema.INDICATORS.name: tuple(indicators), schema.DIVISIONS.name: register.rows(),
        schema.GRADES.name: tuple(tuple(cell.text for cell in row) for row in grades.rows)}
    return tuple(table_of(form.name, form.headings(years), rows.get(form.name, ()), _FILE) for form in schema.TABLES)


def _firsts(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The first entry of each project."""
    return tuple({entry.key: entry for entry in reversed(entries)}[key] for key in dict.fromkeys(e.key for e in entries))


def _years(entries: tuple[Entry, ...]) -> tuple[FiscalYear, ...]:
    named = {year for entry in entries for year in entry.targets}
    return tuple(FiscalYear(start) for start in range(min(named).start, max(named).start + 1))


def _policies(entries: tuple[Entry, ...], title: str,
              found: list[Problem]) -> tuple[tuple[tuple[str, ...], ...], dict[tuple[str, str], str]]:
    """The rows of 表「施策」, and the number of each pair of 基本目標 and 施策."""
    pairs = dict.fromkeys((e.text(Meaning.GOAL), e.text(Meaning.POLICY)) for e in entries)
    for meaning in (Meaning.GOAL, Meaning.POLICY):
        if any(meaning not in entry.cells for entry in entries):
            found.append(faults.level_made(entries[0].place(Meaning.PROJECT), meaning.value, title))
    goals = {goal: str(number) for number, goal in enumerate(dict.fromkeys(goal for goal, _ in pairs), 1)}
    counted = dict.fromkeys(goals, 0)
    rows, numbers = [], {}
    for goal, policy in pairs:
        counted[goal] += 1
        numbers[goal, policy] = f"{goals[goal]}-{counted[goal]}"
        rows.append((numbers[goal, policy], policy or goal or title, goals[goal], goal or title))
    return tuple(rows), numbers


def _projects(entries: tuple[Entry, ...], charges: dict[tuple[str, ...], Charge], policy_of: dict[tuple[str, str], str],
              found: list[Problem]) -> tuple[_Project, ...]:
    grouped = {first.key: tuple(e for e in entries if e.key == first.key) for first in _firsts(entries)}
    own = [cells.read_code(rows[0].cells[Meaning.NUMBER], []) if Meaning.NUMBER in rows[0].cells else None
           for rows in grouped.values()]
    are_unique = None not in own and len({same_name(code or "") for code in own}) == len(own)
    if not are_unique:
        found.append(faults.numbers_given(entries[0].place(Meaning.NUMBER), any(Meaning.NUMBER in e.cells for e in entries)))
    counted = dict.fromkeys(policy_of.values(), 0)
    made = []
    for code, (key, rows) in zip(own, grouped.items(), strict=True):
        policy = policy_of[rows[0].text(Meaning.GOAL), rows[0].text(Meaning.POLICY)]
        counted[policy] += 1
        given = code if are_unique and code else f"{policy}-{counted[policy]:02}"
        made.append(_Project(given, policy, charges[key], rows))
    return tuple(made)


def _project_row(project: _Project, register: Register, years: tuple[FiscalYear, ...]) -> tuple[str, ...]:
    measured = any(entry.text(Meaning.INDICATOR) for entry in project.entries)
    kind = ProjectClass.PRIORITY if measured else ProjectClass.DEEPENING
    summaries = dict.fromkeys(text for e in project.entries if (text := e.text(Meaning.SUMMARY)))
    return (project.code, project.policy, project.entries[0].text(Meaning.PROJECT), *(kind.value for _ in years),
            register.lead(project.charge), SEPARATOR.join(register.partners(project.charge)), "\n".join(summaries), "", "")


def _indicator_rows(project: _Project, years: tuple[FiscalYear, ...], found: list[Problem]) -> Iterator[tuple[str, ...]]:
    measured = (entry for entry in project.entries if entry.text(Meaning.INDICATOR))
    for number, entry in enumerate(measured, 1):
        yield indicator_row(entry, project.code, number, years, found)


def _settings(title: str, years: tuple[FiscalYear, ...]) -> tuple[tuple[str, str], ...]:
    plan_id = _NOT_IN_ID.sub("_", title).strip("_")[:40] or "plan"
    return (("計画識別名", plan_id), ("計画名", title), ("版", write_code(years[0])), ("発行者", texts.UNKNOWN_SETTING),
            ("事務局", texts.UNKNOWN_SETTING), ("連絡先", texts.UNKNOWN_CONTACT), ("計画期間の開始年度", write_fiscal_year(years[0])),
            ("計画期間の終了年度", write_fiscal_year(years[-1])), ("フォント", "BIZ UDPゴシック"), ("評価区分の確定", ASSUMED),
            ("全国地方公共団体コード", ""), ("差出人", ""), ("送信を許すドメイン", ""), ("伴走支援担当の呼び名", ""))
