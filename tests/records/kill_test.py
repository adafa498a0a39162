"""Records written while the writer is killed at random moments: they are the old ones or the new ones, never less.

    python -m tests.records.kill_test --runs 300

In every run a process of its own writes one state after another into a folder, decisions, a sealed edition and a line of the
history each time, and is killed (SIGKILL).
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.model.decisions import Confirmation, Decisions, FileDecision
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.place import Place
from sagamihara_pdca.model.results import Narrative
from sagamihara_pdca.model.sealed import Seal, SealedProject
from sagamihara_pdca.records import (
    Event,
    append_event,
    read_decisions,
    read_history,
    read_seal,
    sealed_editions,
    write_decisions,
    write_seal,
)
from tests.worlds.plans import mizuno

_DAY = date(2027, 6, 2)


def state(number: int) -> Decisions:
    """The decisions after so many changes: every state is another, and names its number in each of its lines."""
    files = tuple(FileDecision(f"{n:02d}", f"回答{number}.xlsx", f"{number:064x}", _DAY) for n in range(1, 40))
    return Decisions(files, tuple(Confirmation(f"{n:012x}", True, f"メモ{number}", "指摘", _DAY) for n in range(40)))


def sealed(number: int) -> Seal:
    """The edition after so many changes; every line of it names its number."""
    narratives = tuple(Narrative("1-01", "03", f"q.{n}", f"記述{number}", Place()) for n in range(200))
    return Seal(FiscalYear(2026), number + 1, _DAY, None, (), (), narratives, (), (), (), (), (), (),
                (SealedProject("1-01", "窓口", str(number), str(number)),))


def write_on(folder: Path) -> None:
    """Write one state after another until somebody ends it; the number of each is printed once it is on the disk."""
    plan = mizuno()
    for number in range(10**6):
        write_decisions(folder, state(number), plan)
        write_seal(folder, sealed(number), {"設定.csv": b"x" * 5000})
        append_event(folder, Event("2027-06-02 09:00:00", "seal R8", str(number)))
        print(number, flush=True)


def run_many(runs: int, seed: int, folder: Path) -> tuple[int, int, int]:
    """As many killed writers: how many were killed, how many records were damaged, how many had lost what was reported."""
    chance = random.Random(seed)
    results = [_run(folder / f"run{number}", chance) for number in range(runs)]
    return sum(r[0] for r in results), sum(r[1] for r in results), sum(r[2] for r in results)


def _run(folder: Path, chance: random.Random) -> tuple[bool, bool, bool]:
    command = [sys.executable, "-m", "tests.records.kill_test", "--write", str(folder)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert writer.stdout is not None
    with writer.stdout as said:
        assert said.readline() == "0\n"
        time.sleep(chance.uniform(0, 0.05))
        writer.kill()
        reported = int(([*said.read().splitlines(), "0"][-2:] or ["0"])[0] or 0)
    killed = writer.wait() < 0
    try:
        found = read_decisions(folder)
    except RecordUnusable:
        return killed, True, False
    try:
        editions = [read_seal(folder, edition) for edition in sealed_editions(folder)]
    except RecordUnusable:
        return killed, True, False
    torn = any(seal != sealed(n) for n, seal in enumerate(editions))
    noted = [int(event.words) for event in read_history(folder)]
    numbers = {int(d.sha256, 16) for d in found.files}, {int(c.memo.removeprefix("メモ")) for c in found.questions}
    whole = all(len(one) == 1 for one in numbers) and len(found.files) == 39 and len(found.questions) == 40
    lost = any(min(one, default=-1) < reported for one in numbers) or len(editions) <= reported or noted[:reported + 1] != list(
        range(reported + 1))
    return killed, torn or not whole, lost


def main() -> None:
    """Print what came of the runs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", metavar="FOLDER", help="be the writer")
    options = parser.parse_args()
    if options.write:
        write_on(Path(options.write))
    with tempfile.TemporaryDirectory() as name:
        killed, damaged, lost = run_many(options.runs, options.seed, Path(name))
    print(f"runs {options.runs}, killed {killed}, half-written {damaged}, lost {lost}")
    raise SystemExit(damaged + lost > 0)


if __name__ == "__main__":
    main()
