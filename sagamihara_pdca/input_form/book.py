"""An input workbook 入力シート, whole: the guide, a sheet per project, and the hidden lists."""

from __future__ import annotations

from datetime import date

from sagamihara_pdca.input_form import texts
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.grade_table import scheme_names, scheme_sheet
from sagamihara_pdca.input_form.guide import GUIDE, guide_sheet
from sagamihara_pdca.input_form.missing_inputs import gaps_sheet
from sagamihara_pdca.input_form.project_sheet import project_sheet
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import Book, Ref
from sagamihara_pdca.sheets.drop_downs import lists_sheet


def input_book(context: FormContext) -> Book:
    """The workbook that a division is sent."""
    profile = context.plan.profile
    projects = tuple(project_sheet(context, p)
                     for p in context.plan.projects_of(context.division.number, context.year))
    guide = guide_sheet(context, projects)
    sheets = (guide, *projects, gaps_sheet(context.plan, projects, Ref(GUIDE, "title", "no")))
    return Book(texts.BOOK.format(year=write_fiscal_year(context.year), division=context.division.name),
                profile.plan_name, profile.publisher, profile.font,
                (*sheets, scheme_sheet(context.plan.scheme, hidden=True), lists_sheet(sheets)),
                scheme_names(context.plan.scheme), context.identity, date(context.year.start, 4, 1))
