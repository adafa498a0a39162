"""What stands beside the cells of a returned sheet: comments, text boxes, pictures. No answer is read there."""

from __future__ import annotations

from sagamihara_pdca.input_form.findings import Finding
from sagamihara_pdca.input_form.return_book import is_note_of_ours
from sagamihara_pdca.model.raw_book import Carrier, RawSheet, Remark
from sagamihara_pdca.problems import Place, Problem, answers
from sagamihara_pdca.sheets.layout import cell_name

#: Of the remarks of a sheet so many are shown one by one, the rest as a count.
_SHOWN = 10


def remarks_of(file: str, sheet: RawSheet) -> list[Finding]:
    """Ask about every remark of the sheet, but for the notes with which a return was sent out."""
    own = [r for r in sheet.remarks if not (r.carrier is Carrier.COMMENT and is_note_of_ours(r.text))]
    found = [Finding(_told(_place(file, sheet, r), r), raw=r.text) for r in own[:_SHOWN]]
    if len(own) > _SHOWN:
        found.append(Finding(answers.remarks_more(Place(file, sheet.name), len(own) - _SHOWN)))
    return found


def _told(place: Place, remark: Remark) -> Problem:
    if remark.carrier is Carrier.PICTURE:
        return answers.picture(place, remark.text)
    if remark.carrier is Carrier.UNREADABLE:
        return answers.remarks_unreadable(place, remark.text)
    return answers.remark(place, remark.carrier.value, remark.text)


def _place(file: str, sheet: RawSheet, remark: Remark) -> Place:
    return Place(file, sheet.name, cell_name(remark.row, remark.column))
