"""Strings: the table that cells refer to by number, and how a string is stored anywhere.

A string is plain (`t`) or a row of runs (`r`, each with a `t`); the reading aid (`rPh`, furigana) is no part of it.
Source: ECMA-376 part 1, 18.4.8 (si), 18.4.6 (rPh) and 22.9.2.19 (ST_Xstring, the escape `_xHHHH_`).
"""

from __future__ import annotations

import re

from sagamihara_pdca.excel.reader.limits import Budget
from sagamihara_pdca.excel.reader.runs import Run, RunPart, seen_and_struck
from sagamihara_pdca.excel.reader.xml_parts import Attributes, PartReader, elements
from sagamihara_pdca.model.raw_book import CellKind, RawCell

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")


def unescaped(stored: str) -> str:
    """Decode the escapes of ST_Xstring: `_x000D_` is a carriage return, `_x005F_x000D_` the literal `_x000D_`."""
    if "_x" not in stored:
        return stored
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), stored)
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # pairs joined, halves marked


class SharedStrings(RunPart):
    """The shared string table. `cells` holds one `RawCell` per string, which all cells that refer to it share.

    `runs` has those of the strings in which a run has a font of its own, by the string's number.
    """

    roots = ("sst",)

    def __init__(self, budget: Budget, part: str) -> None:
        super().__init__(budget, part)
        self.cells: list[RawCell] = []
        self.runs: dict[int, tuple[Run, ...]] = {}
        self._has_runs = False

    def _open_string(self, _: Attributes) -> None:
        self.pieces.clear()
        self._has_runs = False

    def _open_run(self, attributes: Attributes) -> None:
        if not self._has_runs:
            self._has_runs = True
            self._runs.clear()
        self._runs.open_run(attributes)

    def _close_piece(self) -> None:
        text = self.end_text()
        self.pieces.append(text)
        if self._has_runs:
            self._runs.add(text)

    def _close_string(self) -> None:
        text = unescaped("".join(self.pieces))
        self.budget.take_text(text)
        struck = ""
        if self._has_runs and not self._runs.is_plain:
            self.runs[len(self.cells)] = tuple(Run(unescaped(r.text), r.struck) for r in self._runs.runs)
            text, struck = seen_and_struck(self.runs[len(self.cells)], cell_is_struck=False)
        self.cells.append(RawCell(CellKind.TEXT, text, struck=struck))

    def end_chunk(self, pending: int) -> None:
        """Check the number of strings as well after each chunk."""
        super().end_chunk(pending)
        self.budget.check(len(self.cells), self.budget.limits.cells, "文字列の数", "個")

    wanted = elements(
        {"si": _open_string, "t": PartReader.begin_text, "rPh": PartReader.skip_element, "r": _open_run,
         **RunPart.fonts},
        {"si": _close_string, "t": _close_piece},
    )
