"""A part gives back what was written into it, piece by piece or in one, and without what XML can't hold."""

from __future__ import annotations

import pytest

from sagamihara_pdca.excel.part import Content, Part


@pytest.mark.parametrize("count", [0, 1, 8_191, 8_192, 8_193, 50_000])
def test_what_was_written_comes_back(count: int) -> None:
    part = Part()
    texts = [f"<v>値{n}</v>" for n in range(count)]

    for text in texts:
        part.write(text)

    assert part.content() == part.content() == "".join(texts).encode()


def test_another_part_is_moved_to_where_it_belongs() -> None:
    rows, sheet = Part(), Part()
    for n in range(20_000):
        rows.write(f"<row r='{n}'/>")
    whole = rows.content()

    sheet.write("<sheetData>")
    sheet.move(rows)
    sheet.write("</sheetData>")

    assert Content(sheet).getvalue() == b"<sheetData>" + whole + b"</sheetData>"
    assert rows.content() == b""


@pytest.mark.parametrize(("text", "kept"), [("前\x00後", "前後"), ("前\ufffe後", "前後"), ("前\ud800後", "前後"), ("前\x0b後", "前\n後")])
def test_what_xml_cannot_hold_is_left_out(text: str, kept: str) -> None:
    part = Part()
    part.write(text)

    assert part.content() == kept.encode()
