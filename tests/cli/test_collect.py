"""`collect` as the clerk runs it: what is on the screen, and the exit code."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.input_form.form_rows import ACTUAL
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Ref
from tests.worlds.division_book import CULTURE, DivisionBook, year
from tests.worlds.plans import R6


def collect(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "collect", "R6", *options])


def test_all_in_order_ends_with_zero(tmp_path: Path) -> None:
    for division in year().divisions:
        DivisionBook.of(division.number).write(Settings(tmp_path).submissions(R6) / f"{division.number}.xlsx")

    run = collect(tmp_path)

    assert run.exit_code == 0, run.output
    assert "差戻し 0" in run.output and "＝ 計17課" in run.output


def test_somebody_missing_ends_with_one(tmp_path: Path) -> None:
    DivisionBook.of(CULTURE).write(Settings(tmp_path).submissions(R6) / "a.xlsx")

    run = collect(tmp_path)

    assert run.exit_code == 1
    assert "未提出 16" in run.output and "採用 1" in run.output


def test_an_error_is_told_with_its_cell_and_a_return_is_written(tmp_path: Path) -> None:
    book = DivisionBook.of(CULTURE).with_answers({Ref("3-2-02", "m.1.1", ACTUAL): "不明"})
    book.write(Settings(tmp_path).submissions(R6) / "a.xlsx")

    run = collect(tmp_path, "--due", "2025-06-13")

    assert run.exit_code == 1
    assert "[ACT003] a.xlsx「3-2-02」" in run.output and "差戻しの入力シート（1課分）" in run.output
    assert (Settings(tmp_path).output(R6) / "差戻し" / "16_文化振興課.xlsx").exists()


def test_an_empty_folder_says_where_the_files_belong(tmp_path: Path) -> None:
    (tmp_path / "submissions/R6").mkdir(parents=True)
    run = collect(tmp_path)

    assert run.exit_code == 1
    assert "提出されたファイルがありません" in run.output and "未提出 17" in run.output
