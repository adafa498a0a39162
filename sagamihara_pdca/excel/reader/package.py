"""Content types and relationships of an OPC package: which part is the workbook, a worksheet, the styles …

Source: ECMA-376 part 2, 6.2 (relationships, targets relative to the source part) and 6.2.3 (content types).
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from sagamihara_pdca.excel.reader.container import Container, part_key
from sagamihara_pdca.excel.reader.limits import Budget
from sagamihara_pdca.excel.reader.xml_parts import CONTENT_TYPES, RELATIONSHIPS, Attributes, PartReader, elements

_TYPES_PART = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship from one part to another. `kind` is the last word of its type: worksheet, styles …"""

    id: str
    kind: str
    target: str  # part name without a leading "/", "" when it lies outside the package


class _Relationships(PartReader):
    roots = ("Relationships",)
    spaces = RELATIONSHIPS

    def __init__(self, budget: Budget, part: str, folder: str) -> None:
        super().__init__(budget, part)
        self.found: list[Relationship] = []
        self._folder = folder

    def _open_relationship(self, attributes: Attributes) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        inside = attributes.get("TargetMode") != "External"
        target = _part_name(self._folder, attributes.get("Target", "")) if inside else ""
        self.found.append(Relationship(attributes.get("Id", ""), kind, target))

    def end_chunk(self, pending: int) -> None:
        super().end_chunk(pending)
        self.budget.check(len(self.found), self.budget.limits.parts, "関係の数", "個")

    wanted = elements({"Relationship": _open_relationship}, spaces=RELATIONSHIPS)


class _ContentTypes(PartReader):
    roots = ("Types",)
    spaces = CONTENT_TYPES

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget, _TYPES_PART)
        self.by_part: dict[str, str] = {}
        self.by_extension: dict[str, str] = {}

    def _open_override(self, attributes: Attributes) -> None:
        self.by_part[part_key(attributes.get("PartName", "").lstrip("/"))] = attributes.get("ContentType", "")

    def _open_default(self, attributes: Attributes) -> None:
        self.by_extension[attributes.get("Extension", "").lower()] = attributes.get("ContentType", "")

    def end_chunk(self, pending: int) -> None:
        super().end_chunk(pending)
        self.budget.check(len(self.by_part) + len(self.by_extension), self.budget.limits.parts, "部品の数", "個")

    wanted = elements({"Override": _open_override, "Default": _open_default}, spaces=CONTENT_TYPES)


def relationships(container: Container, source: str, budget: Budget) -> tuple[Relationship, ...]:
    """Parse the relationships of the part `source` ("" for the package); empty when it has no .rels part."""
    folder, name = posixpath.split(source)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    if container.is_blank(part):
        return ()
    reader = _Relationships(budget, part, folder)
    reader.read(container.chunks(part))
    return tuple(reader.found)


def main_part(container: Container, budget: Budget) -> tuple[str, str]:
    """Return name and content type of the package's main part (officeDocument); ("", "") when it has none."""
    if container.is_blank(_TYPES_PART):
        return "", ""
    types = _ContentTypes(budget)
    types.read(container.chunks(_TYPES_PART))
    for relationship in relationships(container, "", budget):
        name = relationship.target
        if relationship.kind == "officeDocument" and name in container:
            extension = name.rpartition(".")[2].lower()
            return name, types.by_part.get(part_key(name)) or types.by_extension.get(extension, "unknown")
    return "", ""


def _part_name(folder: str, target: str) -> str:
    target = target.partition("#")[0].replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
