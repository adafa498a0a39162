"""Japanese numerals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagamihara_pdca.notation.numerals import read_number, write_number

READ = [
    ("12", "12"), ("１２", "12"), ("1,234.5", "1234.5"), ("１，２３４", "1234"), ("0.05", "0.05"), ("50.0", "50.0"),
    ("1億2,000万", "120000000"), ("3.5万", "35000"), ("12百万", "12000000"), ("5,000千", "5000000"), ("5千万", "50000000"),
    ("4千5百", "4500"), ("3千500", "3500"), ("2千5百万", "25000000"), ("3万5,000", "35000"), ("2兆", "2000000000000"),
    ("▲5", "-5"), ("△1,234.5", "-1234.5"), ("-5", "-5"), ("－5", "-5"), ("−5", "-5"), ("ー5", "-5"), ("マイナス5", "-5"),
    ("+5", "5"), ("-0", "0"), ("ゼロ", "0"), ("零", "0"), (" 7 ", "7"),
    ("十二", "12"), ("三〇", "30"), ("二十五", "25"), ("百五十", "150"), ("一億二千万", "120000000"), ("十", "10"), ("二兆三億", "2000300000000"),
]
REFUSED = [
    "", "件", "12件", "約12", "1億5,00万", "4億3,0000万", "1億20000万", "007", "00", "3万5", "3千5", "1.5億2,000万", "1,00", "1,000,00",
    "1,2", "12,345,6", "1.2.3", "1..2", ".5", "5.", "〇", "一", "二", "一二三四五六七八九〇一二三四五六七八九〇", "十十", "百千", "万",
    "1 000", "1e5", "²", "٣", "①", "①12", "12③", "∞", "±5", "--5", "5-", "3割", "ゼロカーボン", "2千五百",
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_a_number_is_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_certainly_a_number_is_none(text: str) -> None:
    assert read_number(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**11), max_value=10**11))
def test_a_written_number_reads_back_the_same(value: Decimal) -> None:
    assert read_number(write_number(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=1, min_value=0, max_value=10**12))
def test_the_width_of_the_digits_makes_no_difference(value: Decimal) -> None:
    wide = str.maketrans("0123456789,.", "０１２３４５６７８９，．")

    assert read_number(write_number(value).translate(wide)) == value


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_number(text)
