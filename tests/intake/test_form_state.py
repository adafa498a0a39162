"""The state of a returned form: what was changed, moved, copied or lost, each with its own message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.input_form.form_rows import LABEL, SUB, TARGET
from sagamihara_pdca.input_form.keys import EFFECT, ISSUES
from sagamihara_pdca.intake.file_reading import FileReading, read_returned
from sagamihara_pdca.model.raw_book import CellKind, RawBook, RawCell
from sagamihara_pdca.sheets.layout import BookLayout
from tests.worlds.division_book import CULTURE, DivisionBook, codes_of, values_of, year

Cells = dict[tuple[int, int], RawCell]
SHEET = "3-2-02"


def position(row: str, column: str) -> tuple[int, int]:
    layout = BookLayout(DivisionBook.of(CULTURE).form).sheet(SHEET)
    return layout.row(row), layout.column(column)


def after(change: Callable[[Cells], Mapping[tuple[int, int], RawCell] | None], tmp_path: Path) -> FileReading:
    """What is read when the cells of the project's sheet have been changed."""
    book = read_book(DivisionBook.of(CULTURE).write(tmp_path / "a.xlsx"))
    cells = dict(book.sheets[1].cells)
    changed = change(cells)
    sheets = (book.sheets[0], replace(book.sheets[1], cells=cells if changed is None else changed), *book.sheets[2:])
    return read_returned("a.xlsx", RawBook(sheets), year())


def text(words: str) -> RawCell:
    return RawCell(CellKind.TEXT, words)


def retype(row: str, column: str, words: str) -> Callable[[Cells], None]:
    def change(cells: Cells) -> None:
        cells[position(row, column)] = text(words)

    return change


def swap_rows(cells: Cells) -> None:
    """成果 and 課題 change places, labels and answers; the hidden keys stay."""
    first, second = position(EFFECT, LABEL)[0], position(ISSUES, LABEL)[0]
    for column in range(2, 15):
        one, other = cells.pop((first, column), None), cells.pop((second, column), None)
        cells.update({place: cell for place, cell in (((first, column), other), ((second, column), one)) if cell})


def drop_row(cells: Cells) -> None:
    for place in [p for p in cells if p[0] == position(EFFECT, LABEL)[0]]:
        del cells[place]


def add_copy_of_row(words: str) -> Callable[[Cells], None]:
    def change(cells: Cells) -> None:
        row, column = position(EFFECT, SUB)
        cells.update({(90, c): cell for (r, c), cell in list(cells.items()) if r == row})
        cells[90, column] = text(words)

    return change


OUTCOME_TEXT = "3-2-02の11番目の回答"

STATES: list[tuple[str, Callable[[Cells], None], list[str]]] = [
    ("a target that was rewritten", retype("m.1.1", TARGET, "X：60人"), ["FRM007"]),
    ("blanks and widths that differ", retype("m.1.1", TARGET, "X：６００ 人\n"), []),
    ("a label that was written anew", retype(EFFECT, LABEL, "成果・効果"), ["FRM007"]),
    ("two rows that changed places", swap_rows, ["FRM013", "FRM013", "FRM006", "FRM006"]),
    ("a row that was deleted", drop_row, ["FRM004"]),
    ("a row that was copied", add_copy_of_row(OUTCOME_TEXT), []),
    ("a row that was copied and rewritten", add_copy_of_row("別の成果"), ["FRM005"]),
    ("a mark that was typed over", lambda cells: cells.update({(1, 1): text("sagamihara-pdca|input|x")}),
     ["IDN005", "FRM001"]),
    ("a mark that is gone", lambda cells: cells.update({(1, 1): text("A1")}), ["FRM001"]),
]


@pytest.mark.parametrize(("name", "change", "codes"), STATES, ids=[name for name, _, _ in STATES])
def test_each_state_of_the_form_is_told(name: str, change: Callable[[Cells], None], codes: list[str],
                                        tmp_path: Path) -> None:
    assert codes_of(after(change, tmp_path)) == codes


def test_rows_that_changed_places_are_booked_to_nobody(tmp_path: Path) -> None:
    reading = after(swap_rows, tmp_path)

    assert not [ref for ref in values_of(reading) if ref.row in (EFFECT, ISSUES)]


def test_of_many_texts_beside_the_form_the_first_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    reading = after(lambda cells: cells.update({(100 + n, 30): text(f"メモ{n}") for n in range(25)}), tmp_path)

    assert codes_of(reading) == ["FRM009"] * 10 + ["FRM011"]
    assert "15か所" in reading.problems[-1].message
