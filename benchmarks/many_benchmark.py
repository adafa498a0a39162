"""`run-many` over simulated cities: generate → answered → collect → report; cities per second, 2 workers against 1, peak memory.

    python benchmarks/many_benchmark.py [--cities 20] [--projects 20]

Each city has as many divisions as projects, the bundled plan's over and over under an id of its own. What the divisions answer is
made beforehand and not measured. After both runs every file must have the same bytes.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from collect_benchmark import YEAR, large_plan, submit

from sagamihara_pdca.cli.run_many import attempt
from sagamihara_pdca.evaluation.overview_book import FolderState
from sagamihara_pdca.pipeline.many_folders import Order, Stage, died, working_folders, write_overview
from sagamihara_pdca.pipeline.mapping import InProcesses
from sagamihara_pdca.plan_files.csv_folder import write_plan_folder
from sagamihara_pdca.plan_tables.tables import plan_tables
from sagamihara_pdca.settings import Settings

STAGES = (Stage.GENERATE, Stage.COLLECT, Stage.REPORT)
_RECEIVED = 1_750_000_000  # when every submission was last changed: 回収状況 shows it


def make_cities(root: Path, cities: int, projects: int) -> None:
    plan = large_plan(projects)
    for number in range(1, cities + 1):
        own = replace(plan, profile=replace(plan.profile, plan_id=f"city_{number}"))
        settings = Settings(root / f"city{number:04d}")
        write_plan_folder(plan_tables(own), settings.root / "計画")
        submit(own, projects, settings.submissions(YEAR))
        for path in settings.submissions(YEAR).iterdir():
            os.utime(path, (_RECEIVED, _RECEIVED))


def run(root: Path, workers: int) -> None:
    """Run the three stages and print what they took. In a process of its own, so that the peak is this run's alone."""
    cities, began = working_folders(root).working, time.perf_counter()
    taken = []
    for stage in STAGES:
        started = time.perf_counter()
        orders = [Order(path.name, Settings(path), YEAR, stage, date(2025, 6, 1)) for path in cities]
        rows = tuple(InProcesses(workers)(attempt, orders, died))
        write_overview(root, YEAR, stage, rows)
        taken.append(f"{stage.value} {time.perf_counter() - started:6.1f} s")
        assert not any(row.state is FolderState.FAILED for row in rows), rows
    seconds = time.perf_counter() - began
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    print(f"{len(cities):5} cities  {workers} workers  {'  '.join(taken)}  in all {seconds:6.1f} s  {len(cities) / seconds:5.2f} cities/s  "
          f"{cpu / len(cities):5.2f} s CPU/city  peak {used[0].ru_maxrss // 1024} MB + {used[1].ru_maxrss // 1024} MB per worker", flush=True)


def made(root: Path) -> dict[str, bytes]:
    """Every file that a stage made; records hold the times of the runs."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*"))
            if path.is_file() and not path.name.startswith(".") and "records" not in path.parts}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cities", type=int, default=20)
    parser.add_argument("--projects", type=int, default=20)
    parser.add_argument("--run", type=Path, help="be the run on this folder")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    if options.run is not None:
        return run(options.run, options.workers)
    with tempfile.TemporaryDirectory() as name:
        roots, taken = [Path(name) / workers for workers in "12"], []
        make_cities(roots[0], options.cities, options.projects)
        shutil.copytree(roots[0], roots[1])  # keeps the times of the files
        for root in roots:
            began = time.perf_counter()
            subprocess.run([sys.executable, __file__, "--run", str(root), "--workers", root.name], check=True)
            taken.append(time.perf_counter() - began)
        print(f"2 workers against 1: {taken[0] / taken[1]:.2f} times as fast; same bytes: {made(roots[0]) == made(roots[1])}")
    return None


if __name__ == "__main__":
    main()
