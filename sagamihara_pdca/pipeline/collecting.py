"""collect: read what came back, settle which file counts, write 回収状況 and the returns."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.return_book import origin_of, return_book
from sagamihara_pdca.intake.collection import Collection, DivisionStatus, settle
from sagamihara_pdca.intake.decided_files import decisions_made
from sagamihara_pdca.intake.file_reading import FileReading, Survey
from sagamihara_pdca.intake.status_book import collection_book
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.model.sealed import SealedFile
from sagamihara_pdca.pipeline.deciding import decisions_of, status_path
from sagamihara_pdca.pipeline.evaluating import survey_of, year_before
from sagamihara_pdca.pipeline.generating import book_name
from sagamihara_pdca.pipeline.our_files import OurFiles, our_files
from sagamihara_pdca.pipeline.submission_folder import OnFile, ignore_progress, kind_of, read_submissions
from sagamihara_pdca.records import write_collected, write_decisions, write_taken
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings


@dataclass(frozen=True, slots=True)
class Collected:
    """What came back, the workbook that says so, and one workbook per division that has something to correct."""

    collection: Collection
    status_book: Path
    returns: tuple[Path, ...] = ()
    set_aside: tuple[Path, ...] = ()  # copies of workbooks that somebody had typed into


def collect(settings: Settings, plan: Plan, year: FiscalYear, prefer: tuple[str, ...] = (),
            on_file: OnFile = ignore_progress, due: date | None = None, today: date | None = None) -> Collected:
    """Read `submissions/` of the year. Nothing in that folder is changed.

    Args:
        prefer, today: see `collection_of`.
        due: until when the returns are asked back.
    Raises:
        RecordUnusable: see `collection_of`.
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    records = settings.records(year)
    with our_files(settings.output(year)) as files:
        collection = collection_of(settings, plan, year, prefer, on_file, today, record=True)
        path, data = status_path(settings, year), book_bytes(collection_book(collection))
        files.write(path, data, was_read=True)
        write_taken(records, hashlib.sha256(data).hexdigest())
        write_collected(records, tuple(map(_collected_file, collection.files)))
        return Collected(collection, path, _write_returns(settings, collection, due, files), files.set_aside)


def preview_collect(settings: Settings, plan: Plan, year: FiscalYear, prefer: tuple[str, ...] = (),
                    on_file: OnFile = ignore_progress) -> Collected:
    """Return what `collect` would: its `set_aside` are the workbooks that it would set aside. Nothing is written.

    Raises:
        RecordUnusable: see `collection_of`.
    """
    with our_files(settings.output(year), dry_run=True) as files:
        collection = collection_of(settings, plan, year, prefer, on_file)
        return Collected(collection, status_path(settings, year), _write_returns(settings, collection, None, files), files.set_aside)


def _collected_file(reading: FileReading) -> SealedFile:
    return SealedFile(reading.division, reading.file, reading.verdict.value, reading.sha256)


def collection_of(settings: Settings, plan: Plan, year: FiscalYear, prefer: tuple[str, ...] = (),
                  on_file: OnFile = ignore_progress, today: date | None = None, *, record: bool = False) -> Collection:
    """Return the year's collection, with the files counting as was decided.

    Args:
        prefer: names of files that a person decides on now; see `settle`.
        today: the day on which `prefer` is remembered as decided; None: it is not remembered.
        record: whether what was typed into 回収状況 is recorded; it is whenever `today` is given.
    Raises:
        RecordUnusable: the decisions of this year or of an earlier one are damaged.
        FolderInUse, BookInUse, FileNotWritten: the decisions could not be written; see `storage`.
    """
    survey = survey_of(plan, year, year_before(settings, plan, year))
    readings = tuple(read_submissions(settings.submissions(year), survey, on_file, settings.passwords))
    decisions, said = decisions_of(settings, plan, year, readings, record=record or today is not None)
    collection = settle(survey, readings, prefer, decisions, said)
    made = decisions_made(collection.files, prefer, today) if today is not None else ()
    if not made:
        return collection
    decided = decisions.with_files(made)
    write_decisions(settings.records(year), decided, plan)
    return replace(collection, decisions=decided)


def return_path(settings: Settings, year: FiscalYear, division: Division) -> Path:
    """Where the division's return stands while it has something to correct."""
    return settings.output(year) / "差戻し" / book_name(division)


def return_issue(status: DivisionStatus) -> int:
    """The issue number of the division's return: one more than that of the file that counts."""
    return (status.reading.issue if status.reading is not None else 0) + 1


def _write_returns(settings: Settings, collection: Collection, due: date | None,
                   files: OurFiles) -> tuple[Path, ...]:
    """A workbook for every division with errors; those of divisions that have corrected theirs are removed."""
    survey, written = collection.survey, []
    for status in collection.divisions:
        path = return_path(settings, survey.year, status.division)
        if status.state is DivisionState.RETURNED and status.reading is not None:
            findings = collection.open_findings(status)
            origin = origin_of(collection.answer_digest(status), findings)
            files.write(path, book_bytes(return_book(_context(survey, status, due), status.reading.answers, findings, origin)))
            written.append(path)
        elif path.exists() and kind_of(path) is BookKind.RETURN:
            files.remove(path)
    return tuple(written)


def _context(survey: Survey, status: DivisionStatus, due: date | None) -> FormContext:
    context = survey.context(status.division.number, return_issue(status))
    return replace(context, kind=BookKind.RETURN, due=due)
