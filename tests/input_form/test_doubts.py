"""Yellow questions: a table of what was typed, and what is asked of it."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.doubts import contradictions
from sagamihara_pdca.input_form.form_rows import ACTUAL, STATE, SUB
from sagamihara_pdca.input_form.keys import PROGRESS
from sagamihara_pdca.rules.checks import Contradiction
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import AnswerValue, fill
from sagamihara_pdca.sheets.values import BookValues
from tests.worlds.answers import answer
from tests.worlds.plans import R6, sagamihara

#: 3-2-01: 26,250件 in R6, 25,000件 before.
ASKED: list[tuple[AnswerValue, str, str, set[Contradiction]]] = [
    (D(26250), "", "計画どおり", set()),
    (D(26250), "", "遅れ", {Contradiction.MET_BUT_LATE}),
    (D(9000), "", "計画以上", {Contradiction.AHEAD_BUT_MISSED}),
    (D(9000), "", "遅れ", set()),
    (D(250001), "", "計画どおり", {Contradiction.TEN_TIMES}),
    (D(-1), "", "遅れ", {Contradiction.NEGATIVE}),
    (D(26250), "集計中", "計画どおり", {Contradiction.FIGURE_AND_STATE}),
    ("26,250件", "", "計画どおり", {Contradiction.NOT_A_NUMBER}),
    (D(46143), "", "計画どおり", {Contradiction.LIKE_A_DAY}),  # 5月1日, typed in 2026
    (D("46143.5"), "", "計画どおり", set()),
    (D(45382), "", "計画どおり", set()),  # the day before the year begins
]


@pytest.mark.parametrize(("actual", "state", "progress", "expected"), ASKED)
def test_what_contradicts_itself_is_asked_about(actual: AnswerValue, state: str, progress: str,
                                                expected: set[Contradiction]) -> None:
    plan = sagamihara()
    division = next(d for d in plan.divisions if d.name == "緑区役所地域振興課")
    context = FormContext(plan, R6, division)
    typed = {("m.1.1", ACTUAL): actual, ("m.1.1", STATE): state, (PROGRESS, SUB): progress}
    answers = tuple(answer(Ref("3-2-01", row, column), value)
                    for (row, column), value in typed.items() if value != "")

    values = BookValues(fill(input_book(context), answers))

    found = contradictions(context, plan.project("3-2-01"))
    assert {kind for kind, _, condition in found if values.holds(condition)} == expected
