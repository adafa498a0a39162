"""--json: a single document on the standard output, and the same exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from tests.worlds.mizuno_answers import send
from tests.worlds.plans import MIZUNO


def call(root: Path, *arguments: str) -> tuple[Result, Any]:
    ended = CliRunner().invoke(main, ["--folder", str(root), "--plan", str(MIZUNO), *arguments, "--json"])
    return ended, json.loads(ended.stdout)


def test_status_names_the_counts_and_the_next_step(tmp_path: Path) -> None:
    send(tmp_path, "03", "03.xlsx")
    (tmp_path / "submissions" / "迷子.xlsx").write_bytes(b"")

    ended, content = call(tmp_path, "status")

    assert ended.exit_code == 0
    first = content["years"][0]
    assert (first["year"], first["name"], first["asked"], first["files"], first["missing"]) == ("R8", "令和8年度", 4, 1, 3)
    assert (first["next_step"], first["next_step_words"]) == ("remind", "催促")
    assert [Path(path).name for path in content["strays"]] == ["迷子.xlsx"]


def test_collect_names_every_division_file_and_problem(tmp_path: Path) -> None:
    send(tmp_path, "03", "03.xlsx", {"m.1.1.actual": "不明"}, "1-01")

    ended, content = call(tmp_path, "collect", "R8", "--due", "2027-03-01")

    assert ended.exit_code == 1
    assert (content["year"], content["is_complete"], content["is_settled"]) == ("R8", False, False)
    assert [(d["number"], d["state"], d["file"]) for d in content["divisions"]] == [
        ("01", "未提出", None), ("02", "未提出", None), ("03", "差戻し", "03.xlsx"), ("04", "未提出", None)]
    assert content["files"] == [{"name": "03.xlsx", "verdict": "採用"}]
    (problem,) = (p for p in content["problems"] if p["severity"] == "error")
    assert (problem["code"], problem["file"], problem["sheet"]) == ("ACT003", "03.xlsx", "1-01")
    assert Path(content["status_book"]).is_file() and len(content["returns"]) == 1
    assert "令和8年度の終わりより前です。" in ended.stderr  # the question about the due date disturbs no reader of JSON


def test_plan_check_names_every_target() -> None:
    ended = CliRunner().invoke(main, ["--plan", str(MIZUNO), "plan", "check", "--json"])
    content = json.loads(ended.stdout)

    assert ended.exit_code == 0
    assert content["plan"] == "みずの町デジタル推進計画（架空）"
    assert {"project", "year", "measure", "wording", "value", "refusal"} <= content["targets"][0].keys()


def test_a_plan_that_cannot_be_read_is_null(tmp_path: Path) -> None:
    ended = CliRunner().invoke(main, ["--plan", str(tmp_path), "plan", "check", "--json"])
    content = json.loads(ended.stdout)

    assert ended.exit_code == 1
    assert (content["plan"], content["targets"]) == (None, [])
    assert content["problems"][0]["severity"] == "error"


def test_the_screen_is_itself_again_afterwards(tmp_path: Path) -> None:
    call(tmp_path, "status")

    assert "各年度の状況" in CliRunner().invoke(main, ["--folder", str(tmp_path), "status"]).stdout


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "ascii"])
def test_no_letter_is_lost_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "submissions").mkdir()
    (tmp_path / "submissions" / "𠮷田–é.xlsx").write_bytes(b"")

    done = subprocess.run([sys.executable, "-m", "sagamihara_pdca", "--folder", ".", "status", "--json"], cwd=tmp_path,
                          capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": encoding})

    assert [Path(path).name for path in json.loads(done.stdout.decode(encoding))["strays"]] == ["𠮷田–é.xlsx"]
