"""The workbook part: its worksheets in the order of the tabs, and the date system."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.excel.reader.limits import Budget
from sagamihara_pdca.excel.reader.shared_strings import unescaped
from sagamihara_pdca.excel.reader.xml_parts import Attributes, PartReader, elements, is_true

_RELATIONSHIP_IDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of any kind, as the workbook lists it."""

    name: str
    visible: bool
    relationship: str  # id


class Workbook(PartReader):
    """Parses the workbook part into `tabs` and `date_1904`."""

    roots = ("workbook",)

    def __init__(self, budget: Budget, part: str) -> None:
        super().__init__(budget, part)
        self.tabs: list[Tab] = []
        self.date_1904 = False

    def _open_properties(self, attributes: Attributes) -> None:
        self.date_1904 = is_true(attributes.get("date1904"))

    def _open_sheet(self, attributes: Attributes) -> None:
        name = unescaped(attributes.get("name", ""))
        self.budget.take_text(name)
        visible = attributes.get("state", "visible") == "visible"
        identity = next((attributes[name] for name in _RELATIONSHIP_IDS if name in attributes), "")
        self.tabs.append(Tab(name, visible, identity))
        self.budget.check(len(self.tabs), self.budget.limits.sheets, "シートの数", "枚")

    wanted = elements({"workbookPr": _open_properties, "sheet": _open_sheet})
