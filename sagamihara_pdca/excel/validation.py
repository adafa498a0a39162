"""Data validations: input messages and checks. A number, date or length outside its range warns; a drop-down stops."""

from __future__ import annotations

from datetime import date

from sagamihara_pdca.excel import texts
from sagamihara_pdca.excel.dialect import IME_OFF, IME_ON, JapaneseWorksheet
from sagamihara_pdca.sheets.book import Field, InputKind
from sagamihara_pdca.sheets.prompts import prompt_of

#: A date outside these years was probably mistyped.
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_IME = {InputKind.TEXT: IME_ON, InputKind.LINE: IME_ON, InputKind.NUMBER: IME_OFF, InputKind.CHOICE: IME_OFF,
        InputKind.DATE: IME_OFF}


def add_validation(sheet: JapaneseWorksheet, row: int, column: int, field: Field, choices: str) -> None:
    """Attach the field's prompt, check and input mode to a cell. `choices` is the list's reference, "" for none."""
    prompt = prompt_of(field)
    options: dict[str, object] = {"input_title": prompt.title, "input_message": prompt.message,
                                  "error_title": prompt.error_title, "error_message": prompt.error_message}
    sheet.data_validation(row, column, row, column, options | _check(field, choices))
    sheet.set_ime_mode(row, column, _IME[field.kind])


def add_drop_down(sheet: JapaneseWorksheet, first_row: int, last_row: int, column: int, choices: tuple[str, ...]) -> None:
    """Attach a drop-down of the choices to the cells of a column. Rows and columns count from 0.

    Warns:
        UserWarning: the choices, joined by commas, are longer than 255 characters; from XlsxWriter.
    """
    sheet.data_validation(first_row, column, last_row, column, {
        "validate": "list", "source": list(choices), "error_title": texts.NOT_A_CHOICE,
        "error_message": texts.CHOOSE.format(choices="、".join(choices))})


def _check(field: Field, choices: str) -> dict[str, object]:
    if field.kind is InputKind.CHOICE:
        return {"validate": "list", "source": choices, "error_type": "stop"}
    if field.kind is InputKind.NUMBER:
        return {"validate": "decimal", "criteria": "between", "minimum": -1e14, "maximum": 1e14, "error_type": "warning"}
    if field.kind is InputKind.DATE:
        return {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY,
                "error_type": "warning"}
    if field.max_length:
        return {"validate": "length", "criteria": "<=", "value": field.max_length, "error_type": "warning"}
    return {"validate": "any"}
