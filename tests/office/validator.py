"""Would Excel open it without offering a repair? Microsoft's Open XML SDK is asked, through an npm package."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
VALIDATE = Path(__file__).with_name("validate.mjs")


def needs_npm() -> None:
    """Skip the test where node or the packages of tests/package.json are not installed. For tests marked npm."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    if not (TESTS / "node_modules").is_dir():
        pytest.skip("the npm packages of the tests are not installed: npm ci --prefix tests")


def validate(books: Iterable[Path]) -> dict[Path, list[str]]:
    """The errors that the SDK finds in each workbook: type | part | XPath | description. One process for all."""
    needs_npm()
    names = {str(book.resolve()): book for book in books}
    done = subprocess.run(["node", str(VALIDATE), *names], capture_output=True, encoding="utf-8", timeout=600)
    assert done.returncode == 0, done.stderr
    return {names[name]: errors for name, errors in json.loads(done.stdout).items()}
