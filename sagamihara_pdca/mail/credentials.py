"""The log-in for the mail server: from the environment, or from the operating system's own store. Never from a file."""

from __future__ import annotations

from collections.abc import Mapping

from sagamihara_pdca.errors import MailServerUnusable
from sagamihara_pdca.mail import texts

USER = "PDCA_SMTP_USER"
PASSWORD = "PDCA_SMTP_PASSWORD"
#: The name under which `keyring set sagamihara-pdca USER` keeps the password.
SERVICE = "sagamihara-pdca"


def read_login(environ: Mapping[str, str]) -> tuple[str, str]:
    """User and password; ("", "") where no user is set and the server is to be used without log-in.

    Raises:
        MailServerUnusable: a user without a password, or letters that SMTP can't carry.
    """
    user = environ.get(USER, "")
    if not user:
        return "", ""
    password = environ.get(PASSWORD) or _from_keyring(user)
    if not password:
        raise MailServerUnusable(texts.NO_PASSWORD.format(variable=PASSWORD, service=SERVICE, user=user))
    if not (user.isascii() and password.isascii()):
        raise MailServerUnusable(texts.LOGIN_NOT_ASCII)
    return user, password


def _from_keyring(user: str) -> str:
    try:
        import keyring
    except ImportError:  # the extra `keyring` is not installed
        return ""
    return keyring.get_password(SERVICE, user) or ""
