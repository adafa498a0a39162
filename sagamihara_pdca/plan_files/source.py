"""Loads the plan from a folder of CSV files, a workbook or the package."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from sagamihara_pdca.errors import PlanUnusable
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.table import Table
from sagamihara_pdca.plain_values import PathLike, path_of
from sagamihara_pdca.plan_files.csv_folder import read_folder
from sagamihara_pdca.plan_files.workbook_reader import read_sheets
from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.plan_tables.equal_faults import summed_up
from sagamihara_pdca.problems import Place, Problem, Severity
from sagamihara_pdca.problems import plan_files as faults

BUNDLED = "sagamihara_ict2"
BOOK_SUFFIXES = (".xlsx", ".xlsm")


def read_tables(path: Path) -> tuple[tuple[Table, ...], list[Problem]]:
    """Read the tables of a folder of CSV files or of a workbook, as they stand there.

    Returns:
        tables: every sheet or file, whether the plan knows it or not.
        problems: what could not be read of the files; nothing about the plan yet.
    """
    if path.is_dir():
        return read_folder(path)
    if not path.is_file():
        return (), [faults.plan_not_found(Place(path.name))]
    if path.suffix.lower() not in BOOK_SUFFIXES:
        return (), [faults.kind_unknown(Place(path.name))]
    return read_sheets(path)


def load_plan(path: PathLike) -> tuple[Plan | None, list[Problem]]:
    """Read, parse and validate the plan of a folder or a workbook.

    Args:
        path: a folder of CSV files, one per table, or a workbook (.xlsx, .xlsm) with a sheet per table.
    Returns:
        plan: None where a problem is an error.
        problems: those of the files, then those of the tables; a file that can't be read is one too.
    Raises:
        ValueRefused: `path` is no path at all.

    >>> plan, problems = load_plan("nowhere.xlsx")
    >>> plan, [problem.code for problem in problems]
    (None, ['PLN101'])
    """
    path = path_of(path)
    tables, unread = read_tables(path)
    if not tables:
        return None, unread or [faults.plan_not_found(Place(path.name))]
    plan, problems = build_plan(tables)
    stopped = any(problem.severity is Severity.ERROR for problem in unread)
    return (None if stopped else plan), [*summed_up(unread), *problems]


def bundled_plan() -> Plan:
    """Return 相模原市's plan, which comes with the package.

    Raises:
        PlanUnusable: its tables have errors: the package was changed after it was installed.

    >>> len(bundled_plan().projects)
    26
    """
    with resources.as_file(resources.files("sagamihara_pdca") / "plans" / BUNDLED) as folder:
        plan, problems = load_plan(folder)
    if plan is None:
        raise PlanUnusable("\n".join(str(problem) for problem in problems))
    return plan
