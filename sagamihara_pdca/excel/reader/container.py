"""The parts of a package: found by name, inflated in bounded chunks, each verified by its checksum."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel import texts
from sagamihara_pdca.excel.reader.limits import Budget
from sagamihara_pdca.excel.reader.zip_directory import DEFLATED, STORED, Entry, read_directory
from sagamihara_pdca.problems import files

CHUNK = 64 * 1024


def part_key(name: str) -> str:
    """The name as OPC compares names: without regard to case and to percent-encoding."""
    return unquote(name).lower()


class Container:
    """One zip file in memory. Two parts whose names have the same `part_key` are refused."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._data = memoryview(data)
        self._budget = budget
        self._entries: dict[str, Entry] = {}
        self._checked: set[str] = set()
        for entry in read_directory(data, budget):
            if self._entries.setdefault(part_key(entry.name), entry) is not entry:
                raise budget.ambiguous(texts.PART_TWICE.format(part=entry.name))

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of all parts, in the order of the directory."""
        return tuple(self._entries)

    def __contains__(self, name: str) -> bool:
        return part_key(name) in self._entries

    def is_blank(self, name: str) -> bool:
        """Whether the part is missing or has no bytes."""
        entry = self._entries.get(part_key(name))
        return entry is None or entry.inflated == 0

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part's bytes, at most `CHUNK` at a time. The checksum is known to hold only once all are taken.

        Raises:
            BookUnreadable: no such part, wrong size or checksum, or a limit passed.
        """
        entry = self._entries.get(part_key(name))
        if entry is None:
            raise self._budget.damaged(texts.PART_MISSING.format(part=name))
        crc = size = 0
        for chunk in self._inflated(entry):
            crc = zlib.crc32(chunk, crc)
            size += len(chunk)
            self._budget.take_bytes(len(chunk), size)
            if chunk:
                yield chunk
        if size != entry.inflated or crc != entry.crc:
            raise BookUnreadable(files.damaged_part(self._budget.place, entry.name))
        self._checked.add(part_key(name))

    def check_unread_parts(self) -> None:
        """Verify the checksums of the parts that were not read: a file with one damaged part is refused as a whole."""
        for name in self._entries:
            if name not in self._checked:
                for _ in self.chunks(name):
                    pass

    def _inflated(self, entry: Entry) -> Iterator[bytes]:
        pieces = (self._data[at : min(at + CHUNK, entry.end)] for at in range(entry.start, entry.end, CHUNK))
        if entry.method == STORED or not entry.compressed:  # some programs call an empty part deflated
            return (bytes(piece) for piece in pieces)
        if entry.method == DEFLATED:
            return self._deflated(entry, pieces)
        raise self._budget.damaged(texts.PART_METHOD.format(part=entry.name, method=entry.method))

    def _deflated(self, entry: Entry, pieces: Iterator[memoryview]) -> Iterator[bytes]:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for piece in pieces:
                rest: bytes | memoryview = piece
                while rest and not inflater.eof:
                    yield inflater.decompress(rest, CHUNK)
                    rest = inflater.unconsumed_tail
                if rest or inflater.unused_data:
                    raise self._budget.damaged(texts.PART_HAS_REST.format(part=entry.name))
            while not inflater.eof and (chunk := inflater.decompress(b"", CHUNK)):
                yield chunk
        except zlib.error:
            raise self._budget.damaged(texts.PART_NOT_INFLATED.format(part=entry.name)) from None
        if not inflater.eof:
            raise self._budget.damaged(texts.PART_CUT_SHORT.format(part=entry.name))
