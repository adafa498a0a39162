"""The input and error messages of a field's data validation, within Excel's limits."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.notation.excerpts import cut
from sagamihara_pdca.sheets.book import Field, InputKind

#: Source: ECMA-376 Part 1, 18.3.1.32: titles of 32 characters, messages of 255 (prompt) and 225 (error).
MAX_TITLE, MAX_PROMPT, MAX_ERROR = 32, 255, 225
_ERROR_TITLE = "入力の確認"
_ERRORS = {
    InputKind.TEXT: "文字数が上限を超えています。要点に絞って入力してください。このまま続けることもできます。",
    InputKind.LINE: "文字数が上限を超えています。要点に絞って入力してください。このまま続けることもできます。",
    InputKind.NUMBER: "数値だけを半角で入力してください。単位は不要です。数値がまだ出ない場合は空欄のまま、状態で「集計中」などを選んでください。",
    InputKind.CHOICE: "一覧（▼）から選んでください。",
    InputKind.DATE: "日付を 2025/4/1 のように入力してください。",
}
_HINTS = {
    InputKind.TEXT: "文章で入力します。",
    InputKind.LINE: "短い文で入力します。",
    InputKind.NUMBER: "数値だけを半角で入力します。単位は不要です。",
    InputKind.CHOICE: "一覧（▼）から選びます。",
    InputKind.DATE: "日付を 2025/4/1 のように入力します。",
}


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
    parts = [field.hint or _HINTS[field.kind]]
    parts += [f"単位：{field.unit}"] if field.unit else []
    parts += [f"{field.max_length}字以内"] if field.max_length else []
    parts += [f"例：{field.example}"] if field.example else []
    while len(parts) > 1 and len("\n".join(parts)) > MAX_PROMPT:
        parts.pop()
    return Prompt(cut(_title(field), MAX_TITLE), cut("\n".join(parts), MAX_PROMPT), _ERROR_TITLE, _ERRORS[field.kind])


def _title(field: Field) -> str:
    return field.label if len(field.label) <= MAX_TITLE or not field.title else field.title
