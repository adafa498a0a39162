"""The workbook on paper, printed by a real client with more than one font."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.sheets.book import Book
from sagamihara_pdca.sheets.inputs import fill
from tests.office.client import Office
from tests.office.render import pages_per_sheet
from tests.worlds import every_kind
from tests.worlds.answers import to_the_limit
from tests.worlds.plans import R6, sagamihara

pytestmark = pytest.mark.slow
FONTS = ("bizud", "noto")
Printer = Callable[[str], Office]


def _pages(office: Office, book: Book, path: Path) -> dict[str, int]:
    """Pages by the title of every sheet that must fit one."""
    write_book(book, path)
    one_page = {sheet.title for sheet in book.sheets if sheet.page.one_page}
    return {title: pages for title, pages in pages_per_sheet(office, path).items() if title in one_page}


@pytest.mark.parametrize("fonts", FONTS)
def test_all_26_projects_and_the_guides_fit_a_page_each(printer: Printer, tmp_path: Path, fonts: str) -> None:
    plan = sagamihara()
    counted: dict[str, set[int]] = {}

    for division in plan.answering_divisions(R6):
        form = input_book(every_kind.context_of(plan, division.number))
        for title, pages in _pages(printer(fonts), form, tmp_path / f"{division.number}.xlsx").items():
            counted.setdefault(title, set()).add(pages)

    assert set(counted) == {"はじめに", *(p.code for p in plan.projects_in(R6))}
    assert len(counted) == 27
    assert set.union(*counted.values()) == {1}


STATES = ("blank", "finished", "to the limit", "second year", "third year")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("fonts", FONTS)
def test_a_sheet_of_every_kind_fits_its_page_in_every_state(
    printer: Printer, tmp_path: Path, fonts: str, state: str
) -> None:
    pages = _pages(printer(fonts), _book(state), tmp_path / "様式.xlsx")

    assert set(pages.values()) == {1}


def _book(state: str) -> Book:
    plan = every_kind.sampler()
    context = every_kind.context_of(plan)
    if state.endswith("year"):
        last, year = every_kind.year_after(plan, R6), R6.next
        if state == "third year":
            last, year = every_kind.year_after(plan, year, last), year.next
        return input_book(every_kind.context_of(plan, year=year, last=last))
    form = input_book(context)
    given = {"blank": (), "finished": fictional_answers(context, form),
             "to the limit": (*fictional_answers(context, form), *to_the_limit(form))}
    return fill(form, given[state])


@pytest.mark.parametrize("fonts", FONTS)
def test_a_plan_that_asks_too_much_of_a_page_still_prints_whole(printer: Printer, tmp_path: Path, fonts: str) -> None:
    form = input_book(every_kind.context_of(every_kind.stress()))
    answers = to_the_limit(form, letters=800)
    path = tmp_path / "様式.xlsx"
    write_book(fill(form, answers), path)

    with printer(fonts).open(path) as book:
        pages = {title: book.pages(title) for title in book.sheet_names()}
        pdf = book.save_as(tmp_path / "様式.pdf")
    printed = "".join(subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True,
                                     encoding="utf-8").stdout.split())

    assert 1 < pages["1-1-01"] <= 4
    # Every answer ends in a sign of its own: all of them reach the paper.
    assert printed.count("終") >= len(answers)
    assert all(f"{n}ても長い名前" in printed for n in range(1, 9))
