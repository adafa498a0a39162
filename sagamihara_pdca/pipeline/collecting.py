"""collect: read what came back, settle which file counts, write 回収状況 and the returns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sagamihara_pdca.errors import BookInUse
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.return_book import return_book
from sagamihara_pdca.intake.collection import Collection, DivisionStatus, settle
from sagamihara_pdca.intake.file_reading import Survey
from sagamihara_pdca.intake.status_book import collection_book
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.pipeline.evaluating import year_before
from sagamihara_pdca.pipeline.generating import book_name
from sagamihara_pdca.pipeline.submission_folder import OnFile, ignore_progress, kind_of, read_submissions
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.storage import only_run, remove_leftovers


@dataclass(frozen=True, slots=True)
class Collected:
    """What came back, the workbook that says so, and one workbook per division that has something to correct."""

    collection: Collection
    status_book: Path
    returns: tuple[Path, ...] = ()


def collect(settings: Settings, plan: Plan, year: FiscalYear, prefer: tuple[str, ...] = (),
            on_file: OnFile = ignore_progress, due: date | None = None) -> Collected:
    """Read `submissions/` of the year. Nothing in that folder is changed.

    Args:
        prefer: see `settle`.
        due: until when the returns are asked back.
    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    output = settings.output(year)
    with only_run(output):
        remove_leftovers(output)
        collection = collection_of(settings, plan, year, prefer, on_file)
        path = output / "回収状況.xlsx"
        write_book(collection_book(collection), path)
        return Collected(collection, path, _write_returns(settings, collection, due))


def collection_of(settings: Settings, plan: Plan, year: FiscalYear, prefer: tuple[str, ...] = (),
                  on_file: OnFile = ignore_progress) -> Collection:
    """Return the year's collection without writing anything; `prefer` as in `settle`."""
    survey = Survey(plan.for_year(year), year, year_before(settings, plan, year))
    readings = read_submissions(settings.submissions(year), survey, on_file, settings.passwords)
    return settle(survey, tuple(readings), prefer)


def return_path(settings: Settings, year: FiscalYear, division: Division) -> Path:
    """Where the division's return stands while it has something to correct."""
    return settings.output(year) / "差戻し" / book_name(division)


def return_issue(status: DivisionStatus) -> int:
    """The issue number of the division's return: one more than that of the file that counts."""
    return (status.reading.issue if status.reading is not None else 0) + 1


def _write_returns(settings: Settings, collection: Collection, due: date | None) -> tuple[Path, ...]:
    """A workbook for every division with errors; those of divisions that have corrected theirs are removed."""
    survey, written = collection.survey, []
    for status in collection.divisions:
        path = return_path(settings, survey.year, status.division)
        if status.state is DivisionState.RETURNED and status.reading is not None:
            reading = status.reading
            write_book(return_book(_context(survey, status, due), reading.answers, reading.findings), path)
            written.append(path)
        elif path.exists() and kind_of(path) is BookKind.RETURN:
            _remove(path)
    return tuple(written)


def _context(survey: Survey, status: DivisionStatus, due: date | None) -> FormContext:
    context = survey.context(status.division.number, return_issue(status))
    return replace(context, kind=BookKind.RETURN, due=due)


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise BookInUse(texts.RETURN_IN_USE.format(file=path.name)) from error
