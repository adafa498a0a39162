"""What a cell means whose format, strokes or neighbours show something else than is stored: the value, and what is quoted of both."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.intake.typed_cells import understand
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.raw_book import CellKind, RawCell
from sagamihara_pdca.sheets.book import Field, InputKind
from sagamihara_pdca.sheets.inputs import AnswerValue
from tests.intake.test_cells import ASKED, DAY, GRADE, HERE, SCHOOLS, SHARE, TEXT, day, number, text

YEN, MYRIADS, MINUTES, NO_UNIT = (Field("実績", InputKind.NUMBER, ASKED, unit=unit) for unit in ("円", "万円", "分", ""))
FREE = Field("取組", InputKind.TEXT)
#: What is said: a code, and the words that the message must quote.
Said = tuple[str, ...]


def shown(stored: str, seen: str, *, percent: bool = False) -> RawCell:
    return RawCell(CellKind.NUMBER, stored, D(stored), percent=percent, shown=seen)


def quoted(words: str) -> str:
    return f"「{words}」"


CASES: list[tuple[Field, RawCell, AnswerValue | None, list[Said]]] = [
    # zeros before a number
    (SCHOOLS, shown("620", "00620"), D(620), []), (SCHOOLS, shown("620.5", "0620.5"), D("620.5"), []),
    (SCHOOLS, shown("-5", "-05"), D(-5), []), (SHARE, shown("0.5", "00.5"), D("0.5"), [("ACT020", "0.5")]),
    (SCHOOLS, shown("621", "00620"), None, [("ACT042", "00620", "621")]),
    # a dash for zero, and for nothing else
    *((SCHOOLS, shown("0", dash), D(0), [("ACT046", dash)]) for dash in ("-", "－", "―", "–")),
    (SCHOOLS, shown("0", " - "), D(0), [("ACT046",)]), (SCHOOLS, shown("0", "0校"), D(0), []),
    (SCHOOLS, shown("1", "-"), None, [("ACT043", "-", "1", "対象外")]),
    # words in place of a number
    (SCHOOLS, shown("0", "集計中"), None, [("ACT043", "集計中", "0")]), (SCHOOLS, shown("3", "多数"), None, [("ACT042", "多数", "3")]),
    # units and words around it
    (SCHOOLS, shown("12", "12校"), D(12), []), (SCHOOLS, shown("12", "12件"), None, [("ACT042", "12件", "12")]),
    (SCHOOLS, shown("12", "12％"), None, [("ACT042", "12％", "12")]), (SHARE, shown("12", "12％"), D(12), []),
    (SCHOOLS, shown("12", "約12校"), D(12), [("ACT044", "約12校", "12")]),
    (SCHOOLS, shown("1234000", "1,234"), None, [("ACT042", "1,234", "1234000")]),
    (SCHOOLS, shown("12400", "1.2万"), None, [("ACT042", "1.2万", "12400")]), (SCHOOLS, shown("12000", "1.2万"), D(12000), []),
    (SCHOOLS, shown("12004", "1.2万"), None, [("ACT042", "1.2万", "12004")]), (MYRIADS, shown("12000", "1億2,000万円"), D(12000), []),
    # rounded: by half of the last digit that is seen, and hardly (a thousandth) or more
    (SCHOOLS, shown("79.5", "80"), D("79.5"), [("ACT044", "80", "79.5")]), (SCHOOLS, shown("79.4", "80"), None, [("ACT042", "80", "79.4")]),
    (SCHOOLS, shown("80.5", "80"), D("80.5"), [("ACT044", "80", "80.5")]), (SCHOOLS, shown("80.6", "80"), None, [("ACT042", "80", "80.6")]),
    (SCHOOLS, shown("79.65", "79.7"), D("79.65"), [("ACT045", "79.7", "79.65")]),
    (SCHOOLS, shown("79.64", "79.7"), None, [("ACT042", "79.7", "79.64")]),
    (SCHOOLS, shown("500.5", "500"), D("500.5"), [("ACT045", "500", "500.5")]),
    (SCHOOLS, shown("499.5", "500"), D("499.5"), [("ACT044", "500", "499.5")]),
    (SCHOOLS, shown("0.0000001", "0"), D("1E-7"), [("ACT044", "0", "0.0000001")]),
    (SCHOOLS, shown("-619.9", "-620"), D("-619.9"), [("ACT045", "-620", "-619.9")]),
    (SCHOOLS, shown("-620", "620"), None, [("ACT042", "620", "-620")]),
    (SCHOOLS, shown("619.9", "約620"), D("619.9"), [("ACT044", "約620", "619.9")]),
    # per cent
    (SHARE, shown("0.138", "14%", percent=True), D("13.8"), [("ACT044", "14%", "13.8")]),
    (SHARE, shown("0.138", "13.80%", percent=True), D("13.8"), []),
    (SCHOOLS, shown("0.138", "14%", percent=True), None, [("ACT042", "14%", "13.8")]),
    (SHARE, shown("0.142", "0.14"), D("0.142"), [("ACT044", "0.14", "0.142"), ("ACT020", "0.142")]),
    (SHARE, number("0.0000001"), D("1E-7"), [("ACT020", "0.0000001")]),
    (SHARE, shown("0.5", "0.50"), D("0.5"), [("ACT020", "0.5")]),
    # nothing is shown, or another text
    (SCHOOLS, shown("620", ""), None, [("ACT041", "620")]), (SCHOOLS, shown("620", "　"), None, [("ACT041", "620")]),
    (FREE, RawCell(CellKind.TEXT, "できた。", shown=""), None, [("ACT041", "できた。")]),
    (FREE, RawCell(CellKind.TEXT, "できた。", shown="未できた。"), None, [("ACT042", "未できた。", "できた。")]),
    (FREE, shown("2520239", "252-0239"), "252-0239", []), (TEXT, shown("501", "0501"), "0501", []),
    # digits: fifteen are kept
    (SCHOOLS, number("1234567890123456"), None, [("ACT047", "1234567890123456")]),
    (SCHOOLS, number("0.1234567890123456"), None, [("ACT047", "0.1234567890123456")]),
    (SCHOOLS, number("0.123456789012345"), D("0.123456789012345"), []),
    (SCHOOLS, number("-999999999999999"), D("-999999999999999"), []), (SCHOOLS, number("-1E+15"), None, [("ACT047",)]),
    (SCHOOLS, shown("1234567890123456", "1234567890123456校"), None, [("ACT042", "1234567890123456校")]),
    # struck through
    (SCHOOLS, RawCell(CellKind.TEXT, "8", struck="2"), D(8), [("ACT040", "2", "8"), ("ACT011", "8")]),
    (SCHOOLS, RawCell(CellKind.NUMBER, "8", D(8), struck="2"), D(8), [("ACT040", "2", "8")]),
    (SCHOOLS, RawCell(CellKind.TEXT, "", struck="28"), None, [("ACT040", "28", "空欄として")]),
    (SCHOOLS, RawCell(CellKind.TEXT, "　", struck="28"), None, [("ACT040", "28", "空欄として")]),
    (SCHOOLS, RawCell(CellKind.TEXT, "", formula="B1", struck="28"), None, [("ACT040", "28", "空欄として")]),
    # under a merged cell
    (SCHOOLS, RawCell(CellKind.NUMBER, "5", D(5), covered=True), D(5), [("ACT049", "5")]),
    (SCHOOLS, RawCell(CellKind.TEXT, "", covered=True), None, []),
    (SCHOOLS, RawCell(CellKind.NUMBER, "5", D(5), struck="4", covered=True), D(5), [("ACT040", "4", "5"), ("ACT049", "5")]),
    # characters that nobody sees
    (FREE, text("前\x0b後"), "前\n後", [("ACT048",)]), (FREE, text("前\u202e後"), "前後", [("ACT048",)]),
    (FREE, text("前\r\n後"), "前\n後", []), (FREE, text("前\r後"), "前\n後", []), (FREE, text("前\r\n\x07後"), "前\n後", [("ACT048",)]),
    # what is quoted of a plain cell
    (SCHOOLS, day("45778"), None, [("ACT005", "2025/5/1")]), (SCHOOLS, text("不明"), None, [("ACT003", "不明")]),
    (SCHOOLS, text("32校"), D(32), [("ACT011", "32校", "32")]), (SCHOOLS, text("32件"), D(32), [("ACT004", "32件", "校")]),
    (NO_UNIT, text("12校"), D(12), [("ACT004", "12校", "「なし」")]), (YEN, text("12ドル"), None, [("ACT052", "12ドル", "円")]),
    (MINUTES, text("1.5時間"), None, [("ACT052", "1.5時間", "分")]), (SCHOOLS, text("12円"), None, [("ACT052", "12円", "校")]),
    (SCHOOLS, text("32校（令和6年度）"), D(32), [("ACT011", "32校（令和6年度）", "32、令和6年度")]),
    (MYRIADS, text("1億2,000万円"), D(12000), [("ACT011", "1億2,000万円", "12000")]),
    (SCHOOLS, text("0.0000001校"), D("1E-7"), [("ACT011", "0.0000001校", "「0.0000001」")]),
    (SCHOOLS, text("9月確定"), None, [("ACT030", "9月確定", "「集計中」")]),
    (SCHOOLS, text("中止（一部）"), None, [("ACT031", "中止（一部）", "「中止」")]),
    (SCHOOLS, text("約32校"), D(32), [("ACT019", "約32校", "32")]), (GRADE, text("A"), None, [("ACT008", "A", "◎")]),
    (GRADE, text("◯"), "○", [("ACT011", "◯", "○")]), (DAY, text("春"), None, [("ACT013", "春")]),
    (DAY, number("45748"), "2025-04-01", [("ACT021", "45748", "2025/4/1")]),
    (TEXT, text("六文字ですよ"), "六文字ですよ", [("ACT009", "6", "5")]), (FREE, text("－"), "－", [("ACT022", "－")]),
    (FREE, text("字" * 2001), "字" * 2001, [("ACT051", "2,001", "2,000")]),
]


@pytest.mark.parametrize(("field", "cell", "value", "said"), CASES)
def test_what_is_shown_and_what_is_stored_must_agree_or_both_are_quoted(
        field: Field, cell: RawCell, value: AnswerValue | None, said: list[Said]) -> None:
    typed = understand(cell, field, HERE)

    assert str(typed.value) == str(value)
    assert [p.code for p in typed.problems] == [code for code, *_ in said]
    for problem, (_, *words) in zip(typed.problems, said, strict=True):
        assert problem.place == HERE and quoted(field.label) in problem.message
        assert [w for w in words if w not in problem.message + problem.remedy] == []


#: What a number cell leaves beside its value: the state that its words stand for, their note, and the years that they name.
BESIDE: list[tuple[RawCell, str, str, tuple[int, ...]]] = [
    (shown("0", "集計中"), "集計中", "", ()), (shown("1", "-"), "対象外", "", ()), (shown("12", "12校（うち5）"), "", "内数5", ()),
    (shown("12", "12校（うち5）（令和6年度）"), "", "内数5、令和6年度", ()),
    (shown("0", "-"), "", "", ()), (text("中止（台風のため）"), "中止", "台風のため", ()), (text("中止（一部）"), "中止", "一部", ()),
    (text("9月確定"), "集計中", "9月確定", ()), (text("32校（うち5）※延べ"), "", "内数5、※延べ", ()),
    (text("32校（見込）"), "見込", "見込", ()), (text("32校（令和5年度）"), "", "令和5年度", (2023,)), (text("不明"), "", "", ()),
    (RawCell(CellKind.TEXT, "集計中", formula="A1"), "集計中", "", ()),
    (RawCell(CellKind.TEXT, "集計中", struck="32"), "集計中", "", ()),
]


@pytest.mark.parametrize(("cell", "state", "note", "years"), BESIDE)
def test_a_number_cell_leaves_a_state_a_note_and_years(cell: RawCell, state: str, note: str, years: tuple[int, ...]) -> None:
    typed = understand(cell, SCHOOLS, HERE)

    assert (typed.state, typed.note, typed.years) == (state, note, tuple(map(FiscalYear, years)))
