"""What all sheets of the workbook share: title with a link to the contents, header and footer, colours of outcomes."""

from __future__ import annotations

from sagamihara_pdca.evaluation.view import COVER, DASH, MeasureYear, Report
from sagamihara_pdca.formulas.tree import Expr, Var, any_of, if_, is_empty, same, text
from sagamihara_pdca.input_form.grade_table import grade_highlights
from sagamihara_pdca.input_form.phrases import measure_name
from sagamihara_pdca.model.plan import GradeScheme, Measure
from sagamihara_pdca.model.states import Ungraded
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import Cell, Column, Highlight, Look, Page, Paper, Ref, Row, Span, Tone
from sagamihara_pdca.sheets.paper import printable
from sagamihara_pdca.sheets.row_heights import text_width
from sagamihara_pdca.sheets.type_size import BODY_POINTS, type_points

#: Printed beside the grades until the city has confirmed them.
ASSUMED = "評価区分は事務局の案であり、確定したものではありません。"
_COLUMN_EDGES = 1.42
#: Half-width characters of a cell that are not for text.
_MARGIN = 3


def title_rows(columns: tuple[Column, ...], title: str, *, intro: str = "", link_columns: int = 1) -> tuple[Row, ...]:
    """The sheet's title, a link back to the contents at its right, and a line of introduction."""
    first, link = columns[0].key, columns[-link_columns].key
    head = Row("title", (Cell(first, title, Look.TITLE, columns=len(columns) - link_columns),
                         Cell(link, "目次へ", Look.LINK_RIGHT, columns=link_columns, link=Ref(COVER, "title", "no"))),
               lines=2.2)
    if not intro:
        return (head,)
    return head, Row("intro", (Cell(first, intro, Look.NOTE, columns=len(columns)),))


def page(report: Report, paper: Paper, *, one_page: bool = False, repeat: str = "", repeat_last: str = "",
         left: str = "", break_before: tuple[str, ...] = ()) -> Page:
    """Page set-up: year and plan above, publisher and page number below."""
    profile = report.plan.profile
    # A digit right behind the size would be read as part of it.
    return Page(paper, one_page, f"&L&9{write_fiscal_year(report.year)}　評価書&R&9 {printable(profile.plan_name)}",
                f"&L&9 {printable(left or profile.publisher)}&R&9&P／&N", repeat, repeat_last,
                break_before=break_before)


def outcome_highlights(span: Span, first: Ref, scheme: GradeScheme) -> tuple[Highlight, ...]:
    """Grades in the colours of 評価基準, everything that is no grade in grey."""
    grey = any_of(*(same(Var(first), text(outcome.word)) for outcome in Ungraded))
    return (*grade_highlights(span, first, scheme), Highlight(span, grey, Tone.LATER))


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
