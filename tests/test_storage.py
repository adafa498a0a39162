"""A file appears whole or not at all; one run at a time."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import time
from pathlib import Path

import pytest

from sagamihara_pdca.errors import FileNotWritten, FolderInUse
from sagamihara_pdca.storage import only_run, remove_leftovers, replace_file

OLD, NEW = b"old" * 300_000, b"new" * 300_000


def test_the_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a" / "book.xlsx"

    replace_file(path, OLD)
    replace_file(path, NEW)

    assert path.read_bytes() == NEW
    assert [p.name for p in path.parent.iterdir()] == ["book.xlsx"]


def test_the_same_bytes_leave_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    replace_file(path, OLD)
    os.utime(path, (1, 1))

    replace_file(path, OLD)

    assert path.stat().st_mtime == 1


def _write_for_ever(path: Path) -> None:
    while True:
        replace_file(path, NEW)
        replace_file(path, OLD)


def test_a_run_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    replace_file(path, OLD)
    rng = random.Random(6)
    for _ in range(25):
        writer = multiprocessing.get_context("spawn").Process(target=_write_for_ever, args=(path,))
        writer.start()
        time.sleep(0.2 + rng.random() * 0.15)
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        assert path.read_bytes() in (OLD, NEW)
    remove_leftovers(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["book.xlsx"]


def _write_with_little_room(path: Path, said: multiprocessing.Queue[str]) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        replace_file(path, NEW)
    except FileNotWritten as fault:
        said.put(str(fault))


def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    replace_file(path, OLD)
    context = multiprocessing.get_context("spawn")
    said = context.Queue()

    writer = context.Process(target=_write_with_little_room, args=(path, said))
    writer.start()

    assert "ディスクの空き容量" in said.get(timeout=30)
    writer.join()
    assert path.read_bytes() == OLD
    assert [p.name for p in tmp_path.iterdir()] == ["book.xlsx"]


def test_a_second_run_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    with only_run(tmp_path), pytest.raises(FolderInUse), only_run(tmp_path):
        pass

    with only_run(tmp_path):
        pass
