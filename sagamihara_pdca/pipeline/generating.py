"""generate: one blank input workbook per division."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.pipeline.editions import keep_edition
from sagamihara_pdca.pipeline.evaluating import year_before
from sagamihara_pdca.pipeline.our_files import our_files
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
             on_book: Callable[[str], None] = lambda name: None) -> Generated:
    """Write the year's input workbooks into `input_templates/`.

    Raises:
        RecordUnusable: see `year_before`.
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    folder = settings.templates(year)
    earlier = year_before(settings, plan, year)
    keep_edition(settings, plan, year)
    plan = plan.for_year(year)
    last = earlier.evaluation if earlier is not None else None
    books = []
    with our_files(folder) as files:
        for division in plan.answering_divisions(year):
            on_book(division.name)
            path = folder / book_name(division)
            files.write(path, book_bytes(input_book(FormContext(plan, year, division, due, last))))
            books.append(path)
    settings.submissions(year).mkdir(parents=True, exist_ok=True)  # into which the clerk copies the returned files
    asked = {n for p in plan.projects_in(year) for n in p.divisions}
    written = {d.number for d in plan.answering_divisions(year)}
    return Generated(tuple(books), tuple(d for d in plan.divisions if d.number in asked - written),
                     earlier.problems if earlier is not None else (), files.set_aside)


def book_name(division: Division) -> str:
    """The workbook's file name. What a file system can't hold becomes a full-width sign."""
    safe = division.name.translate(str.maketrans('/\\:*?"<>|', "／＼：＊？”＜＞｜"))
    return f"{division.number}_{safe}.xlsx"
