"""Render a letter and its attachment as a MIME message, the same bytes every time.

Japanese file names are written twice, because mailers differ: `filename*` (RFC 2231, in one piece: old mailers do not
join the numbered pieces that Python would make of a long name) and `name` with encoded words (RFC 2047), which old
versions of Outlook read and which the standard forbids but every mailer understands.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from sagamihara_pdca.letters.letter import Letter, Mailbox
from sagamihara_pdca.mail import texts
from sagamihara_pdca.notation.mail_address import domain_of

#: Our own two headers must not be refolded; the others are header objects, which fold themselves all the same.
_POLICY = SMTP.clone(refold_source="none")
_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_XLSM = ("application", "vnd.ms-excel.sheet.macroEnabled.12")
_ANY = ("application", "octet-stream")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One attachment as the bytes that were checked: the bytes that are hashed are the bytes that are sent."""

    name: str  # as the receiver sees it
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """SHA-256 of `data`, in hex."""
        return hashlib.sha256(self.data).hexdigest()


def digest(letter: Letter, enclosure: Enclosure | None) -> str:
    """SHA-256 (hex) of everything that the receiver sees: it changes when the letter changes."""
    receivers = (letter.to, *letter.cc) if letter.to else letter.cc
    parts = (str(letter.key), _spell(letter.sender), *map(_spell, receivers), str(len(letter.cc)),
             letter.subject, letter.body, enclosure.name if enclosure else "", enclosure.sha256 if enclosure else "")
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def draft(letter: Letter, enclosure: Enclosure | None) -> bytes:
    """The message as an unsent draft: Outlook and Thunderbird open it for editing and add Date and Message-ID."""
    message = _message(letter, enclosure)
    message["X-Unsent"] = "1"
    return message.as_bytes(policy=_POLICY)


def posted(letter: Letter, enclosure: Enclosure | None, when: datetime) -> bytes:
    """The message in the bytes that are sent to the server; `when` has a time zone."""
    message = _message(letter, enclosure)
    message["Date"] = format_datetime(when)
    message["Message-ID"] = message_id(letter, enclosure)
    return message.as_bytes(policy=_POLICY)


def trial(letter: Letter, enclosure: Enclosure | None, when: datetime, test_to: str) -> bytes:
    """The message of a trial: it is addressed to `test_to`, and the real headers stand in the body."""
    shown = EmailMessage(policy=_POLICY)
    _address(shown, letter)
    headers = "".join(f"　{name}: {value}\n" for name, value in shown.items())
    body = texts.TRIAL_HEAD.format(headers=headers, id=message_id(letter, enclosure), body=letter.body)
    message = EmailMessage(policy=_POLICY)
    message["From"] = _mailbox(letter.sender)
    message["To"] = Address(addr_spec=test_to)
    message["Subject"] = f"{texts.TRIAL_MARK}{letter.subject}"
    message["Date"] = format_datetime(when)
    message["Message-ID"] = message_id(letter, enclosure, f"trial {test_to} {when.isoformat()}")
    _fill(message, body, letter, enclosure)
    return message.as_bytes(policy=_POLICY)


def message_id(letter: Letter, enclosure: Enclosure | None, salt: str = "") -> str:
    """The same for the same letter, so that a receiver who got it twice can tell."""
    number = hashlib.sha256(f"{digest(letter, enclosure)}{salt}".encode()).hexdigest()[:32]
    return f"<{number}@{domain_of(letter.sender.address)}>"


def _message(letter: Letter, enclosure: Enclosure | None) -> EmailMessage:
    message = EmailMessage(policy=_POLICY)
    _address(message, letter)
    _fill(message, letter.body, letter, enclosure)
    return message


def _address(message: EmailMessage, letter: Letter) -> None:
    if letter.sender.address:
        message["From"] = _mailbox(letter.sender)
    if letter.to:
        message["To"] = _mailbox(letter.to)
    if letter.cc:
        message["Cc"] = tuple(_mailbox(box) for box in letter.cc)
    message["Subject"] = letter.subject


def _fill(message: EmailMessage, body: str, letter: Letter, enclosure: Enclosure | None) -> None:
    message.set_content(body, charset="utf-8", cte="base64")
    if enclosure is None:
        return
    message.make_mixed()
    message.attach(_part(enclosure))
    # All parts are base64, in which "=_" can't occur.
    message.set_boundary(f"=_{digest(letter, enclosure)[:32]}")


def _part(enclosure: Enclosure) -> EmailMessage:
    part = EmailMessage(policy=_POLICY)
    maintype, subtype = _media_type(enclosure.name)
    part.set_content(enclosure.data, maintype, subtype, disposition="attachment", cte="base64")
    del part["Content-Type"], part["Content-Disposition"], part["MIME-Version"]
    # set_raw: a header object would decode the encoded words and write `name*0*=…` instead.
    part.set_raw("Content-Type", f"{maintype}/{subtype};\r\n name=\"{_encoded_words(enclosure.name)}\"")
    part.set_raw("Content-Disposition", f"attachment;\r\n filename*=UTF-8''{quote(enclosure.name, safe='')}")
    return part


def _encoded_words(name: str) -> str:
    """The name as RFC 2047 words of at most 75 characters, never cut inside a character."""
    words, chunk = [], b""
    for character in name:
        letter = character.encode()
        if len(chunk) + len(letter) > 45:  # 45 bytes are 60 characters in base64
            words.append(chunk)
            chunk = b""
        chunk += letter
    return "\r\n ".join(f"=?UTF-8?B?{base64.b64encode(word).decode()}?=" for word in (*words, chunk))


def _media_type(name: str) -> tuple[str, str]:
    suffix = name.lower().rpartition(".")[2]
    return {"xlsx": _XLSX, "xlsm": _XLSM}.get(suffix, _ANY)


def _spell(box: Mailbox) -> str:
    return f"{box.name}<{box.address}>"


def _mailbox(box: Mailbox) -> Address:
    return Address(display_name=box.name, addr_spec=box.address)
