"""report: the official evaluation workbook and its machine-readable twin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sagamihara_pdca import frames
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.forms.collection import Collection
from sagamihara_pdca.forms.evaluation.book import evaluation_book
from sagamihara_pdca.forms.evaluation.context import CollectionState, DivisionStatus, ReportContext, Review
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.pipeline.evaluating import evaluate_year
from sagamihara_pdca.pipeline.reviewing import reviewed
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.storage import only_run, replace_file


@dataclass(frozen=True, slots=True)
class Reported:
    """The judged year and the files that tell it."""

    evaluation: Evaluation
    book: Path
    data: tuple[Path, ...]
    problems: tuple[Problem, ...]  # of the review workbook


def report(settings: Settings, collection: Collection, published: date | None = None, *,
           public: bool = False) -> Reported:
    """Write the evaluation workbook and the CSV twin into `output/`.

    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    evaluation = evaluate_year(collection)
    folder = settings.output(evaluation.year)
    answers, problems = reviewed(settings, evaluation)
    context = ReportContext(
        published=published, public=public, last=collection.year.last, collection=_statuses(collection),
        reviews=tuple(Review(a.project, a.grade, a.comment, a.published) for a in answers))
    name = f"{write_fiscal_year(evaluation.year)}評価書{'（公表用）' if public else ''}.xlsx"
    with only_run(folder):
        write_book(evaluation_book(evaluation, context), folder / name)
        data = _write_data(evaluation, folder / "data")
    return Reported(evaluation, folder / name, data, problems)


def _statuses(collection: Collection) -> tuple[DivisionStatus, ...]:
    return tuple(DivisionStatus(d.division.name, d.reading.file if d.reading is not None else "",
                                CollectionState(d.state.value), d.errors, d.questions) for d in collection.divisions)


def _write_data(evaluation: Evaluation, folder: Path) -> tuple[Path, ...]:
    written = []
    for name, frame in frames.all_frames(evaluation):
        path = folder / f"{name}.csv"
        replace_file(path, frames.csv_bytes(frame))
        written.append(path)
    return tuple(written)
