"""The official evaluation workbook 評価書, whole."""

from __future__ import annotations

from datetime import date

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.evaluation.chart_data import chart_data_sheet
from sagamihara_pdca.evaluation.corrections import corrections_sheet, has_corrections
from sagamihara_pdca.evaluation.counts_table import counts_sheet
from sagamihara_pdca.evaluation.cover import cover_sheet
from sagamihara_pdca.evaluation.division_index import index_sheet
from sagamihara_pdca.evaluation.figures_table import COLUMNS
from sagamihara_pdca.evaluation.further_tables import (
    collection_sheet,
    exploratory_projects,
    exploratory_sheet,
    proposals_sheet,
)
from sagamihara_pdca.evaluation.grade_table import scheme_page
from sagamihara_pdca.evaluation.guide import guide_sheet
from sagamihara_pdca.evaluation.indicator_list import indicator_list_sheet
from sagamihara_pdca.evaluation.measure_data import measure_data_sheet
from sagamihara_pdca.evaluation.notes import notes_sheet
from sagamihara_pdca.evaluation.plan_revisions import revisions_sheet
from sagamihara_pdca.evaluation.project_data import project_data_sheet
from sagamihara_pdca.evaluation.project_list import project_list_sheet
from sagamihara_pdca.evaluation.project_sheets import project_sheets
from sagamihara_pdca.evaluation.summary import summary_sheet
from sagamihara_pdca.evaluation.view import Report, ReportContext
from sagamihara_pdca.evaluation.years_sheet import years_sheet
from sagamihara_pdca.input_form.grade_table import scheme_names
from sagamihara_pdca.model.results import Evaluation
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import Book, Sheet
from sagamihara_pdca.sheets.drop_downs import choice_lists, lists_sheet


def evaluation_book(evaluation: Evaluation, context: ReportContext) -> Book:
    """The workbook that the mayor, the committee and citizens see. The same inputs give the same book."""
    report = Report(evaluation, context)
    profile = report.plan.profile
    contents = _contents(report)
    sheets = (cover_sheet(report, tuple(_entry(report, *pair) for pair in contents if pair[1])), *(sheet for sheet, _ in contents))
    created = context.published or date(report.year.next.start, 4, 1)
    lists = (lists_sheet(sheets),) if choice_lists(sheets) else ()  # the public edition offers no choices
    return Book(texts.DOCUMENT.format(year=write_fiscal_year(report.year)), profile.plan_name, profile.publisher, profile.font,
                (*sheets, *lists), scheme_names(report.scheme), created=created)


def _entry(report: Report, sheet: Sheet, what: str) -> tuple[Sheet, str, str]:
    """The project sheets are one entry, called after the first and the last of them."""
    codes = [result.project.code for result in report.evaluation.projects]
    pages = texts.PROJECT_PAGES.format(first=codes[0], last=codes[-1]) if codes else ""
    return sheet, pages if sheet.columns is COLUMNS else sheet.title, what


def _contents(report: Report) -> tuple[tuple[Sheet, str], ...]:
    """The sheets after the cover, each with what the contents say of it; "" for all pages of projects but the first."""
    pages = project_sheets(report)
    last = report.context.last
    of_pages = texts.PROJECT_PAGES_CONTENTS.format(count=len(pages.first_cells))
    found: list[tuple[Sheet, str]] = [
        (summary_sheet(report), texts.SUMMARY.contents),
        (counts_sheet(report), texts.COUNTS.contents),
        *(((years_sheet(report, last), texts.YEARS.contents),) if last is not None else ()),
        (project_list_sheet(report, pages.first_cells), texts.PROJECTS.contents),
        (indicator_list_sheet(report), texts.INDICATORS.contents), (guide_sheet(report, pages.first_cells), texts.GUIDE.contents),
        *((sheet, "" if n else of_pages) for n, sheet in enumerate(pages.sheets))]
    found.append((index_sheet(report, pages.first_cells), texts.INDEX.contents))
    if exploratory_projects(report):
        found.append((exploratory_sheet(report, pages.first_cells), texts.EXPLORATORY.contents))
    found += [(proposals_sheet(report, pages.first_cells), texts.PROPOSALS.contents),
              (notes_sheet(report), texts.NOTES.contents), (scheme_page(report), texts.SCHEME.contents)]
    if report.plan.revisions:
        found.append((revisions_sheet(report), texts.REVISIONS.contents))
    if has_corrections(report):
        found.append((corrections_sheet(report), texts.CORRECTIONS.contents))
    if not report.context.public:
        found.append((collection_sheet(report), texts.COLLECTION.contents))
    found += [(project_data_sheet(report), texts.PROJECT_DATA.contents), (chart_data_sheet(report), texts.CHART_DATA.contents),
              (measure_data_sheet(report), texts.MEASURE_DATA.contents)]
    return tuple(found)
