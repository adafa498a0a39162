"""Where the parts of a chart of stacked bars stand on the page, in units of the SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_LABEL_WIDTH, _BAR_WIDTH, _STEP = 330, 430, 30
_LEGEND_HEIGHT, _LETTER = 24, 14


@dataclass(frozen=True, slots=True)
class Band:
    """One series: its name, its fill, and its figure on every bar."""

    name: str
    colour: str
    figures: tuple[int, ...]
    hatching: int = 0  # 0: none; told apart by hatching as well as by fill


@dataclass(frozen=True, slots=True)
class Part:
    """One band's part of a bar; a figure of zero has none."""

    band: int  # its place among the bands
    figure: int
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, its parts from left to right."""

    label: str
    top: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars with the labels to the left of them and the legend below."""

    key: str  # tells the chart's ids from those of other charts on the page
    title: str
    bands: tuple[Band, ...]
    bars: tuple[Bar, ...]
    legend: tuple[tuple[int, int], ...]  # x and y of every band's entry; empty for a single band
    height: int
    width: int = _LABEL_WIDTH + _BAR_WIDTH + 10
    left: int = _LABEL_WIDTH  # where every bar begins


def stacked_bars(key: str, title: str, labels: tuple[str, ...], bands: tuple[Band, ...]) -> Chart:
    """Return the chart of one bar per label, the longest as wide as the chart allows."""
    below = len(labels) * _STEP + 8
    legend = tuple(_places(bands, below)) if len(bands) > 1 else ()
    longest = max((sum(band.figures[n] for band in bands) for n in range(len(labels))), default=0) or 1
    bars = tuple(Bar(label, n * _STEP + 6, tuple(_parts(bands, n, _BAR_WIDTH / longest))) for n, label in enumerate(labels))
    return Chart(key, title, bands, bars, legend, legend[-1][1] + _LEGEND_HEIGHT if legend else below)


def _parts(bands: tuple[Band, ...], n: int, unit: float) -> Iterator[Part]:
    left = float(_LABEL_WIDTH)
    for at, band in enumerate(bands):
        width = band.figures[n] * unit
        if width:
            yield Part(at, band.figures[n], left, width)
        left += width


def _places(bands: tuple[Band, ...], top: int) -> Iterator[tuple[int, int]]:
    """Where the entries of the legend stand, in lines as wide as the chart."""
    x, y = 10, top
    for band in bands:
        width = 19 + _LETTER * len(band.name) + 16
        if x > 10 and x + width > _LABEL_WIDTH + _BAR_WIDTH:
            x, y = 10, y + _LEGEND_HEIGHT
        yield x, y
        x += width
