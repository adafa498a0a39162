"""A workbook's printed pages as pictures, with free fonts in place of those of a city's PC.

游ゴシック or ＭＳ 明朝 are not on a Linux machine. `font_setup` writes a fontconfig file that gives every such name to
one family of free fonts and hides the others, so that a page can be judged with more than one font.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from xml.sax.saxutils import escape

from tests.office.client import Office

#: Names that workbooks give to fonts. LibreOffice and fontconfig know no such thing as a generic Japanese gothic.
GOTHIC = """
    ＭＳ ゴシック|MS Gothic|ＭＳ Ｐゴシック|MS PGothic|MS UI Gothic|游ゴシック|Yu Gothic|Yu Gothic UI|游ゴシック Light
    Yu Gothic Light|メイリオ|Meiryo|Meiryo UI|BIZ UDゴシック|BIZ UDGothic|BIZ UDPゴシック|BIZ UDPGothic
    UD デジタル 教科書体 N-R|IPAexゴシック|IPAexGothic|Noto Sans CJK JP|Noto Sans JP
"""
MINCHO = """
    ＭＳ 明朝|MS Mincho|ＭＳ Ｐ明朝|MS PMincho|游明朝|Yu Mincho|BIZ UD明朝|BIZ UDMincho|BIZ UDP明朝|BIZ UDPMincho
    IPAex明朝|IPAexMincho|Noto Serif CJK JP
"""

#: Set-up -> the fonts that stand in for every gothic and every mincho.
SETUPS = {
    "bizud": ("BIZ UDPGothic", "BIZ UDPMincho"),
    "ipaex": ("IPAexGothic", "IPAexMincho"),
    "noto": ("Noto Sans CJK JP", "Noto Serif CJK JP"),
}

#: Set-up -> what stands in for Calibri, whose digits are the measure of every column: half an em wide, as in Excel.
DIGITS = {"bizud": "BIZ UDGothic", "ipaex": "IPAexGothic", "noto": "Noto Sans Mono CJK JP"}

#: Set-up -> where its fonts lie. Those of the other set-ups are hidden: LibreOffice takes a font that it finds by name.
FILES = {
    "bizud": ("*/BIZUD*",),
    "ipaex": ("*/ipaex*", "*/fonts-japanese-*"),
    "noto": ("*/Noto*CJK*",),
}


@dataclass(frozen=True, slots=True)
class Page:
    """One printed page: of which sheet, the how-manieth of it from 1, and its picture."""

    sheet: str
    number: int
    picture: Path


def font_setup(name: str, folder: Path) -> Path:
    """Write the fontconfig file of a set-up (`bizud`, `ipaex`, `noto`) into `folder`, for `Office.start(fonts=…)`."""
    gothic, mincho = SETUPS[name]
    hidden = [files for setup, several in FILES.items() if setup != name for files in several]
    rules = [*_stands_in(gothic, GOTHIC), *_stands_in(mincho, MINCHO), *_stands_in(DIGITS[name], "Calibri")]
    path = folder / f"fonts-{name}.conf"
    path.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'
        "<include>/etc/fonts/fonts.conf</include>\n<selectfont>\n"
        + "".join(f"<rejectfont><glob>{files}</glob></rejectfont>\n" for files in hidden)
        + "</selectfont>\n"
        + "".join(f"{rule}\n" for rule in rules)
        + "</fontconfig>\n",
        encoding="utf-8",
    )
    return path


def _stands_in(font: str, names: str) -> Iterator[str]:
    for name in re.split(r"[|\n]\s*", names.strip()):
        yield (
            f'<match><test name="family" qual="any"><string>{escape(name)}</string></test>'
            f'<edit name="family" mode="assign" binding="strong"><string>{escape(font)}</string></edit></match>'
        )


def pages_per_sheet(office: Office, book: Path) -> dict[str, int]:
    """On how many pages each sheet prints, in the order of the book. A hidden sheet prints on none."""
    with office.open(book) as opened:
        return {sheet: opened.pages(sheet) for sheet in opened.sheet_names()}


def render(
    office: Office, book: Path, folder: Path, *, dpi: int = 80, sheets: Sequence[str] | None = None
) -> tuple[Page, ...]:
    """Print a workbook into `folder` as BOOK.pdf and one PNG a page; only the named sheets' pages, if any are named."""
    folder.mkdir(parents=True, exist_ok=True)
    pdf = folder / f"{book.stem}.pdf"
    with office.open(book) as opened:
        counts = {sheet: opened.pages(sheet) for sheet in opened.sheet_names()}
        opened.save_as(pdf)
    assert sum(counts.values()) == pdf_pages(pdf), "the sheets' pages do not add up to the book's"
    first = dict(zip(counts, accumulate(counts.values(), initial=1), strict=False))
    return tuple(
        Page(sheet, number, _picture(pdf, first[sheet] + number - 1, dpi))
        for sheet in (sheets or counts)
        for number in range(1, counts[sheet] + 1)
    )


def pdf_pages(pdf: Path) -> int:
    info = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, encoding="utf-8").stdout
    return int(info.partition("Pages:")[2].split()[0])


def pdf_fonts(pdf: Path) -> frozenset[str]:
    """Names of the fonts that a PDF uses, without their subset tags."""
    listing = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, encoding="utf-8").stdout
    return frozenset(line.split()[0].rpartition("+")[2] for line in listing.splitlines()[2:])


def _picture(pdf: Path, page: int, dpi: int) -> Path:
    target = pdf.with_name(f"{pdf.stem}-{page:02}")
    chosen = ["-f", str(page), "-l", str(page), "-r", str(dpi), "-png", "-singlefile"]
    subprocess.run(["pdftoppm", *chosen, str(pdf), str(target)], check=True)
    return target.with_name(f"{target.name}.png")
