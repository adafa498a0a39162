"""How long a typed figure and a target's wording take to read.

    python benchmarks/notation_benchmark.py [--rounds 7]

CPU time for one reading, the best of the rounds. Every text is read once in a round: nothing is kept from one reading to the next.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sagamihara_pdca.notation.targets.reading import read_target
from sagamihara_pdca.notation.typed_figure import read_typed_figure

PLAN = Path(__file__).parents[1] / "sagamihara_pdca" / "plans" / "sagamihara_ict2"
EVERYDAY = [("32", "校"), ("1,234", "人"), ("１２", "件"), ("13.8%", "%"), ("32校", "校"), ("▲5", "千円"), ("12 件", "件"), ("0", "件")]
WITH_WORDS = [
    ("約1,200人", "人"), ("1,200人（見込）", "人"), ("1,200人(12月末)", "人"), ("実績：12件", "件"),
    ("延べ1,234人", "人"), ("421（うち女性26）人", "人"), ("令和6年度実績 12件", "件"),
    ("12件（速報値）", "件"), ("1億2,000万円", "万円"), ("4.2（5点満点）", "点"), ("12件を実施", "件"),
    ("97.3(97.1)", "%"), ("85.2%（前年度84.1%）", "%"), ("1,200千円", "円"), ("12件※速報", "件"),
    ("24校/24校", "校"), ("年間12件", "件"), ("32件", "校"),
]
STATES = [("集計中", "件"), ("中止（台風のため）", "回"), ("9月公表予定", "人"), ("なし", "件"), ("前年並み", "人")]


def microseconds(read: Callable[[str, str], object], texts: Sequence[tuple[str, str]], repeat: int = 200) -> float:
    """CPU time of one reading."""
    start = time.process_time()
    for _ in range(repeat):
        for text, unit in texts:
            read(text, unit)
    return (time.process_time() - start) / repeat / len(texts) * 1e6


def wordings() -> list[tuple[str, str]]:
    """The targets of the bundled plan."""
    found: list[tuple[str, str]] = []
    for path in PLAN.glob("成果指標*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                found += [(text, "") for heading, text in row.items() if heading and heading.startswith("R") and text]
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    kinds: list[tuple[str, Callable[[str, str], object], Sequence[tuple[str, str]]]] = [
        ("everyday figures", read_typed_figure, EVERYDAY), ("figures with words", read_typed_figure, WITH_WORDS),
        ("states", read_typed_figure, STATES), ("targets", lambda text, unit: read_target(text, unit=unit), wordings())]
    for name, read, texts in kinds:
        best = min(microseconds(read, texts) for _ in range(rounds))
        print(f"{name:<20}{len(texts):>4} texts {best:>8.1f} µs each")


if __name__ == "__main__":
    main()
