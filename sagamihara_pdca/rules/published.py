"""A year as it was published, whatever today's rules would make of the same figures, and with what was corrected since."""

from __future__ import annotations

from dataclasses import replace

from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.model.results import Evaluation, MeasureResult, Outcome, ProjectResult
from sagamihara_pdca.model.sealed import Seal
from sagamihara_pdca.rules.grading import outcome_of
from sagamihara_pdca.rules.lineage import inherited


class OutcomeUnknown(ValueError):
    """The word of an outcome that the scheme does not have."""


def as_published(judged: Evaluation, seal: Seal) -> Evaluation:
    """Return the evaluation with the results that were published.

    Raises:
        OutcomeUnknown: one of them is none of the scheme; it holds the word.
    """
    measures = {(m.project, m.indicator, m.measure, m.year): m for m in seal.measures}
    computed = {p.project: p.computed for p in seal.projects}
    scheme = judged.plan.scheme

    def published(result: MeasureResult) -> MeasureResult:
        kept = measures.get(result.key)
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
        raise OutcomeUnknown(word) from fault


def with_corrected(evaluation: Evaluation, old: Evaluation | None, new: Evaluation) -> Evaluation:
    """Return an evaluation with the measures of an earlier year that a new edition of that year has changed.

    Args:
        old: the edition that the evaluation was judged with; None where that year was not sealed then.
    """
    before, now = ({m.key: m for m in inherited(one, evaluation.plan)[0].measures} if one is not None else {} for one in (old, new))
    changed = {key: m for key, m in now.items() if key not in before or before[key].actual != m.actual
               or before[key].outcome != m.outcome}  # a figure that came late since stays
    return replace(evaluation, history=tuple(changed.get(m.key, m) for m in evaluation.history))
