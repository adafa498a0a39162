"""Dates on the command line, as clerks write them."""

from __future__ import annotations

from datetime import date

import click
import pytest

from sagamihara_pdca.cli.arguments import DateType

READ = ["2025-05-30", "2025/5/30", "R7.5.30", "r7.5.30", "令和7年5月30日", "令和７年５月３０日（金）", "R7/5/30", "2025年5月30日"]
APRIL = date(2025, 4, 10)


@pytest.mark.parametrize("text", READ)
def test_a_whole_date_may_be_written_in_many_ways(text: str) -> None:
    assert DateType(is_to_come=True, clock=lambda: APRIL)(text) == date(2025, 5, 30)


def test_a_day_without_a_year_is_the_nearest_and_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert DateType(is_to_come=True, clock=lambda: APRIL)("5月30日") == date(2025, 5, 30)

    assert capsys.readouterr().err == "「5月30日」を令和7年5月30日（金）として扱います。\n"


REFUSED = [
    ("3月31日", "令和7年3月31日（月）で、既に過ぎています。年を付けて"),
    ("令和7年5月30日（水）", "この日は令和7年5月30日（金）です。"),
    ("5月30日（水）", "この日は令和7年5月30日（金）です。"),
    ("5月", "「5月」を日付として読み取れません。"),
    ("7年5月30日", "「7年5月30日」を日付として読み取れません。"),
    ("令和7年2月29日", "「令和7年2月29日」を日付として読み取れません。"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_what_is_not_certain_is_refused_with_what_was_understood(text: str, said: str) -> None:
    with pytest.raises(click.BadParameter, match=said):
        DateType(is_to_come=True, clock=lambda: APRIL)(text)


def test_a_day_of_publication_may_be_over() -> None:
    assert DateType(clock=lambda: APRIL)("3月31日") == date(2025, 3, 31)
