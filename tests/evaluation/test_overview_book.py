"""一覧: the sums say what they hold, and what a city calls itself is data."""

from __future__ import annotations

from decimal import Decimal

from sagamihara_pdca.evaluation.overview_book import FolderRow, FolderState, overview_book
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.values import BookValues

ROWS = (FolderRow("A市", FolderState.DONE, projects=20, asked=12, collected=12, returned=0, missing=0),
        FolderRow("B町", FolderState.OPEN, projects=5, asked=4, collected=2, returned=1, missing=1),
        FolderRow("=C村\n\x07", FolderState.FAILED, "壊れています。" * 200))


def sums(rows: tuple[FolderRow, ...]) -> dict[str, object]:
    book = overview_book(FiscalYear(2024), "collect", rows)
    values = BookValues(book)
    last = book.sheets[0].rows[-1]
    return {cell.column: values[Ref(book.sheets[0].key, last.key, cell.column)] for cell in last.cells}


def test_the_sums_are_of_what_is_told_and_say_what_is_left_out() -> None:
    found = sums(ROWS)

    assert [found[key] for key in ("projects", "asked", "collected", "returned", "missing")] == [
        Decimal(25), Decimal(16), Decimal(14), Decimal(1), Decimal(1)]
    assert not found["generated"]
    assert found["folder"] == "合計（失敗した1件を除く）"
    assert sums(ROWS[:2])["folder"] == "合計"


def test_names_are_one_line_and_reasons_are_cut() -> None:
    row = overview_book(FiscalYear(2024), "collect", ROWS).sheets[0].rows[-2]
    shown = {cell.column: cell.content for cell in row.cells}

    assert shown["folder"] == "=C村"
    assert len(str(shown["words"])) == 600 and str(shown["words"]).endswith("…")
    assert shown["asked"] is None  # unknown, not 0
