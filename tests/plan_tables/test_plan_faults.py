"""Every fault of a plan's tables: the table is changed as a clerk might, and the right cell is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sagamihara_pdca.model.table import Table
from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.plan_tables.tables import table_of
from sagamihara_pdca.problems import Problem, Severity, plan, plan_files, plan_sense
from tests.plan_tables.editing import Tables, edited, with_column, with_rows, without_column
from tests.worlds.plans import sagamihara_tables

# (sheet, cell, what is typed into it, code): the fault is found in that very cell.
ONE_CELL = [
    # any cell
    ("事業", "C2", "", "PLN301"),
    ("成果指標", "C5", "", "PLN301"),
    ("施策", "B3", "", "PLN301"),
    ("設定", "B3", "", "PLN301"),
    ("行動目標", "B2", "研" * 32_768, "PLN302"),
    ("事業", "J2", "概要\x0b続き", "PLN303"),
    ("事業", "J2", "概要\ufffd続き", "PLN921"),
    ("事業", "A4", "その１", "PLN304"),
    ("事業", "A4", "1-1-03-ながい番号", "PLN304"),
    ("事業", "A4", "1-1-000000000000000003", "PLN304"),
    ("施策", "C2", "一", "PLN304"),
    ("課・機関", "C3", "班", "PLN306"),
    ("成果指標", "E2", "上げる", "PLN306"),
    ("成果指標", "H3", "未定", "PLN306"),
    ("設定", "B11", "はい", "PLN306"),
    ("成果指標", "B2", "一番", "PLN307"),
    ("成果指標", "B2", "1.5", "PLN307"),
    ("成果指標", "B2", "0", "PLN307"),
    ("評価区分", "C2", "百", "PLN307"),
    ("評価区分", "C2", "NaN", "PLN307"),
    ("課・機関", "F3", "来年度", "PLN308"),
    ("設定", "B8", "令和0年度", "PLN308"),
    ("設定", "B8", "6年度", "PLN209"),
    ("設定", "B9", "9", "PLN209"),
    ("課・機関", "B3", "建築:審査課", "PLN309"),
    ("課・機関", "B18", "人材育成課.", "PLN309"),
    ("課・機関", "E3", "kenchiku＠city.sagamihara.kanagawa.jp", "PLN310"),
    ("課・機関", "E3", "a@city.sagamihara.kanagawa.jp, b@city.sagamihara.kanagawa.jp", "PLN310"),
    ("課・機関", "E3", "建築@city.sagamihara.kanagawa.jp", "PLN310"),
    ("課・機関", "E3", "a b@city.sagamihara.kanagawa.jp", "PLN310"),
    ("課・機関", "E3", ".a@city.sagamihara.kanagawa.jp", "PLN310"),
    ("課・機関", "E3", "kenchiku@example.com", "PLN311"),
    ("課・機関", "E3", "kenchiku@evilcity.sagamihara.kanagawa.jp", "PLN311"),
    ("課・機関", "E3", "kenchiku@sub.city.sagamihara.kanagawa.jp", "PLN311"),
    ("設定", "B13", "dx-suishin@example.com", "PLN311"),
    ("事業", "A3", "1-1-01", "PLN312"),
    ("事業", "A3", "１−１−０１", "PLN312"),
    ("施策", "A3", "1-1", "PLN312"),
    ("課・機関", "A3", "01", "PLN312"),
    ("課・機関", "B3", "ＤＸ推進課", "PLN312"),
    ("行動目標", "A3", "1-1-01", "PLN312"),
    ("評価区分", "A3", "◎", "PLN312"),
    ("設定", "A4", "計画名", "PLN312"),
    # 番号 that Excel took for a date
    ("施策", "A2", "1月1日", "PLN305"),
    ("施策", "A2", "2026/1/1", "PLN305"),
    ("施策", "A2", "1-Jan", "PLN305"),
    ("事業", "A2", "2001/1/1", "PLN305"),
    ("事業", "A2", "2001年1月1日", "PLN305"),
    ("施策", "A2", "46023", "PLN901"),
    ("課・機関", "A3", "2", "PLN902"),
    ("課・機関", "A3", "1", "PLN903"),
    # 設定
    ("設定", "A16", "備考", "PLN402"),
    ("設定", "B9", "R5", "PLN403"),
    ("設定", "B12", "141501", "PLN404"),
    ("設定", "B12", "14150", "PLN404"),
    ("設定", "B14", "@city.sagamihara.kanagawa.jp", "PLN405"),
    ("設定", "B14", "192.0.2.1", "PLN405"),
    ("設定", "B2", "相模原ICT", "PLN406"),
    ("設定", "B2", "sagamihara|ict", "PLN406"),
    ("設定", "B4", "令和6年3月|改訂版", "PLN407"),
    ("課・機関", "A3", "0|2", "PLN304"),
    # 施策, 事業, 課・機関
    ("事業", "B2", "1-9", "PLN501"),
    ("施策", "D3", "利用者中心の行政サービス", "PLN502"),
    ("行動目標", "A2", "1-1-9", "PLN503"),
    ("成果指標", "A2", "9-9-99", "PLN503"),
    ("事業", "H2", "DX推進", "PLN504"),
    ("事業", "I9", "DX推進課；国際交流課", "PLN504"),
    ("課・機関", "H3", "まちづくり課", "PLN504"),
    ("事業", "D2", "D", "PLN505"),
    ("事業", "D2", "◎", "PLN505"),
    ("事業", "H2", "窓口を有する各課・機関", "PLN507"),
    ("事業", "I9", "国際課", "PLN510"),
    ("事業", "I9", "DX推進課；DX推進課", "PLN510"),
    # 成果指標
    ("成果指標", "I2", "同左", "PLN601"),
    ("成果指標", "I2", "1億5,00万円", "PLN601"),
    ("成果指標", "I3", "25拠点", "PLN602"),
    ("成果指標", "I2", "15手続・20件", "PLN602"),
    ("成果指標", "I2", "15件", "PLN603"),
    ("成果指標", "I16", "X：600人 note：750人", "PLN604"),
    ("成果指標", "D2", "件数［件", "PLN605"),
    ("成果指標", "D3", "利用率［拠点］；利用率［％］", "PLN605"),
    ("成果指標", "E3", "増やす；増やす；減らす", "PLN606"),
    ("成果指標", "G3", "R3年度；R4年度；R5年度", "PLN606"),
    ("成果指標", "F3", "24拠点ほか", "PLN607"),
    ("成果指標", "F2", "15件", "PLN607"),
    ("成果指標", "F16", "X 568人、note 730人", "PLN607"),
    ("成果指標", "I4", "", "PLN608"),
    ("成果指標", "I2", "15手続/年", "PLN610"),
    ("成果指標", "F2", "15手続/年", "PLN611"),
    ("成果指標", "I2", "15手続以下", "PLN904"),
    ("成果指標", "I2", "満足度：15手続", "PLN905"),
    ("成果指標", "I9", "5%増", "PLN906"),
    ("成果指標", "I6", "10%削減", "PLN907"),
    ("成果指標", "I6", "100時間削減", "PLN908"),
    ("成果指標", "I2", "15手続（平成32年度）", "PLN910"),
    ("成果指標", "L17", "1人", "PLN911"),
    ("成果指標", "D7", "資料の数［百］", "PLN912"),
    ("成果指標", "E3", "増やす；", "PLN913"),
    ("事業", "C3", "電子申請の利用促進", "PLN915"),
    # 評価区分
    ("評価区分", "C3", "0.8", "PLN916"),
    ("評価区分", "C4", "1", "PLN917"),
    ("評価区分", "A4", "〇", "PLN918"),
    ("評価区分", "B3", "達成", "PLN919"),
    ("評価区分", "D2", "緑", "PLN701"),
    ("評価区分", "D2", "#77D9A", "PLN701"),
    ("評価区分", "C3", "100", "PLN702"),
    ("評価区分", "C4", "90", "PLN702"),
    ("評価区分", "C3", "", "PLN703"),
    ("評価区分", "C5", "40", "PLN703"),
    ("評価区分", "A5", "集計中", "PLN705"),
]


@pytest.mark.parametrize(("sheet", "cell", "text", "code"), ONE_CELL)
def test_a_fault_is_reported_in_its_cell(sheet: str, cell: str, text: str, code: str) -> None:
    tables = edited(sagamihara_tables(), sheet, (cell, text))

    found = _found(tables)

    assert (code, sheet, cell) in [(p.code, p.place.sheet, p.place.cell) for p in found]


QUESTION = ("Do", "決算額", "千円単位", "数値", "", "任意", "", "", "")
QUESTIONS = [
    ("A2", "Run", "PLN306"),
    ("B2", "", "PLN301"),
    ("C2", "長" * 256, "PLN302"),
    ("D2", "記述", "PLN306"),
    ("E2", "はい；いいえ", "PLN802"),
    ("F2", "場合による", "PLN306"),
    ("G2", "二百", "PLN307"),
    ("G2", "40000", "PLN302"),
    ("H2", "A；D", "PLN306"),
    ("I2", "R6；7年度", "PLN209"),
]


@pytest.mark.parametrize(("cell", "text", "code"), QUESTIONS)
def test_a_fault_of_a_question_is_reported_in_its_cell(cell: str, text: str, code: str) -> None:
    tables = edited(with_rows(sagamihara_tables(), "入力項目", QUESTION), "入力項目", (cell, text))

    assert [(p.code, p.place.cell) for p in _found(tables)] == [(code, cell)]


@pytest.mark.parametrize("choices", ["", "はい", "はい；はい"])
def test_a_question_to_choose_from_needs_two_choices(choices: str) -> None:
    tables = edited(with_rows(sagamihara_tables(), "入力項目", QUESTION), "入力項目", ("D2", "選択"), ("E2", choices))

    assert [(p.code, p.place.cell) for p in _found(tables)] == [("PLN801", "E2")]


def _settings_without(item: str) -> Tables:
    tables = sagamihara_tables()
    rows = tuple(tuple(cell.text for cell in row) for row in tables[0].rows if row[0].text != item)
    return with_rows(tables, "設定", *rows)


def _typed(sheet: str, *changes: tuple[str, str]) -> Tables:
    return edited(sagamihara_tables(), sheet, *changes)


def _copied_indicator() -> Tables:
    tables = sagamihara_tables()
    rows = [tuple(cell.text for cell in row) for table in tables if table.name == "成果指標" for row in table.rows]
    return with_rows(tables, "成果指標", *rows, (rows[0][0], "2", *rows[0][2:]))


ONE_GRADE = ("○", "達成", "", "#BFE4FF", "")

# (what was done, the tables, code, sheet, cell)
WHOLE_TABLES = [
    ("too few words", lambda: edited(sagamihara_tables(), "設定", ("A16", "検討の段階の用語"), ("B16", "前；後")),
     "PLN408", "設定", "B16"),
    ("a sheet missing", lambda: tuple(t for t in sagamihara_tables() if t.name != "施策"), "PLN201", "施策", ""),
    ("a sheet of one's own", lambda: (*sagamihara_tables(), _memo()), "PLN202", "メモ", ""),
    ("a sheet copied", lambda: (*sagamihara_tables(), sagamihara_tables()[2]), "PLN105", "事業", ""),
    ("no row", lambda: with_rows(sagamihara_tables(), "施策"), "PLN203", "施策", ""),
    ("a column missing", lambda: without_column(sagamihara_tables(), "事業", "主担当課"), "PLN204", "事業", "A1"),
    ("a column misnamed", lambda: _typed("事業", ("H1", "主担当")), "PLN204", "事業", "A1"),
    ("a column of one's own", lambda: with_column(sagamihara_tables(), "事業", "備考"), "PLN205", "事業", "M1"),
    ("a column copied", lambda: with_column(sagamihara_tables(), "事業", "概要"), "PLN206", "事業", "M1"),
    ("a year missing", lambda: without_column(sagamihara_tables(), "成果指標", "R8"), "PLN207", "成果指標", "A1"),
    ("a year too many", lambda: with_column(sagamihara_tables(), "成果指標", "令和10年度"), "PLN208", "成果指標", "M1"),
    ("a year without era", lambda: _typed("成果指標", ("I1", "6年度")), "PLN209", "成果指標", "I1"),
    ("a setting missing", lambda: _settings_without("発行者"), "PLN401", "設定", ""),
    ("a project that never runs",
     lambda: _typed("事業", ("D5", ""), ("E5", "-"), ("F5", ""), ("G5", "")), "PLN506", "事業", "A5"),
    ("a division founded later", lambda: _typed("課・機関", ("F3", "R8")), "PLN508", "事業", "H4"),
    ("a division closed for good", lambda: _typed("課・機関", ("G3", "R7")), "PLN508", "事業", "H4"),
    ("a successor founded too late",
     lambda: _typed("課・機関", ("G3", "R7"), ("H3", "図書館"), ("F5", "R9")), "PLN508", "事業", "H4"),
    ("successors in a circle",
     lambda: _typed("課・機関", ("H3", "図書館"), ("H5", "建築審査課")), "PLN509", "課・機関", "H3"),
    ("its own successor", lambda: _typed("課・機関", ("H3", "建築審査課")), "PLN509", "課・機関", "H3"),
    ("closed before founded", lambda: _typed("課・機関", ("F3", "R8"), ("G3", "R7")), "PLN403", "課・機関", "G3"),
    ("a priority without indicator", lambda: _typed("事業", ("D5", "A")), "PLN511", "事業", "A5"),
    ("a change of nothing", lambda: _typed("成果指標", ("F15", "0件"), ("I15", "10%増")), "PLN601", "成果指標", "I15"),
    ("an indicator copied", lambda: _copied_indicator(), "PLN914", "成果指標", "C18"),
    ("a year beyond its era", lambda: _typed("設定", ("B8", "平成36年度")), "PLN920", "設定", "B8"),
    ("an indicator twice", lambda: _typed("成果指標", ("A3", "1-1-01")), "PLN312", "成果指標", "B3"),
    ("an address that no browser opens", lambda: _typed("設定", ("A16", "計画のURL"), ("B16", "www.city.example.lg.jp")), "PLN409", "設定", "B16"),
    ("one grade", lambda: with_rows(sagamihara_tables(), "評価区分", ONE_GRADE), "PLN704", "評価区分", "A2"),
]


@pytest.mark.parametrize(("tables", "code", "sheet", "cell"), [row[1:] for row in WHOLE_TABLES],
                         ids=[row[0] for row in WHOLE_TABLES])
def test_a_fault_of_a_whole_table_is_reported(
        tables: Callable[[], Tables], code: str, sheet: str, cell: str) -> None:
    found = _found(tables())

    assert (code, sheet, cell) in [(p.code, p.place.sheet, p.place.cell) for p in found]


def test_every_fault_that_a_table_can_have_is_shown_by_an_example_above() -> None:
    shown = {row[3] for row in ONE_CELL} | {row[2] for row in QUESTIONS} | {row[2] for row in WHOLE_TABLES} | {"PLN801"}
    of_files = {p.code for p in plan_files.EXAMPLES if p.code < "PLN2"} - {"PLN105"}

    of_a_command = {"PLN922", "PLN923"}  # about --due, and about years that are sealed
    assert shown | of_files | of_a_command == {p.code for p in (*plan.EXAMPLES, *plan_sense.EXAMPLES, *plan_files.EXAMPLES)}


def test_every_message_ends_as_a_sentence() -> None:
    for problem in (*plan.EXAMPLES, *plan_sense.EXAMPLES, *plan_files.EXAMPLES):
        assert problem.message.endswith("。"), problem.code
        assert problem.remedy.endswith("。"), problem.code


def test_codes_are_those_of_one_function_each() -> None:
    functions = [name for module in (plan, plan_sense, plan_files) for name, value in vars(module).items()
                 if callable(value) and getattr(value, "__module__", "") == module.__name__ and not name.startswith("_")]
    codes = [p.code for p in (*plan.EXAMPLES, *plan_sense.EXAMPLES, *plan_files.EXAMPLES)]

    assert len(set(codes)) == len(codes) == len(functions)


def test_all_problems_come_at_once_in_the_order_of_the_tables() -> None:
    tables = edited(sagamihara_tables(), "評価区分", ("D2", "緑"))
    tables = edited(tables, "成果指標", ("I12", "同左"), ("A2", "9-9-99"), ("L2", "15件"))
    tables = edited(tables, "事業", ("H10", "企画課"), ("D2", "Z"), ("C10", ""))

    found = [(p.place.sheet, p.place.cell) for p in _found(tables)]

    assert found == [("事業", "A2"), ("事業", "D2"), ("事業", "C10"), ("事業", "H10"),
                     ("成果指標", "A2"), ("成果指標", "L2"), ("成果指標", "I12"), ("評価区分", "D2")]


def test_one_missing_column_does_not_make_other_tables_wrong() -> None:
    tables = without_column(sagamihara_tables(), "課・機関", "メール")

    assert [p.code for p in _found(tables)] == ["PLN204"]


def test_one_missing_table_does_not_make_other_tables_wrong() -> None:
    for missing in ("施策", "事業", "課・機関"):
        tables = tuple(t for t in sagamihara_tables() if t.name != missing)

        assert [(p.code, p.place.sheet) for p in _found(tables)] == [("PLN201", missing)]


def test_a_plan_is_made_unless_a_problem_is_an_error() -> None:
    for sheet, cell, text, _ in ONE_CELL:
        built, found = build_plan(edited(sagamihara_tables(), sheet, (cell, text)))

        assert (built is None) == any(p.severity is Severity.ERROR for p in found), (sheet, cell, text)


HINTS = [
    ("事業", "H2", "DX推進", "「DX推進課」ではありませんか"),
    ("行動目標", "A2", "1-1-o1", "「1-1-01」ではありませんか"),
    ("事業", "H7", "広報広聴課", "「広聴広報課」ではありませんか"),
]


@pytest.mark.parametrize(("sheet", "cell", "text", "hint"), HINTS)
def test_a_slip_of_the_pen_is_answered_with_the_likely_name(sheet: str, cell: str, text: str, hint: str) -> None:
    found = _found(edited(sagamihara_tables(), sheet, (cell, text)))

    assert any(hint in p.remedy for p in found)


def test_a_misnamed_column_is_named_in_the_remedy() -> None:
    found = _found(edited(sagamihara_tables(), "事業", ("H1", "主担当")))

    assert any(p.code == "PLN204" and "「主担当」を「主担当課」に" in p.remedy for p in found)


def _found(tables: Tables) -> list[Problem]:
    return build_plan(tables)[1]


def _memo() -> Table:
    return table_of("メモ", ("日付", "内容"), (("4/1", "確認済み"),))
