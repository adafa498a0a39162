"""The two whole plans: 相模原市's, which comes with the package, and that of みずの町, an invented town of five divisions."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.table import Table
from sagamihara_pdca.plan_files.source import bundled_plan, load_plan
from sagamihara_pdca.plan_tables.tables import plan_tables

#: The first two years of 相模原市's plan; みずの町's begins in R8.
R6, R7 = FiscalYear(2024), FiscalYear(2025)
#: By when the divisions answer for R6.
DUE = date(2025, 5, 30)
#: The tables of みずの町's plan, as a clerk keeps them in a folder of CSV files.
MIZUNO = Path(__file__).with_name("mizuno_town")


@cache
def sagamihara() -> Plan:
    return bundled_plan()


def sagamihara_tables() -> tuple[Table, ...]:
    return plan_tables(sagamihara())


@cache
def mizuno() -> Plan:
    plan, problems = load_plan(MIZUNO)
    assert plan is not None
    assert problems == []
    return plan


@cache
def mizuno_tables() -> tuple[Table, ...]:
    return plan_tables(mizuno())
