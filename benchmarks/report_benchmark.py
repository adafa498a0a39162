"""The evaluation workbook beside bare XlsxWriter, and how its cost grows with the projects of a plan.

    python benchmarks/report_benchmark.py [--projects 26 260 1000 5000] [--runs 2]

Ours declares the sheets, works every formula out in Python, measures row heights and writes formats, highlights, links and page
set-up. The bare run is given every value, every formula and every format ready-made and writes those cells, merged ones
included, and nothing else: it is a floor, not a rival. Each size runs in processes of its own, so that a peak of memory is
its own; Python's search for cycles is paused for both, as `report` does. Printed is the least CPU time of the runs.
"""

from __future__ import annotations

import argparse
import gc
import pickle
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from math import log
from pathlib import Path
from time import process_time
from typing import TypeVar

import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.evaluation.view import ReportContext
from sagamihara_pdca.excel.cell_formats import Properties, look_properties, number_format
from sagamihara_pdca.excel.formula import render_formula
from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.formulas.tree import Expr, Value
from sagamihara_pdca.model.choices import Progress, ProjectChoices
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Actual, ActualState, Evaluation, Narrative
from sagamihara_pdca.plan_files.source import bundled_plan
from sagamihara_pdca.problems import Place
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.sheets.book import AddressOf, Book, Cell, Look, Name, Ref, Span
from sagamihara_pdca.sheets.layout import BookLayout
from sagamihara_pdca.sheets.values import BookValues

_YEAR = FiscalYear(2024)
_WORDS = "操作研修を3回開催し、120人が受講した。9月から申請フォームの見本を庁内に公開した。"
_KEYS = ("do.initiatives", "check.progress", "check.outcome", "act.improvement", "act.direction")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ready:
    """A cell as the bare run writes it. Row and column count from 0."""

    sheet: str
    row: int
    column: int
    rows: int
    columns: int
    formula: str  # "" for none
    value: Value
    look: int  # of `Floor.looks`


@dataclass(frozen=True, slots=True)
class Floor:
    """All that the bare run is given."""

    sheets: tuple[str, ...]
    looks: tuple[Properties, ...]
    cells: tuple[Ready, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: CPU seconds, bytes of the file, megabytes of memory."""

    projects: int
    cells: int
    formulas: int
    declared: float
    written: float
    size: int
    peak: int
    bare: float
    bare_peak: int


def large_year(projects: int) -> Evaluation:
    """The bundled plan repeated until it has that many projects, every one of them answered."""
    plan = _large_plan(projects)
    actuals = tuple(Actual(p.code, i.number, m.number, _YEAR, ActualState.FINAL, Decimal(n % 40 + 1))
                    for n, p in enumerate(plan.projects) for i in p.indicators for m in i.measures)
    said = tuple(Narrative(p.code, p.lead, key, "計画どおり" if key == "check.progress" else _WORDS, Place("提出.xlsx"))
                 for p in plan.projects for key in _KEYS)
    choices = tuple(ProjectChoices(p.code, p.lead, Progress.ON_PLAN) for p in plan.projects)
    return evaluate(plan, _YEAR, actuals, said, frozenset(p.code for p in plan.projects), choices)


def _large_plan(projects: int) -> Plan:
    plan = bundled_plan()
    copies = []
    for n in range(projects):
        model = plan.projects[n % len(plan.projects)]
        code = f"{model.policy}-{n:05}"
        copies.append(replace(model, code=code, indicators=tuple(replace(i, project=code) for i in model.indicators)))
    return replace(plan, projects=tuple(sorted(copies, key=lambda p: p.policy)))


def floor_of(book: Book) -> Floor:
    """Every cell of the book with its formula spelled, its value worked out and its format."""
    looks: dict[tuple[tuple[str, object], ...], int] = {}
    cells = tuple(Ready(*placed, looks.setdefault(tuple(sorted(look.items())), len(looks)))
                  for *placed, look in _cells(book))
    return Floor(tuple(sheet.title for sheet in book.sheets), tuple(dict(look) for look in looks), cells)


def _cells(book: Book) -> Iterator[tuple[str, int, int, int, int, str, Value, Properties]]:
    layout, values = BookLayout(book), BookValues(book)

    def address(key: Hashable) -> str:
        if isinstance(key, Name):
            return key.name
        if isinstance(key, AddressOf):
            return f'"#{layout.sheet_prefix(key.ref.sheet)}{layout.a1(key.ref)}"'
        if isinstance(key, Span):
            return layout.sheet_prefix(key.sheet) + layout.a1_span(key)
        assert isinstance(key, Ref)
        return layout.sheet_prefix(key.sheet) + layout.a1(key)

    for sheet in book.sheets:
        place = layout.sheet(sheet.key)
        for row in sheet.rows:
            for cell in row.cells:
                value = values.of_cell(sheet.key, row.key, cell)
                formula = render_formula(cell.content, address) if isinstance(cell.content, Expr) else ""
                yield (sheet.title, place.row(row.key) - 1, place.column(cell.column) - 1, cell.rows, cell.columns, formula,
                       value, _look(book, cell, value))


def _look(book: Book, cell: Cell, value: Value) -> Properties:
    own: Properties = {}
    if cell.look is Look.NUMBER and isinstance(value, Decimal):
        own["num_format"] = number_format(-int(value.normalize().as_tuple().exponent))
    return look_properties(cell.look, book.font) | own


def bare_bytes(floor: Floor) -> bytes:
    """The cells written by XlsxWriter's own methods."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        looks = [book.add_format(look) for look in floor.looks]
        sheets = {title: book.add_worksheet(title) for title in floor.sheets}
        for cell in floor.cells:
            _write_bare(sheets[cell.sheet], cell, looks[cell.look])
    return buffer.getvalue()


def _write_bare(sheet: xlsxwriter.worksheet.Worksheet, cell: Ready, look: xlsxwriter.format.Format) -> None:
    row, column, value = cell.row, cell.column, cell.value
    if cell.rows > 1 or cell.columns > 1:
        sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "", look)
    if cell.formula:
        sheet.write_formula(row, column, cell.formula, look, float(value) if isinstance(value, Decimal) else value or "")
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), look)
    elif value:
        sheet.write_string(row, column, str(value), look)
    else:
        sheet.write_blank(row, column, None, look)


def _timed(make: Callable[[], T]) -> tuple[T, float]:
    gc.collect()
    gc.disable()  # as `pipeline.collector` does, with which pandas would be loaded
    start = process_time()
    made = make()
    seconds = process_time() - start
    gc.enable()
    return made, seconds


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def run_ours(projects: int, runs: int, folder: Path) -> None:
    """Measure ours, then leave the floor for the bare run."""
    evaluation = large_year(projects)
    best = (float("inf"), float("inf"))
    peak = 0
    for _ in range(runs):
        book, declared = _timed(lambda: evaluation_book(evaluation, ReportContext()))
        data, written = _timed(lambda made=book: book_bytes(made))
        best = min(best, (declared, written), key=sum)
        peak = peak or _peak()  # of the first run: in a later one the book before still stands
    (folder / "ours").write_bytes(pickle.dumps((*best, len(data), peak)))
    (folder / "floor").write_bytes(pickle.dumps(floor_of(book)))


def run_bare(runs: int, folder: Path) -> None:
    """Measure the bare run. Its peak holds the ready cells too."""
    floor: Floor = pickle.loads((folder / "floor").read_bytes())
    seconds = min(_timed(lambda: bare_bytes(floor))[1] for _ in range(runs))
    formulas = sum(bool(cell.formula) for cell in floor.cells)
    (folder / "bare").write_bytes(pickle.dumps((seconds, _peak(), len(floor.cells), formulas)))


def measure(projects: int, runs: int) -> Measured:
    """Run both, each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        for part in ("ours", "bare"):
            subprocess.run([sys.executable, __file__, "--projects", str(projects), "--runs", str(runs), "--part", part, name],
                           check=True)
        declared, written, size, peak = pickle.loads((Path(name) / "ours").read_bytes())
        bare, bare_peak, cells, formulas = pickle.loads((Path(name) / "bare").read_bytes())
    return Measured(projects, cells, formulas, declared, written, size, peak, bare, bare_peak)


def show(found: Measured, before: Measured | None) -> None:
    """Print a line; the exponent tells how the time grew since the line before: 1 is in proportion."""
    ours = found.declared + found.written
    grown = "" if before is None else f"{log(ours / (before.declared + before.written)) / log(found.projects / before.projects):.2f}"
    print(f"{found.projects:>8,}{found.cells:>10,}{found.formulas:>9,}{found.declared:>10.2f}{found.written:>9.2f}{ours:>8.2f}"
          f"{found.bare:>8.2f}{ours / found.bare:>7.2f}{grown:>9}{ours / found.cells * 1e6:>9.1f}{found.peak:>9}{found.bare_peak:>9}"
          f"{found.size / 1e6:>7.1f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects", type=int, nargs="+", default=[26, 260, 1000, 5000])
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--part", nargs=2, metavar=("PART", "FOLDER"), help="be one of the two runs")
    given = parser.parse_args()
    if given.part:
        part, folder = given.part[0], Path(given.part[1])
        return run_ours(given.projects[0], given.runs, folder) if part == "ours" else run_bare(given.runs, folder)
    print("projects     cells formulas  declared  written    ours    bare  ratio exponent  µs/cell  peak MB  bare MB     MB")
    before: Measured | None = None
    for projects in given.projects:
        found = measure(projects, given.runs)
        show(found, before)
        before = found
    return None


if __name__ == "__main__":
    main()
