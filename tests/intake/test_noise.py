"""Whatever a workbook holds, understanding it ends with a verdict: seeded noise on the form's own cells."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.return_book import return_book
from sagamihara_pdca.intake.collection import settle
from sagamihara_pdca.intake.file_reading import read_returned
from sagamihara_pdca.intake.status_book import collection_book
from sagamihara_pdca.model.identity import BookKind
from sagamihara_pdca.model.raw_book import CellKind, RawBook, RawCell, RawSheet
from tests.worlds.division_book import CULTURE, SCHOOLS, DivisionBook, year
from tests.worlds.plans import R6

NOISE = (
    RawCell(CellKind.TEXT, "x" * 32767), RawCell(CellKind.TEXT, "\x00\x1b\ufffe"), RawCell(CellKind.TEXT, "=HYPERLINK(1)"),
    RawCell(CellKind.TEXT, "9" * 400), RawCell(CellKind.TEXT, "1e999999"), RawCell(CellKind.TEXT, "九" * 500),
    RawCell(CellKind.NUMBER, "1E+308", Decimal("1E+308")), RawCell(CellKind.NUMBER, "-1E-307", Decimal("-1E-307")),
    RawCell(CellKind.DATE, "-5", Decimal(-5)), RawCell(CellKind.DATE, "1E+300", Decimal("1E+300")),
    RawCell(CellKind.BOOL, "TRUE", Decimal(1)), RawCell(CellKind.ERROR, "#SPILL!"),
    RawCell(CellKind.UNCALCULATED, "A1", None, "A1"), RawCell(CellKind.NUMBER, "0.5", Decimal("0.5"), None, True),
)


@pytest.mark.parametrize("seed", range(40))
def test_noise_ends_with_a_verdict_and_can_be_told_and_returned(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    raw = read_book(DivisionBook.of(CULTURE).write(tmp_path / "a.xlsx"))
    other = read_book(DivisionBook.of(SCHOOLS).write(tmp_path / "b.xlsx"))
    noisy = RawBook(tuple(_noisy(sheet, other, chance) for sheet in raw.sheets))

    reading = read_returned("a.xlsx", noisy, year())
    collection = settle(year(), (reading,))

    assert len(collection.files) == 1
    assert book_bytes(collection_book(collection))
    if reading.submission is not None:
        division = year().plan.division(CULTURE)
        context = FormContext(year().plan, R6, division, issue=2, kind=BookKind.RETURN)
        assert book_bytes(return_book(context, reading.answers, reading.findings))


def _noisy(sheet: RawSheet, other: RawBook, chance: random.Random) -> RawSheet:
    cells = dict(sheet.cells)
    places = sorted(cells)
    foreign = list(chance.choice(other.sheets).cells.values())
    for _ in range(chance.randrange(1, 30)):
        place = chance.choice(places)
        what = chance.randrange(5)
        if what == 0:
            cells.pop(place, None)
        elif what == 1:
            cells[place] = chance.choice(NOISE)
        elif what == 2:
            cells[place] = cells.get(chance.choice(places), NOISE[0])
        elif what == 3:
            cells[place] = chance.choice(foreign)
        else:
            cells[chance.randrange(1, 2000), chance.randrange(1, 60)] = chance.choice(NOISE)
    return replace(sheet, name=chance.choice((sheet.name, "長" * 5000, "\x00'[]:*?")), cells=cells)
