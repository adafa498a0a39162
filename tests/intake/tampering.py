"""What people and programs do to a form on its way back, done by real clients, and whether anything is silently wrong.

    python -m tests.intake.tampering            runs every operation and prints the table of docs/collecting.md

Every input that was filled in is followed through the operation. It is *correct* when its answer comes back, *reported*
when it does not but a finding names it, its row, its sheet or the file, and *wrong* in every other case. Wrong must be 0.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from sagamihara_pdca.input_form.findings import Marked
from sagamihara_pdca.input_form.form_rows import ACTUAL, STATE, SUB
from sagamihara_pdca.input_form.keys import EFFECT, INITIATIVES, ISSUES
from sagamihara_pdca.intake.file_reading import FileReading
from sagamihara_pdca.problems import Severity
from sagamihara_pdca.sheets.book import Ref
from tests.office.client import Book, Office, OfficeMissing
from tests.worlds.division_book import CULTURE, DIGITAL, DivisionBook, read, values_of

RESAVE = Path(__file__).with_name("resave.js")
#: The sheet of 文化振興課, and two of the twelve of DX推進課.
SHEET, FIRST, SECOND = "3-2-02", "1-1-01", "1-1-02"

@dataclass(frozen=True)
class Count:
    """What became of the answers of one file."""

    correct: int = 0
    reported: int = 0
    wrong: int = 0


@dataclass(frozen=True)
class InOffice:
    """Something that is done in LibreOffice to one division's finished form."""

    name: str
    division: str
    act: Callable[[Book, DivisionBook], None]
    unmerged: bool = False  # somebody has taken the merged cells apart before: only then does LibreOffice sort


@dataclass(frozen=True)
class InLibrary:
    """Something that a library does: it reads the first file and writes the second."""

    client: str
    name: str
    division: str
    act: Callable[[Path, Path, DivisionBook], None]


def judge(book: DivisionBook, reading: FileReading) -> Count:
    """Follow every answer of the book."""
    got, serious = values_of(reading), [f for f in reading.findings if f.problem.severity is not Severity.NOTICE]
    named, whole = Marked(serious), reading.submission is None
    counts = {"correct": 0, "reported": 0, "wrong": 0}
    for ref, value in book.values.items():
        same = got.get(ref) == value
        counts["correct" if same else "reported" if whole or ref in named else "wrong"] += 1
    for ref in got.keys() - book.values.keys():  # an answer that nobody gave
        counts["reported" if ref in named else "wrong"] += 1
    return Count(**counts)


# LibreOffice --------------------------------------------------------------------------------------------------------

def _free(book: Book, *sheets: str) -> None:
    book.unprotect_book()
    for sheet in sheets:
        book.unprotect(sheet)


def _row(division: DivisionBook, ref: Ref) -> int:
    return int("".join(c for c in division.cell(ref) if c.isdigit()))


def _resave(book: Book, division: DivisionBook) -> None:
    _free(book)


def _insert_rows(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    for row in (_row(division, Ref(SHEET, EFFECT, SUB)), _row(division, Ref(SHEET, "m.1.2", ACTUAL)), 3):
        book.insert_rows(SHEET, row, 2)


def _insert_columns(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    book.insert_columns(SHEET, 6)
    book.insert_columns(SHEET, 3, 2)


def _insert_before_keys(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    book.insert_columns(SHEET, 1)
    book.insert_rows(SHEET, 1)


def _delete_answer_row(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    book.delete_rows(SHEET, _row(division, Ref(SHEET, EFFECT, SUB)))


def _delete_measure_row(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    book.delete_rows(SHEET, _row(division, Ref(SHEET, "m.1.1", ACTUAL)))


def _delete_state_column(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    book.delete_columns(SHEET, _column(division, Ref(SHEET, "m.1.1", STATE)))


def _delete_actual_column(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    book.delete_columns(SHEET, _column(division, Ref(SHEET, "m.1.1", ACTUAL)))


def _column(division: DivisionBook, ref: Ref) -> int:
    return ord(division.cell(ref)[0]) - ord("A") + 1


def _delete_key_column(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    book.delete_columns(SHEET, 1)


def _delete_key_row(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    book.delete_rows(SHEET, 1)


def _rename(book: Book, division: DivisionBook) -> None:
    _free(book)
    book.rename_sheet(FIRST, "電子申請")
    book.rename_sheet(SECOND, FIRST)


def _move(book: Book, division: DivisionBook) -> None:
    _free(book)
    book.move_sheet(FIRST, 9)
    book.move_sheet("はじめに", 5)


def _copy(book: Book, division: DivisionBook) -> None:
    _free(book)
    book.copy_sheet(FIRST, "控え", 2)


def _copy_and_edit(book: Book, division: DivisionBook) -> None:
    _copy(book, division)
    book.unprotect("控え")
    book.type("控え", division.cell(Ref(FIRST, EFFECT, SUB)), "控えに書き直した成果")


def _delete_sheet(book: Book, division: DivisionBook) -> None:
    _free(book)
    book.delete_sheet(SECOND)


def _move_row(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    row = _row(division, Ref(SHEET, ISSUES, SUB))
    book.cut_paste(SHEET, f"A{row}:M{row}", "A70")


def _move_visible_row(book: Book, division: DivisionBook) -> None:
    """What can be seen is cut and pasted below; the hidden key stays."""
    _free(book, SHEET)
    row = _row(division, Ref(SHEET, ISSUES, SUB))
    book.cut_paste(SHEET, f"B{row}:M{row}", "B70")


def _copy_row_and_edit(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    row = _row(division, Ref(SHEET, EFFECT, SUB))
    book.copy_paste(SHEET, f"A{row}:M{row}", "A70")
    book.type(SHEET, "C70", "写した行に書き足した成果")


def _cut_value_away(book: Book, division: DivisionBook) -> None:
    """The answer is cut and pasted beside the form."""
    _free(book, SHEET)
    cell = division.cell(Ref(SHEET, "m.1.1", ACTUAL))
    book.cut_paste(SHEET, cell, "P5")


def _erase_labels(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    for row in (EFFECT, ISSUES):
        book.erase(SHEET, f"B{_row(division, Ref(SHEET, row, SUB))}")


def _reword_label(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    book.type(SHEET, f"B{_row(division, Ref(SHEET, EFFECT, SUB))}", "成果・効果")


def _swap_labels(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    first, second = (_row(division, Ref(SHEET, row, SUB)) for row in (EFFECT, ISSUES))
    book.type(SHEET, f"B{first}", "課題")
    book.type(SHEET, f"B{second}", "成果")


def _overtype_mark(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    book.type(SHEET, "A1", "文化振興課")


def _sort(book: Book, division: DivisionBook) -> None:
    """By the labels; the hidden keys stay where they were."""
    _free(book, SHEET)
    book.sort(SHEET, "B2:N40", 1)


def _sort_with_keys(book: Book, division: DivisionBook) -> None:
    _free(book, SHEET)
    book.sort(SHEET, "A2:N40", 2, descending=True)


OFFICE = (
    InOffice("名前を付けて保存", DIGITAL, _resave),
    InOffice("行の挿入", CULTURE, _insert_rows),
    InOffice("列の挿入", CULTURE, _insert_columns),
    InOffice("先頭への行・列の挿入", CULTURE, _insert_before_keys),
    InOffice("回答の行の削除", CULTURE, _delete_answer_row),
    InOffice("測定項目の行の削除", CULTURE, _delete_measure_row),
    InOffice("状態の列の削除", CULTURE, _delete_state_column),
    InOffice("実績の列の削除", CULTURE, _delete_actual_column),
    InOffice("非表示のA列の削除", CULTURE, _delete_key_column),
    InOffice("非表示の1行目の削除", CULTURE, _delete_key_row),
    InOffice("並べ替え（見える列だけ）", CULTURE, _sort, unmerged=True),
    InOffice("並べ替え（全ての列）", CULTURE, _sort_with_keys, unmerged=True),
    InOffice("シート名の変更（入れ違い）", DIGITAL, _rename),
    InOffice("シートの移動", DIGITAL, _move),
    InOffice("シートの複製", DIGITAL, _copy),
    InOffice("シートの複製と書換え", DIGITAL, _copy_and_edit),
    InOffice("シートの削除", DIGITAL, _delete_sheet),
    InOffice("行の切取り・貼付け", CULTURE, _move_row),
    InOffice("見える部分だけの切取り・貼付け", CULTURE, _move_visible_row),
    InOffice("行の複写と書換え", CULTURE, _copy_row_and_edit),
    InOffice("回答の欄外への移動", CULTURE, _cut_value_away),
    InOffice("見出しの消去", CULTURE, _erase_labels),
    InOffice("見出しの書換え", CULTURE, _reword_label),
    InOffice("見出しの入替え", CULTURE, _swap_labels),
    InOffice("目印（A1）の上書き", CULTURE, _overtype_mark),
)


# openpyxl -----------------------------------------------------------------------------------------------------------

def _with_openpyxl(change: Callable[[openpyxl.Workbook, DivisionBook], None], **options: bool) -> Callable[[Path, Path, DivisionBook], None]:
    def act(source: Path, target: Path, division: DivisionBook) -> None:
        book = openpyxl.load_workbook(source, **options)
        change(book, division)
        book.save(target)

    return act


def _nothing(book: openpyxl.Workbook, division: DivisionBook) -> None:
    pass


def _py_insert(book: openpyxl.Workbook, division: DivisionBook) -> None:
    """openpyxl moves the cells and leaves merged areas behind."""
    book[SHEET].insert_rows(_row(division, Ref(SHEET, EFFECT, SUB)))


def _py_delete_column(book: openpyxl.Workbook, division: DivisionBook) -> None:
    book[SHEET].delete_cols(_column(division, Ref(SHEET, "m.1.1", ACTUAL)))


def _unmerge(sheet: Worksheet) -> None:
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))


def _py_sort(book: openpyxl.Workbook, division: DivisionBook) -> None:
    """A sort of everything that can be seen, downwards from Z: keys stay, labels and answers go with each other."""
    sheet = book[SHEET]
    _unmerge(sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(2, sheet.max_row, 2, 10)]
    rows.sort(key=lambda row: str(row[0] or ""), reverse=True)
    for position, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=2):
            sheet.cell(position, column).value = value


def _py_swap_two_rows(book: openpyxl.Workbook, division: DivisionBook) -> None:
    sheet = book[SHEET]
    _unmerge(sheet)
    first, second = (_row(division, Ref(SHEET, row, SUB)) for row in (INITIATIVES, "m.1.1.source"))
    for column in range(2, 11):
        one, other = sheet.cell(first, column), sheet.cell(second, column)
        one.value, other.value = other.value, one.value


def _py_unmerge(book: openpyxl.Workbook, division: DivisionBook) -> None:
    _unmerge(book[SHEET])


def _py_copy(book: openpyxl.Workbook, division: DivisionBook) -> None:
    book.copy_worksheet(book[FIRST])


def _py_paste_over(book: openpyxl.Workbook, division: DivisionBook) -> None:
    """All of one project's sheet is pasted over another's: keys, mark and all."""
    _unmerge(book[SECOND])
    for row in book[FIRST].iter_rows():
        for cell in row:
            book[SECOND].cell(cell.row, cell.column).value = cell.value


def _py_foreign(book: openpyxl.Workbook, division: DivisionBook) -> None:
    """A sheet of another division, cell by cell."""
    with tempfile.TemporaryDirectory() as name:
        other = openpyxl.load_workbook(DivisionBook.of(CULTURE).write(Path(name) / "other.xlsx"))[SHEET]
    added = book.create_sheet(SHEET)
    for row in other.iter_rows():
        for cell in row:
            if cell.value is not None:
                added.cell(cell.row, cell.column).value = cell.value


def _py_swap_columns(book: openpyxl.Workbook, division: DivisionBook) -> None:
    """The columns of actual and state change places, headings and all; the hidden keys stay."""
    sheet = book[SHEET]
    _unmerge(sheet)
    first, second = (_column(division, Ref(SHEET, "m.1.1", column)) for column in (ACTUAL, STATE))
    for row in range(2, sheet.max_row + 1):
        one, other = sheet.cell(row, first), sheet.cell(row, second)
        one.value, other.value = other.value, one.value


def _visible(source: Worksheet, target: Worksheet, last_row: int, first_row: int = 2) -> None:
    """What can be seen of one sheet is pasted over another; the hidden row and column stay."""
    _unmerge(target)
    for row in range(first_row, last_row + 1):
        for column in range(2, 11):
            target.cell(row, column).value = source.cell(row, column).value


def _py_paste_visible(book: openpyxl.Workbook, division: DivisionBook) -> None:
    _visible(book[FIRST], book[SECOND], 40)


def _py_paste_upper(book: openpyxl.Workbook, division: DivisionBook) -> None:
    _visible(book[FIRST], book[SECOND], 14)


def _py_paste_lower(book: openpyxl.Workbook, division: DivisionBook) -> None:
    _visible(book[FIRST], book[SECOND], 40, first_row=7)


def _py_exchange(book: openpyxl.Workbook, division: DivisionBook) -> None:
    """The visible forms of two projects change places."""
    kept = book.copy_worksheet(book[FIRST])
    _visible(book[SECOND], book[FIRST], 40)
    _visible(kept, book[SECOND], 40)
    del book[kept.title]


def _py_copy_mark(book: openpyxl.Workbook, division: DivisionBook) -> None:
    book[SECOND]["A1"].value = book[FIRST]["A1"].value


def _py_last_year(book: openpyxl.Workbook, division: DivisionBook) -> None:
    """The heading of last year's form, as it comes along when that is pasted over this year's."""
    sheet = book[SHEET]
    sheet["B2"].value = str(sheet["B2"].value).replace("令和6年度", "令和5年度")


def _py_other_guide(book: openpyxl.Workbook, division: DivisionBook) -> None:
    """The guide of another division."""
    for row in book["はじめに"].iter_rows():
        for cell in row:
            if cell.value == "文化振興課":
                cell.value = "学務課"


def _shifted(first: str, last: str, rows: int) -> Callable[[openpyxl.Workbook, DivisionBook], None]:
    """The cells of some columns, from 成果 downwards, move down; or, where `rows` is negative, up over the first of them."""
    def change(book: openpyxl.Workbook, division: DivisionBook) -> None:
        sheet = book[SHEET]
        _unmerge(sheet)
        start = _row(division, Ref(SHEET, EFFECT, SUB)) + max(0, -rows)
        sheet.move_range(f"{first}{start}:{last}{sheet.max_row}", rows=rows)

    return change


def _exchange_rows(first: int, last: int) -> Callable[[openpyxl.Workbook, DivisionBook], None]:
    """Some columns of two measures change places."""
    def change(book: openpyxl.Workbook, division: DivisionBook) -> None:
        sheet = book[SHEET]
        _unmerge(sheet)
        one, other = (_row(division, Ref(SHEET, key, ACTUAL)) for key in ("m.1.1", "m.1.2"))
        for column in range(first, last + 1):
            left, right = sheet.cell(one, column), sheet.cell(other, column)
            left.value, right.value = right.value, left.value

    return change


OPENPYXL = (
    InLibrary("openpyxl", "保存し直し", DIGITAL, _with_openpyxl(_nothing)),
    InLibrary("openpyxl", "値だけにして保存", DIGITAL, _with_openpyxl(_nothing, data_only=True)),
    InLibrary("openpyxl", "行の挿入", CULTURE, _with_openpyxl(_py_insert)),
    InLibrary("openpyxl", "実績の列の削除", CULTURE, _with_openpyxl(_py_delete_column)),
    InLibrary("openpyxl", "セル結合の解除", CULTURE, _with_openpyxl(_py_unmerge)),
    InLibrary("openpyxl", "並べ替え（見える列だけ）", CULTURE, _with_openpyxl(_py_sort)),
    InLibrary("openpyxl", "2行の入替え（見える列だけ）", CULTURE, _with_openpyxl(_py_swap_two_rows)),
    InLibrary("openpyxl", "実績と状態の列の入替え", CULTURE, _with_openpyxl(_py_swap_columns)),
    InLibrary("openpyxl", "シートの複製", DIGITAL, _with_openpyxl(_py_copy)),
    InLibrary("openpyxl", "別の事業のシートへの全面貼付け", DIGITAL, _with_openpyxl(_py_paste_over)),
    InLibrary("openpyxl", "別の事業の見える部分の貼付け", DIGITAL, _with_openpyxl(_py_paste_visible)),
    InLibrary("openpyxl", "別の事業の上半分の貼付け", DIGITAL, _with_openpyxl(_py_paste_upper)),
    InLibrary("openpyxl", "別の事業の下半分の貼付け", DIGITAL, _with_openpyxl(_py_paste_lower)),
    InLibrary("openpyxl", "2事業の見える部分の入替え", DIGITAL, _with_openpyxl(_py_exchange)),
    InLibrary("openpyxl", "別の事業のシートへの目印の写し", DIGITAL, _with_openpyxl(_py_copy_mark)),
    InLibrary("openpyxl", "前年度の表題", CULTURE, _with_openpyxl(_py_last_year)),
    InLibrary("openpyxl", "別の課の「はじめに」", CULTURE, _with_openpyxl(_py_other_guide)),
    InLibrary("openpyxl", "回答の列だけのセルの挿入", CULTURE, _with_openpyxl(_shifted("C", "J", 1))),
    InLibrary("openpyxl", "回答の列だけのセルの削除", CULTURE, _with_openpyxl(_shifted("C", "J", -1))),
    InLibrary("openpyxl", "見出しの列だけのセルの挿入", CULTURE, _with_openpyxl(_shifted("B", "B", 1))),
    InLibrary("openpyxl", "見出しの列だけのセルの削除", CULTURE, _with_openpyxl(_shifted("B", "B", -1))),
    InLibrary("openpyxl", "見える列だけのセルの挿入", CULTURE, _with_openpyxl(_shifted("B", "J", 1))),
    InLibrary("openpyxl", "目標と実績の2行の入替え", CULTURE, _with_openpyxl(_exchange_rows(4, 10))),
    InLibrary("openpyxl", "測定項目の2行の入替え（見える列だけ）", CULTURE, _with_openpyxl(_exchange_rows(2, 10))),
    InLibrary("openpyxl", "別の課のシートの追加", DIGITAL, _with_openpyxl(_py_foreign)),
)


# npm ----------------------------------------------------------------------------------------------------------------

def _with_node(client: str, operation: str) -> Callable[[Path, Path, DivisionBook], None]:
    def act(source: Path, target: Path, division: DivisionBook) -> None:
        subprocess.run(["node", str(RESAVE), client, str(source), str(target), operation], check=True, timeout=120,
                       capture_output=True)

    return act


NPM = (
    InLibrary("exceljs", "保存し直し", DIGITAL, _with_node("exceljs", "resave")),
    InLibrary("exceljs", "行の挿入", CULTURE, _with_node("exceljs", "insert row")),
    InLibrary("exceljs", "シート名の変更", DIGITAL, _with_node("exceljs", "rename sheets")),
    InLibrary("SheetJS", "保存し直し", DIGITAL, _with_node("xlsx", "resave")),
)


def in_office(office: Office, operation: InOffice, folder: Path) -> Count:
    """Do one operation in LibreOffice and judge what is read afterwards."""
    book = DivisionBook.of(operation.division)
    source = book.write(folder / "sent.xlsx")
    if operation.unmerged:
        _with_openpyxl(_py_unmerge)(source, source, book)
    with office.open(source) as opened:
        operation.act(opened, book)
        saved = opened.save_as(folder / "returned.xlsx")
    return judge(book, read(saved))


def in_library(operation: InLibrary, folder: Path) -> Count:
    """Do one operation with a library and judge what is read afterwards."""
    book = DivisionBook.of(operation.division)
    operation.act(book.write(folder / "sent.xlsx"), folder / "returned.xlsx", book)
    return judge(book, read(folder / "returned.xlsx"))


def run_all(office: Office | None, folder: Path) -> Iterator[tuple[str, str, Count]]:
    """Every operation: client, name, what became of the answers."""
    for number, operation in enumerate(OFFICE if office is not None else ()):
        assert office is not None
        yield "LibreOffice", operation.name, in_office(office, operation, _new(folder, f"office{number}"))
    for number, step in enumerate((*OPENPYXL, *NPM)):
        yield step.client, step.name, in_library(step, _new(folder, f"library{number}"))


def _new(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name


def main() -> None:
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        (Path(name) / "office").mkdir()
        try:
            office: Office | None = stack.enter_context(Office.start(Path(name) / "office"))
        except OfficeMissing as missing:
            print(f"without LibreOffice: {missing}")
            office = None
        print("| client | operation | correct | reported | wrong |\n| --- | --- | ---: | ---: | ---: |")
        wrong = 0
        for client, operation, count in run_all(office, Path(name)):
            print(f"| {client} | {operation} | {count.correct} | {count.reported} | {count.wrong} |", flush=True)
            wrong += count.wrong
    print(f"\nwrong in all: {wrong}")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
