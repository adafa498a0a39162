"""`collect` killed at random moments: no output lost, none half-written, and the next run gives the right result.

    python -m tests.pipeline.kill_test --runs 100

Every run finds the outputs of an earlier state of the folder, is killed (SIGKILL) somewhere between its start and its
end, and leaves each output as it was or as it should be. Then it is run undisturbed.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.input_form.form_rows import ACTUAL
from sagamihara_pdca.settings import Settings
from tests.worlds.division_book import DivisionBook
from tests.worlds.plans import R6
from tests.worlds.whole_year import files_of

COLLECT = (sys.executable, "-c", "from sagamihara_pdca.cli import main; main()", "--folder")
RECEIVED = 1_750_000_000  # when every submission was last changed: 回収状況 shows it
DIVISIONS = ("02", "05", "07", "14", "15", "16")


@dataclass(frozen=True)
class RunResult:
    """What one killed run left behind. All but `killed` must be zero."""

    killed: int
    half_written: int
    lost: int
    wrong_in_the_end: int
    touched: int  # originals

    @property
    def is_right(self) -> bool:
        return not (self.half_written or self.lost or self.wrong_in_the_end or self.touched)


def submit(folder: Path, faulty: bool) -> None:
    """Six divisions' answers; with faults, three of them are returned."""
    for number, division in enumerate(DIVISIONS):
        book = DivisionBook.of(division)
        measures = [ref for ref in book.values if ref.column == ACTUAL and ref.row.startswith("m.")]
        if faulty and number % 2 and measures:
            book = book.with_answers({measures[0]: "およそ30か40"})
        os.utime(book.write(folder / f"{division}.xlsx"), (RECEIVED, RECEIVED))


def outputs(settings: Settings) -> dict[str, bytes]:
    """Every output by name. What begins with a dot is no output: a lock, a temporary file, the list of our files."""
    return files_of(settings.output(R6))


def run_many(runs: int, seed: int, folder: Path) -> list[RunResult]:
    """As many killed runs, in turn from the faulty state to the corrected one and back."""
    chance = random.Random(seed)
    states, seconds = [], 0.0
    for faulty in (False, True):
        settings = Settings(folder / f"state{faulty}")
        submit(settings.submissions(R6), faulty)
        began = time.monotonic()
        subprocess.run([*COLLECT, str(settings.root), "collect", "R6"], check=False, capture_output=True)
        seconds = time.monotonic() - began
        states.append((settings, outputs(settings)))
    return [_run(states, number, seconds, chance, folder / "killed") for number in range(runs)]


def _run(states: list[tuple[Settings, dict[str, bytes]]], number: int, seconds: float, chance: random.Random,
         root: Path) -> RunResult:
    settings = Settings(root)
    before, (source, after) = states[number % 2][1], states[1 - number % 2]
    _make(settings.output(R6), before)
    listed = states[number % 2][0].output(R6) / ".sagamihara-pdca.files"
    (settings.output(R6) / listed.name).write_bytes(listed.read_bytes())
    originals = {p.name: p.read_bytes() for p in source.submissions(R6).iterdir()}
    _make(settings.submissions(R6), originals)
    command = [*COLLECT, str(root), "collect", "R6"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(chance.uniform(0.35, 0.85) * seconds)
    process.kill()
    killed = process.wait() < 0
    left = outputs(settings)
    subprocess.run(command, check=False, capture_output=True)
    touched = {p.name: p.read_bytes() for p in settings.submissions(R6).iterdir()} != originals
    return RunResult(
        killed=killed,
        half_written=sum(content not in (before.get(name), after.get(name)) for name, content in left.items()),
        lost=sum(name not in left for name in before.keys() & after.keys()),
        wrong_in_the_end=outputs(settings) != after,
        touched=touched,
    )


def _make(folder: Path, wanted: dict[str, bytes]) -> None:
    """Make the folder hold these files and no others."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    for name, content in wanted.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        os.utime(folder / name, (RECEIVED, RECEIVED))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        results = run_many(options.runs, options.seed, Path(name))
    print(f"{'runs':17} {len(results):6}")
    for figure in ("killed", "half_written", "lost", "wrong_in_the_end", "touched"):
        print(f"{figure:17} {sum(getattr(result, figure) for result in results):6}")
    raise SystemExit(0 if all(result.is_right for result in results) else 1)


if __name__ == "__main__":
    main()
