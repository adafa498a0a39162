"""Proves that every part of a workbook of ours is well-formed XML before an older file is replaced by it."""

from __future__ import annotations

import re
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from sagamihara_pdca.errors import CellNotWritten
from sagamihara_pdca.excel import texts
from sagamihara_pdca.sheets.book import Book

_XML = (".xml", ".rels", ".vml")
_SHEET = re.compile(r"xl/worksheets/sheet([0-9]+)\.xml")
_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"')


def check_well_formed(data: bytes, book: Book) -> None:
    """Parse every part of the .xlsx file that was written from `book`.

    Raises:
        CellNotWritten: a part can't be parsed; Excel would offer to repair the file, or refuse it.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            for name in package.namelist():
                if name.endswith(_XML):
                    _check(name, package.read(name), book)
    except BadZipFile as fault:
        raise _fault(book, texts.WHOLE_FILE, fault) from fault


def _check(name: str, part: bytes, book: Book) -> None:
    parser = expat.ParserCreate()
    try:
        parser.Parse(part, True)
    except expat.ExpatError as fault:
        raise _fault(book, _place(name, part, parser.ErrorByteIndex, book), fault) from fault


def _place(name: str, part: bytes, offset: int, book: Book) -> str:
    """The part in words; of a sheet its title and the cell that begins last before the offset."""
    number = _SHEET.fullmatch(name)
    if number is None or int(number[1]) > len(book.sheets):
        return name
    cells = _CELL.findall(part[:offset + 1])
    return texts.SHEET_PLACE.format(sheet=book.sheets[int(number[1]) - 1].title, cell=cells[-1].decode() if cells else "")


def _fault(book: Book, place: str, fault: Exception) -> CellNotWritten:
    return CellNotWritten(texts.NOT_WELL_FORMED.format(book=book.title, place=place, reason=fault))
