"""A revision: its differences are shown, written into the plan's own table, printed in the evaluation, and never touch a sealed year."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.plan_files.csv_folder import write_plan_folder
from sagamihara_pdca.plan_files.source import load_plan
from sagamihara_pdca.plan_tables.plan_book import plan_book
from tests.worlds.mizuno_answers import REQUIRED, send
from tests.worlds.plans import mizuno_tables


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), *arguments])


@pytest.fixture
def plans(tmp_path: Path) -> tuple[Path, Path]:
    """The plan and its revision, in which the waiting time of R9 is to be shorter."""
    old, new = tmp_path / "計画", tmp_path / "改定案"
    for folder in (old, new):
        write_plan_folder(mizuno_tables(), folder)
    table = new / "成果指標.csv"
    table.write_text(table.read_text("utf-8-sig").replace("15分以下,13分以下", "15分以下,11分以下"), "utf-8-sig")
    return old, new


def test_the_differences_are_shown_with_both_values(plans: tuple[Path, Path], tmp_path: Path) -> None:
    said = call(tmp_path, "plan", "diff", *map(str, plans))

    assert said.exit_code == 0
    assert all(words in said.output for words in ("1-01 書かない窓口の導入", "13分以下", "11分以下", "R9"))


def test_they_are_written_into_the_table_of_the_new_plan_once(plans: tuple[Path, Path], tmp_path: Path) -> None:
    for _ in range(2):
        done = call(tmp_path, "plan", "diff", *map(str, plans), "--write", "1", "--on", "2027-04-01", "--reason", "窓口の増設")
        assert done.exit_code == 0

    plan, found = load_plan(plans[1])
    assert plan is not None
    assert found == []
    (revision,) = plan.revisions
    assert (revision.number, revision.on, revision.reason, revision.before, revision.after, revision.year) == (
        "1", "令和9年4月1日", "窓口の増設", "13分以下", "11分以下", "R9")


def test_a_workbook_is_written_anew_and_kept_as_it_was(plans: tuple[Path, Path], tmp_path: Path) -> None:
    book = tmp_path / "plan.xlsx"
    new, _ = load_plan(plans[1])
    assert new is not None
    write_book(plan_book(new), book)
    before = book.read_bytes()

    call(tmp_path, "plan", "diff", str(plans[0]), str(book), "--write", "1", "--on", "2027-04-01", "--reason", "窓口の増設")

    plan, _ = load_plan(book)
    assert plan is not None
    assert len(plan.revisions) == 1
    assert [p.read_bytes() for p in tmp_path.iterdir() if "の内容）" in p.name] == [before]


def test_a_number_without_day_and_reason_is_refused(plans: tuple[Path, Path], tmp_path: Path) -> None:
    assert call(tmp_path, "plan", "diff", *map(str, plans), "--write", "1").exit_code == 2


def test_the_evaluation_prints_the_revisions(plans: tuple[Path, Path], tmp_path: Path) -> None:
    call(tmp_path, "plan", "diff", *map(str, plans), "--write", "1", "--on", "2027-04-01", "--reason", "窓口の増設")
    for division in REQUIRED:
        send(tmp_path, division, f"{division}.xlsx")

    call(tmp_path, "--plan", str(plans[1]), "report", "R8")

    said = {c.text for s in read_book(tmp_path / "output/R8/令和8年度評価書.xlsx").sheets if s.name == "計画の変更"
            for c in s.cells.values()}
    assert said >= {"令和9年4月1日", "窓口の増設", "13分以下", "11分以下"}


@pytest.mark.parametrize(("old", "new", "code"), [("15分以下,13分以下", "12分以下,13分以下", 1), ("15分以下,13分以下", "15分以下,11分以下", 0)])
def test_the_check_refuses_what_would_rewrite_a_sealed_year(old: str, new: str, code: int, plans: tuple[Path, Path],
                                                            tmp_path: Path) -> None:
    plan = ("--plan", str(plans[0]))
    call(tmp_path, *plan, "generate", "R8")
    for division in REQUIRED:
        send(tmp_path, division, f"{division}.xlsx")
    assert call(tmp_path, *plan, "seal", "R8").exit_code == 0
    table = plans[0] / "成果指標.csv"
    table.write_text(table.read_text("utf-8-sig").replace(old, new), "utf-8-sig")

    said = call(tmp_path, *plan, "plan", "check")

    assert said.exit_code == code
    assert ("PLN923" in said.output) == bool(code)
