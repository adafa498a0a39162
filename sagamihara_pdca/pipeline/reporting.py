"""report: the official evaluation workbook, the same as machine-readable data, and a page for the city's site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sagamihara_pdca.errors import PublicationRefused
from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.evaluation.view import ReportContext
from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.frames.data_book import data_book
from sagamihara_pdca.frames.files import csv_bytes, parquet_bytes
from sagamihara_pdca.frames.package import datapackage_json
from sagamihara_pdca.frames.tables import all_tables
from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.pipeline.collector import paused_collector
from sagamihara_pdca.pipeline.evaluating import evaluate_year
from sagamihara_pdca.pipeline.making import inputs_of, record_making, sealed_inputs
from sagamihara_pdca.pipeline.our_files import our_files
from sagamihara_pdca.pipeline.review_file import official
from sagamihara_pdca.pipeline.sealed import SealedYear
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.publication.leaks import Leak, leaks, refusals, refusals_in_words
from sagamihara_pdca.publication.links import PublishedFiles
from sagamihara_pdca.publication.page import summary_html
from sagamihara_pdca.publication.summary_json import summary_json
from sagamihara_pdca.publication.summary_schema import summary_schema
from sagamihara_pdca.records import write_office
from sagamihara_pdca.records.making import Part
from sagamihara_pdca.rules.reviewing import office_words
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Book


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
    evaluation, problems = official(settings, evaluate_year(collection))
    if not any(p.severity is Severity.ERROR for p in problems):  # else what can't be used stands in the workbook alone
        write_office(settings.records(evaluation.year), office_words(evaluation))
    context = ReportContext(edition.published, edition.public, collection.divisions, collection.survey.last,
                            earlier_corrections=collection.survey.earlier_corrections)
    return _write(settings, evaluation, context, edition, inputs_of(collection, evaluation), problems)


def report_sealed(settings: Settings, sealed: SealedYear, edition: Edition = Edition()) -> Reported:
    """Write the same from a sealed year, whatever lies in its folders now. `edition.published` counts before the sealed day.

    Raises:
        PublicationRefused, ExtraMissing, FolderInUse, BookInUse, FileNotWritten: see `report`.
    """
    published = edition.published or sealed.seal.published
    context = ReportContext(published, edition.public, sealed.divisions, sealed.last, sealed.seal.corrections,
                            sealed.earlier_corrections)
    return _write(settings, sealed.evaluation, context, edition, sealed_inputs(settings, sealed.seal))


@paused_collector()
def _write(settings: Settings, evaluation: Evaluation, context: ReportContext, edition: Edition,
           inputs: tuple[Part, ...], problems: tuple[Problem, ...] = ()) -> Reported:
    book = evaluation_book(evaluation, context)
    if edition.public:
        _refuse_personal_data(evaluation, book, edition)
    path = book_path(settings, evaluation.year, public=edition.public)
    folder = _data_folder(settings, evaluation.year, public=edition.public)
    files = {folder / name: content for name, content in _data(evaluation, context, edition)}
    page = _page_path(settings, evaluation.year, public=edition.public)
    files[page] = summary_html(evaluation, context, _published(settings, evaluation, path, edition)).encode()
    with our_files(settings.output(evaluation.year)) as ours:
        ours.write(path, book_bytes(book))
        for target, content in files.items():
            ours.write(target, content)
        for old in set(folder.glob("*.parquet")) - files.keys():  # of an earlier run, with other figures
            ours.remove(old)
    record_making(settings, evaluation.year, inputs, path, context.published, public=edition.public)
    data = tuple(files)
    return Reported(evaluation, path, data, problems, leaks(book) if edition.public else (),
                    ours.set_aside)


def _refuse_personal_data(evaluation: Evaluation, book: Book, edition: Edition) -> None:
    contact = evaluation.plan.profile.contact
    said = ((n.source, n.text) for p in evaluation.projects for n in p.narratives)
    refused = dict.fromkeys((*refusals(book, contact, edition.allowed),
                             *refusals_in_words(said, contact, edition.allowed)))
    if refused:
        raise PublicationRefused(texts.NOT_PUBLIC.format(count=len(refused)), tuple(refused))


def book_path(settings: Settings, year: FiscalYear, *, public: bool) -> Path:
    """Return where the evaluation workbook is written, below `output/`."""
    folder = settings.publication(year) if public else settings.output(year)
    return folder / f"{write_fiscal_year(year)}評価書{'（公表用）' if public else ''}.xlsx"


def _data_folder(settings: Settings, year: FiscalYear, *, public: bool) -> Path:
    return (settings.publication(year) if public else settings.output(year)) / "data"


def _page_path(settings: Settings, year: FiscalYear, *, public: bool) -> Path:
    return (settings.publication(year) if public else _data_folder(settings, year, public=False)) / "index.html"


def _data(evaluation: Evaluation, context: ReportContext, edition: Edition) -> Iterator[tuple[str, bytes]]:
    plan, year, tables = evaluation.plan, evaluation.year, all_tables(evaluation, public=edition.public)
    contents = {f"{table.name}.csv": csv_bytes(table) for table in tables}
    yield from contents.items()
    if edition.parquet:
        yield from ((f"{table.name}.parquet", parquet_bytes(table)) for table in tables)
    yield "datapackage.json", datapackage_json(plan, year, tables, contents, context.published).encode()
    yield "data.xlsx", book_bytes(data_book(plan, year, tables, context.published))
    yield "summary.json", summary_json(evaluation, context.published).encode()
    yield "summary.schema.json", summary_schema().encode()


def _published(settings: Settings, evaluation: Evaluation, book: Path, edition: Edition) -> PublishedFiles:
    """What the page leads to, seen from its folder."""
    year, years = evaluation.year, evaluation.plan.profile.years
    home = _page_path(settings, year, public=edition.public).parent
    data = "data/" if edition.public else ""
    tables = tuple((f"{table.name}.csv", table.title) for table in all_tables(evaluation, public=edition.public))
    earlier = tuple(y for y in years if y < year and _page_path(settings, y, public=True).is_file())
    return PublishedFiles(book.name if book.parent == home else f"../{book.name}", data, tables, earlier)
