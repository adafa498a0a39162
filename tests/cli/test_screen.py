"""What appears on the screen is whole, however narrow the screen is, and wide where it is none."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len
from rich.console import Console

from sagamihara_pdca.cli import main, screen
from sagamihara_pdca.plan_files.csv_folder import write_plan_folder
from sagamihara_pdca.plan_files.source import load_plan
from sagamihara_pdca.plan_tables.target_report import target_readings
from sagamihara_pdca.problems import Place, Problem, Severity
from tests.plan_tables.editing import edited
from tests.worlds.plans import sagamihara_tables

LONG = "窓口でのキャッシュレス決済の導入窓口数" * 10


@pytest.mark.parametrize("columns", [1, 3, 10])
def test_a_long_cell_is_folded_and_loses_nothing(columns: int) -> None:
    with screen.console.capture() as shown:
        screen.table("題", [str(number) for number in range(columns)], [[LONG] * columns])

    assert sum(shown.get().count(letter) for letter in set(LONG)) == len(LONG) * columns
    assert "…" not in shown.get()


@pytest.mark.parametrize("columns", [20, 40, 60, 80])
def test_a_table_of_nine_columns_is_whole_on_any_screen(columns: int, tmp_path: Path) -> None:
    shown = subprocess.run([sys.executable, "-m", "sagamihara_pdca", "--folder", str(tmp_path), "status"], check=True,
                           env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(columns)}, capture_output=True)

    lines = re.split(r"[\r\n]+", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.stdout.decode("utf-8")))
    assert all(cell_len(line) <= columns for line in lines)
    letters = "".join(re.sub(r"[|+\s-]", "", line) for line in lines)
    assert all(letters.count(heading[-1]) for heading in ("年度", "入力シート", "採用待ち", "事務局評価", "公表用"))


def test_rules_are_as_wide_on_a_japanese_console_as_elsewhere() -> None:
    with screen.console.capture() as shown:
        screen.table("題", ["課名", "状態"], [["学務課", "提出済"], ["図書館", "未提出"]], sums=["2課", ""])

    assert {unicodedata.east_asian_width(sign) for sign in shown.get()} <= {"W", "Na", "N"}  # "A" is two columns there


def test_a_console_that_is_no_terminal_is_wide() -> None:
    assert Console(file=io.StringIO()).is_terminal is False
    assert screen.console.is_terminal or screen.console.width == 160


def test_plan_check_shows_why_a_target_was_not_read_beside_it(tmp_path: Path) -> None:
    write_plan_folder(edited(sagamihara_tables(), "成果指標", ("I2", "前年度と同左とする")), tmp_path)
    plan, _ = load_plan(tmp_path)
    assert plan is not None
    (refused,) = (reading for reading in target_readings(plan) if reading.refusal)

    shown = CliRunner().invoke(main, ["--plan", str(tmp_path), "plan", "check"]).output

    _, *rows = [line.split("|") for line in shown.splitlines() if line.startswith("| ")]
    assert "備考" in shown
    assert "".join(row[-2].strip() for row in rows) == refused.refusal
    assert refused.wording in "".join(row[4].strip() for row in rows)


def problem_at(cell: str, message: str = "空欄です。") -> Problem:
    return Problem("ACT001", Severity.ERROR, Place("a.xlsx", "1-01", cell), message, "入力してください。")


def test_equal_messages_stand_on_one_line_with_their_places() -> None:
    with screen.console.capture() as shown:
        screen.problems([problem_at("D1"), problem_at("D2"), problem_at("D3", "数値ではありません。")])

    assert shown.get().splitlines() == [
        "エラー [ACT001] a.xlsx「1-01」D1、a.xlsx「1-01」D2: 空欄です。入力してください。",
        "エラー [ACT001] a.xlsx「1-01」D3: 数値ではありません。入力してください。",
        "指摘：エラー3件、確認0件、お知らせ0件"]


def test_of_very_many_places_the_first_ten_are_shown() -> None:
    with screen.console.capture() as shown:
        screen.problems([problem_at(f"D{number}") for number in range(25)])

    assert "D9ほか15か所: 空欄です。" in shown.get()
    assert "エラー25件" in shown.get()
