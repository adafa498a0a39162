"""A clerk's `mail sent` killed at random moments: the journal stays readable and holds whatever was reported as recorded.

    python -m tests.mail.by_hand_kill_test --runs 100
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sagamihara_pdca.errors import JournalUnusable
from sagamihara_pdca.mail import LetterState, read_index, record_sent, status, write_drafts
from sagamihara_pdca.model.plan import Division
from tests.worlds.mail_town import NOW, guard, letters_in

LETTERS = 200
DIVISIONS = tuple(Division(f"{n:03d}", f"第{n}課", mail=(f"k{n}@town.mizuno.example",)) for n in range(1, LETTERS + 1))


def run_many(runs: int, seed: int, folder: Path) -> tuple[int, int, int]:
    """As many killed writers: how many were killed, how many journals were damaged, how many had lost what was reported."""
    chance = random.Random(seed)
    write_drafts(letters_in(folder / "books", DIVISIONS), guard(DIVISIONS), folder / "mail")
    results = [_run(folder, f"records{number}", chance) for number in range(runs)]
    return sum(r[0] for r in results), sum(r[1] for r in results), sum(r[2] for r in results)


def _run(folder: Path, records: str, chance: random.Random) -> tuple[bool, bool, bool]:
    command = [sys.executable, "-m", "tests.mail.by_hand_kill_test", "--write", str(folder), records]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert writer.stdout is not None
    with writer.stdout as said:
        first = said.readline().strip()
        time.sleep(chance.uniform(0, 0.3))
        writer.kill()
        reported = [first, *said.read().split("\n")[:-1]]  # the last line may be torn
    killed = writer.wait() < 0
    (folder / "mail" / "送信済み.txt").unlink(missing_ok=True)  # it belongs to one journal
    try:
        letters = status(folder / records / "journal.jsonl", read_index(folder / "mail"))
    except JournalUnusable:
        return killed, True, False
    recorded = {one.key.division for one in letters if one.state is LetterState.SENT}
    return killed, False, not set(reported) <= recorded


def write_on(folder: Path, records: str) -> None:
    """Record one letter after another; the number of each division is printed once it is on the disk."""
    for division in DIVISIONS:
        record_sent(folder / "mail", folder / records / "journal.jsonl", (division.number,), lambda: NOW)
        print(division.number, flush=True)


def main() -> None:
    """Print what came of the runs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", nargs=2, metavar=("FOLDER", "RECORDS"), help="be the writer")
    options = parser.parse_args()
    if options.write:
        write_on(Path(options.write[0]), options.write[1])
        return
    with tempfile.TemporaryDirectory() as name:
        killed, damaged, lost = run_many(options.runs, options.seed, Path(name))
    print(f"runs {options.runs}, killed {killed}, damaged {damaged}, lost {lost}")
    raise SystemExit(damaged + lost > 0)


if __name__ == "__main__":
    main()
