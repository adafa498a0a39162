"""What every test may ask for: golden texts, the plan, a real LibreOffice, a run in which no real client is missing."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from sagamihara_pdca.model.plan import Plan
from tests.office.client import Office, OfficeMissing
from tests.office.render import font_setup
from tests.worlds.plans import sagamihara

GOLDEN = Path(__file__).with_name("golden")

#: Tests with these marks need more than Python: a real client, or a registry; a run under PDCA_REQUIRE_CLIENTS=1 may skip none of them.
CLIENT_MARKS = ("office", "npm", "registry")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/*.txt; read the diff after it")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if {"office", "printer"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("office")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    needs_client = any(item.get_closest_marker(mark) for mark in CLIENT_MARKS)
    if report.skipped and needs_client and os.environ.get("PDCA_REQUIRE_CLIENTS") == "1":
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, but PDCA_REQUIRE_CLIENTS=1: {report.longrepr}"
    return report


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)` compares a text with tests/golden/NAME.txt, or rewrites it under --update-golden."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path.name} is not there yet: run pytest --update-golden and read what it wrote"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def plan() -> Plan:
    """相模原市's plan."""
    return sagamihara()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A LibreOffice of this worker's own, started once; the test is skipped where there is none."""
    with _started(tmp_path_factory.mktemp("office")) as client:
        yield client


@pytest.fixture(scope="session")
def printer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Office]]:
    """`printer("bizud")` is a LibreOffice that prints with those fonts (tests/office/render.py), started once."""
    with ExitStack() as running:

        @cache
        def with_fonts(setup: str) -> Office:
            folder = tmp_path_factory.mktemp(f"printer-{setup}")
            return running.enter_context(_started(folder, font_setup(setup, folder)))

        yield with_fonts


def _started(folder: Path, fonts: Path | None = None) -> Office:
    try:
        return Office.start(folder, fonts)
    except OfficeMissing as missing:
        pytest.skip(str(missing))
