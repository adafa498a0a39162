"""The paper that sheets are printed on: its size, margins and printable area."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.sheets.book import Page, Paper

_POINTS_PER_INCH = 72.0
#: Inches, width before height. Source: ISO 216.
_SIZES = {Paper.A4_PORTRAIT: (8.27, 11.69), Paper.A4_LANDSCAPE: (11.69, 8.27), Paper.A3_LANDSCAPE: (16.54, 11.69)}


@dataclass(frozen=True, slots=True)
class Margins:
    """Inches."""

    left: float
    right: float
    top: float
    bottom: float


_MARGINS = Margins(0.5, 0.5, 0.75, 0.6)
#: 左とじ: 20 mm for the punch, 10 mm on the other side.
_BOUND_MARGINS = Margins(0.8, 0.4, 0.65, 0.55)


def printable(words: str) -> str:
    """Escape a text for a header or a footer, where "&" begins a code."""
    return words.replace("&", "&&")


def margins(page: Page) -> Margins:
    """The margins of a page."""
    return _BOUND_MARGINS if page.left_binding else _MARGINS


def printable_points(page: Page) -> tuple[float, float]:
    """Return width and height between the margins, in points."""
    (width, height), kept = _SIZES[page.paper], margins(page)
    return (width - kept.left - kept.right) * _POINTS_PER_INCH, (height - kept.top - kept.bottom) * _POINTS_PER_INCH
