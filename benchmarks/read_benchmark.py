"""The reader against openpyxl, pandas and calamine, on one submission of fourteen sheets.

    python benchmarks/read_benchmark.py [--rounds 7]

Each reads all cells of the same file. What is printed is CPU time (the best of the rounds, taken in turn, so that a busy
machine slows all alike), not what they give: calamine turns error cells into "", and only our reader checks every
checksum and keeps formulas, results, errors and blanks apart.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import xlsxwriter
from python_calamine import CalamineWorkbook

from sagamihara_pdca.excel.reader import read_book

SHEETS, ROWS, COLUMNS = 14, 60, 12


def write_submission(path: Path) -> None:
    """A guide and thirteen projects: labels, numbers, dates, formulas with results, merges, and many styled blanks."""
    with xlsxwriter.Workbook(str(path)) as book:
        plain = book.add_format({"border": 1, "text_wrap": True, "font_name": "BIZ UDゴシック"})
        date = book.add_format({"border": 1, "num_format": '[$-411]ggge"年"m"月"d"日"'})
        rate = book.add_format({"border": 1, "num_format": "0.0%", "bg_color": "#BFE4FF"})
        for number in range(SHEETS):
            sheet = book.add_worksheet(f"1-1-{number:02}")
            for row in range(ROWS):
                sheet.write_string(row, 0, f"do.actual.{row}", plain)
                sheet.write_string(row, 1, f"指標{row}の実績値（{number}）", plain)
                for column in range(2, COLUMNS):
                    sheet.write_blank(row, column, None, plain)
                if row % 3 == 0:
                    sheet.write_number(row, 2, row * 1.5, plain)
                    sheet.write_number(row, 3, 45383 + row, date)
                    sheet.write_formula(row, 4, f'=IF(C{row + 1}="","",C{row + 1}/100)', rate, row * 0.015)
                    sheet.write_formula(row, 5, f'=IF(E{row + 1}>=1,"◎","○")', plain, "○")
                    sheet.merge_range(row, 8, row, 11, "取組の内容を入力してください。", plain)
            sheet.conditional_format(0, 4, ROWS, 4, {"type": "cell", "criteria": ">=", "value": 1, "format": rate})
            sheet.data_validation(0, 2, ROWS, 2, {"validate": "decimal", "criteria": ">=", "value": 0})


def with_ours(path: Path) -> None:
    read_book(path)


def with_openpyxl(path: Path) -> None:
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows(values_only=True):
            tuple(row)


def with_openpyxl_read_only(path: Path) -> None:
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            tuple(row)
    book.close()


def with_pandas(path: Path) -> None:
    pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")


def with_calamine(path: Path) -> None:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


READERS: dict[str, Callable[[Path], None]] = {
    "ours": with_ours,
    "openpyxl": with_openpyxl,
    "openpyxl read_only": with_openpyxl_read_only,
    "pandas (openpyxl)": with_pandas,
    "calamine": with_calamine,
}


def cpu_seconds(reader: Callable[[Path], None], path: Path) -> float:
    start = time.process_time()
    reader(path)
    return time.process_time() - start


def measure(path: Path, rounds: int) -> dict[str, float]:
    """The best CPU seconds of each reader."""
    best = {name: cpu_seconds(reader, path) for name, reader in READERS.items()}
    for _ in range(rounds - 1):
        for name, reader in READERS.items():
            best[name] = min(best[name], cpu_seconds(reader, path))
    return best


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "submission.xlsx"
        write_submission(path)
        best = measure(path, rounds)
        book = read_book(path)
        print(f"{SHEETS} sheets, {SHEETS * ROWS * COLUMNS:,} cells with a style, "
              f"{sum(len(sheet.cells) for sheet in book.sheets):,} that hold something, {path.stat().st_size:,} bytes")
    print(f"{'reader':<22}{'CPU per file':>14}{'against ours':>14}")
    for name, seconds in best.items():
        print(f"{name:<22}{seconds * 1000:>11.1f} ms{seconds / best['ours']:>13.1f}x")


if __name__ == "__main__":
    main()
