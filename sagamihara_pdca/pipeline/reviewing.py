"""review: the 事務局's step. Its workbook is written, and refreshed without losing what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.evaluation.review_book import review_book, typed_words
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.model.results import Review
from sagamihara_pdca.pipeline.evaluating import evaluate_year
from sagamihara_pdca.pipeline.review_file import TYPED_BESIDE, read_review, review_path, with_said
from sagamihara_pdca.problems import Place, Problem, Severity, files
from sagamihara_pdca.records import write_office
from sagamihara_pdca.rules.reviewing import office_words
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.inputs import fill
from sagamihara_pdca.storage import copy_name, only_run, replace_file


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The review workbook, and what had been filled in before it was refreshed."""

    book: Path
    answers: tuple[Review, ...]
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
        submission, problems = read_review(path, evaluation)
        said = with_said(settings, evaluation, submission)
        if not any(p.severity is Severity.ERROR for p in problems):
            book = review_book(evaluation)
            if any(p.code in TYPED_BESIDE for p in problems):
                problems = (*problems, _keep_copy(path))
            write_office(settings.records(evaluation.year), office_words(said))
            write_book(fill(book, submission.answers if submission is not None else typed_words(office_words(said))), path)
    return Reviewed(path, tuple(p.review for p in said.projects if p.review is not None), problems)


def _keep_copy(path: Path) -> Problem:
    copy = copy_name(path)
    replace_file(copy, path.read_bytes())
    return files.copy_kept(Place(path.name), copy.name)
