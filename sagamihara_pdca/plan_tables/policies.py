"""表「施策」: the 施策 and, repeated on each, its 基本目標."""

from __future__ import annotations

from sagamihara_pdca.model.plan import Goal, Plan, Policy
from sagamihara_pdca.plan_tables import cells
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.plan_tables.rows import Row
from sagamihara_pdca.plan_tables.seen_keys import Firsts
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults


def read_policies(rows: tuple[Row, ...], found: list[Problem]) -> tuple[tuple[Goal, ...], tuple[Policy, ...]]:
    """The goals in the order in which they come up first, and the policies in the table's."""
    goals: dict[str, Goal] = {}
    policies: list[Policy] = []
    seen = Firsts()
    for row in rows:
        number = cells.read_code(row["施策番号"], found)
        name = cells.required(row["施策名"], found)
        goal = _goal(row, goals, found)
        if number is not None and seen.is_first(number, row["施策番号"], found) and goal is not None:
            policies.append(Policy(number, name, goal.number))
    return tuple(goals.values()), tuple(policies)


def _goal(row: Row, goals: dict[str, Goal], found: list[Problem]) -> Goal | None:
    number = cells.read_code(row["基本目標番号"], found)
    name = cells.required(row["基本目標名"], found)
    if number is None:
        return None
    first = goals.setdefault(number, Goal(number, name))
    if name and same_name(first.name) != same_name(name):
        found.append(faults.goal_name_differs(row["基本目標名"].place, number, first.name))
    return first


def policy_rows(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """The table's rows: what `read_policies` reads."""
    return tuple((p.number, p.name, p.goal, plan.goal(p.goal).name) for p in plan.policies)
