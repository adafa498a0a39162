"""Words that stand beside the cells of a sheet: notes, threaded comments, text boxes and other shapes.

Source: ECMA-376 part 1, 18.7 (comments) and 20.5 (spreadsheet drawings); [MS-XLSX] 2.6.204 (threaded comments).
"""

from __future__ import annotations

from itertools import product

from sagamihara_pdca.excel.reader.container import Container
from sagamihara_pdca.excel.reader.limits import Budget
from sagamihara_pdca.excel.reader.package import Relationship, relationships
from sagamihara_pdca.excel.reader.shared_strings import unescaped
from sagamihara_pdca.excel.reader.sheet import Sheet, column_number
from sagamihara_pdca.excel.reader.xml_parts import Attributes, PartReader, elements
from sagamihara_pdca.model.raw_book import Carrier, Remark

_DRAWING = (
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
)
_THREADED = ("http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",)
#: A merged range of more cells than this is held against the cells that there are, not the other way round.
_LARGE = 500


def remarks_of(container: Container, part: str, sheet: Sheet, budget: Budget) -> tuple[Remark, ...]:
    """Read the words beside the cells of a sheet whose part is `part`, and mark the cells that merged ones cover.

    Raises:
        BookUnreadable: a comment or a drawing is damaged, or a limit is passed.
    """
    _mark_covered(sheet)
    targets = relationships(container, part, budget) if part else ()
    threaded = _read(container, targets, "threadedComment", budget)
    answered = {(r.row, r.column) for r in threaded}
    notes = (r for r in _read(container, targets, "comments", budget) if (r.row, r.column) not in answered)
    return (*threaded, *notes, *_read(container, targets, "drawing", budget))


def _mark_covered(sheet: Sheet) -> None:
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in sheet.merges:
        if (bottom - top + 1) * (right - left + 1) <= _LARGE:
            covered.update(product(range(top, bottom + 1), range(left, right + 1)))
        else:
            covered.update(place for place in sheet.cells if top <= place[0] <= bottom and left <= place[1] <= right)
        covered.discard((top, left))
    for place in covered.intersection(sheet.cells):
        sheet.cells[place] = sheet.cells[place]._replace(covered=True)


def _read(container: Container, targets: tuple[Relationship, ...], kind: str, budget: Budget) -> tuple[Remark, ...]:
    found: list[Remark] = []
    for target in targets:
        if target.kind != kind or not target.target or container.is_blank(target.target):
            continue
        reader = _READERS[kind](budget, target.target)
        reader.read(container.chunks(target.target))
        found.extend(reader.found)
    return tuple(found)


class _RemarkReader(PartReader):
    carrier = Carrier.COMMENT

    def __init__(self, budget: Budget, part: str) -> None:
        super().__init__(budget, part)
        self.found: list[Remark] = []
        self._place = (0, 0)
        self._words: list[str] = []

    def _open_comment(self, attributes: Attributes) -> None:
        self._place = _corner(attributes.get("ref", ""))
        self._words = []

    def _close_piece(self) -> None:
        self._words.append(unescaped(self.end_text()))

    def _close_remark(self) -> None:
        text = "".join(self._words).strip()
        self.budget.take_text(text)
        if text:
            self.found.append(Remark(self.carrier, *self._place, text))
        self._words = []


class _Comments(_RemarkReader):
    roots = ("comments",)
    wanted = elements({"comment": _RemarkReader._open_comment, "t": PartReader.begin_text, "rPh": PartReader.skip_element},
                      {"comment": _RemarkReader._close_remark, "t": _RemarkReader._close_piece})


class _Threaded(_RemarkReader):
    roots = ("ThreadedComments",)
    spaces = _THREADED
    wanted = elements({"threadedComment": _RemarkReader._open_comment, "text": PartReader.begin_text},
                      {"threadedComment": _RemarkReader._close_remark, "text": _RemarkReader._close_piece}, spaces=_THREADED)


class _Shapes(_RemarkReader):
    """The words of a drawing, shape by shape; `from` has the corner of its anchor, counted from 0."""

    roots = ("wsDr",)
    spaces = _DRAWING
    carrier = Carrier.SHAPE

    def __init__(self, budget: Budget, part: str) -> None:
        super().__init__(budget, part)
        self._is_corner = False
        self._corner = [0, 0]

    def _open_anchor(self, _: Attributes) -> None:
        self._place, self._words = (0, 0), []

    def _open_from(self, _: Attributes) -> None:
        self._is_corner = True

    def _close_from(self) -> None:
        self._is_corner = False
        self._place = (self._corner[0], self._corner[1])

    def _close_row(self) -> None:
        self._take_number(0)

    def _close_column(self) -> None:
        self._take_number(1)

    def _take_number(self, which: int) -> None:
        text = self.end_text().strip()
        if self._is_corner:
            self._corner[which] = int(text) + 1 if text.isascii() and text.isdigit() and len(text) < 8 else 0

    def _close_paragraph(self) -> None:
        self._words.append("\n")

    _anchors = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
    wanted = elements(
        {**dict.fromkeys(_anchors, _open_anchor), "from": _open_from, "row": PartReader.begin_text,
         "col": PartReader.begin_text, "t": PartReader.begin_text},
        {**dict.fromkeys(_anchors, _RemarkReader._close_remark), "sp": _RemarkReader._close_remark, "from": _close_from,
         "row": _close_row, "col": _close_column, "t": _RemarkReader._close_piece, "p": _close_paragraph},
        spaces=_DRAWING)


_READERS: dict[str, type[_RemarkReader]] = {"comments": _Comments, "threadedComment": _Threaded, "drawing": _Shapes}


def _corner(reference: str) -> tuple[int, int]:
    """Row and column of the first cell of a reference; 0, 0 where it is none."""
    first = reference.partition(":")[0]
    letters = first.rstrip("0123456789")
    digits = first[len(letters):]
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3 and digits and len(digits) < 8):
        return 0, 0
    return int(digits), column_number(letters)
