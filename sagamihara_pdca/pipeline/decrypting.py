"""Opens workbooks that are protected by a password, with the passwords that the 事務局 was told.

Needs the extra `crypt` (msoffcrypto-tool). What is decrypted stays in memory; the file is only ever read.
"""

from __future__ import annotations

import re
import struct
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from xml.parsers.expat import ExpatError

from sagamihara_pdca.errors import ExtraMissing
from sagamihara_pdca.pipeline import texts

#: Excel hashes a password 100,000 times; a file that asks for far more is refused, because it would occupy the machine.
_MOST_SPINS = 2_000_000
_SPINS = re.compile(rb'spinCount="([0-9]{1,20})"')


def read_passwords(path: Path) -> tuple[str, ...]:
    """The passwords of a file, one a line, UTF-8. Blank lines are none.

    Raises:
        ExtraMissing: msoffcrypto-tool is not installed, or the file can't be read.
    """
    if find_spec("msoffcrypto") is None:
        raise ExtraMissing(texts.NO_DECRYPTION)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ExtraMissing(texts.PASSWORDS_UNREADABLE.format(file=path.name)) from error
    return tuple(line for line in lines if line.strip())


def decrypted(data: bytes, passwords: tuple[str, ...]) -> bytes | None:
    """The workbook inside an encrypted file, or None when no password opens it."""
    if any(int(found) > _MOST_SPINS for found in _SPINS.findall(data)):
        return None
    for password in passwords:
        content = _opened(data, password)
        if content is not None:
            return content
    return None


def _opened(data: bytes, password: str) -> bytes | None:
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, EncryptionError, FileFormatError, InvalidKeyError, ParseError

    plain = BytesIO()
    try:
        file = msoffcrypto.OfficeFile(BytesIO(data))
        file.load_key(password=password, verify_password=True)
        file.decrypt(plain, verify_integrity=True)
    except (DecryptionError, EncryptionError, FileFormatError, InvalidKeyError, ParseError):
        return None
    # For a damaged file the library raises whatever its parsing runs into, not an exception of its own.
    except (ArithmeticError, AssertionError, AttributeError, ExpatError, LookupError, NotImplementedError, OSError,
            TypeError, ValueError, struct.error):
        return None
    return plain.getvalue()
