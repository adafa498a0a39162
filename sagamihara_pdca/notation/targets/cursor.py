"""A place in a narrow text that moves on as the grammar recognises what stands there."""

from __future__ import annotations

import re


class Cursor:
    """Reads `text` from left to right. Blanks between two tokens have no meaning, except where the grammar asks."""

    __slots__ = ("at", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Move over `pattern` if it stands here, blanks before it included."""
        match = self.see(pattern)
        if match is not None:
            self.at = match.end()
        return match

    def see(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What `take` would move over."""
        return pattern.match(self.text, self.next)

    @property
    def at_blank(self) -> bool:
        return self.text[self.at:self.at + 1] == " "

    @property
    def done(self) -> bool:
        return self.next == len(self.text)

    @property
    def rest(self) -> str:
        return self.text[self.at:].strip()

    @property
    def next(self) -> int:
        """Where the next token begins."""
        at = self.at
        while self.text[at:at + 1] == " ":
            at += 1
        return at
