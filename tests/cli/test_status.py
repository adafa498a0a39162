"""status: where each year stands, and the command to type next."""

from __future__ import annotations

import os
from pathlib import Path

from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.settings import Settings
from tests.worlds.mizuno_answers import R8, REQUIRED, send
from tests.worlds.plans import MIZUNO


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "--plan", str(MIZUNO), *arguments])


def next_of(root: Path) -> str:
    """What `status` says comes next in R8."""
    ended = call(root, "status")
    assert ended.exit_code == 0, ended.output
    lines = ended.output.splitlines()
    return next((lines[n + 1] for n, line in enumerate(lines) if line.startswith("令和8年度の次の作業")), "")


def answer(root: Path, *but: str) -> None:
    for division in REQUIRED.keys() - set(but):
        send(root, division, f"{division}.xlsx")


def test_the_year_is_led_from_the_first_command_to_the_last(tmp_path: Path) -> None:
    assert "generate R8" in next_of(tmp_path)
    call(tmp_path, "generate", "R8", "--due", "2027-05-30")
    assert "mail request R8" in next_of(tmp_path)
    answer(tmp_path, "03", "04")
    send(tmp_path, "03", "03.xlsx", {"m.1.1.actual": "不明"}, "1-01")
    assert "mail return R8" in next_of(tmp_path)
    send(tmp_path, "03", "03.xlsx", {"m.1.1.actual": "14"}, "1-01")
    send(tmp_path, "03", "03のコピー.xlsx")
    assert "「採用」の列" in next_of(tmp_path)
    call(tmp_path, "collect", "R8", "--prefer", "03.xlsx")
    assert "mail remind R8" in next_of(tmp_path)
    send(tmp_path, "04", "04.xlsx")
    assert "review R8" in next_of(tmp_path)
    call(tmp_path, "review", "R8")
    assert "report R8`" in next_of(tmp_path)
    call(tmp_path, "report", "R8")
    assert "report R8 --public" in next_of(tmp_path)
    published = call(tmp_path, "report", "R8", "--public")
    assert "seal R8" in next_of(tmp_path)
    assert str(Settings(tmp_path).publication(R8)) in published.stdout
    call(tmp_path, "seal", "R8")
    assert next_of(tmp_path) == ""
    send(tmp_path, "04", "04（訂正）.xlsx", {"check.outcome.sub": "成果を改めた"}, "3-01")
    assert "--correction" in next_of(tmp_path)


def test_a_report_that_is_older_than_an_answer_is_to_be_made_again(tmp_path: Path) -> None:
    answer(tmp_path)
    call(tmp_path, "review", "R8")
    call(tmp_path, "report", "R8")
    later = Settings(tmp_path).submissions(R8) / "03.xlsx"
    os.utime(later, (later.stat().st_atime, later.stat().st_mtime + 3600))

    assert "report R8`" in next_of(tmp_path)


def test_nothing_is_written(tmp_path: Path) -> None:
    call(tmp_path, "status")

    assert not list(tmp_path.iterdir())


def test_a_file_beside_the_years_folder_is_named(tmp_path: Path) -> None:
    answer(tmp_path)
    (tmp_path / "submissions" / "回答.xlsx").write_bytes(b"PK")

    ended = call(tmp_path, "status")

    assert "回答.xlsx" in ended.output and "読み取らない" in ended.output
