"""The public names: what `dir` shows, what they cost to import, and that nothing heavy is loaded for --help."""

from __future__ import annotations

import subprocess
import sys

import pytest

import sagamihara_pdca


def test_dir_shows_the_public_names_and_nothing_of_the_machinery() -> None:
    shown = dir(sagamihara_pdca)

    assert set(sagamihara_pdca.__all__) <= set(shown)
    assert [name for name in shown if name not in sagamihara_pdca.__all__] == ["__all__", "__doc__", "__version__"]


@pytest.mark.parametrize("name", sagamihara_pdca.__all__)
def test_every_public_name_is_there_and_says_what_it_does(name: str) -> None:
    assert getattr(sagamihara_pdca, name).__doc__


@pytest.mark.parametrize("words", [["-c", "import sagamihara_pdca; dir(sagamihara_pdca)"], ["-m", "sagamihara_pdca", "--help"]])
def test_neither_the_import_nor_help_loads_what_is_heavy(words: list[str]) -> None:
    program = [sys.executable, "-X", "importtime", *words]

    loaded = subprocess.run(program, capture_output=True, encoding="utf-8", check=True).stderr

    names = {line.rpartition("|")[2].strip() for line in loaded.splitlines()}
    assert "sagamihara_pdca" in names
    assert not names & {"pandas", "numpy", "xlsxwriter", "openpyxl", "pyarrow", "jinja2"}
