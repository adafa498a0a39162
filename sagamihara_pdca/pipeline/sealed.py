"""A year that was sealed, as it was published: read from `records/`, and compared with what the folder says now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.intake.collection import DivisionStatus
from sagamihara_pdca.intake.file_reading import FileReading, FileVerdict
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import GradeScheme, Plan
from sagamihara_pdca.model.results import Evaluation, MeasureResult, Outcome, ProjectResult
from sagamihara_pdca.model.sealed import EarlierCorrection, Seal
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.pipeline.editions import read_kept_plan
from sagamihara_pdca.pipeline.office_words import with_office_words
from sagamihara_pdca.pipeline.submission_folder import shown_name, submission_files
from sagamihara_pdca.problems import Place, Problem, identity
from sagamihara_pdca.problems.plan_sense import sealed_year_changed
from sagamihara_pdca.records import plan_of_edition, read_seal, sealed_editions
from sagamihara_pdca.rules.grading import outcome_of
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.rules.lineage import inherited
from sagamihara_pdca.rules.plan_changes import PlanChange, changes_between
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings


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
    newest = newest_edition(settings, year)
    if not newest:
        return None
    seal = read_seal(settings.records(year), edition or newest)
    plan = read_kept_plan(plan_of_edition(settings.records(year), seal.edition))
    editions = dict(seal.built_on)
    before = sealed_year(settings, year.previous, editions[year.previous]) if year.previous in editions else None
    known, corrections = corrected_past(settings, before, editions) if before is not None else (None, ())
    past = inherited(known, plan)[0] if known is not None else None
    seen = plan.for_year(year)
    judged = evaluate(seen, year, seal.actuals, seal.narratives, frozenset(seal.answered), seal.choices, past)
    return SealedYear(seal, with_office_words(_as_published(judged, seal), seal.office), _divisions(seal, seen), past,
                      corrections)


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
        evaluation = replace(evaluation, history=_corrected(evaluation, old, new))
        told += [EarlierCorrection(year, one) for one in new.seal.corrections if one.edition > was]
    return evaluation, tuple(told)


def _corrected(evaluation: Evaluation, old: SealedYear | None, new: SealedYear) -> tuple[MeasureResult, ...]:
    """The history with the measures that the new edition of a year has changed; a figure that came late since stays."""
    before, now = ({_key(m): m for m in inherited(one.evaluation, evaluation.plan)[0].measures} if one is not None else {}
                   for one in (old, new))
    changed = {key: m for key, m in now.items() if key not in before or before[key].actual != m.actual
               or before[key].outcome != m.outcome}
    return tuple(changed.get(_key(m), m) for m in evaluation.history)


def _key(m: MeasureResult) -> tuple[str, int, int, FiscalYear]:
    return m.project.code, m.indicator.number, m.measure.number, m.year


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


def moved_files(settings: Settings, sealed: SealedYear) -> tuple[Problem, ...]:
    """Tell of the submissions of a sealed year that came, went or changed after it was sealed; what was sealed still counts."""
    year = sealed.seal.year
    known, now = {f.file: f.sha256 for f in sealed.seal.files}, file_digests(settings, year)
    gone = tuple(identity.sealed_file_gone(Place(file, year=year)) for file in sorted(known.keys() - now.keys()))
    came = (file for file in sorted(now) if now[file] != known.get(file))
    return (*gone, *(identity.came_after_sealing(Place(file, year=year)) for file in came))


def file_digests(settings: Settings, year: FiscalYear) -> dict[str, str]:
    """Return the SHA-256 of every file in a year's submissions, by its name within the folder; "" for one that can't be read."""
    folder = settings.submissions(year)
    return {shown_name(folder, path): _sha256(path) for path in submission_files(folder)}


def _as_published(judged: Evaluation, seal: Seal) -> Evaluation:
    """The evaluation with the results that were published, whatever today's rules would make of the same figures."""
    measures = {(m.project, m.indicator, m.measure, m.year): m for m in seal.measures}
    computed = {p.project: p.computed for p in seal.projects}
    scheme = judged.plan.scheme

    def published(result: MeasureResult) -> MeasureResult:
        kept = measures.get((result.project.code, result.indicator.number, result.measure.number, result.year))
        if kept is None:
            return result
        return replace(result, base=kept.base, level=kept.level, rate_percent=kept.rate_percent, met=kept.met,
                       outcome=_outcome(kept.outcome, result.outcome, scheme))

    def project(result: ProjectResult) -> ProjectResult:
        word = computed.get(result.project.code, result.computed.word)
        return replace(result, measures=tuple(map(published, result.measures)), computed=_outcome(word, result.computed, scheme))

    return replace(judged, projects=tuple(map(project, judged.projects)), history=tuple(map(published, judged.history)))


def _outcome(word: str, judged: Outcome, scheme: GradeScheme) -> Outcome:
    """The outcome that was published; that of an earlier year can be a grade that this year's scheme does not have."""
    if word == judged.word:
        return judged
    try:
        return outcome_of(word, scheme)
    except ValueError as fault:
        raise RecordUnusable(texts.OUTCOME_UNKNOWN.format(word=word)) from fault


def _divisions(seal: Seal, plan: Plan) -> tuple[DivisionStatus, ...]:
    return tuple(DivisionStatus(plan.division(d.number), DivisionState(d.state), _reading(d.file), d.errors, d.questions, d.files)
                 for d in seal.divisions)


def _reading(file: str) -> FileReading | None:
    return FileReading(file, (), verdict=FileVerdict.USED) if file else None


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
