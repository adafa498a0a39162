"""A workbook as text that a person can review: what `tests/golden/*.txt` holds.

    # 1-1-01 A4 portrait, fit 1 wide 1 high, protected, cursor D18
    print A1:K40
    widths B:D=12.5
    hidden rows 1
    merged C8:E9
    D18 unlocked 25 [#,##0]
    E18 '=IF(D18="","",D18/C18)' cached 83.3 [0.0]
    rule D18 decimal greaterThanOrEqual 0 stop '入力の誤り' '数値を入力してください。'
    highlight E18 when expression EXACT(F18,"○") -> fill #BFE4FF
    chart at H3 barChart of '一覧'!$B$2:$B$9
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

PAPER = {"8": "A3", "9": "A4", "11": "A5"}


def describe(path: Path) -> str:
    """All that a reader, a printer or a typist notices of a workbook, one thing a line, in sheet order."""
    book = load_workbook(path)
    stored = load_workbook(path, data_only=True)
    try:
        return "\n".join([*_book(book), *_sheets(book, stored)]) + "\n"
    finally:
        book.close()
        stored.close()


def _sheets(book: Workbook, stored: Workbook) -> Iterator[str]:
    for sheet in book.worksheets:
        yield ""
        yield from _sheet(sheet, stored[sheet.title])


def _book(book: Workbook) -> Iterator[str]:
    about = book.properties
    yield f"title {about.title!r}, creator {about.creator!r}, language {about.language!r}"
    if book.security is not None and book.security.lockStructure:
        yield "structure protected"
    for name, defined in sorted(book.defined_names.items()):
        yield f"name {name} = {defined.attr_text}"


def _sheet(sheet: Worksheet, stored: Worksheet) -> Iterator[str]:
    yield f"# {sheet.title} {', '.join(_set_up(sheet))}"
    yield from _print_set_up(sheet)
    yield from _grid(sheet)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and (text := _cell(cell, stored[cell.coordinate].value)):
                yield text
    yield from _rules(sheet)
    yield from _highlights(sheet)
    yield from _charts(sheet)


def _set_up(sheet: Worksheet) -> Iterator[str]:
    page = sheet.page_setup
    yield f"{PAPER.get(str(page.paperSize), f'paper {page.paperSize}')} {page.orientation or 'portrait'}"
    if sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage:
        wide, high = ("any" if count == 0 else count or 1 for count in (page.fitToWidth, page.fitToHeight))
        yield f"fit {wide} wide {high} high"
    elif page.scale:
        yield f"{page.scale}%"
    if sheet.protection.sheet:
        yield "protected"
    if sheet.sheet_state != "visible":
        yield sheet.sheet_state
    if sheet.freeze_panes:
        yield f"frozen at {sheet.freeze_panes}"
    yield f"cursor {sheet.sheet_view.selection[0].activeCell if sheet.sheet_view.selection else 'A1'}"


def _print_set_up(sheet: Worksheet) -> Iterator[str]:
    if sheet.print_area:
        yield f"print {sheet.print_area.rpartition('!')[2].replace('$', '')}"
    if sheet.print_title_rows or sheet.print_title_cols:
        titles = filter(None, (sheet.print_title_rows, sheet.print_title_cols))
        yield f"repeated {' '.join(titles).replace('$', '')}"
    for where, part in (("header", sheet.oddHeader), ("footer", sheet.oddFooter)):
        texts = [f"{side} {text.text!r}" for side in ("left", "center", "right") if (text := getattr(part, side)).text]
        if texts:
            yield f"{where} {', '.join(texts)}"
    if breaks := [str(at.id) for at in sheet.row_breaks.brk]:
        yield f"page breaks after rows {' '.join(breaks)}"


def _grid(sheet: Worksheet) -> Iterator[str]:
    columns = sorted(sheet.column_dimensions.values(), key=lambda column: column.min or 0)
    if widths := [f"{_columns(c.min, c.max)}={round(c.width, 2):g}" for c in columns if c.customWidth and not c.hidden]:
        yield f"widths {' '.join(widths)}"
    if hidden := [_columns(c.min, c.max) for c in columns if c.hidden]:
        yield f"hidden columns {' '.join(hidden)}"
    rows = sorted(sheet.row_dimensions.items())
    if hidden := [str(number) for number, row in rows if row.hidden]:
        yield f"hidden rows {' '.join(hidden)}"
    heights = [(number, row.height) for number, row in rows if row.height and not row.hidden]
    if heights:
        yield f"heights {' '.join(_runs(heights))}"
    if merged := sorted(sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col)):
        yield f"merged {' '.join(area.coord for area in merged)}"


def _runs(heights: list[tuple[int, float]]) -> Iterator[str]:
    """`4:6=30`: neighbours of one height together."""
    for (_, height), run in groupby(enumerate(heights), key=lambda item: (item[1][0] - item[0], item[1][1])):
        numbers = [number for _, (number, _) in run]
        rows = f"{numbers[0]}:{numbers[-1]}" if len(numbers) > 1 else str(numbers[0])
        yield f"{rows}={height:g}"


def _columns(first: int, last: int) -> str:
    start, end = get_column_letter(first), get_column_letter(last)
    return start if start == end else f"{start}:{end}"


def _cell(cell: Cell, stored: object) -> str:
    unlocked = not cell.protection.locked
    if cell.value is None and not unlocked:
        return ""
    parts = [cell.coordinate] + ["unlocked"] * unlocked
    if cell.data_type == "f":
        formula = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
        parts += [repr(formula), f"cached {stored!r}"]
    elif cell.value is not None:
        parts.append(repr(cell.value))
    if cell.number_format != "General":
        parts.append(f"[{cell.number_format}]")
    if cell.hyperlink is not None:
        parts.append(f"-> {cell.hyperlink.location or cell.hyperlink.target}")
    if cell.comment is not None:
        parts.append(f"note {cell.comment.text!r}")
    return " ".join(parts)


def _rules(sheet: Worksheet) -> Iterator[str]:
    for rule in sheet.data_validations.dataValidation:
        limits = [part for part in (rule.formula1, rule.formula2) if part]
        texts = [repr(text) for text in (rule.promptTitle, rule.prompt, rule.errorTitle, rule.error) if text]
        how = [rule.type or "any", rule.operator or "", " and ".join(limits), rule.errorStyle or "stop"]
        yield f"rule {rule.sqref} {' '.join(filter(None, how))} {' '.join(texts)}".rstrip()


def _highlights(sheet: Worksheet) -> Iterator[str]:
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            what = [rule.type, rule.operator or "", " and ".join(rule.formula)]
            stop = ", then stop" if rule.stopIfTrue else ""
            yield f"highlight {area.sqref} when {' '.join(filter(None, what))} -> {' '.join(_colours(rule.dxf))}{stop}"


def _colours(style: DifferentialStyle | None) -> Iterator[str]:
    fill = style.fill if style else None
    font = style.font if style else None
    if fill is not None and fill.bgColor is not None:
        yield f"fill #{str(fill.bgColor.rgb)[-6:]}"
    if font is not None and font.color is not None:
        yield f"ink #{str(font.color.rgb)[-6:]}"
    if font is not None and font.b:
        yield "bold"


def _charts(sheet: Worksheet) -> Iterator[str]:
    for chart in sheet._charts:  # openpyxl has no public list of them
        at = chart.anchor._from
        refs = [series.val.numRef.f for series in chart.series if series.val and series.val.numRef]
        yield f"chart at {get_column_letter(at.col + 1)}{at.row + 1} {chart.tagname} of {' '.join(refs)}"
