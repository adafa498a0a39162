"""What the shell is told of a sending."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.cli.mail import exit_code
from sagamihara_pdca.mail import LetterState, SendReport, SendResult, read_index, write_drafts
from tests.worlds.mail_town import DIVISIONS, guard, letters_in

SENT = LetterState.SENT

CODES = [
    ((SENT, SENT), "", 0),
    ((), "", 0),
    ((SENT, LetterState.UNDECIDED), "", 1),
    ((SENT, LetterState.CHANGED), "", 1),
    ((SENT, LetterState.FAILED), "", 1),
    ((SENT, LetterState.BLOCKED), "", 1),
    ((SENT, LetterState.WAITING), "接続できません。", 3),
]


@pytest.mark.parametrize(("states", "halted", "code"), CODES)
def test_the_exit_code_is_zero_only_when_every_letter_has_arrived(
        tmp_path: Path, states: tuple[LetterState, ...], halted: str, code: int) -> None:
    (row,) = write_drafts(letters_in(tmp_path / "books", DIVISIONS[:1]), guard(), tmp_path / "mail").rows

    report = SendReport(tuple(SendResult(row, state, "") for state in states), halted)

    assert exit_code(report) == code


IDLE = [
    (("--only", "図書館"), "--only"),
    (("--only", "ありもしない課"), "--only"),
    (("--confirm", "17"), "--confirm"),
    (("--resend",), "--resend"),
    (("--pause", "1"), "--pause"),
    (("--pause", "0", "--only", "図書館", "--confirm", "1"), "--confirm、--only、--pause"),
]


@pytest.mark.parametrize(("options", "named"), IDLE)
def test_an_option_of_sending_is_refused_where_only_drafts_are_made(tmp_path: Path, options: tuple[str, ...],
                                                                    named: str) -> None:
    shown = _run(tmp_path, "request", "R6", "--due", "2025-05-30", *options)

    assert shown.exit_code == 2
    assert f"エラー：{named} は、送信するときだけ使えます。" in shown.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("way", [("--send", "--confirm", "1"), ("--test-to", "clerk@town.example")])
def test_the_same_options_are_taken_where_letters_are_sent(tmp_path: Path, way: tuple[str, ...]) -> None:
    shown = _run(tmp_path, "request", "R6", "--due", "2025-05-30", "--only", "図書館", "--pause", "0", *way)

    assert "送信するときだけ" not in shown.output
    assert "メールサーバー名を --host" in shown.output


@pytest.mark.parametrize("way", [(), ("--test-to", "clerk@town.example", "--host", "mail.invalid")])
def test_a_missing_public_edition_is_told_once_with_the_command_that_makes_it(tmp_path: Path,
                                                                              way: tuple[str, ...]) -> None:
    shown = _run(tmp_path, "publish", "R6", *way)

    assert shown.exit_code == 1
    assert shown.output.count("[MAIL") == 1
    assert "「sagamihara-pdca report R6 --public」" in shown.output


def test_divisions_without_an_address_share_one_line_on_the_screen_and_keep_their_rows(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["--folder", str(tmp_path), "generate", "R6", "--due", "2025-05-30"])

    shown = _run(tmp_path, "request", "R6", "--due", "2025-05-30")

    (line,) = (line for line in shown.output.splitlines() if "[MAIL001]" in line)
    assert "建築審査課、" in line and "、人材育成課　計16件" in line
    assert [row.is_ready for row in read_index(tmp_path / "output" / "R6" / "mail" / "request")].count(False) == 16


def _run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(folder), "mail", *args])
