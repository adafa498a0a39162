"""Many files: order, the verdict of a file that takes its worker down, and how far the workers run ahead."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.excel.reader.pool import Verdict, read_many
from tests.excel.reader.packages import parts, zipped


def understand(path: Path, diary: Path | None = None) -> int:
    """What a worker does with a file is told by the file's name."""
    if diary is not None:
        (diary / path.name).touch()
    if "kill" in path.name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "hang" in path.name:
        time.sleep(600)
    if "bug" in path.name:
        raise ZeroDivisionError
    return len(read_book(path).sheets[0].cells)


def _folder(tmp_path: Path, names: list[str]) -> list[Path]:
    for name in names:
        (tmp_path / name).write_bytes(b"" if "empty" in name else zipped(parts('<row><c><v>1</v></c></row>')))
    return [tmp_path / name for name in names]


def _said(verdicts: list[Verdict[int]]) -> list[tuple[str, object]]:
    return [(verdict.path.name, verdict.problem.code if verdict.problem else verdict.result) for verdict in verdicts]


@pytest.mark.parametrize("workers", [1, 2])
def test_every_file_gets_one_verdict_in_the_order_of_the_folder(tmp_path: Path, workers: int) -> None:
    paths = _folder(tmp_path, [f"{n}{'empty' if n % 3 == 0 else ''}.xlsx" for n in range(12)])
    done: list[Path] = []

    verdicts = list(read_many(paths, understand, workers=workers, on_done=done.append))

    assert _said(verdicts) == [(path.name, "FIL025" if "empty" in path.name else 1) for path in paths]
    assert sorted(done) == sorted(paths)


def test_a_worker_that_dies_or_hangs_costs_only_its_own_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    paths = _folder(tmp_path, ["1.xlsx", "2kill.xlsx", "3.xlsx", "4hang.xlsx", "5bug.xlsx", "6.xlsx", "7kill.xlsx"])

    verdicts = list(read_many(paths, understand, workers=2, seconds=4))

    assert _said(verdicts) == [
        ("1.xlsx", 1), ("2kill.xlsx", "FIL052"), ("3.xlsx", 1), ("4hang.xlsx", "FIL051"), ("5bug.xlsx", "FIL052"),
        ("6.xlsx", 1), ("7kill.xlsx", "FIL052")]
    assert "ZeroDivisionError" in capfd.readouterr().err  # a fault of ours is not hidden


def test_no_more_than_a_few_files_are_read_ahead_of_the_caller(tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    diary.mkdir()
    paths = _folder(tmp_path, [f"{n:02}.xlsx" for n in range(40)])

    verdicts = read_many(paths, partial(understand, diary=diary), workers=2)
    next(verdicts)
    time.sleep(0.5)
    begun = len(list(diary.iterdir()))
    verdicts.close()  # type: ignore[attr-defined]

    assert begun <= 10


def test_no_files_are_no_verdicts() -> None:
    assert list(read_many([], understand)) == []
