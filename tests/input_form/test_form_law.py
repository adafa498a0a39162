"""The form and the collector are one rule: a part of the contents of `form_law`, and a form whose rule is broken on purpose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sagamihara_pdca.formulas.tree import number
from sagamihara_pdca.input_form.form_rows import LEFT
from sagamihara_pdca.sheets.book import Book
from tests.input_form.form_law import CONTENTS, FIELDS, complete_form, verdicts
from tests.office.client import Office

#: One of four in the suite; `python -m tests.input_form.form_law` tries them all.
SOME = CONTENTS[::4]


@pytest.mark.slow
def test_the_form_says_complete_only_where_the_collection_sends_nothing_back(office: Office, tmp_path: Path) -> None:
    found = list(verdicts(office, tmp_path, SOME))

    assert len(found) == len(SOME) * len(FIELDS)
    assert [(v.field, v.content, v.broken) for v in found if v.broken] == []
    assert any(v.is_complete for v in found) and any(v.errors for v in found)


def test_a_form_that_does_not_count_what_it_cannot_read_breaks_the_law(office: Office, tmp_path: Path) -> None:
    found = list(verdicts(office, tmp_path, ("不明",), _uncounted(complete_form())))

    assert "complete, and sent back" in next(v.broken for v in found if v.field == "number")


def _uncounted(form: Book) -> Book:
    """The form with nothing left to fill in, whatever stands in the row of one figure."""
    ref = FIELDS["number"]
    sheets = tuple(sheet if sheet.key != ref.sheet else replace(sheet, rows=tuple(
        row if row.key != ref.row else replace(row, cells=tuple(
            replace(cell, content=number(0)) if cell.column == LEFT else cell for cell in row.cells))
        for row in sheet.rows)) for sheet in form.sheets)
    return replace(form, sheets=sheets)
