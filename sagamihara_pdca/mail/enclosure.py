"""The attached file as bytes that were looked at: what is hashed is what is sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One attachment. `sha256` is of `data`."""

    name: str  # as the receiver sees it
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()
