"""What comes next in a year: what others wait for comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagamihara_pdca.rules.next_step import Standing, Step, next_step

ALL_DONE = Standing(asked=4, generated=4, files=5, undecided=0, returned=0, missing=0, has_review=True, has_report=True,
                    has_public=True)


@pytest.mark.parametrize(("changes", "step"), [
    ({}, Step.SEAL),
    ({"edition": 1}, Step.NEXT_YEAR),
    ({"edition": 2, "has_changed": True}, Step.CORRECT),
    ({"edition": 1, "missing": 2}, Step.NEXT_YEAR),  # it was published so
    ({"edition": 2, "has_report": False, "has_public": False}, Step.REPORT),  # its books are older than the correction
    ({"edition": 2, "has_public": False}, Step.PUBLISH),
    ({"has_public": False}, Step.PUBLISH),
    ({"has_public": False, "has_report": False}, Step.REPORT),
    ({"has_report": False}, Step.REPORT),
    ({"has_review": False, "has_report": False}, Step.REVIEW),
    ({"missing": 1, "has_review": False}, Step.REMIND),
    ({"returned": 1, "missing": 1}, Step.RETURN),
    ({"undecided": 1, "returned": 2, "missing": 1}, Step.DECIDE),
    ({"files": 0, "missing": 4}, Step.WAIT),
    ({"generated": 3, "files": 0}, Step.WAIT),
    ({"generated": 0, "files": 0}, Step.GENERATE),
    ({"generated": 0}, Step.SEAL),  # the forms were cleared away after the answers had come in
])
def test_the_first_step_that_is_due_is_next(changes: dict[str, int], step: Step) -> None:
    assert next_step(replace(ALL_DONE, **changes)) is step
