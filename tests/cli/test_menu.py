"""The menu at a terminal: a whole year by numbers, and what is typed wrongly."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from sagamihara_pdca import pipeline
from sagamihara_pdca.cli import main
from sagamihara_pdca.settings import Settings
from tests.cli.terminal import Terminal, program
from tests.worlds.mizuno_answers import R8, REQUIRED, send
from tests.worlds.plans import MIZUNO, mizuno

ASKED, GO_ON = "番号を入力してください", "Enterでメニューに戻ります："


@contextmanager
def menu(folder: Path, *arguments: str) -> Iterator[Terminal]:
    # Without colours the transcript is a text that a person can read.
    with Terminal(program("--folder", str(folder), *arguments, "menu"), folder, {"NO_COLOR": "1", "TERM": "dumb"}) as terminal:
        yield terminal


def answer(terminal: Terminal, question: str, keys: str) -> None:
    terminal.until(question)
    terminal.type(f"{keys}\n")


def choose(terminal: Terminal, key: str, *dates: str, arriving: Callable[[], None] = lambda: None) -> None:
    """Choose an item; what arrives in the meantime is there before the menu is shown again."""
    answer(terminal, ASKED, key)
    for day in dates:
        answer(terminal, "（例：", day)
    terminal.until(GO_ON)
    arriving()
    terminal.type("\n")


def test_a_whole_year_is_worked_off_by_numbers(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    pipeline.export_plan(mizuno(), tmp_path / "plan.xlsx")
    settings = Settings(tmp_path)
    with menu(tmp_path) as terminal:
        choose(terminal, "1", "令和9年5月31日")
        # The request, which comes next, with the date that was remembered.
        choose(terminal, "", "", arriving=lambda: most_answer(tmp_path))
        choose(terminal, "3", "R9.6.11")
        choose(terminal, "4", "", arriving=lambda: send(tmp_path, "03", "03.xlsx"))
        choose(terminal, "5", "R9.6.18", arriving=lambda: send(tmp_path, "04", "04.xlsx"))
        choose(terminal, "3", "")
        choose(terminal, "")  # the review
        choose(terminal, "", "")
        choose(terminal, "", "")
        choose(terminal, "", "")  # the seal
        answer(terminal, ASKED, "0")
        code = terminal.end()

    assert code == 0
    assert (settings.publication(R8) / "令和8年度評価書（公表用）.xlsx").is_file()
    assert (settings.records(R8) / "確定" / "第1版" / "確定.json").is_file()
    assert (settings.records(R8) / "日付.csv").read_text("utf-8-sig").splitlines() == [
        "項目,日付", "提出期限,2027-05-31", "差戻しの期限,2027-06-11", "催促の期限,2027-06-18"]
    golden("menu_year", transcript(terminal, tmp_path))


def most_answer(folder: Path) -> None:
    """All but one division send their files, one of them with a mistake."""
    for division in sorted(REQUIRED.keys() - {"04"}):
        send(folder, division, f"{division}.xlsx")
    send(folder, "03", "03.xlsx", {"m.1.1.actual": "不明"}, "1-01")


def transcript(terminal: Terminal, folder: Path) -> str:
    shown = re.sub(r"\x1b\[[0-9;]*m", "", terminal.text()).replace(str(folder), "作業フォルダ")
    return re.sub(r" +$", "", shown, flags=re.MULTILINE)


def test_what_is_typed_wrongly_is_asked_again(tmp_path: Path) -> None:
    with menu(tmp_path) as terminal:
        answer(terminal, ASKED, "７７")
        terminal.until("「77」という番号はありません。")
        answer(terminal, ASKED, "1")
        answer(terminal, "（例：", "らいげつ")
        terminal.until("「らいげつ」を日付として読み取れません。")
        answer(terminal, "（例：", "")
        answer(terminal, ASKED, "y")
        answer(terminal, "年度（例", "R20")
        terminal.until("計画期間（令和6年度から令和9年度まで）の外です。")
        answer(terminal, ASKED, "y")
        answer(terminal, "年度（例", "令和7年度")
        terminal.until("令和7年度の次の作業")
        answer(terminal, ASKED, "0")
        code = terminal.end()

    assert code == 0
    assert [path.name for path in tmp_path.iterdir()] == []


def test_what_was_made_is_opened_or_its_place_named(tmp_path: Path) -> None:
    Settings(tmp_path).submissions(R8).mkdir(parents=True)
    variables = {"NO_COLOR": "1", "TERM": "dumb", "PATH": "/nowhere"}  # no program opens anything
    with Terminal(program("--folder", str(tmp_path), "--plan", str(MIZUNO), "menu"), None, variables) as terminal:
        answer(terminal, ASKED, "o")
        answer(terminal, "開くものの番号", "1")
        terminal.until("ここからは開けませんでした。")
        answer(terminal, ASKED, "0")
        assert terminal.end() == 0

    assert str(Settings(tmp_path).submissions(R8)) in terminal.text().replace("\n", "")


def test_a_plan_with_faults_is_shown_whole_before_the_menu_ends(tmp_path: Path) -> None:
    pipeline.export_plan(mizuno(), tmp_path / "計画")
    (tmp_path / "計画" / "事業.csv").unlink()
    with menu(tmp_path, "--plan", str(tmp_path / "計画")) as terminal:
        answer(terminal, GO_ON, "")
        assert terminal.end() == 3

    assert "指摘：エラー" in terminal.text()
    assert "計画に誤りが" in terminal.text()


def test_without_a_command_a_terminal_gets_the_menu_and_anything_else_the_help(tmp_path: Path) -> None:
    with Terminal(program(), tmp_path) as terminal:
        answer(terminal, ASKED, "0")
        assert terminal.end() == 0

    piped = CliRunner().invoke(main, [])

    assert piped.exit_code == 2
    assert "使い方:" in piped.output


def test_the_end_of_the_keyboard_ends_the_menu(tmp_path: Path) -> None:
    with menu(tmp_path) as terminal:
        terminal.until(ASKED)
        terminal.type("\x04")
        assert terminal.end() == 1

    assert "中断しました。" in terminal.text()


@pytest.mark.parametrize("name", ["進行管理.sh", "進行管理.command"])
def test_the_start_file_opens_the_menu_of_its_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "令和8年度 進行管理"
    CliRunner().invoke(main, ["init", str(folder)])
    _put_program_beside(folder)

    with Terminal([folder / name], tmp_path) as terminal:
        answer(terminal, ASKED, "0")
        assert terminal.end() == 0

    assert str(folder) in terminal.text().replace("\n", "")


def _put_program_beside(folder: Path) -> None:
    """As where the program was installed beside the start files."""
    place = folder / ".venv" / "bin" / "sagamihara-pdca"
    place.parent.mkdir(parents=True)
    place.write_text(f"#!/bin/sh\nexec {sys.executable} -m sagamihara_pdca \"$@\"\n")
    place.chmod(0o755)
    assert os.access(folder / "進行管理.sh", os.X_OK)
