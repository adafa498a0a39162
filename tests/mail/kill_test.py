"""A sender killed at random moments and started again: nothing twice, nothing silently missing.

    python -m tests.mail.kill_test --runs 200          a run takes 4 seconds, on a busy computer 15

Server and sender are processes of their own, on TLS. In every run the sender of 40 letters is killed (SIGKILL) one to
three times at a random moment after it began, then left to finish; what the server has got is held against what
`status` says.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.mail import LetterState, send, status, write_drafts
from sagamihara_pdca.mail.index import read_index
from sagamihara_pdca.model.plan import Division
from tests.mail.certificates import make_certificates
from tests.mail.smtp_server import RunningServer, mail_server
from tests.worlds.mail_town import guard, letters_in, post

LETTERS = 40
DIVISIONS = tuple(Division(f"{n:02d}", f"第{n}課", mail=(f"k{n}@town.mizuno.example",)) for n in range(1, LETTERS + 1))


@dataclass(frozen=True)
class RunResult:
    """What one run came to. All but `kills` and the two kinds of doubt must be zero."""

    kills: int
    doubtful_arrived: int
    doubtful_lost: int
    duplicates: int
    silently_missing: int
    falsely_sent: int

    @property
    def is_right(self) -> bool:
        return not (self.duplicates or self.silently_missing or self.falsely_sent)


def run_many(runs: int, seed: int, folder: Path) -> list[RunResult]:
    """As many runs against one server, each with a journal of its own."""
    chance = random.Random(seed)
    certificates = make_certificates(folder / "certificates")
    write_drafts(letters_in(folder / "books", DIVISIONS), guard(DIVISIONS), folder / "mail")
    with mail_server(folder / "received", certificates, "--slow-seconds", "0.004", "--jitter") as server:
        seconds = _seconds_undisturbed(folder, server)
        return [_run(folder, server, f"journal_{number}.jsonl", seconds, chance) for number in range(runs)]


def _seconds_undisturbed(folder: Path, server: RunningServer) -> float:
    _drafts(folder, "undisturbed.jsonl")
    sender = _start(folder, server, "undisturbed.jsonl")
    began = time.monotonic()
    assert sender.wait() == 0 and len(_collect(server)) == LETTERS
    return time.monotonic() - began


def _run(folder: Path, server: RunningServer, journal: str, seconds: float, chance: random.Random) -> RunResult:
    kills = 0
    drafts = _drafts(folder, journal)
    for _ in range(chance.randint(1, 3)):
        sender = _start(folder, server, journal)
        time.sleep(chance.uniform(0, seconds / (1 + kills)))
        sender.kill()
        kills += sender.wait() != 0
    assert _start(folder, server, journal).wait() in (0, 1)
    return _judge(folder / journal, drafts, _collect(server), kills)


def _drafts(folder: Path, journal: str) -> Path:
    """Copy the drafts for one run: drafts that were sent belong to one journal."""
    return Path(shutil.copytree(folder / "mail", folder / f"drafts_{journal}"))


def _judge(journal: Path, drafts: Path, received: Counter[str], kills: int) -> RunResult:
    letters = status(journal, read_index(drafts))
    sent = {letter.to for letter in letters if letter.state is LetterState.SENT}
    doubtful = {letter.to for letter in letters if letter.state is LetterState.UNDECIDED}
    return RunResult(
        kills=kills,
        doubtful_arrived=len(doubtful & set(received)),
        doubtful_lost=len(doubtful - set(received)),
        duplicates=sum(number - 1 for number in received.values()),
        silently_missing=LETTERS - len(sent | doubtful),
        falsely_sent=len(sent - set(received)),
    )


def _start(folder: Path, server: RunningServer, journal: str) -> subprocess.Popen[str]:
    """Start a sender and wait until it has read its letters and is about to send."""
    command = [sys.executable, "-m", "tests.mail.kill_test", "--send", str(folder), journal, str(server.port)]
    sender = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert sender.stdout is not None
    with sender.stdout as said:
        assert said.readline() == "ready\n"
    return sender


def _collect(server: RunningServer) -> Counter[str]:
    """How often every address got a letter since the last time; the files are cleared away."""
    received = Counter(mail.receivers[0] for mail in server.received())
    for path in server.folder.iterdir():
        path.unlink()
    return received


def _send(folder: Path, journal: str, port: int) -> int:
    letters = letters_in(folder / "books", DIVISIONS, write=False)
    print("ready", flush=True)
    report = send(letters, guard(DIVISIONS), folder / f"drafts_{journal}", folder / journal,
                  post(port, folder / "certificates" / "ca.pem"), confirm=LETTERS)
    return 0 if report.is_complete else 1


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--send", nargs=3, metavar=("FOLDER", "JOURNAL", "PORT"), help="be the sender")
    options = parser.parse_args()
    if options.send:
        folder, journal, port = options.send
        raise SystemExit(_send(Path(folder), journal, int(port)))
    with tempfile.TemporaryDirectory() as name:
        results = run_many(options.runs, options.seed, Path(name))
    for figure in ("kills", "doubtful_arrived", "doubtful_lost", "duplicates", "silently_missing", "falsely_sent"):
        print(f"{figure:17} {sum(getattr(result, figure) for result in results):6}")
    raise SystemExit(0 if all(result.is_right for result in results) else 1)


if __name__ == "__main__":
    main()
