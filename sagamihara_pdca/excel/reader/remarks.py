"""What stands beside the cells of a sheet: notes, threaded comments, text boxes, other shapes, pictures.

A part of these that can't be parsed is a remark itself: the cells can be read without it, but what it says is not known.
Source: ECMA-376 part 1, 18.7 (comments) and 20.5 (spreadsheet drawings); part 4, 19.1 (VML); [MS-XLSX] 2.6.204 (threaded
comments).
"""

from __future__ import annotations

import re
from html import unescape
from itertools import product

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel.reader.container import Container
from sagamihara_pdca.excel.reader.limits import Budget
from sagamihara_pdca.excel.reader.package import Relationship, relationships
from sagamihara_pdca.excel.reader.shared_strings import unescaped
from sagamihara_pdca.excel.reader.sheet import Sheet, column_number
from sagamihara_pdca.excel.reader.xml_parts import Attributes, Elements, PartReader, elements
from sagamihara_pdca.model.raw_book import Carrier, Remark

_DRAWING = (
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
)
_THREADED = ("http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",)
_CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
#: VML is no sound XML: Excel itself leaves <br> open in it. A shape of a note repeats what the comments say.
_VML_SHAPE = re.compile(r"<(?:\w+:)?shape\b")
_VML_BOX = re.compile(r"<(?:\w+:)?textbox\b")
_VML_BOX_END = re.compile(r"</(?:\w+:)?textbox\b")
_VML_NOTE = re.compile(r"""ObjectType\s*=\s*["']Note["']""")
_VML_ANCHOR = re.compile(r"<(?:\w+:)?Anchor>\s*(\d{1,6})\s*,\s*\d+\s*,\s*(\d{1,7})\s*,")
_TAG = re.compile("<[^>]*>?")
_LONGEST_VML = 4_000_000  # bytes
#: A merged range of more cells than this is held against the cells that there are, not the other way round.
_LARGE = 500


def remarks_of(container: Container, part: str, sheet: Sheet, budget: Budget) -> tuple[Remark, ...]:
    """Read the words beside the cells of a sheet whose part is `part`, and mark the cells that merged ones cover.

    Raises:
        BookUnreadable: a checksum is wrong, or a limit is passed.
    """
    _mark_covered(sheet, budget)
    targets = relationships(container, part, budget) if part else ()
    threaded = _read(container, targets, "threadedComment", budget)
    answered = {(r.row, r.column) for r in threaded}
    notes = (r for r in _read(container, targets, "comments", budget) if (r.row, r.column) not in answered)
    return (*threaded, *notes, *_read(container, targets, "drawing", budget), *_old_boxes(container, targets, budget))


def _mark_covered(sheet: Sheet, budget: Budget) -> None:
    cells = sheet.cells
    for top, left, bottom, right in sheet.merges:
        if (bottom - top + 1) * (right - left + 1) <= _LARGE:
            covered = [place for place in product(range(top, bottom + 1), range(left, right + 1)) if place in cells]
        else:
            budget.check_time()  # many large ranges over many cells take long
            covered = [place for place in cells if top <= place[0] <= bottom and left <= place[1] <= right]
        for place in covered:
            if place != (top, left):
                cells[place] = cells[place]._replace(covered=True)


def _read(container: Container, targets: tuple[Relationship, ...], kind: str, budget: Budget) -> tuple[Remark, ...]:
    found: list[Remark] = []
    for target in targets:
        if target.kind != kind or not target.target or container.is_blank(target.target):
            continue
        reader = _READERS[kind](budget, target.target)
        try:
            reader.read(container.chunks(target.target))
        except BookUnreadable as fault:
            if fault.problem.code != budget.damaged("").problem.code:
                raise
            reader.found.append(Remark(Carrier.UNREADABLE, 0, 0, reader.carrier.value))
        found.extend(reader.found)
    return tuple(found)


def _old_boxes(container: Container, targets: tuple[Relationship, ...], budget: Budget) -> tuple[Remark, ...]:
    """The words of text boxes in VML, as old programs write them, but for those of notes."""
    found: list[Remark] = []
    for target in targets:
        if target.kind != "vmlDrawing" or not target.target or container.is_blank(target.target):
            continue
        data = b"".join(container.chunks(target.target))
        budget.check(len(data), _LONGEST_VML, "古い形式の図形の大きさ", "バイト")
        for shape in _VML_SHAPE.split(data.decode("utf-8", "replace"))[1:]:
            box, end = _VML_BOX.search(shape), _VML_BOX_END.search(shape)
            text = unescape(_TAG.sub("", shape[box.start():end.start() if end else None])).strip() if box else ""
            if text and not _VML_NOTE.search(shape):
                budget.take_text(text)
                anchor = _VML_ANCHOR.search(shape)
                found.append(Remark(Carrier.SHAPE, *((int(anchor[2]) + 1, int(anchor[1]) + 1) if anchor else (0, 0)), text))
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
    """The words of a drawing, shape by shape, or its name; `from` has the corner of its anchor, counted from 0.

    Of `mc:AlternateContent` the choices are read, as the programs do that people have.
    """

    roots = ("wsDr",)
    spaces = _DRAWING
    carrier = Carrier.SHAPE

    def __init__(self, budget: Budget, part: str) -> None:
        super().__init__(budget, part)
        self._is_corner = False
        self._corner = [0, 0]
        self._name = ""

    def _open_anchor(self, _: Attributes) -> None:
        self._place, self._words = (0, 0), []

    def _open_name(self, attributes: Attributes) -> None:
        self._name = attributes.get("name", "")

    def _open_choice(self, _: Attributes) -> None:
        """Read on: without a handler, a choice is skipped."""

    def _close_shape(self) -> None:
        if any(words.strip() for words in self._words):
            self._close_remark()
            return
        self.budget.take_text(self._name)
        self.found.append(Remark(Carrier.PICTURE, *self._place, self._name.strip()))
        self._words = []

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
    _shapes = ("sp", "cxnSp", "pic", "graphicFrame")
    _drawn = elements(
        {**dict.fromkeys(_anchors, _open_anchor), "from": _open_from, "row": PartReader.begin_text,
         "col": PartReader.begin_text, "t": PartReader.begin_text, "cNvPr": _open_name},
        {**dict.fromkeys(_anchors, _RemarkReader._close_remark), **dict.fromkeys(_shapes, _close_shape), "from": _close_from,
         "row": _close_row, "col": _close_column, "t": _RemarkReader._close_piece, "p": _close_paragraph},
        spaces=_DRAWING)
    wanted = Elements({**_drawn.openers, f"{_CHOICES} Choice": _open_choice, f"{_CHOICES} Fallback": PartReader.skip_element},
                      _drawn.closers)


_READERS: dict[str, type[_RemarkReader]] = {"comments": _Comments, "threadedComment": _Threaded, "drawing": _Shapes}


def _corner(reference: str) -> tuple[int, int]:
    """Row and column of the first cell of a reference; 0, 0 where it is none."""
    first = reference.partition(":")[0]
    letters = first.rstrip("0123456789")
    digits = first[len(letters):]
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3 and digits and len(digits) < 8):
        return 0, 0
    return int(digits), column_number(letters)
