"""表「改定履歴」: what the revisions of the plan have changed, and why."""

from __future__ import annotations

from sagamihara_pdca.model.plan import Plan, Revision
from sagamihara_pdca.plan_tables import cells, schema
from sagamihara_pdca.plan_tables.rows import Row
from sagamihara_pdca.problems import Problem


def read_revisions(rows: tuple[Row, ...], found: list[Problem]) -> tuple[Revision, ...]:
    """Parse the rows, which are words for people; number, day, reason and subject are required."""
    return tuple(_revision(row, found) for row in rows)


def _revision(row: Row, found: list[Problem]) -> Revision:
    number, on, reason, subject = (cells.required(row[column], found) for column in (
        schema.REVISION_NUMBER, schema.REVISED_ON, schema.REVISION_REASON, schema.REVISED))
    return Revision(number, on, reason, subject, row.text(schema.REVISED_FROM), row.text(schema.REVISED_TO),
                    row.text(schema.REVISED_YEAR))


def revision_rows(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return the rows of 表「改定履歴」, which `read_revisions` reads back."""
    return tuple((r.number, r.on, r.reason, r.subject, r.before, r.after, r.year) for r in plan.revisions)
