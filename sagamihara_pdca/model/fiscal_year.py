"""The fiscal year 年度, counted by the western year in which it begins."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class FiscalYear:
    """April of `start` to March of `start + 1`. `FiscalYear(2024)` is 令和6年度.

    >>> FiscalYear(2024).next
    FiscalYear(start=2025)
    """

    start: int  # the western year of its April

    @property
    def previous(self) -> FiscalYear:
        """The fiscal year before."""
        return FiscalYear(self.start - 1)

    @property
    def next(self) -> FiscalYear:
        """The fiscal year after."""
        return FiscalYear(self.start + 1)
