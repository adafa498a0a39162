"""Plan → tables: what `build_plan` reads."""

from __future__ import annotations

from collections.abc import Callable

from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.table import Table, TableCell
from sagamihara_pdca.plan_tables import schema
from sagamihara_pdca.plan_tables.divisions import division_rows
from sagamihara_pdca.plan_tables.grades import grade_rows
from sagamihara_pdca.plan_tables.indicators import indicator_rows
from sagamihara_pdca.plan_tables.policies import policy_rows
from sagamihara_pdca.plan_tables.projects import action_goal_rows, project_rows
from sagamihara_pdca.plan_tables.questions import question_rows
from sagamihara_pdca.plan_tables.revisions import revision_rows
from sagamihara_pdca.plan_tables.schema import TableForm
from sagamihara_pdca.plan_tables.settings import profile_rows
from sagamihara_pdca.problems import Place
from sagamihara_pdca.sheets.layout import cell_name

_ROWS: tuple[tuple[TableForm, Callable[[Plan], tuple[tuple[str, ...], ...]]], ...] = (
    (schema.SETTINGS, lambda plan: profile_rows(plan.profile)),
    (schema.POLICIES, policy_rows),
    (schema.PROJECTS, project_rows),
    (schema.ACTION_GOALS, action_goal_rows),
    (schema.INDICATORS, indicator_rows),
    (schema.DIVISIONS, division_rows),
    (schema.GRADES, grade_rows),
    (schema.QUESTIONS, question_rows),
    (schema.REVISIONS, revision_rows),
)


def plan_tables(plan: Plan) -> tuple[Table, ...]:
    """Return the plan as tables, in the order of `schema.TABLES`: `build_plan` returns an equal plan from them."""
    return tuple(table_of(form.name, form.headings(plan.profile.years), rows(plan)) for form, rows in _ROWS)


def table_of(name: str, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...], file: str = "") -> Table:
    """Return a table of the texts, addressed as in a sheet whose first row is the headings."""
    cells = tuple(tuple(TableCell(text, Place(file, name, cell_name(y, x + 1), headings[x] if y > 1 else ""))
                        for x, text in enumerate(row)) for y, row in enumerate((headings, *rows), 1))
    return Table(name, cells[0], cells[1:], Place(file, name))
