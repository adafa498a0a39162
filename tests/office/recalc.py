"""What LibreOffice makes of a workbook's formulas, without the results that the file brings along.

LibreOffice trusts stored results, so an agreement test that leaves them in compares the writer with itself. They are
taken out of the sheets first; then everything is calculated.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from tests.office.client import Office, Value

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")

#: A cell with a formula, up to the result: <c r="F5" s="3" t="str"><f>…</f><v>…</v></c>
_FORMULA_CELL = re.compile(rb"(<c\b[^>]*?)( t=\"[a-z]+\")?([^>]*>)(<f\b[^>]*/>|<f\b.*?</f>)<v>.*?</v>", re.DOTALL)

_BARE_CELL_END = re.compile(rb"(?:</f>|<f\b[^>]*/>)</c>")


def recalculated(office: Office, book: Path) -> dict[tuple[str, str], Value]:
    """Every cell that is not empty, by (sheet, A1), with the value that LibreOffice itself arrives at."""
    bare = without_results(book, office.folder / f"bare-{book.name}")
    with office.open(bare) as opened:
        opened.recalculate()
        return opened.values()


def without_results(book: Path, target: Path) -> Path:
    """Copy a workbook, leaving the stored result of every formula behind. Knows what XlsxWriter writes."""
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bare:
        for entry in source.infolist():
            content = source.read(entry)
            if _SHEET.fullmatch(entry.filename):
                content = _FORMULA_CELL.sub(rb"\1\3\4", content)
                assert len(re.findall(rb"<f[ />]", content)) == len(_BARE_CELL_END.findall(content)), "a result stayed"
            bare.writestr(entry, content)
    return target
