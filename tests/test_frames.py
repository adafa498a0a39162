"""The machine-readable twin as bytes: figures as they are read, no text that a spreadsheet would run."""

from __future__ import annotations

from decimal import Decimal as D

import pandas as pd
import pytest

from sagamihara_pdca.frames import csv_bytes

WRITTEN = [
    (D("1E+3"), "1000"),
    (D("0.0000001"), "0.0000001"),
    (D("-12.50"), "-12.50"),
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
]


@pytest.mark.parametrize(("value", "expected"), WRITTEN)
def test_a_value_stands_in_the_csv_as_it_is_meant(value: object, expected: str) -> None:
    data = csv_bytes(pd.DataFrame([[1, value, "。"]], columns=["a", "b", "c"], dtype=object))

    assert data.decode("utf-8-sig") == f"a,b,c\r\n1,{expected},。\r\n"
