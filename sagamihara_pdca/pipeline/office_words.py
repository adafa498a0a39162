"""What the 事務局 and the committee said of a year, as one fact per cell, and the evaluation with them again."""

from __future__ import annotations

from collections.abc import Iterable

from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.model.results import Evaluation, Review
from sagamihara_pdca.model.sealed import OfficeWord
from sagamihara_pdca.rules.reviewing import with_reviews

_REMARK = "remark"


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


def _items(review: Review) -> tuple[tuple[str, str], ...]:
    grade = review.grade.symbol if review.grade is not None else ""
    return (("grade", grade), ("comment", review.comment), ("published", review.published), ("committee", review.committee),
            ("place", review.place))


def _review(code: str, items: dict[str, str], scheme: GradeScheme) -> Review:
    return Review(code, scheme.grade(items.get("grade", "")), items.get("comment", ""), items.get("published", ""),
                  items.get("committee", ""), items.get("place", ""))
