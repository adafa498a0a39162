"""Colours that the workbooks and the page share, besides those of the grades."""

from __future__ import annotations

INK, ACCENT, PALE, LINE = "#1F2937", "#1F4E79", "#EAF1F8", "#8A94A3"  # white on ACCENT: contrast 8.6
OPEN_FILL, NONE_FILL, PROGRESS_FILL = "#E5E7EB", "#FFFFFF", "#C9D7E8"
