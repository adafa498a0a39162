"""Connect to the mail server: encryption, certificate and log-in."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from sagamihara_pdca.errors import MailServerUnusable
from sagamihara_pdca.letters.quoting import safe_line
from sagamihara_pdca.mail import texts


class Security(Enum):
    """How the connection is encrypted. An unencrypted connection is not offered."""

    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class Server:
    """The mail server. Without `user` there is no log-in: some relays accept clients by their network address."""

    host: str
    port: int
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None  # the organisation's own certificate authority
    timeout_seconds: float = 60
    final_timeout_seconds: float = 600  # Source: RFC 5321 4.5.3.2.6, waiting for the answer to the last dot


#: What the failures mean that are not of the network, the first that fits.
_MEANINGS = (
    (ssl.SSLCertVerificationError, texts.CERTIFICATE_REFUSED),
    (ssl.SSLError, texts.NOT_ENCRYPTED),
    (smtplib.SMTPAuthenticationError, texts.LOGIN_REFUSED),
    (smtplib.SMTPNotSupportedError, texts.NOT_SUPPORTED),
)


def connect(server: Server, hello_name: str) -> smtplib.SMTP:
    """Open an encrypted session, check the certificate and log in.

    Raises:
        MailServerUnusable: with what to do about it.
    """
    try:
        return _log_in(_encrypted(server, hello_name), server)
    except (OSError, UnicodeError, OverflowError) as fault:  # the last two: no such host name, no such port
        where = texts.SERVER.format(host=server.host, port=server.port)
        meaning = next((said for kind, said in _MEANINGS if isinstance(fault, kind)), texts.NOT_CONNECTED)
        raise MailServerUnusable(meaning.format(server=where, reason=words(fault))) from fault


def _encrypted(server: Server, hello_name: str) -> smtplib.SMTP:
    trust = _trust(server)
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(server.host, server.port, hello_name, timeout=server.timeout_seconds, context=trust)
    smtp = smtplib.SMTP(server.host, server.port, hello_name, timeout=server.timeout_seconds)
    try:
        smtp.starttls(context=trust)
    except OSError:
        smtp.close()
        raise
    return smtp


def _trust(server: Server) -> ssl.SSLContext:
    """The certificate authorities that are accepted: the system's, or the organisation's own."""
    try:
        trust = ssl.create_default_context(cafile=server.ca_file)
    except OSError as fault:  # SSLError is one
        raise MailServerUnusable(texts.CA_FILE_UNREADABLE.format(file=server.ca_file, reason=words(fault))) from fault
    trust.minimum_version = ssl.TLSVersion.TLSv1_2
    return trust


def _log_in(smtp: smtplib.SMTP, server: Server) -> smtplib.SMTP:
    try:
        smtp.ehlo_or_helo_if_needed()
        if server.user:
            smtp.login(server.user, server.password)
    except OSError:
        smtp.close()
        raise
    return smtp


def answer(code: int, reply: bytes | str) -> str:
    """The reply of a server, as one safe line."""
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return safe_line(f"{code} {text}")


def words(fault: Exception) -> str:
    """The words of an exception, as one safe line."""
    if isinstance(fault, smtplib.SMTPAuthenticationError):
        return answer(fault.smtp_code, fault.smtp_error)
    if isinstance(fault, ssl.SSLCertVerificationError):
        return safe_line(fault.verify_message)
    return safe_line(getattr(fault, "strerror", None) or str(fault) or type(fault).__name__)
