"""One cell as it came back → the value that it means for its field, with what is to be said about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sagamihara_pdca.forms.answers import AnswerValue
from sagamihara_pdca.forms.sheet import Field, InputKind
from sagamihara_pdca.model.raw_book import CellKind, RawCell
from sagamihara_pdca.notation.typed_figure import TypedState, read_typed_figure
from sagamihara_pdca.notation.units import canonical_unit
from sagamihara_pdca.problems import Place, Problem, answers

#: Day 0 of Excel's calendar, for dates from March 1900 on.
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a cell means. `state` is what a word in a number cell stands for (集計中 …)."""

    value: AnswerValue | None
    problems: tuple[Problem, ...] = ()
    state: str = ""


def understand(cell: RawCell | None, field: Field, place: Place) -> Typed:
    """The value of an input. Blank, or nothing but spaces, is None."""
    if cell is None or (cell.kind is CellKind.TEXT and not cell.text.strip()):
        return Typed(None)
    if cell.kind is CellKind.ERROR:
        return Typed(None, (answers.error_value(place, field.label, cell.text),))
    if cell.kind is CellKind.UNCALCULATED:
        return Typed(None, (answers.formula_without_value(place, field.label),))
    typed = _BY_KIND[field.kind](cell, field, place)
    if cell.formula is not None and typed.value is not None:
        return Typed(typed.value, (*typed.problems, answers.formula_typed(place, field.label)), typed.state)
    return typed


def _number(cell: RawCell, field: Field, place: Place) -> Typed:
    if cell.kind is CellKind.NUMBER:
        return Typed(cell.number)
    if cell.kind is CellKind.DATE:
        return Typed(None, (answers.date_in_number(place, field.label, _date_text(cell)),))
    if cell.kind is CellKind.BOOL:
        return Typed(None, (answers.bool_typed(place, field.label, cell.text),))
    figure = read_typed_figure(cell.text)
    if isinstance(figure, TypedState):
        said = answers.state_typed(place, field.label, cell.text, figure.state.value)
        return Typed(None, (said,), figure.state.value)
    if figure is None:
        return Typed(None, (answers.not_a_number(place, field.label, cell.text),))
    if figure.unit and canonical_unit(figure.unit) != canonical_unit(field.unit):
        return Typed(figure.value, (answers.unit_differs(place, field.label, cell.text, field.unit or "なし"),))
    understood = format(figure.value, "f")
    return Typed(figure.value, (answers.number_understood(place, field.label, cell.text, understood),))


def _text(cell: RawCell, field: Field, place: Place) -> Typed:
    words = cell.text
    if cell.kind is CellKind.DATE:
        words = _date_text(cell)
    elif cell.kind is CellKind.NUMBER and cell.number is not None:
        words = format(cell.number, "f")
    over = field.max_length and len(words) > field.max_length
    problems = (answers.too_long(place, field.label, len(words), field.max_length),) if over else ()
    return Typed(words, problems)


def _choice(cell: RawCell, field: Field, place: Place) -> Typed:
    words = cell.text.strip()
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        words = format(cell.number, "f")  # a scheme's symbols may be 1 to 5
    if words in field.choices:
        return Typed(words)
    return Typed(None, (answers.not_a_choice(place, field.label, words, field.choices),))


def _date(cell: RawCell, field: Field, place: Place) -> Typed:
    if cell.kind in (CellKind.DATE, CellKind.NUMBER) and cell.number is not None and 1 <= cell.number < 2958466:
        return Typed(_EPOCH + timedelta(days=int(cell.number)))
    return Typed(None, (answers.not_a_date(place, field.label, cell.text),))


def _date_text(cell: RawCell) -> str:
    number = cell.number or Decimal(0)
    if not 1 <= number < 2958466:
        return cell.text
    day = _EPOCH + timedelta(days=int(number))
    return f"{day.year}/{day.month}/{day.day}"


_BY_KIND = {InputKind.NUMBER: _number, InputKind.TEXT: _text, InputKind.LINE: _text, InputKind.CHOICE: _choice,
            InputKind.DATE: _date}
