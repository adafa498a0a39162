"""A part of a workbook's package while it is written: kept in UTF-8, without what XML can't hold."""

from __future__ import annotations

import re
import zlib
from io import StringIO

from sagamihara_pdca.notation.characters import without_controls

#: Source: XML 1.0, 2.2 Characters.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Texts that are encoded at a time.
_AT_ONCE = 8192
#: A piece of more bytes is kept compressed until the package is put together: the XML of a large table is a tenth then.
_MOST_PLAIN = 100_000


class Part(StringIO):
    """Collects the texts that XlsxWriter writes. As a `StringIO` it would take four bytes for every letter.

    The doors remove with a notice what XML can't hold; this is the last line of defence.
    """

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[str] = []
        self._pieces: list[tuple[bytes, bool]] = []  # with whether it is compressed

    def write(self, text: str) -> int:
        """Append a text."""
        self._texts.append(text)
        if len(self._texts) >= _AT_ONCE:
            self._encode()
        return len(text)

    def move(self, other: Part) -> None:
        """Append what another part holds, which is empty then."""
        self._encode()
        other._encode()
        self._pieces += other._pieces
        other._pieces = []

    def content(self) -> bytes:
        """The whole part."""
        self._encode()
        return b"".join(zlib.decompress(piece) if packed else piece for piece, packed in self._pieces)

    def _encode(self) -> None:
        text = "".join(self._texts)
        self._texts.clear()
        data = (without_controls(text) if _UNSTORABLE.search(text) else text).encode()
        packed = len(data) > _MOST_PLAIN
        self._pieces.append((zlib.compress(data, 1) if packed else data, packed))


class Content:
    """A finished part, as XlsxWriter asks for one that holds bytes."""

    def __init__(self, part: Part) -> None:
        self._part = part

    def getvalue(self) -> bytes:
        """The whole part, put together when it is asked for."""
        return self._part.content()
