"""How long generating input workbooks takes: python benchmarks/generate_benchmark.py [--divisions 1000] [--runs 3].

Without `--divisions` the bundled plan's workbooks; else an invented plan of so many divisions with a project each. Prints CPU
time on one core, the plan loaded beforehand, the share of proving every part well-formed, whether two runs gave the same
bytes, and how long the command's own function takes with all processors, files written and synced.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from time import perf_counter, process_time

from collect_benchmark import large_plan

from sagamihara_pdca import pipeline
from sagamihara_pdca.excel.well_formed import check_well_formed
from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.pipeline.collector import paused_collector
from sagamihara_pdca.plan_files.source import bundled_plan
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Book


def due(plan: Plan) -> date:
    return date(plan.profile.first_year.start + 1, 5, 30)


def declared(plan: Plan) -> Iterator[Book]:
    """Every division's workbook of the plan's first year."""
    year = plan.profile.first_year
    return (input_book(FormContext(plan, year, division, due(plan))) for division in plan.answering_divisions(year))


def on_one_core(plan: Plan) -> tuple[int, int, str, float, float]:
    """How many workbooks and bytes, their digest, CPU seconds in all and those of the check for well-formed parts."""
    count, size, digest, seconds, checking = 0, 0, sha256(), 0.0, 0.0
    start = process_time()
    with paused_collector():
        for book in declared(plan):
            data = book_bytes(book)
            count, size = count + 1, size + len(data)
            digest.update(data)
            seconds += process_time() - start
            start = process_time()
            check_well_formed(data, book)  # once more, to know its share
            checking += process_time() - start
            start = process_time()
    return count, size, digest.hexdigest(), seconds, checking


def with_all_processors(plan: Plan) -> float:
    """Seconds by the clock."""
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        pipeline.generate(Settings(Path(folder)), plan, plan.profile.first_year, due(plan))
        return perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--divisions", type=int, default=0)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()

    plan = large_plan(given.divisions) if given.divisions else bundled_plan()
    runs = [on_one_core(replace(plan)) for _ in range(given.runs)]
    count, size, _, seconds, checking = min(runs, key=lambda run: run[3])
    print(f"{count} workbooks, {size / 1000:,.0f} kB, {size / count / 1000:.1f} kB each")
    print(f"one core: {seconds:.2f} s CPU, {seconds / count * 1000:.1f} ms each "
          f"(worst of {given.runs} runs {max(run[3] for run in runs) / count * 1000:.1f} ms); "
          f"well-formed parts {checking / seconds:.0%} of it")
    print(f"all processors, with files: {with_all_processors(plan):.2f} s by the clock")
    print(f"byte-identical: {'yes' if len({run[2] for run in runs}) == 1 else 'NO'}")


if __name__ == "__main__":
    main()
