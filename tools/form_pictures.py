"""Pictures of the input workbook, as it prints: python tools/form_pictures.py FOLDER [--fonts bizud noto] [--dpi 80].

One division with a project of every kind: blank, half filled in, finished, finished to the limit of every text, the
second and the third year, and a plan that asks too much of a page. One picture a page, FOLDER/FONTS/STATE-PAGE.png.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# The harness lives with the tests.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.sheets.book import Book
from sagamihara_pdca.sheets.inputs import fill
from tests.office.client import Office
from tests.office.render import SETUPS, font_setup, render
from tests.worlds import every_kind
from tests.worlds.answers import half, to_the_limit
from tests.worlds.plans import R6


def states() -> Iterator[tuple[str, Book]]:
    """The workbooks, by the name of the state that they show."""
    plan, year = every_kind.sampler(), R6
    context = every_kind.context_of(plan)
    form = input_book(context)
    answers = fictional_answers(context, form)
    yield "blank", form
    yield "half", fill(form, half(answers))
    yield "finished", fill(form, answers)
    yield "limit", fill(form, (*answers, *to_the_limit(form)))
    first = every_kind.year_after(plan, year)
    yield "second-year", input_book(every_kind.context_of(plan, year=year.next, last=first))
    second = every_kind.year_after(plan, year.next, first)
    yield "third-year", input_book(every_kind.context_of(plan, year=year.next.next, last=second))
    crowded = input_book(every_kind.context_of(every_kind.stress()))
    yield "stress", fill(crowded, to_the_limit(crowded, letters=800))


def main() -> None:
    parser = argparse.ArgumentParser(description="Print the input workbook to pictures.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fonts", nargs="+", choices=sorted(SETUPS), default=["bizud", "noto"])
    parser.add_argument("--states", nargs="+", help="only these states")
    parser.add_argument("--dpi", type=int, default=80)
    given = parser.parse_args()

    for fonts in given.fonts:
        with tempfile.TemporaryDirectory() as name, \
                Office.start(Path(name), font_setup(fonts, Path(name))) as office:
            for state, book in states():
                if given.states is None or state in given.states:
                    path = Path(name) / f"{state}.xlsx"
                    write_book(book, path)
                    for page in render(office, path, given.folder / fonts, dpi=given.dpi):
                        print(f"{fonts}\t{state}\t{page.sheet}\t{page.number}\t{page.picture}")


if __name__ == "__main__":
    main()
