"""`collect` of a thousand submissions: files per second, CPU per file, peak memory.

    python benchmarks/collect_benchmark.py [--files 1000]

An invented plan of as many divisions, each with a project of the bundled plan, copied. A quarter as many files are
collected first: the second peak shows how memory grows with their number.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from sagamihara_pdca import pipeline
from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Division, Plan
from sagamihara_pdca.plan_files.source import bundled_plan
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.inputs import fill

YEAR = FiscalYear(2024)


def large_plan(divisions: int) -> Plan:
    """As many divisions and projects; the projects are the bundled plan's over and over."""
    plan = bundled_plan()
    projects = []
    for n in range(divisions):
        project = plan.projects[n % len(plan.projects)]
        code = f"{project.policy}-{n + 1:05d}"
        indicators = tuple(replace(i, project=code) for i in project.indicators)
        projects.append(replace(project, code=code, lead=f"{n + 1:05d}", partners=(), indicators=indicators))
    made = tuple(Division(f"{n + 1:05d}", f"第{n + 1}課") for n in range(divisions))
    return replace(plan, projects=tuple(projects), divisions=made)


def submit(plan: Plan, divisions: int, folder: Path) -> None:
    for division in plan.divisions[:divisions]:
        context = FormContext(plan, YEAR, division)
        form = input_book(context)
        write_book(fill(form, fictional_answers(context, form)), folder / f"{division.number}.xlsx")


def collect(plan: Plan, root: Path) -> None:
    """Collect once and print what it took. In a process of its own, so that the peak is this run's alone."""
    cpu, began = _cpu(), time.perf_counter()
    done = pipeline.collect(Settings(root), plan, YEAR)
    seconds = time.perf_counter() - began
    files = len(done.collection.files)
    states = Counter(d.state.value for d in done.collection.divisions)
    peak = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{files:6} files  {seconds:6.1f} s  {files / seconds:6.1f} files/s  {(_cpu() - cpu) / files * 1000:6.1f} ms CPU/file"
          f"  peak {peak[0]} MB + {peak[1]} MB per worker  {dict(states)}", flush=True)


def _cpu() -> float:
    return sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime
               for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--collect", type=Path, help="be the run on this folder")
    options = parser.parse_args()
    if options.collect is not None:
        return collect(large_plan(options.files), options.collect)
    with tempfile.TemporaryDirectory() as name:
        for count in (options.files // 4, options.files):
            root = Path(name) / str(count)
            submit(large_plan(options.files), count, Settings(root).submissions(YEAR))
            subprocess.run([sys.executable, __file__, "--files", str(options.files), "--collect", str(root)], check=True)
    return None


if __name__ == "__main__":
    main()
