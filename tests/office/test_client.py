"""LibreOffice behaves, under our hands, as it does under a clerk's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from tests.office.client import Book, CellError, Office, OfficeFailed, a1
from tests.office.looks import looks
from tests.office.recalc import recalculated

FORM = "入力"


def write_form(path: Path) -> Path:
    """A small input sheet: hidden key row and column, five inputs (one merged), a rate with a colour, protected."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(FORM)
        unlocked = book.add_format({"locked": False})
        reached = book.add_format({"bg_color": "#77D9A8"})
        sheet.write_string("A1", "key")
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_column("A:A", 5, None, {"hidden": True})
        for cell in ("C3", "E3", "C5", "E5"):
            sheet.write_blank(cell, None, unlocked)
        sheet.merge_range("C7:E8", "", unlocked)
        sheet.write_formula("G5", '=IF(OR(C5="",E5=""),"",ROUND(C5/E5*100,1))', None, "")
        sheet.conditional_format("G5", {"type": "formula", "criteria": "=N($G$5)>=100", "format": reached})
        sheet.protect()
        table = book.add_worksheet("一覧")
        table.write_column("A1", [3, 1, 2])
        table.write_column("B1", ["三", "一", "二"])
    return path


@pytest.fixture
def book(office: Office, tmp_path: Path) -> Iterator[Book]:
    with office.open(write_form(tmp_path / "課の様式.xlsx")) as opened:
        yield opened


TYPED = [
    # typed, what the cell then holds
    ("25", 25.0),
    ("１２", 12.0),
    ("1,234", 1234.0),
    ("50%", 0.5),
    ("2024/5/1", 45413.0),
    ("1-1-01", 36892.0),
    ("１２件", "１２件"),
    ("約3割", "約3割"),
    ("=1+1", 2.0),
    ("=1/0", CellError(532, "#DIV/0!")),
    ("一行目\n二行目", "一行目\n二行目"),
    ("𠮷野家①㈱髙﨑", "𠮷野家①㈱髙﨑"),
]


def test_what_is_typed_becomes_what_a_japanese_office_makes_of_it(book: Book) -> None:
    cells = {f"D{row}": typed for row, (typed, _) in enumerate(TYPED, start=1)}

    book.type_all(("一覧", cell, typed) for cell, typed in cells.items())

    assert [(typed, book.read("一覧", cell).value) for cell, typed in cells.items()] == TYPED


def test_a_day_typed_into_a_number_cell_leaves_a_serial_number(book: Book) -> None:
    book.type(FORM, "C5", "5月1日")

    reading = book.read(FORM, "C5")
    assert reading.kind == "VALUE"
    assert isinstance(reading.value, float) and reading.value > 45_000


def test_a_locked_cell_stays_as_it_is(book: Book) -> None:
    book.type_all([(FORM, "C5", "30"), (FORM, "E5", "40"), (FORM, "G5", "999")])

    assert book.read(FORM, "G5").value == 75.0


def test_delete_empties_an_input(book: Book) -> None:
    book.type(FORM, "C5", "30")

    book.erase(FORM, "C5")

    assert book.read(FORM, "C5").value is None


def test_tab_goes_from_input_to_input_and_round(book: Book) -> None:
    assert book.tab_from(FORM, "C3", 5) == ("E3", "C5", "E5", "C7", "C3")


def test_the_colour_of_a_condition_comes_and_goes_while_typing(office: Office, book: Book) -> None:
    fills = []

    for typed in ("99", "100"):
        book.type_all([(FORM, "C5", typed), (FORM, "E5", "100")])
        fills.append(looks(office, book, FORM)["G5"].fill)

    assert fills == [None, "#77D9A8"]


def test_a_protected_sheet_refuses_what_excel_would_refuse(book: Book) -> None:
    with pytest.raises(OfficeFailed, match="protected"):
        book.insert_rows(FORM, 2)


def test_people_move_things_about(book: Book, tmp_path: Path) -> None:
    book.unprotect(FORM)
    book.type_all([(FORM, "C5", "30"), (FORM, "E5", "40")])

    book.insert_rows(FORM, 2, 3)
    book.insert_columns(FORM, 2)
    book.cut_paste(FORM, "D8", "D9")
    book.delete_rows(FORM, 2)
    book.sort("一覧", "A1:B3", 1)
    book.copy_sheet(FORM, "写し", 1)
    book.move_sheet("一覧", 0)
    book.rename_sheet("一覧", "並べ替え")

    assert book.sheet_names() == ("並べ替え", FORM, "写し")
    assert [book.read("並べ替え", f"B{row}").text for row in (1, 2, 3)] == ["一", "二", "三"]
    assert (book.read(FORM, "D8").value, book.read(FORM, "F7").value) == (30.0, 40.0)
    assert book.read(FORM, "H7").value == 75.0


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".xls"])
def test_a_saved_copy_holds_what_was_typed(office: Office, book: Book, tmp_path: Path, suffix: str) -> None:
    book.type_all([(FORM, "C5", "30"), (FORM, "C7", "窓口を3か所で開設した。")])

    saved = book.save_as(tmp_path / f"保存{suffix}")

    with office.open(saved) as again:
        assert again.read(FORM, "C5").value == 30.0
        assert again.read(FORM, "C7").text == "窓口を3か所で開設した。"


def test_all_cells_are_read_at_once(book: Book) -> None:
    book.type_all([(FORM, "C5", "1"), (FORM, "E5", "0"), ("一覧", "C1", "=A1*2")])

    readings, values = book.read_all(), book.values()

    assert values[FORM, "G5"] == CellError(532, "#DIV/0!")
    assert values["一覧", "C1"] == 6.0
    assert {key: reading.value for key, reading in readings.items()} == values


def test_a_false_stored_result_does_not_survive_recalculation(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "stored.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("計算")
        sheet.write_number("A1", 8)
        for cell, formula, wrong in [
            ("B1", "=A1/3", 5),
            ("B2", '=IF(A1>5,"○","×")', "×"),
            ("B3", "=A1>5", False),
            ("B4", "=A1/0", 7),
            ("B5", '=""', "x"),
        ]:
            sheet.write_formula(cell, formula, None, wrong)

    found = recalculated(office, path)

    assert found == {
        ("計算", "A1"): 8.0,
        ("計算", "B1"): pytest.approx(8 / 3),
        ("計算", "B2"): "○",
        ("計算", "B3"): 1.0,
        ("計算", "B4"): CellError(532, "#DIV/0!"),
        ("計算", "B5"): "",
    }


def test_a_file_that_is_no_workbook_is_refused(office: Office, tmp_path: Path) -> None:
    with pytest.raises(OfficeFailed):
        office.open(tmp_path / "missing.xlsx")


def test_cells_are_named_as_excel_names_them() -> None:
    names = [a1(row, column) for row, column in [(1, 1), (18, 26), (2, 27), (1_048_576, 16_384)]]

    assert names == ["A1", "Z18", "AA2", "XFD1048576"]
