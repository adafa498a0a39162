"""A crash 異常終了: the log file that is left for the maintainer, without anything that a person typed or answered."""

from __future__ import annotations

import platform
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from sagamihara_pdca.errors import PdcaError
from sagamihara_pdca.storage import replace_file


def write_crash_log(fault: BaseException, folder: Path, now: datetime) -> Path | None:
    """Write the log into `folder`/output, else the home folder, else the folder of temporary files.

    Returns:
        the path of the log; None where no folder can be written to.
    """
    content = "\r\n".join((*_about_the_machine(now), "", *_chain(fault), "")).encode("utf-8-sig")
    for place in _places(folder):
        path = place / f"異常終了_{now:%Y%m%d-%H%M%S}.txt"
        try:
            replace_file(path, content)
        except PdcaError:
            continue
        return path
    return None


def _places(folder: Path) -> Iterator[Path]:
    yield folder.resolve() / "output"
    with suppress(RuntimeError):  # an account without a home
        yield Path.home()
    yield Path(tempfile.gettempdir())


def _about_the_machine(now: datetime) -> tuple[str, ...]:
    return (f"sagamihara-pdca {version('sagamihara-pdca')}", f"Python {platform.python_version()}", platform.platform(),
            now.isoformat(timespec="seconds"))


def _chain(fault: BaseException | None) -> Iterator[str]:
    """The calls that led to the exception, and to those that it was raised from; the oldest exception first.

    The words of an exception and the paths of files are left out: they may hold an answer or a name.
    """
    if fault is None:
        return
    yield from _chain(fault.__cause__ or fault.__context__)
    for frame in traceback.extract_tb(fault.__traceback__):
        yield f"  {_in_package(frame.filename)}:{frame.lineno} {frame.name}"
        yield f"    {frame.line}"
    number = f" (errno {fault.errno})" if isinstance(fault, OSError) else ""
    yield f"{type(fault).__qualname__}{number}"


def _in_package(file: str) -> str:
    """A module's path from its package on, without the folders of the person who runs it."""
    parts = Path(file).parts
    for start in ("site-packages", "sagamihara_pdca", "lib"):
        if start in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(start) - (start == "sagamihara_pdca"):])
    return parts[-1] if parts else ""
