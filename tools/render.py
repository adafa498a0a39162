"""Show a workbook as it prints: python tools/render.py BOOK.xlsx FOLDER --fonts bizud [--sheets 表紙 総括] [--dpi 80].

Prints one line a page: sheet, page of the sheet, picture. Needs LibreOffice, python3-uno, poppler-utils and the fonts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

# The harness lives with the tests.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.office.client import Office
from tests.office.render import SETUPS, font_setup, render


def main() -> None:
    parser = argparse.ArgumentParser(description="Print a workbook to pictures.")
    parser.add_argument("book", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fonts", choices=sorted(SETUPS), default="bizud", help="what stands in for Windows' fonts")
    parser.add_argument("--sheets", nargs="+", help="only these sheets")
    parser.add_argument("--dpi", type=int, default=80)
    given = parser.parse_args()

    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        with Office.start(scratch, font_setup(given.fonts, scratch)) as office:
            for page in render(office, given.book, given.folder, dpi=given.dpi, sheets=given.sheets):
                print(f"{page.sheet}\t{page.number}\t{page.picture}")


if __name__ == "__main__":
    main()
