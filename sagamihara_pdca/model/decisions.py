"""What people decided about a year's submissions: facts that no command may compute anew or forget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FileDecision:
    """採用: a person says that this file counts for its division.

    file: the path within the submissions folder, parts joined by "/".
    sha256: of the file's content when it was decided; a file that was changed since is another file.
    """

    division: str
    file: str
    sha256: str
    decided: date


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of one year, at most one file per division."""

    files: tuple[FileDecision, ...] = ()

    def with_files(self, further: tuple[FileDecision, ...]) -> Decisions:
        """Return the decisions with `further` in place of what was decided before for the same divisions."""
        by_division = {d.division: d for d in (*self.files, *further)}
        return Decisions(tuple(sorted(by_division.values(), key=lambda d: d.division)))
