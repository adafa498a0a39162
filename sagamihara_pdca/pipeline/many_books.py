"""Makes the bytes of many workbooks in several processes, and gives them back in order."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from sagamihara_pdca.pipeline.collector import paused_collector

#: Fewer workbooks than this are made in the calling process: to start a worker takes as long as making some dozens.
FEW = 64
_AHEAD = 4  # workbooks per worker that may be finished before the caller takes them
_MOST = 60  # workers; Windows waits for no more than 63 things at once
#: Makes the workbook with the number.
Make = Callable[[int], bytes]


def make_many(count: int, make: Make, *, workers: int | None = None) -> Iterator[bytes]:
    """Yield the bytes of the workbooks 0 to `count` - 1, in their order. What a killed worker leaves is made in this process.

    Args:
        make: must be picklable; it is sent to each worker once. What it raises is raised for the first workbook in order.
        workers: processes; None for as many as there are processors, 1 to stay in this one.
    """
    used = min(workers or os.cpu_count() or 1, count, _MOST)
    made = 0
    if used > 1 and (workers is not None or count >= FEW):
        try:
            for data in _in_workers(count, make, used):
                made += 1
                yield data
        except BrokenProcessPool:
            pass
    for number in range(made, count):
        yield _one(make, number)


def _in_workers(count: int, make: Make, workers: int) -> Iterator[bytes]:
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (make,))  # the same on every system
    try:
        numbers = iter(range(count))
        waiting = deque(_submit(pool, number) for number in islice(numbers, workers * _AHEAD))
        while waiting:
            yield waiting.popleft().result()
            waiting += [_submit(pool, number) for number in islice(numbers, 1)]
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, number: int) -> Future[bytes]:
    return pool.submit(_in_this_worker, number)


def _one(make: Make, number: int) -> bytes:
    with paused_collector():
        return make(number)


#: In a worker what it makes, sent once when the process begins; elsewhere empty.
_MAKES: list[Make] = []


def _begin(make: Make) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C
    _MAKES.append(make)


def _in_this_worker(number: int) -> bytes:
    return _one(_MAKES[-1], number)
