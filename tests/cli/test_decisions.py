"""A decision is made once: every later command of the year, and of later years, follows it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.settings import Settings
from tests.worlds.mizuno_answers import R8, REQUIRED, Given, send
from tests.worlds.plans import MIZUNO

D = Decimal
OLD: Given = {"m.1.1.actual": D(15)}
NEW: Given = {"m.1.1.actual": D(14)}


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "--plan", str(MIZUNO), *arguments])


@pytest.fixture
def undecided(tmp_path: Path) -> Path:
    """All four divisions have answered; 03 twice, with two figures."""
    for division in REQUIRED:
        send(tmp_path, division, f"{division}.xlsx")
    send(tmp_path, "03", "訂正.xlsx", NEW, "1-01")
    return tmp_path


@pytest.fixture
def decided(undecided: Path) -> Path:
    """The clerk has decided for the corrected file, once, at collect."""
    assert call(undecided, "collect", "R8", "--prefer", "訂正.xlsx").exit_code == 0
    return undecided


def figure(root: Path, *, public: bool = False) -> str:
    """The actual of 1-01 in the data of the report."""
    folder = (Settings(root).publication(R8) if public else Settings(root).output(R8)) / "data"
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    return json.dumps(summary, ensure_ascii=False)


@pytest.mark.parametrize("command", [
    ("collect", "R8"), ("report", "R8"), ("report", "R8", "--public"), ("run", "R8"), ("review", "R8"), ("generate", "R9"),
])
def test_a_command_without_the_option_follows_the_decision(command: tuple[str, ...], decided: Path) -> None:
    ended = call(decided, *command)

    assert ended.exit_code == 0, ended.output


@pytest.mark.parametrize("command", [("collect", "R8"), ("report", "R8"), ("generate", "R9")])
def test_without_a_decision_the_same_command_says_what_is_open(command: tuple[str, ...], undecided: Path) -> None:
    ended = call(undecided, *command)

    assert ended.exit_code == 1
    assert "要確認" in ended.output


def test_next_years_form_is_generated_and_names_the_division_that_is_open_in_this_year(undecided: Path) -> None:
    ended = call(undecided, "generate", "R9")

    assert "令和8年度" in ended.output and "collect R8" in ended.output
    assert len(list(Settings(undecided).templates(R8.next).glob("*.xlsx"))) == len(REQUIRED)


def test_both_editions_of_a_year_count_the_same_projects(decided: Path) -> None:
    call(decided, "report", "R8")
    call(decided, "report", "R8", "--public")

    assert figure(decided) == figure(decided, public=True)


def test_a_later_decision_takes_the_place_of_the_first(decided: Path) -> None:
    ended = call(decided, "collect", "R8", "--prefer", "03.xlsx")

    assert ended.exit_code == 0, ended.output
    assert "03.xlsx" in (Settings(decided).records(R8) / "採用.csv").read_text(encoding="utf-8-sig")
    assert "訂正.xlsx" not in (Settings(decided).records(R8) / "採用.csv").read_text(encoding="utf-8-sig")


def test_a_file_that_was_renamed_after_the_decision_still_counts(decided: Path) -> None:
    folder = Settings(decided).submissions(R8)
    (folder / "訂正.xlsx").rename(folder / "確定版.xlsx")

    assert call(decided, "collect", "R8").exit_code == 0


def test_a_decision_for_a_file_that_is_gone_is_told(decided: Path) -> None:
    (Settings(decided).submissions(R8) / "訂正.xlsx").unlink()

    ended = call(decided, "collect", "R8")

    assert "訂正.xlsx" in ended.output and "提出フォルダにありません" in ended.output


def test_a_decision_for_a_file_that_was_changed_since_is_told_and_not_used(decided: Path) -> None:
    send(decided, "03", "訂正.xlsx", {"m.1.1.actual": D(13)}, "1-01")

    ended = call(decided, "collect", "R8")

    assert ended.exit_code == 1
    assert "内容が変更されています" in ended.output


def test_the_answer_to_a_later_return_takes_the_place_of_the_file_that_was_decided_on(decided: Path) -> None:
    send(decided, "03", "再提出.xlsx", {"m.1.1.actual": D(12)}, "1-01", issue=2)

    ended = call(decided, "collect", "R8")

    assert ended.exit_code == 0, ended.output
    assert "より新しい発行番号の提出（再提出.xlsx）を使います" in ended.output


def test_a_repeated_option_does_not_beat_the_answer_to_a_later_return(decided: Path) -> None:
    send(decided, "03", "再提出.xlsx", {"m.1.1.actual": D(12)}, "1-01", issue=2)

    ended = call(decided, "collect", "R8", "--prefer", "訂正.xlsx")

    assert "より新しい発行番号の提出（再提出.xlsx）を使います" in ended.output


def test_a_damaged_record_stops_the_command_and_says_which(decided: Path) -> None:
    (Settings(decided).records(R8) / "採用.csv").write_text("壊れた", encoding="utf-8")

    ended = call(decided, "report", "R8")

    assert ended.exit_code == 3
    assert "採用.csv" in ended.output
