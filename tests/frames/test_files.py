"""The machine-readable twin as bytes: figures as they are read, no text that a spreadsheet would run."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.frames.columns import Kind
from sagamihara_pdca.frames.files import csv_bytes, plain_text, unescaped
from sagamihara_pdca.frames.tables import DataTable, TableField

WRITTEN = [
    (D("1E+3"), "1000"),
    (D("0.0000001"), "0.0000001"),
    (D("-12.50"), "-12.5"),
    (D("26250.000"), "26250"),
    (D("100"), "100"),
    (D("-0.0"), "0"),
    (2024, "2024"),
    (None, ""),
    ("30校以上", "30校以上"),
    ("-", "-"),
    ("－", "－"),
    ("=1+1", "'=1+1"),
    ("-1+1", "'-1+1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("＝1+1", "'＝1+1"),
    ("＋3%", "'＋3%"),
    ("'=1", "''=1"),
    ("'90年代", "'90年代"),
]


@pytest.mark.parametrize(("value", "expected"), WRITTEN)
def test_a_value_stands_in_the_csv_as_it_is_meant(value: object, expected: str) -> None:
    fields = tuple(TableField(heading, Kind.TEXT, "") for heading in "abc")

    data = csv_bytes(DataTable("t", "表", fields, ((1, value, "。"),)))

    assert data.decode("utf-8-sig") == f"a,b,c\r\n1,{expected},。\r\n"


@pytest.mark.parametrize("text", [value for value, _ in WRITTEN if isinstance(value, str)])
def test_what_was_escaped_is_read_as_it_was(text: str) -> None:
    assert unescaped(plain_text(text)) == text
