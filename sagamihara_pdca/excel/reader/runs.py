"""Text in runs, as a person sees it: struck words apart, raised digits as raised.

A run (`r`) may have a font of its own (`rPr`); one without takes the font of its cell. Source: ECMA-376 part 1, 18.4.4 (r),
18.4.7 (rPr), 18.4.10 (strike), 18.4.14 (vertAlign).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sagamihara_pdca.excel.reader.limits import Budget
from sagamihara_pdca.excel.reader.xml_parts import Attributes, Opener, PartReader

#: Raised and lowered figures are other signs than figures: 「10²」 is not 102.
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_SHIFTED = {"superscript": _RAISED, "subscript": _LOWERED}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text. `struck` is None where the font of the cell decides."""

    text: str
    struck: bool | None = None


class RunReader:
    """Collects the runs of one string while its elements are parsed."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.is_plain = True  # nothing in the string differs from its cell's font
        self._struck: bool | None = None
        self._shift: dict[int, int] = {}

    def clear(self) -> None:
        """Forget the string."""
        self.runs = []
        self.is_plain = True
        self._struck, self._shift = None, {}

    def open_run(self, _: Attributes) -> None:
        """A run begins."""
        self._struck, self._shift = None, {}

    def open_font(self, _: Attributes) -> None:
        """The run has a font of its own."""
        self._struck = False
        self.is_plain = False

    def open_strike(self, attributes: Attributes) -> None:
        """The run is struck through, unless the attribute says no."""
        self._struck = attributes.get("val", "1") not in {"0", "false", "off"}

    def open_align(self, attributes: Attributes) -> None:
        """The run is raised or lowered, or stands on the line."""
        self._shift = _SHIFTED.get(attributes.get("val", ""), {})

    def add(self, text: str) -> None:
        """A piece of text of the run ends."""
        self.runs.append(Run(text.translate(self._shift) if self._shift else text, self._struck))


class RunPart(PartReader):
    """Base class of the parsers of parts with strings in runs. `fonts` are the elements of a run's font."""

    __slots__ = ("_runs",)

    def __init__(self, budget: Budget, part: str) -> None:
        super().__init__(budget, part)
        self._runs = RunReader()

    def _open_font(self, attributes: Attributes) -> None:
        self._runs.open_font(attributes)

    def _open_strike(self, attributes: Attributes) -> None:
        self._runs.open_strike(attributes)

    def _open_align(self, attributes: Attributes) -> None:
        self._runs.open_align(attributes)

    fonts: ClassVar[Mapping[str, Opener]] = {"rPr": _open_font, "strike": _open_strike, "vertAlign": _open_align}


def seen_and_struck(runs: tuple[Run, ...], *, cell_is_struck: bool) -> tuple[str, str]:
    """Return the words that stand, and those that are struck through, each in their order."""
    struck = tuple(cell_is_struck if run.struck is None else run.struck for run in runs)
    return ("".join(run.text for run, out in zip(runs, struck, strict=True) if not out),
            "".join(run.text for run, out in zip(runs, struck, strict=True) if out))
