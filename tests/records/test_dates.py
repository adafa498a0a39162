"""The dates that the menu offers again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sagamihara_pdca.records import read_dates, remember_date

MAY, JUNE = date(2025, 5, 30), date(2025, 6, 13)


def test_a_date_is_remembered_beside_the_others(tmp_path: Path) -> None:
    remember_date(tmp_path, "提出期限", JUNE)
    remember_date(tmp_path, "催促の期限", JUNE)
    remember_date(tmp_path, "提出期限", MAY)

    assert read_dates(tmp_path) == {"提出期限": MAY, "催促の期限": JUNE}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", "項目,日付\n提出期限,いつか\n提出期限\n".encode(), b"\x00" * 9])
def test_what_cannot_be_read_is_asked_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "日付.csv").write_bytes(content)

    assert read_dates(tmp_path) == {}


def test_a_date_that_was_typed_over_in_excel_is_read(tmp_path: Path) -> None:
    (tmp_path / "日付.csv").write_bytes("項目,日付\r\n提出期限,2025/5/30\r\n".encode("utf-8-sig"))

    assert read_dates(tmp_path) == {"提出期限": MAY}
