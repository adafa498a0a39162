"""Parses a returned workbook by its declaration into answers and findings, in sheet order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sagamihara_pdca.input_form.findings import Basis, Finding, about_sheet
from sagamihara_pdca.intake.form_formulas import Overtyped
from sagamihara_pdca.intake.form_texts import Compared
from sagamihara_pdca.intake.keyed_cells import KeyedCells, MarkedSheet
from sagamihara_pdca.intake.sheet_identity import PrintedWords, other_sheet, reworded_title
from sagamihara_pdca.intake.sheets import SheetReading, read_sheet
from sagamihara_pdca.model.identity import Identity
from sagamihara_pdca.problems import Place, Problem, answers
from sagamihara_pdca.sheets.book import Book, Ref, Sheet
from sagamihara_pdca.sheets.inputs import Answer, Submission


@dataclass(frozen=True, slots=True)
class FormReading:
    """What one workbook answers.

    findings: in sheet order; required inputs that are blank are not among them (see `intake.completeness`).
    places: where in the file each input of the form was found.
    overtyped: values in place of the form's formulas; what they mean is seen when every answer is known.
    """

    submission: Submission
    findings: tuple[Finding, ...]
    places: Mapping[Ref, Place]
    overtyped: tuple[Overtyped, ...] = ()


def read_form(file: str, sheets: tuple[MarkedSheet, ...], form: Book,
              identity: Identity, compared: Compared = Compared.ALL) -> tuple[Submission, list[Problem]]:
    """Read the sheets that belong to the form: what was typed, and what is wrong with it. See `read_answers`."""
    reading = read_answers(file, sheets, form, identity, compared=compared)
    return reading.submission, [finding.problem for finding in reading.findings]


def read_answers(file: str, sheets: tuple[MarkedSheet, ...], form: Book, identity: Identity, *,
                 compared: Compared = Compared.ALL, printed: PrintedWords | None = None) -> FormReading:
    """Read the sheets that belong to the form.

    Args:
        sheets: the marked sheets of one returned workbook, foreign ones already taken out.
        form: the declaration for the workbook's division and year.
        compared: how much of the form's own texts and formulas; those of another edition are rightly others.
        printed: the words that tell the projects apart; a sheet that says it is another's is not read.
    """
    found: list[Answer] = []
    findings: list[Finding] = []
    places: dict[Ref, Place] = {}
    values: list[Overtyped] = []
    for declared in form.sheets:
        if not declared.keyed:
            continue
        marked = [KeyedCells(s.raw, declared) for s in sheets if s.marker is not None and s.marker.sheet == declared.key]
        asks = _asks(declared)
        own, said = _own(file, marked, compared is Compared.ALL, printed) if printed is not None and asks else (marked, [])
        findings.extend(said)
        copies = [read_sheet(file, cells, identity.year, compared) for cells in own]
        if not marked and asks:
            missing = answers.sheet_missing(Place(file, declared.title), declared.title)
            findings.append(about_sheet(missing, declared.key, Basis.ABSENT))
        if not copies:
            continue
        chosen, said = _chosen(file, copies, declared)
        findings.extend(said)
        if chosen is not None:
            found.extend(chosen.answers)
            findings.extend(chosen.findings)
            places.update(chosen.places)
            values.extend(chosen.overtyped)
    return FormReading(Submission(file, identity, tuple(found)), tuple(findings), places, tuple(values))


def _own(file: str, marked: list[KeyedCells], same_edition: bool,
         printed: PrintedWords) -> tuple[list[KeyedCells], list[Finding]]:
    """The sheets that nothing on them contradicts, and what is to be said of the others and of reworded titles."""
    own, found = [], []
    for cells in marked:
        place, declared = Place(file, cells.raw.name), cells.declared
        other = other_sheet(cells, printed, same_edition=same_edition)
        if other is not None:
            found.append(about_sheet(answers.sheet_of_another(place, declared.title, other.said, other.words), declared.key))
            continue
        own.append(cells)
        reworded = None if same_edition else reworded_title(cells)  # in the same edition every locked text is compared
        if reworded is not None:
            found.append(Finding(answers.title_reworded(place, *reworded)))
    return own, found


def _asks(sheet: Sheet) -> bool:
    return any(cell.field is not None for row in sheet.rows for cell in row.cells)


def _chosen(file: str, copies: list[SheetReading], declared: Sheet) -> tuple[SheetReading | None, list[Finding]]:
    """Choose the first of several sheets with the same mark; none of them if their answers differ."""
    first, *others = copies
    if not others or not _asks(declared):
        return first, []
    place = Place(file, others[0].name)
    if all(_said(other) == _said(first) for other in others):
        return first, [about_sheet(answers.sheet_copied_alike(place, declared.title), declared.key)]
    return None, [about_sheet(answers.sheet_copied(place, declared.title), declared.key)]


def _said(reading: SheetReading) -> Counter[tuple[Ref | None, str]]:
    """Everything that was typed into the sheet, whether it could be parsed or not."""
    return Counter([*((a.ref, str(a.value)) for a in reading.answers),
                    *((f.ref, (f.ref and f.raw) or f.problem.code) for f in reading.findings)])
