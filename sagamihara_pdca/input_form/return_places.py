"""Where in a return stands what was found in the file that was sent: rows may have been moved there, and the return is new."""

from __future__ import annotations

from dataclasses import replace

from sagamihara_pdca.input_form import texts
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.findings import Finding
from sagamihara_pdca.problems import Place, Problem, Severity
from sagamihara_pdca.sheets.book import Book, Ref, Sheet
from sagamihara_pdca.sheets.layout import BookLayout


def problems_in_return(context: FormContext, findings: tuple[Finding, ...], file: str) -> tuple[Problem, ...]:
    """What the return asks to be looked at, errors first, at the cells of the return: the old file may be laid out otherwise.

    Args:
        file: the name under which the return is sent.
    """
    return tuple(f.problem for f in in_return(findings, input_book(context), file))


def in_return(findings: tuple[Finding, ...], form: Book, file: str = "") -> tuple[Finding, ...]:
    """Errors, then questions, each at its place in the return; a notice asks for nothing."""
    told = sorted((f for f in findings if f.problem.severity is not Severity.NOTICE), key=lambda f: not f.is_error)
    return tuple(_placed(finding, form, file) for finding in told)


def _placed(finding: Finding, form: Book, file: str) -> Finding:
    place, sheet = finding.problem.place, sheet_of(finding, form)
    if sheet is None:  # about the file that was sent, whose name may be the same as the return's
        sent = replace(place, file=texts.SENT_FILE.format(file=place.file) if place.file else "")
        return replace(finding, problem=replace(finding.problem, place=sent))
    cell = _cell_of(finding, sheet)
    here = Place(file, sheet.title, BookLayout(form).a1(cell).replace("$", "") if cell is not None else "", place.label)
    return replace(finding, problem=replace(finding.problem, place=here), ref=cell or finding.ref)


def sheet_of(finding: Finding, form: Book) -> Sheet | None:
    """The sheet of the form that a finding is about; None where it is about the file that was sent."""
    return next((s for s in form.sheets if finding.ref is not None and s.key == finding.ref.sheet), None)


def _cell_of(finding: Finding, sheet: Sheet) -> Ref | None:
    """The cell that a finding is about; of a whole row the first input, where it is to be corrected; of a sheet none."""
    ref = finding.ref
    row = next((row for row in sheet.rows if ref is not None and row.key == ref.row), None)
    if ref is None or row is None or not row.cells:
        return None
    asked = [cell.column for cell in row.cells if cell.field is not None and finding.is_error]
    named = [cell.column for cell in row.cells if cell.column == ref.column]
    return Ref(sheet.key, row.key, (*named, *asked, row.cells[0].column)[0])
