"""A short round of the kill test; `python -m tests.mail.kill_test --runs 200` is the long one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mail import by_hand_kill_test
from tests.mail.kill_test import run_many


@pytest.mark.slow
def test_a_killed_sender_sends_nothing_twice_and_forgets_nothing(tmp_path: Path) -> None:
    results = run_many(10, seed=7, folder=tmp_path)

    assert sum(result.kills for result in results) >= 10
    assert all(result.is_right for result in results), results


@pytest.mark.slow
def test_a_clerk_who_is_killed_while_recording_leaves_the_journal_whole(tmp_path: Path) -> None:
    killed, damaged, lost = by_hand_kill_test.run_many(6, seed=3, folder=tmp_path)

    assert killed > 0 and (damaged, lost) == (0, 0)
