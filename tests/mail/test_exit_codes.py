"""What the shell is told of a sending."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagamihara_pdca.cli.mail import exit_code
from sagamihara_pdca.mail import LetterState, SendReport, SendResult, write_drafts
from tests.mail.town import DIVISIONS, guard, letters_in

SENT = LetterState.SENT

CODES = [
    ((SENT, SENT), "", 0),
    ((), "", 0),
    ((SENT, LetterState.UNDECIDED), "", 1),
    ((SENT, LetterState.CHANGED), "", 1),
    ((SENT, LetterState.FAILED), "", 1),
    ((SENT, LetterState.BLOCKED), "", 1),
    ((SENT, LetterState.WAITING), "接続できません。", 3),
]


@pytest.mark.parametrize(("states", "halted", "code"), CODES)
def test_the_exit_code_is_zero_only_when_every_letter_has_arrived(
        tmp_path: Path, states: tuple[LetterState, ...], halted: str, code: int) -> None:
    (row,) = write_drafts(letters_in(tmp_path / "books", DIVISIONS[:1]), guard(), tmp_path / "mail").rows

    report = SendReport(tuple(SendResult(row, state, "") for state in states), halted)

    assert exit_code(report) == code
