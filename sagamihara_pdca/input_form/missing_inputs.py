"""The list of everything that a workbook asks: a link to each input, and a formula for whether it is still empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sagamihara_pdca.formulas.tree import FALSE, Expr, Var, above, first_that_holds, number, text
from sagamihara_pdca.input_form import texts
from sagamihara_pdca.input_form.form_rows import GOTO, LEFT, NEED
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.sheets.book import Cell, Field, Look, Page, Ref, Row, Sheet, Tone
from sagamihara_pdca.sheets.table import TableColumn, heading_row, line_cells, marks, sheet_columns

GAPS = "gaps"


def gaps_sheet(plan: Plan, projects: tuple[Sheet, ...], back: Ref) -> Sheet:
    """A row per input that can be required.

    Args:
        projects: the book's project sheets, in order.
        back: the cell of the guide to which the sheet's link returns.
    """
    table = _table(plan)
    rows = tuple(Row(f"{asked.ref.sheet}.{asked.ref.row}", line_cells(table, asked), lines=1.2)
                 for sheet in projects for asked in _all_asked(sheet))
    title = Row("title", (Cell("no", texts.MISSING, Look.TITLE, columns=3),
                          Cell("state", texts.TO_GUIDE, Look.LINK_RIGHT, link=back)))
    note = Row("note", (Cell("no", texts.MISSING_NOTE, Look.NOTE, columns=4),))
    return Sheet(GAPS, texts.MISSING, sheet_columns(table), (title, note, heading_row(table, lines=1.3), *rows),
                 marks(GAPS, rows, "state", {texts.EMPTY: Tone.ASKED, texts.FILLED: Tone.DONE}),
                 Page(repeat_first="head", footer=f"&L&9 {texts.MISSING}&R&9 &P／&N"), frozen_row="head", protected=True,
                 filter_row="head", first_input=Ref(GAPS, rows[0].key, "item"))


@dataclass(frozen=True, slots=True)
class _Asked:
    """An input that can be required, and its place."""

    field: Field
    ref: Ref


def _all_asked(sheet: Sheet) -> Iterator[_Asked]:
    """The first such input of every row that leads on to the next gap; of a row without one, its first input."""
    for row in sheet.rows:
        asked = [_Asked(c.field, Ref(sheet.key, row.key, c.column)) for c in row.cells if c.field is not None]
        if asked and any(cell.column == GOTO for cell in row.cells):
            yield next((one for one in asked if one.field.required != FALSE), asked[0])


def _table(plan: Plan) -> tuple[TableColumn[_Asked], ...]:
    return (
        TableColumn("no", "事業番号", 10, Look.TEXT_CENTRE, lambda asked: asked.ref.sheet),
        TableColumn("name", "事業名", 48, Look.TEXT, lambda asked: plan.project(asked.ref.sheet).name),
        TableColumn("item", "入力項目（選ぶとその欄に移ります）", 38, Look.LINK_BOX, lambda asked: asked.field.label,
                    link=lambda asked: asked.ref),
        TableColumn("state", "状態", 12, Look.TEXT_CENTRE, lambda asked: _state(asked.ref.sheet, asked.ref.row)))


def _state(sheet: str, row: str) -> Expr:
    need, left = Var(Ref(sheet, row, NEED)), Var(Ref(sheet, row, LEFT))
    return first_that_holds(((above(left, number(0)), text(texts.EMPTY)), (above(need, number(0)), text(texts.FILLED))),
                            text(texts.NOT_ASKED))
