"""The official evaluation workbook 評価書, whole."""

from __future__ import annotations

from datetime import date

from sagamihara_pdca.evaluation.collection import collection_sheet
from sagamihara_pdca.evaluation.cover import cover_sheet, document_title
from sagamihara_pdca.evaluation.edition import ReportContext
from sagamihara_pdca.evaluation.exploratory import exploratory_projects, exploratory_sheet
from sagamihara_pdca.evaluation.figures_table import COLUMNS
from sagamihara_pdca.evaluation.grade_table import scheme_page
from sagamihara_pdca.evaluation.indicator_list import indicator_list_sheet
from sagamihara_pdca.evaluation.measure_data import measure_data_sheet
from sagamihara_pdca.evaluation.notes import notes_sheet
from sagamihara_pdca.evaluation.project_data import project_data_sheet
from sagamihara_pdca.evaluation.project_list import project_list_sheet
from sagamihara_pdca.evaluation.project_sheets import project_sheets
from sagamihara_pdca.evaluation.proposals import proposals_sheet
from sagamihara_pdca.evaluation.summary import summary_sheet
from sagamihara_pdca.evaluation.view import Report
from sagamihara_pdca.input_form.grade_table import scheme_names
from sagamihara_pdca.model.results import Evaluation
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
    return Book(document_title(report.year), profile.plan_name, profile.publisher, profile.font,
                (*sheets, *lists), scheme_names(report.scheme), created=created)


def _entry(report: Report, sheet: Sheet, what: str) -> tuple[Sheet, str, str]:
    """The project sheets are one entry, called after the first and the last of them."""
    codes = [result.project.code for result in report.evaluation.projects]
    is_page = sheet.columns is COLUMNS
    return sheet, f"事業別シート（{codes[0]}～{codes[-1]}）" if is_page else sheet.title, what


def _contents(report: Report) -> tuple[tuple[Sheet, str], ...]:
    """The sheets after the cover, each with what the contents say of it; "" for all pages of projects but the first."""
    pages = project_sheets(report)
    found: list[tuple[Sheet, str]] = [
        (summary_sheet(report), "評価の件数、施策ごとの状況、注意を要する事業"),
        (project_list_sheet(report, pages.first_cells), "全事業の目標・実績・達成率・評価と次年度の方向"),
        (indicator_list_sheet(report), "成果指標の年度ごとの目標と実績"),
    ]
    found += [(page, "" if n else f"事業ごとの計画・実行・評価・改善（{len(pages.first_cells)}事業。計画の順に並びます）")
              for n, page in enumerate(pages.sheets)]
    if exploratory_projects(report):
        found.append((exploratory_sheet(report, pages.first_cells), "探索型事業の検討の段階、分かったこと、今後の方向"))
    found.append((proposals_sheet(report, pages.first_cells), "担当課からの計画の変更・見直しの提案"))
    found.append((notes_sheet(report), "達成率の算定方法、端数処理、暫定値などの注記"))
    found.append((scheme_page(report), "評価の記号・下限・意味"))
    if not report.context.public:
        found.append((collection_sheet(report), "課・機関ごとの提出の状況（内部資料）"))
    found.append((project_data_sheet(report), "事業ごとの評価と進捗。件数の元になる表"))
    found.append((measure_data_sheet(report), "測定項目・年度ごとの数値。全ての数値の元になる表"))
    return tuple(found)
