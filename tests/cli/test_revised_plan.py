"""A year is read with what it was asked with: a later edition of the plan adds nothing to it and takes nothing from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.plan_files.csv_folder import write_plan_folder
from tests.worlds.mizuno_answers import REQUIRED, send
from tests.worlds.plans import mizuno_tables
from tests.worlds.whole_year import files_of

Edit = tuple[str, str, str]  # table, what stands there, what stands there then
EDITION: Edit = ("設定", "令和8年3月", "令和9年3月")
NEW_INDICATOR = "2-02,1,会議録の作成時間,作成時間［分］,減らす,120分,R8年度,確定,-,60分以下,60分以下,-,-\r\n"
#: What a revision changes, beside the edition.
REVISIONS: dict[str, tuple[Edit, ...]] = {
    "an exploratory project gets indicators": (("事業", "試行,C,C,C,,", "試行,C,A,A,,"), ("成果指標", "3-01,1,", f"{NEW_INDICATOR}3-01,1,")),
    "a target of the year is another": (("成果指標", "15分以下,13分以下", "10分以下,9分以下"),),
    "a project is taken out": (("事業", "2-02,2,", "#2-02,2,"), ("行動目標", "2-02,", "#2-02,")),
    "a division is renumbered": (("課・機関", "03,税務住民課", "33,税務住民課"),),
    "a division is renamed": (("課・機関", "03,税務住民課", "03,住民課"), ("事業", "税務住民課", "住民課")),
    "the plan gets another short name": (("設定", "mizuno_dx", "mizuno_dx2"),),
    "a project is renumbered": (("事業", "1-01,1,書かない", "1-09,1,書かない"), ("成果指標", "1-01,1,", "1-09,1,"), ("行動目標", "1-01,", "1-09,")),
    "a question is asked no more": (("入力項目", "Check,町民の声", "#Check,町民の声"),),
    "the grades have other floors": (("評価区分", "目標を大きく上回る,110", "目標を大きく上回る,105"),),
}


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "--plan", str(root / "計画"), *arguments])


def edited(root: Path, table: str, old: str, new: str) -> None:
    path = root / "計画" / f"{table}.csv"
    text = path.read_bytes().decode("utf-8-sig")
    assert old in text, (table, old)
    text = text.replace(old, new)
    path.write_bytes("\r\n".join(line for line in text.split("\r\n") if not line.startswith("#")).encode("utf-8-sig"))


@pytest.mark.parametrize("name", REVISIONS)
def test_a_revision_changes_nothing_of_a_year_that_was_asked_before_it(name: str, tmp_path: Path) -> None:
    write_plan_folder(mizuno_tables(), tmp_path / "計画")
    assert call(tmp_path, "generate", "R8").exit_code == 0
    for division in REQUIRED:
        send(tmp_path, division, f"{division}.xlsx")
    assert call(tmp_path, "report", "R8").exit_code == 0
    before = files_of(tmp_path / "output/R8")

    for edit in (EDITION, *REVISIONS[name]):
        edited(tmp_path, *edit)
    ended = call(tmp_path, "report", "R8")

    assert ended.exit_code == 0, ended.output
    assert files_of(tmp_path / "output/R8") == before


@pytest.mark.parametrize(("name", "codes"), [
    ("an exploratory project gets indicators", ()), ("a target of the year is another", ()), ("a division is renumbered", ()),
    ("a division is renamed", ()), ("a project is renumbered", ("IDN060",))])
def test_the_next_year_is_asked_with_the_revision_and_shows_the_year_before(name: str, codes: tuple[str, ...], tmp_path: Path) -> None:
    write_plan_folder(mizuno_tables(), tmp_path / "計画")
    call(tmp_path, "generate", "R8")
    for division in REQUIRED:
        send(tmp_path, division, f"{division}.xlsx")
    for edit in (EDITION, *REVISIONS[name]):
        edited(tmp_path, *edit)

    ended = call(tmp_path, "generate", "R9")

    assert ended.exit_code == 0, ended.output
    assert all(code in ended.output for code in codes)
    assert "未報告" not in ended.output
