"""Killed runs, full disks, and two runs at once: outputs are whole or as they were."""

from __future__ import annotations

import os
import resource
import subprocess
from pathlib import Path

import pytest

from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.storage import only_run
from tests.pipeline.kill_test import COLLECT, outputs, run_many, submit
from tests.worlds.plans import R6


def collect(root: Path, *, largest_file: int | None = None) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    return subprocess.run([*COLLECT, str(root), "collect", "R6"], capture_output=True, encoding="utf-8", preexec_fn=limit)


@pytest.mark.slow
def test_a_killed_run_leaves_every_output_whole(tmp_path: Path) -> None:
    results = run_many(4, seed=7, folder=tmp_path)

    assert all(result.is_right for result in results)


@pytest.mark.parametrize("largest_file", [0, 1000, 9000])
def test_a_full_disk_leaves_the_outputs_as_they_were(largest_file: int, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    submit(settings.submissions(R6), faulty=True)
    collect(tmp_path)
    before = outputs(settings)
    submit(settings.submissions(R6), faulty=False)

    run = collect(tmp_path, largest_file=largest_file)

    assert run.returncode == 3 and "ディスクの空き容量" in run.stderr
    assert outputs(settings) == before
    assert not list(settings.output(R6).rglob(".~*"))


@pytest.mark.tmpfs
def test_a_small_file_system_that_is_full_leaves_the_outputs_as_they_were(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.output(R6).mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(settings.output(R6))]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no right to mount a small file system")
    try:
        submit(settings.submissions(R6), faulty=False)
        assert collect(tmp_path).returncode == 1
        before = outputs(settings)
        (settings.output(R6) / "large").write_bytes(b"x" * (96 * 1024 - sum(map(len, before.values())) - 16 * 1024))
        submit(settings.submissions(R6), faulty=True)

        run = collect(tmp_path)

        after = outputs(settings)
        after.pop("large")
        assert run.returncode == 3 and "ディスクの空き容量" in run.stderr
        assert all(read_book(settings.output(R6) / name).sheets for name in after)
        assert before.keys() <= after.keys()
    finally:
        subprocess.run(["umount", str(settings.output(R6))], check=True)


def test_of_two_runs_at_once_one_works_and_the_other_says_so(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    submit(settings.submissions(R6), faulty=False)

    with only_run(settings.output(R6)):
        second = collect(tmp_path)

    assert second.returncode == 3 and "別の処理が実行中" in second.stderr
    assert outputs(settings) == {}
    assert collect(tmp_path).returncode == 1
    assert set(outputs(settings)) == {"回収状況.xlsx"}
