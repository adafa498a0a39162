"""Faults in what people sent, as values with an address: where, what, and what to do.

Every such message is in this package, one function per fault, grouped by where the fault is found. A fault of the
system is an exception (`sagamihara_pdca.errors`), never a `Problem`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sagamihara_pdca.model.place import Place
from sagamihara_pdca.notation.places import write_place

__all__ = ["Place", "Problem", "Severity"]


class Severity(Enum):
    """The severity of a fault."""

    ERROR = "エラー"  # the answer can't be used as it is
    QUESTION = "確認"  # it is used as read; a person should look
    NOTICE = "お知らせ"  # it could be read; nothing to do


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: stable code, severity, place, what is wrong, and what to do about it."""

    code: str
    severity: Severity
    place: Place
    message: str
    remedy: str

    def __str__(self) -> str:
        place = write_place(self.place)
        where = f"{place}: " if place else ""
        return f"[{self.code}] {where}{self.message}{self.remedy}"
