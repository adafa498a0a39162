"""Native charts and sparklines."""

from __future__ import annotations

from typing import Any

from sagamihara_pdca.excel.dialect import JapaneseWorkbook, JapaneseWorksheet
from sagamihara_pdca.sheets.book import Chart, ChartKind, Series, Sheet, Span
from sagamihara_pdca.sheets.layout import BookLayout
from sagamihara_pdca.sheets.palette import INK, LINE

_PIXELS_PER_CHARACTER = 7.0
_PIXELS_PER_LINE = 20.0
_KINDS: dict[ChartKind, dict[str, str]] = {
    ChartKind.BAR_STACKED: {"type": "bar", "subtype": "stacked"},
    ChartKind.COLUMN: {"type": "column"},
    ChartKind.LINE: {"type": "line"},
}
#: Where figures stand: at the foot of a column, above a point of a line.
_LABELS = {ChartKind.COLUMN: "inside_base", ChartKind.LINE: "above"}
_SPARK = "#7FA6CC"
#: In a bar a label of 0 would stand where there is nothing to see.
_COUNT_FORMAT = "#,##0;-#,##0;;"
_FIGURE_FORMAT = "[>=1000]#,##0;General"


def add_charts(xlsx: JapaneseWorkbook, target: JapaneseWorksheet, sheet: Sheet, layout: BookLayout) -> None:
    """Insert the sheet's charts at their cells."""
    for chart in sheet.charts:
        place = layout.sheet(sheet.key)
        target.insert_chart(place.row(chart.at.row) - 1, place.column(chart.at.column) - 1,
                            _native(xlsx, chart, layout),
                            {"description": chart.alt_text, "object_position": 1, "x_offset": 2, "y_offset": 2})


def add_sparklines(target: JapaneseWorksheet, sheet: Sheet, layout: BookLayout) -> None:
    """Draw the sheet's sparklines in their cells."""
    place = layout.sheet(sheet.key)
    for spark in sheet.sparklines:
        area = f"{layout.sheet_prefix(spark.values.sheet)}{layout.a1_span(spark.values)}"
        target.add_sparkline(place.row(spark.at.row) - 1, place.column(spark.at.column) - 1,
                             {"range": area, "type": "column", "series_color": _SPARK} | _origin(spark.from_zero))


def _origin(from_zero: bool) -> dict[str, object]:
    return {"min": 0} if from_zero else {}


def _native(xlsx: JapaneseWorkbook, chart: Chart, layout: BookLayout) -> Any:
    native = _of_kind(xlsx, chart, chart.kind, layout)
    other = next((s.kind for s in chart.series if s.kind is not None), None)
    if other is not None:
        native.combine(_of_kind(xlsx, chart, other, layout))
    font = {"name": layout.book.font, "size": 9, "color": INK}
    native.set_title({"name": chart.title, "name_font": {**font, "size": 10}, "overlay": False})
    native.set_legend({"position": "bottom", "font": font} if len(chart.series) > 1 else {"none": True})
    _set_axes(native, chart, font)
    native.set_chartarea({"border": {"color": LINE}})
    native.set_size({"width": int(chart.columns * _PIXELS_PER_CHARACTER), "height": int(chart.rows * _PIXELS_PER_LINE)})
    return native


def _of_kind(xlsx: JapaneseWorkbook, chart: Chart, kind: ChartKind, layout: BookLayout) -> Any:
    native: Any = xlsx.add_chart(dict(_KINDS[kind]))
    for series in chart.series:
        if (series.kind or chart.kind) is kind:
            native.add_series(_series(series, kind, layout))
    return native


def _set_axes(native: Any, chart: Chart, font: dict[str, object]) -> None:
    grid = {"visible": True, "line": {"color": "#D1D5DB", "width": 0.5}}
    if chart.kind is ChartKind.BAR_STACKED:
        # The figures stand in the bars; the axis of categories runs from above.
        native.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        native.set_y_axis({"num_font": font, "reverse": True, "line": {"color": LINE}})
        return
    native.set_x_axis({"num_font": font, "line": {"color": LINE}})
    native.set_y_axis({"num_font": font, "num_format": _FIGURE_FORMAT, "major_gridlines": grid,
                       "line": {"none": True}} | _origin(chart.from_zero))


def _series(series: Series, kind: ChartKind, layout: BookLayout) -> dict[str, object]:
    def area(span: Span) -> str:
        return f"={layout.sheet_prefix(span.sheet)}{layout.a1_span(span)}"

    described: dict[str, object] = {"name": series.name, "categories": area(series.categories),
                                    "values": area(series.values)}
    if series.labelled:
        described["data_labels"] = {"value": True, "num_format": _COUNT_FORMAT if kind is ChartKind.BAR_STACKED else _FIGURE_FORMAT,
                                    "position": _LABELS.get(kind, "center"),
                                    "font": {"name": layout.book.font, "size": 9, "color": INK}}
    if kind is ChartKind.LINE:
        marker = {"type": "diamond" if series.pattern else "square", "size": 7, "fill": {"color": series.colour},
                  "border": {"color": INK}}
        return described | {"line": {"color": series.colour, "width": 2,
                                     "dash_type": "dash" if series.pattern else "solid"}, "marker": marker}
    if series.pattern:
        # Lines of this grey are seen on a light fill, and the figure on them too.
        described["pattern"] = {"pattern": series.pattern, "fg_color": LINE, "bg_color": series.colour}
    else:
        described["fill"] = {"color": series.colour}
    return described | {"border": {"color": INK, "width": 0.5}, "gap": 60}
