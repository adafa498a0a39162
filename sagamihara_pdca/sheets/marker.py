"""The hidden mark in A1 by which a sheet of ours is known wherever it turns up."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind, Identity

_NAME = "sagamihara-pdca"
_PARTS = 10


@dataclass(frozen=True, slots=True)
class Marker:
    """What A1 of a keyed sheet says: whose workbook, and which sheet of it."""

    identity: Identity
    sheet: str  # Sheet.key


def write_marker(identity: Identity, sheet: str) -> str:
    """The mark as text. A checksum at its end tells a mark that was typed over from a whole one."""
    parts = [_NAME, identity.kind.value, identity.plan_id, identity.edition, str(identity.year.start),
             identity.division, str(identity.form_version), str(identity.issue), sheet]
    body = "|".join(part.replace("|", "／") for part in parts)
    return f"{body}|{crc32(body.encode()):08x}"


def looks_like_marker(text: str) -> bool:
    """Whether the text begins as a marker, whole or damaged."""
    return text.startswith(_NAME + "|")


def read_marker(text: str) -> Marker | None:
    """The mark that a text is, or None when it is none or not whole."""
    parts = text.strip().split("|")
    body = "|".join(parts[:-1])
    if len(parts) != _PARTS or parts[0] != _NAME or parts[-1] != f"{crc32(body.encode()):08x}":
        return None
    kind, plan_id, edition, year, division, version, issue, sheet = parts[1:-1]
    try:
        return Marker(Identity(BookKind(kind), plan_id, edition, FiscalYear(int(year)), division, int(version),
                               int(issue)), sheet)
    except ValueError:
        return None
