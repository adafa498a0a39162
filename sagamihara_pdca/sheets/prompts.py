"""The input and error messages of a field's data validation, within Excel's limits."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.notation.excerpts import cut
from sagamihara_pdca.sheets import texts
from sagamihara_pdca.sheets.book import Field

#: Source: ECMA-376 Part 1, 18.3.1.32: titles of 32 characters, messages of 255 (prompt) and 225 (error).
MAX_TITLE, MAX_PROMPT, MAX_ERROR = 32, 255, 225


@dataclass(frozen=True, slots=True)
class Prompt:
    """What Excel shows when the cell is chosen, and when what was typed does not fit."""

    title: str
    message: str
    error_title: str
    error_message: str


def prompt_of(field: Field) -> Prompt:
    """Return the field's prompt, shortened to `MAX_TITLE` and `MAX_PROMPT` characters.

    XlsxWriter drops a validation with a longer text. The form's own fields stay below the limits; for a long question
    of the year the example, the length limit and the unit are left out in this order.
    """
    parts = [field.hint or texts.HINTS[field.kind]]
    parts += [texts.UNIT.format(unit=field.unit)] if field.unit else []
    parts += [texts.LENGTH.format(most=field.max_length)] if field.max_length else []
    parts += [texts.EXAMPLE.format(example=field.example)] if field.example else []
    while len(parts) > 1 and len("\n".join(parts)) > MAX_PROMPT:
        parts.pop()
    return Prompt(cut(_title(field), MAX_TITLE), cut("\n".join(parts), MAX_PROMPT), texts.REFUSED,
                  texts.REFUSALS[field.kind])


def _title(field: Field) -> str:
    return field.label if len(field.label) <= MAX_TITLE or not field.title else field.title
