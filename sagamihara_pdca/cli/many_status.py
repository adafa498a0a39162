"""status over several working folders: where every year of each plan stands, a line for each. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from sagamihara_pdca import pipeline
from sagamihara_pdca.cli import screen, texts
from sagamihara_pdca.cli.as_json import of_standings, show
from sagamihara_pdca.cli.settings_file import read_settings
from sagamihara_pdca.errors import PdcaError
from sagamihara_pdca.notation.characters import one_line, without_controls
from sagamihara_pdca.pipeline.many_folders import with_own_plan, working_folders
from sagamihara_pdca.pipeline.standing import YearStanding
from sagamihara_pdca.pipeline.submission_folder import shown_name


@dataclass(frozen=True, slots=True)
class FolderStandings:
    """A working folder with its plan's name and years, or with the sentence that says why it can't be looked at."""

    folder: str
    path: Path
    plan: str = ""
    years: tuple[YearStanding, ...] = ()
    fault: str = ""


def show_all(root: Path, *, as_json: bool) -> bool:
    """Show where the years of all working folders below the root stand. False where one can't be looked at."""
    with screen.working(texts.LOOKING):
        found = tuple(_standings(root, path) for path in working_folders(root).working)
    faults = [one for one in found if one.fault]
    if as_json:
        show({"folders": list(map(_as_json, found))})
        return not faults
    screen.standings_of_folders([(one.folder, one.plan, year) for one in found for year in one.years])
    if faults:
        screen.say(texts.MANY_NOT_SEEN)
        for one in faults:
            screen.say(f"  {one.folder}：{one.fault}")
    return not faults


def _standings(root: Path, path: Path) -> FolderStandings:
    name = shown_name(root, path)
    try:
        settings = with_own_plan(read_settings(path, None)[0])
        plan = pipeline.load(settings)
        return FolderStandings(name, path, one_line(without_controls(plan.profile.plan_name)), pipeline.standings(settings, plan))
    except click.ClickException as refused:  # 設定.ini
        return FolderStandings(name, path, fault=refused.message)
    except PdcaError as fault:
        return FolderStandings(name, path, fault=str(fault))


def _as_json(one: FolderStandings) -> dict[str, object]:
    return {"folder": one.folder, "plan": one.plan, "fault": one.fault, **of_standings(one.years, _strays(one))}


def _strays(one: FolderStandings) -> Iterator[Path]:
    return iter(()) if one.fault else iter(pipeline.strays(read_settings(one.path, None)[0]))
