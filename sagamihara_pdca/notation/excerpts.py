"""Text cut to a length: what others wrote may be of any."""

from __future__ import annotations

#: Characters of what was typed, inside a message.
_QUOTED = 40


def cut(text: str, limit: int) -> str:
    """The text in at most `limit` characters; the last of them is "…" where some are left out."""
    return text if len(text) <= limit else text[:limit - 1] + "…"


def excerpt(text: str) -> str:
    """The text on one line, cut to what a message quotes."""
    return cut(" ".join(text.split()), _QUOTED)
