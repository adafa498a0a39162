"""The validator passes sound workbooks and names what is wrong in others."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from tests.office.validator import validate

pytestmark = pytest.mark.npm


def test_a_sound_workbook_has_no_errors_and_a_broken_part_is_named(tmp_path: Path) -> None:
    sound, broken = tmp_path / "正.xlsx", tmp_path / "誤.xlsx"
    with xlsxwriter.Workbook(sound) as book:
        book.add_worksheet("表").write_string("A1", "令和6年度")
    with zipfile.ZipFile(sound) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name).replace(b"<sheetData>", b"<sheetDate/><sheetData>")
            target.writestr(name, content)

    found = validate([sound, broken])

    assert found[sound] == []
    assert len(found[broken]) == 1
    assert "/xl/worksheets/sheet1.xml" in found[broken][0]
