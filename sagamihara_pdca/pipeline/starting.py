"""init: a working folder with what a clerk starts from. Nothing that is there already is changed."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.pipeline.plans import export_plan, load
from sagamihara_pdca.plan_files.list_reader import read_list
from sagamihara_pdca.plan_tables.build import build_plan
from sagamihara_pdca.plan_tables.flat_list.plan_from_list import MappedColumn
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.settings import Folders, Settings
from sagamihara_pdca.storage import replace_file

#: The plan in a working folder.
PLAN_BOOK = "plan.xlsx"


@dataclass(frozen=True, slots=True)
class Started:
    """What was laid out, and what was there before and stays."""

    made: tuple[Path, ...]
    kept: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """The plan that a published list gives, None where a problem is an error; and how the list was understood."""

    plan: Plan | None
    columns: tuple[MappedColumn, ...]
    problems: tuple[Problem, ...]


def plan_of_list(path: Path) -> ListedPlan:
    """Make a plan from a list of projects, a workbook or a CSV file. It is checked as every plan is."""
    made = read_list(path)
    if made.tables is None:
        return ListedPlan(None, made.columns, made.problems)
    plan, found = build_plan(made.tables)
    return ListedPlan(plan, made.columns, (*made.problems, *found))


def start_folder(folder: Path, plan: Path | Plan | None, program: Path) -> Started:
    """Lay out a working folder: start files, the plan as a workbook, 設定.ini, はじめに.txt and the folders of the year.

    Args:
        plan: the plan to lay out, or where it is; None for the bundled one.
        program: the command that the start files call.
    Raises:
        PlanUnusable: the plan has errors.
        BookInUse, FileNotWritten: see `storage`.
    """
    made: list[Path] = []
    kept: list[Path] = []
    for name, write in _files(plan, program).items():
        path = folder / name
        if path.exists():
            kept.append(path)
            continue
        write(path)
        made.append(path)
    for below in (Folders().templates, Folders().submissions, Folders().output, Folders().records):
        (folder / below).mkdir(exist_ok=True)
    return Started(tuple(made), tuple(kept))


def _files(plan: Path | Plan | None, program: Path) -> dict[str, Callable[[Path], None]]:
    return {
        "進行管理.bat": lambda path: replace_file(path, _bat(program)),
        "進行管理.command": lambda path: _write_script(path, program),
        "進行管理.sh": lambda path: _write_script(path, program),
        PLAN_BOOK: lambda path: export_plan(plan if isinstance(plan, Plan) else load(Settings(path.parent, plan)), path),
        "設定.ini": lambda path: replace_file(path, _windows_text("settings.ini")),
        "はじめに.txt": lambda path: replace_file(path, _windows_text("guide.txt")),
    }


def _bat(program: Path) -> bytes:
    """The batch file in CP932, which cmd.exe of a Japanese Windows reads as it is: chcp 65001 breaks fonts and other programs.

    A path that CP932 lacks is left out; the batch file then looks beside itself and on the search path.
    """
    text = _text("menu.bat")
    filled = text.replace("{program}", str(program).replace("%", "%%"))
    try:
        data = filled.encode("cp932")
    except UnicodeEncodeError:
        data = text.replace("{program}", "").encode("cp932")
    return data.replace(b"\n", b"\r\n")


def _write_script(path: Path, program: Path) -> None:
    replace_file(path, _text("menu.sh").replace("{program}", shlex.quote(str(program))).encode())
    path.chmod(0o755)


def _windows_text(name: str) -> bytes:
    """A text as every Notepad shows it: UTF-8 with a mark, CRLF."""
    return _text(name).replace("\n", "\r\n").encode("utf-8-sig")


def _text(name: str) -> str:
    return (files("sagamihara_pdca") / "pipeline" / "start_files" / name).read_text("utf-8").replace("\r\n", "\n")
