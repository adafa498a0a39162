"""What was found on reading a returned workbook: a problem, and the input of the form that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sagamihara_pdca.forms.sheet import Ref
from sagamihara_pdca.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. `ref` is None where it is about a sheet or the whole file."""

    problem: Problem
    ref: Ref | None = None
    raw: str = ""  # as it was typed, where it could not be read

    @property
    def is_error(self) -> bool:
        return self.problem.severity is Severity.ERROR


def unusable_refs(findings: Iterable[Finding]) -> frozenset[Ref]:
    """The inputs whose answer can't be used as it is."""
    return frozenset(f.ref for f in findings if f.is_error and f.ref is not None)
