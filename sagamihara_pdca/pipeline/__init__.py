"""The stages of the year: generate, collect, evaluate, report, and all of them as a demonstration.

A stage reads what people and earlier stages left in the folders of `Settings`, and writes whole files only. Running a
stage again with the same inputs gives the same bytes.
"""

from __future__ import annotations

from sagamihara_pdca.pipeline.collecting import Collected, collect, collection_of, preview_collect
from sagamihara_pdca.pipeline.editions import asked_plan
from sagamihara_pdca.pipeline.evaluating import evaluate_year
from sagamihara_pdca.pipeline.generating import Generated, generate
from sagamihara_pdca.pipeline.plans import check_plan, export_plan, load
from sagamihara_pdca.pipeline.reporting import Edition, Reported, report, report_sealed
from sagamihara_pdca.pipeline.reviewing import Reviewed, review
from sagamihara_pdca.pipeline.revising import revisions_of, write_revisions
from sagamihara_pdca.pipeline.sealed import SealedYear, rewritten_years, sealed_year
from sagamihara_pdca.pipeline.sealing import Sealed, Sealing, changes_of, seal
from sagamihara_pdca.pipeline.standing import YearStanding, holds_nothing, lacks_records, standing_of, standings, strays

__all__ = [
    "Collected", "Edition", "Generated", "Reported", "Reviewed", "Sealed", "SealedYear", "Sealing", "YearStanding", "asked_plan",
    "changes_of", "check_plan", "collect", "collection_of", "evaluate_year", "export_plan", "generate", "holds_nothing",
    "lacks_records", "load", "preview_collect", "report",
    "report_sealed", "review", "revisions_of", "rewritten_years", "seal", "sealed_year", "standing_of", "standings", "strays", "write_revisions",
]
