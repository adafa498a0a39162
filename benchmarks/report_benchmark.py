"""The evaluation workbook of a large plan, timed beside the same cells written by bare XlsxWriter.

    python benchmarks/report_benchmark.py [--projects 5000]

Ours declares the sheets, works every formula out in Python, writes formats, highlights, links and page set-up. The bare
run is given every value and every formula ready-made and writes nothing else: it is the floor, not a rival.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Hashable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.evaluation.view import ReportContext
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
from sagamihara_pdca.sheets.book import AddressOf, Book, Name, Ref, Span
from sagamihara_pdca.sheets.layout import BookLayout
from sagamihara_pdca.sheets.values import BookValues

_YEAR = FiscalYear(2024)
_WORDS = "操作研修を3回開催し、120人が受講した。9月から申請フォームの見本を庁内に公開した。"
_KEYS = ("do.initiatives", "check.progress", "check.outcome", "act.improvement", "act.direction")
#: Sheet, row and column from 0, formula or "", value.
_Ready = tuple[str, int, int, str, Value]


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


def ready_cells(book: Book) -> Iterator[_Ready]:
    """Every cell of the book with its formula spelled and its value worked out."""
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
                formula = render_formula(cell.content, address) if isinstance(cell.content, Expr) else ""
                yield (sheet.title, place.row(row.key) - 1, place.column(cell.column) - 1, formula,
                       values[Ref(sheet.key, row.key, cell.column)])


def bare_bytes(titles: tuple[str, ...], cells: list[_Ready]) -> bytes:
    """The cells alone, in one format."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        look = book.add_format({"border": 1, "text_wrap": True})
        sheets = {title: book.add_worksheet(title) for title in titles}
        for title, row, column, formula, value in cells:
            _write_bare(sheets[title], row, column, formula, value, look)
    return buffer.getvalue()


def _write_bare(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, formula: str, value: Value,
                look: xlsxwriter.format.Format) -> None:
    if formula:
        sheet.write_formula(row, column, formula, look, float(value) if isinstance(value, Decimal) else value or "")
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), look)
    elif value:
        sheet.write_string(row, column, str(value), look)
    else:
        sheet.write_blank(row, column, None, look)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--projects", type=int, default=5000)
    projects: int = parser.parse_args().projects
    evaluation = large_year(projects)

    start = time.perf_counter()
    book = evaluation_book(evaluation, ReportContext())
    declared = time.perf_counter()
    written = book_bytes(book)
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cells = list(ready_cells(book))
    bare_start = time.perf_counter()
    bare = bare_bytes(tuple(sheet.title for sheet in book.sheets), cells)
    bare_seconds = time.perf_counter() - bare_start

    formulas = sum(bool(formula) for _, _, _, formula, _ in cells)
    print(f"{projects:,} projects: {len(book.sheets)} sheets, {len(cells):,} cells, {formulas:,} formulas")
    print(f"ours: {done - start:.1f} s (declared {declared - start:.1f}, worked out and written {done - declared:.1f}), "
          f"{len(written) / 1e6:.1f} MB, {peak:.0f} MB of memory")
    print(f"bare XlsxWriter: {bare_seconds:.1f} s, {len(bare) / 1e6:.1f} MB")
    print(f"ratio: {(done - start) / bare_seconds:.1f}")


if __name__ == "__main__":
    main()
