"""表「施策」: the 施策 and, repeated on each, its 基本目標."""

from __future__ import annotations

from sagamihara_pdca.model.plan import Goal, Plan, Policy
from sagamihara_pdca.plan_tables import cells, schema
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.rows import Row
from sagamihara_pdca.plan_tables.seen_keys import Firsts
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults


def read_policies(rows: tuple[Row, ...], found: list[Problem]) -> tuple[tuple[Goal, ...], tuple[Policy, ...]]:
    """Parse the rows: the goals in the order in which they stand first, and the policies in the table's."""
    goals: dict[str, Goal] = {}
    policies: list[Policy] = []
    seen = Firsts()
    for row in rows:
        number = cells.read_code(row[schema.POLICY_NUMBER], found)
        name = cells.required(row[schema.POLICY_NAME], found)
        goal = _goal(row, goals, found)
        if number is not None and seen.is_first(number, row[schema.POLICY_NUMBER], found) and goal is not None:
            policies.append(Policy(number, name, goal.number))
    return tuple(goals.values()), tuple(policies)


def _goal(row: Row, goals: dict[str, Goal], found: list[Problem]) -> Goal | None:
    number = cells.read_code(row[schema.GOAL_NUMBER], found)
    name = cells.required(row[schema.GOAL_NAME], found)
    if number is None:
        return None
    first = goals.setdefault(number, Goal(number, name))
    if name and same_name(first.name) != same_name(name):
        found.append(faults.goal_name_differs(row[schema.GOAL_NAME].place, number, first.name))
    return first


def policy_rows(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return the table's rows, which `read_policies` reads back, texts in the order of the table's columns."""
    return tuple((p.number, p.name, p.goal, plan.goal(p.goal).name) for p in plan.policies)
