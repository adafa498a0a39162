"""Runs the program on a pseudo-terminal, as on a person's screen."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

_LONGEST = 60.0  # seconds


class Terminal:
    """A program with a screen of 100 columns and a keyboard; `shown` is all that stood on the screen."""

    def __init__(self, command: Sequence[str | Path], folder: Path | None = None, variables: Mapping[str, str] | None = None) -> None:
        self._ours, theirs = pty.openpty()
        environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
        self._program = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, start_new_session=True,
                                         env={**environment, "TERM": "xterm", "COLUMNS": "100", "LINES": "40", **(variables or {})})
        os.close(theirs)
        self.shown = b""
        self._seen = 0  # up to where the last wait came

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        if self._program.poll() is None:
            self._program.kill()
        self._program.wait()
        os.close(self._ours)

    def until(self, words: str) -> None:
        """Wait until the words have come after what was last waited for."""
        until = time.monotonic() + _LONGEST
        while (found := self.shown.find(words.encode(), self._seen)) < 0:
            assert time.monotonic() < until and self._read(), self.text()
        self._seen = found + len(words.encode())

    def type(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def end(self) -> int:
        """Wait for the end of the program, and return its exit code."""
        until = time.monotonic() + _LONGEST
        while time.monotonic() < until and self._read():
            pass
        return self._program.wait(_LONGEST)

    def text(self) -> str:
        """What was shown, with the ends of lines of a file."""
        return self.shown.decode("utf-8", "replace").replace("\r\n", "\n")

    def _read(self) -> bool:
        """Take what comes within a second. False when the program has ended."""
        if not select.select([self._ours], [], [], 1.0)[0]:
            return True
        try:
            part = os.read(self._ours, 65536)
        except OSError:  # what a pseudo-terminal says when nobody is behind it
            return False
        self.shown += part
        return bool(part)


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "sagamihara_pdca", *arguments]
