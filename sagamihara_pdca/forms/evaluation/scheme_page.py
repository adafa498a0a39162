"""評価基準: the grade table of `forms.scheme`, with the workbook's own title, paper and way back."""

from __future__ import annotations

from dataclasses import replace

from sagamihara_pdca.forms.evaluation.frame import page, title_rows
from sagamihara_pdca.forms.evaluation.report import Report
from sagamihara_pdca.forms.scheme import scheme_sheet
from sagamihara_pdca.forms.sheet import Paper, Sheet

_INTRO = (
    "色の付いた欄（記号・下限・色）を変更すると、全てのシートの評価・件数・色が変わります。",
    "下限は上の行ほど大きい値にしてください。一番下の区分は、ほかの区分に満たないもの全てです。",
    "グラフの色は、この表を変更しても変わりません。",
)
_ASSUMED = "この評価区分は事務局の案であり、確定したものではありません。"


def scheme_page(report: Report) -> Sheet:
    """The sheet."""
    intro = _INTRO if report.scheme.confirmed else (*_INTRO, _ASSUMED)
    sheet = scheme_sheet(report.scheme, hidden=False, intro=intro)
    title = title_rows(sheet.columns, "評価基準")
    return replace(sheet, rows=(*title, *sheet.rows[1:]), page=page(report, Paper.A4_PORTRAIT))
