"""The key of a letter as JSON, for the index and the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import LetterKey
from sagamihara_pdca.model.fiscal_year import FiscalYear


def flat_key(key: LetterKey) -> dict[str, object]:
    """The key in values that JSON has."""
    return {**asdict(key), "year": key.year.start, "kind": key.kind.value}


def read_key(flat: Mapping[str, Any]) -> LetterKey:
    """The inverse of `flat_key`.

    Raises:
        KeyError, TypeError, ValueError: it is not a key.
    """
    return LetterKey(**{**flat, "year": FiscalYear(int(flat["year"])), "kind": LetterKind(flat["kind"])})
