"""Reads a published list, a workbook or a CSV file, as grids of texts, and makes a plan's tables from it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from sagamihara_pdca.plan_files.csv_folder import SUFFIXES, read_grid
from sagamihara_pdca.plan_files.grid import Grid, Source
from sagamihara_pdca.plan_files.source import BOOK_SUFFIXES, bundled_plan
from sagamihara_pdca.plan_files.workbook_reader import read_grids
from sagamihara_pdca.plan_tables import schema
from sagamihara_pdca.plan_tables.equal_faults import summed_up
from sagamihara_pdca.plan_tables.flat_list.plan_from_list import PlanFromList, plan_from_list
from sagamihara_pdca.plan_tables.flat_list.sheet import ListSheet
from sagamihara_pdca.plan_tables.tables import plan_tables
from sagamihara_pdca.problems import Place, Problem, Severity
from sagamihara_pdca.problems import plan_files as faults


def read_list(path: Path) -> PlanFromList:
    """Return the plan's tables as the list gives them, the meaning of each column, and all that is to be looked at.

    The bundled plan lends its 評価区分. Where the file itself has an error, there are no tables.
    """
    found: list[Problem] = []
    sheets = tuple(ListSheet(source.file, source.name, grid) for source, grid in _grids(path, found))
    grades = next(table for table in plan_tables(bundled_plan()) if table.name == schema.GRADES.name)
    stopped = any(problem.severity is Severity.ERROR for problem in found)
    if stopped and not sheets:
        return PlanFromList((), None, tuple(found))
    made = plan_from_list(sheets, unicodedata.normalize("NFC", path.stem), grades)
    return PlanFromList(made.columns, None if stopped else made.tables, (*summed_up(found), *made.problems))


def _grids(path: Path, found: list[Problem]) -> tuple[tuple[Source, Grid], ...]:
    suffix = path.suffix.lower()
    if suffix in BOOK_SUFFIXES:
        grids, problems = read_grids(path)
        found.extend(problems)
        return grids
    if suffix not in SUFFIXES:
        found.append(faults.kind_unknown(Place(path.name)))
        return ()
    read = read_grid(path, found)
    return (read,) if read is not None else ()
