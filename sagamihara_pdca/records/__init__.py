"""The memory of a year, `records/R6/`: what people decided. Beside `submissions/` and the plan it must be backed up."""

from __future__ import annotations

from sagamihara_pdca.records.dates import read_dates, remember_date
from sagamihara_pdca.records.decisions import (
    DECISIONS_OF_FILES,
    read_decisions,
    read_taken,
    write_decisions,
    write_taken,
)

__all__ = ["DECISIONS_OF_FILES", "read_dates", "read_decisions", "read_taken", "remember_date", "write_decisions", "write_taken"]
