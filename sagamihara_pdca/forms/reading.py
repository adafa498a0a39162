"""Reads a returned workbook against its declaration: answers, and every problem found on the way, in sheet order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sagamihara_pdca.forms.answers import Answer, Submission
from sagamihara_pdca.forms.layout import column_letters
from sagamihara_pdca.forms.locating import KeyedCells, MarkedSheet
from sagamihara_pdca.forms.sheet import Book, Cell, Field, Look, Ref, Row, Sheet
from sagamihara_pdca.forms.typed_values import Typed, understand
from sagamihara_pdca.model.identity import Identity
from sagamihara_pdca.model.raw_book import RawCell
from sagamihara_pdca.model.tree import Call, Const, Expr
from sagamihara_pdca.problems import Place, Problem, answers

#: Locked texts are compared where a person could change what is asked; headings and notes are left alone.
_COMPARED = (Look.TEXT, Look.TEXT_CENTRE)


def read_form(file: str, sheets: tuple[MarkedSheet, ...], form: Book,
              identity: Identity) -> tuple[Submission, list[Problem]]:
    """Read the sheets that belong to the form.

    Args:
        sheets: the marked sheets of one returned workbook, foreign ones already taken out.
        form: the declaration for the workbook's division and year.
    Returns:
        submission: what was typed, in sheet order; a blank input has no answer.
        problems: in sheet order; required inputs that are blank are not among them (see `forms.completeness`).
    """
    found: list[Answer] = []
    problems: list[Problem] = []
    for declared in form.sheets:
        if not any(cell.field is not None for row in declared.rows for cell in row.cells) or not declared.keyed:
            continue
        own = [s for s in sheets if s.marker is not None and s.marker.sheet == declared.key]
        read, faults = _read_sheet(file, own, declared)
        found.extend(read)
        problems.extend(faults)
    return Submission(file, identity, tuple(found)), problems


def _read_sheet(file: str, copies: list[MarkedSheet], declared: Sheet) -> tuple[list[Answer], list[Problem]]:
    if not copies:
        return [], [answers.sheet_missing(Place(file, declared.title), declared.title)]
    readings = [_SheetReading(file, KeyedCells(copy.raw, declared)).read() for copy in copies]
    first = readings[0]
    if len(readings) == 1:
        return first
    place = Place(file, copies[1].raw.name)
    if all(_values(read) == _values(first[0]) for read, _ in readings):
        return first[0], [*first[1], answers.sheet_copied_alike(place, declared.title)]
    return [], [answers.sheet_copied(place, declared.title)]


def _values(found: list[Answer]) -> list[tuple[Ref, object]]:
    return [(a.ref, a.value) for a in found]


@dataclass(frozen=True, slots=True)
class _SheetReading:
    file: str
    cells: KeyedCells

    def read(self) -> tuple[list[Answer], list[Problem]]:
        found: list[Answer] = []
        problems: list[Problem] = []
        for row in self.cells.declared.rows:
            inputs = [cell for cell in row.cells if cell.field is not None]
            position, fault = self._find(row, inputs)
            problems.extend(fault)
            if position is None:
                continue
            for cell in inputs:
                self._read_input(row, cell, position, found, problems)
            problems.extend(self._changed_texts(row, position))
        return found, problems

    def _find(self, row: Row, inputs: list[Cell]) -> tuple[int | None, list[Problem]]:
        """The row's place. A row is trusted when the label beside its key is the declared one."""
        keyed = self.cells.rows(row.key)
        if not inputs:
            return (keyed[0] if len(keyed) == 1 else None), []
        label = _field(inputs[0]).label
        if not keyed:
            return None, [answers.row_missing(self._place(None, inputs[0].column, label), label)]
        fitting = [n for n in keyed if self._label_fits(row, n)]
        if len(fitting) == 1 or (fitting and self._alike(inputs, fitting)):
            return fitting[0], []
        if fitting:
            return None, [answers.row_doubled(self._place(fitting[1], inputs[0].column, label), label)]
        return self._by_label(row, keyed[0], inputs)

    def _by_label(self, row: Row, keyed: int, inputs: list[Cell]) -> tuple[int | None, list[Problem]]:
        """A sort moves what can be seen and leaves the hidden keys behind: the label leads to the row."""
        label = _field(inputs[0]).label
        rows = sorted({r for r, _ in self.cells.raw.cells})
        fitting = [n for n in rows if self._label_fits(row, n)]
        alike = [r for r in self.cells.declared.rows if _label(r) == _label(row)]
        place = self._place(keyed, inputs[0].column, label)
        if len(fitting) == 1 and len(alike) == 1 and _label(row):
            return fitting[0], [answers.row_healed(replace(place, cell=self._a1(fitting[0], inputs[0].column)), label)]
        return None, [answers.row_displaced(place, label)]

    def _label_fits(self, row: Row, position: int) -> bool:
        wanted = _label(row)
        if not wanted:
            return True
        cell = self.cells.cell(position, row.cells[0].column)
        return cell is not None and _squeezed(cell.text).startswith(wanted)

    def _alike(self, inputs: list[Cell], rows: list[int]) -> bool:
        typed = [[_shown(self.cells.cell(n, cell.column)) for cell in inputs] for n in rows]
        return all(one == typed[0] for one in typed)

    def _read_input(self, row: Row, cell: Cell, position: int, found: list[Answer], problems: list[Problem]) -> None:
        field = _field(cell)
        place = self._place(position, cell.column, field.label)
        if self.cells.column(cell.column) is None:
            problems.append(answers.row_missing(place, field.label))
            return
        raw = self.cells.cell(position, cell.column)
        typed = understand(raw, field, place)
        problems.extend(typed.problems)
        ref = Ref(self.cells.declared.key, row.key, cell.column)
        if typed.value is not None:
            found.append(Answer(ref, typed.value, _shown(raw), place))
        elif typed.state:
            found.extend(self._state(row, position, typed, place))

    def _state(self, row: Row, position: int, typed: Typed, place: Place) -> list[Answer]:
        """A word in the number cell chooses the state, where the division has not chosen one itself."""
        column = next((c.column for c in row.cells if c.field is not None and typed.state in c.field.choices), None)
        if column is None or _shown(self.cells.cell(position, column)).strip():
            return []
        return [Answer(Ref(self.cells.declared.key, row.key, column), typed.state, typed.state, place)]

    def _changed_texts(self, row: Row, position: int) -> list[Problem]:
        changed = []
        for cell in row.cells:
            if cell.look not in _COMPARED or not isinstance(cell.content, str) or not cell.content:
                continue
            after = _shown(self.cells.cell(position, cell.column))
            if self.cells.column(cell.column) is not None and _squeezed(after) != _squeezed(cell.content):
                place = self._place(position, cell.column, "")
                changed.append(answers.locked_text_changed(place, cell.content, after))
        return changed

    def _place(self, row: int | None, column: str, label: str) -> Place:
        return Place(self.file, self.cells.raw.name, self._a1(row, column), label)

    def _a1(self, row: int | None, column: str) -> str:
        position = self.cells.column(column)
        return "" if row is None or position is None else f"{column_letters(position)}{row}"


def _field(cell: Cell) -> Field:
    assert cell.field is not None
    return cell.field


def _shown(cell: RawCell | None) -> str:
    return "" if cell is None else cell.text


def _label(row: Row) -> str:
    """The words with which the row's first cell begins."""
    first = row.cells[0].content if row.cells else None
    if isinstance(first, Expr):
        return _squeezed(_first_words(first))
    return _squeezed(first) if isinstance(first, str) else ""


def _first_words(tree: Expr) -> str:
    if isinstance(tree, Const):
        return str(tree.value)
    return _first_words(tree.args[0]) if isinstance(tree, Call) else ""


def _squeezed(words: str) -> str:
    return "".join(words.split())
