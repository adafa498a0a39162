"""Many workbooks are made in several processes, in order, and whatever happens to a process."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sagamihara_pdca import pipeline
from sagamihara_pdca.pipeline.many_books import make_many
from sagamihara_pdca.settings import Settings
from tests.worlds.plans import R6, sagamihara


@dataclass(frozen=True)
class Numbered:
    """Gives each number as bytes; fails or dies at one of them, in another process than the parent's."""

    parent: int
    fails_at: int = -1
    dies_at: int = -1

    def __call__(self, number: int) -> bytes:
        if number == self.fails_at:
            raise ValueError(number)
        if number == self.dies_at and os.getpid() != self.parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return str(number).encode()


@pytest.mark.parametrize("workers", [1, 2])
def test_they_come_in_order(workers: int) -> None:
    assert list(make_many(30, Numbered(os.getpid()), workers=workers)) == [str(n).encode() for n in range(30)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_comes_after_what_was_made_before_it(workers: int) -> None:
    making, made = make_many(30, Numbered(os.getpid(), fails_at=17), workers=workers), 0

    with pytest.raises(ValueError, match="17"):
        for _ in making:
            made += 1

    assert made == 17


def test_what_a_killed_process_leaves_is_made_in_this_one() -> None:
    assert list(make_many(30, Numbered(os.getpid(), dies_at=17), workers=2)) == [str(n).encode() for n in range(30)]


def test_a_caller_may_stop_early() -> None:
    making = make_many(30, Numbered(os.getpid()), workers=2)

    assert next(making) == b"0"
    making.close()


def test_two_processes_write_the_bytes_of_one_and_tell_how_far_they_are(tmp_path: Path) -> None:
    plan, due = sagamihara(), date(2025, 5, 30)
    told: list[tuple[str, int, int]] = []

    one = pipeline.generate(Settings(tmp_path / "one"), plan, R6, due, workers=1)
    two = pipeline.generate(Settings(tmp_path / "two"), plan, R6, due, lambda *step: told.append(step), workers=2)

    assert [path.read_bytes() for path in two.books] == [path.read_bytes() for path in one.books]
    assert told == [(path.stem, n, len(two.books)) for n, path in enumerate(two.books, 1)]
