"""A writer of decisions that is killed leaves the old ones or the new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.kill_test import run_many


@pytest.mark.slow
def test_a_killed_writer_leaves_the_records_whole_and_loses_nothing_that_it_reported(tmp_path: Path) -> None:
    killed, damaged, lost = run_many(6, seed=3, folder=tmp_path)

    assert (killed, damaged, lost) == (6, 0, 0)
