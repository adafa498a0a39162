"""The font size of each look: used by the writer, and by `row_heights` to compute heights."""

from __future__ import annotations

from sagamihara_pdca.sheets.book import Look

#: Points of ordinary letters.
BODY_POINTS = 10
_POINTS = {Look.TITLE: 16, Look.SUBTITLE: 12, Look.SECTION: 11, Look.GRADE: 12, Look.NOTE: 9, Look.QUESTION: 9,
           Look.STRONG: 12, Look.BIG: 18, Look.HELPER: 8, Look.COVER: 26, Look.LEAD: 11, Look.FIGURE: 20,
           Look.HEAD_SMALL: 9, Look.TEXT_SMALL: 9, Look.TEXT_SMALL_CENTRE: 9, Look.COVER_LINE: 14, Look.LINK_RIGHT: 9}


def type_points(look: Look) -> int:
    """The size of a look's letters in points."""
    return _POINTS.get(look, BODY_POINTS)
