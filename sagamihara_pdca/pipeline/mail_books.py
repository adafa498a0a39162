"""What the workbooks that are mailed say of themselves."""

from __future__ import annotations

from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.intake.keyed_cells import marked_sheets
from sagamihara_pdca.model.identity import Identity, Origin
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.problems import Place, identity
from sagamihara_pdca.publication.identity import public_identity


def identify_public(path: Path, plan: Plan) -> Identity:
    """Read which public evaluation workbook a file is.

    Raises:
        BookUnreadable: it is no workbook, or not the public edition of the plan's evaluation.
    """
    found = public_identity(read_book(path), plan)
    if found is None:
        raise BookUnreadable(identity.not_the_public_edition(Place(path.name)))
    return found


def identify(path: Path) -> Identity:
    """Read whose workbook a file of ours is. All its sheets must say the same.

    Raises:
        BookUnreadable: it is no workbook, none of ours, or sheets of two divisions are in it.
    """
    sheets = marked_sheets(read_book(path))
    found = {sheet.marker.identity if sheet.marker else None for sheet in sheets}
    if len(found) != 1 or None in found:
        raise BookUnreadable(identity.not_ours(Place(path.name)))
    return next(one for one in found if one is not None)


def origin_in(path: Path) -> Origin | None:
    """Read what a return was made from; None where it does not say, as those of the first version.

    Raises:
        BookUnreadable: it is no workbook.
    """
    found = {sheet.marker.origin for sheet in marked_sheets(read_book(path)) if sheet.marker is not None}
    return found.pop() if len(found) == 1 else None


def printed_due(path: Path) -> str:
    """Read the 提出期限 that an input workbook or a return shows; "" where it shows none.

    Raises:
        BookUnreadable: it is no workbook.
    """
    for sheet in marked_sheets(read_book(path)):
        for row, column, cell in sheet.raw.in_reading_order():
            if (column, cell.text) == (1, "due"):  # the hidden key of the row
                return max((place, other.text) for place, other in sheet.raw.cells.items() if place[0] == row)[1]
    return ""
