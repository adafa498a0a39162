"""status: where every year of the plan stands. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.pipeline.collecting import collection_of
from sagamihara_pdca.pipeline.generating import book_name
from sagamihara_pdca.pipeline.reporting import book_path
from sagamihara_pdca.pipeline.review_file import review_path
from sagamihara_pdca.pipeline.submission_folder import submission_files
from sagamihara_pdca.records import DECISIONS_OF_FILES
from sagamihara_pdca.rules.next_step import Standing
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings


@dataclass(frozen=True, slots=True)
class YearStanding:
    """One year: its counts, and what was collected in it (None where nothing has come in)."""

    year: FiscalYear
    standing: Standing
    collection: Collection | None


def standings(settings: Settings, plan: Plan) -> tuple[YearStanding, ...]:
    """Return where the years of the plan stand that were begun, and the first that was not.

    Raises:
        RecordUnusable: the decisions of a year are damaged.
    """
    found: list[YearStanding] = []
    for year in plan.profile.years:
        found.append(_standing(settings, plan, year))
        if not found[-1].standing.is_begun and not _later_begun(settings, plan, year):
            break
    return tuple(found)


def strays(settings: Settings) -> tuple[Path, ...]:
    """Return the files that lie beside the folders of the years in `submissions/`, where no command reads them."""
    folder = settings.all_submissions
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")))


def _later_begun(settings: Settings, plan: Plan, year: FiscalYear) -> bool:
    return any(settings.templates(later).is_dir() or settings.submissions(later).is_dir()
               for later in plan.profile.years if later > year)


def _standing(settings: Settings, plan: Plan, year: FiscalYear) -> YearStanding:
    divisions = plan.for_year(year).answering_divisions(year)
    generated = sum((settings.templates(year) / book_name(d)).exists() for d in divisions)
    files = submission_files(settings.submissions(year))
    collection = collection_of(settings, plan, year) if files else None
    report, public = (book_path(settings, year, public=is_public) for is_public in (False, True))
    inputs = (*files, settings.records(year) / DECISIONS_OF_FILES, review_path(settings, year))
    standing = Standing(
        asked=len(divisions), generated=generated, files=len(files), undecided=_undecided(collection),
        returned=_count(collection, DivisionState.RETURNED),
        missing=_count(collection, DivisionState.MISSING) if collection is not None else len(divisions),
        has_review=review_path(settings, year).exists(), has_report=_is_newer(report, inputs),
        has_public=_is_newer(public, inputs))
    return YearStanding(year, standing, collection)


def _undecided(collection: Collection | None) -> int:
    return sum(d.reading is None and d.files > 0 for d in collection.divisions) if collection is not None else 0


def _count(collection: Collection | None, state: DivisionState) -> int:
    return collection.count_divisions(state) if collection is not None else 0


def _is_newer(made: Path, inputs: Iterable[Path]) -> bool:
    """Whether a file was made after everything that it was made from."""
    if not made.exists():
        return False
    at = made.stat().st_mtime_ns
    return all(path.stat().st_mtime_ns <= at for path in inputs if path.exists())
