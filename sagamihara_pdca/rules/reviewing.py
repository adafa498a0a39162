"""The official evaluation: what the 事務局 and the committee said of a year, with its grades in the place of the computed ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.model.results import Evaluation, Review
from sagamihara_pdca.model.sealed import OfficeWord
from sagamihara_pdca.rules import texts

_REMARK = "remark"


def with_reviews(evaluation: Evaluation, reviews: Iterable[Review], remark: str = "") -> Evaluation:
    """Return the evaluation with what the 事務局 said of its projects; a review of a project that it does not hold has no effect.

    remark: its 総評.
    """
    said = {review.project: review for review in reviews}
    return replace(evaluation, remark=remark, projects=tuple(replace(result, review=said.get(result.project.code))
                                              for result in evaluation.projects))


def office_words(evaluation: Evaluation) -> tuple[OfficeWord, ...]:
    """Return every word of the review workbook, project by project, the 総評 last."""
    said = (OfficeWord(p.project.code, item, text) for p in evaluation.projects if p.review is not None
            for item, text in _items(p.review) if text)
    return (*said, *((OfficeWord("", _REMARK, evaluation.remark),) if evaluation.remark else ()))


def with_office_words(evaluation: Evaluation, words: Iterable[OfficeWord]) -> Evaluation:
    """Return the evaluation with the words that `office_words` has returned of it."""
    said: dict[str, dict[str, str]] = {}
    for word in words:
        said.setdefault(word.project, {})[word.item] = word.text
    remark = said.pop("", {}).get(_REMARK, "")
    scheme = evaluation.plan.scheme
    return with_reviews(evaluation, (_review(code, items, scheme) for code, items in said.items()), remark)


def review_item(item: str) -> str:
    """Return what a cell of the review workbook is called in words; `item` is that of an `OfficeWord`."""
    return texts.REVIEW_ITEMS.get(item, item)


def _items(review: Review) -> tuple[tuple[str, str], ...]:
    grade = review.grade.symbol if review.grade is not None else ""
    return (("grade", grade), ("comment", review.comment), ("published", review.published), ("committee", review.committee),
            ("place", review.place))


def _review(code: str, items: dict[str, str], scheme: GradeScheme) -> Review:
    return Review(code, scheme.grade(items.get("grade", "")), items.get("comment", ""), items.get("published", ""),
                  items.get("committee", ""), items.get("place", ""))
