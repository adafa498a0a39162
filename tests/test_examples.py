"""The examples of the public names and of the notebook run, in a folder with a year of made-up answers."""

from __future__ import annotations

import ast
import doctest
import json
from contextlib import chdir
from pathlib import Path

import pytest

import sagamihara_pdca
from sagamihara_pdca import Settings, bundled_plan, pipeline
from sagamihara_pdca.pipeline.demo import demonstrate
from tests.worlds.plans import R6, sagamihara
from tests.worlds.whole_year import answer_all
from tools.reference import ROOT

PUBLIC = {name: getattr(sagamihara_pdca, name) for name in sagamihara_pdca.__all__}
EXAMPLES = {name: doctest.DocTestFinder(recurse=False).find(thing, name, globs={**PUBLIC, "sagamihara_pdca": sagamihara_pdca})[0]
            for name, thing in PUBLIC.items()}
NOTEBOOK = ROOT / "docs" / "analysis.ipynb"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("analyst")
    settings = Settings(here / "work")
    answer_all(settings, sagamihara(), R6)
    pipeline.report(settings, pipeline.collection_of(settings, sagamihara(), R6))
    return here


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != "Published"])  # what read_published returns
def test_every_public_name_has_an_example_that_runs(name: str, here: Path) -> None:
    said: list[str] = []

    with chdir(here):
        failed, tried = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(EXAMPLES[name], out=said.append)

    assert (failed, "".join(said)) == (0, "")
    assert tried > 0


def test_the_notebook_of_ten_lines_ends_in_a_chart(tmp_path: Path) -> None:
    demonstrate(Settings(tmp_path / "output" / "demo"), bundled_plan())
    cells = [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    lines = [line for cell in cells for line in "".join(cell["source"]).splitlines() if line]
    *before, last = ast.parse("\n".join(lines)).body
    assert isinstance(last, ast.Expr)
    names: dict[str, object] = {}

    with chdir(tmp_path):
        exec(compile(ast.Module(before, []), str(NOTEBOOK), "exec"), names)
    shown = eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)

    assert len(lines) <= 10
    assert [cell["outputs"] for cell in cells] == [[], []]  # nobody's figures are kept in the repository
    html = shown._repr_html_()
    assert html.count("linear-gradient") >= 8  # a bar for each rate
    assert "達成率" in html
