"""Whose sheet it is, by what it says: 事業名, 概要, 行動目標 and the measures' names must not be another project's.

A sheet is addressed by its hidden key. Where somebody pasted the visible form of one project over the sheet of another, key
and words contradict each other, and nothing on the sheet can be booked for certain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from sagamihara_pdca.input_form.phrases import measure_name
from sagamihara_pdca.intake.keyed_cells import KeyedCells
from sagamihara_pdca.intake.rows import is_label, squeezed
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan, Project
from sagamihara_pdca.model.raw_book import CellKind
from sagamihara_pdca.notation.characters import narrow, visible
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year, years_in
from sagamihara_pdca.sheets.book import Cell, Look
from sagamihara_pdca.sheets.seen_cells import as_seen

#: Rows of a project's sheet: its name, and what it does in the year.
_PROJECT, _GOAL = "head.project", "plan.goal"
#: What the form itself says, also of years: 「令和6年度　事業進捗シート」「R5実績」.
_OWN_WORDS = (Look.TITLE, Look.SUBTITLE, Look.HEAD, Look.LABEL)
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
    titles: Mapping[str, str]  # code → the title as it is printed
    names: Mapping[str, str]  # 「1-1-01　事業名」 and 「事業名」 → the title as it is printed
    words: Mapping[str, str]  # any other words of one project alone → its title
    goals: Mapping[tuple[str, str], FiscalYear]  # code and a 行動目標 that the project has in one year alone → the year

    @classmethod
    def of(cls, plan: Plan, year: FiscalYear) -> PrintedWords:
        """Collect the words of all projects of the plan, whoever leads them."""
        named = Counter(squeezed(project.name) for project in plan.projects)
        names = {squeezed(p.name): _title(p) for p in plan.projects if named[squeezed(p.name)] == 1}
        names |= {squeezed(_title(p)): _title(p) for p in plan.projects}
        found = [(squeezed(words), _title(project)) for project in plan.projects for words in _words(project)]
        owners = Counter(words for words, _ in dict.fromkeys(found))
        goals = Counter((p.code, squeezed(goal.text)) for p in plan.projects for goal in p.action_goals)
        return cls(year, {p.code: _title(p) for p in plan.projects}, names,
                   {words: title for words, title in found if words and owners[words] == 1},
                   {(p.code, words): goal.year for p in plan.projects for goal in p.action_goals
                    if (words := squeezed(goal.text)) and goals[p.code, words] == 1})


def other_sheet(cells: KeyedCells, printed: PrintedWords, *, same_edition: bool = True) -> OtherSheet | None:
    """Return what the sheet says it is, where that is not what its key says; None where nothing contradicts the key.

    same_edition: False for a form of another edition of the plan, in which a goal may have moved to another year.
    """
    return (other_year(cells, printed.year) or _other_title(cells, printed) or _other_words(cells, printed)
            or (_other_goal(cells, printed) if same_edition else None))


def other_year(cells: KeyedCells, year: FiscalYear) -> OtherSheet | None:
    """Return the year that the sheet's own headings name in place of the one that was printed there."""
    for row in cells.declared.rows:
        for declared in row.cells:
            if declared.look not in _OWN_WORDS or not isinstance(declared.content, str):
                continue
            wanted, words = years_in(narrow(declared.content))
            for seen in replaced(cells, row.key, declared) if len(set(wanted)) == 1 else ():
                years, rest = years_in(narrow(seen))
                if len(set(years)) == 1 and years[0] != wanted[0] and squeezed(rest) == squeezed(words):
                    shift = years[0].start - wanted[0].start
                    return OtherSheet(write_fiscal_year(FiscalYear(year.start + shift)), seen)
    return None


def reworded_title(cells: KeyedCells) -> tuple[str, str] | None:
    """Return the title as it was declared and as it stands on the sheet now, where neither code and name nor name agree."""
    declared = _declared_title(cells)
    if declared is None or not isinstance(declared.content, str):
        return None
    own = set(_names(declared.content))
    return next(((declared.content, seen) for seen in replaced(cells, _PROJECT, declared)
                 if visible(seen) and not own.intersection(_names(seen))), None)


def replaced(cells: KeyedCells, row: str, declared: Cell) -> Iterator[str]:
    """Yield what stands in a declared cell now, where it is not what was printed there."""
    for position in cells.rows(row):
        found = cells.cell(position, declared.column)
        if found is not None and not is_label(found, declared):
            yield as_seen(found)


def _declared_title(cells: KeyedCells) -> Cell | None:
    return next((c for row in cells.declared.rows if row.key == _PROJECT for c in row.cells[1:2]), None)


def _other_title(cells: KeyedCells, printed: PrintedWords) -> OtherSheet | None:
    """Another project's title, name or code on the sheet outside of the inputs, where its own name does not stand."""
    declared = _declared_title(cells)
    if declared is None or not isinstance(declared.content, str):
        return None
    own = set(_names(declared.content))
    others: list[OtherSheet] = []
    for (row, column), cell in cells.raw.cells.items():
        if cell.kind is not CellKind.TEXT or (row, column) in cells.inputs or len(cell.text) > _LONGEST:
            continue
        names = tuple(_names(as_seen(cell)))
        if own.intersection(names):
            return None
        others.extend(OtherSheet(printed.names[name], as_seen(cell)) for name in names if name in printed.names)
    return others[0] if others else _other_code(cells, declared, printed)


def _other_code(cells: KeyedCells, declared: Cell, printed: PrintedWords) -> OtherSheet | None:
    """A code that is another project's, in the place of the title."""
    for seen in replaced(cells, _PROJECT, declared):
        code = next(iter(narrow(visible(seen)).split()), "")
        if code in printed.titles and code != cells.declared.key:
            return OtherSheet(printed.titles[code], seen)
    return None


def _other_goal(cells: KeyedCells, printed: PrintedWords) -> OtherSheet | None:
    """The project's own 行動目標 of another year, in the place of this year's."""
    for declared in (c for row in cells.declared.rows if row.key == _GOAL for c in row.cells[1:2]):
        for seen in replaced(cells, _GOAL, declared):
            year = printed.goals.get((cells.declared.key, squeezed(seen)))
            if year is not None and year != printed.year:
                return OtherSheet(write_fiscal_year(year), seen)
    return None


def _names(seen: str) -> Iterator[str]:
    """The title and the bare name in a text such as 「1-1-01　事業名（関係課として…）」, squeezed."""
    bare = squeezed(seen).partition(_ROLE)[0]
    yield bare
    if _CODE.match(bare):
        yield _CODE.sub("", bare)


def _other_words(cells: KeyedCells, printed: PrintedWords) -> OtherSheet | None:
    """A locked text that was replaced by words that another project alone has, or several such words elsewhere."""
    own = _own(cells, printed)
    for row in cells.declared.rows:
        for declared in row.cells:
            if declared.look not in (Look.TEXT, Look.LABEL) or not isinstance(declared.content, str) or declared.field:
                continue
            for seen in replaced(cells, row.key, declared):
                title = printed.words.get(squeezed(seen))
                if title is not None and squeezed(seen) not in own:
                    return OtherSheet(title, seen)
    return _several_words(cells, printed, own)


def _several_words(cells: KeyedCells, printed: PrintedWords, own: Container[str]) -> OtherSheet | None:
    """Two or more words of one other project outside of the inputs: its form was pasted with its rows between ours."""
    found: dict[str, dict[str, str]] = {}
    for at, cell in cells.raw.cells.items():
        words = squeezed(cell.text) if cell.kind is CellKind.TEXT and at not in cells.inputs else ""
        if words in printed.words and words not in own:
            found.setdefault(printed.words[words], {})[words] = cell.text
    return next((OtherSheet(title, next(iter(said.values()))) for title, said in found.items() if len(said) > 1), None)


def _own(cells: KeyedCells, printed: PrintedWords) -> set[str]:
    """What is printed on the sheet, and the words of its project, such as its 行動目標 of other years."""
    title = printed.titles.get(cells.declared.key)
    shown = {squeezed(cell.content) for row in cells.declared.rows for cell in row.cells if isinstance(cell.content, str)}
    return shown.union(words for words, owner in printed.words.items() if owner == title)


def _title(project: Project) -> str:
    return f"{project.code}　{project.name}"


def _words(project: Project) -> Iterator[str]:
    yield _title(project)
    yield project.name
    yield project.summary
    yield from (goal.text for goal in project.action_goals)
    yield from (measure_name(m.name, m.unit) for indicator in project.indicators for m in indicator.measures)
    yield from (indicator.name for indicator in project.indicators)
