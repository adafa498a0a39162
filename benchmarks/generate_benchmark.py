"""How long generating every division's input workbook takes: python benchmarks/generate_benchmark.py [--runs 5].

Prints CPU seconds, the plan loaded beforehand, and whether two runs gave the same bytes.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from hashlib import sha256
from time import process_time

from sagamihara_pdca.excel.writer import book_bytes
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.context import FormContext
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.plan_files.source import bundled_plan


def generate(plan: Plan) -> dict[str, bytes]:
    """Every division's workbook of the plan's first year, by the division's name."""
    year = plan.profile.first_year
    due = date(year.start + 1, 5, 30)
    return {division.name: book_bytes(input_book(FormContext(plan, year, division, due)))
            for division in plan.answering_divisions(year)}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the generation of input workbooks.")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()

    plan = bundled_plan()
    seconds, digests = [], set()
    for _ in range(given.runs):
        begun = process_time()
        books = generate(replace(plan))
        seconds.append(process_time() - begun)
        digests.add(sha256(b"".join(books.values())).hexdigest())
    size = sum(map(len, books.values()))
    print(f"{len(books)} workbooks, {size / 1000:,.0f} kB")
    print(f"CPU: best {min(seconds):.2f} s, worst {max(seconds):.2f} s of {given.runs} runs")
    print(f"byte-identical: {'yes' if len(digests) == 1 else 'NO'}")


if __name__ == "__main__":
    main()
