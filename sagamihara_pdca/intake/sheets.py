"""Reads one returned sheet: what was typed into its inputs, what was changed around them, what was typed beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sagamihara_pdca.input_form.findings import Basis, Finding
from sagamihara_pdca.intake.anchors import Anchors
from sagamihara_pdca.intake.form_formulas import Overtyped, is_live, overtyped
from sagamihara_pdca.intake.form_texts import Compared, FormTexts, shortened
from sagamihara_pdca.intake.keyed_cells import KeyedCells
from sagamihara_pdca.intake.remarks import remarks_of
from sagamihara_pdca.intake.rows import RowFinder, field_of, inputs_of, is_label, place_of
from sagamihara_pdca.intake.typed_cells import Typed, understand
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.raw_book import RawCell
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.excerpts import beginning
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year, years_in
from sagamihara_pdca.problems import Place, Problem, answers
from sagamihara_pdca.sheets.book import Cell, Look, Ref, Row
from sagamihara_pdca.sheets.inputs import Answer
from sagamihara_pdca.sheets.layout import cell_name
from sagamihara_pdca.sheets.seen_cells import as_seen, is_blank

#: Of texts outside of the inputs so many are shown one by one, the rest as a count.
_SHOWN_STRAYS = 10
_LONGEST_REST = 10_000  # characters, so that one cell can hold them


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet, read. `places` says where in the file each input of the form was found."""

    name: str  # its tab
    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]
    places: Mapping[Ref, Place]
    overtyped: tuple[Overtyped, ...] = ()  # values in place of the form's formulas


def read_sheet(file: str, cells: KeyedCells, year: FiscalYear, compared: Compared = Compared.ALL) -> SheetReading:
    """Read one sheet of the form of `year`. Answers and findings are in the order of the form."""
    reader = _SheetReader(file, cells, year, compared, FormTexts(file, cells, compared))
    reader.read()
    return SheetReading(cells.raw.name, tuple(reader.answers), tuple(reader.findings), reader.places, tuple(reader.overtyped))


def strays_told(file: str, sheet: str, strays: list[tuple[int, int, RawCell]]) -> list[Finding]:
    """Ask about texts that stand outside of the inputs, each with its row and column, those behind the first ones as a count."""
    found = [Finding(answers.stray_text(Place(file, sheet, cell_name(row, column)), as_seen(cell)), raw=as_seen(cell))
             for row, column, cell in strays[:_SHOWN_STRAYS]]
    if len(strays) > _SHOWN_STRAYS:
        rest = "\n".join(f"{cell_name(row, column)}：{as_seen(cell)}" for row, column, cell in strays[_SHOWN_STRAYS:])
        found.append(Finding(answers.stray_texts_more(Place(file, sheet), len(strays) - _SHOWN_STRAYS),
                             raw=beginning(rest, _LONGEST_REST)))
    return found


@dataclass(slots=True)
class _SheetReader:
    file: str
    cells: KeyedCells
    year: FiscalYear
    compared: Compared
    texts: FormTexts
    answers: list[Answer] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    places: dict[Ref, Place] = field(default_factory=dict)
    known: set[tuple[int, int | None]] = field(default_factory=set)  # positions that are declared or told
    overtyped: list[Overtyped] = field(default_factory=list)

    def read(self) -> None:
        finder, anchors = RowFinder(self.file, self.cells), Anchors(self.cells)
        changes: list[Finding] = []
        for row in self.cells.declared.rows:
            position, said = finder.find(row)
            self.findings.extend(said)
            self._account(finder, row, position)
            if position is not None:
                self._inputs(row, position, anchors)
            standing = finder.standing(row, position)
            told = {finding.problem.place for finding in said}
            changes += self.texts.changes(row, standing, told)
            if self.compared is not Compared.NOTHING:
                self.overtyped.extend(one for one in overtyped(self.file, self.cells, row, standing) if one.place not in told)
        self.findings.extend(shortened(Place(self.file, self.cells.raw.name), changes))
        self._strays()
        if self.answers and not self.cells.raw.visible and not self.cells.declared.hidden:
            self.findings.append(Finding(answers.hidden_sheet(Place(self.file, self.cells.raw.name), self.cells.declared.title)))
        self.findings.extend(remarks_of(self.file, self.cells.raw))

    def _inputs(self, row: Row, position: int, anchors: Anchors) -> None:
        for cell in inputs_of(row):
            # Words of another edition are rightly others.
            self._input(row, cell, position, anchors.moved(row, cell, position) if self.compared is Compared.ALL else "")

    def _input(self, row: Row, cell: Cell, position: int, moved: str) -> None:
        """Read one input. `moved` are printed words that show that it belongs to another row."""
        asked, ref = field_of(cell), self._ref(row, cell)
        place = place_of(self.file, self.cells, position, cell.column, asked.label)
        if self.cells.column(cell.column) is None:
            self.findings.append(Finding(answers.row_missing(place, asked.label), ref, basis=Basis.ABSENT))
            return
        if not self._label_is_beside(row, cell, position):
            unread = as_seen(self.cells.cell(position, cell.column))
            self.findings.append(Finding(answers.row_displaced(place, asked.label), ref, unread))
            return
        self.places[ref] = place
        raw = self.cells.cell(position, cell.column)
        if moved:
            if not is_blank(raw):
                self.findings.append(Finding(answers.column_moved(place, asked.label, as_seen(raw), moved), ref, as_seen(raw)))
            return
        typed = understand(raw, asked, place)
        if typed.state:
            typed = self._with_state(row, position, typed, place, as_seen(raw))
        if not is_blank(raw):
            self.findings.extend(Finding(tell(place, asked.label, as_seen(raw)), ref) for tell in self._unseen(position, cell.column))
        unread = "" if typed.value is not None else as_seen(raw)
        problems = (*typed.problems, *self._other_year(typed, asked.label, place, as_seen(raw)))
        self.findings.extend(Finding(problem, ref, unread) for problem in problems)
        if typed.value is not None:
            self.answers.append(Answer(ref, typed.value, as_seen(raw), place, typed.note))

    def _unseen(self, position: int, column: str) -> list[Callable[[Place, str, str], Problem]]:
        """Why a person may not see what stands in a cell, or sees it struck: a problem for each reason."""
        at = self.cells.column(column)
        if at is None:
            return []
        raw = self.cells.raw
        reasons = ((raw.is_hidden(position, at), answers.hidden_place), ((position, at) in raw.unseen, answers.unseen_letters),
                   (raw.may_be_struck(position, at), answers.struck_by_condition))
        return [tell for holds, tell in reasons if holds]

    def _other_year(self, typed: Typed, label: str, place: Place, seen: str) -> tuple[Problem, ...]:
        """Ask where the words beside a figure name another year than the one that is asked; a label may name an earlier one."""
        asked = next(iter(years_in(narrow(label))[0]), self.year)
        other = next((year for year in typed.years if year != asked), None)
        if other is None:
            return ()
        return (answers.other_year_named(place, label, seen, write_fiscal_year(other), write_fiscal_year(asked)),)

    def _label_is_beside(self, row: Row, cell: Cell, position: int) -> bool:
        """Whether an input with a label of its own, further along the row, still has it."""
        before = row.cells[1:row.cells.index(cell)]
        label = next((c for c in reversed(before) if c.look is Look.LABEL and c.content), None)
        return label is None or is_label(self.cells.cell(position, label.column), label)

    def _with_state(self, row: Row, position: int, typed: Typed, place: Place, seen: str) -> Typed:
        """Words in a number cell choose the state, where the division has not chosen one itself."""
        column = next((c for c in inputs_of(row) if typed.state in field_of(c).choices), None)
        if column is None:
            said = typed.problems if typed.value is not None else (answers.figure_not_given(place, place.label, seen),)
            return replace(typed, problems=said)
        raw = self.cells.cell(position, column.column)
        if is_blank(raw):
            self.answers.append(Answer(self._ref(row, column), typed.state, seen, place, typed.note))
            if typed.value is None:
                return typed
            return replace(typed, problems=(*typed.problems, answers.state_typed(place, place.label, seen, typed.state)))
        return replace(typed, problems=self._beside_chosen(column, raw, typed, place, seen))

    def _beside_chosen(self, column: Cell, raw: RawCell | None, typed: Typed, place: Place,
                       seen: str) -> tuple[Problem, ...]:
        chosen = understand(raw, field_of(column), place).value
        if chosen is None or chosen == typed.state:
            return typed.problems
        of_figure = typed.problems if typed.value is not None else ()
        return (*of_figure, answers.states_differ(place, place.label, seen, str(chosen)))

    def _account(self, finder: RowFinder, row: Row, position: int | None) -> None:
        """Note the cells of the row of which everything is read or told: where it does not stand for certain, those asked."""
        is_certain = position is not None or bool(finder.standing(row, position))
        cells = [cell for cell in row.cells if (self.texts.is_ours(cell) if is_certain else cell.field is not None)]
        columns = {self.cells.column(cell.column) for cell in (cells if is_certain else (*row.cells[:1], *cells))}
        self.known.update((at, column) for at in finder.accounted(row, position) for column in columns)

    def _strays(self) -> None:
        """Report what was typed outside of the inputs, because it is not an answer."""
        self.findings.extend(strays_told(self.file, self.cells.raw.name, [
            (row, column, cell) for row, column, cell in self.cells.unaccounted(self.known)
            if not is_live(cell) and not is_blank(cell) and not self.texts.is_printed(cell)]))

    def _ref(self, row: Row, cell: Cell) -> Ref:
        return Ref(self.cells.declared.key, row.key, cell.column)
