"""The plan that a year was asked with: `generate` keeps it in `records/R6/計画/`, and the year is read and judged with it.

A later edition (版) of the plan adds nothing to a year that was asked with an earlier one, and takes nothing from it. Within one
edition the plan's tables count as they are now, so that a slip can be mended; mail addresses are always today's.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.plan_files.csv_folder import csv_bytes
from sagamihara_pdca.plan_files.source import load_plan
from sagamihara_pdca.plan_tables import schema
from sagamihara_pdca.plan_tables.tables import plan_tables
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.storage import only_run, replace_file

_FOLDER = "計画"
#: Written last: a folder without it was being written when the program stopped.
_LAST = f"{schema.SETTINGS.name}.csv"


def plan_csv(plan: Plan) -> dict[str, bytes]:
    """Return the plan's tables as CSV files by name; `load_plan` reads an equal plan from them."""
    files = {f"{table.name}.csv": csv_bytes(table) for table in plan_tables(plan)}
    return {name: files[name] for name in (*(n for n in files if n != _LAST), _LAST)}


def read_kept_plan(folder: Path) -> Plan:
    """Read a plan that was kept in the records.

    Raises:
        RecordUnusable: one of its tables is damaged.
    """
    plan, problems = load_plan(folder)
    if plan is None:
        first = next((p for p in problems if p.severity is Severity.ERROR), None)
        raise RecordUnusable(texts.KEPT_PLAN_DAMAGED.format(folder=folder.name, problem=first or ""))
    return plan


def keep_edition(settings: Settings, plan: Plan, year: FiscalYear) -> None:
    """Keep the plan that the year is asked with; nothing is written where it is the one that was kept last.

    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    folder, files = settings.records(year) / _FOLDER, plan_csv(plan)
    numbers = _kept(folder)
    if numbers and _holds(folder / str(numbers[-1]), files):
        return
    target = folder / str(numbers[-1] + 1 if numbers else 1)
    with only_run(settings.records(year)):
        for name, data in files.items():
            replace_file(target / name, data)


def asked_plan(settings: Settings, plan: Plan, year: FiscalYear) -> Plan:
    """Return the plan that the year was asked with; `plan`, today's, where none was kept, and where it is of the same edition.

    Raises:
        RecordUnusable: the plan that was kept is damaged.
    """
    folder = settings.records(year) / _FOLDER
    numbers = _kept(folder)
    if not numbers:
        return plan
    kept = read_kept_plan(folder / str(numbers[-1]))
    if (kept.profile.plan_id, kept.profile.edition) == (plan.profile.plan_id, plan.profile.edition):
        return plan
    return _with_addresses(kept, plan)


def _with_addresses(kept: Plan, plan: Plan) -> Plan:
    """The kept plan with today's mail addresses of the divisions that still have the same number and name, and of the sender."""
    today = {(d.number, d.name): d.mail for d in plan.divisions}

    def addressed(division: Division) -> Division:
        return replace(division, mail=today.get((division.number, division.name), ()))

    profile = replace(kept.profile, mail_from=plan.profile.mail_from, mail_domains=plan.profile.mail_domains)
    return replace(kept, profile=profile, divisions=tuple(map(addressed, kept.divisions)))


def _kept(folder: Path) -> tuple[int, ...]:
    try:
        names = [path.name for path in folder.iterdir() if (path / _LAST).is_file()]
    except OSError:
        return ()
    return tuple(sorted(int(name) for name in names if name.isascii() and name.isdigit()))


def _holds(folder: Path, files: dict[str, bytes]) -> bool:
    try:
        return all((folder / name).read_bytes() == data for name, data in files.items())
    except OSError:
        return False
