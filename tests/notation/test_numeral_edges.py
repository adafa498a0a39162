"""Numerals on each side of every edge, worked out by hand from the grammar of `notation/numerals.py`."""

from __future__ import annotations

import time
from decimal import Decimal as D

import pytest

from sagamihara_pdca.notation.numerals import Numeral, match_number, read_number, write_number

SCALES = [
    ("5百", D(500)), ("5千", D(5_000)), ("5万", D(50_000)), ("5億", D(500_000_000)), ("5兆", D(5_000_000_000_000)),
    ("5百万", D(5_000_000)), ("5千万", D(50_000_000)), ("5百億", D(50_000_000_000)), ("5千億", D(500_000_000_000)),
    ("5千兆", D(5_000_000_000_000_000)), ("12百", D(1_200)), ("12千", D(12_000)), ("1,200千", D(1_200_000)),
    ("2.5百", D(250)), ("2.5千", D(2_500)), ("2.5万", D(25_000)), ("0.5億", D(50_000_000)), ("0.25兆", D(250_000_000_000)),
]
MIXED_SCALES = [
    ("1万11", D(10_011)), ("1万10", D(10_010)), ("1万9,999", D(19_999)),
    ("1億1万", D(100_010_000)), ("1億9,999万", D(199_990_000)), ("1億2千万", D(120_000_000)), ("1億2千5百万", D(125_000_000)),
    ("2兆5,000億", D(2_500_000_000_000)), ("1億2,000万3,456", D(120_003_456)),
    ("999兆9,999億9,999万9,999", D(999_999_999_999_999)), ("9,999兆9,999億9,999万9,999", None),
    # 百万 counts by itself; blanks before a scale, and before a piece that has one, mean nothing.
    ("2億100百万", D(300_000_000)), ("2億999百万", D(1_199_000_000)), ("2億1,000百万", None), ("1億5百万", D(105_000_000)),
    ("10 億", D(1_000_000_000)), ("1億2,000 万", D(120_000_000)), ("1億 2,000万", D(120_000_000)),
    ("１億　２，０００　万", D(120_000_000)), ("2億5,000  万", D(250_000_000)), ("5 千", D(5_000)), ("3 百万", D(3_000_000)),
    ("1万 500", None), ("1億 2", None), ("1億 2億", None), ("1 2万", None), ("3万 5億", None),
    # 「3億5千」 is 3億5千万 in speech.
    ("3億5千", None), ("3億5百", None), ("1億500", None), ("2兆3", None), ("2兆5千", None), ("1億2,345", None),
    ("3万5千", D(35_000)), ("3万5百", D(30_500)), ("3億5千万", D(350_000_000)), ("3億2万5千", D(300_025_000)),
    # Nouns that begin like a scale.
    ("3百貨", None), ("3 万引", None), ("5千葉", None),
    # A scale may not come twice, nor a larger one behind a smaller one.
    ("1万2万", None), ("1億2億", None), ("1万2億", None), ("2億1兆", None), ("1億2万3億", None),
    # 「1万9」 is 19,000 in speech and 10,009 in print.
    ("1万9", None), ("1億9", None), ("1億2万3", None),
    # What stands behind a scale is whole, above zero and below 10,000.
    ("1万0", None), ("1億0万", None), ("1万10,000", None), ("1億10,000万", None), ("1万2.5", None), ("1億2.0万", None),
    ("1.5億2,000万", None), ("1.0億2,000万", None), ("1万0500", None),
    # A scale alone is not a number of digits.
    ("万", None), ("億", None), ("兆", None), ("万5", None),
]
HUNDREDS_AND_THOUSANDS = [
    ("5百10", D(510)), ("5百30", D(530)), ("5百99", D(599)), ("1百50", D(150)), ("9百50", D(950)),
    ("3千10", D(3_010)), ("3千99", D(3_099)), ("3千500", D(3_500)), ("3千999", D(3_999)), ("1千500", D(1_500)),
    ("9千500", D(9_500)), ("2千5百", D(2_500)), ("2千1百30", D(2_130)), ("2千5百99", D(2_599)), ("2千5百3", None), ("2千5百9", None),
    ("5千500万", D(55_000_000)), ("2千5百30万", D(25_300_000)), ("5百10万", D(5_100_000)),
    # 「5百9」 is 590 in speech and 509 in print.
    ("5百9", None), ("3千9", None), ("3千5", None),
    # More than there is room for.
    ("5百100", None), ("2千5百100", None), ("3千1000", None), ("3千1,000", None), ("3千500.5", None), ("3千500,000", None),
    # Only one digit may stand before a thousand that something follows, and no zero.
    ("10千500", None), ("12千500", None), ("1.5千500", None), ("0千500", None), ("12百50", None), ("10百50", None),
    ("2千0百", None), ("2千0百50", None), ("2千05", None), ("2千12百", None), ("2百5千", None), ("2百5百", None),
]
GROUPS = [
    ("999", D(999)), ("1000", D(1_000)), ("1,000", D(1_000)), ("12,345", D(12_345)), ("123,456", D(123_456)),
    ("1,234,567", D(1_234_567)), ("1,234.5", D("1234.5")), ("1,234,567.89", D("1234567.89")),
    ("1234,567", None), ("1,2345", None), ("1,23", None), ("12,34", None), ("1,234,56", None), ("1,2,345", None),
    ("0,123", None), ("01,234", None), (",123", None), ("1,,234", None), ("1,234,", None), ("1,234.56,7", None),
    ("1.234,567", None), ("1，2345", None), ("1、234", None), ("1.234.567", None), ("1,234万5,67", None),
]
DECIMALS_AND_ZEROS = [
    ("0", D(0)), ("0.0", D(0)), ("0.5", D("0.5")), ("0.05", D("0.05")), ("10.50", D("10.5")), ("0.00001", D("0.00001")),
    ("100", D(100)), ("1001", D(1_001)), ("ゼロ", D(0)), ("零", D(0)),
    ("00", None), ("01", None), ("007", None), ("00.5", None), ("-01", None), ("０１", None),
    (".5", None), ("5.", None), ("1.2.3", None), ("1..2", None), ("0.5.0", None), ("ゼロー", None), ("零ゼロ", None),
]
SIGNS = [
    ("▲1", D(-1)), ("△1", D(-1)), ("-1", D(-1)), ("マイナス1", D(-1)), ("ー1", D(-1)), ("+1", D(1)), ("プラス1", D(1)),
    ("－1", D(-1)), ("−1", D(-1)), ("–1", D(-1)), ("‐1", D(-1)), ("‑1", D(-1)), ("‒1", D(-1)), ("＋1", D(1)),
    ("▲1,234.5", D("-1234.5")), ("△1億2,000万", D(-120_000_000)), ("マイナス0.5", D("-0.5")), ("ー0.5", D("-0.5")),
    ("▲0", D(0)), ("-0.0", D(0)), ("▲ゼロ", D(0)), ("マイナス零", D(0)), ("+0", D(0)),
    ("▲", None), ("△", None), ("-", None), ("ー", None), ("+", None), ("マイナス", None), ("▲▲1", None), ("--1", None),
    ("-▲1", None), ("▲ー1", None), ("ー-1", None), ("+-1", None), ("1-", None), ("1▲", None), ("±1", None),
    ("▲ 1", D(-1)), ("△　1,577", D(-1577)), ("▲  1", None), ("- 1", None),
    ("—1", None), ("―1", None),  # dashes are not minus signs
]
WIDTHS = [
    ("１，２３４．５", D("1234.5")), ("１億２，０００万", D(120_000_000)), ("１2３", D(123)), ("　12　", D(12)),
    ("1\u200b2", D(12)), ("\ufeff12", D(12)), ("12\n", D(12)),
    ("1　2", None), ("１，２３", None), ("①", None), ("²", None), ("٣", None), ("Ⅻ", None), ("㊀", None), ("12％", None),
]
KANJI = [
    ("三", D(3)), ("九", D(9)), ("十", D(10)), ("百", D(100)), ("千", D(1_000)), ("一〇", D(10)), ("十一", D(11)), ("二十", D(20)),
    ("百五", D(105)), ("三百五", D(305)), ("百五十", D(150)), ("千二百三十四", D(1_234)), ("二千二十四", D(2_024)),
    ("二〇二四", D(2_024)), ("一〇二三四五六七八九", D(1_023_456_789)), ("一万", D(10_000)), ("十万", D(100_000)),
    ("千万", D(10_000_000)), ("一万千", D(11_000)), ("五万三", D(50_003)), ("一億二千万", D(120_000_000)),
    ("一億二千三百四十五万六千七百八十九", D(123_456_789)),
    # 「一」 may be a dash, 「二」 a katakana, 「〇」 a mark.
    ("一", None), ("二", None), ("〇", None), ("〇五", None),
    ("万", None), ("億", None), ("一万万", None), ("一万二万", None), ("一億二億", None), ("一万二億", None),
    ("十十", None), ("十百", None), ("百千", None), ("二十三十", None), ("五百六百", None), ("二三十", None), ("十二三", None),
    ("百〇五", None), ("十〇", None), ("一万〇五百", None),
    ("2千五百", None), ("五百2", None), ("十2", None), ("三・五", None), ("三割", None), ("▲十二", None), ("マイナス三", None),
]
#: A spreadsheet keeps fifteen significant digits; a number of more than eighteen digits is a code.
LENGTHS = [
    ("123456789012345", D(123_456_789_012_345)), ("123,456,789,012,345,000", D(123_456_789_012_345_000)),
    ("1234567890123456", None), ("123,456,789,012,345,678", None), ("0.123456789012345", D("0.123456789012345")),
    ("1.234567890123456", None), ("1234567.12345678", D("1234567.12345678")), ("12345678.123456789", None),
    ("5.00000000000000000", D(5)), ("123,456億7,890万1,234", D("12345678901234")), ("1,234兆5,678億9,012万3,456", None),
    ("1234567890123456789", None), ("1,234,567,890,123,456,789", None), ("1234567890123456789万", None),
    ("三一四一五九二六五三五八九七", D(31_415_926_535_897)), ("三一四一五九二六五三五八九七九三", None),
]


@pytest.mark.parametrize(("text", "value"), [
    *SCALES, *MIXED_SCALES, *HUNDREDS_AND_THOUSANDS, *GROUPS, *DECIMALS_AND_ZEROS, *SIGNS, *WIDTHS, *KANJI, *LENGTHS,
])
def test_a_numeral_is_read_exactly_or_not_at_all(text: str, value: D | None) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize("text", [
    "5" + " " * 30_000, "5" + " " * 30_000 + "億", "9" * 30_000, "1,000" * 6_000, "5万" * 15_000, "1億 " * 10_000, "一" * 30_000,
    "1" + "万" * 30_000, "▲" * 30_000, "1." * 15_000, "5千" * 15_000])
def test_a_long_text_is_read_in_time_that_grows_with_its_length_only(text: str) -> None:
    begun = time.process_time()

    for start in range(20):
        match_number(text, start)
    read_number(text)

    assert time.process_time() - begun < 0.3


@pytest.mark.parametrize("text", ["▲0", "-0.00", "マイナスゼロ", "ー0", "△零"])
def test_zero_has_no_sign(text: str) -> None:
    value = read_number(text)

    assert value is not None and not value.is_signed()


#: a narrow text, where to begin, what begins there
INSIDE: list[tuple[str, int, Numeral | None]] = [
    ("12件", 0, Numeral(D(12), 2, False)),
    ("約12件", 1, Numeral(D(12), 3, False)),
    ("12件34", 3, Numeral(D(34), 5, False)),
    ("▲5件", 0, Numeral(D(-5), 2, True)),
    ("+5件", 0, Numeral(D(5), 2, True)),
    ("増減-5", 2, Numeral(D(-5), 4, True)),
    ("マイナス5%", 0, Numeral(D(-5), 5, True)),
    ("▲3から5", 4, Numeral(D(5), 5, False)),  # the sign belongs to the number before
    ("1億2,000万円", 0, Numeral(D(120_000_000), 8, False, D(100_000_000))),
    ("3.5万人", 0, Numeral(D(35_000), 4, False, D(10_000))),
    ("5千万円", 0, Numeral(D(50_000_000), 3, False, D(10_000_000))),
    ("12,000 千円", 0, Numeral(D(12_000_000), 8, False, D(1_000))),
    ("1万 500人", 0, Numeral(D(10_000), 2, False, D(10_000))),
    ("3百貨店", 0, Numeral(D(3), 1, False)),
    ("5 千葉", 0, Numeral(D(5), 1, False)),
    ("5百千円", 0, None),
    ("15十件", 0, None),
    ("5,000、6,000", 0, Numeral(D(5_000), 5, False)),
    ("ゼロ件", 0, Numeral(D(0), 2, False)),
    ("十二人", 0, Numeral(D(12), 2, False)),
    ("5人が十二人", 3, Numeral(D(12), 5, False)),
    ("約12件", 0, None),
    ("12件", 2, None),
    ("12件", 3, None),
    ("ゼロから", 2, None),
    ("十二から件", 4, None),
    ("ゼロカーボン", 0, None),
    ("ゼロヴィジョン", 0, None),
    ("ゼロー", 0, None),
    ("▲件", 0, None),
    ("-十二", 0, None),
    ("十2", 0, None),
    ("1,2345", 0, None),
    ("12.3.4", 0, None),
    ("3万5件", 0, None),
    ("007", 0, None),
]


@pytest.mark.parametrize(("text", "start", "numeral"), INSIDE)
def test_a_number_inside_a_text_is_read_as_far_as_it_goes(text: str, start: int, numeral: Numeral | None) -> None:
    assert match_number(text, start) == numeral


WRITTEN = [
    ("0", "0"), ("7", "7"), ("10", "10"), ("100", "100"), ("999", "999"), ("1000", "1,000"), ("1234567", "1,234,567"),
    ("1E+3", "1,000"), ("12.5", "12.5"), ("12.50", "12.5"), ("10.00", "10"), ("100.0", "100"), ("0.05", "0.05"),
    ("0.10", "0.1"), ("1E-7", "0.0000001"), ("1234567.890", "1,234,567.89"), ("1000.001", "1,000.001"),
    ("-1", "-1"), ("-10", "-10"), ("-1234.50", "-1,234.5"), ("-0.5", "-0.5"), ("-0", "0"), ("-0.00", "0"),
    ("0.00", "0"),
]


@pytest.mark.parametrize(("value", "text"), WRITTEN)
def test_a_number_is_written_in_groups_of_three_and_without_idle_zeros(value: str, text: str) -> None:
    assert write_number(D(value)) == text
