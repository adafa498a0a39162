"""Pages are counted by sheet and drawn with the fonts that were asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from tests.office.client import Office
from tests.office.render import pages_per_sheet, pdf_fonts, render

#: Fonts of Windows and of Linux, by name as workbooks give them.
NAMES = ["BIZ UDPゴシック", "ＭＳ ゴシック", "游ゴシック", "メイリオ", "IPAexゴシック", "ＭＳ 明朝"]


def write_pages(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        long = book.add_worksheet("二枚")
        for row, name in enumerate(NAMES):
            long.write_string(row, 0, f"{name} 令和6年度 ◎○△×", book.add_format({"font_name": name}))
        long.set_h_pagebreaks([3])
        book.add_worksheet("空")
        hidden = book.add_worksheet("隠し")
        hidden.write_string("A1", "x")
        hidden.hide()
        book.add_worksheet("一枚").write_string("A1", "終わり", book.add_format({"font_name": NAMES[0]}))
    return path


FONTS = [
    ("bizud", {"BIZUDPGothic-Regular", "BIZUDPMincho-Regular"}),
    ("ipaex", {"IPAexGothic", "IPAexMincho"}),
    ("noto", {"NotoSansCJKjp-Regular-VKana", "NotoSerifCJKjp-Regular-VKana"}),
]


@pytest.mark.parametrize(("setup", "fonts"), FONTS)
def test_every_name_is_drawn_with_the_fonts_of_the_set_up(
    printer: Callable[[str], Office], tmp_path: Path, setup: str, fonts: set[str]
) -> None:
    render(printer(setup), write_pages(tmp_path / "頁.xlsx"), tmp_path / "out")

    assert pdf_fonts(tmp_path / "out" / "頁.pdf") == fonts


def test_pages_belong_to_their_sheets_and_hidden_and_empty_sheets_have_none(
    printer: Callable[[str], Office], tmp_path: Path
) -> None:
    path = write_pages(tmp_path / "頁.xlsx")

    counts = pages_per_sheet(printer("bizud"), path)
    last = render(printer("bizud"), path, tmp_path / "out", sheets=["一枚"])

    assert counts == {"二枚": 2, "空": 0, "隠し": 0, "一枚": 1}
    assert [(page.sheet, page.number, page.picture.name) for page in last] == [("一枚", 1, "頁-03.png")]
    assert last[0].picture.read_bytes().startswith(b"\x89PNG")
