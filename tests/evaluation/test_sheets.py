"""What stands on single sheets, in the cases that a year brings."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from sagamihara_pdca.evaluation.book import evaluation_book
from sagamihara_pdca.evaluation.causes import abridged
from sagamihara_pdca.evaluation.page import measure_label
from sagamihara_pdca.evaluation.review_book import REVIEW, review_book
from sagamihara_pdca.evaluation.view import ReportContext
from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.input_form.phrases import target_text
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Measure, Plan
from sagamihara_pdca.model.results import Actual, Narrative, Review
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.model.target import Bound, Condition, Direction, Target, TargetKind
from sagamihara_pdca.problems import Place
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.rules.reviewing import with_reviews
from sagamihara_pdca.rules.summary import best_results, in_order_of_attention
from sagamihara_pdca.sheets.book import Book, Look, Ref, Sheet
from sagamihara_pdca.sheets.values import BookValues
from tests.worlds.judged_year import REMARK, report_context, year_evaluation
from tests.worlds.plans import R6, R7


def _texts(sheet: Sheet) -> list[str]:
    return [cell.content for row in sheet.rows for cell in row.cells if isinstance(cell.content, str)]


def _labelled(book: Book, project: str) -> dict[str, str]:
    """Label and words of the lines of a project's page."""
    sheet = next(s for s in book.sheets if any(row.key == f"{project}/title" for row in s.rows))
    rows = [row.cells for row in sheet.rows if row.key.startswith(project) and len(row.cells) > 1 and row.cells[0].look is Look.LABEL]
    return {str(cells[0].content): str(cells[1].content) for cells in rows}


def test_a_page_shows_the_questions_of_the_form_in_its_order_with_the_answers(plan: Plan) -> None:
    shown = _labelled(evaluation_book(year_evaluation(R6, plan), report_context(plan)), "1-1-04")

    assert list(shown)[3:] == ["検討の段階", "取組", "検討の進捗", "分かったこと", "課題", "次年度の改善", "次年度の方向", "方向の理由"]
    assert shown["検討の進捗"] == "計画どおり"


def test_a_silent_division_is_shown_as_such_and_optional_questions_are_left_out(plan: Plan) -> None:
    shown = _labelled(evaluation_book(year_evaluation(R6, plan), report_context(plan)), "3-3-01")

    assert shown["取組"] == "（未報告）"
    assert "課題" not in shown
    assert "見直しの提案" not in shown


def test_what_the_form_tells_the_typist_is_not_in_the_book(plan: Plan) -> None:
    book = evaluation_book(year_evaluation(R7, plan), replace(report_context(plan), last=year_evaluation(R6, plan)))

    told = [text for sheet in book.sheets for text in _texts(sheet) if "ください" in text and sheet.title not in ("総括", "評価基準")]

    assert told == []
    assert _labelled(book, "3-1-04")["行動目標"] == "（計画に記載がありません。）"


def test_a_partner_speaks_below_the_lead_division(plan: Plan) -> None:
    partner = plan.project("3-3-01").partners[0]
    evaluation = evaluate(plan, R6, (), (Narrative("3-3-01", partner, "do.part", "研修の会場を用意した。", Place()),), frozenset())

    labels = list(_labelled(evaluation_book(evaluation, ReportContext()), "3-3-01"))

    own = next(label for label in labels if plan.division(partner).name in label)
    assert labels.index(own) == labels.index("取組") + 1


def test_last_years_act_stands_under_this_years_plan(plan: Plan) -> None:
    last = year_evaluation(R6, plan)
    context = replace(report_context(plan), last=last)

    shown = _labelled(evaluation_book(year_evaluation(R7, plan), context), "1-1-01")

    assert last.projects[0].said("act.improvement") in shown.values()


def test_the_reviewers_grade_follows_the_scheme_and_their_comment_stays_inside(plan: Plan) -> None:
    context, best = ReportContext(), plan.scheme.grades[0]
    evaluation = with_reviews(year_evaluation(R6, plan), (Review("1-1-01", best, "内部の覚え", "公表する文"),))

    own, public = evaluation_book(evaluation, context), evaluation_book(evaluation, replace(context, public=True))

    assert BookValues(own)[Ref("projects", "1-1-01", "outcome")] == "◎"
    assert "内部の覚え" in _texts(own.sheet("1-1-01"))
    assert "内部の覚え" not in _texts(public.sheet("1-1-01"))
    assert "公表する文" in _texts(public.sheet("1-1-01"))


def test_the_official_evaluation_stands_everywhere_and_the_computed_one_beside_it(plan: Plan) -> None:
    evaluation = year_evaluation(R6, plan)
    book = evaluation_book(evaluation, report_context(plan))
    values = BookValues(book)

    def shown(code: str, column: str) -> object:
        return values[Ref("project_data", code, column)]

    assert [shown("3-2-02", column) for column in ("computed", "review", "outcome")] == ["○", "△", "△"]
    assert [shown("1-1-06", column) for column in ("computed", "review", "outcome")] == ["指標なし", "◎", "◎"]
    assert values[Ref("3-2-02", "3-2-02/review.computed", "sub")] == "計算による評価は「○」です。"
    assert values[Ref("1-1-01", "1-1-01/review.computed", "sub")] == "計算による評価と同じです。"
    assert [values[Ref("notes", f"reviews.{n}", "words")] for n in range(3)] == [
        "事務局の評価は「◎」です。計算による評価と同じです。目標を上回る手続を電子化しました。",
        "事務局の評価は「◎」です。計算による評価は「指標なし」です。窓口3か所での試行を終え、効果を確かめました。",
        "事務局の評価は「△」です。計算による評価は「○」です。登録者は増えましたが、発信の回数が計画を下回りました。"]


def test_a_difference_that_the_office_does_not_explain_is_said_to_be_unexplained(plan: Plan) -> None:
    evaluation = with_reviews(year_evaluation(R6, plan), (Review("3-2-02", plan.scheme.grades[0]),))

    book = evaluation_book(evaluation, ReportContext(public=True))

    assert "（公表文に理由の記載がありません。）" in _texts(book.sheet("3-2-02"))


def test_the_review_workbook_shows_issues_and_improvement_and_exploratory_projects_in_full(plan: Plan) -> None:
    evaluation = year_evaluation(R6, plan)
    values = BookValues(review_book(evaluation))

    shown = {column: str(values[Ref(REVIEW, "1-1-04", column)]) for column in ("figures", "grade", "said", "next")}

    explored = next(p for p in evaluation.projects if p.project.code == "1-1-04")
    assert shown["figures"] == f"検討の段階：{explored.said('do.stage')}"
    assert shown["grade"] == "－"
    assert [line.partition("：")[0] for line in shown["said"].split("\n")] == ["取組", "成果", "課題"]
    assert [line.partition("：")[0] for line in shown["next"].split("\n")] == ["改善", "次年度の方向", "方向の理由"]
    for key in ("check.issues", "act.improvement", "act.direction_reason"):
        assert explored.said(key) in shown["said"] + shown["next"]


def test_the_source_of_a_figure_stays_inside(plan: Plan) -> None:
    evaluation = year_evaluation(R6, plan)

    own, public = (evaluation_book(evaluation, ReportContext(public=is_public)) for is_public in (False, True))

    assert any("根拠資料：" in words for words in _texts(own.sheet("1-1-01")))
    assert not any("根拠資料" in words for sheet in public.sheets for words in _texts(sheet))


def test_every_project_that_needs_a_decision_is_on_the_page_the_worst_first_with_cause_plan_and_division(plan: Plan) -> None:
    evaluation = year_evaluation(R7, plan)
    values = BookValues(evaluation_book(evaluation, report_context(plan)))

    listed = [str(values[Ref("summary", f"attention.{n}", "c0")]) for n in range(1, 13)]

    wanted = [p.project.code for p in in_order_of_attention(evaluation)]
    further = " ".join(f"　{code} {plan_word}" for code, plan_word in (
        (p.project.code, p.outcome.word) for p in in_order_of_attention(evaluation)[12:]))
    assert [line.split()[0] for line in listed] == wanted[:12]
    assert values[Ref("summary", "attention", "c0")] == f"判断が必要な事業（{len(wanted)}事業）"
    assert str(values[Ref("summary", "attention_rest", "c0")]) == f"ほかに{len(wanted) - 12}事業：" + further.replace(" 　", "　")
    assert listed[wanted.index("2-1-07")].endswith("（DX推進課）")
    assert [values[Ref("summary", f"attention.{wanted.index('2-1-07') + 1}", column)] for column in ("c8", "c10", "c18")] == [
        "未報告", "未報告", "提出を受けて評価します。"]


def test_the_best_results_are_those_that_the_office_numbered_else_the_highest(plan: Plan) -> None:
    evaluation = year_evaluation(R6, plan)
    numbered = with_reviews(evaluation, (Review("3-1-04", place="2"), Review("2-1-07", place="1")))

    assert [r.project.code for r in best_results(numbered)] == ["2-1-07", "3-1-04"]
    rates = [min(m.rate_percent or Decimal(100) for m in r.measures) if r.measures else Decimal(100) for r in best_results(evaluation)]
    assert len(rates) == 3
    assert rates == sorted(rates, reverse=True)


def test_the_remark_of_the_office_stands_on_the_page(plan: Plan) -> None:
    book = evaluation_book(year_evaluation(R6, plan), report_context(plan))

    assert REMARK in _texts(book.sheet("summary"))


@pytest.mark.parametrize(("words", "width", "shown"), [
    ("短い。", 10, "短い。"),
    ("一文目です。二文目はとても長いです。", 20, "一文目です。"), ("区切りのない長い文です", 10, "区切りの…"),
    ("上\n下", 10, "上 下")])
def test_words_are_cut_at_the_end_of_a_sentence_or_with_a_mark(words: str, width: int, shown: str) -> None:
    assert abridged(words, width) == shown


def test_large_policies_have_bars_in_proportion(plan: Plan) -> None:
    many = replace(plan, projects=tuple(replace(plan.projects[0], code=f"1-1-{n:03}", indicators=()) for n in range(40)))
    evaluation = evaluate(many, R6, (), (), frozenset(f"1-1-{n:03}" for n in range(10)))

    values = BookValues(evaluation_book(evaluation, ReportContext()))

    bar = "".join(str(values[Ref("summary", "bar.policy.1-1", f"c{9 + n}")]) for n in range(10))
    assert bar == "未未未未未未未－－－"
    assert values[Ref("summary", "bar.policy.1-1", "c19")] == "未30 －10 "


def test_the_sentences_account_for_every_project_and_call_each_state_by_its_name(plan: Plan) -> None:
    values = BookValues(evaluation_book(year_evaluation(R6, plan), report_context(plan)))

    places = Ref("summary", "say0", "c0"), Ref("counts", "say1", "label"), Ref("summary", "say2", "c0")
    headline, progress, attention = (str(values[place]) for place in places)

    assert headline.startswith("令和6年度に評価した")
    assert sum(int(found) for found in re.findall(r"(\d+)事業", progress)) == 26
    watched, *tiers = (int(found) for found in re.findall(r"は(\d+)事業|(?<= )(\d+)", attention) for found in found if found)
    _, _, undecided, not_done, _, _ = tiers
    states = dict(re.findall(r"(\S+?) (\d+)", str(values[Ref("counts", "states", "label")]).replace("、", " ").partition("：")[2]))
    assert undecided == sum(int(states[word]) for word in ("未報告", "集計中", "基準値未確定", "評価困難"))
    assert not_done == int(states["未実施"]) + int(states["中止"])
    assert watched == sum(tiers) == sum(bool(values[Ref("project_data", p.code, "tier")]) for p in plan.projects)


def test_the_way_of_a_measure_is_drawn_from_its_second_figure_on(plan: Plan) -> None:
    first = year_evaluation(R6, plan)
    second = replace(year_evaluation(R7, plan), history=first.measures)

    alone, with_history = (evaluation_book(e, report_context(plan)).sheet("indicators") for e in (first, second))

    assert not alone.sparklines
    assert "推移" not in _texts(alone)
    assert with_history.sparklines
    assert "推移" in _texts(with_history)


def test_a_state_that_is_the_outcome_stands_once(plan: Plan) -> None:
    evaluation = year_evaluation(R6, plan)
    values = BookValues(evaluation_book(evaluation, report_context(plan)))
    pending = next(p for p in evaluation.projects if p.outcome.word == "集計中")

    shown = [values[Ref("projects", pending.project.code, column)] for column in ("actual", "state", "grade")]

    assert shown == ["－", "－", "集計中"]


@pytest.mark.parametrize(("width", "label"), [(30, "新規導入手続数［手続］"), (16, "新規導入手続数\n［手続］")])
def test_a_unit_without_room_beside_the_name_stands_on_its_own_line(width: float, label: str) -> None:
    assert measure_label(Measure(1, "新規導入手続数", "手続", Direction.UP), width, Look.TEXT) == label


def test_a_target_says_or_more_only_where_the_plan_does() -> None:
    first, second = (Condition("", Bound.AT_LEAST, Decimal(limit), unit, unit) for unit, limit in (("拠点", 25), ("%", 14)))
    plain, bound = (Target(words, TargetKind.NUMERIC, (first, second)) for words in ("25拠点・14%", "25拠点以上・14%以上"))

    assert target_text(plain, first).endswith("25拠点")
    assert target_text(bound, first).endswith("25拠点以上")


def test_a_year_without_projects_is_a_book_all_the_same(plan: Plan) -> None:
    empty = evaluate(plan, FiscalYear(2040), (), (), frozenset())

    book = evaluation_book(empty, ReportContext())

    assert BookValues(book)[Ref("counts", "all", "n0")] == 0
    assert book_bytes(book)


def test_very_many_projects_share_sheets_a_page_each(plan: Plan) -> None:
    codes = [f"1-1-{n:03}" for n in range(230)]
    many = replace(plan, projects=tuple(replace(plan.projects[0], code=code, indicators=()) for code in codes))
    evaluation = evaluate(many, R6, (), (), frozenset(codes[:3]))

    book = evaluation_book(evaluation, ReportContext())

    shared = [sheet for sheet in book.sheets if sheet.title.startswith("事業別")]
    assert [len(sheet.page.break_before) + 1 for sheet in shared] == [100, 100, 30]
    links = {cell.content: cell.link for row in book.sheet("projects").rows for cell in row.cells if cell.link is not None}
    assert links["1-1-101"] == Ref("pages2", "1-1-101/title", "label")
    values = BookValues(book)
    assert values[Ref("counts", "states", "label")] == (
        "「未確定」の内訳：未報告 227、集計中 0、基準値未確定 0、評価困難 0、未実施 0、中止 0　／　"
        "「評価なし」の内訳：指標なし 3、目標なし 0、対象外 0")
    assert values[Ref("project_data", codes[-1], "turn")] == "227"


def test_a_figure_beside_a_declaration_does_not_hide_it(plan: Plan) -> None:
    both = Actual("2-1-03", 1, 1, R6, ActualState.FINAL, Decimal(7), "達成")
    evaluation = evaluate(plan, R6, (both,), (), frozenset())

    values = BookValues(evaluation_book(evaluation, ReportContext()))

    assert (values[Ref("measure_data", "2-1-03.1.1.2024", "actual")],
            values[Ref("measure_data", "2-1-03.1.1.2024", "outcome")]) == ("達成", "◎")


def test_what_rose_and_what_fell_is_said_with_the_divisions_words(plan: Plan) -> None:
    first, second = year_evaluation(R6, plan), year_evaluation(R7, plan)
    values = BookValues(evaluation_book(second, replace(report_context(plan), last=first)))

    shown = {code: tuple(values[Ref("years", code, column)] for column in ("last", "now", "change"))
             for code in ("1-1-01", "1-1-02", "3-1-01", "2-1-07")}

    assert shown == {"1-1-01": ("◎", "◎", "同じ"), "1-1-02": ("○", "◎", "上がった"), "3-1-01": ("◎", "△", "下がった"),
                     "2-1-07": ("未報告", "未報告", "－")}
    assert "移行が年度末にずれ込んだため" in str(values[Ref("years", "3-1-01", "words")])
    assert values[Ref("years", "said0", "code")] == "上がった 2事業　下がった 1事業　同じ 4事業　"
    assert values[Ref("years", "year1", "code")] == "R7　◎ 5　○ 0　△ 2　× 0　評価が未確定 9　評価なし 10　"


def test_the_first_year_is_compared_with_none(plan: Plan) -> None:
    assert "years" not in [sheet.key for sheet in evaluation_book(year_evaluation(R6, plan), report_context(plan)).sheets]


def test_the_last_year_closes_the_plan_by_measure_and_by_goal(plan: Plan) -> None:
    last = plan.profile.last_year
    met = Actual("1-1-02", 1, 1, last, ActualState.FINAL, Decimal(30)), Actual("1-1-02", 1, 2, last, ActualState.FINAL, Decimal(16))
    evaluation = evaluate(plan, last, met, (), frozenset())
    book = evaluation_book(evaluation, ReportContext(last=year_evaluation(FiscalYear(2026), plan)))
    values = BookValues(book)

    assert [values[Ref("indicators", f"1-1-02.1.{n}", "outlook")] for n in (1, 2)] == ["達成", "未達成"]
    assert [values[Ref("years", "closing.1", column)] for column in ("last", "now", "change")] == [1, 1, 3]
    assert "最終評価" in _texts(book.sheet("indicators"))


def test_a_chart_begins_at_the_baseline_and_has_no_bar_for_years_to_come(plan: Plan) -> None:
    values = BookValues(book := evaluation_book(year_evaluation(R7, plan), report_context(plan)))

    row = [values[Ref("chart_data", "1-1-02.1.2.actual", column)] for column in ("baseline", "y2024", "y2025", "y2026", "y2027")]
    line = [values[Ref("chart_data", "1-1-02.1.2.target", column)] for column in ("baseline", "y2024", "y2025", "y2026", "y2027")]

    assert row == [Decimal("13.4"), Decimal("13.9"), Decimal("15.2"), None, None]
    assert line == [None, 14, 15, 16, 17]
    with_baseline, without = book.sheet("1-1-02").charts[1], book.sheet("1-1-01").charts[0]
    assert [series.values.first_column for series in with_baseline.series] == ["baseline", "baseline"]
    assert [series.values.first_column for series in without.series] == ["y2024", "y2024"]


def test_the_outlook_stands_under_the_figures(plan: Plan) -> None:
    values = BookValues(evaluation_book(year_evaluation(R7, plan), report_context(plan)))

    assert str(values[Ref("1-1-02", "1-1-02/1-1-02.1.1.2025.remark", "label")]).endswith("見通し：予定線上（このままの進み方では、R9に30拠点）")


def test_the_office_speaks_before_the_division_and_last_years_grade_stands_in_the_head(plan: Plan) -> None:
    book = evaluation_book(year_evaluation(R7, plan), replace(report_context(plan), last=year_evaluation(R6, plan)))

    keys = [row.key.partition("/")[2] for row in book.sheet("3-2-02").rows]

    assert keys.index("project") < keys.index("last_grade") < keys.index("review") < keys.index("plan") < keys.index("check")


def test_the_index_leads_to_every_project_from_every_division(plan: Plan) -> None:
    book = evaluation_book(year_evaluation(R6, plan), report_context(plan))

    links = [(row.key, cell.link) for row in book.sheet("index").rows for cell in row.cells if cell.column == "code" and cell.link is not None]

    assert [key for key, _ in links] == [f"{d.number}.{p.code}" for d in plan.divisions for p in plan.projects if d.number in p.divisions]
    titles = {(sheet.key, row.key) for sheet in book.sheets for row in sheet.rows}
    assert all(isinstance(link, Ref) and (link.sheet, link.row) in titles for _, link in links)


def test_the_guide_explains_every_part_on_a_real_project(plan: Plan) -> None:
    sheet = evaluation_book(year_evaluation(R6, plan), report_context(plan)).sheet("guide")

    assert [row.cells[0].content for row in sheet.rows if row.key.startswith("part.")] == [str(n) for n in range(1, 16)]


def test_the_public_cover_does_not_speak_of_formulas(plan: Plan) -> None:
    cover = evaluation_book(year_evaluation(R6, plan), report_context(plan, public=True)).sheet("cover")

    assert not [words for words in _texts(cover) if "数式" in words]
