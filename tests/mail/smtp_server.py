"""A real mail server in a process of its own, with the moods of real ones.

Every letter that it accepts becomes a file: what it got is what the tests look at, not what the client believes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from aiosmtpd.smtp import Envelope as SmtpEnvelope

from tests.mail.certificates import Certificates

USER, PASSWORD = "dx-suishin", "correct horse"


@dataclass(frozen=True)
class Received:
    """One letter as the server accepted it."""

    sender: str
    receivers: tuple[str, ...]
    data: bytes

    @property
    def message(self) -> EmailMessage:
        parsed = BytesParser(policy=policy.default).parsebytes(self.data)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def body(self) -> str:
        part = self.message.get_body()
        assert part is not None
        return str(part.get_content()).replace("\r\n", "\n")


@dataclass(frozen=True)
class RunningServer:
    """A server that listens on the loopback."""

    port: int
    folder: Path

    def received(self) -> list[Received]:
        """In the order of arrival."""
        return [self._read(path) for path in sorted(self.folder.glob("*.json"))]

    def _read(self, path: Path) -> Received:
        envelope = json.loads(path.read_text("utf-8"))
        return Received(envelope["from"], tuple(envelope["to"]), path.with_suffix(".eml").read_bytes())


@contextmanager
def mail_server(folder: Path, certificates: Certificates, *options: str) -> Iterator[RunningServer]:
    """Run a server until the block ends. `options` are those of `main`."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.mail.smtp_server", str(folder), str(certificates.chain),
               str(certificates.key), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          cwd=Path(__file__).parents[2]) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line, "the server did not start"
            yield RunningServer(int(line), folder)
        finally:
            process.kill()


class Handler:
    """Accepts letters into a folder, except where its mood says otherwise."""

    def __init__(self, folder: Path, mood: argparse.Namespace) -> None:
        self._folder, self._mood, self._number = folder, mood, 0

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope,  # noqa: N802 (aiosmtpd's name)
                          address: str, options: list[str]) -> str:
        if address == self._mood.drop_at_rcpt:
            server.transport.abort()
        if address == self._mood.refuse:
            return "550 5.1.1 User unknown in local recipient table"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: SmtpEnvelope) -> str:  # noqa: N802
        self._number += 1
        if self._number == self._mood.answer_451_on:
            return "451 4.3.0 Try again later"
        if self._number == self._mood.shut_on:
            return "421 4.3.2 Shutting down"
        seconds = self._mood.slow_seconds
        await asyncio.sleep(random.uniform(0, seconds) if self._mood.jitter else seconds)
        if self._number != self._mood.lose_on:
            self._store(envelope)
        if self._number in (self._mood.drop_on, self._mood.lose_on):
            server.transport.abort()
        return "250 OK"

    def _store(self, envelope: Envelope) -> None:
        path = self._folder / f"{self._number:05d}"
        assert isinstance(envelope.content, bytes)
        path.with_suffix(".eml").write_bytes(envelope.content)
        text = json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos})
        path.with_suffix(".json").write_text(text, "utf-8")


def _authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    is_known = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_known, handled=False)


async def _serve(mood: argparse.Namespace) -> None:
    trust = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trust.load_cert_chain(mood.chain, mood.key)
    handler = Handler(mood.folder, mood)
    offers_starttls = not (mood.tls or mood.plain)

    def session() -> SMTP:
        return SMTP(handler, hostname="mail.mizuno.example", data_size_limit=mood.size_limit,
                    authenticator=_authenticate, auth_required=True, auth_require_tls=offers_starttls,
                    require_starttls=offers_starttls, tls_context=trust if offers_starttls else None)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(session, "127.0.0.1", 0, ssl=trust if mood.tls else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("chain", type=Path)
    parser.add_argument("key", type=Path)
    parser.add_argument("--tls", action="store_true", help="TLS from the first byte instead of STARTTLS")
    parser.add_argument("--plain", action="store_true", help="no encryption on offer")
    parser.add_argument("--drop-on", type=int, help="accept the Nth letter and hang up without an answer")
    parser.add_argument("--lose-on", type=int, help="lose the Nth letter and hang up without an answer")
    parser.add_argument("--answer-451-on", type=int, help="refuse the Nth letter for now")
    parser.add_argument("--shut-on", type=int, help="refuse the Nth letter and say that the server is going down")
    parser.add_argument("--refuse", default="", help="an address that does not exist")
    parser.add_argument("--drop-at-rcpt", default="", help="an address at which the server hangs up")
    parser.add_argument("--slow-seconds", type=float, default=0)
    parser.add_argument("--jitter", action="store_true", help="answer after a random part of --slow-seconds")
    parser.add_argument("--size-limit", type=int, default=33_554_432)
    asyncio.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
