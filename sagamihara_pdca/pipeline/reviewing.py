"""review: the 事務局's step. Its workbook is written, refreshed without losing what was typed, and read back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.evaluation.review_book import ReviewAnswer, review_answers, review_book, review_identity
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.intake.answers import read_form
from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.intake.keyed_cells import marked_sheets
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.pipeline.evaluating import evaluate_year
from sagamihara_pdca.problems import Place, Problem, Severity, files, identity
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.inputs import Submission, fill
from sagamihara_pdca.storage import copy_name, only_run, replace_file

#: Said of what somebody typed or drew beside the answers: texts outside of the inputs, comments, shapes, hidden places.
_TYPED_BESIDE = frozenset({"FRM009", "FRM011", "FRM030", "FRM031", "FRM032", "FRM033", "FRM034", "FRM035"})


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The review workbook, and what had been filled in before it was refreshed."""

    book: Path
    answers: tuple[ReviewAnswer, ...]
    problems: tuple[Problem, ...]


def review(settings: Settings, collection: Collection) -> Reviewed:
    """Write the year's review workbook with the newest figures; what was typed into it stays.

    A workbook with an answer that can't be used is left as it is, so that nothing typed is lost; the problems say where. What
    stands outside of the answers, such as a comment, can't be taken over: a copy of the workbook is kept for it.

    Raises:
        BookUnreadable: the workbook that is there can't be read; it is left as it is.
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    evaluation = evaluate_year(collection)
    path = review_path(settings, evaluation.year)
    with only_run(settings.output(evaluation.year)):
        submission, problems = _read(path, evaluation)
        if not any(p.severity is Severity.ERROR for p in problems):
            book = review_book(evaluation)
            if any(p.code in _TYPED_BESIDE for p in problems):
                problems = (*problems, _keep_copy(path))
            write_book(fill(book, submission.answers) if submission is not None else book, path)
    return Reviewed(path, review_answers(submission) if submission is not None else (), problems)


def reviewed(settings: Settings, evaluation: Evaluation) -> tuple[tuple[ReviewAnswer, ...], tuple[Problem, ...]]:
    """What has been filled in so far; nothing where there is no review workbook."""
    submission, problems = _read(review_path(settings, evaluation.year), evaluation)
    return (review_answers(submission) if submission is not None else ()), problems


def review_path(settings: Settings, year: FiscalYear) -> Path:
    """Return where the year's review workbook is written, below `output/`."""
    return settings.output(year) / "事務局評価.xlsx"


def _read(path: Path, evaluation: Evaluation) -> tuple[Submission | None, tuple[Problem, ...]]:
    if not path.exists():
        return None, ()
    sheets = marked_sheets(read_book(path))
    wanted = review_identity(evaluation)
    own = tuple(s for s in sheets if s.marker is not None and s.marker.identity.kind is wanted.kind
                and (s.marker.identity.plan_id, s.marker.identity.year) == (wanted.plan_id, wanted.year))
    if not own:
        raise BookUnreadable(identity.not_ours(Place(path.name)))
    submission, problems = read_form(path.name, own, review_book(evaluation), wanted)
    # Figures and self-assessments change between two readings; of the form only what somebody typed beside the answers is told.
    return submission, tuple(p for p in problems if not p.code.startswith("FRM") or p.code in _TYPED_BESIDE)


def _keep_copy(path: Path) -> Problem:
    copy = copy_name(path)
    replace_file(copy, path.read_bytes())
    return files.copy_kept(Place(path.name), copy.name)
