"""A working folder in one call, from plain values; nothing is written into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagamihara_pdca import Settings, consolidate, evaluation_of, submissions_of
from sagamihara_pdca.errors import FolderMissing, ValueRefused
from tests.worlds.plans import MIZUNO, R6, mizuno, sagamihara
from tests.worlds.whole_year import answer_all, files_of


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("work")
    answer_all(Settings(root), sagamihara(), R6)
    return root


def test_a_folder_and_a_year_are_enough(work: Path) -> None:
    before = files_of(work)

    evaluations = [evaluation_of(str(work), year) for year in ("R6", 2024)]

    assert len(evaluations[0].projects) == 26
    assert evaluations[0] == evaluations[1]
    assert files_of(work) == before


def test_submissions_are_as_public_as_their_evaluation(work: Path) -> None:
    collection = submissions_of(work, "令和6年度")

    actuals, conflicts = consolidate(sagamihara(), tuple(a for reading in collection.files for a in reading.actuals))
    assert len(collection.files) == 17
    assert (actuals, conflicts) == (collection.actuals, [])


def test_a_plan_of_its_own_is_taken_from_wherever_it_is_named(tmp_path: Path) -> None:
    plan = mizuno()
    answer_all(Settings(tmp_path, MIZUNO), plan, plan.profile.first_year)

    ways = (evaluation_of(Settings(tmp_path, MIZUNO), "R8"), evaluation_of(tmp_path, "R8", str(MIZUNO)), evaluation_of(tmp_path, "R8", plan))

    assert {evaluation.plan.profile.plan_id for evaluation in ways} == {plan.profile.plan_id}
    assert ways[0] == ways[1] == ways[2]


def test_a_year_that_is_not_settled_says_so(tmp_path: Path) -> None:
    answer_all(Settings(tmp_path), sagamihara(), R6)
    next(p for p in (tmp_path / "submissions" / "R6").iterdir() if "学務課" in p.name).unlink()

    with pytest.warns(UserWarning, match=r"課が1課あります（学務課など）"):
        evaluation = evaluation_of(tmp_path, "R6")

    assert [p.outcome.word for p in evaluation.projects if p.project.code == "3-1-04"] == ["未報告"]


REFUSED = [("nowhere", "R6", FolderMissing, "nowhere"), (".", "R7", FolderMissing, "submissions"),
           (".", "R5", ValueRefused, "令和5年度は、計画期間（令和6年度から令和9年度まで）にありません。"),
           (".", 6, ValueRefused, "どの年度か分かりません")]


@pytest.mark.parametrize(("folder", "year", "error", "said"), REFUSED)
def test_what_is_not_there_is_refused_and_never_an_empty_year(
        folder: str, year: str | int, error: type[Exception], said: str, work: Path) -> None:
    with pytest.raises(error, match=said):
        evaluation_of(work / folder, year)
