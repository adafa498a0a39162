"""Whose sheet it is, by what it says: 事業名, 概要, 行動目標 and the measures' names must not be another project's.

A sheet is addressed by its hidden key. Where somebody pasted the visible form of one project over the sheet of another, key
and words contradict each other, and nothing on the sheet can be booked for certain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sagamihara_pdca.input_form.phrases import measure_name
from sagamihara_pdca.intake.keyed_cells import KeyedCells
from sagamihara_pdca.intake.rows import is_label, squeezed
from sagamihara_pdca.intake.typed_cells import as_seen
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan, Project
from sagamihara_pdca.model.raw_book import CellKind
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year, years_in
from sagamihara_pdca.sheets.book import Cell, Look

#: Rows of the head of a project's sheet, and the column of what they say.
_TITLE, _PROJECT = "head.title", "head.project"
_ROLE = squeezed("（関係課として")  # behind the title on the sheet of a partner
_CODE = re.compile(r"[0-9]+(?:-[0-9]+)+")
_LONGEST = 200  # titles are short; what is longer is a text


@dataclass(frozen=True, slots=True)
class OtherSheet:
    """What a sheet says that it is: a project or a year other than its key's. `words` are the ones that say so."""

    said: str
    words: str


@dataclass(frozen=True)
class PrintedWords:
    """The words by which the projects of a plan are told apart, squeezed, each with the project that alone has them."""

    year: FiscalYear
    names: Mapping[str, str]  # 「1-1-01　事業名」 and 「事業名」 → the title as it is printed
    words: Mapping[str, str]  # any other words of one project alone → its title

    @classmethod
    def of(cls, plan: Plan, year: FiscalYear) -> PrintedWords:
        """Collect the words of all projects of the plan, whoever leads them."""
        named = Counter(squeezed(project.name) for project in plan.projects)
        names = {squeezed(p.name): _title(p) for p in plan.projects if named[squeezed(p.name)] == 1}
        names |= {squeezed(_title(p)): _title(p) for p in plan.projects}
        found = [(squeezed(words), _title(project)) for project in plan.projects for words in _words(project)]
        owners = Counter(words for words, _ in dict.fromkeys(found))
        return cls(year, names, {words: title for words, title in found if words and owners[words] == 1})


def other_sheet(cells: KeyedCells, printed: PrintedWords) -> OtherSheet | None:
    """Return what the sheet says it is, where that is not what its key says; None where nothing contradicts the key."""
    return _other_year(cells, printed) or _other_title(cells, printed) or _other_words(cells, printed)


def _other_year(cells: KeyedCells, printed: PrintedWords) -> OtherSheet | None:
    for declared in (c for row in cells.declared.rows if row.key == _TITLE for c in row.cells[:1]):
        for seen in _seen(cells, _TITLE, declared):
            years, _ = years_in(narrow(seen))
            if len(set(years)) == 1 and years[0] != printed.year:
                return OtherSheet(write_fiscal_year(years[0]), seen)
    return None


def _other_title(cells: KeyedCells, printed: PrintedWords) -> OtherSheet | None:
    """Another project's title or name anywhere on the sheet outside of the inputs, where its own does not stand."""
    declared = next((c.content for row in cells.declared.rows if row.key == _PROJECT for c in row.cells[1:2]
                     if isinstance(c.content, str)), "")
    own = set(_names(declared))
    others: list[OtherSheet] = []
    for (row, column), cell in cells.raw.cells.items() if declared else ():
        if cell.kind is not CellKind.TEXT or (row, column) in cells.inputs or len(cell.text) > _LONGEST:
            continue
        names = tuple(_names(as_seen(cell)))
        if own.intersection(names):
            return None
        others.extend(OtherSheet(printed.names[name], as_seen(cell)) for name in names if name in printed.names)
    return others[0] if others else None


def _names(seen: str) -> Iterator[str]:
    """The title and the bare name in a text such as 「1-1-01　事業名（関係課として…）」, squeezed."""
    bare = squeezed(seen).partition(_ROLE)[0]
    yield bare
    if _CODE.match(bare):
        yield _CODE.sub("", bare)


def _other_words(cells: KeyedCells, printed: PrintedWords) -> OtherSheet | None:
    """A locked text of the sheet that was replaced by words that another project alone has."""
    for row in cells.declared.rows:
        for declared in row.cells:
            if declared.look not in (Look.TEXT, Look.LABEL) or not isinstance(declared.content, str) or declared.field:
                continue
            for seen in _seen(cells, row.key, declared):
                title = printed.words.get(squeezed(seen))
                if title is not None and squeezed(seen) not in _own(cells):
                    return OtherSheet(title, seen)
    return None




def _own(cells: KeyedCells) -> set[str]:
    return {squeezed(cell.content) for row in cells.declared.rows for cell in row.cells if isinstance(cell.content, str)}


def _seen(cells: KeyedCells, row: str, declared: Cell) -> Iterator[str]:
    """What stands in a declared cell now, where it is not what was printed there."""
    for position in cells.rows(row):
        found = cells.cell(position, declared.column)
        if found is not None and not is_label(found, declared):
            yield as_seen(found)


def _title(project: Project) -> str:
    return f"{project.code}　{project.name}"


def _words(project: Project) -> Iterator[str]:
    yield _title(project)
    yield project.name
    yield project.summary
    yield from (goal.text for goal in project.action_goals)
    yield from (measure_name(m.name, m.unit) for indicator in project.indicators for m in indicator.measures)
    yield from (indicator.name for indicator in project.indicators)
