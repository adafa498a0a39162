"""report: the official evaluation workbook, the same as machine-readable data, and a page for the city's site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sagamihara_pdca import frames
from sagamihara_pdca.errors import PublicationRefused
from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.evaluation.view import ReportContext
from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.pipeline.collector import paused_collector
from sagamihara_pdca.pipeline.evaluating import evaluate_year
from sagamihara_pdca.pipeline.our_files import our_files
from sagamihara_pdca.pipeline.reviewing import reviewed
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.publication.leaks import Leak, leaks, refusals, refusals_in_words
from sagamihara_pdca.publication.page import summary_html
from sagamihara_pdca.publication.summary_json import summary_json
from sagamihara_pdca.settings import Settings


@dataclass(frozen=True, slots=True)
class Edition:
    """Which edition is wanted. The public one holds nothing internal and is refused while it shows personal data."""

    published: date | None = None  # 発行日
    public: bool = False
    allowed: tuple[str, ...] = ()  # addresses and numbers that may stand in the public edition
    parquet: bool = False


@dataclass(frozen=True, slots=True)
class Reported:
    """The evaluation of the year and the files that were written."""

    evaluation: Evaluation
    book: Path
    data: tuple[Path, ...]
    problems: tuple[Problem, ...]  # of the review workbook
    shown: tuple[Leak, ...]  # what the public edition shows beside its figures and words
    set_aside: tuple[Path, ...] = ()  # copies of files that somebody had changed


def report(settings: Settings, collection: Collection, edition: Edition = Edition()) -> Reported:
    """Write the evaluation workbook, its data and its page into `output/`.

    Raises:
        PublicationRefused: the public edition would show personal data; nothing is written.
        ExtraMissing: Parquet is asked for and pyarrow is not installed.
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    with paused_collector():
        return _report(settings, collection, evaluate_year(collection), edition)


def _report(settings: Settings, collection: Collection, evaluation: Evaluation, edition: Edition) -> Reported:
    context, problems = _context(settings, collection, evaluation, edition)
    book = evaluation_book(evaluation, context)
    if edition.public:
        contact = evaluation.plan.profile.contact
        said = ((n.source, n.text) for p in evaluation.projects for n in p.narratives)
        refused = dict.fromkeys((*refusals(book, contact, edition.allowed),
                                 *refusals_in_words(said, contact, edition.allowed)))
        if refused:
            raise PublicationRefused(tuple(refused))
    path = book_path(settings, evaluation.year, public=edition.public)
    files = tuple(_files(evaluation, context, edition))
    folder = settings.output(evaluation.year)
    with our_files(folder) as ours:
        ours.write(path, book_bytes(book))
        for name, content in files:
            ours.write(_data_folder(folder, edition) / name, content)
    data = tuple(_data_folder(folder, edition) / name for name, _ in files)
    return Reported(evaluation, path, data, problems, leaks(book) if edition.public else (),
                    ours.set_aside)


def book_path(settings: Settings, year: FiscalYear, *, public: bool) -> Path:
    """Return where the evaluation workbook is written, below `output/`."""
    return settings.output(year) / f"{write_fiscal_year(year)}評価書{'（公表用）' if public else ''}.xlsx"


def _context(settings: Settings, collection: Collection, evaluation: Evaluation,
             edition: Edition) -> tuple[ReportContext, tuple[Problem, ...]]:
    answers, problems = reviewed(settings, evaluation)
    return ReportContext(edition.published, edition.public, collection.divisions, answers, collection.survey.last), problems


def _data_folder(folder: Path, edition: Edition) -> Path:
    return folder / ("公表用データ" if edition.public else "data")


def _files(evaluation: Evaluation, context: ReportContext, edition: Edition) -> Iterator[tuple[str, bytes]]:
    for table in frames.all_tables(evaluation, public=edition.public):
        yield f"{table.name}.csv", frames.csv_bytes(table.frame)
        if edition.parquet:
            yield f"{table.name}.parquet", frames.parquet_bytes(table)
    yield "summary.json", summary_json(evaluation).encode()
    yield "index.html", summary_html(evaluation, context).encode()
