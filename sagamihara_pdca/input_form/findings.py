"""What was found on reading a returned workbook: a problem, and the part of the form that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.sheets.book import Ref


class Basis(Enum):
    """What a finding rests on, which decides whether it holds when files are joined."""

    TYPED = auto()  # what stands in the file
    ABSENT = auto()  # a sheet or a row that the file has not: another file may have it
    WHOLE = auto()  # all answers of the submission taken together: checked anew


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. In `ref` a blank column stands for the whole row, a blank row for the whole sheet."""

    problem: Problem
    ref: Ref | None = None  # None: the file, or something that is not on the form
    raw: str = ""  # as it was typed, where it could not be read
    basis: Basis = Basis.TYPED

    @property
    def is_error(self) -> bool:
        """Whether the problem must be corrected before the file can be used."""
        return self.problem.severity is Severity.ERROR


def about_sheet(problem: Problem, sheet: str, basis: Basis = Basis.TYPED) -> Finding:
    """Return the finding about a whole sheet, given by its key."""
    return Finding(problem, Ref(sheet, "", ""), basis=basis)


def about_row(problem: Problem, sheet: str, row: str, basis: Basis = Basis.TYPED) -> Finding:
    """Return the finding about a whole row, given by the keys of its sheet and its own."""
    return Finding(problem, Ref(sheet, row, ""), basis=basis)


class Marked:
    """The inputs that findings are about: `ref in marked` tells whether an input is one of them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the `ref` of every finding."""
        self._refs = {finding.ref for finding in findings}

    def __contains__(self, ref: Ref) -> bool:
        """Return whether a finding is about the input, its row or its sheet."""
        return not self._refs.isdisjoint((ref, Ref(ref.sheet, ref.row, ""), Ref(ref.sheet, "", "")))
