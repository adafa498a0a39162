"""A console or a log file that is not UTF-8: what it can't show is replaced, and the exit code stays what it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ENCODINGS = ["cp932", "cp1252", "ascii", "utf-8"]
#: An en dash, an accent, a power and a letter beyond the first plane: none of them a division's fault.
HARD_NAME = "回答–é²𠮷.txt"

CALLS = [
    (("collect", "R6"), 1),
    (("--help",), 0),
    (("generate", "--help"), 0),
    (("genarate", "R6"), 2),
    (("status",), 0),
    (("status", "--json"), 0),
    (("init", "新しいフォルダ"), 0),
    (("menu",), 1),  # without a keyboard it is interrupted at its first question
    ((), 2),
    (("--plan", "壊れた計画", "plan", "check"), 1),
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("call", "exit_code"), CALLS)
def test_a_console_of_any_encoding_ends_no_command(tmp_path: Path, encoding: str, call: tuple[str, ...],
                                                   exit_code: int) -> None:
    (tmp_path / "submissions" / "R6").mkdir(parents=True)
    (tmp_path / "submissions" / "R6" / HARD_NAME).write_text("", encoding="utf-8")
    (tmp_path / "壊れた計画").mkdir()

    done = subprocess.run([sys.executable, "-m", "sagamihara_pdca", *call], cwd=tmp_path, capture_output=True,
                          stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONIOENCODING": encoding})

    assert b"Traceback" not in done.stderr
    assert done.returncode == exit_code


def test_what_the_console_has_is_shown_and_the_rest_replaced(tmp_path: Path) -> None:
    (tmp_path / "submissions" / "R6").mkdir(parents=True)
    (tmp_path / "submissions" / "R6" / HARD_NAME).write_text("", encoding="utf-8")

    done = subprocess.run([sys.executable, "-m", "sagamihara_pdca", "collect", "R6"], cwd=tmp_path, capture_output=True,
                          env={**os.environ, "PYTHONIOENCODING": "cp932"})

    assert "回答????.txt" in done.stdout.decode("cp932")
