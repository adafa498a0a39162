"""The measure of blank pages, on pictures made by hand."""

from __future__ import annotations

import struct
import zlib

import pytest

from tools.blank_pages import blank_share

#: At 40 dpi: 28 rows of header, 30 of footer, 100 between.
_HEIGHT = 158


@pytest.mark.parametrize(("marked", "share"), [((28, 77), 50.0), ((127,), 0.0), ((), 99.0), ((10, 140), 99.0), ((28, 102), 25.0)])
def test_what_lies_below_the_last_mark_is_blank(marked: tuple[int, ...], share: float) -> None:
    assert blank_share(_png(marked)) == share


def _png(marked: tuple[int, ...]) -> bytes:
    """A white picture, eight pixels wide, with a black pixel in the marked rows."""
    rows = b"".join(b"\0" + (b"\0" if n in marked else b"\xff") + b"\xff" * 7 for n in range(_HEIGHT))
    header = struct.pack(">IIBBBBB", 8, _HEIGHT, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
