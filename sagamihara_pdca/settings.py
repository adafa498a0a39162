"""Where a city keeps its year: one frozen `Settings`, made from the working folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.fiscal_year import write_code


@dataclass(frozen=True, slots=True)
class Settings:
    """The working folder and what lies in it. Folders of a year bear its code: R6."""

    root: Path  # input_templates, submissions and output lie in it
    plan: Path | None = None  # a folder of CSV tables or a workbook; None: plan.xlsx in the root, or the bundled plan
    passwords: tuple[str, ...] = field(default=(), repr=False)  # tried on submissions that are protected by one

    @property
    def plan_source(self) -> Path | None:
        """The plan to read, or None for the bundled one."""
        if self.plan is not None:
            return self.plan
        own = self.root / "plan.xlsx"
        return own if own.exists() else None

    def templates(self, year: FiscalYear) -> Path:
        """Where `generate` puts the blank input workbooks."""
        return self.root / "input_templates" / write_code(year)

    def submissions(self, year: FiscalYear) -> Path:
        """Where the clerk drops what came back."""
        return self.root / "submissions" / write_code(year)

    def output(self, year: FiscalYear) -> Path:
        """Where everything else is written."""
        return self.root / "output" / write_code(year)
