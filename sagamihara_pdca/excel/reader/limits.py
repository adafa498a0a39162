"""The limits on what reading one file may take, and the count of what it has taken so far.

The defaults let through what people really have (drawings, pivot caches, some hundred thousand cells) and keep one
file under about 1 GB of memory and a minute whatever it holds. Every count is taken while reading; no size that the
file claims of itself is trusted.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.problems import Place, files

MEBI = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may hold at most. Bytes are counted after inflating, unless it says otherwise."""

    file_bytes: int = 50 * MEBI  # as it lies on the disk
    parts: int = 10_000  # entries of the zip
    part_bytes: int = 384 * MEBI
    all_bytes: int = 512 * MEBI
    ratio: int = 400  # all inflated bytes against the file's; only looked at above `ratio_free_bytes`
    ratio_free_bytes: int = 64 * MEBI
    tag_bytes: int = 4 * MEBI  # one XML tag with all its attributes, or one comment
    depth: int = 64  # of elements within elements
    sheets: int = 1_000
    styles: int = 200_000  # Excel's own is 65,490
    rows: int = 1_048_576  # Excel's own
    columns: int = 16_384  # Excel's own
    cells: int = 2_000_000  # that hold something, in the whole book; also strings in the shared table
    merges: int = 200_000
    text_units: int = 32_767  # one cell's text in UTF-16 units, as Excel counts
    all_text: int = 64 * MEBI  # characters of all strings together
    seconds: float = 60.0  # wall clock


DEFAULT = Limits()


@dataclass(slots=True)
class Budget:
    """Counts what reading one file has taken. Its methods raise `BookUnreadable` as soon as a limit is passed."""

    place: Place
    limits: Limits
    file_bytes: int = 0
    _inflated: int = 0
    _cells: int = 0
    _text: int = 0
    _merges: int = 0
    _deadline: float = field(init=False)

    def __post_init__(self) -> None:
        self._deadline = time.monotonic() + self.limits.seconds

    def check_time(self) -> None:
        """Raise `BookUnreadable` once the time limit has passed."""
        if time.monotonic() > self._deadline:
            raise BookUnreadable(files.too_slow(self.place, self.limits.seconds))

    def check(self, count: int, limit: int, measured: str, unit: str) -> None:
        """Raise `BookUnreadable` where `count` exceeds `limit`; `measured` and `unit` name it in the message."""
        if count > limit:
            raise BookUnreadable(files.over_limit(self.place, measured, limit, unit))

    def take_bytes(self, count: int, of_part: int) -> None:
        """Count `count` more inflated bytes; `of_part` is the part's total including them."""
        self._inflated += count
        limits = self.limits
        self.check(of_part, limits.part_bytes, "展開した部品一つの大きさ", "バイト")
        self.check(self._inflated, limits.all_bytes, "展開した大きさの合計", "バイト")
        if self._inflated > limits.ratio_free_bytes:
            self.check(self._inflated // max(1, self.file_bytes), limits.ratio, "圧縮の倍率", "倍")
        self.check_time()

    def take_cells(self, count: int) -> None:
        """Count cells that hold something, over the whole workbook."""
        self._cells += count
        self.check(self._cells, self.limits.cells, "値のあるセルの数", "個")

    def take_merge(self) -> None:
        """Count one more merged range."""
        self._merges += 1
        self.check(self._merges, self.limits.merges, "結合したセルの数", "個")

    def take_text(self, text: str) -> None:
        """Count a cell's text, alone in UTF-16 units and over the whole workbook in characters."""
        limits = self.limits
        if len(text) * 2 > limits.text_units:  # no text of up to half as many characters can have more units
            units = len(text.encode("utf-16-le", "surrogatepass")) // 2
            self.check(units, limits.text_units, "セル一つの文字数", "文字")
        self._text += len(text)
        if self._text > limits.all_text:
            self.check(self._text, limits.all_text, "文字の総数", "文字")

    def damaged(self, detail: str) -> BookUnreadable:
        """Return the exception for something in the workbook that contradicts itself, for the caller to raise."""
        return BookUnreadable(files.damaged_book(self.place, detail))

    def ambiguous(self, detail: str) -> BookUnreadable:
        """Return the exception for something that two programs could read differently, for the caller to raise."""
        return BookUnreadable(files.ambiguous_book(self.place, detail))

    def forbidden(self, detail: str) -> BookUnreadable:
        """Return the exception for content that only an attack needs, for the caller to raise."""
        return BookUnreadable(files.forbidden_content(self.place, detail))
