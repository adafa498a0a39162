"""作成記録 written while the writer is killed at random moments: the record is the old one or the new one, never less.

    python -m tests.records.making_kill_test --runs 300
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.records.making import MadeOf, Part, making_path, read_making, write_making


def write_on(folder: Path) -> None:
    """Write one record after another until somebody ends it; the number of each is printed once it is on the disk."""
    for number in range(10**6):
        write_making(making_path(folder, public=True),
                     tuple(Part(MadeOf.SUBMISSION, f"{n:02d} 第{n}課", f"{number:064x}") for n in range(40)))
        print(number, flush=True)


def run_many(runs: int, seed: int, folder: Path) -> tuple[int, int, int]:
    """As many killed writers: how many were killed, how many records were half-written, how many lost what was reported."""
    chance = random.Random(seed)
    results = [_run(folder / f"run{number}", chance) for number in range(runs)]
    return sum(r[0] for r in results), sum(r[1] for r in results), sum(r[2] for r in results)


def _run(folder: Path, chance: random.Random) -> tuple[bool, bool, bool]:
    command = [sys.executable, "-m", "tests.records.making_kill_test", "--write", str(folder)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert writer.stdout is not None
    with writer.stdout as said:
        assert said.readline() == "0\n"
        time.sleep(chance.uniform(0, 0.05))
        writer.kill()
        reported = [int(line) for line in said.read().split("\n")[:-1]]  # the last line may be torn
    killed = writer.wait() < 0
    try:
        parts = read_making(making_path(folder, public=True))
    except RecordUnusable:
        return killed, True, False
    numbers = {int(part.sha256, 16) for part in parts}
    return killed, len(numbers) != 1 or len(parts) != 40, min(numbers, default=-1) < max(reported, default=0)


def main() -> None:
    """Print what came of the runs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=100)
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
