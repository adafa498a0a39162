"""Which evaluation workbook a file is, by what its cover says. It carries no hidden mark: citizens open it."""

from __future__ import annotations

from sagamihara_pdca.evaluation.collection import COLLECTION_TITLE
from sagamihara_pdca.evaluation.cover import COVER_TITLE, document_title
from sagamihara_pdca.input_form.context import FORM_VERSION
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.raw_book import RawBook


def public_identity(book: RawBook, plan: Plan) -> Identity | None:
    """The public edition's identity; None for another plan's, for the internal edition, and for any other file."""
    cover = next((sheet for sheet in book.sheets if sheet.name == COVER_TITLE), None)
    if cover is None or any(sheet.name == COLLECTION_TITLE for sheet in book.sheets):
        return None
    said = {cell.text for cell in cover.cells.values()}
    years = [year for year in plan.profile.years if document_title(year) in said]
    if len(years) != 1 or plan.profile.plan_name not in said:
        return None
    return Identity(BookKind.EVALUATION, plan.profile.plan_id, plan.profile.edition, years[0], "", FORM_VERSION, 1)
