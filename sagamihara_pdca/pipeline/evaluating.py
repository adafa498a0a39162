"""evaluate: the year, judged from what was collected in it and in the years before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sagamihara_pdca.intake.collection import Collection, settle
from sagamihara_pdca.intake.file_reading import Survey
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.model.sealed import EarlierCorrection
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.pipeline.deciding import decisions_of
from sagamihara_pdca.pipeline.editions import asked_plan
from sagamihara_pdca.pipeline.review_file import official
from sagamihara_pdca.pipeline.sealed import corrected_past, editions_before, moved_files, seal_of, sealed_year
from sagamihara_pdca.pipeline.submission_folder import read_submissions
from sagamihara_pdca.problems import Place, Problem, identity
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.rules.lineage import inherited
from sagamihara_pdca.settings import Settings


def evaluate_year(collection: Collection) -> Evaluation:
    """Evaluate the year of a collection; the results of the years before are its history."""
    survey = collection.survey
    return evaluate(survey.plan, survey.year, collection.actuals, collection.narratives, collection.answered,
                    collection.choices, survey.last)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The year before in the codes of this year's plan, and what is open in it and before; every place names its year.

    corrections: of what was published of the years before, as far as no book of a sealed year has told it.
    """

    evaluation: Evaluation
    problems: tuple[Problem, ...] = ()
    corrections: tuple[EarlierCorrection, ...] = ()


def year_before(settings: Settings, plan: Plan, year: FiscalYear) -> Earlier | None:
    """The year before: as it was published, else judged from its submissions as it was decided; None when nothing was collected.

    Args:
        plan: the whole plan of `year`. Earlier years are read and judged by the plans that they were asked with.
    Raises:
        RecordUnusable: the records of an earlier year are damaged.
        BookUnreadable: the 事務局's workbook of an earlier year can't be read.
    """
    last = year.previous
    if last < plan.profile.first_year:
        return None
    sealed = sealed_year(settings, last)
    corrections: tuple[EarlierCorrection, ...] = ()
    if sealed is not None:
        found, corrections = corrected_past(settings, sealed, dict(editions_before(settings, plan, last)))
        problems = _moved_since(settings, plan, last)
    else:
        collection = _collection(settings, asked_plan(settings, plan, last), last)
        if collection is None:
            return None
        found, said = official(settings, evaluate_year(collection))
        problems = (*collection.survey.open_before, *_open(collection), *_in(last, said))
    past, lost = inherited(found, plan)
    return Earlier(past, (*problems, *_in(last, lost)), corrections)


def _moved_since(settings: Settings, plan: Plan, year: FiscalYear) -> tuple[Problem, ...]:
    """What came into the folders of a sealed year and of those before it, the oldest year first."""
    years = (y for y in plan.profile.years if y <= year)
    known = (seal_of(settings, y) for y in years)
    return tuple(problem for seal in known if seal is not None for problem in moved_files(settings, seal))


def survey_of(plan: Plan, year: FiscalYear, earlier: Earlier | None) -> Survey:
    """Return what the year is read with; `plan` is the whole plan that the year was asked with."""
    if earlier is None:
        return Survey(plan.for_year(year), year)
    return Survey(plan.for_year(year), year, earlier.evaluation, earlier.problems, earlier.corrections)


def _collection(settings: Settings, plan: Plan, year: FiscalYear) -> Collection | None:
    """An earlier year that is not sealed, read anew; None where nothing came in."""
    if not settings.submissions(year).is_dir():
        return None
    survey = survey_of(plan, year, year_before(settings, plan, year))
    readings = tuple(read_submissions(settings.submissions(year), survey, passwords=settings.passwords))
    if not readings:
        return None
    decisions, said = decisions_of(settings, plan, year, readings, record=False)
    return settle(survey, readings, decisions=decisions, said=said)


def _open(collection: Collection) -> tuple[Problem, ...]:
    """What keeps an earlier year from being complete: a line for each division, and what its decisions lack."""
    year = collection.survey.year
    told = (*collection.undone, *(identity.earlier_division_open(Place(), one.division.name, one.state.value, write_code(year))
                                  for one in collection.divisions if not one.is_settled))
    return _in(year, told)


def _in(year: FiscalYear, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(replace(problem, place=replace(problem.place, year=year)) for problem in problems)
