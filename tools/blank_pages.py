"""Measure how much of each printed page is blank below its last mark: python tools/blank_pages.py BOOK.xlsx --fonts bizud [--most 35].

Prints a line a page: share in per cent of the height between header and footer, sheet, page of the sheet; * where it is more than the
most. Covers, tables for machines and the last page of a sheet of several pages are not counted. Exit code 1 where a page is.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

# The harness lives with the tests.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.office.client import Office
from tests.office.render import SETUPS, font_setup, render

_DPI = 40
#: Inches that header and footer take.
_HEADER, _FOOTER = 0.7, 0.75
#: A darker grey than this is a mark.
_MARK = 200
_COVERS = ("表紙・目次",)
#: Tables for machines: their paper is as wide as their columns.
_DATA = ("事業データ", "推移データ", "指標データ")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the blank part of printed pages.")
    parser.add_argument("book", type=Path)
    parser.add_argument("--fonts", choices=sorted(SETUPS), default="bizud")
    parser.add_argument("--sheets", nargs="+", help="only these sheets")
    parser.add_argument("--most", type=float, default=35.0, help="per cent of a page that may be blank")
    given = parser.parse_args()

    too_blank = False
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        with Office.start(scratch, font_setup(given.fonts, scratch)) as office:
            pages = list(render(office, given.book, scratch / "pages", dpi=_DPI, sheets=given.sheets))
        last = {page.sheet: page.number for page in pages}
        for page in pages:
            share = blank_share(page.picture.read_bytes())
            is_free = page.sheet in (*_COVERS, *_DATA) or last[page.sheet] == page.number > 1
            is_over = share > given.most and not is_free
            too_blank = too_blank or is_over
            print(f"{share:5.1f} %{'*' if is_over else ' '}\t{page.sheet}\t{page.number}")
    raise SystemExit(1 if too_blank else 0)


def blank_share(png: bytes) -> float:
    """The part of the page below the last mark, in per cent of what lies between header and footer."""
    rows = list(_dark_rows(png))
    first, end = int(_HEADER * _DPI), len(rows) - int(_FOOTER * _DPI)
    marked = [n for n in range(first, end) if rows[n]]
    return 100.0 * (end - 1 - (marked[-1] if marked else first)) / (end - first)


def _dark_rows(png: bytes) -> Iterator[bool]:
    """Whether there is a mark in a row of pixels, from above. Only what poppler writes: 8 bits, not interlaced."""
    width, height, depth, colour = _header(png)
    if depth != 8 or colour not in (0, 2, 6):
        raise ValueError(f"bit depth {depth}, colour type {colour}")
    size = {0: 1, 2: 3, 6: 4}[colour]
    data, before = zlib.decompress(b"".join(_chunks(png))), bytes(width * size)
    for n in range(height):
        start = n * (width * size + 1)
        before = _unfiltered(data[start], bytearray(data[start + 1:start + 1 + width * size]), before, size)
        yield min(before) < _MARK


def _header(png: bytes) -> tuple[int, int, int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big"), png[24], png[25]


def _chunks(png: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(png):
        length = int.from_bytes(png[at:at + 4], "big")
        if png[at + 4:at + 8] == b"IDAT":
            yield png[at + 8:at + 8 + length]
        at += length + 12


def _unfiltered(kind: int, row: bytearray, above: bytes, size: int) -> bytes:
    """Undo a filter of PNG. Source: ISO/IEC 15948, 9.2."""
    for n in range(len(row)):
        left, up, corner = (row[n - size], above[n], above[n - size]) if n >= size else (0, above[n], 0)
        row[n] = (row[n] + (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]) & 0xFF
    return bytes(row)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))


if __name__ == "__main__":
    main()
