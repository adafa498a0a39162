"""Text cut to a length: what others wrote may be of any."""

from __future__ import annotations

import unicodedata

from sagamihara_pdca.notation import texts

#: Characters of what was typed, inside a message.
_QUOTED = 40
#: Characters before the first difference of two texts that are quoted with it.
_BEFORE = 8
#: Characters of which one letter is made at most.
_LONGEST_LETTER = 32
_JOINER = "\u200d"


def cut(text: str, limit: int) -> str:
    """The text in at most `limit` characters; the last of them is "…" where some are left out."""
    return text if len(text) <= limit else text[:limit - 1] + "…"


def beginning(text: str, limit: int) -> str:
    """The text, or of a longer one the first `limit` characters at most and how many are left out."""
    if len(text) <= limit:
        return text
    end = next((n for n in range(limit, limit - _LONGEST_LETTER, -1) if not _is_inside_letter(text, n)), limit)
    return text[:end] + texts.LEFT_OUT.format(count=len(text) - end)


def _is_inside_letter(text: str, position: int) -> bool:
    """Whether a cut there would part what is seen as one letter: か and its ゛, the people of a family emoji."""
    before, behind = text[position - 1], text[position]
    return _JOINER in (before, behind) or unicodedata.category(behind) in ("Mn", "Me") or "\U0001f3fb" <= behind <= "\U0001f3ff"


def excerpt(text: str) -> str:
    """The text on one line, cut to what a message quotes."""
    return cut(" ".join(text.split()), _QUOTED)


def differing(before: str, after: str) -> tuple[str, str]:
    """Return both texts cut to what a message quotes; of long ones that begin alike, from where they part."""
    one, other = " ".join(before.split()), " ".join(after.split())
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(alike - _BEFORE, 0) if max(len(one), len(other)) > _QUOTED else 0
    return excerpt(f"…{one[start:]}" if start else one), excerpt(f"…{other[start:]}" if start else other)
