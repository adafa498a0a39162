"""Whose an unreadable file may be, by its name: a hint that never names two, nor the part of a longer name."""

from __future__ import annotations

import pytest

from sagamihara_pdca.intake.unread_files import division_by_name
from sagamihara_pdca.model.plan import Division

DIVISIONS = (Division("01", "総務課"), Division("02", "議会事務局"), Division("03", "議会事務局総務課"), Division("04", "DX推進課"),
             Division("05", "かぐ\u3046課"), Division("06", "図書館"), Division("07", "図書館"))

NAMES = [
    ("01_総務課.xls", "01"),
    ("総務課.pdf", "01"),
    ("総務課/回答.pdf", "01"),
    ("R6 総務課（最終）.xls", "01"),
    ("04_ＤＸ推進課.xls", "04"),
    ("議会事務局総務課.pdf", "03"),
    ("議会事務局.pdf", "02"),
    ("か\u304f\u3099う課.xls", "05"),
    ("情報総務課.pdf", ""),
    ("図書館.xls", ""),
    ("scan0001.pdf", ""),
    ("01.xls", ""),
    ("総務課と議会事務局.pdf", ""),
]


@pytest.mark.parametrize(("file", "number"), NAMES)
def test_the_one_name_that_begins_a_word_counts(file: str, number: str) -> None:
    found = division_by_name(file, DIVISIONS)

    assert (found.number if found is not None else "") == number
