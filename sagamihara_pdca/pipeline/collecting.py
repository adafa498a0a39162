"""collect: read what came back, settle which file counts, write 回収状況 and the returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.excel.submissions import read_submissions
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.forms.collection import Collection, settle
from sagamihara_pdca.forms.collection_book import collection_book
from sagamihara_pdca.forms.returned import Year
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.pipeline.evaluating import year_before
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.storage import only_run, remove_leftovers


@dataclass(frozen=True, slots=True)
class Collected:
    """What came back, and the workbook that says so."""

    collection: Collection
    status_book: Path


def collect(settings: Settings, plan: Plan, year: FiscalYear, prefer: tuple[str, ...] = (),
            on_file: Callable[[str], None] = lambda name: None) -> Collected:
    """Read `submissions/` of the year. Nothing in that folder is changed.

    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    with only_run(settings.output(year)):
        remove_leftovers(settings.output(year))
        collection = collection_of(settings, plan, year, prefer, on_file)
        path = settings.output(year) / "回収状況.xlsx"
        write_book(collection_book(collection), path)
        return Collected(collection, path)


def collection_of(settings: Settings, plan: Plan, year: FiscalYear, prefer: tuple[str, ...] = (),
                  on_file: Callable[[str], None] = lambda name: None) -> Collection:
    """The same, without writing anything."""
    asked = Year(plan.for_year(year), year, year_before(settings, plan, year))
    return settle(asked, tuple(read_submissions(settings.submissions(year), asked, on_file)), prefer)
