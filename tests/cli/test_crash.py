"""A fault that nobody foresaw: exit code 3, one Japanese sentence, and a log without anything that a person wrote."""

from __future__ import annotations

import errno
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli.program import Program
from sagamihara_pdca.errors import FolderInUse

ANSWER = "窓口の山田太郎が回答した42件"


@click.group(cls=Program)
@click.option("--folder", type=click.Path(path_type=Path), default=Path())
def program(folder: Path) -> None:
    """A program with faults."""


@program.command()
def wrong_value() -> None:
    """A defect that meets an answer."""
    try:
        int(ANSWER)
    except ValueError as fault:
        raise KeyError(ANSWER) from fault


@program.command()
def no_access() -> None:
    """A file that the system refuses."""
    raise PermissionError(errno.EACCES, "Permission denied", f"{ANSWER}.xlsx")


@program.command()
def foreseen() -> None:
    """A fault of the machine that has its own words."""
    raise FolderInUse("別の処理が実行中です。")


@program.command()
def reader_gone() -> None:
    """The program behind the pipe has ended."""
    raise BrokenPipeError(errno.EPIPE, "Broken pipe")


def call(folder: Path, command: str) -> Result:
    return CliRunner().invoke(program, ["--folder", str(folder), command])


@pytest.mark.parametrize(("command", "kind"), [("wrong-value", "KeyError"), ("no-access", "PermissionError")])
def test_a_crash_is_one_sentence_and_code_three(tmp_path: Path, command: str, kind: str) -> None:
    ended = call(tmp_path, command)

    (log,) = (tmp_path / "output").glob("異常終了_*.txt")
    assert ended.exit_code == 3
    assert ended.output.startswith("エラー：予期しない異常") and ended.output.count("\n") == 1
    assert kind in ended.output and str(log) in ended.output


@pytest.mark.parametrize("command", ["wrong-value", "no-access"])
def test_the_log_has_the_calls_and_nothing_that_a_person_wrote(tmp_path: Path, command: str) -> None:
    call(tmp_path, command)

    log = next((tmp_path / "output").iterdir()).read_text("utf-8-sig")
    assert "test_crash.py:" in log and f"{command.replace('-', '_')}\n" in log
    assert ANSWER not in log and str(tmp_path) not in log and str(Path.home()) not in log


def test_the_exception_that_it_was_raised_from_stands_before_it(tmp_path: Path) -> None:
    call(tmp_path, "wrong-value")

    log = next((tmp_path / "output").iterdir()).read_text("utf-8-sig")
    assert log.index("\nValueError") < log.index("\nKeyError")


def test_where_the_working_folder_takes_no_file_the_log_lies_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "output").write_text("a file where the folder should be")

    ended = call(tmp_path, "wrong-value")

    (log,) = (tmp_path / "home").iterdir()
    assert str(log) in ended.output


def test_a_foreseen_fault_leaves_no_log(tmp_path: Path) -> None:
    ended = call(tmp_path, "foreseen")

    assert (ended.exit_code, ended.output) == (3, "エラー：別の処理が実行中です。\n")
    assert not list(tmp_path.iterdir())


def test_a_reader_that_has_stopped_is_no_crash(tmp_path: Path) -> None:
    call(tmp_path, "reader-gone")

    assert not list(tmp_path.iterdir())
