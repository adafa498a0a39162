"""evaluate: the year, judged from what was collected in it and in the years before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sagamihara_pdca.intake.collection import Collection, settle
from sagamihara_pdca.intake.file_reading import Survey
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.pipeline.deciding import decisions_of
from sagamihara_pdca.pipeline.review_file import official
from sagamihara_pdca.pipeline.submission_folder import read_submissions
from sagamihara_pdca.problems import Place, Problem, identity
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.settings import Settings


def evaluate_year(collection: Collection) -> Evaluation:
    """Evaluate the year of a collection; the results of the years before are its history."""
    survey = collection.survey
    return evaluate(survey.plan, survey.year, collection.actuals, collection.narratives, collection.answered,
                    collection.choices)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The year before, and what is open in it and in the years before that; every problem's place names its year."""

    evaluation: Evaluation
    problems: tuple[Problem, ...] = ()


def year_before(settings: Settings, plan: Plan, year: FiscalYear) -> Earlier | None:
    """The year before, judged from its submissions as it was decided; None when nothing was collected.

    `plan` is the whole plan, not as `year` sees it: a division that was closed since has answered for itself.

    Raises:
        RecordUnusable: the decisions of an earlier year are damaged.
        BookUnreadable: the 事務局's workbook of an earlier year can't be read.
    """
    last = year.previous
    if last < plan.profile.first_year or not settings.submissions(last).is_dir():
        return None
    before = year_before(settings, plan, last)
    survey = Survey(plan.for_year(last), last, before.evaluation if before else None)
    readings = tuple(read_submissions(settings.submissions(last), survey, passwords=settings.passwords))
    if not readings:
        return None
    decisions, said = decisions_of(settings, plan, last, readings, record=False)
    collection = settle(survey, readings, decisions=decisions, said=said)
    evaluation, reviewed = official(settings, evaluate_year(collection))
    return Earlier(evaluation, (*(before.problems if before else ()), *_open(collection), *_in(last, reviewed)))


def _open(collection: Collection) -> tuple[Problem, ...]:
    """What keeps an earlier year from being complete: a line for each division, and what its decisions lack."""
    year = collection.survey.year
    told = (*collection.undone, *(identity.earlier_division_open(Place(), one.division.name, one.state.value, write_code(year))
                                  for one in collection.divisions if not one.is_settled))
    return _in(year, told)


def _in(year: FiscalYear, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(replace(problem, place=replace(problem.place, year=year)) for problem in problems)
