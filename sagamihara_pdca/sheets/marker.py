"""The hidden marker in A1 that identifies a sheet of ours, in whatever file it is found."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind, Identity, Origin

_NAME = "sagamihara-pdca"
#: Without and with an origin.
_PARTS = (10, 12)


@dataclass(frozen=True, slots=True)
class Marker:
    """The content of A1 of a keyed sheet: the identity of its workbook, the sheet's key, and of a return what it was made from."""

    identity: Identity
    sheet: str  # Sheet.key
    origin: Origin | None = None


def write_marker(identity: Identity, sheet: str, origin: Origin | None = None) -> str:
    """Render the marker as text. Its last part is a CRC-32, so that `read_marker` detects an edited marker."""
    made_from = (origin.answer, origin.asked) if origin is not None else ()
    parts = [_NAME, identity.kind.value, identity.plan_id, identity.edition, str(identity.year.start),
             identity.division, str(identity.form_version), str(identity.issue), sheet, *made_from]
    body = "|".join(part.replace("|", "／") for part in parts)
    return f"{body}|{crc32(body.encode()):08x}"


def looks_like_marker(text: str) -> bool:
    """Whether the text begins as a marker, whole or damaged."""
    return text.startswith(_NAME + "|")


def read_marker(text: str) -> Marker | None:
    """Parse a marker; None where the text is none or its checksum does not match."""
    parts = text.strip().split("|")
    body = "|".join(parts[:-1])
    if len(parts) not in _PARTS or parts[0] != _NAME or parts[-1] != f"{crc32(body.encode()):08x}":
        return None
    kind, plan_id, edition, year, division, version, issue, sheet, *rest = parts[1:-1]
    try:
        return Marker(Identity(BookKind(kind), plan_id, edition, FiscalYear(int(year)), division, int(version),
                               int(issue)), sheet, Origin(*rest) if rest else None)
    except ValueError:
        return None
