"""Text of others made safe for a letter: one line, no control characters, not too long.

What a division typed is in a letter only as part of a quoted problem, and passes through this module.
"""

from __future__ import annotations

import unicodedata

from sagamihara_pdca.notation.excerpts import cut
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.problems import Problem

#: Longer quotations are cut: a letter says where to look, it does not carry the workbook.
QUOTE_LENGTH = 200


def has_control(text: str) -> bool:
    """Whether the text holds what would break a line or turn its direction: it may not stand in a header."""
    return any(_is_control(character) for character in text)


def safe_line(text: str, length: int = QUOTE_LENGTH) -> str:
    """The text with every control character as a space, runs of spaces as one, cut to `length` characters."""
    spaced = "".join(" " if _is_control(c) else c for c in text)
    line = " ".join(part for part in spaced.split(" ") if part)  # full-width spaces stay: they are the writer's own
    return cut(line, length)


def quote(problem: Problem) -> tuple[str, str, str]:
    """Place, message and remedy of a problem, each as a safe line."""
    return safe_line(write_place(problem.place)), safe_line(problem.message), safe_line(problem.remedy)


def _is_control(character: str) -> bool:
    # Cc: line breaks, NUL …; Cf: bidirectional overrides, zero-width signs; Zl, Zp: Unicode's line breaks; Cs: halves.
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs")
