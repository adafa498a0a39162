"""Which colour a cell has on the screen, conditional formats included.

UNO tells a cell's own colour only. LibreOffice's HTML export applies the conditional formats, so the colours are read
there and put back to the addresses of the cells: hidden rows and columns are left out of the page, merged cells span.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from tests.office.client import Book, Office, a1


@dataclass(frozen=True, slots=True)
class Look:
    """What meets the eye in a cell. Colours as #RRGGBB; a cell without a fill has None."""

    text: str
    fill: str | None
    ink: str | None
    bold: bool


def looks(office: Office, book: Book, sheet: str) -> dict[str, Look]:
    """The look of every cell of a sheet in its present state, by A1; a merged area by its first cell."""
    page = office.folder / "looks.html"
    shown = book.export_html(sheet, page)
    tables = _Page.tables(page.read_text(encoding="utf-8"))
    found = {
        a1(shown["rows"][row], shown["columns"][column]): look
        for (row, column), look in tables.get(sheet, tables[""]).items()
        if row < len(shown["rows"]) and column < len(shown["columns"])
    }
    for (where, cell), value in book.values().items():
        if where == sheet and cell in found and isinstance(value, str):
            assert found[cell].text.split() == value.split(), f"{sheet}!{cell} is not where it was looked for"
    return found


class _Page(HTMLParser):
    """The tables of an exported book: by sheet, looks by row and column from 0 as far as the page shows them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, dict[tuple[int, int], Look]] = {"": {}}  # a book with one sheet does not name it
        self._sheet = ""
        self._covered: set[tuple[int, int]] = set()
        self._row = self._column = -1
        self._fill: str | None = None
        self._ink: str | None = None
        self._bold = self._heading = self._in_cell = False
        self._text = ""

    @classmethod
    def tables(cls, html: str) -> dict[str, dict[tuple[int, int], Look]]:
        page = cls()
        page.feed(html)
        return page.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "em":
            self._heading, self._text = True, ""
        elif tag == "table":
            self._row, self._covered = -1, set()
        elif tag == "tr":
            self._row, self._column = self._row + 1, -1
        elif tag == "td":
            self._enter(given)
        elif tag == "font" and self._in_cell:
            self._ink = given.get("color") or self._ink
        elif tag == "b" and self._in_cell:
            self._bold = True
        elif tag == "br" and self._in_cell:
            self._text += "\n"

    def _enter(self, given: dict[str, str | None]) -> None:
        self._column += 1
        while (self._row, self._column) in self._covered:
            self._column += 1
        down, across = int(given.get("rowspan") or 1), int(given.get("colspan") or 1)
        self._covered |= {(self._row + y, self._column + x) for y in range(down) for x in range(across)}
        self._fill, self._ink, self._bold, self._text, self._in_cell = given.get("bgcolor"), None, False, "", True

    def handle_data(self, data: str) -> None:
        if self._in_cell or self._heading:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "em":
            self._heading = False
            self._sheet = self._text
            self.found[self._sheet] = {}
        elif tag == "td":
            self._in_cell = False
            self.found[self._sheet][self._row, self._column] = Look(
                self._text.strip(), self._fill, self._ink, self._bold
            )
