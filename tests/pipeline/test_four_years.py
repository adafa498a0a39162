"""みずの町 lives four years of its plan: revisions, a renumbering, a renamed and a merged section, a late figure, a correction.

Every figure and grade of the last report is compared with a table that was worked out by hand, and every year's sealed book is
made again at the end with the same bytes.
"""

from __future__ import annotations

import csv
from decimal import Decimal as D
from pathlib import Path

from click.testing import CliRunner, Result

from sagamihara_pdca import pipeline
from sagamihara_pdca.cli import main
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.plan_files.csv_folder import write_plan_folder
from sagamihara_pdca.problems import Place
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import Answer
from tests.cli.test_revised_plan import Edit, edited
from tests.worlds.plans import mizuno_tables
from tests.worlds.whole_year import answer_all, files_of

#: What is revised before a year: its edition, and what changes.
REVISIONS: dict[str, tuple[Edit, ...]] = {
    "R9": (("設定", "令和8年3月", "令和9年3月"), ("成果指標", "15分以下,13分以下,12分以下", "15分以下,13分以下,11分以下"),
           ("事業", "試行,C,C,C,,", "試行,C,A,A,,"),
           ("成果指標", "3-01,1,", "2-02,1,会議録の作成時間,作成時間［分］,減らす,120分,R8年度,確定,-,60分以下,50分以下,-,-\r\n3-01,1,")),
    "R10": (("設定", "令和9年3月", "令和10年3月"), ("事業", "1-01,1,書かない", "1-11,1,書かない"), ("成果指標", "1-01,1,", "1-11,1,"),
            ("行動目標", "1-01,", "1-11,"), ("課・機関", "03,税務住民課", "03,住民課"), ("事業", "税務住民課", "住民課")),
    "R11": (("設定", "令和10年3月", "令和11年3月"),),
}
Given = dict[tuple[str, str, str], str]
#: What the divisions report; everything else is the demonstration's. Project, row and column.
ANSWERS: dict[str, Given] = {
    "R8": {("1-01", "m.1.1", "actual"): "15", ("3-01", "m.2.1", "actual"): "40",
           ("3-01", "m.3.1", "state"): "集計中"},
    "R9": {("1-01", "m.1.1", "actual"): "13", ("2-02", "m.1.1", "actual"): "75", ("3-01", "m.2.1", "actual"): "41",
           ("3-01", "m.3.1.late", "actual"): "390000", ("3-01", "m.3.1", "actual"): "370000"},
    "R10": {("1-11", "m.1.1", "actual"): "12", ("2-02", "m.1.1", "actual"): "50", ("3-01", "m.2.1", "actual"): "36",
            ("3-01", "m.3.1", "actual"): "360000"},
    "R11": {("1-11", "m.1.1", "actual"): "8", ("3-01", "m.2.1", "actual"): "30", ("3-01", "m.3.1", "actual"): "330000"},
}
#: Worked out by hand. 412,000枚 in R7; 5 % less each year: R8 391,400, met by 390,000 (100.3…); R9 370,500, met by 370,000 (100.1…);
#: R10 351,500, missed by 360,000 (97.6…); R11 342,000, met by 330,000 (103.6…). R8's 15 minutes became 16 by a correction: 93.75.
LAST_REPORT = {
    ("2026", "事業1-11", "平均待ち時間"): ("15分以下", "16", "93.8", "評価3"),
    ("2027", "事業1-11", "平均待ち時間"): ("13分以下", "13", "100", "評価4"),
    ("2028", "事業1-11", "平均待ち時間"): ("11分以下", "12", "91.7", "評価3"),
    ("2029", "事業1-11", "平均待ち時間"): ("10分以下", "8", "125", "評価5"),
    ("2027", "事業2-02", "作成時間"): ("60分以下", "75", "80", "評価3"),
    ("2028", "事業2-02", "作成時間"): ("50分以下", "50", "100", "評価4"),
    ("2026", "事業3-01", "購入枚数"): ("前年度比5%減", "390000", "100.4", "評価4"),
    ("2027", "事業3-01", "購入枚数"): ("前年度比5%減", "370000", "100.1", "評価4"),
    ("2028", "事業3-01", "購入枚数"): ("前年度比5%減", "360000", "97.6", "評価3"),
    ("2029", "事業3-01", "購入枚数"): ("前年度比5%減", "330000", "103.6", "評価4"),
}


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "--plan", str(root / "計画"), *arguments])


def answered(root: Path, year: FiscalYear, given: Given) -> None:
    """Every division fills in the form that it was sent."""
    settings = Settings(root, root / "計画")
    plan = pipeline.asked_plan(settings, pipeline.load(settings), year)
    measured = {(sheet, row) for sheet, row, _ in given}

    def changed(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        own = {a.ref.sheet for a in answers}
        kept = (a for a in answers if (a.ref.sheet, a.ref.row) not in measured)
        typed = (Answer(Ref(*key), D(words) if words.isdecimal() else words, words, Place())
                 for key, words in given.items() if key[0] in own)
        return (*kept, *typed)

    answer_all(settings, plan, year, changed)


def test_four_years_are_lived_and_every_figure_is_the_one_worked_out_by_hand(tmp_path: Path) -> None:
    write_plan_folder(mizuno_tables(), tmp_path / "計画")
    settings, published = Settings(tmp_path), {}
    for code, year in (("R8", FiscalYear(2026)), ("R9", FiscalYear(2027)), ("R10", FiscalYear(2028)), ("R11", FiscalYear(2029))):
        for edit in REVISIONS.get(code, ()):
            edited(tmp_path, *edit)
        assert "エラー1" not in call(tmp_path, "generate", code).output
        answered(tmp_path, year, ANSWERS[code])
        report = call(tmp_path, "report", code)
        assert report.exit_code in (0, 1), report.output
        assert call(tmp_path, "seal", code, "--incomplete").exit_code == 0, code
        published[code] = (settings.output(year) / f"令和{year.start - 2018}年度評価書.xlsx").read_bytes()
        if code == "R9":
            _correct_r8(tmp_path)
            published["R8"] = (settings.output(FiscalYear(2026)) / "令和8年度評価書.xlsx").read_bytes()

    with (settings.output(FiscalYear(2029)) / "data/indicators.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = {(r["西暦年度"], r["事業番号"], r["測定項目"]): (r["目標の文言"], r["実績値"], r["達成率"], r["評価"]) for r in csv.DictReader(stream)}
    assert {key: rows.get(key) for key in LAST_REPORT} == LAST_REPORT

    for code in published:
        call(tmp_path, "report", code)
        year = FiscalYear(int(code[1:]) + 2018)
        assert (settings.output(year) / f"令和{year.start - 2018}年度評価書.xlsx").read_bytes() == published[code], code
    # The correction stands in the book of R8, and in the first book that was made after it.
    for year, told in ((FiscalYear(2026), True), (FiscalYear(2027), False), (FiscalYear(2028), True), (FiscalYear(2029), False)):
        book = settings.output(year) / f"令和{year.start - 2018}年度評価書.xlsx"
        said = {c.text for s in read_book(book).sheets if s.name == "訂正・追加" for c in s.cells.values()}
        assert ("集計の誤り" in said) is told, year


def _correct_r8(root: Path) -> None:
    """After R9 was published, R8's waiting time turns out to have been 16 minutes."""
    answered(root, FiscalYear(2026), ANSWERS["R8"] | {("1-01", "m.1.1", "actual"): "16"})
    assert call(root, "seal", "R8", "--incomplete", "--correction", "集計の誤り").exit_code == 0
    call(root, "report", "R8")
    assert files_of(root / "records/R8/確定/第2版")
