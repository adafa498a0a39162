"""A year that was published is sealed: nothing that comes later changes it in silence, and a correction keeps both values."""

from __future__ import annotations

import csv
from decimal import Decimal as D
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.plan_files.csv_folder import write_plan_folder
from sagamihara_pdca.settings import Settings
from tests.worlds.mizuno_answers import REQUIRED, send
from tests.worlds.plans import mizuno, mizuno_tables
from tests.worlds.whole_year import answer_all, files_of

R8, R9 = FiscalYear(2026), FiscalYear(2027)
BOOK = Path("output/R8/令和8年度評価書.xlsx")
WAITED = {"m.1.1.actual": D(20)}  # 15分以下 is missed: 75.0 %


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "--plan", str(root / "計画"), *arguments])


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    """R8, all divisions in; 税務住民課 has reported a waiting time of 15 minutes."""
    write_plan_folder(mizuno_tables(), tmp_path / "計画")
    assert call(tmp_path, "generate", "R8").exit_code == 0
    for number in REQUIRED:
        send(tmp_path, number, f"{number}.xlsx")
    return tmp_path


@pytest.fixture
def sealed(collected: Path) -> Path:
    assert call(collected, "report", "R8").exit_code == 0
    done = call(collected, "seal", "R8")
    assert (done.exit_code, "第1版" in done.output) == (0, True)
    return collected


def words(path: Path, sheet: str | None = None) -> set[str]:
    return {cell.text for one in read_book(path).sheets if sheet in (None, one.name) for cell in one.cells.values()}


def resend(root: Path) -> None:
    """税務住民課 sends its file again, in the place of the first, with another figure."""
    send(root, "03", "03.xlsx", {**WAITED, "check.reason.sub": "窓口の混雑"}, "1-01")


def change_plan(root: Path, table: str, old: str, new: str) -> None:
    path = root / "計画" / f"{table}.csv"
    text = path.read_text("utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8-sig")


def test_the_report_of_a_sealed_year_is_the_same_workbook(sealed: Path) -> None:
    before = files_of(sealed / "output/R8")

    done = call(sealed, "report", "R8")

    assert done.exit_code == 0
    assert "確定済み" in done.output
    assert files_of(sealed / "output/R8") == before


@pytest.mark.parametrize(("printed", "sealed_as", "is_refused"), [
    ("2027-08-30", (), False),  # seal takes the day that report was told
    ("2027-08-30", ("--published", "2027-08-30"), False),
    ("2027-08-30", ("--published", "2027-09-01"), True),
])
def test_what_was_made_before_the_sealing_may_be_mailed_behind_it_unless_it_shows_another_day(
        collected: Path, printed: str, sealed_as: tuple[str, ...], is_refused: bool) -> None:
    call(collected, "report", "R8", "--published", printed)
    call(collected, "report", "R8", "--public", "--published", printed)
    assert call(collected, "seal", "R8", *sealed_as).exit_code == 0

    mailed = call(collected, "mail", "publish", "R8", "--dry-run").output
    assert ("MAIL018" in mailed) == is_refused
    assert ("公表用の評価書の作成" in call(collected, "status").output) == is_refused


def test_what_was_made_of_other_answers_than_were_sealed_is_not_mailed(collected: Path) -> None:
    call(collected, "report", "R8", "--public")
    resend(collected)
    call(collected, "seal", "R8")

    assert "[MAIL018]" in call(collected, "mail", "publish", "R8", "--dry-run").output


def test_a_file_that_is_sent_again_changes_nothing_and_is_told_with_both_figures(sealed: Path) -> None:
    before = files_of(sealed / "output/R8")
    resend(sealed)

    done = call(sealed, "report", "R8")

    assert done.exit_code == 1
    assert all(said in done.output for said in ("実績（平均待ち時間）", "15", "20", "--correction"))
    assert files_of(sealed / "output/R8") == before


@pytest.mark.parametrize(("table", "old", "new"), [
    ("成果指標", "15分以下", "10分以下"), ("成果指標", "平均待ち時間［分］", "待ち時間［分］"), ("評価区分", "達成,100", "到達,90"),
    ("事業", "書かない窓口の導入", "窓口の改革"), ("設定", "みずの町", "みずの市")])
def test_a_plan_that_is_changed_changes_nothing_that_was_published(table: str, old: str, new: str, sealed: Path) -> None:
    before = files_of(sealed / "output/R8")
    change_plan(sealed, table, old, new)

    call(sealed, "report", "R8")

    assert files_of(sealed / "output/R8") == before


def test_the_next_year_goes_on_from_what_was_published(sealed: Path) -> None:
    resend(sealed)

    done = call(sealed, "generate", "R9")

    assert done.exit_code == 1
    assert "確定した後に届いたか、内容が変わったファイル" in done.output
    (book,) = (sealed / "input_templates/R9").glob("03_*")
    assert "15分\n100.0% 4" in words(book, "1-01")


def test_a_target_of_the_sealed_year_that_the_plan_changes_does_not_move_its_grade_in_the_next_book(sealed: Path) -> None:
    answer_all(Settings(sealed), mizuno(), R9)
    change_plan(sealed, "成果指標", "15分以下", "10分以下")

    call(sealed, "report", "R9")

    with (sealed / "output/R9/data/indicators.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = [row for row in csv.DictReader(stream) if row["西暦年度"] == "2026" and row["測定項目"] == "平均待ち時間"]
    assert (row["目標の文言"], row["達成率"], row["評価"]) == ("15分以下", "100", "評価4")


def test_a_correction_keeps_both_values_the_day_and_the_reason(sealed: Path) -> None:
    resend(sealed)

    done = call(sealed, "seal", "R8", "--correction", "集計の誤り")

    assert (done.exit_code, "第2版" in done.output) == (0, True)
    assert call(sealed, "report", "R8").exit_code == 0
    assert words(sealed / BOOK, "訂正・追加") >= {"実績（平均待ち時間）", "15分", "20分", "集計の誤り"}


def test_the_next_book_tells_the_correction_too(sealed: Path) -> None:
    resend(sealed)
    call(sealed, "seal", "R8", "--correction", "集計の誤り")
    answer_all(Settings(sealed), mizuno(), R9)

    call(sealed, "report", "R9")

    assert words(sealed / "output/R9/令和9年度評価書.xlsx", "訂正・追加") >= {"令和8年度", "集計の誤り"}


def test_without_a_reason_a_changed_year_is_not_sealed_again(sealed: Path) -> None:
    before = files_of(sealed / "records/R8/確定")
    resend(sealed)

    done = call(sealed, "seal", "R8")

    assert (done.exit_code, "15" in done.output, "20" in done.output) == (1, True, True)
    assert files_of(sealed / "records/R8/確定") == before


def test_sealing_twice_is_sealing_once(sealed: Path) -> None:
    before = files_of(sealed / "records/R8/確定")

    assert call(sealed, "seal", "R8").exit_code == 0
    assert files_of(sealed / "records/R8/確定") == before


def test_a_dry_run_writes_nothing(collected: Path) -> None:
    call(collected, "report", "R8")
    before = files_of(collected)

    done = call(collected, "seal", "R8", "--dry-run")

    assert (done.exit_code, files_of(collected)) == (0, before)


def test_a_year_with_an_open_division_is_sealed_only_on_purpose(collected: Path) -> None:
    (collected / "submissions/R8/03.xlsx").unlink()

    refused, done = call(collected, "seal", "R8"), call(collected, "seal", "R8", "--incomplete")

    assert (refused.exit_code, "税務住民課" in refused.output) == (1, True)
    assert done.exit_code == 0


def test_a_year_is_sealed_after_the_year_before_it(collected: Path) -> None:
    answer_all(Settings(collected), mizuno(), R9)

    done = call(collected, "seal", "R9")

    assert (done.exit_code, "seal R8" in done.output) == (1, True)


@pytest.mark.parametrize("name", ["実績.csv", "事業の評価.csv", "計画/成果指標.csv", "確定.json"])
@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_a_damaged_seal_stops_the_command_and_says_which_file(name: str, damage: str, sealed: Path) -> None:
    path = sealed / "records/R8/確定/第1版" / name
    if damage == "changed":
        path.write_bytes(path.read_bytes()[:-10])
    elif name != "確定.json":
        path.unlink()
    else:
        path.write_bytes(b"")

    done = call(sealed, "report", "R8")

    assert done.exit_code == 3
    assert Path(name).name in done.output


def test_earlier_reports_stay_when_later_years_exist(sealed: Path) -> None:
    before = files_of(sealed / "output/R8")
    for year in (R9, R9.next):
        assert call(sealed, "generate", f"R{year.start - 2018}").exit_code == 0
        answer_all(Settings(sealed), mizuno(), year)
        call(sealed, "report", f"R{year.start - 2018}")
        assert call(sealed, "seal", f"R{year.start - 2018}", "--incomplete").exit_code == 0
    (nine,) = (files_of(sealed / "output/R9"),)

    call(sealed, "report", "R8")
    call(sealed, "report", "R9")

    assert (files_of(sealed / "output/R8"), files_of(sealed / "output/R9")) == (before, nine)
