"""The official evaluation: the grades of the 事務局 stand in the place of the computed ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sagamihara_pdca.model.results import Evaluation, Review


def with_reviews(evaluation: Evaluation, reviews: Iterable[Review], remark: str = "") -> Evaluation:
    """Return the evaluation with what the 事務局 said of its projects; a review of a project that it does not hold has no effect.

    remark: its 総評.
    """
    said = {review.project: review for review in reviews}
    return replace(evaluation, remark=remark, projects=tuple(replace(result, review=said.get(result.project.code))
                                              for result in evaluation.projects))
