"""A year as it is lived, from the forms to a correction after publication, with every decision typed into Excel (LibreOffice).

What went wrong in the first version: decisions were options to be typed at every command, the next year forgot them, a published
figure moved with the folder, workbooks that a clerk had typed into were overwritten.
"""

from __future__ import annotations

import json
from decimal import Decimal as D
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.settings import Settings
from tests.cli.test_typed_decisions import FILES, heading, row_of
from tests.office.client import Office
from tests.worlds.mizuno_answers import R8, REQUIRED, send
from tests.worlds.plans import MIZUNO, mizuno
from tests.worlds.whole_year import answer_all, files_of

R9 = R8.next


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "--plan", str(MIZUNO), *arguments])


def typed(office: Office, path: Path, sheet: str, cell: str, words: str) -> None:
    with office.open(path) as book:
        book.type(sheet, cell, words)
        book.save_as(path)


def chosen(office: Office, root: Path, file: str) -> None:
    """The clerk writes 採用 beside a file, in LibreOffice."""
    path = Settings(root).output(R8) / "回収状況.xlsx"
    tab = openpyxl.load_workbook(path)[FILES]
    typed(office, path, FILES, tab.cell(row_of(tab, file), heading(tab, "採用")).coordinate, "採用")


def evaluated(office: Office, root: Path, project: str, column: str, words: str) -> None:
    """The office evaluates a project in the review workbook, in LibreOffice."""
    path = Settings(root).output(R8) / "事務局評価.xlsx"
    tab = openpyxl.load_workbook(path).worksheets[0]
    row = next(cells[0].row for cells in tab.iter_rows() if any(cell.value == project for cell in cells[1:]))
    head = next(cell.column for cells in tab.iter_rows(max_row=6) for cell in cells
                if str(cell.value).replace("\n", "") == column)
    typed(office, path, tab.title, tab.cell(row, head).coordinate, words)


def summary(folder: Path) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((folder / "summary.json").read_text("utf-8"))
    return loaded


def test_a_year_is_decided_once_published_sealed_and_corrected(tmp_path: Path, office: Office) -> None:
    root, settings = tmp_path, Settings(tmp_path)
    assert call(root, "generate", "R8", "--due", "2027-05-30").exit_code == 0
    for division in REQUIRED:
        send(root, division, f"{division}.xlsx")
    send(root, "03", "訂正　その１（𠮷田）.xlsx", {"m.1.1.actual": D(14)}, "1-01")
    assert call(root, "collect", "R8").exit_code == 1  # two files of one division contradict each other

    chosen(office, root, "訂正　その１（𠮷田）.xlsx")
    # Every command follows what was typed, and none has to be told again.
    assert call(root, "collect", "R8").exit_code == 0
    assert call(root, "review", "R8").exit_code == 0
    evaluated(office, root, "1-01", "事務局評価", "5")
    evaluated(office, root, "1-01", "公表文", "待ち時間を大きく縮めました。")
    assert call(root, "report", "R8", "--published", "2027-08-29").exit_code == 0
    assert call(root, "report", "R8", "--public").exit_code == 0
    internal, public = summary(settings.output(R8) / "data"), summary(settings.publication(R8) / "data")
    assert internal["projects"] == public["projects"]  # both editions count the same
    assert call(root, "seal", "R8").exit_code == 0
    published = {name: data for name, data in files_of(settings.output(R8)).items() if "評価書" in name}
    assert len(published) == 2

    # The next year knows it all: the figure of the chosen file, the office's grade and words.
    ended = call(root, "generate", "R9")
    assert (ended.exit_code, "未報告" in ended.output) == (0, False)
    form = next(settings.templates(R9).glob("03_*"))
    said = {cell.text for sheet in read_book(form).sheets if sheet.name == "1-01" for cell in sheet.cells.values()}
    assert {"待ち時間を大きく縮めました。", "14分\n107.1% 4"} <= said
    assert any("評価：5" in words for words in said)

    # The division sends its file again; what was published stays until somebody says why it is corrected.
    send(root, "03", "03（R9に再提出）.xlsx", {"m.1.1.actual": D(16), "check.reason.sub": "混雑"}, "1-01", issue=2)
    ended = call(root, "report", "R8")
    assert (ended.exit_code, "14" in ended.output, "16" in ended.output) == (1, True, True)
    assert {n: d for n, d in files_of(settings.output(R8)).items() if n in published} == published
    assert "確定した後の変更の確認" in call(root, "status").output
    assert call(root, "seal", "R8", "--correction", "集計の誤り").exit_code == 0
    assert call(root, "report", "R8").exit_code == 0
    answer_all(settings, mizuno(), R9)
    call(root, "report", "R9")
    for book in (settings.output(R8) / "令和8年度評価書.xlsx", settings.output(R9) / "令和9年度評価書.xlsx"):
        told = {cell.text for sheet in read_book(book).sheets if sheet.name == "訂正・追加" for cell in sheet.cells.values()}
        assert {"集計の誤り", "実績（平均待ち時間）", "14分", "16分"} <= told

    # output/ can be cleared and made again.
    corrected = (settings.output(R8) / "令和8年度評価書.xlsx").read_bytes()
    (settings.output(R8) / "令和8年度評価書.xlsx").unlink()
    assert call(root, "report", "R8").exit_code == 0
    assert (settings.output(R8) / "令和8年度評価書.xlsx").read_bytes() == corrected


def test_a_form_and_a_list_that_somebody_has_typed_into_are_kept(tmp_path: Path, office: Office) -> None:
    assert call(tmp_path, "generate", "R8").exit_code == 0
    form = next(Settings(tmp_path).templates(R8).glob("03_*"))
    with office.open(form) as book:
        book.type("1-01", "C20", "書きかけ")
        book.save_as(form)

    again = call(tmp_path, "generate", "R8")

    kept = [path for path in form.parent.iterdir() if "の内容）" in path.name]
    assert len(kept) == 1
    assert kept[0].name in again.output
    assert any("書きかけ" in cell.text for sheet in read_book(kept[0]).sheets for cell in sheet.cells.values())


@pytest.mark.parametrize("lost", ["計画/1/成果指標.csv", "採用.csv"])
def test_a_damaged_memory_stops_and_says_which_part(lost: str, tmp_path: Path) -> None:
    call(tmp_path, "generate", "R8")
    for division in REQUIRED:
        send(tmp_path, division, f"{division}.xlsx")
    send(tmp_path, "03", "訂正.xlsx", {"m.1.1.actual": D(14)}, "1-01")
    call(tmp_path, "collect", "R8", "--prefer", "訂正.xlsx")
    path = tmp_path / "records/R8" / lost
    path.write_bytes(b"\xff\xfe\x00" + path.read_bytes()[:40])

    ended = call(tmp_path, "collect", "R8")

    assert ended.exit_code == 3
    assert ("計画" if "計画" in lost else Path(lost).name) in ended.output
