"""No answer comes back silently wrong, whatever real clients do to the form on its way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.tampering import NPM, OFFICE, OPENPYXL, Count, InLibrary, InOffice, in_library, in_office
from tests.office.client import Office
from tests.office.validator import needs_npm

#: What no program may cost anybody: to open the form and save it.
HARMLESS = ("名前を付けて保存", "保存し直し", "値だけにして保存", "シートの移動", "行の挿入", "列の挿入", "セル結合の解除")


@pytest.mark.parametrize("operation", OFFICE, ids=lambda o: o.name)
def test_nothing_done_in_libreoffice_is_silently_wrong(office: Office, operation: InOffice, tmp_path: Path) -> None:
    _check(operation.name, in_office(office, operation, tmp_path))


@pytest.mark.parametrize("operation", OPENPYXL, ids=lambda o: o.name)
def test_nothing_done_with_openpyxl_is_silently_wrong(operation: InLibrary, tmp_path: Path) -> None:
    _check(operation.name, in_library(operation, tmp_path))


@pytest.mark.npm
@pytest.mark.parametrize("operation", NPM, ids=lambda o: f"{o.client} {o.name}")
def test_nothing_done_with_npm_packages_is_silently_wrong(operation: InLibrary, tmp_path: Path) -> None:
    needs_npm()

    _check(operation.name, in_library(operation, tmp_path))


def _check(name: str, count: Count) -> None:
    assert count.wrong == 0
    assert count.correct + count.reported > 0
    if name in HARMLESS:
        assert count.reported == 0
