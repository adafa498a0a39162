"""A sealed year is read as it was written, whatever words and figures it holds."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.model.choices import NextDirection, Progress, ProjectChoices
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.place import Place
from sagamihara_pdca.model.results import Actual, Narrative
from sagamihara_pdca.model.sealed import (
    Correction,
    Difference,
    OfficeWord,
    Seal,
    SealedDivision,
    SealedFile,
    SealedMeasure,
    SealedProject,
)
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.records import read_seal, sealed_editions, write_seal

R6, DAY = FiscalYear(2024), date(2025, 8, 29)
WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=20)
FIGURES = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=6) | st.sampled_from([D("1E+3"), D("-0.10")])
PLACES = st.builds(Place, WORDS, WORDS, WORDS, WORDS, st.sampled_from([None, R6]))
ACTUALS = st.builds(Actual, WORDS, st.integers(1, 9), st.integers(1, 9), st.just(R6), st.sampled_from(ActualState), FIGURES, WORDS,
                    WORDS, WORDS, WORDS, FIGURES, PLACES, WORDS)
MEASURES = st.builds(SealedMeasure, WORDS, st.integers(1, 9), st.integers(1, 9), st.just(R6), FIGURES, FIGURES, FIGURES,
                     st.sampled_from([True, False, None]), WORDS.filter(bool), WORDS, WORDS, WORDS)
DIFFERENCES = st.builds(Difference, WORDS, WORDS, WORDS, WORDS, WORDS)


def few(facts: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(facts, max_size=3).map(tuple)


SEALS = st.builds(
    Seal, st.just(R6), st.integers(1, 3), st.just(DAY), st.sampled_from([None, DAY]),
    st.sampled_from([(), ((FiscalYear(2023), 2),)]), few(ACTUALS),
    few(st.builds(Narrative, WORDS, WORDS, WORDS, WORDS, PLACES)),
    few(st.builds(ProjectChoices, WORDS, WORDS, st.sampled_from([None, *Progress]), st.none(),
                  st.sampled_from([None, *NextDirection]), st.none())),
    few(WORDS), few(st.builds(SealedDivision, WORDS, WORDS, WORDS, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))),
    few(st.builds(SealedFile, WORDS, WORDS, WORDS, WORDS)), few(st.builds(OfficeWord, WORDS, WORDS, WORDS)), few(MEASURES),
    few(st.builds(SealedProject, WORDS, WORDS, WORDS, WORDS)),
    few(st.builds(Correction, DIFFERENCES, WORDS, st.just(DAY), st.integers(1, 9))))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SEALS)
def test_what_is_read_is_what_was_written(seal: Seal) -> None:
    with tempfile.TemporaryDirectory() as name:
        write_seal(Path(name), seal, {"設定.csv": b"x"})

        assert sealed_editions(Path(name)) == (seal.edition,)
        assert read_seal(Path(name), seal.edition) == seal


def small(edition: int = 1) -> Seal:
    return Seal(R6, edition, DAY, None, (), (), (), (), ("1-1-01",), (), (), (), (), (SealedProject("1-1-01", "窓口", "◎", "◎"),))


def test_editions_are_counted_by_their_number(tmp_path: Path) -> None:
    for edition in (2, 10, 1):
        write_seal(tmp_path, small(edition), {})

    assert sealed_editions(tmp_path) == (1, 2, 10)


def test_an_edition_without_its_manifest_is_none(tmp_path: Path) -> None:
    write_seal(tmp_path, small(), {})
    (tmp_path / "確定/第1版/確定.json").unlink()

    assert sealed_editions(tmp_path) == ()


@pytest.mark.parametrize("name", ["事業の評価.csv", "計画/設定.csv", "訂正.csv"])
def test_a_file_that_was_changed_is_named(name: str, tmp_path: Path) -> None:
    write_seal(tmp_path, small(), {"設定.csv": b"x"})
    path = tmp_path / "確定/第1版" / name
    path.write_bytes(path.read_bytes() + b" ")

    with pytest.raises(RecordUnusable, match=name.rpartition("/")[2]):
        read_seal(tmp_path, 1)
