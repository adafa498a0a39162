"""Bar charts as inline SVG: the page's twin of the workbook's native charts, told apart by hatching as well as by fill."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from sagamihara_pdca.sheets.palette import INK, LINE

_LABEL_WIDTH, _BAR_WIDTH, _BAR_HEIGHT, _STEP = 330, 430, 20, 30
_LEGEND_HEIGHT, _LETTER = 24, 14
#: Strokes of a hatching tile of 8 by 8, one per series; none for the first.
_STROKES = ("", "M0 8L8 0", "M3 4h2", "M0 0L8 8", "M0 4h8M4 0v8", "M0 4h8")


@dataclass(frozen=True, slots=True)
class Band:
    """One series: its name, its fill, and its figure on every bar."""

    name: str
    colour: str
    figures: tuple[int, ...]
    hatching: int = 0  # 0: none


def stacked_bars(key: str, title: str, labels: tuple[str, ...], bands: tuple[Band, ...]) -> str:
    """A chart of horizontal bars, as wide as its container. Every figure above zero stands in its part of the bar.

    key: tells the chart's ids from those of other charts on the page.
    """
    legend_height = _places(bands)[-1][1] + _LEGEND_HEIGHT if len(bands) > 1 else 0
    height = len(labels) * _STEP + legend_height + 8
    longest = max((sum(band.figures[n] for band in bands) for n in range(len(labels))), default=0) or 1
    unit = _BAR_WIDTH / longest
    bars = "".join(_bar(key, n, label, bands, unit) for n, label in enumerate(labels))
    legend = _legend(key, bands, len(labels) * _STEP + 8) if len(bands) > 1 else ""
    described = "、".join(f"{label}：{_spoken(bands, n)}" for n, label in enumerate(labels))
    return (f'<svg role="img" aria-labelledby="{key}-title {key}-desc" viewBox="0 0 {_LABEL_WIDTH + _BAR_WIDTH + 10} {height}"'
            f' xmlns="http://www.w3.org/2000/svg"><title id="{key}-title">{escape(title)}</title>'
            f'<desc id="{key}-desc">{escape(described)}</desc>{_patterns(key, bands)}{bars}{legend}</svg>')


def _spoken(bands: tuple[Band, ...], n: int) -> str:
    return " ".join(f"{band.name} {band.figures[n]}" for band in bands if band.figures[n])


def _patterns(key: str, bands: tuple[Band, ...]) -> str:
    tiles = "".join(
        f'<pattern id="{key}-{n}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8"'
        f' fill="{escape(band.colour)}"/><path d="{_STROKES[band.hatching]}" stroke="{LINE}" stroke-width="1.5"/></pattern>'
        for n, band in enumerate(bands) if band.hatching)
    return f"<defs>{tiles}</defs>" if tiles else ""


def _fill(key: str, n: int, band: Band) -> str:
    return f"url(#{key}-{n})" if band.hatching else escape(band.colour)


def _bar(key: str, n: int, label: str, bands: tuple[Band, ...], unit: float) -> str:
    top = n * _STEP + 6
    parts = [f'<text x="{_LABEL_WIDTH - 8}" y="{top + 15}" text-anchor="end">{escape(label)}</text>']
    left = float(_LABEL_WIDTH)
    for at, band in enumerate(bands):
        width = band.figures[n] * unit
        if not width:
            continue
        parts.append(f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{_BAR_HEIGHT}" fill="{_fill(key, at, band)}"'
                     f' stroke="{INK}" stroke-width="0.8"/>')
        parts.append(f'<text x="{left + width / 2:.1f}" y="{top + 15}" text-anchor="middle" class="figure">'
                     f"{band.figures[n]}</text>")
        left += width
    return "".join(parts)


def _legend(key: str, bands: tuple[Band, ...], top: int) -> str:
    return "".join(
        f'<rect x="{x}" y="{top + y}" width="14" height="14" fill="{_fill(key, n, band)}" stroke="{INK}" stroke-width="0.8"/>'
        f'<text x="{x + 19}" y="{top + y + 12}">{escape(band.name)}</text>'
        for n, (band, (x, y)) in enumerate(zip(bands, _places(bands), strict=True)))


def _places(bands: tuple[Band, ...]) -> list[tuple[int, int]]:
    """Where the entries of the legend stand, in lines as wide as the chart."""
    found, x, y = [], 10, 0
    for band in bands:
        width = 19 + _LETTER * len(band.name) + 16
        if x > 10 and x + width > _LABEL_WIDTH + _BAR_WIDTH:
            x, y = 10, y + _LEGEND_HEIGHT
        found.append((x, y))
        x += width
    return found
