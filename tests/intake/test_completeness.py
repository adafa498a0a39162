"""What a submission still lacks: every required input blank alone, and inputs that others make required."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D
from functools import cache

import pytest

from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.input_form.findings import Finding, about_row, about_sheet
from sagamihara_pdca.intake.answers import FormReading
from sagamihara_pdca.intake.completeness import check_submission
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.problems import Place, Problem, Severity
from sagamihara_pdca.sheets.book import Book, Ref
from sagamihara_pdca.sheets.inputs import Answer, AnswerValue, Submission
from tests.worlds import every_kind
from tests.worlds.every_kind import KINDS
from tests.worlds.plans import mizuno

Given = dict[str, AnswerValue | None]
_ACT: Given = {"act.improvement.sub": "改善", "act.direction.sub": "継続"}
_MEASURED: Given = {"do.initiatives.sub": "取組", "check.progress.sub": "計画どおり", "check.outcome.sub": "成果", **_ACT}
#: Of every kind of project all that is required, and nothing else.
COMPLETE: dict[str, Given] = {
    "single": {**_MEASURED, "m.1.1.actual": D(15)},
    "labelled": {**_MEASURED, "m.1.1.actual": D(600), "m.1.2.actual": D(750)},
    "relative": {**_MEASURED, "m.1.1.actual": D(20000000), "m.1.1.base.actual": D(19000000)},
    "milestone": {**_MEASURED, "m.1.1.actual": "達成"},
    "judged": {**_MEASURED, "m.1.1.actual": "◎", "check.reason.sub": "理由"},
    "no target": _MEASURED,
    "exploratory": {**_MEASURED, "do.stage.sub": "導入準備", "act.direction_reason.sub": "理由"},
    "joint": {"do.part.sub": "取組"},
}


@cache
def form_of(kind: str) -> tuple[FormContext, Book]:
    context = every_kind.context_of(every_kind.sampler((kind,)))
    return context, input_book(context)


def check(kind: str, given: Given, found: tuple[Finding, ...] = (),
          places: dict[Ref, Place] | None = None) -> list[Finding]:
    """What is said of a project of which this is answered."""
    context, form = form_of(kind)
    answers = tuple(Answer(ref_of(kind, place), value, str(value), Place())
                    for place, value in given.items() if value is not None)
    reading = FormReading(Submission("a.xlsx", context.identity, answers), found, places or {})
    return list(check_submission(context, form, reading))


def ref_of(kind: str, place: str) -> Ref:
    row, _, column = place.rpartition(".")
    return Ref(KINDS[kind], row, column)


def told(findings: list[Finding]) -> list[str]:
    return [f"{finding.problem.code} {finding.problem.place.cell}".strip() for finding in findings]


@pytest.mark.parametrize("kind", COMPLETE)
def test_what_is_required_is_enough(kind: str) -> None:
    assert told(check(kind, COMPLETE[kind])) == []


#: The kind, the input that is left blank, the code, its cell, what it is called.
BLANKS = [
    ("labelled", "do.initiatives.sub", "ACT001", "C10", "取組"),
    ("labelled", "m.1.1.actual", "ACT002", "F13", "実績（Xのフォロワー数）"),
    ("labelled", "m.1.2.actual", "ACT002", "F15", "実績（YouTubeのチャンネル登録者数）"),
    ("labelled", "check.progress.sub", "ACT001", "C19", "行動目標の進捗"),
    ("labelled", "check.outcome.sub", "ACT001", "C20", "成果"),
    ("labelled", "act.improvement.sub", "ACT001", "C24", "次年度の改善"),
    ("labelled", "act.direction.sub", "ACT001", "C25", "次年度の方向"),
    ("single", "m.1.1.actual", "ACT002", "F13", "実績（新規導入手続数）"),
    ("relative", "m.1.1.actual", "ACT002", "F13", "実績（アクセス件数）"),
    ("relative", "m.1.1.base.actual", "ACT001", "F15", "R5年度の確定値（アクセス件数）"),
    ("milestone", "m.1.1.actual", "ACT002", "F13", "実績（取組の進捗状況）"),
    ("judged", "m.1.1.actual", "ACT002", "F13", "実績（ペーパーレス化した議会資料の数）"),
    ("judged", "check.reason.sub", "ACT001", "C20", "評価の理由"),
    ("no target", "check.progress.sub", "ACT001", "C17", "行動目標の進捗"),
    ("exploratory", "do.stage.sub", "ACT001", "C9", "検討の段階"),
    ("exploratory", "do.initiatives.sub", "ACT001", "C10", "取組"),
    ("exploratory", "check.progress.sub", "ACT001", "C12", "検討の進捗"),
    ("exploratory", "check.outcome.sub", "ACT001", "C13", "分かったこと"),
    ("exploratory", "act.improvement.sub", "ACT001", "C16", "次年度の改善"),
    ("exploratory", "act.direction.sub", "ACT001", "C17", "次年度の方向"),
    ("exploratory", "act.direction_reason.sub", "ACT001", "C18", "方向の理由"),
    ("joint", "do.part.sub", "ACT001", "C11", "取組（自課の担当分）"),
]


@pytest.mark.parametrize(("kind", "blank", "code", "cell", "label"), BLANKS)
def test_a_required_input_that_is_blank_alone_is_reported_at_its_own_place(
        kind: str, blank: str, code: str, cell: str, label: str) -> None:
    (finding,) = check(kind, {**COMPLETE[kind], blank: None})

    assert (finding.problem.code, finding.ref, finding.is_error) == (code, ref_of(kind, blank), True)
    assert finding.problem.place == Place("a.xlsx", KINDS[kind], cell, label)
    assert finding.problem.message == f"「{label}」が空欄です。"


def test_every_blank_is_reported_in_sheet_order() -> None:
    assert told(check("labelled", {})) == [
        "ACT001 C10", "ACT002 F13", "ACT002 F15", "ACT001 C19", "ACT001 C20", "ACT001 C24", "ACT001 C25"]


def test_a_blank_is_reported_where_the_input_stands_in_the_returned_file() -> None:
    moved = Place("a.xlsx", "電子図書館", "H30", "成果")

    (finding,) = check("labelled", {**COMPLETE["labelled"], "check.outcome.sub": None},
                       places={ref_of("labelled", "check.outcome.sub"): moved})

    assert finding.problem.place == moved


#: The kind, what is answered beside what is required, and what is then said.
CONDITIONS: list[tuple[str, Given, list[str]]] = [
    # a reason below 80 per cent, and not from 80 on
    ("single", {"m.1.1.actual": D(12)}, []), ("single", {"m.1.1.actual": D("11.99")}, ["ACT001 C20"]),
    ("single", {"m.1.1.actual": D(11)}, ["ACT001 C20"]), ("single", {"m.1.1.actual": D(0)}, ["ACT001 C20"]),
    ("single", {"m.1.1.actual": D(11), "check.reason.sub": "理由"}, []),
    ("labelled", {"m.1.1.actual": D(480)}, []), ("labelled", {"m.1.1.actual": D(479)}, ["ACT001 C22"]),
    ("labelled", {"m.1.2.actual": D(600)}, []), ("labelled", {"m.1.2.actual": D(599)}, ["ACT001 C22"]),
    ("milestone", {"m.1.1.actual": "未達成"}, ["ACT001 C20"]), ("judged", {"m.1.1.actual": "×"}, []),
    ("no target", {"m.1.1.actual": D(0)}, []),
    # a reason where the goal is late
    ("single", {"check.progress.sub": "計画以上"}, []), ("single", {"check.progress.sub": "やや遅れ"}, ["ACT001 C20"]),
    ("single", {"check.progress.sub": "遅れ"}, ["ACT001 C20", "ACT012"]),
    ("single", {"check.progress.sub": "未着手"}, ["ACT001 C20"]), ("single", {"check.progress.sub": "中止"}, ["ACT001 C20"]),
    ("exploratory", {"check.progress.sub": "計画以上"}, []),
    ("exploratory", {"check.progress.sub": "やや遅れ"}, ["ACT001 C14"]),
    ("exploratory", {"check.progress.sub": "中止"}, ["ACT001 C14"]),
    ("exploratory", {"check.progress.sub": "遅れ", "check.issues.sub": "課題"}, []),
    # states
    ("single", {"m.1.1.state": "確定"}, []), ("single", {"m.1.1.state": "見込"}, []),
    ("single", {"m.1.1.state": "確定", "m.1.1.actual": None}, ["ACT002 F13"]),
    ("single", {"m.1.1.state": "見込", "m.1.1.actual": None}, ["ACT002 F13"]),
    ("single", {"m.1.1.state": "集計中", "m.1.1.actual": None}, ["ACT001 G14", "ACT001 C20"]),
    ("single", {"m.1.1.state": "集計中", "m.1.1.actual": None, "m.1.1.source.state": "8月頃"}, ["ACT001 C20"]),
    ("single", {"m.1.1.state": "集計中", "m.1.1.actual": None, "check.reason.sub": "理由"}, ["ACT001 G14"]),
    *(("single", {"m.1.1.state": state, "m.1.1.actual": None}, ["ACT001 C20"])
      for state in ("未実施", "中止", "評価困難", "対象外")),
    ("labelled", {"m.1.2.state": "集計中", "m.1.2.actual": None}, ["ACT001 G16", "ACT001 C22"]),
    # a proposal and its content
    ("single", {"act.proposal.sub": "なし"}, []),
    *(("single", {"act.proposal.sub": words}, ["ACT001 C25"])
      for words in ("事業区分の変更", "目標の変更", "事業の終了", "その他")),
    ("single", {"act.proposal.sub": "その他", "act.proposal_detail.sub": "内容"}, []),
    ("single", {"act.direction.sub": "改善して継続"}, []), ("single", {"act.direction.sub": "縮小"}, ["ACT001 C25"]),
    ("single", {"act.direction.sub": "終了"}, ["ACT001 C25"]), ("exploratory", {"act.direction.sub": "終了"}, []),
]


@pytest.mark.parametrize(("kind", "given", "codes"), CONDITIONS)
def test_what_one_answer_makes_of_the_others(kind: str, given: Given, codes: list[str]) -> None:
    assert told(check(kind, {**COMPLETE[kind], **given})) == codes


def fault(severity: Severity) -> Problem:
    return Problem("X", severity, Place(), "。", "。")


EFFECT, SHEET = ref_of("single", "check.outcome.sub"), KINDS["single"]
#: What was said of the sheet already, and whether the blank 成果 is reported beside it.
SAID = [
    ((), True), ((Finding(fault(Severity.ERROR), EFFECT),), False),
    ((Finding(fault(Severity.ERROR), ref_of("single", "check.issues.sub")),), True),
    ((about_row(fault(Severity.ERROR), SHEET, "check.outcome"),), False),
    ((about_row(fault(Severity.QUESTION), SHEET, "check.outcome"),), True),
    ((about_row(fault(Severity.NOTICE), SHEET, "check.outcome"),), True),
    ((about_row(fault(Severity.ERROR), SHEET, "check.issues"),), True),
    ((about_sheet(fault(Severity.ERROR), SHEET),), False), ((about_sheet(fault(Severity.NOTICE), SHEET),), True),
    ((about_sheet(fault(Severity.ERROR), "9-9-99"),), True), ((Finding(fault(Severity.ERROR)),), True),
]


@pytest.mark.parametrize(("found", "is_reported"), SAID)
def test_an_input_that_was_refused_is_not_called_blank_as_well(found: tuple[Finding, ...], is_reported: bool) -> None:
    findings = check("single", {**COMPLETE["single"], "check.outcome.sub": None}, found)

    assert told(findings) == (["ACT001 C18"] if is_reported else [])


#: What contradicts what, the cell that it is about, the subject.
DOUBTS: list[tuple[str, Given, str, str]] = [
    ("labelled", {"m.1.2.actual": D(-1), "check.reason.sub": "理由"}, "F15", "YouTubeのチャンネル登録者数"),
    ("labelled", {"m.1.1.actual": D(5681)}, "F13", "Xのフォロワー数"),
    ("single", {"m.1.1.state": "中止", "check.reason.sub": "理由"}, "F13", "新規導入手続数"),
    ("single", {"check.progress.sub": "遅れ", "check.reason.sub": "理由"}, "", "成果指標"),
    ("single", {"check.progress.sub": "計画以上", "m.1.1.actual": D(2), "check.reason.sub": "理由"}, "", "成果指標"),
]


@pytest.mark.parametrize(("kind", "given", "cell", "subject"), DOUBTS)
def test_a_contradiction_is_asked_about_beside_the_figure_that_it_is_about(
        kind: str, given: Given, cell: str, subject: str) -> None:
    places = {ref_of(kind, f"m.1.{n}.actual"): Place("a.xlsx", KINDS[kind], f"F{11 + 2 * n}") for n in (1, 2)}

    (finding,) = check(kind, {**COMPLETE[kind], **given}, places=places)

    assert (finding.problem.code, finding.problem.severity) == ("ACT012", Severity.QUESTION)
    assert finding.problem.place == Place("a.xlsx", KINDS[kind], cell, subject)
    assert (finding.ref is not None) is bool(cell)


#: Division, year, what is answered, and the questions of the year that are then required and blank.
#: 決算額 (q.2) is asked of A and B in R8 and R9, 町民の声 (q.4) of every class in every year; the others are optional.
QUESTIONS: list[tuple[str, int, dict[tuple[str, str], AnswerValue], list[str]]] = [
    ("03", 2026, {}, ["1-01 q.2", "1-01 q.4"]), ("03", 2027, {}, ["1-01 q.2", "1-01 q.4"]),
    ("03", 2028, {}, ["1-01 q.4"]),
    ("03", 2026, {("1-01", "q.2"): D(0)}, ["1-01 q.4"]), ("03", 2026, {("1-01", "q.4"): "不評"}, ["1-01 q.2"]),
    ("03", 2026, {("1-01", "q.2"): D(5), ("1-01", "q.4"): "好評"}, []),
    ("03", 2026, {("1-01", "q.1"): "前提", ("1-01", "q.3"): date(2026, 4, 1)}, ["1-01 q.2", "1-01 q.4"]),
    ("01", 2026, {}, ["2-01 q.2", "2-01 q.4"]),  # leads
    ("04", 2026, {}, ["2-01 q.2", "2-01 q.4", "3-01 q.2", "3-01 q.4"]),  # a partner in the first, leads the second
    ("02", 2026, {}, ["2-02 q.4"]), ("02", 2027, {}, ["1-02 q.2", "1-02 q.4", "2-02 q.4"]),
    ("04", 2026, {("2-01", "q.2"): D(5)}, ["2-01 q.4", "3-01 q.2", "3-01 q.4"]),
]


@pytest.mark.parametrize(("division", "year", "given", "blank"), QUESTIONS)
def test_a_question_of_the_year_is_required_of_those_whom_it_is_asked(
        division: str, year: int, given: dict[tuple[str, str], AnswerValue], blank: list[str]) -> None:
    context = every_kind.context_of(mizuno(), division, FiscalYear(year))
    answers = tuple(Answer(Ref(*place, "sub"), value, str(value), Place()) for place, value in given.items())

    found = check_submission(context, input_book(context), FormReading(
        Submission("a.xlsx", context.identity, answers), (), {}))

    refs = [finding.ref for finding in found if finding.ref is not None and finding.problem.code == "ACT001"]
    assert [f"{ref.sheet} {ref.row}" for ref in refs if ref.row.startswith("q.")] == blank
