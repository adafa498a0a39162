"""Parses one returned cell as the value of its field, with the problems found in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from sagamihara_pdca.formulas.tree import Const
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.raw_book import CellKind, RawCell
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.characters import narrow, visible, without_controls
from sagamihara_pdca.notation.remarks import Doubt
from sagamihara_pdca.notation.typed_date import read_typed_date
from sagamihara_pdca.notation.typed_figure import TypedFigure, compares_only, read_typed_figure
from sagamihara_pdca.notation.typed_state import TypedState
from sagamihara_pdca.notation.units import canonical_unit, is_measured
from sagamihara_pdca.problems import Place, Problem, answers
from sagamihara_pdca.sheets.book import LONGEST_ANSWER, MOST, Field, InputKind
from sagamihara_pdca.sheets.inputs import AnswerValue
from sagamihara_pdca.sheets.seen_cells import as_seen, is_blank
from sagamihara_pdca.sheets.serial_dates import day_of, day_text, is_day

#: A plain number in a date field can be a day that lost its format: the serials of 1990 to 2099. 2025 is none of them.
_LIKELY_FIRST, _LIKELY_LAST = Decimal(32874), Decimal(73050)
_DIGITS = 15  # what a spreadsheet keeps of a number
_SLIGHTLY = Decimal("0.001")  # a rounded display that differs by no more is told without a question
_DASHES = frozenset({"-", "－", "―", "–"})
_PADDED = re.compile(r"-?0[0-9]+(\.[0-9]+)?")
_LINE_END = re.compile(r"\r\n?")
#: Signs that input methods and fonts offer for one another, and the one that the forms use.
_LOOK_ALIKE = str.maketrans({"◯": "○", "〇": "○", "⭕": "○", "✕": "×", "✖": "×", "☓": "×", "❌": "×", "⊚": "◎"})


@dataclass(frozen=True, slots=True)
class Typed:
    """What a cell means. `state` is what the words in a number cell stand for (集計中 …)."""

    value: AnswerValue | None
    problems: tuple[Problem, ...] = ()
    state: str = ""
    note: str = ""  # 約, 内数26, ※ …; beside a state its reason
    years: tuple[FiscalYear, ...] = ()  # that the words beside a figure name


def understand(cell: RawCell | None, field: Field, place: Place) -> Typed:
    """Parse the cell by the field's kind. A cell that is blank, or holds nothing but spaces, has the value None."""
    if cell is None:
        return Typed(None)
    plain, said = _as_if_plain(cell, field, place)
    if plain != cell:
        typed = understand(plain, field, place)
        return replace(typed, problems=(*said, *typed.problems))
    if is_blank(cell):
        return Typed(None)
    if cell.shown is not None and not visible(cell.shown):
        return Typed(None, (answers.hidden_value(place, field.label, cell.text),))
    if cell.kind is CellKind.TEXT and cell.shown is not None:
        return Typed(None, (answers.shown_differs(place, field.label, cell.shown, cell.text),))
    if cell.kind is CellKind.ERROR:
        return Typed(None, (answers.error_value(place, field.label, cell.text),))
    if cell.kind is CellKind.UNCALCULATED:
        return Typed(None, (answers.formula_without_value(place, field.label),))
    typed = _BY_KIND[field.kind](cell, field, place)
    if cell.formula is not None and (typed.value is not None or typed.state):
        return replace(typed, problems=(*typed.problems, answers.formula_typed(place, field.label)))
    return typed


def _as_if_plain(cell: RawCell, field: Field, place: Place) -> tuple[RawCell, tuple[Problem, ...]]:
    """The cell without struck words, a cell over it and control characters, and what is to be said of them."""
    if cell.struck:  # 見え消し is how an office corrects a figure
        left = cell._replace(struck="")
        return left, (answers.struck_out(place, field.label, cell.struck, "" if is_blank(left) else as_seen(left)),)
    if cell.covered:
        said = () if is_blank(cell) else (answers.covered(place, field.label, as_seen(cell)),)
        return cell._replace(covered=False), said
    if cell.kind is CellKind.TEXT and (clean := without_controls(cell.text)) != cell.text:
        is_line_end = clean == _LINE_END.sub("\n", cell.text)
        return cell._replace(text=clean), () if is_line_end else (answers.controls_removed(place, field.label),)
    return cell, ()


def _number(cell: RawCell, field: Field, place: Place) -> Typed:
    typed = _any_number(cell, field, place)
    if isinstance(typed.value, Decimal) and not _is_figure(typed.value):
        return Typed(None, (answers.too_many_digits(place, field.label, as_seen(cell)),))
    return typed


def _is_figure(value: Decimal) -> bool:
    """Whether Excel can hold the number: to fifteen digits."""
    return value == 0 or (abs(value) <= MOST and len(value.normalize().as_tuple().digits) <= _DIGITS)


def _any_number(cell: RawCell, field: Field, place: Place) -> Typed:
    if cell.kind is CellKind.NUMBER and cell.number is not None and cell.shown is not None:
        return _displayed(cell.shown, cell.number.scaleb(2) if cell.percent else cell.number, field, place)
    if cell.kind is CellKind.NUMBER and cell.number is not None and not cell.percent:
        return Typed(cell.number, _share(cell.number, field, place))
    if cell.kind is CellKind.DATE:
        return Typed(None, (answers.date_in_number(place, field.label, as_seen(cell)),))
    if cell.kind is CellKind.BOOL:
        return Typed(None, (answers.bool_typed(place, field.label, cell.text),))
    seen = as_seen(cell)
    figure = read_typed_figure(seen, field.unit, field.measure)
    if isinstance(figure, TypedState):
        return _state(figure, seen, field, place)
    if figure is None:
        tell = answers.comparison_typed if compares_only(seen) else answers.not_a_number
        return Typed(None, (tell(place, field.label, seen),))
    return _figure(figure, seen, field, place)


def _displayed(seen: str, stored: Decimal, field: Field, place: Place) -> Typed:
    """A number that its format displays as something else: what is seen and what is stored must not contradict."""
    kept = format(stored, "f")
    if _PADDED.fullmatch(seen) and Decimal(seen) == stored:
        return Typed(stored, _share(stored, field, place))
    if stored == 0 and visible(seen) in _DASHES:  # the format of accounts
        return Typed(stored, (answers.zero_as_dash(place, field.label, seen),))
    figure = read_typed_figure(seen, field.unit, field.measure)
    if isinstance(figure, TypedState):
        said = answers.shown_as_words(place, field.label, seen, kept, figure.state.value)
        return Typed(None, (said,), figure.state.value)
    if figure is None or not _same_unit(figure.unit, field.unit) or not _is_rounded(figure.value, stored):
        return Typed(None, (answers.shown_differs(place, field.label, seen, kept),))
    share = _share(stored, field, place)
    if figure.value == stored and figure.is_exact:
        return Typed(stored, share, note="、".join(figure.remarks))
    slightly = abs(figure.value - stored) <= abs(stored) * _SLIGHTLY and figure.is_exact
    tell = answers.rounded_slightly if slightly else answers.rounded_display
    return Typed(stored, (tell(place, field.label, seen, kept), *share))


def _same_unit(typed: str, asked: str) -> bool:
    return not typed or canonical_unit(typed) == canonical_unit(asked)


def _is_rounded(shown: Decimal, stored: Decimal) -> bool:
    """Whether the number that is shown is the stored one, rounded to its own last digit."""
    return abs(shown - stored) * 2 <= Decimal(1).scaleb(min(0, int(shown.as_tuple().exponent)))


def _share(number: Decimal, field: Field, place: Place) -> tuple[Problem, ...]:
    if 0 < number < 1 and canonical_unit(field.unit) == "%":
        return (answers.share_for_percent(place, field.label, format(number, "f")),)
    return ()


def _state(typed: TypedState, seen: str, field: Field, place: Place) -> Typed:
    # Where nothing is required, a dash says no more than a blank would.
    if typed.is_certain or (typed.may_be_zero and field.required == Const(False)):
        tell = answers.state_typed
    elif typed.may_be_zero:
        tell = answers.nothing_typed
    else:
        tell = answers.figure_to_come if typed.state is ActualState.PENDING else answers.state_to_confirm
    return Typed(None, (tell(place, field.label, seen, typed.state.value),), typed.state.value, typed.reason)


def _figure(figure: TypedFigure, seen: str, field: Field, place: Place) -> Typed:
    understood = format(figure.value, "f")
    said: list[Problem] = []
    differs = figure.unit != "" and canonical_unit(figure.unit) != canonical_unit(field.unit)
    if differs and field.unit and (is_measured(figure.unit) or is_measured(field.unit)):  # 12ドル for 円, 1.5時間 for 分
        return Typed(None, (answers.unit_not_the_fields(place, field.label, seen, field.unit),))
    if differs:  # 32件 for 校: nearly always a slip of the pen
        said.append(answers.unit_differs(place, field.label, seen, field.unit or "なし"))
    for doubt, words in figure.doubts_by_kind:
        tell = _DOUBTS.get(doubt)
        if tell is None:
            said.append(answers.not_exact(place, field.label, seen, understood))
        else:
            said.append(tell(place, field.label, seen, understood, words))
    if not said:
        said.append(answers.understood_as(place, field.label, seen, "、".join((understood, *figure.remarks))))
    state = figure.state.value if figure.state is ActualState.PROVISIONAL else ""
    return Typed(figure.value, tuple(said), state, "、".join(figure.remarks), figure.years)


_DOUBTS = {Doubt.SECOND_FIGURE: answers.second_figure, Doubt.WORDS: answers.words_unclear,
           Doubt.BEFORE_YEAR_END: answers.before_year_end}


def _text(cell: RawCell, field: Field, place: Place) -> Typed:
    words = as_seen(cell)
    if len(words) > LONGEST_ANSWER:
        return Typed(words, (answers.longer_than_any_book(place, field.label, len(words), LONGEST_ANSWER),))
    if all(unicodedata.category(c)[0] in "PZC" for c in words):
        return Typed(words, (answers.only_signs(place, field.label, words),))
    over = field.max_length and len(words) > field.max_length
    problems = (answers.too_long(place, field.label, len(words), field.max_length),) if over else ()
    return Typed(words, problems)


def _choice(cell: RawCell, field: Field, place: Place) -> Typed:
    seen = as_seen(cell)
    words = visible(seen)
    if words in field.choices:
        return Typed(words)
    folded = _folded(words)
    meant = [choice for choice in field.choices if _folded(choice) == folded]
    if len(meant) == 1:
        return Typed(meant[0], (answers.understood_as(place, field.label, seen, meant[0]),))
    return Typed(None, (answers.not_a_choice(place, field.label, words, field.choices),))


def _folded(words: str) -> str:
    """Words for comparing: without blanks, digits and signs half-width, look-alike rings as one."""
    return "".join(narrow(words).split()).translate(_LOOK_ALIKE)


def _date(cell: RawCell, field: Field, place: Place) -> Typed:
    if cell.kind is CellKind.DATE and cell.number is not None and is_day(cell.number):
        return Typed(day_of(cell.number))
    if cell.kind is CellKind.NUMBER and cell.number is not None and _is_likely_day(cell):
        day = day_of(cell.number)
        said = answers.date_from_number(place, field.label, as_seen(cell), day_text(day))
        return Typed(day, (said,))
    typed = read_typed_date(cell.text) if cell.kind is CellKind.TEXT else None
    if typed is not None:
        return Typed(typed, (answers.understood_as(place, field.label, cell.text, day_text(typed)),))
    return Typed(None, (answers.not_a_date(place, field.label, as_seen(cell)),))


def _is_likely_day(cell: RawCell) -> bool:
    number = cell.number or Decimal(0)
    return not cell.percent and cell.shown is None and _LIKELY_FIRST <= number <= _LIKELY_LAST and number == int(number)


_BY_KIND = {InputKind.NUMBER: _number, InputKind.TEXT: _text, InputKind.LINE: _text, InputKind.CHOICE: _choice,
            InputKind.DATE: _date}
