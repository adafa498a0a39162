"""The hidden sheet that holds the drop-downs' choices, one list a column."""

from __future__ import annotations

from sagamihara_pdca.sheets.book import Book, Cell, Column, Look, Row, Sheet, Span

LISTS = "lists"
_WIDTH = 20


def choice_lists(sheets: tuple[Sheet, ...]) -> tuple[tuple[str, ...], ...]:
    """Return every list that a drop-down of the sheets offers, each once, in the order of first use."""
    found = {cell.field.choices: None for sheet in sheets for row in sheet.rows for cell in row.cells
             if cell.field is not None and cell.field.choices}
    return tuple(found)


def lists_sheet(sheets: tuple[Sheet, ...]) -> Sheet:
    """Return the hidden sheet with every list of `choice_lists` in a column of its own, a choice per row."""
    lists = choice_lists(sheets)
    columns = tuple(Column(_column(i), _WIDTH) for i in range(max(len(lists), 1)))
    longest = max((len(choices) for choices in lists), default=1)
    rows = tuple(Row(_row(n), tuple(Cell(_column(i), choices[n], Look.PLAIN)
                                    for i, choices in enumerate(lists) if n < len(choices)))
                 for n in range(longest))
    return Sheet(LISTS, "選択肢", columns, rows, hidden=True, protected=True)


def choices_span(book: Book, choices: tuple[str, ...]) -> Span:
    """Return the block of the lists sheet that holds these choices. Raises `ValueError` where no input offers them."""
    lists = choice_lists(tuple(sheet for sheet in book.sheets if sheet.key != LISTS))
    column = _column(lists.index(choices))
    return Span(LISTS, _row(0), _row(len(choices) - 1), column, column)


def _column(index: int) -> str:
    return f"list{index}"


def _row(index: int) -> str:
    return f"choice{index}"
