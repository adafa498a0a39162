"""init: what a clerk starts from, and nothing that was there is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagamihara_pdca.pipeline import load
from sagamihara_pdca.pipeline.starting import start_folder
from sagamihara_pdca.settings import Settings
from tests.worlds.plans import MIZUNO, mizuno, sagamihara

PROGRAM = Path("/opt/道具 箱/sagamihara-pdca")
FILES = {"進行管理.bat", "進行管理.command", "進行管理.sh", "plan.xlsx", "設定.ini", "はじめに.txt"}
FOLDERS = {"input_templates", "submissions", "output", "records"}


def test_a_working_folder_is_laid_out(tmp_path: Path) -> None:
    folder = tmp_path / "令和8年度 進行管理"

    done = start_folder(folder, None, PROGRAM)

    assert {path.name for path in folder.iterdir()} == FILES | FOLDERS
    assert {path.name for path in done.made} == FILES
    assert done.kept == ()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    for name in FILES - {"進行管理.bat"}:
        (tmp_path / name).write_bytes(b"own")

    done = start_folder(tmp_path, MIZUNO, PROGRAM)

    assert {path.name for path in done.kept} == FILES - {"進行管理.bat"}
    assert {(tmp_path / name).read_bytes() for name in FILES - {"進行管理.bat"}} == {b"own"}
    assert [path.name for path in done.made] == ["進行管理.bat"]


@pytest.mark.parametrize(("source", "plan"), [(None, sagamihara()), (MIZUNO, mizuno())])
def test_the_plan_is_laid_out_as_a_workbook_that_is_read_back_as_it_was(tmp_path: Path, source: Path | None, plan: object) -> None:
    start_folder(tmp_path, source, PROGRAM)

    assert load(Settings(tmp_path)) == plan


def test_the_batch_file_can_be_read_by_a_japanese_windows(tmp_path: Path) -> None:
    start_folder(tmp_path, None, PROGRAM)
    data = (tmp_path / "進行管理.bat").read_bytes()

    assert data.count(b"\n") == data.count(b"\r\n")
    assert f'set "PDCA={PROGRAM}"' in data.decode("cp932")
    assert b"chcp" not in data
    said = [line for line in data.decode("cp932").splitlines() if line.startswith("echo ")]
    # The second byte of a letter is never a sign of the command language, for a console of another code page.
    assert not set("".join(said).encode("cp932")) & set(b"|&<>^%!")


def test_every_place_in_the_batch_file_is_quoted(tmp_path: Path) -> None:
    start_folder(tmp_path, None, PROGRAM)

    for line in (tmp_path / "進行管理.bat").read_bytes().decode("cp932").splitlines():
        if "%PDCA%" in line or "%~dp0" in line:
            assert '"' in line.partition("%")[0], line


def test_a_path_that_the_code_page_lacks_is_left_out(tmp_path: Path) -> None:
    start_folder(tmp_path, None, Path("C:/Users/𠮷田/sagamihara-pdca.exe"))

    assert 'set "PDCA="\r\n' in (tmp_path / "進行管理.bat").read_bytes().decode("cp932")


@pytest.mark.parametrize("name", ["はじめに.txt", "設定.ini"])
def test_texts_open_in_any_notepad(tmp_path: Path, name: str) -> None:
    start_folder(tmp_path, None, PROGRAM)
    data = (tmp_path / name).read_bytes()

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_the_guide_fits_on_a_page(tmp_path: Path) -> None:
    start_folder(tmp_path, None, PROGRAM)

    assert len((tmp_path / "はじめに.txt").read_text("utf-8-sig").splitlines()) <= 50
