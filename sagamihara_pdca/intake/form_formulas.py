"""What was typed over the form's formulas: a value in place of a formula that the formula does not give.

A copy with values only holds what the formulas gave, now or before something was typed. A rate, a grade or a level is compared
with what the formula gives now; of any other formula every sentence that it can give is the form's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sagamihara_pdca.formulas.tree import Call, Const, Expr, Op, Value, Var
from sagamihara_pdca.input_form.findings import Finding, about_row
from sagamihara_pdca.input_form.texts import CORRECTION_MARK
from sagamihara_pdca.intake.keyed_cells import KeyedCells
from sagamihara_pdca.intake.rows import place_of, squeezed
from sagamihara_pdca.model.raw_book import RawCell
from sagamihara_pdca.problems import Place, answers
from sagamihara_pdca.sheets.book import AddressOf, Book, Content, Look, Ref, Row
from sagamihara_pdca.sheets.seen_cells import as_seen, is_blank
from sagamihara_pdca.sheets.values import BookValues

_JUDGED = (Look.RATE, Look.GRADE, Look.LEVEL)
#: What a measure without a rate or a grade shows.
_DASH = squeezed("－")
_PLACE, _FIGURE = r"#'.{1,80}'![A-Z]+[0-9]+", r"-?[0-9.]*"
_REFERENCE = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Overtyped:
    """A value that stands in place of a formula of ours."""

    ref: Ref
    look: Look
    place: Place
    cell: RawCell


def is_live(found: RawCell) -> bool:
    """Whether a formula that refers to anything makes the cell's value; 「=24/32*100」 is typed."""
    return found.formula is not None and (not found.formula or _REFERENCE.search(found.formula) is not None)


def overtyped(file: str, cells: KeyedCells, row: Row, positions: tuple[int, ...]) -> Iterator[Overtyped]:
    """Yield the values that stand in place of the row's formulas, where the row stands."""
    for cell in row.cells:
        for position in positions if isinstance(cell.content, Expr) and cell.field is None else ():
            found = cells.cell(position, cell.column)
            if found is not None and not is_blank(found) and not is_live(found):
                place = place_of(file, cells, position, cell.column, "")
                yield Overtyped(Ref(cells.declared.key, row.key, cell.column), cell.look, place, found)


def formulas_overtyped(form: Book, values: BookValues, found: tuple[Overtyped, ...]) -> list[Finding]:
    """Ask about every value in place of a formula, but for those that the formula itself gives.

    Args:
        form: with the answers of the returned workbook; `values` are its values.
    """
    if not found:
        return []
    words = _FormulaWords(form)
    return [about_row(answers.formula_overtyped(one.place, as_seen(one.cell), _shown(values[one.ref])), one.ref.sheet, one.ref.row)
            for one in found if not _agrees(one.cell, values[one.ref]) and not words.may_give(one)]


def _agrees(found: RawCell, value: Value) -> bool:
    if found.number is not None and isinstance(value, Decimal):
        return abs(found.number - value) <= abs(value) * Decimal("1E-12")
    return squeezed(as_seen(found)) == squeezed(_shown(value))


def _shown(value: Value) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if isinstance(value, str) else ""


class _FormulaWords:
    """What the formulas of a form can give."""

    def __init__(self, form: Book) -> None:
        self._contents: dict[Ref, Content] = {Ref(sheet.key, row.key, cell.column): cell.content for sheet in form.sheets
                                              for row in sheet.rows for cell in row.cells}
        self._printed = {(ref.sheet, squeezed(said)) for ref, said in self._contents.items() if isinstance(said, str)}
        self._patterns: dict[Ref, str] = {}

    def may_give(self, found: Overtyped) -> bool:
        """Whether the value is a sentence of the formula, or a text of the form that moved."""
        seen = squeezed(as_seen(found.cell))
        if found.look in _JUDGED:
            return seen == _DASH
        return (found.ref.sheet, seen) in self._printed or re.fullmatch(f"{CORRECTION_MARK}?(?:{self._pattern_of(found.ref)})", seen) is not None

    def _pattern_of(self, ref: Ref) -> str:
        if ref not in self._patterns:
            content = self._contents.get(ref)
            self._patterns[ref] = self._pattern(content) if isinstance(content, Expr) else (
                re.escape(squeezed(content)) if isinstance(content, str) else _FIGURE)
        return self._patterns[ref]

    def _pattern(self, tree: Expr) -> str:
        """What a formula's result looks like, squeezed."""
        if isinstance(tree, Const):
            return re.escape(squeezed(tree.value)) if isinstance(tree.value, str) else _FIGURE
        if isinstance(tree, Var):
            return _PLACE if isinstance(tree.key, AddressOf) else self._pattern_of(tree.key) if isinstance(tree.key, Ref) else _FIGURE
        if not isinstance(tree, Call) or tree.op not in (Op.IF, Op.JOIN, Op.LINK):
            return _FIGURE
        parts = [self._pattern(part) for part in (tree.args if tree.op is Op.JOIN else tree.args[1:])]
        return "".join(parts) if tree.op is not Op.IF else f"(?:{'|'.join(parts)})"
