"""The Excel format of each `Look` and `Tone`: fonts, borders, fills, number formats."""

from __future__ import annotations

from sagamihara_pdca.sheets.book import Look, Tone
from sagamihara_pdca.sheets.palette import ACCENT, INK, LINE, PALE
from sagamihara_pdca.sheets.type_size import type_points

#: XlsxWriter's format properties.
Properties = dict[str, str | int | float | bool]

_NOTE_INK = "#4B5563"  # on white: contrast 7.6
_LINK_INK = "#0B57A4"  # on white: contrast 7.2
INPUT_FILL = "#F3F8EC"

#: A number keeps its decimals; thousands are grouped from 1,000 on.
TYPED_NUMBER = "[>=1000]#,##0;[<=-1000]-#,##0;General"
RATE_FORMAT = '0.0"%"'
COUNT_FORMAT = '#,##0;-#,##0;"－"'
DATE_FORMAT = 'yyyy"年"m"月"d"日"'

_BOX: Properties = {"border": 1, "border_color": LINE}
_CENTRE: Properties = {"align": "center"}
#: Letters do not stick to the border.
_INDENTED: Properties = {"align": "left", "indent": 1}

_LOOKS: dict[Look, Properties] = {
    Look.TITLE: {"bold": True, "font_color": ACCENT},
    Look.SUBTITLE: {"bold": True},
    Look.SECTION: {**_INDENTED, "bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT},
    Look.LABEL: {**_BOX, **_INDENTED, "bg_color": PALE, "bold": True},
    Look.TEXT: {**_BOX, **_INDENTED},
    Look.TEXT_CENTRE: {**_BOX, **_CENTRE},
    Look.NUMBER: {**_BOX, "align": "right"},
    Look.RATE: {**_BOX, "align": "right", "num_format": RATE_FORMAT},
    Look.GRADE: {**_BOX, **_CENTRE, "bold": True},
    Look.HEAD: {**_BOX, **_CENTRE, "bold": True, "bg_color": PALE},
    Look.NOTE: {"font_color": _NOTE_INK},
    Look.MARK: {**_BOX, **_CENTRE, "bold": True, "font_color": "#B42318"},
    Look.QUESTION: {**_BOX, **_INDENTED, "font_color": INK},
    Look.LINK: {"font_color": _LINK_INK, "underline": 1},
    Look.INPUT_TEXT: {**_BOX, **_INDENTED, "valign": "top", "bg_color": INPUT_FILL, "num_format": "@"},
    Look.INPUT_LINE: {**_BOX, **_INDENTED, "bg_color": INPUT_FILL, "num_format": "@"},
    Look.INPUT_NUMBER: {**_BOX, **_CENTRE, "bg_color": INPUT_FILL, "num_format": TYPED_NUMBER},
    Look.INPUT_CHOICE: {**_BOX, **_CENTRE, "bg_color": INPUT_FILL},
    Look.INPUT_DATE: {**_BOX, **_CENTRE, "bg_color": INPUT_FILL, "num_format": DATE_FORMAT},
    Look.SEAL: {**_BOX},
    Look.LEVEL: {**_BOX, **_CENTRE, "num_format": TYPED_NUMBER},
    Look.STRONG: {**_BOX, **_INDENTED, "bold": True},
    Look.STATUS: {**_BOX, **_CENTRE, "bold": True},
    Look.BIG: {"bold": True},
    Look.HELPER: {"font_color": _NOTE_INK, "text_wrap": False},
    Look.PLAIN: {},
    Look.BAND: {**_BOX, **_INDENTED, "bold": True, "bg_color": "#DCE6F1"},
    Look.COVER: {"bold": True, "font_color": ACCENT},
    Look.LEAD: {},
    Look.COUNT: {**_BOX, **_CENTRE, "num_format": COUNT_FORMAT},
    Look.FIGURE: {**_BOX, **_CENTRE, "bold": True, "font_color": ACCENT, "num_format": COUNT_FORMAT},
    Look.PLAIN_NUMBER: {**_BOX, **_CENTRE},
    Look.HEAD_SMALL: {**_BOX, **_CENTRE, "bg_color": PALE},
    Look.TEXT_SMALL: {**_BOX, **_INDENTED},
    Look.TEXT_SMALL_CENTRE: {**_BOX, **_CENTRE},
    Look.COVER_LINE: {},
    Look.LINK_BOX: {**_BOX, **_INDENTED, "font_color": _LINK_INK, "underline": 1},
    Look.LINK_CENTRE: {**_BOX, **_CENTRE, "font_color": _LINK_INK, "underline": 1},
    Look.TYPED: {**_BOX, **_INDENTED, "num_format": "@"},
    Look.LINK_RIGHT: {"align": "right", "font_color": _LINK_INK, "underline": 1},
}
_INPUTS = {Look.INPUT_TEXT, Look.INPUT_LINE, Look.INPUT_NUMBER, Look.INPUT_CHOICE, Look.INPUT_DATE}

_TONES: dict[Tone, Properties] = {
    Tone.ASKED: {"bg_color": "#FFE8B8"},
    Tone.ANSWERED: {"bg_color": "#FFFFFF"},
    Tone.QUESTION: {"bg_color": "#FFFF80", "font_color": INK},
    Tone.FAULT: {"bg_color": "#FFCABF", "font_color": INK},
    Tone.DONE: {"bg_color": "#77D9A8", "font_color": INK},
    Tone.OPTIONAL: {"bg_color": INPUT_FILL},
    Tone.LATER: {"bg_color": "#E5E7EB", "font_color": _NOTE_INK},
}


def look_properties(look: Look, font: str) -> Properties:
    """Return XlsxWriter's properties for a cell of the look; only inputs are unlocked."""
    base: Properties = {"font_name": font, "font_size": type_points(look), "font_color": INK, "valign": "vcenter",
                        "text_wrap": True, "locked": look not in _INPUTS}
    return base | _LOOKS[look]


def box_lines() -> Properties:
    """Return XlsxWriter's properties for a thin border on all four sides."""
    return dict(_BOX)


def fill_properties(fill: Tone | str) -> Properties:
    """The format of a highlight: a tone's, or a grade's colour with dark ink."""
    if isinstance(fill, Tone):
        return dict(_TONES[fill])
    return {"bg_color": fill, "font_color": INK}


def number_format(digits: int) -> str:
    """The format of a number known when the book is written: its own decimals, thousands grouped."""
    return "#,##0" + ("." + "0" * digits if digits > 0 else "")
