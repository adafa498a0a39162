"""What a division sees on its sheet is what is read, and nothing that was typed is passed over in silence: carrier by carrier.

Every change is made with openpyxl; the file is read as it is, and again after LibreOffice, exceljs or SheetJS has saved it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from sagamihara_pdca.input_form.form_rows import ACTUAL, SUB
from sagamihara_pdca.input_form.keys import EFFECT
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import AnswerValue
from tests.office.client import Office
from tests.office.validator import needs_npm
from tests.worlds.division_book import CULTURE, DIGITAL, DivisionBook, codes_of, read, values_of

D = Decimal
SHEET = "3-2-02"
FIGURE, WORDS = Ref(SHEET, "m.1.1", ACTUAL), Ref(SHEET, EFFECT, SUB)
RATE = Ref("1-1-02", "m.1.2", ACTUAL)  # in per cent
STRUCK = InlineFont(strike=True)
PLAIN = InlineFont()
Change = Callable[[Worksheet, str], None]


def typed(value: object, number_format: str = "") -> Change:
    def change(sheet: Worksheet, cell: str) -> None:
        sheet[cell] = value
        if number_format:
            sheet[cell].number_format = number_format
    return change


def struck_cell(value: object) -> Change:
    def change(sheet: Worksheet, cell: str) -> None:
        sheet[cell] = value
        sheet[cell].font = Font(strike=True)
    return change


def runs(*pieces: tuple[InlineFont, str]) -> Change:
    return typed(CellRichText(*(TextBlock(font, words) for font, words in pieces)))


#: What is done, to which input, what is read there, the codes that are said, programs that keep what was done.
EVERYWHERE, NOT_SHEETJS, AS_WRITTEN = ("office", "exceljs", "xlsx"), ("office", "exceljs"), ()
CARRIERS: list[tuple[str, Ref, Change, AnswerValue | None, set[str], tuple[str, ...]]] = [
    ("a struck figure and a new one", FIGURE, runs((STRUCK, "2"), (PLAIN, "8")), D(8), {"ACT040", "ACT011"}, NOT_SHEETJS),
    ("a struck figure alone", FIGURE, runs((STRUCK, "28")), None, {"ACT040", "ACT050"}, NOT_SHEETJS),
    ("a cell that is struck as a whole", FIGURE, struck_cell(28), None, {"ACT040", "ACT050"}, NOT_SHEETJS),
    ("a struck sentence and a new one", WORDS, runs((STRUCK, "できなかった。"), (PLAIN, "できた。")), "できた。", {"ACT040"}, NOT_SHEETJS),
    ("a raised figure", FIGURE, runs((PLAIN, "10"), (InlineFont(vertAlign="superscript"), "2")), None, {"ACT003"}, NOT_SHEETJS),
    ("a raised note", FIGURE, runs((PLAIN, "12"), (InlineFont(vertAlign="superscript"), "※1")), D(12), {"ACT011"}, NOT_SHEETJS),
    ("thousands that are not displayed", FIGURE, typed(1234000, "#,##0,"), None, {"ACT042"}, EVERYWHERE),
    ("a scale among the digits", FIGURE, typed(12, '0"万"'), None, {"ACT042"}, EVERYWHERE),
    ("a unit of another kind", FIGURE, typed(12, '0"％"'), None, {"ACT042"}, EVERYWHERE),
    ("words in place of zero", FIGURE, typed(0, '[=0]"集計中";General'), None, {"ACT043"}, EVERYWHERE),
    ("nothing is displayed", FIGURE, typed(620, ";;;"), None, {"ACT041"}, EVERYWHERE),
    ("a sign that is not displayed", FIGURE, typed(-620, "0;0"), None, {"ACT042"}, EVERYWHERE),
    ("rounded noticeably", FIGURE, typed(79.6, "0"), D("79.6"), {"ACT044"}, EVERYWHERE),
    ("rounded a little", FIGURE, typed(619.9, "0"), D("619.9"), {"ACT045"}, EVERYWHERE),
    ("a share rounded to whole per cent", RATE, typed(0.138, "0%"), D("13.8"), {"ACT044"}, EVERYWHERE),
    ("a share in per cent", RATE, typed(0.138, "0.0%"), D("13.8"), {"ACT011"}, EVERYWHERE),
    ("per cent only below one", RATE, typed(5, "[<1]0%;0"), D(5), set(), EVERYWHERE),
    ("words in place of no per cent", FIGURE, typed(0, '0%;-0%;"集計中"'), None, {"ACT043"}, EVERYWHERE),
    ("a fraction that is not exact", FIGURE, typed(79.61, "# ?/?"), None, {"ACT042"}, EVERYWHERE),
    ("powers of ten", FIGURE, typed(1234567, "0.00E+00"), None, {"ACT042"}, EVERYWHERE),
    ("a number that its format hides, as a text", WORDS, typed(620, ";;;"), None, {"ACT041"}, EVERYWHERE),
    ("digits in groups, as a text", WORDS, typed(2520239, "000-0000"), "252-0239", set(), EVERYWHERE),
    ("leading zeros, as a text", WORDS, typed(501, "0000"), "0501", set(), EVERYWHERE),
    ("a text that its format changes", WORDS, typed("できた。", '"未"@'), None, {"ACT042"}, EVERYWHERE),
    ("a zero as a dash", FIGURE, typed(0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '), D(0), {"ACT046"}, EVERYWHERE),
    ("leading zeros", FIGURE, typed(620, "00000"), D(620), set(), EVERYWHERE),
    ("grouping and a blank", FIGURE, typed(620, "#,##0_ "), D(620), set(), EVERYWHERE),
    ("a text that is not displayed", WORDS, typed("できた。", ";;;"), None, {"ACT041"}, EVERYWHERE),
    ("a vertical tab", WORDS, typed("前半_x000B_後半"), "前半\n後半", {"ACT048"}, AS_WRITTEN),
    ("a mark of direction", WORDS, typed("前半\u202e後半"), "前半後半", {"ACT048"}, EVERYWHERE),
    ("a letter that is none", WORDS, typed("前半_xFFFF_後半"), "前半後半", {"ACT048"}, AS_WRITTEN),
    ("binary noise", FIGURE, typed(0.1 + 0.2), D("0.3"), set(), EVERYWHERE),
    ("sixteen digits", FIGURE, typed(1234567890123456), None, {"ACT047"}, EVERYWHERE),
    ("sixteen digits as text", FIGURE, typed("1234567890123456"), None, {"ACT003"}, EVERYWHERE),
]
WAYS = [(case, way) for case in CARRIERS for way in ("openpyxl", *case[5])]


@pytest.fixture
def through(request: pytest.FixtureRequest) -> Callable[[str, Path], Path]:
    """Save a file with a program, and return what it wrote."""
    def save(way: str, path: Path) -> Path:
        if way == "openpyxl":
            return path
        saved = path.with_name(f"by_{way}.xlsx")
        if way == "office":
            office: Office = request.getfixturevalue("office")
            with office.open(path) as book:
                return book.save_as(saved)
        needs_npm()
        script = Path(__file__).with_name("resave.js")
        done = subprocess.run([shutil.which("node") or "node", str(script), way, str(path), str(saved)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return saved
    return save


@pytest.mark.npm
@pytest.mark.office
@pytest.mark.parametrize(("case", "way"), WAYS, ids=[f"{case[0]}, {way}" for case, way in WAYS])
def test_what_is_seen_is_read_or_asked_about(
        case: tuple[str, Ref, Change, AnswerValue | None, set[str], tuple[str, ...]], way: str, tmp_path: Path,
        through: Callable[[str, Path], Path]) -> None:
    _, ref, change, value, codes, _ = case
    sent = DivisionBook.of(DIGITAL if ref == RATE else CULTURE)
    path = changed(sent, lambda sheet: change(sheet, sent.cell(ref)), tmp_path, ref.sheet)

    reading = read(through(way, path))

    assert values_of(reading).get(ref) == value
    assert {f.problem.code for f in reading.findings if f.ref == ref} - {"ACT012"} == codes
    assert {k: v for k, v in values_of(reading).items() if k != ref and k.row != ref.row} == {
        k: v for k, v in sent.values.items() if k != ref and k.row != ref.row}


@pytest.mark.npm
@pytest.mark.office
@pytest.mark.parametrize("way", ["openpyxl", "office", "xlsx"])
def test_a_comment_is_asked_about_with_its_words_and_its_cell(way: str, tmp_path: Path, through: Callable[[str, Path], Path]) -> None:
    sent = DivisionBook.of(CULTURE)

    def comment(sheet: Worksheet) -> None:
        sheet[sent.cell(FIGURE)].comment = Comment("数値は後で差し替えます", "担当")

    reading = read(through(way, changed(sent, comment, tmp_path)))

    (said,) = (p for p in reading.problems if p.code == "FRM030")
    assert "数値は後で差し替えます" in said.message and said.place.cell == sent.cell(FIGURE)


def test_a_covered_answer_is_used_and_asked_about(tmp_path: Path) -> None:
    sent = DivisionBook.of(CULTURE)

    def merge(sheet: Worksheet) -> None:
        cell = sheet[sent.cell(FIGURE)]
        value = cell.value
        sheet.merge_cells(start_row=cell.row, end_row=cell.row, start_column=cell.column - 1, end_column=cell.column)
        sheet._cells[(cell.row, cell.column)] = openpyxl.cell.cell.Cell(sheet, cell.row, cell.column, value)

    reading = read(changed(sent, merge, tmp_path))

    assert values_of(reading)[FIGURE] == sent.values[FIGURE]
    assert "ACT049" in codes_of(reading)


def hide_row(sheet: Worksheet, cell: str) -> None:
    sheet.row_dimensions[sheet[cell].row].hidden = True


def hide_column(sheet: Worksheet, cell: str) -> None:
    for dimension in sheet.column_dimensions.values():  # one stands for several columns
        if dimension.min <= sheet[cell].column <= dimension.max:
            dimension.hidden = True


def hide_sheet(sheet: Worksheet, _: str) -> None:
    sheet.sheet_state = "hidden"


@pytest.mark.npm
@pytest.mark.office
@pytest.mark.parametrize("way", ["openpyxl", *EVERYWHERE])
@pytest.mark.parametrize(("hide", "code"), [(hide_row, "FRM034"), (hide_column, "FRM034"), (hide_sheet, "FRM035")])
def test_an_answer_in_a_hidden_place_is_used_and_asked_about(
        hide: Callable[[Worksheet, str], None], code: str, way: str, tmp_path: Path, through: Callable[[str, Path], Path]) -> None:
    sent = DivisionBook.of(CULTURE)

    reading = read(through(way, changed(sent, lambda sheet: hide(sheet, sent.cell(FIGURE)), tmp_path)))

    assert values_of(reading)[FIGURE] == sent.values[FIGURE]
    assert code in codes_of(reading)


def white(sheet: Worksheet, cell: str) -> None:
    sheet[cell].font = Font(color=Color(theme=0))
    sheet[cell].fill = PatternFill()


def struck_while(sheet: Worksheet, cell: str) -> None:
    sheet.conditional_formatting.add(cell, Rule("expression", dxf=DifferentialStyle(font=Font(strike=True)), formula=["TRUE"]))


@pytest.mark.npm
@pytest.mark.office
@pytest.mark.parametrize("way", ["openpyxl", "office", "exceljs"])
@pytest.mark.parametrize(("change", "code"), [(white, "FRM040"), (struck_while, "FRM041")])
def test_an_answer_that_nobody_sees_or_that_may_be_struck_is_used_and_asked_about(
        change: Change, code: str, way: str, tmp_path: Path, through: Callable[[str, Path], Path]) -> None:
    sent = DivisionBook.of(CULTURE)

    reading = read(through(way, changed(sent, lambda sheet: change(sheet, sent.cell(FIGURE)), tmp_path)))

    assert values_of(reading)[FIGURE] == sent.values[FIGURE]
    assert [p.place.cell for p in reading.problems if p.code == code] == [sent.cell(FIGURE)]


@pytest.mark.npm
@pytest.mark.office
@pytest.mark.parametrize("way", ["openpyxl", *EVERYWHERE])
@pytest.mark.parametrize("division", [CULTURE, DIGITAL])
def test_a_form_that_a_program_saved_says_nothing_of_its_own(division: str, way: str, tmp_path: Path,
                                                             through: Callable[[str, Path], Path]) -> None:
    path = DivisionBook.of(division).write(tmp_path / "sent.xlsx")
    book = openpyxl.load_workbook(path)
    book.save(path)

    assert [code for code in codes_of(read(through(way, path))) if code.startswith("FRM")] == []


def test_the_form_as_it_is_sent_hides_nothing_and_bears_nothing_beside(tmp_path: Path) -> None:
    reading = read(DivisionBook.of(DIGITAL).write(tmp_path / "sent.xlsx"))

    assert not {"FRM030", "FRM032", "FRM033", "FRM034", "FRM035", "FRM040", "FRM041"} & set(codes_of(reading))


@pytest.mark.office
@pytest.mark.parametrize("way", ["openpyxl", "office"])
def test_a_chart_is_asked_about(way: str, tmp_path: Path, through: Callable[[str, Path], Path]) -> None:
    reading = read(through(way, changed(DivisionBook.of(CULTURE), lambda sheet: sheet.add_chart(BarChart(), "E9"), tmp_path)))

    (said,) = (p for p in reading.problems if p.code == "FRM032")
    assert said.place.cell == "E9"


def test_an_added_sheet_with_nothing_but_a_chart_is_told(tmp_path: Path) -> None:
    def add(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("別紙").add_chart(BarChart(), "A1")

    assert "FRM012" in codes_of(read(changed(DivisionBook.of(CULTURE), add, tmp_path)))


def test_many_remarks_are_shown_to_the_tenth_and_then_counted(tmp_path: Path) -> None:
    sent = DivisionBook.of(CULTURE)

    def comments(sheet: Worksheet) -> None:
        for row in range(1, 14):
            sheet.cell(row, 12).comment = Comment(f"メモ{row}", "担当")

    reading = read(changed(sent, comments, tmp_path))

    assert codes_of(reading).count("FRM030") == 10
    (more,) = (p for p in reading.problems if p.code == "FRM031")
    assert "ほかに3か所" in more.message


def changed(sent: DivisionBook, change: Callable[[Worksheet], None], folder: Path, sheet: str = SHEET) -> Path:
    path = sent.write(folder / "sent.xlsx")
    book = openpyxl.load_workbook(path, rich_text=True)
    change(book[sheet])
    book.save(folder / "changed.xlsx")
    return folder / "changed.xlsx"
