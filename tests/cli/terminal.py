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

_LONGEST = 120.0  # seconds


def run_in_terminal(arguments: Sequence[str], typed: str, variables: Mapping[str, str] | None = None,
                    folder: Path | None = None) -> tuple[int, str]:
    """Run the program with `typed` on its keyboard. Returns the exit code and what the screen showed."""
    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    program = subprocess.Popen([sys.executable, "-m", "sagamihara_pdca", *arguments], stdin=theirs, stdout=theirs, stderr=theirs,
                               cwd=folder, env={**environment, "TERM": "xterm", "COLUMNS": "100", **(variables or {})},
                               start_new_session=True)
    os.close(theirs)
    shown = _read(ours, time.monotonic() + _LONGEST)
    if program.poll() is None:
        program.terminate()
    os.close(ours)
    return program.wait(), shown.decode("utf-8", "replace")


def _read(screen: int, until: float) -> bytes:
    """Everything that is shown until the program ends, or the time is over."""
    shown = b""
    while time.monotonic() < until:
        if not select.select([screen], [], [], 1.0)[0]:
            continue
        try:
            part = os.read(screen, 65536)
        except OSError:  # the program has ended
            return shown
        if not part:
            return shown
        shown += part
    return shown
