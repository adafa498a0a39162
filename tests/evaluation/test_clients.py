"""The workbook in the hands of other programs: no value is lost or changed."""

from __future__ import annotations

import json
import subprocess
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.sheets.book import Book, Ref
from sagamihara_pdca.sheets.layout import BookLayout, column_letters
from sagamihara_pdca.sheets.values import BookValues
from tests.office.validator import TESTS, needs_npm
from tests.worlds.judged_year import report_context, year_evaluation
from tests.worlds.plans import R7, sagamihara

READ = Path(__file__).with_name("read_values.mjs")
Values = dict[str, dict[str, object]]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Values]:
    """The workbook, and the values that Python gave its cells."""
    book = evaluation_book(year_evaluation(R7, sagamihara()), report_context(sagamihara()))
    path = tmp_path_factory.mktemp("clients") / "評価書.xlsx"
    write_book(book, path)
    return path, _expected(book)


def _expected(book: Book) -> Values:
    layout, values = BookLayout(book), BookValues(book)
    found: Values = {}
    for sheet in book.sheets:
        cells = ((Ref(sheet.key, row.key, cell.column)) for row in sheet.rows for cell in row.cells)
        found[sheet.title] = {layout.a1(ref).replace("$", ""): _plain(values[ref]) for ref in cells
                              if values[ref] not in (None, "")}
    return found


def _plain(value: object) -> object:
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    return value.isoformat() if isinstance(value, date | datetime) else value


def _same(found: Values) -> Values:
    return {sheet: {a1: _plain(value) for a1, value in cells.items()} for sheet, cells in found.items()}


@pytest.mark.filterwarnings("ignore:Sparkline Group extension")
def test_openpyxl_sees_every_stored_value(written: tuple[Path, Values]) -> None:
    path, expected = written
    book = openpyxl.load_workbook(path, data_only=True)
    book.close()

    found = {sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row
                           if cell.value not in (None, "")} for sheet in book.worksheets}

    assert _same(found) == expected


def test_calamine_sees_every_stored_value(written: tuple[Path, Values]) -> None:
    path, expected = written
    book = CalamineWorkbook.from_path(str(path))

    found = {name: {f"{column_letters(c)}{r}": value
                    for r, row in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1)
                    for c, value in enumerate(row, 1) if value != ""} for name in book.sheet_names}

    assert _same(found) == expected


@pytest.mark.npm
@pytest.mark.parametrize("program", ["exceljs", "sheetjs"])
def test_programs_in_javascript_see_every_stored_value(written: tuple[Path, Values], program: str) -> None:
    needs_npm()
    path, expected = written

    done = subprocess.run(["node", str(READ), program, str(path)], cwd=TESTS, capture_output=True, encoding="utf-8",
                          timeout=120)

    assert done.returncode == 0, done.stderr
    found = _same(json.loads(done.stdout))
    assert set(found) == set(expected)
    for sheet, cells in expected.items():
        for a1, value in cells.items():
            # exceljs reads 0 as the result of a formula as no result.
            assert found[sheet].get(a1, 0.0 if program == "exceljs" else None) == value, (sheet, a1)
