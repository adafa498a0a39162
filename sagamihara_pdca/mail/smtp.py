"""The SMTP session, and what is certain of each letter after it.

`smtplib.sendmail` reports two cases alike: a connection lost before the end of the letter (the server may not deliver
it: RFC 5321 4.1.1.4) and one lost after it (it is unknown whether the letter arrives). So the last dot is sent on its own.
"""

from __future__ import annotations

import re
import smtplib
import socket
from dataclasses import dataclass
from enum import Enum

from sagamihara_pdca.mail import texts
from sagamihara_pdca.mail.server import Server, answer, connect, words

#: The server's answer when it ends the session on its side. Source: RFC 5321 3.8.
_CLOSING = 421


class Verdict(Enum):
    """What became of a letter."""

    ACCEPTED = "accepted"
    REFUSED = "refused"  # certainly not delivered to anybody
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The verdict, and in `note` what the server said or what happened."""

    verdict: Verdict
    note: str


class Connection:
    """One session at a time; `open` makes a new one where the last was lost."""

    def __init__(self, server: Server, hello_name: str) -> None:
        self._server, self._hello_name = server, hello_name
        self._smtp: smtplib.SMTP | None = None

    def open(self) -> None:
        """Connect, check the certificate and log in, unless that has been done.

        Raises:
            MailServerUnusable: with what to do about it.
        """
        if self._smtp is None:
            self._smtp = connect(self._server, self._hello_name)
            _send_at_once(self._smtp)

    def deliver(self, sender: str, receivers: tuple[str, ...], data: bytes) -> Delivery:
        """Send one message to all receivers or to none. `open` must have been called."""
        # Until the letter is sent, close() must not find the session: its QUIT would end up in the text.
        smtp, self._smtp = self._smtp, None
        if smtp is None:
            raise RuntimeError("deliver() without open()")
        try:
            if refusal := _offer(smtp, sender, receivers, data):
                self._smtp = _reset(smtp)
                return Delivery(Verdict.REFUSED, refusal)
            smtp.send(_stuffed(data))
        except OSError as fault:  # SMTPException is one
            smtp.close()
            return Delivery(Verdict.REFUSED, texts.BROKEN_OFF.format(reason=words(fault)))
        return self._finish(smtp)

    def close(self) -> None:
        """End the session, if there is one."""
        if self._smtp is not None:
            try:
                self._smtp.quit()
            except OSError:
                self._smtp.close()
            self._smtp = None

    def _finish(self, smtp: smtplib.SMTP) -> Delivery:
        """Send the last dot and wait for the answer: without one, it is unknown whether the letter arrives."""
        try:
            _wait_at_most(smtp, self._server.final_timeout_seconds)
            smtp.send(b".\r\n")
            code, reply = smtp.getreply()
            _wait_at_most(smtp, self._server.timeout_seconds)
        except OSError as fault:
            smtp.close()
            return Delivery(Verdict.UNDECIDED, texts.NO_ANSWER.format(reason=words(fault)))
        if code == _CLOSING:
            smtp.close()
        else:
            self._smtp = smtp
        return Delivery(_verdict(code), answer(code, reply))


def _verdict(code: int) -> Verdict:
    if 200 <= code < 300:
        return Verdict.ACCEPTED
    return Verdict.REFUSED if 400 <= code < 600 else Verdict.UNDECIDED


def _reset(smtp: smtplib.SMTP) -> smtplib.SMTP | None:
    """The session, ready for the next letter; None where the server has ended it."""
    try:
        smtp.rset()
    except OSError:
        smtp.close()
        return None
    return smtp


def _offer(smtp: smtplib.SMTP, sender: str, receivers: tuple[str, ...], data: bytes) -> str:
    """MAIL, RCPT and DATA; the first refusal, or "" when the server waits for the text."""
    size = [f"SIZE={len(data)}"] if smtp.has_extn("size") else []
    code, reply = smtp.mail(sender, size)
    for receiver in receivers:
        if not 200 <= code < 300:
            break
        code, reply = smtp.rcpt(receiver)
    if not 200 <= code < 300:
        return answer(code, reply)
    code, reply = smtp.docmd("DATA")
    return "" if code == 354 else answer(code, reply)


def _send_at_once(smtp: smtplib.SMTP) -> None:
    # The last dot goes on its own: without this it would wait for the server's delayed acknowledgement each time.
    if smtp.sock is not None:
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _wait_at_most(smtp: smtplib.SMTP, seconds: float) -> None:
    if smtp.sock is not None:
        smtp.sock.settimeout(seconds)


def _stuffed(data: bytes) -> bytes:
    """The text with leading dots doubled, and its end on a line of its own. Source: RFC 5321 4.5.2."""
    text = data if data.endswith(b"\r\n") else data + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", text)
