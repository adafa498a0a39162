"""The list of everything that a workbook asks: a link to each input, and a formula for whether it is still empty."""

from __future__ import annotations

from sagamihara_pdca.formulas.tree import FALSE, Expr, Var, above, first_that_holds, number, same, text
from sagamihara_pdca.input_form.form_rows import GOTO, LEFT, NEED, REQUIRED_MARK
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.sheets.book import Cell, Column, Highlight, Look, Page, Ref, Row, Sheet, Span, Tone

GAPS = "gaps"
_COLUMNS = (Column("no", 10), Column("name", 48), Column("item", 38), Column("state", 12))
_EMPTY, _FILLED, _NOT_ASKED = f"{REQUIRED_MARK} 未入力", "✓ 入力済み", "－"


def gaps_sheet(plan: Plan, projects: tuple[Sheet, ...], back: Ref) -> Sheet:
    """A row per input that can be required.

    Args:
        projects: the book's project sheets, in order.
        back: the cell of the guide to which the sheet's link returns.
    """
    rows = tuple(row for sheet in projects for row in _rows(plan, sheet))
    heads = (("no", "事業番号"), ("name", "事業名"), ("item", "入力項目（選ぶとその欄に移ります）"), ("state", "状態"))
    head = Row("head", tuple(Cell(column, words, Look.HEAD) for column, words in heads), lines=1.3)
    title = Row("title", (Cell("no", "未入力の一覧", Look.TITLE, columns=3),
                          Cell("state", "◀ はじめに", Look.LINK_RIGHT, link=back)))
    note = Row("note", (Cell("no", "「－」は、今の入力内容では必須でない項目です。見出しの▼で「＊ 未入力」だけを表示できます。", Look.NOTE,
                             columns=4),))
    span = Span(GAPS, rows[0].key, rows[-1].key, "state", "state")
    state = Var(Ref(GAPS, rows[0].key, "state"))
    return Sheet(GAPS, "未入力の一覧", _COLUMNS, (title, note, head, *rows),
                 (Highlight(span, same(state, text(_EMPTY)), Tone.ASKED),
                  Highlight(span, same(state, text(_FILLED)), Tone.DONE)),
                 Page(repeat_first="head", footer="&L&9 未入力の一覧&R&9 &P／&N"), frozen_row="head", protected=True,
                 filter_row="head", first_input=Ref(GAPS, rows[0].key, "item"))


def _rows(plan: Plan, sheet: Sheet) -> list[Row]:
    name = plan.project(sheet.key).name
    return [_row(sheet, name, row) for row in sheet.rows if any(cell.column == GOTO for cell in row.cells)
            and any(cell.field is not None for cell in row.cells)]


def _row(sheet: Sheet, name: str, row: Row) -> Row:
    cell = next(c for c in row.cells if c.field is not None and c.field.required != FALSE)
    assert cell.field is not None
    return Row(f"{sheet.key}.{row.key}", (
        Cell("no", sheet.key, Look.TEXT_CENTRE), Cell("name", name, Look.TEXT),
        Cell("item", cell.field.label, Look.LINK_BOX, link=Ref(sheet.key, row.key, cell.column)),
        Cell("state", _state(sheet.key, row.key), Look.TEXT_CENTRE)), lines=1.2)


def _state(sheet: str, row: str) -> Expr:
    need, left = Var(Ref(sheet, row, NEED)), Var(Ref(sheet, row, LEFT))
    return first_that_holds(((above(left, number(0)), text(_EMPTY)), (above(need, number(0)), text(_FILLED))),
                            text(_NOT_ASKED))
