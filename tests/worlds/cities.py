"""Several cities under one folder: みずの町 and towns like it, each a working folder with a plan of its own id."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from sagamihara_pdca.pipeline import generate
from sagamihara_pdca.plan_files.csv_folder import write_plan_folder
from sagamihara_pdca.plan_tables.tables import plan_tables
from sagamihara_pdca.settings import Settings
from tests.worlds.mizuno_answers import R8
from tests.worlds.plans import mizuno
from tests.worlds.whole_year import answer_all

TOWNS = ("1_みずの町", "2_ひがし町", "3_にし町")
_RECEIVED = 1_780_000_000  # when every submission was last changed: 回収状況 shows it


def make_towns(root: Path, names: tuple[str, ...] = TOWNS) -> None:
    """A working folder for each name: the plan's tables in 計画, and what the divisions sent in R8. The last town's first division is silent."""
    for number, name in enumerate(names):
        plan = replace(mizuno(), profile=replace(mizuno().profile, plan_id=f"town_{number}"))
        settings = Settings(root / name)
        write_plan_folder(plan_tables(plan), settings.root / "計画")
        generate(settings, plan, R8, None, workers=1)
        answer_all(settings, plan, R8)
        sent = sorted(settings.submissions(R8).iterdir())
        for path in sent:
            os.utime(path, (_RECEIVED, _RECEIVED))
        if name == names[-1]:
            sent[0].unlink()
