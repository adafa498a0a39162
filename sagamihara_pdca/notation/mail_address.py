"""Mail addresses, and which of them mail is sent to: one plain ASCII address that no mail program parses as two.

    address = local "@" domain
    local   = atom { "." atom }                letters, digits and ! # $ % & ' * + / = ? ^ _ ` { | } ~ -
    domain  = label "." label { "." label }    letters, digits, "-" inside; the last one not all digits

Stricter than RFC 5321 on purpose: no quoted local part, no comment, no address literal, nothing beyond ASCII.
"""

from __future__ import annotations

import re

from sagamihara_pdca.notation import texts

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_ADDRESS = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@({_DOMAIN.pattern})")

#: What staff paste by accident, and its message. The first that matches is reported.
_ACCIDENTS = (
    (re.compile(r"[＠]"), texts.ADDRESS_FULLWIDTH_AT),
    (re.compile(r"[,，、;；]"), texts.ADDRESS_SEVERAL),
    (re.compile(r"[<>\"():：]"), texts.ADDRESS_NAME),
    (re.compile(r"\s"), texts.ADDRESS_SPACE),
    (re.compile(r"[^\x21-\x7e]"), texts.ADDRESS_NOT_ASCII),
    (re.compile(r"@.*@"), texts.ADDRESS_TWO_AT),
)


def fault_of(address: str) -> str:
    """Validate an address: what is wrong with it, as the middle of a Japanese sentence; "" when it is valid."""
    for accident, reason in _ACCIDENTS:
        if accident.search(address):
            return reason
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return texts.ADDRESS_NONE
    local, domain = match.groups()
    # Source: RFC 5321 4.5.3.1.
    if len(local) > 64 or len(domain) > 253:
        return texts.ADDRESS_TOO_LONG
    return "" if is_domain(domain) else texts.ADDRESS_NO_DOMAIN


def is_domain(text: str) -> bool:
    """Whether the text is a domain name, without the @: city.example.lg.jp."""
    return bool(_DOMAIN.fullmatch(text)) and len(text) <= 253 and not text.rpartition(".")[2].isdigit()


def domain_of(address: str) -> str:
    """The part behind the last @ in lower case; the whole text when it has no @."""
    return address.rpartition("@")[2].lower()


def is_allowed(address: str, domains: tuple[str, ...]) -> bool:
    """Whether the domain is one of the list, exactly: a subdomain has to be listed itself."""
    return domain_of(address) in {domain.strip().lower().removeprefix("@") for domain in domains}


def same(one: str, other: str) -> bool:
    """Whether two addresses are the same mailbox: mail servers ignore case in practice."""
    return one.lower() == other.lower()
