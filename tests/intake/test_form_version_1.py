"""Forms of version 1 as they were sent out and came back, kept for ever: every later version of the tool reads them as they were meant.

`tests/fixtures/form1/` holds みずの町's R8: two filled-in forms, one of them also as LibreOffice saved it, and a return.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.intake.file_reading import Survey, read_returned
from sagamihara_pdca.model.fiscal_year import FiscalYear
from tests.worlds.plans import mizuno

FORMS = Path(__file__).parents[1] / "fixtures" / "form1"
_ACT = {"act.improvement.sub": "改善", "act.direction.sub": "継続"}
_CHECK = {"check.progress.sub": "計画どおり", "check.outcome.sub": "成果", "q.4.sub": "好評", "q.2.sub": "5", "do.initiatives.sub": "取組"}
SCHOOLS = {
    "2-01": {"do.part.sub": "取組", "q.2.sub": "5", "q.4.sub": "好評"},
    "3-01": {"m.1.1.actual": "達成", "m.2.1.actual": "40", "m.3.1.actual": "380000", **_CHECK, **_ACT},
}
CASES = [
    ("input_03.xlsx", "03", 1, {"1-01": {"m.1.1.actual": "15", **_CHECK, **_ACT}}),
    ("input_04.xlsx", "04", 1, SCHOOLS),
    ("libreoffice_04.xlsx", "04", 1, SCHOOLS),
    ("return_03.xlsx", "03", 2, {"1-01": {**_CHECK, **_ACT}}),  # its figure was 「不明」, and is asked for
]


@pytest.mark.parametrize(("file", "division", "issue", "answers"), CASES, ids=[case[0] for case in CASES])
def test_a_form_of_version_1_is_read_for_ever(file: str, division: str, issue: int, answers: dict[str, dict[str, str]]) -> None:
    reading = read_returned(file, read_book(FORMS / file), Survey(mizuno(), FiscalYear(2026)))

    found: dict[str, dict[str, str]] = {}
    for answer in reading.answers:
        found.setdefault(answer.ref.sheet, {})[f"{answer.ref.row}.{answer.ref.column}"] = str(answer.value)
    assert (reading.division, reading.issue) == (division, issue)
    assert found == answers
    assert [p.code for p in reading.problems if p.code.startswith(("FRM", "IDN"))] == []
