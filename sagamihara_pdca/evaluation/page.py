"""What all sheets of the workbook share: titles, tables, a link to the contents, header and footer, colours of outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.texts import SheetText
from sagamihara_pdca.evaluation.view import COVER, DASH, MeasureYear, Report
from sagamihara_pdca.formulas.tree import Expr, Var, any_of, if_, is_empty, same, text
from sagamihara_pdca.input_form.grade_table import grade_highlights
from sagamihara_pdca.input_form.phrases import measure_name
from sagamihara_pdca.model.plan import Measure
from sagamihara_pdca.model.states import Ungraded
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import Cell, Column, Content, Highlight, Look, Page, Paper, Ref, Row, Sheet, Span, Tone
from sagamihara_pdca.sheets.paper import printable
from sagamihara_pdca.sheets.row_heights import text_width
from sagamihara_pdca.sheets.table import Line, TableColumn, heading_row, sheet_columns
from sagamihara_pdca.sheets.type_size import BODY_POINTS, type_points

_COLUMN_EDGES = 1.42
#: Half-width characters of a cell that are not for text.
_MARGIN = 3


def table_sheet(report: Report, key: str, words: SheetText, table: tuple[TableColumn[Line], ...], rows: tuple[Row, ...], *,
                outcomes: tuple[str, ...] = (), frozen_column: str = "") -> Sheet:
    """A sheet with one table, whose `rows` stand below its headings. `outcomes`: the columns that hold outcomes."""
    columns = sheet_columns(table)
    title = title_rows(columns, words.title.format(year=write_fiscal_year(report.year)), intro=words.intro)
    found = tuple(h for column in outcomes for h in outcome_highlights(report, key, rows, column)) if rows else ()
    return Sheet(key, words.tab, columns, (*title, heading_row(table), *rows), found,
                 page(report, Paper.A4_LANDSCAPE, repeat="head"), frozen_row="head", frozen_column=frozen_column,
                 protected=True)


def data_sheet(report: Report, sheet: Sheet) -> Sheet:
    """A table behind the figures: as wide as A3, with buttons that filter it."""
    return replace(sheet, page=page(report, Paper.A3_LANDSCAPE, repeat="head"),
                   filter_row="head" if sheet.rows[-1].key != "head" else "")


def full_row(columns: tuple[Column, ...], key: str, content: Content, look: Look, lines: float = 0, most: float = 0) -> Row:
    """One cell over the whole width of the sheet."""
    return Row(key, (Cell(columns[0].key, content, look, columns=len(columns)),), lines, most)


def title_rows(columns: tuple[Column, ...], title: str, *, intro: str = "", link_columns: int = 1) -> tuple[Row, ...]:
    """The sheet's title, a link back to the contents at its right, and a line of introduction."""
    first, link = columns[0].key, columns[-link_columns].key
    head = Row("title", (Cell(first, title, Look.TITLE, columns=len(columns) - link_columns),
                         Cell(link, texts.TO_CONTENTS, Look.LINK_RIGHT, columns=link_columns, link=Ref(COVER, "title", "no"))),
               lines=2.2)
    return (head, full_row(columns, "intro", intro, Look.NOTE)) if intro else (head,)


def page(report: Report, paper: Paper, *, one_page: bool = False, repeat: str = "", repeat_last: str = "",
         left: str = "", break_before: tuple[str, ...] = ()) -> Page:
    """Page set-up: year and plan above, publisher and page number below."""
    profile = report.plan.profile
    # A digit right behind the size would be read as part of it.
    title = texts.DOCUMENT.format(year=write_fiscal_year(report.year))
    return Page(paper, one_page, f"&L&9{title}&R&9 {printable(profile.plan_name)}",
                f"&L&9 {printable(left or profile.publisher)}&R&9&P／&N", repeat, repeat_last,
                break_before=break_before)


def outcome_highlights(report: Report, sheet: str, rows: Sequence[Row], column: str, *marks: str) -> tuple[Highlight, ...]:
    """In the rows of a column, grades in the colours of 評価基準, everything that is no grade in grey, `marks` too."""
    span, first = Span(sheet, rows[0].key, rows[-1].key, column, column), Ref(sheet, rows[0].key, column)
    grey = any_of(*(same(Var(first), text(word)) for word in (*(o.word for o in Ungraded), *marks)))
    return (*grade_highlights(span, first, report.scheme), Highlight(span, grey, Tone.LATER))


def drawn_width(columns: tuple[Column, ...]) -> float:
    """The width of columns as a chart over them measures it, in characters: each has its inner margin besides."""
    return sum(column.width + _COLUMN_EDGES for column in columns if not column.hidden)


def data_cell(ref: Ref, otherwise: str = "") -> Expr:
    """The value of a cell of another sheet. A formula that only points at a blank cell would show 0."""
    return if_(is_empty(Var(ref)), text(otherwise), Var(ref))


def state_cell(m: MeasureYear) -> Expr:
    """The state of an actual; a dash where the outcome beside it says the same."""
    return if_(same(Var(m.cell("state")), Var(m.cell("outcome"))), text(DASH), data_cell(m.cell("state")))


def measure_label(measure: Measure, width: float, look: Look) -> str:
    """The measure's name with its unit, on a line of its own where a column of `width` has no room beside the name."""
    whole = measure_name(measure.name, measure.unit)
    fits = text_width(whole) * type_points(look) / BODY_POINTS + _MARGIN <= width
    return whole if fits or not measure.unit else measure_name(f"{measure.name}\n", measure.unit)
