"""Compare two folders that the tool wrote, part by part: the gate for a change that should change nothing.

    sagamihara-pdca demo --into before      # on the commit before
    sagamihara-pdca demo --into after       # on the commit after
    python tools/same_output.py before after

Workbooks are compared unzipped, so that a difference is named by its part. Ends with 1 where anything differs.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path


def differences(old: Path, new: Path) -> Iterator[str]:
    """What differs between two folders, a line each: missing and added files, changed parts."""
    before, after = _files(old), _files(new)
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield f"missing: {name}"
        elif name not in before:
            yield f"added: {name}"
        else:
            yield from _changed_parts(name, before[name], after[name])


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def _changed_parts(name: str, old: Path, new: Path) -> Iterator[str]:
    before, after = _parts(old), _parts(new)
    for part in sorted(before.keys() | after.keys()):
        if before.get(part) != after.get(part):
            yield f"changed: {name} {part}".rstrip()


def _parts(path: Path) -> dict[str, bytes]:
    """The unzipped parts of a workbook; the bytes of any other file under ""."""
    if not zipfile.is_zipfile(path):
        return {"": path.read_bytes()}
    with zipfile.ZipFile(path) as package:
        return {part: package.read(part) for part in package.namelist()}


def main() -> int:
    """Print every difference; return the exit code."""
    old, new = map(Path, sys.argv[1:])
    found = list(differences(old, new))
    print(*found, f"{len(found)} differences", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
