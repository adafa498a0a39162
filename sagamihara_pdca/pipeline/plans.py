"""The plan that the year runs on: loaded, checked, exported."""

from __future__ import annotations

from pathlib import Path

from sagamihara_pdca.errors import PlanUnusable
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.plan_files.csv_folder import write_plan_folder
from sagamihara_pdca.plan_files.source import bundled_plan, load_plan
from sagamihara_pdca.plan_tables.plan_book import plan_book
from sagamihara_pdca.plan_tables.tables import plan_tables
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.settings import Settings


def check_plan(settings: Settings) -> tuple[Plan | None, list[Problem]]:
    """The plan, as far as it can be read, and everything that is wrong with its tables."""
    source = settings.plan_source
    return load_plan(source) if source is not None else (bundled_plan(), [])


def load(settings: Settings) -> Plan:
    """The plan, ready for use.

    Raises:
        PlanUnusable: its tables have errors.
    """
    plan, problems = check_plan(settings)
    errors = [p for p in problems if p.severity is Severity.ERROR]
    if plan is None or errors:
        first = texts.FIRST_ERROR.format(problem=errors[0]) if errors else ""
        raise PlanUnusable(texts.PLAN_UNUSABLE.format(count=len(errors), first=first))
    return plan


def export_plan(plan: Plan, target: Path) -> None:
    """Write the plan's tables as a workbook (`.xlsx`) or into a folder."""
    if target.suffix.lower() == ".xlsx":
        write_book(plan_book(plan), target)
    else:
        write_plan_folder(plan_tables(plan), target)
