"""Work on many things gives the same results in this process, in others and on a cluster, whatever happens to a process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sagamihara_pdca.errors import ExtraMissing
from sagamihara_pdca.pipeline.mapping import InProcesses, Map, OnCluster, in_this_process

CRASHED = -1


@dataclass(frozen=True)
class Squared:
    """Squares a number; at `fails_at` it raises, at `dies_at` it kills its process, once only where a file says that it did."""

    fails_at: int | None = None
    dies_at: int | None = None
    once: Path | None = None

    def __call__(self, number: int) -> int:
        if number == self.fails_at:
            raise ValueError(number)
        if number == self.dies_at and not (self.once is not None and self.once.exists()):
            if self.once is not None:
                self.once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number * number


def gave_up(number: int) -> int:
    return CRASHED


@pytest.mark.parametrize("how", [in_this_process, InProcesses(1), InProcesses(2)])
def test_results_come_in_the_order_of_the_items(how: Map) -> None:
    assert list(how(Squared(), range(30), gave_up)) == [n * n for n in range(30)]


def test_nothing_to_do_gives_nothing() -> None:
    assert list(InProcesses(2)(Squared(), (), gave_up)) == []


@pytest.mark.parametrize("how", [in_this_process, InProcesses(2)])
def test_what_is_raised_comes_in_the_turn_of_its_item(how: Map) -> None:
    results: Iterator[int] = how(Squared(fails_at=3), range(30), gave_up)

    assert [next(results) for _ in range(3)] == [0, 1, 4]
    with pytest.raises(ValueError, match="3"):
        next(results)


def test_the_item_of_a_process_that_was_killed_is_done_by_another(tmp_path: Path) -> None:
    work = Squared(dies_at=7, once=tmp_path / "died")

    assert list(InProcesses(2)(work, range(30), gave_up)) == [n * n for n in range(30)]
    assert (tmp_path / "died").exists()


def test_only_an_item_that_kills_two_processes_is_given_up() -> None:
    assert list(InProcesses(2)(Squared(dies_at=7), range(30), gave_up)) == [CRASHED if n == 7 else n * n for n in range(30)]


def test_a_caller_may_stop_early() -> None:
    results = InProcesses(2)(Squared(), range(30), gave_up)

    assert next(results) == 0


def test_a_cluster_that_is_not_installed_is_told_with_what_to_install() -> None:
    try:
        import distributed  # noqa: F401
    except ImportError:
        with pytest.raises(ExtraMissing, match="cluster"):
            next(OnCluster("tcp://127.0.0.1:1")(Squared(), range(3), gave_up))


def test_a_cluster_of_two_workers_gives_the_same_and_loses_nothing(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        how = OnCluster(cluster.scheduler_address)

        assert list(how(Squared(), range(30), gave_up)) == [n * n for n in range(30)]
        assert list(how(Squared(dies_at=7, once=tmp_path / "died"), range(30), gave_up)) == [n * n for n in range(30)]
