"""A working folder as an analyst sees it: its answers and its evaluation, in one call each. Nothing is written."""

from __future__ import annotations

import warnings
from dataclasses import replace

from sagamihara_pdca.errors import ValueRefused
from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.pipeline import texts
from sagamihara_pdca.pipeline.collecting import collection_of
from sagamihara_pdca.pipeline.editions import asked_plan
from sagamihara_pdca.pipeline.evaluating import evaluate_year
from sagamihara_pdca.pipeline.plans import load
from sagamihara_pdca.pipeline.review_file import official
from sagamihara_pdca.pipeline.sealed import sealed_year
from sagamihara_pdca.plain_values import PathLike, YearLike, folder_of, path_of, year_of
from sagamihara_pdca.settings import Settings


def submissions_of(folder: PathLike | Settings, year: YearLike, plan: Plan | PathLike | None = None) -> Collection:
    """Read what the divisions sent back in a year, counting as was decided: the files that `collect` reads.

    Args:
        folder: the working folder, in which `submissions/R6` lies; `Settings` for passwords of submissions.
        plan: or where its tables are; None takes the one that the folder's commands take.
    Returns:
        `files` has a reading for each file, `actuals` and `narratives` what counts of them, `divisions` where each one stands.
    Raises:
        ValueRefused: `year` names no fiscal year for certain, or none of the plan's.
        FolderMissing: the folder, or its submissions of the year, are not there.
        PlanUnusable: the plan's tables have errors.
        RecordUnusable: the decisions of the year are damaged.

    >>> collection = submissions_of("work", 2024)
    >>> len(collection.files), collection.is_complete
    (17, True)
    """
    settings = folder if isinstance(folder, Settings) else Settings(folder)
    settings = replace(settings, root=folder_of(settings.root))
    wanted = year_of(year)
    used = plan if isinstance(plan, Plan) else load(settings if plan is None else replace(settings, plan=path_of(plan)))
    first, last = used.profile.first_year, used.profile.last_year
    if not first <= wanted <= last:
        raise ValueRefused(texts.NOT_A_YEAR_OF_THE_PLAN.format(
            year=write_fiscal_year(wanted), first=write_fiscal_year(first), last=write_fiscal_year(last)))
    folder_of(settings.submissions(wanted))
    return collection_of(settings, asked_plan(settings, used, wanted), wanted)


def evaluation_of(folder: PathLike | Settings, year: YearLike, plan: Plan | PathLike | None = None) -> Evaluation:
    """Evaluate a year as `report` does: from what was sealed, else from what the divisions and the 事務局 have said.

    Args:
        folder, plan: see `submissions_of`.
    Returns:
        one result per project; the years before are its `history`.
    Raises:
        ValueRefused, FolderMissing, PlanUnusable, RecordUnusable: see `submissions_of`.

    A `UserWarning` says how many divisions are not settled: what they lead is 未報告 as far as nothing usable came back.

    >>> evaluation = evaluation_of("work", "R6")
    >>> [(result.project.code, result.outcome.word) for result in evaluation.projects[:2]]
    [('1-1-01', '◎'), ('1-1-02', '○')]
    """
    settings = folder if isinstance(folder, Settings) else Settings(folder)
    sealed = sealed_year(replace(settings, root=folder_of(settings.root)), year_of(year))
    if sealed is not None:
        return sealed.evaluation
    collection = submissions_of(settings, year, plan)
    waiting = [status.division.name for status in collection.divisions if not status.is_settled]
    if waiting:
        warnings.warn(texts.NOT_SETTLED.format(count=len(waiting), first=waiting[0]), stacklevel=2)
    return official(settings, evaluate_year(collection))[0]
