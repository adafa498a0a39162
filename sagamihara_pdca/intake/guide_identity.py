"""Whose workbook it is, by what its guide says: division and year must not contradict the hidden marker."""

from __future__ import annotations

from sagamihara_pdca.input_form.guide import DIVISION, GUIDE
from sagamihara_pdca.intake.keyed_cells import KeyedCells, MarkedSheet
from sagamihara_pdca.intake.sheet_identity import other_year, replaced
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.notation.characters import visible
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.problems import Place, Problem, identity
from sagamihara_pdca.sheets.book import Book


def guide_contradictions(file: str, sheets: tuple[MarkedSheet, ...], form: Book, plan: Plan, year: FiscalYear) -> list[Problem]:
    """Return an error where the guide names another division of the plan or another year, a question for any other name."""
    found = []
    for declared in (sheet for sheet in form.sheets if sheet.key == GUIDE):
        own = next(str(row.cells[0].content) for row in declared.rows if row.key == DIVISION)
        for marked in (s for s in sheets if s.marker is not None and s.marker.sheet == GUIDE):
            cells, place = KeyedCells(marked.raw, declared), Place(file, marked.raw.name)
            other = other_year(cells, year)
            if other is not None:
                found.append(identity.guide_of_another(place, write_fiscal_year(year), other.words))
            found += [_division(place, own, said, plan) for said in _divisions(cells)]
    return found


def _divisions(cells: KeyedCells) -> list[str]:
    printed = (cell for row in cells.declared.rows if row.key == DIVISION for cell in row.cells)
    return [said for cell in printed for seen in replaced(cells, DIVISION, cell) if (said := visible(seen))]


def _division(place: Place, own: str, said: str, plan: Plan) -> Problem:
    if "".join(said.split()) in {d.name for d in plan.divisions}:
        return identity.guide_of_another(place, own, said)
    return identity.guide_reworded(place, own, said)
