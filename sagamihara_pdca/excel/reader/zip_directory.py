"""Parses the directory at the end of a zip file, and refuses files that programs could read differently.

    zip       = { local header, name, extra, data, [ descriptor ] } directory [ zip64 end, zip64 locator ] end
    directory = { entry }

Why not `zipfile`: it takes the last of several ends, moves offsets when something stands in front, cuts names at a
NUL, and lets entries overlap. What has to be checked by hand to rule that out is the whole directory.
Source: PKWARE APPNOTE 4.3 and 4.5.3.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel import texts
from sagamihara_pdca.excel.reader.limits import Budget
from sagamihara_pdca.problems import files

STORED = 0
DEFLATED = 8

_ENCRYPTED = 1
_UTF8 = 1 << 11
_FULL16 = 0xFFFF
_FULL32 = 0xFFFFFFFF  # "see the zip64 field"

_LOCAL = struct.Struct("<4s5H3I2H")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCATOR = struct.Struct("<4sIQI")
_END64 = struct.Struct("<4sQ2H2I4Q")
_LONGEST_TAIL = _END.size + _FULL16  # the end and its comment


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of the package, and the offsets of its data in the file."""

    name: str  # with "/", without a leading one
    method: int
    crc: int
    compressed: int  # bytes
    inflated: int  # bytes, as the directory claims
    header: int  # offset of the local header
    start: int = 0  # offset of the data; 0 until the local header has been read

    @property
    def end(self) -> int:
        """The offset just after the compressed data."""
        return self.start + self.compressed


@dataclass(frozen=True, slots=True)
class _Span:
    """Offset and size of the directory in bytes, and its number of entries."""

    start: int
    size: int
    entries: int


def read_directory(data: bytes, budget: Budget) -> tuple[Entry, ...]:
    """Parse all entries in the order of the directory, folders left out.

    Raises:
        BookUnreadable: cut off, encrypted, contradictory, ambiguous, or too many parts.
    """
    span = _find_directory(data, budget)
    budget.check(span.entries, budget.limits.parts, "部品の数", "個")
    entries = tuple(_locate(data, raw, entry, span, budget) for raw, entry in _entries(data, span, budget))
    _refuse_overlaps(entries, budget)
    return tuple(entry for entry in entries if not entry.name.endswith("/"))


def _find_directory(data: bytes, budget: Budget) -> _Span:
    spans = []
    at = data.rfind(b"PK\5\6")
    while at >= max(0, len(data) - _LONGEST_TAIL):
        span = _span_before(data, at)
        if span is not None:
            spans.append(span)
        at = data.rfind(b"PK\5\6", 0, at + 3)
    if not spans:
        raise BookUnreadable(files.truncated_book(budget.place))
    if len(spans) > 1:
        raise budget.ambiguous(texts.TWO_DIRECTORIES)
    return spans[0]


def _span_before(data: bytes, at: int) -> _Span | None:
    """The directory to which the end record at `at` points, or None when there is none at that offset."""
    if at + _END.size > len(data):
        return None
    _, disk, first_disk, here, entries, size, start, _ = _END.unpack_from(data, at)
    if _FULL16 in (here, entries) or _FULL32 in (size, start):
        return _span64_before(data, at)
    if disk or first_disk or here != entries:
        return None
    stop = start + size
    follows = stop == at or (stop < at and data.startswith(b"PK\6\6", stop))  # a zip64 end may stand between
    return _Span(start, size, entries) if follows else None


def _span64_before(data: bytes, at: int) -> _Span | None:
    if at < _LOCATOR.size:
        return None
    signature, _, end64, _ = _LOCATOR.unpack_from(data, at - _LOCATOR.size)
    if signature != b"PK\6\7" or end64 + _END64.size > at:
        return None
    signature, _, _, _, disk, first_disk, here, entries, size, start = _END64.unpack_from(data, end64)
    if signature != b"PK\6\6" or disk or first_disk or here != entries or start + size != end64:
        return None
    return _Span(start, size, entries)


def _entries(data: bytes, span: _Span, budget: Budget) -> Iterator[tuple[bytes, Entry]]:
    at, stop = span.start, span.start + span.size
    for _ in range(span.entries):
        if at + _ENTRY.size > stop or not data.startswith(b"PK\1\2", at):
            raise budget.damaged(texts.DIRECTORY_CUT_SHORT)
        fields = _ENTRY.unpack_from(data, at)
        flags, method, crc, compressed, inflated = fields[3], fields[4], *fields[7:10]
        name_size, extra_size, comment_size, header = *fields[10:13], fields[16]
        at += _ENTRY.size
        raw = data[at : at + name_size]
        extra = data[at + name_size : at + name_size + extra_size]
        at += name_size + extra_size + comment_size
        if flags & _ENCRYPTED:
            raise BookUnreadable(files.encrypted_book(budget.place))
        inflated, compressed, header = _widened(extra, (inflated, compressed, header), budget)
        yield raw, Entry(_clean_name(raw, flags, budget), method, crc, compressed, inflated, header)
    if at != stop:
        raise budget.damaged(texts.DIRECTORY_SIZE)


def _widened(extra: bytes, values: tuple[int, int, int], budget: Budget) -> tuple[int, ...]:
    """Each value, or where its 32 bits are all set the 64-bit value from the zip64 field."""
    if _FULL32 not in values:
        return values
    wide = _zip64_field(extra)
    if len(wide) < 8 * values.count(_FULL32):
        raise budget.damaged(texts.NO_ZIP64_FIELD)
    longs = iter(struct.unpack_from(f"<{len(wide) // 8}Q", wide))
    return tuple(next(longs) if value == _FULL32 else value for value in values)


def _zip64_field(extra: bytes) -> bytes:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            return extra[at + 4 : at + 4 + size]
        at += 4 + size
    return b""


def _clean_name(raw: bytes, flags: int, budget: Budget) -> str:
    try:
        name = raw.decode("utf-8" if flags & _UTF8 else "cp437")
    except UnicodeDecodeError:
        raise budget.damaged(texts.PART_NAME_UNREADABLE) from None
    name = name.replace("\\", "/").lstrip("/")  # some programs write these; as nothing is unpacked, they do no harm
    if not name.isprintable() or ".." in name.split("/") or name[1:2] == ":":
        raise budget.forbidden(texts.PART_NAME_OUTSIDE)
    return name


def _locate(data: bytes, raw: bytes, entry: Entry, span: _Span, budget: Budget) -> Entry:
    """Return the entry with the offset of its data, after checking that its local header matches the directory."""
    at = entry.header
    if at + _LOCAL.size > span.start or not data.startswith(b"PK\3\4", at):
        raise budget.damaged(texts.PART_MISPLACED.format(part=entry.name))
    fields = _LOCAL.unpack_from(data, at)
    name_at = at + _LOCAL.size
    start = name_at + fields[9] + fields[10]
    if fields[3] != entry.method or data[name_at : name_at + fields[9]] != raw:
        raise budget.damaged(texts.PART_HEADER_DIFFERS.format(part=entry.name))
    if start + entry.compressed > span.start:
        raise budget.damaged(texts.PART_OVER_DIRECTORY.format(part=entry.name))
    return Entry(entry.name, entry.method, entry.crc, entry.compressed, entry.inflated, at, start)


def _refuse_overlaps(entries: tuple[Entry, ...], budget: Budget) -> None:
    in_file_order = sorted(entries, key=lambda entry: entry.header)
    for earlier, later in pairwise(in_file_order):
        if later.header < earlier.end:
            raise budget.forbidden(texts.PARTS_OVERLAP)
