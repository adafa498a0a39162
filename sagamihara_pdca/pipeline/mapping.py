"""Work on many independent things, such as cities: in this process, in worker processes, or on a Dask cluster.

A stage takes one of the three as its `Map`; whichever it takes, the results are the same and come in order. A worker process that
dies loses nothing: its item is given to another, and only what has killed two is given up.

Making many workbooks (`many_books`) and reading many files (`excel.reader.pool`) have pools of their own: there an item takes some
milliseconds, so that each worker needs a queue, or a deadline, which a city has not.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Generic, Protocol, TypeVar

from sagamihara_pdca.errors import ExtraMissing, ValueRefused
from sagamihara_pdca.pipeline import texts

Item = TypeVar("Item")
Result = TypeVar("Result")
_AHEAD = 4  # items per worker that may be finished before the caller takes them
_MOST = 60  # workers; Windows waits for no more than 63 things at once


class Map(Protocol):
    """Calls `work` with every item and yields the results in the order of the items.

    What `work` raises is raised in the turn of its item. `crashed` returns the result of an item whose process died each time.
    Both `work` and the items must be picklable.
    """

    def __call__(self, work: Callable[[Item], Result], items: Sequence[Item], crashed: Callable[[Item], Result]) -> Iterator[Result]:
        """Yield the results, one for each item."""
        ...


def in_this_process(work: Callable[[Item], Result], items: Sequence[Item], crashed: Callable[[Item], Result]) -> Iterator[Result]:
    """The `Map` that calls `work` here, one item after the other."""
    return map(work, items)


@dataclass(frozen=True, slots=True)
class InProcesses:
    """The `Map` of worker processes on this computer."""

    workers: int

    def __call__(self, work: Callable[[Item], Result], items: Sequence[Item], crashed: Callable[[Item], Result]) -> Iterator[Result]:
        """See `Map`."""
        return _Run(work, items, crashed, min(self.workers, len(items), _MOST)).results()


@dataclass(frozen=True, slots=True)
class OnCluster:
    """The `Map` of a Dask cluster, by the address of its scheduler. Its workers need the same folders under the same paths.

    Dask itself gives the item of a worker that died to another one, as often as its `allowed-failures` says.
    """

    address: str

    def __call__(self, work: Callable[[Item], Result], items: Sequence[Item], crashed: Callable[[Item], Result]) -> Iterator[Result]:
        """See `Map`.

        Raises:
            ExtraMissing: the extra `cluster` is not installed.
            ValueRefused: nothing answers at the address.
        """
        try:
            from distributed import Client
            from distributed.scheduler import KilledWorker
        except ImportError as error:
            raise ExtraMissing(texts.CLUSTER_MISSING) from error
        try:
            client = Client(self.address)
        except (OSError, ValueError) as error:
            raise ValueRefused(texts.NO_SCHEDULER.format(address=self.address)) from error
        with client:
            futures = client.map(work, items, pure=False)  # not pure: each call writes files
            for item, future in zip(items, futures, strict=True):
                try:
                    result: Result = future.result()
                except KilledWorker:
                    result = crashed(item)
                yield result


class _Run(Generic[Item, Result]):
    """One run in worker processes. Each is a pool of one, so that a process that dies takes no other's item with it."""

    def __init__(self, work: Callable[[Item], Result], items: Sequence[Item], crashed: Callable[[Item], Result], workers: int) -> None:
        self._work, self._items, self._crashed = work, items, crashed
        self._free = [self._pool() for _ in range(workers)]
        self._ahead = workers * _AHEAD
        self._waiting = deque(range(len(items)))
        self._running: dict[Future[Result], tuple[ProcessPoolExecutor, int]] = {}
        self._done: dict[int, Future[Result]] = {}
        self._deaths: dict[int, int] = {}

    def results(self) -> Iterator[Result]:
        try:
            for index, item in enumerate(self._items):
                while index not in self._done and self._deaths.get(index, 0) < 2:
                    self._assign(index)
                    self._take()
                yield self._done.pop(index).result() if index in self._done else self._crashed(item)
        finally:
            for pool in (*self._free, *(pool for pool, _ in self._running.values())):
                pool.shutdown(cancel_futures=True)

    def _assign(self, asked: int) -> None:
        while self._free and self._waiting and self._waiting[0] < asked + self._ahead:
            pool = self._free.pop()
            try:
                future = pool.submit(self._work, self._items[self._waiting[0]])
            except BrokenProcessPool:  # it died while it had nothing to do
                self._free.append(self._pool())
                continue
            self._running[future] = pool, self._waiting.popleft()

    def _take(self) -> None:
        finished, _ = wait(self._running, return_when=FIRST_COMPLETED)
        for future in finished:
            pool, index = self._running.pop(future)
            if not isinstance(future.exception(), BrokenProcessPool):
                self._done[index] = future
                self._free.append(pool)
                continue
            self._free.append(self._pool())
            self._deaths[index] = self._deaths.get(index, 0) + 1
            if self._deaths[index] < 2:
                self._waiting.appendleft(index)

    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, get_context("spawn"), _begin)  # the same on every system


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C
