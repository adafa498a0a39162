"""The workbook of the data: a sheet per table, text in text cells, figures as numbers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.frames.data_book import data_book
from sagamihara_pdca.frames.tables import all_tables
from tests.office.validator import validate
from tests.worlds.judged_year import year_evaluation
from tests.worlds.plans import R6, sagamihara


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "data.xlsx"
    tables = all_tables(year_evaluation(R6), public=True)
    write_book(data_book(sagamihara(), R6, tables, None), path)
    return path


def test_every_value_stands_in_a_cell_of_its_type(path: Path) -> None:
    book = openpyxl.load_workbook(path)

    for table in all_tables(year_evaluation(R6), public=True):
        head, *rows = book[table.title].iter_rows()
        assert [cell.value for cell in head] == [field.heading for field in table.fields]
        for cells, row in zip(rows, table.rows, strict=True):
            for cell, value in zip(cells, row, strict=True):
                if isinstance(value, str):
                    assert (cell.data_type, cell.number_format, cell.value) == ("s", "@", value)
                elif value is not None:
                    assert isinstance(value, int | Decimal)
                    assert (cell.data_type, Decimal(str(cell.value))) == ("n", Decimal(value))


@pytest.mark.npm
def test_excel_opens_it_without_a_repair(path: Path) -> None:
    assert validate([path])[path] == []
