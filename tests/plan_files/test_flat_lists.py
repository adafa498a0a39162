"""Lists as cities publish them, each of another shape, through to a plan: the expectations are worked out by hand."""

from __future__ import annotations

from decimal import Decimal as D
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from sagamihara_pdca.cli import main
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Indicator, Plan
from sagamihara_pdca.model.target import Direction, TargetKind
from sagamihara_pdca.pipeline.starting import ListedPlan, plan_of_list
from sagamihara_pdca.problems import Severity

Rows = list[list[object]]
R5, R6, R7, R8, R9 = map(FiscalYear, range(2023, 2028))


def book(path: Path, **sheets: tuple[Rows, list[str]]) -> Path:
    """A workbook of the sheets, each with its rows and the areas that are merged."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, (rows, merged) in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    made.save(path)
    return path


def read(path: Path) -> tuple[Plan, list[str]]:
    """The plan, and the codes of what is asked, each once."""
    made = plan_of_list(path)
    assert made.plan is not None, "\n".join(map(str, made.problems))
    return made.plan, codes(made, Severity.QUESTION)


def codes(made: ListedPlan, severity: Severity) -> list[str]:
    return sorted({problem.code for problem in made.problems if problem.severity is severity})


def projects(plan: Plan) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(p.code, p.name, plan.division(p.lead).name, tuple(plan.division(n).name for n in p.partners)) for p in plan.projects]


def divisions(plan: Plan) -> list[tuple[str, str, str]]:
    return [(d.number, d.department, d.name) for d in plan.divisions]


def limits(indicator: Indicator, *years: FiscalYear) -> list[tuple[str, D, str] | str]:
    """Each year's first condition; the kind of a target that has none."""
    found: list[tuple[str, D, str] | str] = []
    for year in years:
        target = indicator.target(year)
        assert target is not None
        found.append((target.conditions[0].bound.value, target.conditions[0].limit, target.conditions[0].unit)
                     if target.conditions else target.kind.name)
    return found


# ------------------------------------------------------------------ one heading row


def one_row(folder: Path) -> Path:
    return book(folder / "デジタル化計画.xlsx", 一覧=([
        ["デジタル化計画　取組一覧"],
        ["No.", "取組名", "取組内容", "所管課", "指標", "単位", "R5現状値", "R6目標", "R7目標", "R6実績", "備考"],
        [1, "電子申請", "窓口に来なくてよい手続を増やす", "情報政策課", "申請できる手続数", "件", 40, 60, 80, 58, ""],
        [2, "窓口の待ち時間", "待ち時間の短縮", "市民課・税務課", "平均待ち時間", "分", 30, 25, 20, 24, "速報"],
        [3, "職員研修", "研修の実施", "人事課", "満足度", "%", "", "80%以上", "80%以上", "", ""],
        [4, "ガイドライン", "策定する", "男女共同参画・平和課", "", "", "", "", "", "", ""],
    ], []))


def test_one_heading_row(tmp_path: Path) -> None:
    plan, asked = read(one_row(tmp_path))

    assert projects(plan) == [("1", "電子申請", "情報政策課", ()), ("2", "窓口の待ち時間", "市民課", ("税務課",)),
                              ("3", "職員研修", "人事課", ()), ("4", "ガイドライン", "男女共同参画・平和課", ())]
    assert divisions(plan) == [("01", "", "情報政策課"), ("02", "", "市民課"), ("03", "", "人事課"),
                               ("04", "", "男女共同参画・平和課"), ("05", "", "税務課")]
    assert (plan.goals[0].name, plan.policies[0].name) == ("デジタル化計画", "デジタル化計画")
    first, second, third = (p.indicators[0] for p in plan.projects[:3])
    assert limits(first, R6, R7) == [(">=", D(60), ""), (">=", D(80), "")]
    assert (first.measures[0].unit, first.baselines[0].quantity, first.baselines[0].year) == ("件", D(40), R5)
    assert limits(second, R6, R7) == [("<=", D(25), ""), ("<=", D(20), "")]
    assert limits(third, R6, R7) == [(">=", D(80), "%")] * 2
    # Directions from the course, a lead of several, a name with ・, no level of the plan, settings to fill in, the title row.
    assert asked == ["FIL072", "FIL073", "PLN936", "PLN937", "PLN938"]


def test_the_meaning_of_each_column_is_shown_with_the_cell_of_its_heading(tmp_path: Path) -> None:
    columns = plan_of_list(one_row(tmp_path)).columns

    assert [(c.cell, c.heading, c.meaning) for c in columns] == [
        ("A2", "No.", "事業番号"), ("B2", "取組名", "事業名"), ("C2", "取組内容", "概要"), ("D2", "所管課", "担当課"),
        ("E2", "指標", "成果指標"), ("F2", "単位", "単位"), ("G2", "R5現状値", "現状値（令和5年度）"), ("H2", "R6目標", "目標（令和6年度）"),
        ("I2", "R7目標", "目標（令和7年度）"), ("J2", "R6実績", "実績（計画には入れません）（令和6年度）"), ("K2", "備考", "使いません")]


# ------------------------------------------------------------------ two heading rows, merged


def two_rows(folder: Path) -> Path:
    return book(folder / "総合計画.xlsx", 一覧=([
        ["事業名", "担当", None, "成果指標", None, "目標値", None, None, "実績値", None],
        [None, "部局", "課", "指標名", "現状値（令和5年度）", "令和6年度", "令和7年度", "令和8年度", "令和6年度", "令和7年度"],
        ["子育て支援", "こども部", "総務課", "相談件数", "100件", "110件以上", "120件以上", "130件以上", "105件", None],
        [None, None, None, "待機児童数", "12人", "5人以下", "0人", "0人", "4人", None],
        ["ごみの減量", "環境局", "総務課", "1人1日当たりの量", "900g", "検討", "880g以下", "860g以下", None, None],
    ], ["A1:A2", "B1:C1", "D1:E1", "F1:H1", "I1:J1", "A3:A4", "B3:B4", "C3:C4"]))


def test_two_heading_rows_with_merged_cells(tmp_path: Path) -> None:
    plan, asked = read(two_rows(tmp_path))

    assert projects(plan) == [("1-1-01", "子育て支援", "総務課", ()), ("1-1-02", "ごみの減量", "環境局総務課", ())]
    assert divisions(plan) == [("01", "こども部", "総務課"), ("02", "環境局", "環境局総務課")]
    consultations, waiting = plan.projects[0].indicators
    assert limits(consultations, R6, R7, R8) == [(">=", D(110), "件"), (">=", D(120), "件"), (">=", D(130), "件")]
    assert limits(waiting, R6, R7, R8) == [("<=", D(5), "人"), ("<=", D(0), "人"), ("<=", D(0), "人")]
    assert (waiting.measures[0].direction, waiting.baselines[0].quantity) == (Direction.DOWN, D(12))
    assert limits(plan.projects[1].indicators[0], R6, R7, R8) == ["QUALITATIVE", ("<=", D(880), "g"), ("<=", D(860), "g")]
    # The name of the second 総務課, numbers, levels, settings, 検討 as words. 以下 and zero say the direction.
    assert asked == ["FIL072", "FIL073", "FIL074", "FIL076", "PLN601"]


# ------------------------------------------------------------------ a sheet per department


def test_a_sheet_for_each_department(tmp_path: Path) -> None:
    heads: list[object] = ["基本目標", "施策", "事業名称", "担当課", "関係課", "KPI", "令和8年度目標", "令和9年度目標"]
    path = book(tmp_path / "plan2026.xlsx", 表紙=([["第5次計画　進行管理"]], []), 市民部=([
        heads, ["安全", "防災", "避難訓練", "危機管理課", "学校教育課", "参加者数", "500人以上", "600人以上"],
        ["安全", "防犯", "見守り", "市民協働課", "", "見守り隊の数", "10隊", "10隊"]], []), 教育委員会=([
        heads, ["学び", "学校", "学力の向上", "学校教育課", "", "導入校数及び利用率", "10校・50%", "12校・60%"]], []))

    plan, asked = read(path)

    assert [(p.number, p.name, plan.goal(p.goal).name) for p in plan.policies] == [
        ("1-1", "防災", "安全"), ("1-2", "防犯", "安全"), ("2-1", "学校", "学び")]
    assert projects(plan) == [("1-1-01", "避難訓練", "危機管理課", ("学校教育課",)), ("1-2-01", "見守り", "市民協働課", ()),
                              ("2-1-01", "学力の向上", "学校教育課", ())]
    assert divisions(plan) == [("01", "市民部", "危機管理課"), ("02", "市民部", "市民協働課"), ("03", "教育委員会", "学校教育課")]
    patrols, schools = plan.projects[1].indicators[0], plan.projects[2].indicators[0]
    assert limits(patrols, R8, R9) == ["QUALITATIVE"] * 2  # 「10隊」 twice: at least or at most?
    assert [(m.name, m.unit, m.direction) for m in schools.measures] == [
        ("導入校数及び利用率（校）", "校", Direction.UP), ("導入校数及び利用率（%）", "%", Direction.UP)]
    target = schools.target(R9)
    assert target is not None
    assert [(c.limit, c.unit) for c in target.conditions] == [(D(12), "校"), (D(60), "%")]
    assert asked == ["FIL071", "FIL072", "FIL074", "FIL075", "FIL077", "PLN601", "PLN938", "PLN939"]


# ------------------------------------------------------------------ CSV in CP932


def test_a_csv_file_of_a_japanese_excel(tmp_path: Path) -> None:
    path = tmp_path / "jigyo_R6.csv"
    path.write_bytes("\r\n".join((
        "整理番号,事務事業名,所管部局,所管課名,指標名（単位）,活動指標,単位,2024年度目標値,2024年度実績値,2025年度目標値,最終目標",
        "A-1,公園の管理,都市部,公園課,,点検した公園数,か所,120以上,118,130以上,150",
        "A-2,図書館,教育部,中央図書館,,貸出冊数,千冊,300以上,310,310以上,400",
        "B-1,道路の補修,都市部,道路課,,補修延長,件,12km以上,11km,未定,20km")).encode("cp932"))

    plan, asked = read(path)

    assert projects(plan) == [("A-1", "公園の管理", "公園課", ()), ("A-2", "図書館", "中央図書館", ()), ("B-1", "道路の補修", "道路課", ())]
    assert [d.department for d in plan.divisions] == ["都市部", "教育部", "都市部"]
    assert plan.profile.years == (R6, R7)
    parks, books, roads = (p.indicators[0] for p in plan.projects)
    assert limits(parks, R6, R7) == [(">=", D(120), ""), (">=", D(130), "")]
    assert limits(books, R6, R7) == [(">=", D(300), ""), (">=", D(310), "")]
    kept = roads.target(R6)
    assert kept is not None
    assert (kept.kind, kept.wording) == (TargetKind.QUALITATIVE, "「12km以上」")  # the column 単位 says 件
    assert asked[0] == "FIL070"
    assert "FIL074" not in asked  # its own numbers stay


# ------------------------------------------------------------------ 区分 and 中項目, blank cells through merges


def hierarchy(folder: Path) -> Path:
    return book(folder / "行政改革.xlsx", 計画=([
        ["区分", "中項目", "具体的な取組", "担当課", "成果指標", "R6　目標", "R7　目標"],
        ["歳入の確保", "債権の管理", "収納対策", "財政部 納税課", "収納率（%）", "98%以上", "98.5%以上"],
        [None, None, "広告収入", "財政部 財政課", "広告料（千円）", "1,000千円以上", "1,200千円以上"],
        [None, "財産の活用", "市有地の売却", "財政部 管財課、財政課", "売却件数", "2件以上", "-"],
        ["働き方", "時間外勤務", "縮減", "総務部 職員課", "時間外勤務", "前年度比5%減", "前年度比5%減"],
        ["※令和6年4月1日現在", None, None, None, None, None, None],
    ], ["A2:A4", "B2:B3"]))


def test_a_hierarchy_whose_blank_cells_are_merged_through_to_generate(tmp_path: Path) -> None:
    folder = tmp_path / "作業"
    source = hierarchy(tmp_path)

    laid_out = CliRunner().invoke(main, ["init", str(folder), "--from", str(source)])
    checked = CliRunner().invoke(main, ["--folder", str(folder), "plan", "check"])
    generated = CliRunner().invoke(main, ["--folder", str(folder), "generate", "R6"])

    assert (laid_out.exit_code, checked.exit_code, generated.exit_code) == (0, 0, 0), laid_out.output + checked.output + generated.output
    assert "（事業4件、指標4件、課4件）" in laid_out.output
    assert len(list((folder / "input_templates" / "R6").rglob("*.xlsx"))) == 4
    plan, asked = read(source)
    assert [(p.number, p.name, plan.goal(p.goal).name) for p in plan.policies] == [
        ("1-1", "債権の管理", "歳入の確保"), ("1-2", "財産の活用", "歳入の確保"), ("2-1", "時間外勤務", "働き方")]
    assert projects(plan) == [("1-1-01", "収納対策", "納税課", ()), ("1-1-02", "広告収入", "財政課", ()),
                              ("1-2-01", "市有地の売却", "管財課", ("財政課",)), ("2-1-01", "縮減", "職員課", ())]
    assert divisions(plan) == [("01", "財政部", "納税課"), ("02", "財政部", "財政課"), ("03", "財政部", "管財課"), ("04", "総務部", "職員課")]
    assert [p.indicators[0].measures[0].unit for p in plan.projects[:3]] == ["%", "千円", "件"]
    assert limits(plan.projects[1].indicators[0], R6, R7) == [(">=", D(1000), "千円"), (">=", D(1200), "千円")]
    assert limits(plan.projects[2].indicators[0], R6, R7) == [(">=", D(2), "件"), "NONE"]
    assert plan.projects[3].indicators[0].measures[0].direction is Direction.DOWN
    assert {"FIL072", "FIL074", "PLN935", "PLN936"} <= set(asked)


# ------------------------------------------------------------------ what is refused


GOOD: Rows = [["事業名", "担当課", "指標", "R6目標"], ["防災", "危機管理課", "訓練", "5回以上"]]
REFUSED = [
    ("two columns of one meaning", [[*GOOD[0], "所管課"], [*GOOD[1], "市民課"]], ["PLN931"]),
    ("two columns of one year", [[*GOOD[0], "令和6年度目標値"], [*GOOD[1], "6回以上"]], ["PLN931"]),
    ("no division", [["事業名", "指標", "R6目標"], ["防災", "訓練", "5回以上"]], ["PLN933"]),
    ("no year", [["事業名", "担当課", "指標", "目標"], GOOD[1]], ["PLN933"]),
    ("a blank name that may be the one above", [*GOOD, [None, "危機管理課", "備蓄", "3か所以上"]], ["PLN934"]),
    ("a blank division", [*GOOD, ["防犯", None, "灯数", "3灯以上"]], ["PLN934"]),
    ("a target of nothing", [*GOOD, ["防犯", "市民課", None, "3灯以上"]], ["FIL078"]),
    ("no list at all", [["議事録", "令和6年"], ["出席者", "5人"]], ["PLN930"]),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_could_be_meant_in_two_ways_is_refused(tmp_path: Path, rows: Rows, expected: list[str]) -> None:
    made = plan_of_list(book(tmp_path / "一覧.xlsx", 一覧=(rows, [])))

    assert made.plan is None
    assert codes(made, Severity.ERROR) == expected


def test_both_columns_are_named(tmp_path: Path) -> None:
    made = plan_of_list(book(tmp_path / "一覧.xlsx", 一覧=(REFUSED[0][1], [])))

    assert "B1の「担当課」とE1の「所管課」" in "".join(problem.message for problem in made.problems)


def test_a_refused_list_leaves_no_folder(tmp_path: Path) -> None:
    source = book(tmp_path / "一覧.xlsx", 一覧=(REFUSED[2][1], []))

    done = CliRunner().invoke(main, ["init", str(tmp_path / "作業"), "--from", str(source)])

    assert done.exit_code == 1
    assert not (tmp_path / "作業").exists()


def test_a_plan_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(b"own")

    done = CliRunner().invoke(main, ["init", str(tmp_path), "--from", str(hierarchy(tmp_path))])

    assert done.exit_code == 2
    assert (tmp_path / "plan.xlsx").read_bytes() == b"own"


def test_a_partner_that_two_departments_have_is_asked_about(tmp_path: Path) -> None:
    rows: Rows = [["事業名", "部局", "担当課", "関係課", "指標", "R6目標"], ["防災", "市民部", "総務課", "", "訓練", "5回以上"],
                  ["防犯", "環境部", "総務課", "", "灯数", "5灯以上"], ["美化", "環境部", "清掃課", "総務課", "回数", "5回以上"]]

    made = plan_of_list(book(tmp_path / "一覧.xlsx", 一覧=(rows, [])))

    assert [(p.place.cell, p.code) for p in made.problems if p.code in ("FIL076", "PLN937")] == [("C3", "FIL076"), ("D4", "PLN937")]


UNDECIDED = ["目標", "6年度目標", "R6", "R6〜R9目標", "R6所管課", "前計画のR6目標"]


@pytest.mark.parametrize("heading", UNDECIDED)
def test_a_column_that_may_matter_and_is_not_certain_is_asked_about(tmp_path: Path, heading: str) -> None:
    made = plan_of_list(book(tmp_path / "一覧.xlsx", 一覧=([[*GOOD[0], heading], [*GOOD[1], "9"]], [])))

    assert made.plan is not None
    assert "PLN932" in codes(made, Severity.QUESTION)
    assert made.columns[-1].meaning == "使いません"
