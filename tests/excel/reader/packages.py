"""Workbooks made by hand, part by part, so that a test shows the XML that it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from sagamihara_pdca.excel.reader import read_book_bytes
from sagamihara_pdca.model.raw_book import RawBook, RawCell

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Parts = dict[str, str | bytes]


def relationships(*arrows: tuple[str, str, str]) -> str:
    """A list of relationships from (id, type, target)."""
    items = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in arrows)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def worksheet(rows: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(rows: str = "", *, strings: str = "", formats: tuple[str, ...] = (), properties: str = "") -> Parts:
    """A workbook with one sheet 「実績」.

    rows: what stands in sheetData. strings: what stands in sst. properties: what stands in the workbook before its
    sheets. formats: number formats; the style of format i is i + 1.
    """
    codes = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(formats)))
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="'
        f'application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/></Types>',
        "_rels/.rels": relationships(("rId1", f"{OFFICE}/officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>'
        '<sheet name="実績" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", f"{OFFICE}/worksheet", "worksheets/sheet1.xml"),
            ("rId2", f"{OFFICE}/sharedStrings", "sharedStrings.xml"),
            ("rId3", f"{OFFICE}/styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": worksheet(rows),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellStyleXfs><xf numFmtId="14"/>'
        f'</cellStyleXfs><cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>',
    }


def zipped(content: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as a zip file, always the same bytes for the same parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            package.writestr(entry, data)
    return file.getvalue()


def read(content: Mapping[str, str | bytes]) -> RawBook:
    return read_book_bytes(zipped(content), "学務課.xlsx")


def cells(rows: str, *, strings: str = "", formats: tuple[str, ...] = (), properties: str = "") -> dict[str, RawCell]:
    """The cells of a sheet with these rows, by their address."""
    book = read(parts(rows, strings=strings, formats=formats, properties=properties))
    return {f"{chr(64 + column)}{row}": cell for (row, column), cell in book.sheets[0].cells.items()}
