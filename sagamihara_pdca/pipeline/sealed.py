"""A year that was sealed, as it was published: read from `records/`, and compared with what the folder says now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.intake.collection import DivisionStatus
from sagamihara_pdca.intake.file_reading import FileReading, FileVerdict
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.model.sealed import EarlierCorrection, Seal
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.pipeline.editions import read_kept_plan
from sagamihara_pdca.pipeline.submission_folder import shown_name, submission_files
from sagamihara_pdca.problems import Place, Problem, identity
from sagamihara_pdca.problems.plan_sense import sealed_year_changed
from sagamihara_pdca.records import plan_of_edition, read_seal, sealed_editions
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.rules.lineage import inherited
from sagamihara_pdca.rules.plan_changes import PlanChange, changes_between
from sagamihara_pdca.rules.published import OutcomeUnknown, as_published, with_corrected
from sagamihara_pdca.rules.reviewing import with_office_words
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.storage import sha256_of


@dataclass(frozen=True, slots=True)
class SealedYear:
    """A year as it was published: the evaluation with what its workbook needs beside it."""

    seal: Seal
    evaluation: Evaluation
    divisions: tuple[DivisionStatus, ...]
    last: Evaluation | None  # the year before, in the codes of this year's plan
    earlier_corrections: tuple[EarlierCorrection, ...] = ()


def sealed_year(settings: Settings, year: FiscalYear, edition: int | None = None) -> SealedYear | None:
    """Return a sealed year; None where it is not sealed.

    Args:
        edition: None for the newest.
    Raises:
        RecordUnusable: a file of the edition, or of the one that it goes on from, is damaged.
    """
    seal = seal_of(settings, year, edition)
    if seal is None:
        return None
    plan = read_kept_plan(plan_of_edition(settings.records(year), seal.edition))
    editions = dict(seal.built_on)
    before = sealed_year(settings, year.previous, editions[year.previous]) if year.previous in editions else None
    known, corrections = corrected_past(settings, before, editions) if before is not None else (None, ())
    past = inherited(known, plan)[0] if known is not None else None
    seen = plan.for_year(year)
    judged = evaluate(seen, year, seal.actuals, seal.narratives, frozenset(seal.answered), seal.choices, past)
    try:
        published = as_published(judged, seal)
    except OutcomeUnknown as fault:
        raise RecordUnusable(texts.OUTCOME_UNKNOWN.format(word=fault)) from fault
    return SealedYear(seal, with_office_words(published, seal.office), _divisions(seal, seen), past, corrections)


def seal_of(settings: Settings, year: FiscalYear, edition: int | None = None) -> Seal | None:
    """Return what was sealed of a year, without judging it; None where it is not sealed. For the rest see `sealed_year`."""
    newest = newest_edition(settings, year)
    return read_seal(settings.records(year), edition or newest) if newest else None


def newest_edition(settings: Settings, year: FiscalYear) -> int:
    """Return the number of a year's newest sealed edition; 0 where it is not sealed."""
    return next(reversed(sealed_editions(settings.records(year))), 0)


def editions_before(settings: Settings, plan: Plan, year: FiscalYear) -> tuple[tuple[FiscalYear, int], ...]:
    """Return the newest sealed editions of the plan's years before `year`, the oldest first."""
    found = ((y, newest_edition(settings, y)) for y in plan.profile.years if y < year)
    return tuple((y, edition) for y, edition in found if edition)


def corrected_past(settings: Settings, last: SealedYear,
                   editions: Mapping[FiscalYear, int]) -> tuple[Evaluation, tuple[EarlierCorrection, ...]]:
    """Return a sealed year with what was corrected in the years before it after it was sealed, and all corrections to be told.

    Args:
        editions: of the years before that count now; what `last` was built on can be older.
    Raises:
        RecordUnusable: an edition is damaged.
    """
    evaluation = last.evaluation
    told = [EarlierCorrection(last.seal.year, one) for one in last.seal.corrections]
    built_on = dict(last.seal.built_on)
    for year, edition in editions.items():
        was = built_on.get(year, 0)
        if year >= last.seal.year or edition <= was:
            continue
        old, new = sealed_year(settings, year, was) if was else None, sealed_year(settings, year, edition)
        assert new is not None
        evaluation = with_corrected(evaluation, old.evaluation if old is not None else None, new.evaluation)
        told += [EarlierCorrection(year, one) for one in new.seal.corrections if one.edition > was]
    return evaluation, tuple(told)


def rewritten_years(settings: Settings, plan: Plan) -> tuple[Problem, ...]:
    """Tell what the plan says of sealed years otherwise than it did when they were sealed.

    Raises:
        RecordUnusable: a sealed edition is damaged.
    """
    told: dict[PlanChange, Problem] = {}
    for year in plan.profile.years:
        edition = newest_edition(settings, year)
        kept = read_kept_plan(plan_of_edition(settings.records(year), edition)) if edition else plan
        for change in changes_between(kept, plan) if edition else ():
            if change.year == year:
                told[change] = sealed_year_changed(Place(), change.subject, change.before, change.after, write_fiscal_year(year))
    return tuple(told.values())


def moved_files(settings: Settings, seal: Seal) -> tuple[Problem, ...]:
    """Tell of the submissions of a sealed year that came, went or changed after it was sealed; what was sealed still counts."""
    year = seal.year
    known, now = {f.file: f.sha256 for f in seal.files}, file_digests(settings, year)
    gone = tuple(identity.sealed_file_gone(Place(file, year=year)) for file in sorted(known.keys() - now.keys()))
    came = (file for file in sorted(now) if now[file] != known.get(file))
    return (*gone, *(identity.came_after_sealing(Place(file, year=year)) for file in came))


def file_digests(settings: Settings, year: FiscalYear) -> dict[str, str]:
    """Return the SHA-256 of every file in a year's submissions, by its name within the folder; "" for one that can't be read."""
    folder = settings.submissions(year)
    return {shown_name(folder, path): sha256_of(path) for path in submission_files(folder)}


def _divisions(seal: Seal, plan: Plan) -> tuple[DivisionStatus, ...]:
    return tuple(DivisionStatus(plan.division(d.number), DivisionState(d.state), _reading(d.file), d.errors, d.questions, d.files)
                 for d in seal.divisions)


def _reading(file: str) -> FileReading | None:
    return FileReading(file, (), verdict=FileVerdict.USED) if file else None
