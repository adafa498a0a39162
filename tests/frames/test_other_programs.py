"""Other programs load the data with the right types and without an option: pandas, Arrow, SheetJS (which guesses as Excel does) and LibreOffice.

A column without any value has no type in CSV: there the programs guess, and `datapackage.json` knows.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pandas as pd
import pyarrow.csv
import pytest

from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.frames.columns import Kind
from sagamihara_pdca.frames.data_book import data_book
from sagamihara_pdca.frames.files import csv_bytes
from sagamihara_pdca.frames.tables import DataTable, all_tables
from sagamihara_pdca.rules.judging import evaluate
from tests.office.client import Office
from tests.office.validator import needs_npm
from tests.worlds.judged_year import year_evaluation
from tests.worlds.plans import R6, mizuno, sagamihara

GUESS = Path(__file__).with_name("guess_types.mjs")
TABLES = all_tables(year_evaluation(R6), public=True)
IS_OF_KIND: dict[Kind, Callable[[object], bool]] = {
    Kind.TEXT: pd.api.types.is_string_dtype, Kind.CHOICE: pd.api.types.is_string_dtype, Kind.WHOLE: pd.api.types.is_integer_dtype,
    Kind.FIGURE: pd.api.types.is_numeric_dtype}


def _as_text(table: DataTable, heading: str) -> list[str]:
    return [str(row[table.place(heading)]) for row in table.rows]


@pytest.mark.parametrize("load", [pd.read_csv, lambda file: pyarrow.csv.read_csv(file).to_pandas()], ids=["pandas", "arrow"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_program_that_guesses_types_guesses_right(load: Callable[[BytesIO], pd.DataFrame], table: DataTable) -> None:
    frame = load(BytesIO(csv_bytes(table)))

    assert list(frame) == [field.heading for field in table.fields]
    for n, field in enumerate(table.fields):
        if any(row[n] is not None for row in table.rows):
            assert IS_OF_KIND[field.kind](frame[field.heading].dtype), field.heading
        if field.required:
            assert [str(value) for value in frame[field.heading]] == _as_text(table, field.heading)


def test_grades_that_are_figures_are_words_in_the_data() -> None:
    plan = mizuno()
    evaluation = evaluate(replace(plan, projects=plan.projects[:1]), plan.profile.first_year, (), (), frozenset())
    best = plan.scheme.grades[0]
    measures = tuple(replace(m, outcome=best) for m in evaluation.projects[0].measures)
    evaluation = replace(evaluation, projects=(replace(evaluation.projects[0], measures=measures, computed=best),))

    frame = pd.read_csv(BytesIO(csv_bytes(all_tables(evaluation)[0])))

    assert best.symbol == "5"
    assert set(frame["評価"]) == {"評価5"}


@pytest.mark.npm
def test_a_program_that_guesses_as_excel_does_takes_no_key_for_a_day(tmp_path: Path) -> None:
    needs_npm()
    bare = tmp_path / "bare.csv"
    bare.write_bytes(b"a,b\r\n1-1-01,011002\r\n")
    files = [tmp_path / f"{table.name}.csv" for table in TABLES[:3]]
    for path, table in zip(files, TABLES, strict=False):
        path.write_bytes(csv_bytes(table))

    done = subprocess.run(["node", str(GUESS), str(bare), *map(str, files)], capture_output=True, encoding="utf-8", timeout=120)

    assert done.returncode == 0, done.stderr
    (_, spoilt), *sheets = json.loads(done.stdout)
    assert spoilt == [["n", "1/1/01"], ["n", "011002"]]  # what became of keys and codes before they carried a word
    for (_, *rows), table in zip(sheets, TABLES, strict=False):
        for n, field in enumerate(table.fields):
            seen = [cells[n] for cells in rows]
            if field.required:
                assert [cell[1] for cell in seen] == _as_text(table, field.heading), field.heading
            if field.kind in (Kind.CHOICE, Kind.WHOLE, Kind.FIGURE) or field.required:
                wanted = "n" if field.kind in (Kind.WHOLE, Kind.FIGURE) else "s"
                assert {cell[0] for cell in seen if cell is not None} <= {wanted}, field.heading


def test_a_spreadsheet_takes_no_key_for_a_day_and_no_code_for_a_number(office: Office, tmp_path: Path) -> None:
    for table in TABLES[:3]:
        path = tmp_path / f"{table.name}.csv"
        path.write_bytes(csv_bytes(table))

        with office.open(path) as book:
            (sheet,) = book.sheet_names()
            shown = {field.heading: book.read(sheet, f"{column}2") for column, field in zip("ABCDEF", table.fields, strict=False)}

        # Opened by a program it takes the Japanese for Western letters: a person chooses UTF-8, which its dialogue proposes.
        assert (shown["地方公共団体コード"].kind, shown["地方公共団体コード"].text) == ("TEXT", "LG141500")
        assert (shown["西暦年度"].kind, shown["西暦年度"].text) == ("VALUE", str(table.rows[0][table.place("西暦年度")]))
        assert shown["事業番号"].kind == "TEXT"
        assert shown["事業番号"].text.endswith("1-1-01")


def test_a_spreadsheet_shows_the_workbook_as_it_is(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    write_book(data_book(sagamihara(), R6, TABLES, None), path)

    with office.open(path) as book:
        for table in TABLES:
            shown = [book.read(table.title, f"{column}2") for column, _ in zip("ABCDEF", table.fields, strict=False)]
            assert [cell.text for cell in shown] == [str(value) for value in table.rows[0][:6]]
            assert [cell.kind == "VALUE" for cell in shown] == [field.kind is Kind.WHOLE for field in table.fields[:6]]
