"""What the 事務局 of the demonstration says: it agrees with most, overrules one grade and grades one exploratory project."""

from __future__ import annotations

from sagamihara_pdca.demo import texts
from sagamihara_pdca.evaluation.review_book import COMMITTEE, GRADE, PLACE, PUBLISHED, REMARK, REVIEW
from sagamihara_pdca.model.plan import Grade
from sagamihara_pdca.model.results import Evaluation, ProjectResult
from sagamihara_pdca.problems import Place
from sagamihara_pdca.rules.summary import best_results
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import Answer


def fictional_review(evaluation: Evaluation) -> tuple[Answer, ...]:
    """Return the answers in the review workbook, the same on every call."""
    grades = evaluation.plan.scheme.grades
    graded = [r for r in evaluation.projects if isinstance(r.computed, Grade)]
    raised = next((r for r in graded if r.computed in grades[1:]), None)
    explored = next((r for r in evaluation.projects if not r.measures and r.answered), None)
    found = [Answer(REMARK, texts.REMARK, texts.REMARK, Place())]
    for n, result in enumerate(graded):
        if result is raised:
            found += _said(result, _above(grades, result), texts.RAISED, "")
        elif n % 3 == 0:
            found += _said(result, result.computed.word, "", texts.COMMITTEE)
    if explored is not None:
        found += _said(explored, grades[0].symbol, texts.EXPLORED, "")
    places = (Answer(Ref(REVIEW, r.project.code, PLACE), str(n), str(n), Place()) for n, r in enumerate(best_results(evaluation), 1))
    return (*found, *places)


def _above(grades: tuple[Grade, ...], result: ProjectResult) -> str:
    """The symbol of the next better grade."""
    symbols = [grade.symbol for grade in grades]
    return symbols[symbols.index(result.computed.word) - 1]


def _said(result: ProjectResult, grade: str, published: str, committee: str) -> list[Answer]:
    said = ((GRADE, grade), (PUBLISHED, published), (COMMITTEE, committee))
    return [Answer(Ref(REVIEW, result.project.code, column), words, words, Place()) for column, words in said if words]
