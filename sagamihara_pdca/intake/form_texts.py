"""What was typed over the form's own texts, and in the cells in which the form has nothing.

A cell of ours is compared with its declaration wherever its row stands. A text of the form that stands in another row has moved
and was not typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from sagamihara_pdca.formulas.tree import Call, Const
from sagamihara_pdca.input_form.findings import Finding, about_row
from sagamihara_pdca.input_form.form_rows import LAST
from sagamihara_pdca.input_form.keys import LAST_YEAR_ROWS
from sagamihara_pdca.input_form.texts import CORRECTION_MARK
from sagamihara_pdca.intake.form_formulas import is_live
from sagamihara_pdca.intake.keyed_cells import KeyedCells
from sagamihara_pdca.intake.rows import place_of, squeezed
from sagamihara_pdca.model.raw_book import RawCell
from sagamihara_pdca.notation.excerpts import beginning
from sagamihara_pdca.problems import Place, Problem, answers
from sagamihara_pdca.sheets.book import Cell, Content, Look, Row, Sheet
from sagamihara_pdca.sheets.seen_cells import as_seen

#: Texts of the plan and the table's headings: a change would change what is asked, and is told even where they only moved.
_OF_PLAN = (Look.TEXT, Look.TEXT_CENTRE, Look.HEAD)
#: Texts that every edition of the plan leaves as they are.
_OF_FORM = (Look.TITLE, Look.SECTION, Look.SUBTITLE, Look.HEAD_SMALL, Look.LINK_BOX)
#: Of a form's cells only these are blank under every edition of the plan.
_ALWAYS_BLANK = (Look.SEAL, Look.MARK, Look.SECTION)
#: A due date as a form prints it, without the day of the week.
_DUE = re.compile(r"[^0-9]{0,2}[0-9元]{1,4}年[0-9]{1,2}月[0-9]{1,2}日(\(.\))?")
#: Of a sheet's changes so many are shown one by one, the rest as a count.
_SHOWN = 10
_LONGEST_REST = 10_000  # characters, so that one cell can hold them


class Compared(Enum):
    """How much of a form is compared with its declaration."""

    ALL = auto()  # the form is the declared one
    FORM = auto()  # of another edition of the plan: what the plan says may rightly be other words
    NOTHING = auto()  # another version of the form: its cells may rightly be others


@dataclass(frozen=True)
class FormTexts:
    """The form's own texts on one returned sheet."""

    file: str
    cells: KeyedCells
    compared: Compared

    def is_ours(self, cell: Cell) -> bool:
        """Whether a text of the form, or an answer, may stand in the declared cell: what else stands there is stray."""
        if cell.field is not None or cell.content not in (None, "") or self.compared is Compared.NOTHING:
            return True
        return self.compared is Compared.FORM and cell.look not in _ALWAYS_BLANK

    def is_printed(self, found: RawCell) -> bool:
        """Whether the cell shows a text of the form, wherever the form has it."""
        return squeezed(found.text) in self._printed

    def changes(self, row: Row, positions: Collection[int], told: Collection[Place]) -> list[Finding]:
        """Return what was typed over the row's texts where it stands; `told` are places of which enough was said."""
        return [about_row(problem, self.cells.declared.key, row.key) for problem in self._changes(row, positions)
                if problem.place not in told]

    def _changes(self, row: Row, positions: Collection[int]) -> Iterator[Problem]:
        for cell in row.cells if self.compared is not Compared.NOTHING else ():
            if cell.field is not None or not isinstance(cell.content, str) or self.cells.column(cell.column) is None:
                continue
            for position in positions if cell.content else ():
                problem = self._change(row, cell, cell.content, position)
                if problem is not None:
                    yield problem

    def _change(self, row: Row, cell: Cell, before: str, position: int) -> Problem | None:
        found = self.cells.cell(position, cell.column)
        after = as_seen(found)
        if after == before or squeezed(after) == squeezed(before):
            return None
        place = place_of(self.file, self.cells, position, cell.column, "")
        if cell.look in _OF_PLAN:
            return _of_plan_changed(place, row, cell, before, after) if self.compared is Compared.ALL else None
        if self.compared is Compared.FORM and cell.look not in _OF_FORM:
            return None
        if cell.look is Look.STRONG and _DUE.fullmatch(squeezed(after)):
            return None  # the due date of an earlier issue is not known any more
        if found is None or not squeezed(after):
            return None if squeezed(before) in self._standing else answers.form_text_erased(place, before)
        return None if is_live(found) or self.is_printed(found) else answers.form_text_changed(place, before, after)

    @cached_property
    def _printed(self) -> frozenset[str]:
        """What the form prints on the sheet, squeezed, with the sign of a return."""
        return frozenset({CORRECTION_MARK, *(squeezed(cell.content) for row in self.cells.declared.rows for cell in row.cells
                                  if isinstance(cell.content, str))})

    @cached_property
    def _standing(self) -> frozenset[str]:
        """What stands on the sheet, squeezed."""
        return frozenset(squeezed(cell.text) for cell in self.cells.raw.cells.values())


def _of_plan_changed(place: Place, row: Row, cell: Cell, before: str, after: str) -> Problem:
    """What the form says of the year before changes rightly, when that year is corrected after the form went out."""
    is_past = row.key.startswith(LAST_YEAR_ROWS) or (row.key.startswith("m.") and cell.column == LAST)
    return (answers.last_year_has_changed if is_past else answers.locked_text_changed)(place, before, after)


def words_of_sheet(sheet: Sheet) -> frozenset[str]:
    """Return every text that the sheet prints or its formulas may give whole, squeezed."""
    contents = [cell.content for row in sheet.rows for cell in row.cells]
    return frozenset(squeezed(said) for content in contents for said in _texts(content))


def _texts(content: Content) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    if isinstance(content, Const) and isinstance(content.value, str):
        yield content.value
    if isinstance(content, Call):
        for part in content.args:
            yield from _texts(part)


def shortened(place: Place, changes: list[Finding]) -> list[Finding]:
    """The changes of one sheet, those behind the first ones as a count with all their words."""
    if len(changes) <= _SHOWN:
        return changes
    rest = "\n".join(f"{f.problem.place.cell}：{f.problem.message}" for f in changes[_SHOWN:])
    more = Finding(answers.form_texts_more(place, len(changes) - _SHOWN), raw=beginning(rest, _LONGEST_REST))
    return [*changes[:_SHOWN], more]
