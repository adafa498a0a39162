"""Colours that stand beside those of the grades, on the sheets' charts and on the page alike."""

from __future__ import annotations

OPEN_FILL, NONE_FILL, PROGRESS_FILL = "#E5E7EB", "#FFFFFF", "#C9D7E8"
LINE = "#8A94A3"
