"""The workbook into which the 事務局 types its evaluation: where it lies, and what stands in it."""

from __future__ import annotations

from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.evaluation.review_book import review_answers, review_book, review_identity, review_remark
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.intake.answers import read_form
from sagamihara_pdca.intake.form_texts import Compared
from sagamihara_pdca.intake.keyed_cells import marked_sheets
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.problems import Place, Problem, Severity, identity
from sagamihara_pdca.records import read_office
from sagamihara_pdca.rules.reviewing import with_office_words, with_reviews
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.inputs import Submission

#: Said of what somebody typed or drew beside the answers: texts outside of the inputs, comments, shapes, hidden places.
TYPED_BESIDE = frozenset({"FRM009", "FRM011", "FRM030", "FRM031", "FRM032", "FRM033", "FRM034", "FRM035"})


def official(settings: Settings, evaluation: Evaluation) -> tuple[Evaluation, tuple[Problem, ...]]:
    """The evaluation with what the 事務局 has said so far, and what is wrong with its workbook.

    Raises:
        BookUnreadable: the workbook can't be read, or is none of this plan and year.
        RecordUnusable: there is no workbook, and the record of what it said is damaged.
    """
    submission, problems = read_review(review_path(settings, evaluation.year), evaluation)
    return with_said(settings, evaluation, submission), problems


def with_said(settings: Settings, evaluation: Evaluation, submission: Submission | None) -> Evaluation:
    """Return the evaluation with what `read_review` has returned of the workbook; where there is none, with what it said last.

    Raises:
        RecordUnusable: there is no workbook, and the record of what it said is damaged.
    """
    if submission is None:
        return with_office_words(evaluation, read_office(settings.records(evaluation.year)))
    return with_reviews(evaluation, review_answers(submission, evaluation.plan.scheme), review_remark(submission))


def review_path(settings: Settings, year: FiscalYear) -> Path:
    """Return where the year's review workbook is written, below `output/`."""
    return settings.output(year) / "事務局評価.xlsx"


def read_review(path: Path, evaluation: Evaluation) -> tuple[Submission | None, tuple[Problem, ...]]:
    """Read the workbook back; None where there is none.

    Raises:
        BookUnreadable: it can't be read, or is none of this plan and year.
    """
    if not path.exists():
        return None, ()
    sheets = marked_sheets(read_book(path))
    wanted = review_identity(evaluation)
    own = tuple(s for s in sheets if s.marker is not None and s.marker.identity.kind is wanted.kind
                and (s.marker.identity.plan_id, s.marker.identity.year) == (wanted.plan_id, wanted.year))
    if not own:
        raise BookUnreadable(identity.not_ours(Place(path.name)))
    # Figures and self-assessments change between two readings, so that the form's own texts say nothing of what was typed.
    submission, problems = read_form(path.name, own, review_book(evaluation), wanted, Compared.NOTHING)
    return submission, tuple(p for p in problems if p.severity is Severity.ERROR or not p.code.startswith("FRM") or p.code in TYPED_BESIDE)
