"""Several words of the grammar, of which the first that matches is taken.

One pattern of them all finds in a single match which word is the first that can match. It is made from the words' own patterns, so
that it can't say anything else: `tests/notation/test_vocabulary.py` compares both.
"""

from __future__ import annotations

import re
from functools import cached_property

from sagamihara_pdca.notation.targets.draft import Word

#: A name can stand in a pattern once only. A condition on a group becomes a choice: it may find too much, never too little.
_NAME, _CONDITION = re.compile(r"\(\?P<\w+>"), re.compile(r"\(\?\(\w+\)")


class Vocabulary:
    """Words in the order in which they are tried."""

    def __init__(self, *words: Word) -> None:
        """`words` have patterns without flags and without references to their groups."""
        self.words = words

    @cached_property
    def any(self) -> re.Pattern[str]:
        """A pattern of any of the words; the group that it ends with is named after the first one that matches."""
        return re.compile("|".join(f"(?:{_unnamed(pattern.pattern)})(?P<w{n}>)" for n, (pattern, _) in enumerate(self.words)))

    def from_first(self, text: str, start: int) -> tuple[Word, ...]:
        """Return the words from the first one that matches at `start`; none where no word does."""
        first = self.any.match(text, start)
        return self._from[first.lastgroup] if first is not None and first.lastgroup is not None else ()

    @cached_property
    def _from(self) -> dict[str, tuple[Word, ...]]:
        return {f"w{n}": self.words[n:] for n in range(len(self.words))}


def _unnamed(pattern: str) -> str:
    assert "(?P=" not in pattern
    return _CONDITION.sub("(?:", _NAME.sub("(?:", pattern))
