"""A server that can't be trusted or reached: a clear Japanese message, nothing sent, nothing in doubt."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from sagamihara_pdca.errors import MailServerUnusable
from sagamihara_pdca.mail import LetterState, Post, Security, SendReport, send, status, write_drafts
from sagamihara_pdca.mail.credentials import read_login
from tests.mail.certificates import Certificates, make_certificates
from tests.mail.smtp_server import RunningServer, mail_server
from tests.worlds.mail_town import guard, letters_in, post


def _send(folder: Path, means: Post) -> SendReport:
    """Send, and make sure that the run stopped before the first letter."""
    letters, journal = letters_in(folder / "books"), folder / "journal.jsonl"
    rows = write_drafts(letters, guard(), folder / "mail").rows

    report = send(letters, guard(), folder / "mail", journal, means, confirm=5)

    assert report.sent_now == 0 and not report.is_complete
    assert {result.state for result in report.results} == {LetterState.WAITING} and len(report.results) == 5
    assert {letter.state for letter in status(journal, rows)} == {LetterState.WAITING}
    return report


def test_a_certificate_of_an_unknown_authority_is_not_trusted(tmp_path: Path, certificates: Certificates) -> None:
    other = make_certificates(tmp_path / "other")

    with mail_server(tmp_path / "received", other) as server:
        report = _send(tmp_path, post(server.port, certificates.authority))

        assert "証明書を確かめられないため、接続を中止しました" in report.halted
        assert server.received() == []


@pytest.mark.parametrize(("host", "days"), [("mail.other.example", 1), ("localhost", -1)])
def test_a_certificate_of_another_host_or_run_out_is_not_trusted(tmp_path: Path, host: str, days: int) -> None:
    wrong = make_certificates(tmp_path / "wrong", host, days)

    with mail_server(tmp_path / "received", wrong, "--tls") as server:
        report = _send(tmp_path, post(server.port, wrong.authority, security=Security.TLS))

    assert "証明書を確かめられないため、接続を中止しました" in report.halted


def test_a_wrong_password_is_said_to_be_one_and_not_repeated(tmp_path: Path, server: RunningServer,
                                                              certificates: Certificates) -> None:
    report = _send(tmp_path, post(server.port, certificates.authority, password="hunter2"))

    assert "ログインできません" in report.halted and "パスワードを確かめてください" in report.halted
    assert "hunter2" not in report.halted


def test_a_server_without_encryption_is_refused(tmp_path: Path, certificates: Certificates) -> None:
    with mail_server(tmp_path / "received", certificates, "--plain") as server:
        report = _send(tmp_path, post(server.port, certificates.authority))

    assert "暗号化又はログインの方式に対応していません" in report.halted


def test_the_wrong_kind_of_encryption_is_reported(tmp_path: Path, server: RunningServer,
                                                  certificates: Certificates) -> None:
    report = _send(tmp_path, post(server.port, certificates.authority, security=Security.TLS))

    assert "STARTTLS又はTLS" in report.halted


def test_a_server_that_is_down_is_reported(tmp_path: Path, certificates: Certificates) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]

    report = _send(tmp_path, post(port, certificates.authority))

    assert report.halted.startswith(f"メールサーバー「localhost」（ポート{port}）に接続できません")


@pytest.mark.parametrize(("host", "port"), [
    ("no-such-host.invalid", 25), ("x" * 70 + ".example", 25), ("localhost", 70000),
])
def test_a_host_or_port_that_cannot_exist_is_reported(tmp_path: Path, certificates: Certificates,
                                                      host: str, port: int) -> None:
    report = _send(tmp_path, post(port, certificates.authority, host=host))

    assert "に接続できません" in report.halted


def test_an_authority_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    report = _send(tmp_path, post(25, tmp_path / "none.pem"))

    assert "none.pem」を読み込めません" in report.halted


def test_a_server_that_goes_down_between_two_letters_leaves_the_rest_waiting(tmp_path: Path,
                                                                             certificates: Certificates) -> None:
    letters, journal = letters_in(tmp_path / "books"), tmp_path / "journal.jsonl"
    rows = write_drafts(letters, guard(), tmp_path / "mail").rows
    with mail_server(tmp_path / "first", certificates) as server:
        send(letters, guard(), tmp_path / "mail", journal, post(server.port, certificates.authority),
             confirm=1, only=("01",))

    down = send(letters, guard(), tmp_path / "mail", journal, post(server.port, certificates.authority), confirm=5)

    assert [result.state for result in down.results] == [LetterState.SENT, *[LetterState.WAITING] * 4]
    with mail_server(tmp_path / "second", certificates) as server:
        send(letters, guard(), tmp_path / "mail", journal, post(server.port, certificates.authority), confirm=5)
        assert len(server.received()) == 4
    assert {letter.state for letter in status(journal, rows)} == {LetterState.SENT}


def test_the_login_comes_from_the_environment() -> None:
    assert read_login({"PDCA_SMTP_USER": "dx", "PDCA_SMTP_PASSWORD": "secret"}) == ("dx", "secret")
    assert read_login({}) == ("", "")


@pytest.mark.parametrize(("environ", "said"), [
    ({"PDCA_SMTP_USER": "dx", "PDCA_SMTP_PASSWORD": "ひみつ"}, "半角英数字"),
    ({"PDCA_SMTP_USER": "nobody-of-this-test", "PDCA_SMTP_PASSWORD": ""}, "パスワードがありません"),
])
def test_a_login_that_cannot_work_is_refused_before_the_server_is_asked(environ: dict[str, str], said: str) -> None:
    with pytest.raises(MailServerUnusable, match=said):
        read_login(environ)
