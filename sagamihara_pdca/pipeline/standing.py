"""status: where every year of the plan stands. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.sealed import Seal
from sagamihara_pdca.pipeline.collecting import collection_of
from sagamihara_pdca.pipeline.editions import asked_plan
from sagamihara_pdca.pipeline.generating import book_name
from sagamihara_pdca.pipeline.making import changed_since, recorded_making, sealed_inputs
from sagamihara_pdca.pipeline.reporting import book_path
from sagamihara_pdca.pipeline.review_file import review_path
from sagamihara_pdca.pipeline.sealed import SealedYear, file_digests, moved_files, sealed_year
from sagamihara_pdca.pipeline.submission_folder import submission_files
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.records import DECISIONS_OF_FILES, read_collected
from sagamihara_pdca.rules.next_step import Standing
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings


@dataclass(frozen=True, slots=True)
class Since:
    """Files of the submissions folder that came, were changed or went since the last `collect`, by name."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearStanding:
    """One year: its counts, and the files that came since the last `collect`."""

    year: FiscalYear
    standing: Standing
    since: Since


def standings(settings: Settings, plan: Plan) -> tuple[YearStanding, ...]:
    """Return where the years of the plan stand that were begun, and the first that was not.

    Raises:
        RecordUnusable: the decisions of a year are damaged.
    """
    found: list[YearStanding] = []
    for year in plan.profile.years:
        found.append(standing_of(settings, asked_plan(settings, plan, year), year))
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


def holds_nothing(settings: Settings, year: FiscalYear) -> bool:
    """Whether the working folder has no folder of the year: nothing was generated, sent in, decided or written."""
    return not any(folder.is_dir() for folder in (settings.templates(year), settings.submissions(year), settings.records(year),
                                                  settings.output(year)))


def lacks_records(settings: Settings, year: FiscalYear) -> bool:
    """Whether a year was worked on without records, as by the first version of this tool."""
    return not settings.records(year).is_dir() and (settings.output(year).is_dir() or bool(submission_files(settings.submissions(year))))


def standing_of(settings: Settings, plan: Plan, year: FiscalYear, collection: Collection | None = None) -> YearStanding:
    """Return where a year stands.

    Args:
        plan: the one that the year was asked with.
        collection: of the year, where it was read already.
    Raises:
        RecordUnusable: the records of the year are damaged.
    """
    divisions = plan.for_year(year).answering_divisions(year)
    generated = sum((settings.templates(year) / book_name(d)).exists() for d in divisions)
    files = submission_files(settings.submissions(year))
    sealed = sealed_year(settings, year)
    if sealed is not None:
        return YearStanding(year, _of_sealed(settings, sealed, len(divisions), generated, len(files)), Since())
    if collection is None and files:
        collection = collection_of(settings, plan, year)
    report, public = (book_path(settings, year, public=is_public) for is_public in (False, True))
    inputs = (*files, settings.records(year) / DECISIONS_OF_FILES, review_path(settings, year))
    standing = Standing(
        asked=len(divisions), generated=generated, files=len(files), undecided=_undecided(collection),
        returned=_count(collection, DivisionState.RETURNED),
        missing=_count(collection, DivisionState.MISSING) if collection is not None else len(divisions),
        has_review=review_path(settings, year).exists(), has_report=_is_newer(report, inputs),
        has_public=_is_newer(public, inputs))
    return YearStanding(year, standing, since_last_collect(settings, year))


def _of_sealed(settings: Settings, sealed: SealedYear, asked: int, generated: int, files: int) -> Standing:
    """A sealed year stands as it was published; its submissions are not read again."""
    counts = Counter(d.state for d in sealed.divisions)
    undecided = sum(d.reading is None and d.files > 0 for d in sealed.divisions)
    changed = any(problem.severity is not Severity.NOTICE for problem in moved_files(settings, sealed.seal))
    has_report, has_public = (not _is_outdated(settings, sealed.seal, public=is_public) for is_public in (False, True))
    return Standing(asked=asked, generated=generated, files=files, undecided=undecided, returned=counts[DivisionState.RETURNED],
                    missing=counts[DivisionState.MISSING], has_review=bool(sealed.seal.office), has_report=has_report,
                    has_public=has_public, edition=sealed.seal.edition, has_changed=changed)


def _is_outdated(settings: Settings, seal: Seal, *, public: bool) -> bool:
    """Whether the book of a sealed year that lies in `output/` says something else than what was sealed."""
    recorded = recorded_making(settings, seal.year, public=public)
    return book_path(settings, seal.year, public=public).exists() and bool(changed_since(recorded, sealed_inputs(settings, seal)))


def since_last_collect(settings: Settings, year: FiscalYear) -> Since:
    """Return what came into a year's submissions since the last `collect`; nothing where there was none.

    Raises:
        RecordUnusable: what was noted at the last `collect` is damaged.
    """
    known = read_collected(settings.records(year))
    if known is None:
        return Since()
    before, now = {f.file: f.sha256 for f in known}, file_digests(settings, year)
    return Since(tuple(sorted(now.keys() - before.keys())),
                 tuple(sorted(f for f in now.keys() & before.keys() if before[f] and now[f] != before[f])),
                 tuple(sorted(before.keys() - now.keys())))


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
