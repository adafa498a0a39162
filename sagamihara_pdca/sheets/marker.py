"""The hidden marker in A1 that identifies a sheet of ours, in whatever file it is found."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind, Identity

_NAME = "sagamihara-pdca"
_PARTS = 10


@dataclass(frozen=True, slots=True)
class Marker:
    """The content of A1 of a keyed sheet: the identity of its workbook, and the sheet's key."""

    identity: Identity
    sheet: str  # Sheet.key


def write_marker(identity: Identity, sheet: str) -> str:
    """Render the marker as text. Its last part is a CRC-32, so that `read_marker` detects an edited marker."""
    parts = [_NAME, identity.kind.value, identity.plan_id, identity.edition, str(identity.year.start),
             identity.division, str(identity.form_version), str(identity.issue), sheet]
    body = "|".join(part.replace("|", "／") for part in parts)
    return f"{body}|{crc32(body.encode()):08x}"


def looks_like_marker(text: str) -> bool:
    """Whether the text begins as a marker, whole or damaged."""
    return text.startswith(_NAME + "|")


def read_marker(text: str) -> Marker | None:
    """Parse a marker; None where the text is none or its checksum does not match."""
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
