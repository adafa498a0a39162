"""A small part of the hostile suite; the whole is run by `python -m tests.excel.reader.hostile --count 5000`."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from sagamihara_pdca.excel.reader import Limits, read_book_bytes
from sagamihara_pdca.model.raw_book import CellKind
from tests.excel.reader.hostile import (
    ATTACKS,
    BOMBS,
    flipped_directory,
    mutated,
    mutated_inside,
    outcome,
    run_attacks,
    run_mutations,
    run_truncations,
    victims,
)

#: Read in an instant and made in one too.
QUICK = [
    "one endless string", "one endless value", "a number of 200,000 digits", "an endless formula", "millions of runs",
    "a format of brackets", "millions of relationships", "a million tabs", "deep elements", "deep known elements",
    "deep choices", "many prefixes", "many parts", "overlapping parts", "many ends", "a cell at the far end",
    "many stream names",
]
HARMLESS = {"a format of brackets", "many prefixes", "many ends", "a cell at the far end"}


@pytest.mark.parametrize("name", QUICK)
def test_a_bomb_is_read_or_refused_in_an_instant(name: str) -> None:
    found = outcome(name, BOMBS[name]())

    assert (found.book is not None) is (name in HARMLESS)
    assert found.seconds < 5


def test_every_dtd_is_refused_as_such() -> None:
    kinds = ("billion", "quadratic", "external", "parameter", "DTD")

    codes = [found.code for found in run_attacks() if found.name.startswith(kinds)]

    assert codes == ["FIL044"] * 6 * 7


def test_every_part_survives_every_attack() -> None:
    assert len(list(run_attacks())) == len(ATTACKS) * 7


def test_no_truncated_file_is_read() -> None:
    assert all(found.book is None for found in run_truncations(40))


@pytest.mark.parametrize("change", [mutated, flipped_directory, mutated_inside])
def test_changed_files_are_refused_or_read_as_before(change: Callable[[bytes, random.Random], bytes]) -> None:
    outcomes = list(run_mutations(300, 7, change))

    assert len(outcomes) == 300
    assert any(found.code for found in outcomes)


def test_the_victims_are_read_whole_so_that_the_suite_has_teeth() -> None:
    kinds = [{cell.kind for sheet in read_book_bytes(data, "").sheets for cell in sheet.cells.values()}
             for data in victims()]

    assert set().union(*kinds) == set(CellKind)


def test_a_small_file_stays_within_small_limits() -> None:
    small = Limits(file_bytes=100_000, all_bytes=200_000, cells=1000, parts=50, seconds=5)

    assert all(read_book_bytes(data, "", small).sheets for data in victims())
