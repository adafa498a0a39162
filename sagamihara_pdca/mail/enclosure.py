"""The attached file as the bytes that were checked: the bytes that are hashed are the bytes that are sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One attachment that was read."""

    name: str  # as the receiver sees it
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """SHA-256 of `data`, in hex."""
        return hashlib.sha256(self.data).hexdigest()
