"""Parses one XML part as a stream of elements, within the limits and without DTDs or entities.

A `PartReader` names the elements that it wants by local name; they are taken only from the namespace of the part,
transitional or strict, whatever prefix the file uses. Of `mc:AlternateContent` the fallback is read: the choices are
for programs that support extensions of ECMA-376.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NoReturn
from xml.parsers import expat

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel import texts
from sagamihara_pdca.excel.reader.limits import Budget

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
RELATIONSHIPS = ("http://schemas.openxmlformats.org/package/2006/relationships",)
CONTENT_TYPES = ("http://schemas.openxmlformats.org/package/2006/content-types",)

_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006 Choice"
#: A stored text may be written as `_xHHHH_` throughout, seven characters for one.
_ESCAPED = 7

Attributes = dict[str, str]
Opener = Callable[[Any, Attributes], None]  # a method of a PartReader, unbound
Closer = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Elements:
    """The handlers for start and end tags, keyed as expat names elements: "namespace name"."""

    openers: Mapping[str, Opener]
    closers: Mapping[str, Closer]


def elements(
    openers: Mapping[str, Opener], closers: Mapping[str, Closer] | None = None, spaces: Sequence[str] = MAIN
) -> Elements:
    """Return the handlers for elements of these local names in any of the namespaces."""
    return Elements(
        {f"{space} {name}": opener for space in spaces for name, opener in openers.items()},
        {f"{space} {name}": closer for space in spaces for name, closer in (closers or {}).items()},
    )


_NOTHING = elements({})


class PartReader:
    """Base class of the parsers of parts. Subclasses declare the expected root and the handlers of elements."""

    # Of an object with more than 30 attributes Python looks each up in a dictionary; a sheet's are looked up for every tag.
    __slots__ = ("_closers", "_deepest", "_depth", "_now", "_openers", "_skipped_at", "_suspended", "_texts",
                 "_wants_text", "budget", "part", "pieces")

    roots: ClassVar[tuple[str, ...]]
    spaces: ClassVar[tuple[str, ...]] = MAIN
    wanted: ClassVar[Elements] = _NOTHING

    def __init__(self, budget: Budget, part: str) -> None:
        self.budget = budget
        self.part = part
        self.pieces: list[str] = []  # finished parts of a string that goes on
        self._texts: list[str] = []
        self._wants_text = False
        self._depth = 0
        self._deepest = budget.limits.depth
        self._skipped_at = 0  # depth of the element that is skipped with its content; 0: none
        self._suspended = _NOTHING  # the handlers in use again after it
        self.switch(_NOTHING)

    def switch(self, to: Elements) -> None:
        """Use other handlers from here on."""
        self._now = to
        self._openers, self._closers = to.openers, to.closers

    def skip_element(self, _: Attributes) -> None:
        """The opener of an element that is skipped with its content."""
        self._skipped_at, self._suspended = self._depth, self._now
        self.switch(_NOTHING)

    def begin_text(self, _: Attributes) -> None:
        """The opener of every element whose text is wanted."""
        self._texts.clear()
        self._wants_text = True

    def end_text(self) -> str:
        """The character data since `begin_text`."""
        self._wants_text = False
        return "".join(self._texts)

    def damaged(self, detail: str) -> BookUnreadable:
        """Return the exception for a contradiction in this part, for the caller to raise."""
        return self.budget.damaged(texts.IN_PART.format(part=self.part, detail=detail))

    def end_chunk(self, pending: int) -> None:
        """Check the limits after a chunk. `pending`: bytes of a tag that is not complete yet."""
        limits = self.budget.limits
        self.budget.check(pending, limits.tag_bytes, "XMLのタグ一つの大きさ", "バイト")
        if not self._wants_text:
            self._texts.clear()  # the space between elements
        waiting = len(self.pieces) + sum(map(len, self.pieces)) + sum(map(len, self._texts))
        self.budget.check(waiting, limits.text_units * _ESCAPED, "一続きの文字の長さ", "文字")

    def read(self, chunks: Iterable[bytes]) -> None:
        """Parse the part from its chunks.

        Raises:
            BookUnreadable: not well-formed, a DTD, not the expected kind of part, or a limit passed.
        """
        parser: expat.XMLParserType | None = None
        fed = 0
        try:
            for chunk in chunks:
                parser = parser or self._parser(chunk)
                parser.Parse(chunk, False)
                fed += len(chunk)
                self.end_chunk(fed - parser.CurrentByteIndex)
            (parser or self._parser(b"")).Parse(b"", True)
        except (expat.ExpatError, UnicodeError):
            raise self.damaged(texts.NOT_XML) from None

    def _parser(self, beginning: bytes) -> expat.XMLParserType:
        parser = expat.ParserCreate(_encoding(beginning), namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._texts.append
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        return parser

    def _open(self, tag: str, attributes: Attributes) -> None:
        depth = self._depth = self._depth + 1
        opener = self._openers.get(tag)
        if opener is not None:
            opener(self, attributes)
        else:
            self._open_other(tag, attributes)
        if depth > self._deepest:
            self.budget.check(depth, self._deepest, "XMLの入れ子の深さ", "段")

    def _open_other(self, tag: str, attributes: Attributes) -> None:
        if self._depth == 1:
            self._check_root(tag)
            self.switch(self.wanted)
        elif tag == _CHOICE and not self._skipped_at:
            self.skip_element(attributes)

    def _check_root(self, tag: str) -> None:
        space, _, name = tag.rpartition(" ")
        if space not in self.spaces or name not in self.roots:
            raise self.damaged(texts.OTHER_KIND.format(name=name[:40]))

    def _close(self, tag: str) -> None:
        closer = self._closers.get(tag)
        if closer is not None:
            closer(self)
        elif self._depth == self._skipped_at:
            self._skipped_at = 0
            self.switch(self._suspended)
        self._depth -= 1

    def _refuse_doctype(self, *_: object) -> NoReturn:
        raise self.budget.forbidden(texts.DOCUMENT_TYPE.format(part=self.part))


def _encoding(beginning: bytes) -> str:
    """Detect UTF-8 or UTF-16 from the first bytes: OOXML parts are in one of them whatever they declare."""
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if beginning.startswith(b"<\0"):
        return "utf-16le"
    if beginning.startswith(b"\0<"):
        return "utf-16be"
    return "utf-8"


def is_true(text: str | None) -> bool:
    """Parse an XML boolean; an absent attribute is false."""
    return text in {"1", "true", "on"}
