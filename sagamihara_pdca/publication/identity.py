"""Which evaluation workbook a file is, by what its cover says. It carries no hidden mark: citizens open it."""

from __future__ import annotations

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.input_form.context import FORM_VERSION
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.model.raw_book import RawBook
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year


def public_identity(book: RawBook, plan: Plan) -> Identity | None:
    """The public edition's identity; None for another plan's, for the internal edition, and for any other file."""
    cover = next((sheet for sheet in book.sheets if sheet.name == texts.COVER.tab), None)
    if cover is None or any(sheet.name == texts.COLLECTION.tab for sheet in book.sheets):
        return None
    said = {cell.text for cell in cover.cells.values()}
    years = [year for year in plan.profile.years if texts.DOCUMENT.format(year=write_fiscal_year(year)) in said]
    if len(years) != 1 or plan.profile.plan_name not in said:
        return None
    return Identity(BookKind.EVALUATION, plan.profile.plan_id, plan.profile.edition, years[0], "", FORM_VERSION, 1)
