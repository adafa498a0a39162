"""generate: one blank input workbook per division."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.pipeline.editions import keep_edition
from sagamihara_pdca.pipeline.evaluating import year_before
from sagamihara_pdca.pipeline.many_books import make_many
from sagamihara_pdca.pipeline.our_files import our_files
from sagamihara_pdca.pipeline.submission_folder import OnFile, ignore_progress
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.settings import Settings


@dataclass(frozen=True, slots=True)
class Generated:
    """The workbooks that were written, one per division, and the divisions or groups that get none."""

    books: tuple[Path, ...]
    without_book: tuple[Division, ...]
    problems: tuple[Problem, ...] = ()  # what is open in earlier years, which the workbooks show
    set_aside: tuple[Path, ...] = ()  # copies of workbooks that somebody had typed into


def generate(settings: Settings, plan: Plan, year: FiscalYear, due: date | None,
             on_book: OnFile = ignore_progress, workers: int | None = None, *, dry_run: bool = False) -> Generated:
    """Write the year's input workbooks into `input_templates/`.

    Args:
        on_book: called with each workbook that is written.
        workers: processes, see `make_many`.
        dry_run: write nothing; `set_aside` names the workbooks that would be.
    Raises:
        RecordUnusable: see `year_before`.
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    folder = settings.templates(year)
    earlier = year_before(settings, plan, year)
    if not dry_run:
        keep_edition(settings, plan, year)
    plan = plan.for_year(year)
    forms = _Forms(plan, year, plan.answering_divisions(year), due, earlier.evaluation if earlier is not None else None)
    books = tuple(folder / book_name(division) for division in forms.divisions)
    with our_files(folder, dry_run=dry_run) as files:
        for done, (path, data) in enumerate(zip(books, make_many(len(books), forms, workers=workers), strict=True), 1):
            files.write(path, data)
            on_book(path.stem, done, len(books))
    if not dry_run:
        settings.submissions(year).mkdir(parents=True, exist_ok=True)  # into which the clerk copies the returned files
    asked = {n for p in plan.projects_in(year) for n in p.divisions}
    written = {division.number for division in forms.divisions}
    return Generated(books, tuple(d for d in plan.divisions if d.number in asked - written),
                     earlier.problems if earlier is not None else (), files.set_aside)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The input workbooks of a year by their number; it can be sent to another process."""

    plan: Plan
    year: FiscalYear
    divisions: tuple[Division, ...]
    due: date | None
    last: Evaluation | None

    def __call__(self, number: int) -> bytes:
        return book_bytes(input_book(FormContext(self.plan, self.year, self.divisions[number], self.due, self.last)))


def book_name(division: Division) -> str:
    """The workbook's file name. What a file system can't hold becomes a full-width sign."""
    safe = division.name.translate(str.maketrans('/\\:*?"<>|', "／＼：＊？”＜＞｜"))
    return f"{division.number}_{safe}.xlsx"
