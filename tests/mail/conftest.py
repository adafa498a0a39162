"""What the tests of mail share: one certificate authority, and one server that accepts every letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mail.certificates import Certificates, make_certificates
from tests.mail.smtp_server import RunningServer, mail_server


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def server(tmp_path: Path, certificates: Certificates) -> Iterator[RunningServer]:
    with mail_server(tmp_path / "received", certificates) as running:
        yield running
