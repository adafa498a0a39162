"""事務局評価: the second step of the evaluation, as one workbook with a row per project.

It is asked and read back by the same form machinery as the input workbooks: declared here, keyed, read by `intake.answers`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sagamihara_pdca.evaluation import texts
from sagamihara_pdca.input_form.context import FORM_VERSION
from sagamihara_pdca.input_form.grade_table import grade_highlights, scheme_names, scheme_sheet
from sagamihara_pdca.input_form.keys import (
    DIRECTION,
    DIRECTION_REASON,
    EFFECT,
    IMPROVEMENT,
    INITIATIVES,
    ISSUES,
    PROGRESS,
    PROPOSAL,
    PROPOSAL_DETAIL,
    REASON,
    STAGE,
)
from sagamihara_pdca.input_form.phrases import actual_text, figure_text
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.model.place import Place
from sagamihara_pdca.model.plan import GradeScheme
from sagamihara_pdca.model.results import Evaluation, MeasureResult, ProjectResult, Review
from sagamihara_pdca.model.sealed import OfficeWord
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.sheets.book import (
    Book,
    Cell,
    Field,
    Highlight,
    InputKind,
    Look,
    Page,
    Paper,
    Ref,
    Row,
    Sheet,
    Span,
)
from sagamihara_pdca.sheets.drop_downs import lists_sheet
from sagamihara_pdca.sheets.inputs import Answer, Submission
from sagamihara_pdca.sheets.table import TableColumn, heading_row, line_cells, sheet_columns

REVIEW = "review"
GRADE, COMMENT, PUBLISHED, COMMITTEE, PLACE = "review", "comment", "published", "committee", "place"
#: The row, and the column, in which the 事務局 writes its 総評.
REMARK = Ref(REVIEW, "remark", "said")
_PLACES = ("1", "2", "3")
#: Characters that 総括 has room for beside the proposals.
_LONGEST_REMARK = 200


def review_identity(evaluation: Evaluation) -> Identity:
    """Return what the review workbook's hidden marks say: of no division, always the first issue."""
    profile = evaluation.plan.profile
    return Identity(BookKind.REVIEW, profile.plan_id, profile.edition, evaluation.year, "", FORM_VERSION, 1)


def review_book(evaluation: Evaluation) -> Book:
    """The workbook for the 事務局: figures and self-assessment beside what is asked of it."""
    profile, year = evaluation.plan.profile, write_fiscal_year(evaluation.year)
    words, title = texts.REVIEW, texts.REVIEW.title.format(year=year)
    top = Row("title", (Cell("code", title, Look.TITLE, columns=6), Cell(GRADE, words.intro, Look.NOTE, columns=4)))
    table = _table(evaluation)
    rows = tuple(Row(result.project.code, line_cells(table, result), lines=4, most_lines=28)
                 for result in evaluation.projects)
    sheet = Sheet(REVIEW, words.tab, sheet_columns(table), (top, _remark_row(), heading_row(table, lines=2), *rows),
                  _highlights(evaluation.plan.scheme, rows),
                  Page(Paper.A3_LANDSCAPE, repeat_first="head", header=f"&L{title}&R取扱注意"),
                  frozen_row="head", frozen_column="name", keyed=True, protected=True,
                  first_input=Ref(REVIEW, rows[0].key, GRADE) if rows else None)
    scheme = scheme_sheet(evaluation.plan.scheme, hidden=True)
    return Book(f"{year} 事務局評価", profile.plan_name, profile.publisher, profile.font,
                (sheet, scheme, lists_sheet((sheet,))), scheme_names(evaluation.plan.scheme),
                review_identity(evaluation), date(evaluation.year.start, 4, 1))


def _remark_row() -> Row:
    field = Field("総評", InputKind.TEXT, max_length=_LONGEST_REMARK, hint=texts.REVIEW_REMARK_HINT)
    return Row(REMARK.row, (Cell("figures", texts.REVIEW_REMARK, Look.LABEL, columns=3),
                            Cell(REMARK.column, None, Look.INPUT_TEXT, columns=2, field=field)), lines=5)


def _table(evaluation: Evaluation) -> tuple[TableColumn[ProjectResult], ...]:
    """Figures and self-assessment, then the columns to fill in."""
    symbols = tuple(g.symbol for g in evaluation.plan.scheme.grades)
    return (
        TableColumn("code", "事業番号", 8, Look.TEXT_CENTRE, lambda p: p.project.code),
        TableColumn("name", "事業名・担当課", 22, Look.TEXT,
                    lambda p: f"{p.project.name}\n（{evaluation.plan.division(p.project.lead).name}）"),
        TableColumn("figures", "成果指標と実績\n（探索型は検討の段階）", 34, Look.TEXT, _reported),
        TableColumn("grade", "計算による\n評価", 9, Look.GRADE, lambda p: p.computed.word if p.measures else "－"),
        TableColumn("progress", "進捗", 10, Look.TEXT_CENTRE, lambda p: p.said(PROGRESS)),
        TableColumn("said", "担当課の説明：実行・評価", 52, Look.TEXT, lambda p: _said(p, _CHECK)),
        TableColumn("next", "担当課の説明：改善・次年度", 40, Look.TEXT, lambda p: _said(p, _ACT)),
        TableColumn(GRADE, "事務局\n評価", 9, Look.INPUT_CHOICE, _blank, field=Field(
            "事務局評価", InputKind.CHOICE, choices=symbols, hint=texts.REVIEW_GRADE_HINT)),
        TableColumn(COMMENT, "コメント（内部）", 28, Look.INPUT_TEXT, _blank, field=Field(
            "コメント", InputKind.TEXT, max_length=300, hint=texts.REVIEW_COMMENT_HINT)),
        TableColumn(PUBLISHED, "公表文", 34, Look.INPUT_TEXT, _blank, field=Field(
            "公表文", InputKind.TEXT, max_length=300, hint=texts.REVIEW_PUBLISHED_HINT)),
        TableColumn(COMMITTEE, "委員会の意見", 28, Look.INPUT_TEXT, _blank, field=Field(
            "委員会の意見", InputKind.TEXT, max_length=300, hint=texts.REVIEW_COMMITTEE_HINT)),
        TableColumn(PLACE, "主な\n成果", 7, Look.INPUT_CHOICE, _blank, field=Field(
            "主な成果", InputKind.CHOICE, choices=_PLACES, hint=texts.REVIEW_PLACE_HINT)))


def _blank(result: ProjectResult) -> None:
    """To be filled in."""


def _figures(measure: MeasureResult) -> str:
    rate = f"（{figure_text(measure.rate_percent)}%）" if measure.rate_percent is not None else ""
    return f"{measure.measure.name}：{actual_text(measure)}{rate} {measure.outcome.word}"


#: What the division wrote, key and label, in the form's order; a project has those that it was asked.
_CHECK = ((INITIATIVES, "取組"), (EFFECT, "成果"), (ISSUES, "課題"), (REASON, "理由"))
_ACT = ((IMPROVEMENT, "改善"), (DIRECTION, "次年度の方向"), (DIRECTION_REASON, "方向の理由"), (PROPOSAL, "見直しの提案"),
        (PROPOSAL_DETAIL, "提案の内容・理由"))


def _reported(result: ProjectResult) -> str:
    """The figures of the project's measures; of an exploratory project how far it has come."""
    if result.measures:
        return "\n".join(_figures(measure) for measure in result.measures)
    return f"検討の段階：{result.said(STAGE)}" if result.said(STAGE) else ""


def _said(result: ProjectResult, parts: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"{label}：{result.said(key)}" for key, label in parts if result.said(key))


def _highlights(scheme: GradeScheme, rows: tuple[Row, ...]) -> tuple[Highlight, ...]:
    if not rows:
        return ()
    return tuple(h for column in ("grade", GRADE)
                 for h in grade_highlights(Span(REVIEW, rows[0].key, rows[-1].key, column, column),
                                           Ref(REVIEW, rows[0].key, column), scheme))


def review_answers(submission: Submission, scheme: GradeScheme) -> tuple[Review, ...]:
    """What was filled in, one per project of which anything was said."""
    by_project: dict[str, dict[str, str]] = {}
    for answer in submission.answers:
        if answer.ref.row != REMARK.row:
            by_project.setdefault(answer.ref.row, {})[answer.ref.column] = str(answer.value).strip()
    return tuple(Review(project, scheme.grade(said.get(GRADE, "")), said.get(COMMENT, ""), said.get(PUBLISHED, ""),
                        said.get(COMMITTEE, ""), said.get(PLACE, "")) for project, said in by_project.items())


def review_remark(submission: Submission) -> str:
    """The 総評; "" where none was written."""
    answer = submission.find(REMARK)
    return str(answer.value).strip() if answer is not None else ""


def typed_words(words: Iterable[OfficeWord]) -> tuple[Answer, ...]:
    """Return words that were kept of the workbook as answers, to be filled into it again."""
    columns = {"grade": GRADE, "comment": COMMENT, "published": PUBLISHED, "committee": COMMITTEE, "place": PLACE}
    return tuple(Answer(Ref(REVIEW, word.project, columns[word.item]) if word.project else REMARK, word.text, word.text, Place())
                 for word in words if not word.project or word.item in columns)
