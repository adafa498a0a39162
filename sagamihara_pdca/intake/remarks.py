"""What stands beside the cells of a returned sheet: comments and text boxes. No answer is read there."""

from __future__ import annotations

from sagamihara_pdca.input_form.findings import Finding
from sagamihara_pdca.input_form.return_book import is_note_of_ours
from sagamihara_pdca.model.raw_book import Carrier, RawSheet, Remark
from sagamihara_pdca.problems import Place, answers
from sagamihara_pdca.sheets.layout import column_letters

#: Of the remarks of a sheet so many are shown one by one, the rest as a count.
_SHOWN = 10


def remarks_of(file: str, sheet: RawSheet) -> list[Finding]:
    """Ask about every remark of the sheet, but for the notes with which a return was sent out."""
    own = [r for r in sheet.remarks if not (r.carrier is Carrier.COMMENT and is_note_of_ours(r.text))]
    found = [Finding(answers.remark(_place(file, sheet, r), r.carrier.value, r.text), raw=r.text)
             for r in own[:_SHOWN]]
    if len(own) > _SHOWN:
        found.append(Finding(answers.remarks_more(Place(file, sheet.name), len(own) - _SHOWN)))
    return found


def _place(file: str, sheet: RawSheet, remark: Remark) -> Place:
    cell = f"{column_letters(remark.column)}{remark.row}" if remark.row and remark.column else ""
    return Place(file, sheet.name, cell)
