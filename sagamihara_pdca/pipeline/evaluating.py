"""evaluate: the year, judged from what was collected in it and in the years before."""

from __future__ import annotations

from sagamihara_pdca.intake.collection import Collection, settle
from sagamihara_pdca.intake.file_reading import Survey
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.pipeline.submission_folder import read_submissions
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.settings import Settings


def evaluate_year(collection: Collection) -> Evaluation:
    """Evaluate the year of a collection; the results of the years before are its history."""
    survey = collection.survey
    return evaluate(survey.plan, survey.year, collection.actuals, collection.narratives, collection.answered,
                    collection.choices)


def year_before(settings: Settings, plan: Plan, year: FiscalYear) -> Evaluation | None:
    """The year before, judged anew from its submissions; None when nothing was collected.

    The submissions are the only state: whatever was corrected in them since is in force. `plan` is the whole plan, not
    as `year` sees it: a division that was closed since has answered for itself.
    """
    last = year.previous
    if last < plan.profile.first_year or not settings.submissions(last).is_dir():
        return None
    survey = Survey(plan.for_year(last), last, year_before(settings, plan, last))
    readings = tuple(read_submissions(settings.submissions(last), survey, passwords=settings.passwords))
    return evaluate_year(settle(survey, readings)) if readings else None
