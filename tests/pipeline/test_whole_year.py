"""The year runs from the plan to the evaluation workbook, for the bundled plan and for an invented town's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from sagamihara_pdca import pipeline
from sagamihara_pdca.excel.reader import read_book
from sagamihara_pdca.frames.typed import measures_frame, projects_frame
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.table import Table
from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings
from tests.worlds.plans import MIZUNO, R6, mizuno, mizuno_tables, sagamihara
from tests.worlds.whole_year import answer_all, files_of, run_year


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, pipeline.Reported]:
    settings = Settings(tmp_path_factory.mktemp("city"))
    return settings, run_year(settings, sagamihara(), R6)


def test_seventeen_divisions_get_a_workbook_and_the_open_group_none(tmp_path: Path) -> None:
    done = pipeline.generate(Settings(tmp_path), sagamihara(), R6, None)

    assert len(done.books) == 17
    assert [d.name for d in done.without_book] == ["窓口を有する各課・機関"]


def test_all_26_projects_are_judged(city: tuple[Settings, pipeline.Reported]) -> None:
    evaluation = city[1].evaluation

    assert len(evaluation.projects) == 26
    assert all(p.answered for p in evaluation.projects)
    assert {m.outcome.word for m in evaluation.measures} >= {"◎", "○", "△", "×", "集計中", "未実施", "中止", "評価困難", "目標なし"}


def test_the_workbook_shows_what_python_judged(city: tuple[Settings, pipeline.Reported]) -> None:
    cells = [cell for sheet in read_book(city[1].book).sheets for cell in sheet.cells.values()]
    texts, numbers = {c.text for c in cells}, {c.number for c in cells}

    for project in city[1].evaluation.projects:
        assert any(project.project.name in text for text in texts), project.project.name
    for measure in city[1].evaluation.measures:
        assert measure.rate_percent is None or measure.rate_percent in numbers


def test_the_frames_have_a_row_per_measure_and_per_project(city: tuple[Settings, pipeline.Reported]) -> None:
    evaluation = city[1].evaluation

    assert len(measures_frame(evaluation)) == 19
    assert len(projects_frame(evaluation)) == 26


def test_running_again_gives_the_same_bytes(city: tuple[Settings, pipeline.Reported]) -> None:
    settings, _ = city
    before = files_of(settings.root)

    plan = sagamihara()
    pipeline.generate(settings, plan, R6, None)
    pipeline.report(settings, pipeline.collect(settings, plan, R6).collection)

    after = files_of(settings.root)
    unchanged = {k: v for k, v in before.items() if not k.startswith("input_templates")}
    assert {k: v for k, v in after.items() if not k.startswith("input_templates")} == unchanged


def test_the_next_year_shows_what_was_said_this_year(city: tuple[Settings, pipeline.Reported]) -> None:
    settings, _ = city

    done = pipeline.generate(settings, sagamihara(), R6.next, None)

    sheet = openpyxl.load_workbook(done.books[0])["1-1-01"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "昨年度の改善方針" in texts
    assert any(t.startswith("16手続") for t in texts)


def test_an_unanswered_division_leaves_its_projects_unreported(tmp_path: Path) -> None:
    settings, plan = Settings(tmp_path), sagamihara()
    answer_all(settings, plan, R6)
    next(p for p in settings.submissions(R6).iterdir() if "学務課" in p.name).unlink()

    collected = pipeline.collect(settings, plan, R6)
    done = pipeline.report(settings, collected.collection)

    states = {d.division.name: d.state for d in collected.collection.divisions}
    assert states["学務課"] is DivisionState.MISSING
    assert not collected.collection.is_complete
    assert [p.outcome.word for p in done.evaluation.projects if p.project.code == "3-1-04"] == ["未報告"]


def test_an_invented_town_runs_three_years_with_data_alone(tmp_path: Path) -> None:
    plan = mizuno()
    settings = Settings(tmp_path, MIZUNO)

    years = [run_year(settings, plan, FiscalYear(start)) for start in (2026, 2027, 2028)]

    assert [len(y.evaluation.projects) for y in years] == [4, 5, 5]
    assert [len(y.evaluation.history) for y in years] == [0, 5, 12]
    assert all(p.answered for y in years for p in y.evaluation.projects)
    grades = {m.outcome.word for y in years for m in y.evaluation.measures}
    assert grades & {"5", "4", "3", "2", "1"}
    assert not grades & {"◎", "○", "△", "×"}


def test_a_division_that_was_merged_away_is_followed_by_its_successor(tmp_path: Path) -> None:
    done = pipeline.generate(Settings(tmp_path), mizuno(), FiscalYear(2028), None)

    assert [p.name for p in done.books] == ["01_総務課.xlsx", "03_税務住民課.xlsx", "04_教育委員会事務局.xlsx", "05_政策推進課.xlsx"]


def test_the_successor_is_shown_what_the_division_before_it_reported(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    answer_all(settings, mizuno(), FiscalYear(2027))

    done = pipeline.generate(settings, mizuno(), FiscalYear(2028), None)

    sheets = read_book(done.books[-1]).sheets
    project = next(s for s in sheets if s.name == "2-02")  # 企画財政課 led it until R9
    assert "R9の評価" in {cell.text for cell in project.cells.values()}


def test_a_division_may_have_a_slash_in_its_name(tmp_path: Path) -> None:
    tables = tuple(with_text(t, "税務住民課", "税務/住民課") for t in mizuno_tables())
    plan, found = build_plan(tables)
    assert plan is not None, found

    answer_all(Settings(tmp_path), plan, FiscalYear(2026))
    done = pipeline.generate(Settings(tmp_path), plan, FiscalYear(2026), None)
    collected = pipeline.collect(Settings(tmp_path), plan, FiscalYear(2026))

    assert "03_税務／住民課.xlsx" in [path.name for path in done.books]
    assert collected.collection.is_complete


def with_text(table: Table, old: str, new: str) -> Table:
    """The table with a word put for another in all of its cells."""
    return replace(table, rows=tuple(tuple(replace(cell, text=cell.text.replace(old, new)) for cell in row) for row in table.rows))
