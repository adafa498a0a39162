"""seal: what was published of a year is kept in `records/`; later years take it from there, and nothing changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sagamihara_pdca.errors import SealRefused
from sagamihara_pdca.intake.collection import Collection, DivisionStatus
from sagamihara_pdca.intake.file_reading import FileReading
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation, MeasureResult, ProjectResult
from sagamihara_pdca.model.sealed import (
    Correction,
    Difference,
    Seal,
    SealedDivision,
    SealedFile,
    SealedMeasure,
    SealedProject,
)
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.pipeline.editions import plan_csv
from sagamihara_pdca.pipeline.evaluating import evaluate_year
from sagamihara_pdca.pipeline.making import inputs_of, take_over
from sagamihara_pdca.pipeline.review_file import official
from sagamihara_pdca.pipeline.sealed import SealedYear, editions_before, file_digests, newest_edition, sealed_year
from sagamihara_pdca.pipeline.submission_folder import submission_files
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.records import write_seal
from sagamihara_pdca.rules.differences import differences
from sagamihara_pdca.rules.reviewing import office_words
from sagamihara_pdca.settings import Settings


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a year is to be sealed.

    on: the day on which it is sealed. published: 発行日, which `report` prints from then on.
    correction: the reason for a corrected edition; "" for the first one.
    incomplete: seal it although divisions are open, whose projects stay 未報告.
    """

    on: date
    published: date | None = None
    correction: str = ""
    incomplete: bool = False
    dry_run: bool = False  # say what would be sealed, and write nothing


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was sealed; `is_new` is False where the newest edition says the same already."""

    seal: Seal
    is_new: bool
    found: tuple[Difference, ...] = ()  # what a corrected edition changes


def seal(settings: Settings, plan: Plan, collection: Collection, sealing: Sealing) -> Sealed:
    """Keep the year as the collection and the review workbook say it.

    Args:
        plan: the whole plan that the year is judged by.
    Raises:
        SealRefused: the year is not ready, or it is sealed and differs, and no reason for a correction was given.
        RecordUnusable: an edition is damaged.
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    evaluation, problems = official(settings, evaluate_year(collection))
    if any(p.severity is Severity.ERROR for p in problems):
        raise SealRefused(texts.REVIEW_HAS_ERRORS)
    _refuse_unless_ready(settings, plan, collection, sealing)
    known = sealed_year(settings, evaluation.year)
    found = differences(known.evaluation, evaluation) if known is not None else ()
    if known is not None and not found:
        return Sealed(known.seal, is_new=False)
    if known is not None and not sealing.correction:
        raise SealRefused(texts.SEALED_AND_DIFFERS.format(count=len(found), year=write_code(evaluation.year)))
    made = _seal(settings, plan, collection, evaluation, sealing, known, found)
    if not sealing.dry_run:
        write_seal(settings.records(made.year), made, plan_csv(plan))
        take_over(settings, made, inputs_of(collection, evaluation))
    return Sealed(made, is_new=True, found=found)


def changes_of(settings: Settings, sealed: SealedYear, collection: Collection) -> tuple[Difference, ...]:
    """Return what differs between what was published and what a collection of the same year, with its review workbook, says."""
    return differences(sealed.evaluation, official(settings, evaluate_year(collection))[0])


def _refuse_unless_ready(settings: Settings, plan: Plan, collection: Collection, sealing: Sealing) -> None:
    last = collection.survey.year.previous
    if last >= plan.profile.first_year and submission_files(settings.submissions(last)) and not newest_edition(settings, last):
        raise SealRefused(texts.YEAR_BEFORE_NOT_SEALED.format(year=write_fiscal_year(last), code=write_code(last)))
    missing = [one.division.name for one in collection.divisions if not one.is_settled]
    if missing and not sealing.incomplete:
        raise SealRefused(texts.DIVISIONS_OPEN.format(divisions="、".join(missing), count=len(missing)))


def _seal(settings: Settings, plan: Plan, collection: Collection, evaluation: Evaluation, sealing: Sealing,
          known: SealedYear | None, found: tuple[Difference, ...]) -> Seal:
    edition = 1 if known is None else known.seal.edition + 1
    before = () if known is None else known.seal.corrections
    digests = file_digests(settings, evaluation.year)
    published = sealing.published or (known.seal.published if known is not None else None)
    return Seal(
        evaluation.year, edition, sealing.on, published, editions_before(settings, plan, evaluation.year),
        collection.actuals, collection.narratives, collection.choices, tuple(sorted(collection.answered)),
        tuple(map(_division, collection.divisions)), tuple(_file(reading, digests) for reading in collection.files),
        office_words(evaluation),
        tuple(map(_measure, (*evaluation.history, *evaluation.measures))), tuple(map(_project, evaluation.projects)),
        (*before, *(Correction(one, sealing.correction, sealing.on, edition) for one in found)))


def _measure(m: MeasureResult) -> SealedMeasure:
    return SealedMeasure(m.project.code, m.indicator.number, m.measure.number, m.year, m.base, m.level, m.rate_percent, m.met,
                         m.outcome.word, m.measure.name, m.measure.unit, m.target.wording)


def _project(p: ProjectResult) -> SealedProject:
    return SealedProject(p.project.code, p.project.name, p.computed.word, p.outcome.word)


def _division(status: DivisionStatus) -> SealedDivision:
    file = status.reading.file if status.reading is not None else ""
    return SealedDivision(status.division.number, status.state.value, file, status.errors, status.questions, status.files)


def _file(reading: FileReading, digests: Mapping[str, str]) -> SealedFile:
    return SealedFile(reading.division, reading.file, reading.verdict.value, digests.get(reading.file, reading.sha256))
