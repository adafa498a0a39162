"""Codes that a spreadsheet changed: days, their serial numbers, zeros that are gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagamihara_pdca.model.table import Table, TableCell
from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.plan_tables.tables import table_of
from sagamihara_pdca.problems import Severity
from tests.plan_tables.editing import Tables, edited
from tests.worlds.plans import mizuno_tables, sagamihara, sagamihara_tables

POLICIES = len(sagamihara().policies)


def _mapped(tables: Tables, sheet: str, column: int, codes: dict[str, str]) -> Tables:
    """The tables with the codes of one column replaced."""
    def row(cells: tuple[TableCell, ...]) -> tuple[str, ...]:
        return tuple(codes.get(c.text, c.text) if x == column else c.text for x, c in enumerate(cells))

    return tuple(table_of(t.name, row(t.headings), tuple(map(row, t.rows)), t.place.file) if t.name == sheet else t
                 for t in tables)


#: What Excel makes of 1-1, 1-2, 2-1 … typed in 2026.
SERIALS = {f"{month}-{day}": str(46022 + day + (0, 0, 31, 59)[month]) for month in (1, 2, 3) for day in range(1, 6)}


def test_serial_numbers_of_days_are_codes_that_excel_changed_and_one_line_says_so() -> None:
    tables = _mapped(_mapped(sagamihara_tables(), "施策", 0, SERIALS), "事業", 1, SERIALS)

    plan, found = build_plan(tables)

    assert plan is None
    assert [(p.code, p.place.sheet, p.place.cell) for p in found] == [("PLN901", "施策", "A2"), ("PLN901", "事業", "B2")]
    assert found[0].message.startswith("番号が日付の通し番号（46023＝2026/1/1）に変わっています。同じ列のほか")
    assert f"ほか{POLICIES - 1}か所（A3、A4、" in found[0].message


@pytest.mark.parametrize(("codes", "is_fault"), [
    (("46023", "1-2"), True),  # beside a code that Excel left alone
    (("36892", "36893"), True),  # 1-1-1, 1-1-2
    (("40101", "40102", "40201"), False),  # a city's own numbers
    (("46024", "46054"), False),
    (("10101", "10102"), False),  # before the year 2000
])
def test_five_digits_are_days_only_where_the_column_says_so(codes: tuple[str, ...], is_fault: bool) -> None:
    tables = edited(mizuno_tables(), "施策", *((f"A{row}", code) for row, code in enumerate(codes, 2)))

    found = build_plan(tables)[1]

    assert ("PLN901" in {p.code for p in found}) is is_fault


@pytest.mark.parametrize(("file", "words"), [
    ("施策.csv", "開くたびに番号が変わります。「メモ帳」で開いて"), ("plan.xlsx", "表示形式を「文字列」にしてから"),
])
def test_the_remedy_survives_what_excel_does_next(file: str, words: str) -> None:
    tables = tuple(_in_file(table, file) for table in edited(sagamihara_tables(), "施策", ("A2", "1月1日")))

    found = [p for p in build_plan(tables)[1] if p.code == "PLN305"]

    assert [words in p.remedy for p in found] == [True]


def _in_file(table: Table, file: str) -> Table:
    rows = tuple(tuple(replace(c, place=replace(c.place, file=file)) for c in row) for row in table.rows)
    return replace(table, rows=rows)


def _numbered(numbers: dict[str, str]) -> Tables:
    return _mapped(sagamihara_tables(), "課・機関", 0, numbers)


@pytest.mark.parametrize("lost", [
    {f"{n:02}": str(n) for n in range(1, 10)},  # 1 to 9 beside 10 to 18
    {"03": "3"},  # one of them
])
def test_a_division_number_without_its_zero_is_the_number_with_it(lost: dict[str, str]) -> None:
    plan, found = build_plan(_numbered(lost))

    assert plan is not None
    assert plan.divisions == sagamihara().divisions
    assert [(p.code, p.severity) for p in found] == [("PLN902", Severity.NOTICE)]


@pytest.mark.parametrize("numbers", [
    {"02": "1"},  # beside 01
    {"02": "002", "03": "3"},  # 03 or 003?
])
def test_a_number_that_may_be_one_of_two_is_an_error(numbers: dict[str, str]) -> None:
    plan, found = build_plan(_numbered(numbers))

    assert plan is None
    assert [p.code for p in found] == ["PLN903"]


@pytest.mark.parametrize("numbers", [("1", "2", "3", "10", "11", "12"), ("1", "2", "3", "12", "1201", "1202")])
def test_numbers_of_another_kind_are_left_as_they_are(numbers: tuple[str, ...]) -> None:
    names = [cell.text for cell in mizuno_tables()[1].rows[0]]
    tables = tuple(table_of(t.name, tuple(c.text for c in t.headings), tuple((n, *names[1:]) for n in numbers))
                   if t.name == "施策" else t for t in mizuno_tables())

    plan, found = build_plan(tables)

    assert plan is not None
    assert [policy.number for policy in plan.policies] == list(numbers)
    assert found == []


#: (sheet, cell, what is typed): the code of another table without its zeros, or with too many.
REFERENCES = [
    ("成果指標", "A3", "1-1-2"), ("行動目標", "A2", "1-1-1"), ("成果指標", "A2", "1-1-1"), ("成果指標", "A2", "01-1-01"),
    ("事業", "H2", "1"), ("事業", "B2", "01-1"), ("事業", "I9", "DX推進課；2"),
]


@pytest.mark.parametrize(("sheet", "cell", "text"), REFERENCES)
def test_a_reference_without_zeros_means_the_only_code_that_it_can_mean(sheet: str, cell: str, text: str) -> None:
    plan, found = build_plan(edited(sagamihara_tables(), sheet, (cell, text)))

    assert plan is not None
    assert [(p.code, p.place.cell) for p in found] == [("PLN902", cell)]


@pytest.mark.parametrize("text", ["'1-1-01", '="1-1-01"', "１－１－０１"])
def test_a_code_marked_as_a_text_is_the_code(text: str) -> None:
    assert build_plan(edited(sagamihara_tables(), "事業", ("A2", text))) == (sagamihara(), [])


def test_a_reference_that_may_mean_two_codes_is_an_error() -> None:
    tables = edited(sagamihara_tables(), "事業", ("A3", "1-1-001"))

    found = build_plan(edited(tables, "行動目標", ("A2", "1-1-1")))[1]

    assert next((p.code, p.place.cell) for p in found if p.place.sheet == "行動目標") == ("PLN903", "A2")
    assert ("PLN503", "A2") not in [(p.code, p.place.cell) for p in found]
