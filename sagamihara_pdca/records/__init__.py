"""The memory of a year, `records/R6/`: what people decided, and what was published. Beside `submissions/` and the plan it must be backed up."""

from __future__ import annotations

from sagamihara_pdca.records.collected import read_collected, write_collected
from sagamihara_pdca.records.dates import read_dates, remember_date
from sagamihara_pdca.records.decisions import (
    DECISIONS_OF_FILES,
    read_decisions,
    read_taken,
    write_decisions,
    write_taken,
)
from sagamihara_pdca.records.history import (
    Event,
    append_event,
    history_state,
    is_continued,
    read_history,
    read_seen,
    write_seen,
)
from sagamihara_pdca.records.office import read_office, write_office
from sagamihara_pdca.records.password_file import read_password_file, write_password_file
from sagamihara_pdca.records.sealed_years import plan_of_edition, read_seal, seal_digest, sealed_editions, write_seal

__all__ = [
    "DECISIONS_OF_FILES", "Event", "append_event", "history_state", "is_continued", "plan_of_edition", "read_collected", "read_dates",
    "read_decisions", "read_history", "read_office", "read_password_file", "read_seal", "read_seen", "read_taken", "remember_date",
    "seal_digest", "sealed_editions", "write_collected", "write_decisions", "write_office", "write_password_file", "write_seal",
    "write_seen", "write_taken",
]
