"""改定履歴: the changes of a revision as rows of the plan's own table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.model.plan import Plan, Revision
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.plan_files.csv_folder import csv_bytes
from sagamihara_pdca.plan_tables import schema
from sagamihara_pdca.plan_tables.plan_book import plan_book
from sagamihara_pdca.plan_tables.tables import plan_tables
from sagamihara_pdca.rules.plan_changes import PlanChange
from sagamihara_pdca.storage import copy_name, replace_file


def revisions_of(changes: Iterable[PlanChange], number: str, on: date, reason: str) -> tuple[Revision, ...]:
    """Return the changes as rows of 改定履歴, with one number, day and reason."""
    day = write_date(on, weekday=False)
    return tuple(Revision(number, day, reason, change.subject, change.before, change.after,
                          write_code(change.year) if change.year is not None else "") for change in changes)


def write_revisions(path: Path, plan: Plan, added: tuple[Revision, ...]) -> Path | None:
    """Add rows to 改定履歴 of the plan at `path`; rows of the same number are replaced.

    Of a folder only 改定履歴.csv is written. A workbook is written anew, and kept under another name as it was.

    Returns:
        the copy of the workbook; None for a folder.
    Raises:
        BookInUse, FileNotWritten: see `storage`.
    """
    numbers = {revision.number for revision in added}
    revised = replace(plan, revisions=(*(r for r in plan.revisions if r.number not in numbers), *added))
    if path.is_dir():
        table = next(t for t in plan_tables(revised) if t.name == schema.REVISIONS.name)
        replace_file(path / f"{table.name}.csv", csv_bytes(table))
        return None
    copy = copy_name(path)
    replace_file(copy, path.read_bytes())
    write_book(plan_book(revised), path)
    return copy
