"""Under PDCA_REQUIRE_CLIENTS=1 a run without its real clients fails: it would prove less than it seems to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

TESTS = """\
import pytest

@pytest.mark.office
def test_with_a_client():
    pytest.skip("soffice is not installed")

@pytest.mark.skip(reason="only on Windows")
def test_without_one():
    pass
"""


@pytest.mark.parametrize(("required", "closing"), [("", "2 skipped"), ("1", "1 failed, 1 skipped")])
def test_a_skipped_client_is_a_failure_where_clients_are_required(tmp_path: Path, required: str, closing: str) -> None:
    (tmp_path / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    (tmp_path / "test_it.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    office: x\n    npm: x\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PDCA_REQUIRE_CLIENTS": required}

    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    output = subprocess.run(run, env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8").stdout

    assert closing in output.splitlines()[-1]
