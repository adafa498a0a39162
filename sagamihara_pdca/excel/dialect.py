"""What XlsxWriter does not write by itself: input modes, structure protection, the document's language.

Source: ECMA-376 Part 1, 18.3.1.32 dataValidation (imeMode), 18.2.29 workbookProtection; Part 2, core properties.
"""

from __future__ import annotations

from functools import lru_cache
from io import StringIO
from typing import Any

from xlsxwriter.core import Core
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.workbook import Workbook

from sagamihara_pdca.excel.part import Content, Part
from sagamihara_pdca.excel.quick_sheet import QuickWorksheet

IME_ON = "hiragana"
IME_OFF = "off"


class JapaneseWorksheet(QuickWorksheet):
    """A worksheet whose validations carry an input mode (IME on or off) per cell."""

    def __init__(self) -> None:
        super().__init__()
        self._ime_modes: dict[tuple[int, int], str] = {}
        self._ime_of_this = ""

    def set_ime_mode(self, row: int, column: int, mode: str) -> None:
        """Set the input mode of the cell, which must have a validation. Positions count from 0."""
        self._ime_modes[row, column] = mode

    def _write_data_validation(self, options: dict[str, Any]) -> None:
        row, column = options["cells"][0][:2]
        self._ime_of_this = self._ime_modes.get((row, column), "")
        super()._write_data_validation(options)

    def _xml_start_tag(self, tag: str, attributes: list[tuple[str, Any]] | None = None) -> None:
        super()._xml_start_tag(tag, self._with_ime(tag, attributes))

    def _xml_empty_tag(self, tag: str, attributes: list[tuple[str, Any]] | None = None) -> None:
        super()._xml_empty_tag(tag, self._with_ime(tag, attributes))

    def _with_ime(self, tag: str, attributes: list[tuple[str, Any]] | None) -> list[tuple[str, Any]]:
        found = attributes or []
        return [*found, ("imeMode", self._ime_of_this)] if self._ime_of_this and tag == "dataValidation" else found


class _JapaneseCore(Core):
    def _write_cp_category(self) -> None:
        super()._write_cp_category()
        self._xml_data_element("dc:language", "ja-JP")


def _string_xml(text: str) -> str:
    """The element of a shared string."""
    part = StringIO()
    strings: Any = SharedStrings()
    strings._set_xml_writer(part)
    strings._write_si(text)
    return part.getvalue()


#: Characters of a text that is kept to be written again: the labels of a form are the same in every workbook.
_LABEL = 200
_shared = lru_cache(maxsize=8192)(_string_xml)


class _JapaneseStrings(SharedStrings):
    def _write_si(self, string: str) -> None:
        part: Any = self.fh
        part.write((_shared if len(string) <= _LABEL else _string_xml)(string))


class _JapanesePackager(Packager):
    def _filename(self, xml_filename: str) -> Part:
        part = Part()
        self.filenames.append((part, xml_filename, False))
        return part

    def _create_package(self) -> list[tuple[Content, str, bool]]:
        packager: Any = super()
        packager._create_package()
        written: list[tuple[Part, str, bool]] = self.filenames
        return [(Content(part), name, True) for part, name, _ in written]

    def _write_shared_strings_file(self) -> None:
        workbook: Any = self.workbook
        if workbook.str_table.count == 0:
            return
        strings: Any = _JapaneseStrings()
        strings.string_table = workbook.str_table
        strings._set_xml_writer(self._filename("xl/sharedStrings.xml"))
        strings._assemble_xml_file()

    def _write_core_file(self) -> None:
        core = _JapaneseCore()
        workbook: Any = self.workbook
        name: Any = self._filename("docProps/core.xml")
        core._set_xml_writer(name)
        core._set_properties(workbook.doc_properties)
        core._assemble_xml_file()


class JapaneseWorkbook(Workbook):
    """A workbook with the document language ja-JP and, with `structure_locked`, protected against moving sheets."""

    worksheet_class = JapaneseWorksheet

    def __init__(self, target: Any, options: dict[str, Any]) -> None:
        super().__init__(target, options)
        self.structure_locked = False

    def add_japanese_worksheet(self, title: str) -> JapaneseWorksheet:
        """Add a worksheet with the title and return it."""
        sheet = self.add_worksheet(title)
        assert isinstance(sheet, JapaneseWorksheet)
        return sheet

    def _get_packager(self) -> Packager:
        return _JapanesePackager()

    def _write_book_views(self) -> None:
        # The schema wants workbookProtection right before the views.
        if self.structure_locked:
            self._xml_empty_tag("workbookProtection", [("lockStructure", 1)])
        super()._write_book_views()
