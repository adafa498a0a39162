"""Plain values are taken for what they surely mean, and refused with a sentence otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagamihara_pdca import FiscalYear, Settings, load_plan, read_book
from sagamihara_pdca.errors import FolderMissing, PdcaError, ValueRefused
from sagamihara_pdca.plain_values import folder_of, path_of, year_of

YEARS = ["R6", "r6", "Ｒ６", "令和6年度", "令和６年", "2024", 2024, FiscalYear(2024)]
#: 6 and 「32年」 could be of any era.
NO_YEARS: list[object] = [6, "6", "R0", "R6年4月1日", "", "来年", 24, 20240, 2024.0, True, None, ["R6"]]


@pytest.mark.parametrize("value", YEARS, ids=repr)
def test_a_year_is_taken_in_any_of_its_names(value: FiscalYear | str | int) -> None:
    assert year_of(value) == FiscalYear(2024)


@pytest.mark.parametrize("value", NO_YEARS, ids=repr)
def test_what_names_no_year_for_certain_is_refused_at_once(value: FiscalYear | str | int) -> None:
    with pytest.raises(ValueRefused, match="どの年度か分かりません。") as refused:
        year_of(value)

    assert f"「{value}」" in str(refused.value)


@pytest.mark.parametrize("value", ["", "  ", None, 5, b"a"], ids=repr)
def test_what_is_no_path_is_refused_at_once(value: str) -> None:
    for call in (path_of, folder_of, Settings, load_plan, read_book):
        with pytest.raises(ValueRefused, match="場所ではありません。"):
            call(value)


def test_paths_are_taken_as_text(tmp_path: Path) -> None:
    assert Settings(str(tmp_path), plan="plan.xlsx") == Settings(tmp_path, Path("plan.xlsx"))
    assert folder_of(str(tmp_path)) == tmp_path


def test_the_folders_of_a_year_are_found_by_any_of_its_names() -> None:
    settings = Settings("work")

    assert {settings.output(year) for year in YEARS} == {Path("work/output/R6")}
    with pytest.raises(ValueRefused):
        settings.submissions("6")


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing, match="がありません。"):
        folder_of(tmp_path / "nowhere")


def test_both_refusals_are_caught_as_the_package_s_and_as_python_s_own() -> None:
    assert issubclass(ValueRefused, PdcaError)
    assert issubclass(ValueRefused, ValueError)
