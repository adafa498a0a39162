"""The plan's tables out of files: what Excel, LibreOffice and people make of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sagamihara_pdca.excel.writer import book_bytes, write_book
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.plan_files.csv_folder import csv_bytes, read_folder, write_plan_folder
from sagamihara_pdca.plan_files.source import load_plan, read_tables
from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.plan_tables.plan_book import plan_book
from sagamihara_pdca.plan_tables.schema import GUIDE, TABLES
from sagamihara_pdca.plan_tables.tables import plan_tables
from tests.office.validator import validate
from tests.plan_tables.editing import edited
from tests.worlds.plans import mizuno, sagamihara, sagamihara_tables


@pytest.mark.parametrize("plan", [sagamihara, mizuno], ids=["sagamihara", "mizuno"])
class TestRoundTrip:
    def test_tables_lead_back_to_the_same_plan(self, plan: Callable[[], Plan]) -> None:
        again, problems = build_plan(plan_tables(plan()))

        assert problems == []
        assert again == plan()

    def test_a_folder_leads_back_to_the_same_plan(self, plan: Callable[[], Plan], tmp_path: Path) -> None:
        write_plan_folder(plan_tables(plan()), tmp_path / "計画")

        assert load_plan(tmp_path / "計画") == (plan(), [])

    def test_a_workbook_leads_back_to_the_same_plan(self, plan: Callable[[], Plan], tmp_path: Path) -> None:
        write_book(plan_book(plan()), tmp_path / "plan.xlsx")

        assert load_plan(tmp_path / "plan.xlsx") == (plan(), [])

    def test_the_same_tables_give_the_same_bytes(self, plan: Callable[[], Plan]) -> None:
        assert book_bytes(plan_book(plan())) == book_bytes(plan_book(plan()))


ENCODINGS = [
    ("utf-8-sig", ",", ".csv"),
    ("utf-8", ",", ".csv"),
    ("utf-8", "\t", ".csv"),  # saved as CSV, pasted from Excel
    ("utf-8-sig", "\t", ".tsv"),
    ("utf-16", "\t", ".txt"),  # Excel's Unicode text
    ("utf-8-sig", ";", ".csv"),  # Windows with a list separator of its own
    ("utf-8", ",", ".txt"),
]


@pytest.mark.parametrize(("encoding", "comma", "suffix"), ENCODINGS)
def test_every_way_in_which_excel_saves_text_is_read(encoding: str, comma: str, suffix: str, tmp_path: Path) -> None:
    for table in sagamihara_tables():
        lines = [comma.join('"' + cell.text + '"' for cell in row) for row in (table.headings, *table.rows)]
        (tmp_path / f"{table.name}{suffix}").write_text("\r\n".join(lines), encoding=encoding, newline="")

    assert load_plan(tmp_path) == (sagamihara(), [])


@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_a_line_that_says_the_separator_and_a_title_are_passed_over(comma: str, tmp_path: Path) -> None:
    for table in sagamihara_tables():
        lines = [comma.join('"' + cell.text + '"' for cell in row) for row in (table.headings, *table.rows)]
        (tmp_path / f"{table.name}.csv").write_text("\r\n".join([f"sep={comma}", "計画の表", *lines]), encoding="utf-8", newline="")

    assert load_plan(tmp_path) == (sagamihara(), [])


def test_plain_japanese_csv_of_excel_is_read(tmp_path: Path) -> None:
    (tmp_path / "施策.csv").write_bytes("施策番号,施策名\r\n1-1,髙﨑①の森\r\n".encode("cp932"))

    tables, problems = read_tables(tmp_path)

    assert [cell.text for cell in tables[0].rows[0]] == ["1-1", "髙﨑①の森"]
    assert problems == []


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that nobody can read")
def test_a_file_that_cannot_be_opened_is_a_problem_of_that_file(tmp_path: Path) -> None:
    write_plan_folder(sagamihara_tables(), tmp_path)
    (tmp_path / "施策.csv").unlink()
    (tmp_path / "施策.csv").symlink_to("/proc/self/mem")

    tables, problems = read_tables(tmp_path)

    assert [(problem.code, problem.place.file) for problem in problems] == [("PLN111", "施策.csv")]
    assert len(tables) == len(TABLES) - 1
    assert load_plan(tmp_path)[0] is None


def test_a_folder_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "計画").write_text("not a folder", encoding="utf-8")

    assert [problem.code for problem in read_folder(tmp_path / "計画")[1]] == ["PLN111"]


def test_a_file_without_a_line_is_a_table_without_columns(tmp_path: Path) -> None:
    (tmp_path / "施策.csv").write_bytes(b"")

    (table,), problems = read_tables(tmp_path)

    assert (table.name, table.headings, table.rows, problems) == ("施策", (), (), [])


def test_what_is_not_a_table_of_text_is_left_alone(tmp_path: Path) -> None:
    write_plan_folder(sagamihara_tables(), tmp_path)
    (tmp_path / "README.md").write_text("# メモ", encoding="utf-8")
    (tmp_path / ".事業.csv").write_bytes(b"\x00\x05")
    (tmp_path / "古い計画").mkdir()

    assert load_plan(tmp_path) == (sagamihara(), [])


UNREADABLE = [
    (b"\xff\x00\xff\x81", "PLN104"),
    ('施策番号,施策名\n1-1,"閉じない\n'.encode(), "PLN104"),
    ("施策番号,施策名\n1-1,窓口、手続,余り\n".encode(), "PLN109"),
]


@pytest.mark.parametrize(("data", "code"), UNREADABLE)
def test_a_broken_csv_is_named(data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "施策.csv").write_bytes(data)

    problems = read_tables(tmp_path)[1]

    assert [(p.code, p.place.file) for p in problems] == [(code, "施策.csv")]


NOT_A_PLAN = [
    ("plan.xls", b"\xd0\xcf\x11\xe0", "PLN102"),
    ("plan.ods", b"PK\x03\x04", "PLN102"),
    ("plan.xlsx", b"\xd0\xcf\x11\xe0 encrypted", "PLN103"),
    ("plan.xlsx", b"PK\x03\x04 broken", "PLN103"),
    ("plan.xlsx", b"", "PLN103"),
]


@pytest.mark.parametrize(("name", "data", "code"), NOT_A_PLAN)
def test_a_file_that_is_not_a_plan_is_refused(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)

    plan, problems = load_plan(tmp_path / name)

    assert plan is None
    assert [p.code for p in problems] == [code]


def test_a_workbook_with_a_flipped_bit_is_refused(tmp_path: Path) -> None:
    write_book(plan_book(sagamihara()), tmp_path / "plan.xlsx")
    data = bytearray((tmp_path / "plan.xlsx").read_bytes())
    data[data.index(b"xl/sharedStrings.xml") + 60] ^= 0xFF  # in its compressed text
    (tmp_path / "plan.xlsx").write_bytes(data)

    plan, problems = load_plan(tmp_path / "plan.xlsx")

    assert (plan, [p.code for p in problems]) == (None, ["PLN103"])


def test_a_plan_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert [p.code for p in load_plan(tmp_path / "plan.xlsx")[1]] == ["PLN101"]
    assert [p.code for p in load_plan(tmp_path)[1]] == ["PLN101"]


# ------------------------------------------------------------------ a workbook in staff's hands


def _blank_rows(sheet: Worksheet) -> None:
    sheet.insert_rows(3, 2)


def _title_above(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "第2次相模原市ICT総合戦略 事業の一覧"
    sheet.merge_cells("A1:G1")


def _blanks_around(sheet: Worksheet) -> None:
    sheet["C2"] = f"　{sheet['C2'].value} \n"
    sheet["A3"] = "１－１－０２"
    sheet["H2"] = "ＤＸ 推進課"


def _colours(sheet: Worksheet) -> None:
    for row in sheet["A1:K40"]:
        for cell in row:
            cell.fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF80")


def _merged_years(sheet: Worksheet) -> None:
    sheet.merge_cells("D2:G2")


def _swapped_columns(sheet: Worksheet) -> None:
    for row in range(1, sheet.max_row + 1):
        first, second = sheet.cell(row, 10), sheet.cell(row, 11)
        first.value, second.value = second.value, first.value


def _western_years(sheet: Worksheet) -> None:
    for cell, year in zip(sheet["D1:G1"][0], (2024, "2025年度", "令和8年度", "Ｒ９"), strict=True):
        cell.value = year


def _hidden(sheet: Worksheet) -> None:
    sheet.sheet_state = "hidden"


HARMLESS = [
    (_blank_rows, []), (_title_above, ["PLN108"]), (_blanks_around, []), (_colours, []), (_merged_years, ["PLN108"]),
    (_swapped_columns, []), (_western_years, []), (_hidden, []),
]


@pytest.mark.parametrize(("change", "codes"), HARMLESS)
def test_what_does_no_harm_changes_nothing(
        change: Callable[[Worksheet], None], codes: list[str], tmp_path: Path) -> None:
    path = _edited_book(tmp_path, change)

    plan, problems = load_plan(path)

    assert [p.code for p in problems] == codes
    assert plan == sagamihara()


def _date(sheet: Worksheet) -> None:
    sheet["B2"] = dt.datetime(2026, 1, 1)


def _project_date(sheet: Worksheet) -> None:
    sheet["A2"] = dt.date(2001, 1, 1)


def _formula(sheet: Worksheet) -> None:
    sheet["C2"] = '="電子申請"&"の利用促進"'


def _error(sheet: Worksheet) -> None:
    sheet["C2"] = "#N/A"


def _beyond(sheet: Worksheet) -> None:
    sheet["N5"] = "要確認"


def _far_away(sheet: Worksheet) -> None:
    sheet["XFD1048576"] = "済"


HARMFUL = [
    (_far_away, "PLN110", "XFD1048576"),
    (_date, "PLN305", "B2"),
    (_project_date, "PLN305", "A2"),
    (_formula, "PLN106", "C2"),
    (_error, "PLN107", "C2"),
    (_beyond, "PLN109", "N5"),
]


@pytest.mark.parametrize(("change", "code", "cell"), HARMFUL)
def test_what_does_harm_is_reported_in_its_cell(
        change: Callable[[Worksheet], None], code: str, cell: str, tmp_path: Path) -> None:
    plan, problems = load_plan(_edited_book(tmp_path, change))

    assert plan is None
    assert (code, "plan.xlsx", "事業", cell) in [(p.code, p.place.file, p.place.sheet, p.place.cell) for p in problems]


NUMBERS = [
    (25, "General", "25"),
    (25.0, "General", "25"),
    (0.1 + 0.2, "General", "0.3"),
    (0.14, "0%", "14%"),
    (0.134, "0.0%", "13.4%"),
    (1234567.5, "#,##0.0", "1234567.5"),
    (1e15, "General", "1000000000000000"),
    (True, "General", "TRUE"),
    (dt.datetime(2026, 1, 1), "m月d日", "2026/1/1"),
]


@pytest.mark.parametrize(("value", "number_format", "text"), NUMBERS)
def test_a_number_becomes_the_text_that_a_person_reads(
        value: object, number_format: str, text: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["見出し", "値"])
    book.active.append(["x", value])
    book.active["B2"].number_format = number_format
    book.save(tmp_path / "plan.xlsx")

    tables, problems = read_tables(tmp_path / "plan.xlsx")

    assert [cell.text for cell in tables[0].rows[0]] == ["x", text]
    assert problems == []


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    tables = edited(sagamihara_tables(), "事業", ("C2", '=HYPERLINK("http://example.com")'), ("J2", "+1"))

    plan, _ = build_plan(tables)
    assert plan is not None

    write_book(plan_book(plan), tmp_path / "plan.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["事業"]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value} == {"s"}
    assert sheet["C2"].value == '=HYPERLINK("http://example.com")'
    assert sheet["C2"].hyperlink is None


def test_the_exported_workbook_helps_its_editor(tmp_path: Path) -> None:
    write_book(plan_book(sagamihara()), tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")

    lists = {(sheet.title, str(rule.sqref), rule.formula1)
             for sheet in book for rule in sheet.data_validations.dataValidation}

    assert book.sheetnames == [GUIDE, *(form.name for form in TABLES)]
    assert all(book[form.name].freeze_panes for form in TABLES)
    assert {cell.number_format for cell in book["事業"]["A"][1:]} == {"@"}
    assert book["事業"].column_dimensions["A"].width > 8
    assert ("事業", "D2:D1001", '"A,B,C"') in lists
    assert ("課・機関", "C2:C1001", '"課,グループ"') in lists


def test_rows_below_a_table_are_ready_for_typing(tmp_path: Path) -> None:
    write_book(plan_book(sagamihara()), tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["事業"]

    lines = {str(area.sqref): area.rules[0].formula for area in sheet.conditional_formatting}

    assert {sheet.column_dimensions[letter].number_format for letter in "ACDHJKL"} == {"@"}
    assert lines == {"A2:L1001": ["COUNTA($A2:$L2)>0"]}
    assert sheet.print_area == ""  # a row typed below an area would not print
    assert (sheet.print_title_rows, sheet.auto_filter.ref, sheet.freeze_panes) == ("$1:$1", "A1:L27", "D2")


def test_a_table_without_rows_shows_where_to_begin(tmp_path: Path) -> None:
    write_book(plan_book(sagamihara()), tmp_path / "plan.xlsx")

    assert openpyxl.load_workbook(tmp_path / "plan.xlsx")["入力項目"].auto_filter.ref == "A1:I2"


def test_the_guide_is_never_read(tmp_path: Path) -> None:
    write_book(plan_book(sagamihara()), tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    book[GUIDE].merge_cells("A12:A20")
    book[GUIDE]["B30"] = "=1/0"
    book.save(tmp_path / "plan.xlsx")

    assert load_plan(tmp_path / "plan.xlsx") == (sagamihara(), [])


@pytest.mark.npm
def test_the_validator_finds_no_error(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    write_book(plan_book(sagamihara()), path)

    assert validate([path]) == {path: []}


def test_the_csv_is_one_that_excel_opens_by_double_click() -> None:
    data = csv_bytes(sagamihara_tables()[3])

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 27
    assert "\"各窓口でのキャッシュレス決済の運用\n導入窓口の拡大に向けた検討\"".encode() in data


def _edited_book(folder: Path, change: Callable[[Worksheet], None]) -> Path:
    path = folder / "plan.xlsx"
    write_book(plan_book(sagamihara()), path)
    book = openpyxl.load_workbook(path)
    change(book["事業"])
    book.save(path)
    return path
