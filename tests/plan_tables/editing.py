"""Tables changed as a clerk would change them: one cell, one column, one sheet."""

from __future__ import annotations

import re

from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.table import Table
from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.plan_tables.tables import table_of
from sagamihara_pdca.problems import Problem
from tests.worlds.plans import sagamihara_tables

Tables = tuple[Table, ...]


def edited(tables: Tables, sheet: str, *changes: tuple[str, str]) -> Tables:
    """The tables with some cells of one sheet typed over; rows below the last are made as needed."""
    return tuple(_edited(table, changes) if table.name == sheet else table for table in tables)


def _edited(table: Table, changes: tuple[tuple[str, str], ...]) -> Table:
    grid = [[cell.text for cell in row] for row in (table.headings, *table.rows)]
    for cell, text in changes:
        letters, row = re.fullmatch(r"([A-Z])([0-9]+)", cell).groups()
        while len(grid) < int(row):
            grid.append([""] * len(grid[0]))
        grid[int(row) - 1][ord(letters) - ord("A")] = text
    return table_of(table.name, tuple(grid[0]), tuple(map(tuple, grid[1:])))


def without_column(tables: Tables, sheet: str, heading: str) -> Tables:
    return tuple(_without_column(table, heading) if table.name == sheet else table for table in tables)


def _without_column(table: Table, heading: str) -> Table:
    at = [cell.text for cell in table.headings].index(heading)
    grid = [[cell.text for x, cell in enumerate(row) if x != at] for row in (table.headings, *table.rows)]
    return table_of(table.name, tuple(grid[0]), tuple(map(tuple, grid[1:])))


def with_column(tables: Tables, sheet: str, heading: str) -> Tables:
    return tuple(_with_column(table, heading) if table.name == sheet else table for table in tables)


def _with_column(table: Table, heading: str) -> Table:
    rows = tuple((*(cell.text for cell in row), "") for row in table.rows)
    return table_of(table.name, (*(cell.text for cell in table.headings), heading), rows)


def with_rows(tables: Tables, sheet: str, *rows: tuple[str, ...]) -> Tables:
    """The tables with the rows of one sheet replaced."""
    return tuple(table_of(t.name, tuple(c.text for c in t.headings), rows) if t.name == sheet else t for t in tables)


def built(measure: str, direction: str, baseline: str, wordings: tuple[str, ...]) -> tuple[Plan | None, list[Problem]]:
    """The plan with the first indicator typed anew; years without a wording have no target."""
    targets = (*wordings, *("-",) * (4 - len(wordings)))
    return build_plan(edited(
        sagamihara_tables(), "成果指標", ("C2", "指標"), ("D2", measure), ("E2", direction), ("F2", baseline),
        *zip(("I2", "J2", "K2", "L2"), targets, strict=True)))
