"""Paper, margins, headings that repeat, page numbers."""

from __future__ import annotations

from sagamihara_pdca.excel.dialect import JapaneseWorksheet
from sagamihara_pdca.sheets.book import Paper, Sheet
from sagamihara_pdca.sheets.layout import SheetLayout
from sagamihara_pdca.sheets.paper import margins
from sagamihara_pdca.sheets.row_heights import is_readable_on_one_page

#: Source: ECMA-376 Part 1, 18.3.1.63 pageSetup, paperSize.
_A3, _A4 = 8, 9


def set_page(target: JapaneseWorksheet, sheet: Sheet, layout: SheetLayout) -> None:
    """Set paper, margins, scale, headers and page breaks as the sheet's `page` declares them."""
    page = sheet.page
    target.set_paper(_A3 if page.paper is Paper.A3_LANDSCAPE else _A4)
    if page.paper is Paper.A4_PORTRAIT:
        target.set_portrait()
    else:
        target.set_landscape()
    kept = margins(page)
    target.set_margins(kept.left, kept.right, kept.top, kept.bottom)
    target.center_horizontally()
    target.fit_to_pages(1, 1 if page.one_page and is_readable_on_one_page(sheet) else 0)
    # LibreOffice prints a hidden sheet that has a print area; rows typed below an area would not print.
    if not sheet.hidden and not sheet.typed_rows:
        _print_area(target, sheet, layout)
    if page.header:
        target.set_header(page.header)
    target.set_footer(page.footer or "&C&P／&N")
    if page.repeat_first:
        target.repeat_rows(layout.row(page.repeat_first) - 1, layout.row(page.repeat_last or page.repeat_first) - 1)
    if page.break_before:
        target.set_h_pagebreaks([layout.row(key) - 1 for key in page.break_before])


def _print_area(target: JapaneseWorksheet, sheet: Sheet, layout: SheetLayout) -> None:
    shown = [c.key for c in sheet.columns if not c.hidden]
    last = shown[sheet.print_columns - 1] if sheet.print_columns else shown[-1]
    first_row = layout.row(sheet.rows[0].key) - 1
    target.print_area(first_row, layout.column(shown[0]) - 1, layout.last_row - 1, layout.column(last) - 1)
