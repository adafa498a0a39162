"""Reads many files in worker processes, so that a file on which a worker hangs or crashes does not affect the others.

Why not `ProcessPoolExecutor`: one crashed worker breaks all of its futures, and one that hangs can't be stopped. Here
every worker has a pipe and one file at a time; a worker that exceeds its deadline or crashes is replaced, and only its
file is reported. Order is kept, and at most a few files are read ahead of the caller, so memory does not grow with
their number.
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

#: Fewer files than this are read in the calling process: to start a worker takes as long as reading a dozen of them.
FEW = 64
#: A worker's deadline per file. Longer than the reader's own limit, which normally stops a slow file first.
SECONDS = 120.0
_AHEAD = 4  # files per worker that may be finished before the caller takes them
_MOST = 60  # workers; Windows waits for no more than 63 things at once


@dataclass(frozen=True, slots=True)
class Verdict(Generic[T]):
    """The outcome of one file: the result, or None and the problem that prevented it."""

    path: Path
    result: T | None
    problem: Problem | None = None


def read_many(
    paths: Sequence[Path],
    read_one: Callable[[Path], T],
    *,
    workers: int | None = None,
    seconds: float = SECONDS,
    on_done: Callable[[Path], None] | None = None,
) -> Iterator[Verdict[T]]:
    """Yield a verdict per file, in the order of `paths`.

    Args:
        read_one: called with a path, possibly in a worker, so it must be picklable; returns what the caller keeps.
            A `BookUnreadable` that it raises becomes the verdict's problem.
        workers: processes; None for as many as there are processors, 1 to stay in this process.
        seconds: per file, after which the worker is killed and the file reported as too slow.
        on_done: called with each file as it is finished, in any order.
    """
    count = min(workers or os.cpu_count() or 1, len(paths), _MOST)
    notify = on_done or (lambda _: None)
    if count <= 1 or (workers is None and len(paths) < FEW):
        return _in_process(paths, read_one, notify)
    return _Pool(paths, read_one, count, seconds, notify).verdicts()


def _in_process(
    paths: Sequence[Path], read_one: Callable[[Path], T], notify: Callable[[Path], None]
) -> Iterator[Verdict[T]]:
    for path in paths:
        verdict = _verdict(path, read_one)
        notify(path)
        yield verdict


def _verdict(path: Path, read_one: Callable[[Path], T]) -> Verdict[T]:
    try:
        return Verdict(path, read_one(path))
    except BookUnreadable as refused:
        return Verdict(path, None, refused.problem)


def _serve(pipe: Connection, read_one: Callable[[Path], T]) -> None:
    """The main loop of a worker: receive a path, send its verdict, return when the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C
    while True:
        try:
            path = pipe.recv()
        except EOFError:
            return
        pipe.send(_verdict(path, read_one))


class _Worker(Generic[T]):
    """One process, its pipe, and the file that it is reading."""

    def __init__(self, read_one: Callable[[Path], T]) -> None:
        context = multiprocessing.get_context("spawn")  # the same on every system, and nothing inherited
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(theirs, read_one), daemon=True)
        self.process.start()
        theirs.close()
        self.index: int | None = None
        self.deadline = 0.0

    def assign(self, index: int, path: Path, seconds: float) -> bool:
        """Send a path to the process. False when the process has crashed."""
        self.index, self.deadline = index, time.monotonic() + seconds
        try:
            self.pipe.send(path)
        except OSError:
            return False
        return True

    def receive(self) -> Verdict[T] | None:
        """Receive the verdict from the pipe; None when the process crashed before it was complete."""
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
        read_one: Callable[[Path], T],
        count: int,
        seconds: float,
        notify: Callable[[Path], None],
    ) -> None:
        self._paths = paths
        self._read_one = read_one
        self._count = count
        self._seconds = seconds
        self._notify = notify
        self._workers: list[_Worker[T]] = []
        self._next = 0  # index of the first file that is not yet assigned
        self._done: dict[int, Verdict[T]] = {}

    def verdicts(self) -> Iterator[Verdict[T]]:
        try:
            while len(self._workers) < self._count:
                self._workers.append(_Worker(self._read_one))
            for index in range(len(self._paths)):
                while index not in self._done:
                    self._assign_free(index)
                    self._collect()
                yield self._done.pop(index)
        finally:
            for worker in self._workers:
                worker.stop()

    def _assign_free(self, asked: int) -> None:
        stop = min(len(self._paths), asked + self._count * _AHEAD)
        for worker in tuple(self._workers):
            if worker.index is None and self._next < stop:
                index, self._next = self._next, self._next + 1
                if not worker.assign(index, self._paths[index], self._seconds):
                    self._replace(worker, files.reader_died)

    def _collect(self) -> None:
        """Wait until a worker sends a verdict, crashes, or exceeds its deadline."""
        busy = [worker for worker in self._workers if worker.index is not None]
        if not busy:
            return
        deadline = min(worker.deadline for worker in busy)
        ready = wait([worker.pipe for worker in busy], max(0.0, deadline - time.monotonic()))
        for worker in busy:
            if worker.pipe in ready:
                self._receive(worker)
            elif worker.deadline <= time.monotonic():
                self._replace(worker, lambda place: files.too_slow(place, self._seconds))

    def _receive(self, worker: _Worker[T]) -> None:
        verdict = worker.receive()
        if verdict is None:
            self._replace(worker, files.reader_died)
        else:
            self._finish(worker, verdict)

    def _replace(self, worker: _Worker[T], why: Callable[[Place], Problem]) -> None:
        """Replace a worker that hangs or has crashed; its file gets the problem that `why` returns."""
        worker.stop()
        self._workers[self._workers.index(worker)] = _Worker(self._read_one)
        if worker.index is not None:
            path = self._paths[worker.index]
            self._finish(worker, Verdict(path, None, why(Place(file=path.name))))

    def _finish(self, worker: _Worker[T], verdict: Verdict[T]) -> None:
        if worker.index is not None:
            self._done[worker.index] = verdict
            worker.index = None
        self._notify(verdict.path)
