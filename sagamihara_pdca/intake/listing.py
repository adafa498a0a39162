"""The problems of a collection as people list them: by division, each with the key under which a person settles it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sagamihara_pdca.problems import Problem, Severity

#: Characters of a digest that tell files and questions of one year apart, and that a person can compare.
_KEY_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """One problem, and whose it is: "" where it is nobody's, or of no project."""

    problem: Problem
    division: str = ""
    project: str = ""

    @property
    def key(self) -> str:
        """The key of the question; "" for what is no question. It changes with the words, so with what was typed."""
        if self.problem.severity is not Severity.QUESTION:
            return ""
        place = self.problem.place
        parts = (self.division, self.problem.code, place.sheet, place.label, self.problem.message)
        return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:_KEY_LENGTH]


def file_key(digest: str) -> str:
    """The key of a file, from the SHA-256 of its content; "" where there is none."""
    return digest[:_KEY_LENGTH]
