"""Many files, each understood in a process of its own that may hang or die without harm to the others.

Why not `ProcessPoolExecutor`: one dead worker breaks all of its futures, and a hung one can't be stopped. Here every
worker has a pipe and one file at a time; whoever is silent for too long or falls is replaced, and its file alone gets
the verdict. Order is kept, and no more than a few files are ahead of the caller, so memory does not grow with their
number.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Generic, TypeVar

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.problems import Place, Problem, files

T = TypeVar("T")

#: Fewer files than this are read here: a process of its own costs as much as reading a dozen of them.
FEW = 64
#: Beyond the reader's own limit, for the caller's part of the work; only what ignores that limit meets it.
SECONDS = 120.0
_AHEAD = 4  # files per worker that may be finished before the caller takes them
_MOST = 60  # workers; Windows waits for no more than 63 things at once


@dataclass(frozen=True, slots=True)
class Verdict(Generic[T]):
    """What came of one file: a result, or the problem that stood against it."""

    path: Path
    result: T | None
    problem: Problem | None = None


def read_many(
    paths: Sequence[Path],
    understand: Callable[[Path], T],
    *,
    workers: int | None = None,
    seconds: float = SECONDS,
    on_done: Callable[[Path], None] | None = None,
) -> Iterator[Verdict[T]]:
    """A verdict per file, in the order of `paths`.

    understand: a function that can be pickled; it reads one file and returns what the caller wants to keep of it.
        `BookUnreadable` becomes the verdict's problem.
    workers: processes; None for as many as there are processors, 1 to stay in this process.
    seconds: after which a worker is stopped and its file given up.
    on_done: called with each file as it is finished, in any order.
    """
    count = min(workers or os.cpu_count() or 1, len(paths), _MOST)
    tell = on_done or (lambda _: None)
    if count <= 1 or (workers is None and len(paths) < FEW):
        return _here(paths, understand, tell)
    return _Pool(paths, understand, count, seconds, tell).verdicts()


def _here(
    paths: Sequence[Path], understand: Callable[[Path], T], tell: Callable[[Path], None]
) -> Iterator[Verdict[T]]:
    for path in paths:
        verdict = _verdict(path, understand)
        tell(path)
        yield verdict


def _verdict(path: Path, understand: Callable[[Path], T]) -> Verdict[T]:
    try:
        return Verdict(path, understand(path))
    except BookUnreadable as refused:
        return Verdict(path, None, refused.problem)


def _work(pipe: Connection, understand: Callable[[Path], T]) -> None:
    """What a worker does, until the other end of its pipe is closed or its process is ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    while True:
        try:
            path = pipe.recv()
        except EOFError:
            return
        pipe.send(_verdict(path, understand))


class _Worker(Generic[T]):
    """One process, its pipe, and the file in its hands."""

    def __init__(self, understand: Callable[[Path], T]) -> None:
        context = multiprocessing.get_context("spawn")  # the same on every system, and nothing inherited
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_work, args=(theirs, understand), daemon=True)
        self.process.start()
        theirs.close()
        self.index: int | None = None
        self.deadline = 0.0

    def give(self, index: int, path: Path, seconds: float) -> bool:
        """Hand over a file. False when the process has fallen meanwhile."""
        self.index, self.deadline = index, time.monotonic() + seconds
        try:
            self.pipe.send(path)
        except OSError:
            return False
        return True

    def take(self) -> Verdict[T] | None:
        """The verdict that is waiting in the pipe; None when the process fell before it was whole."""
        try:
            verdict: Verdict[T] = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return verdict

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


class _Pool(Generic[T]):
    def __init__(
        self,
        paths: Sequence[Path],
        understand: Callable[[Path], T],
        count: int,
        seconds: float,
        tell: Callable[[Path], None],
    ) -> None:
        self._paths = paths
        self._understand = understand
        self._count = count
        self._seconds = seconds
        self._tell = tell
        self._workers: list[_Worker[T]] = []
        self._next = 0  # the first file that nobody has been given
        self._done: dict[int, Verdict[T]] = {}

    def verdicts(self) -> Iterator[Verdict[T]]:
        try:
            while len(self._workers) < self._count:
                self._workers.append(_Worker(self._understand))
            for index in range(len(self._paths)):
                while index not in self._done:
                    self._hand_out(index)
                    self._gather()
                yield self._done.pop(index)
        finally:
            for worker in self._workers:
                worker.stop()

    def _hand_out(self, asked: int) -> None:
        stop = min(len(self._paths), asked + self._count * _AHEAD)
        for worker in tuple(self._workers):
            if worker.index is None and self._next < stop:
                index, self._next = self._next, self._next + 1
                if not worker.give(index, self._paths[index], self._seconds):
                    self._give_up(worker, files.reader_died)

    def _gather(self) -> None:
        """Wait until a worker speaks, falls, or has been silent for too long."""
        busy = [worker for worker in self._workers if worker.index is not None]
        if not busy:
            return
        soonest = min(worker.deadline for worker in busy)
        speaking = wait([worker.pipe for worker in busy], max(0.0, soonest - time.monotonic()))
        for worker in busy:
            if worker.pipe in speaking:
                self._take(worker)
            elif worker.deadline <= time.monotonic():
                self._give_up(worker, lambda place: files.too_slow(place, self._seconds))

    def _take(self, worker: _Worker[T]) -> None:
        verdict = worker.take()
        if verdict is None:
            self._give_up(worker, files.reader_died)
        else:
            self._finish(worker, verdict)

    def _give_up(self, worker: _Worker[T], why: Callable[[Place], Problem]) -> None:
        """Replace a worker that hangs or has fallen; the file in its hands gets the verdict."""
        worker.stop()
        self._workers[self._workers.index(worker)] = _Worker(self._understand)
        if worker.index is not None:
            path = self._paths[worker.index]
            self._finish(worker, Verdict(path, None, why(Place(file=path.name))))

    def _finish(self, worker: _Worker[T], verdict: Verdict[T]) -> None:
        if worker.index is not None:
            self._done[worker.index] = verdict
            worker.index = None
        self._tell(verdict.path)
