"""The kind of a file, by its name, its type in the folder and its first bytes; and the problem for each kind.

Suffixes are not trusted: many files that people send have a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum

from sagamihara_pdca.problems import Place, Problem, files


class FileKind(Enum):
    """What a file is. The value is what people call it."""

    WORKBOOK = "Excelブック（.xlsx、.xlsm）"
    OLD_EXCEL = "古い形式のExcelブック（.xls）"
    BINARY_EXCEL = "Excelバイナリブック（.xlsb）"
    OPEN_DOCUMENT = "OpenDocument表計算（.ods）"
    NUMBERS = "Numbers"
    ENCRYPTED = "パスワードで保護されたファイル"
    WEB_PAGE = "Webページ又はXML"
    PLAIN_TEXT = "CSVなどの文字だけのファイル"
    DOCUMENT = "Wordなどの文書"
    PRESENTATION = "PowerPointなどのスライド"
    PDF = "PDF"
    PICTURE = "画像"
    ARCHIVE = "圧縮ファイル"
    MAIL = "電子メール"
    SHORTCUT = "ショートカット"
    EMPTY = "0バイトのファイル"
    BLANK = "中身がすべて0のファイル"
    LOCK = "Excelの一時ファイル"
    SYSTEM = "管理用のファイル"
    UNFINISHED = "コピー途中のファイル"
    FOLDER = "フォルダ"
    SYMBOLIC_LINK = "リンク"
    SPECIAL = "装置など"
    UNKNOWN = "種類の分からないファイル"


_REFUSALS: dict[FileKind, Callable[[Place], Problem]] = {
    FileKind.OLD_EXCEL: files.old_excel,
    FileKind.BINARY_EXCEL: files.binary_excel,
    FileKind.OPEN_DOCUMENT: files.open_document,
    FileKind.NUMBERS: files.numbers_document,
    FileKind.ENCRYPTED: files.encrypted_book,
    FileKind.WEB_PAGE: files.web_page,
    FileKind.PLAIN_TEXT: files.plain_text,
    FileKind.DOCUMENT: files.word_document,
    FileKind.PRESENTATION: files.presentation,
    FileKind.PDF: files.pdf_document,
    FileKind.PICTURE: files.picture,
    FileKind.ARCHIVE: files.archive,
    FileKind.MAIL: files.mail_message,
    FileKind.SHORTCUT: files.shortcut,
    FileKind.EMPTY: files.empty_file,
    FileKind.BLANK: files.blank_file,
    FileKind.LOCK: files.lock_file,
    FileKind.SYSTEM: files.system_file,
    FileKind.UNFINISHED: files.unfinished_file,
    FileKind.FOLDER: files.folder,
    FileKind.SYMBOLIC_LINK: files.symbolic_link,
    FileKind.SPECIAL: files.special_file,
    FileKind.UNKNOWN: files.unknown_file,
}

#: Left behind by Excel, Windows, macOS, Office, LibreOffice, browsers and download managers.
_NAMES = (
    (re.compile(r"~\$.*|\.~lock\..*#", re.DOTALL), FileKind.LOCK),
    (re.compile(r"\.ds_store|\._.*|thumbs\.db|desktop\.ini|\.gitkeep|\.gitignore", re.DOTALL), FileKind.SYSTEM),
    (re.compile(r".*\.(crdownload|part|partial|download|filepart|tmp)", re.DOTALL), FileKind.UNFINISHED),
    (re.compile(r".*\.(lnk|url|webloc)", re.DOTALL), FileKind.SHORTCUT),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\3\4", b"PK\5\6")
_MAGIC = (
    (b"%PDF", FileKind.PDF),
    (b"\x89PNG", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"BM", FileKind.PICTURE),
    (b"II*\0", FileKind.PICTURE),
    (b"MM\0*", FileKind.PICTURE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"Rar!\x1a\x07", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"MSCF", FileKind.ARCHIVE),
    (b"{\\rtf", FileKind.DOCUMENT),
    (b"L\0\0\0\x01\x14\x02\0", FileKind.SHORTCUT),
    (b"\x09\x00\x04\x00", FileKind.OLD_EXCEL),  # BIFF2 to BIFF4 stand in the file without a container
    (b"\x09\x02\x06\x00", FileKind.OLD_EXCEL),
    (b"\x09\x04\x06\x00", FileKind.OLD_EXCEL),
)
#: Streams of a compound file, the most specific first.
_STREAMS = (
    ("EncryptedPackage", FileKind.ENCRYPTED),
    ("Workbook", FileKind.OLD_EXCEL),
    ("Book", FileKind.OLD_EXCEL),
    ("WordDocument", FileKind.DOCUMENT),
    ("PowerPoint Document", FileKind.PRESENTATION),
    ("__properties_version1.0", FileKind.MAIL),
)
_MARKUP = re.compile(rb"\s*<(\?xml|!doctype|html|head|body|meta|table|!--)", re.IGNORECASE)
_MAIL_HEADER = re.compile(rb"(received|return-path|from|date|message-id|mime-version|subject|to):\s", re.IGNORECASE)
_SAMPLE = 4096
_ENTRY = 128  # bytes of a compound file's directory entry
_NAME = 64  # bytes of the name in it; the name's length follows


def refusal(kind: FileKind, place: Place) -> Problem:
    """Return the problem for a file of this kind. Raises `KeyError` for WORKBOOK."""
    return _REFUSALS[kind](place)


def kind_by_name(name: str) -> FileKind | None:
    """Return the kind of a file whose name alone decides, such as ~$….xlsx; None for every other name."""
    low = name.lower()
    return next((kind for pattern, kind in _NAMES if pattern.fullmatch(low)), None)


def is_zip(data: bytes) -> bool:
    """Whether the file begins with a zip signature, as every .xlsx does."""
    return data.startswith(_ZIP)


def kind_by_content(data: bytes) -> FileKind:
    """Return the kind of a file that is no zip, by its signature or, without one, by its first 4,096 bytes."""
    if not data:
        return FileKind.EMPTY
    if data.startswith(_OLE):
        return _compound_kind(data)
    known = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if known is not None:
        return known
    if data[2:5] == b"-lh" or data[2:5] == b"-lz":
        return FileKind.ARCHIVE
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return FileKind.PICTURE
    return _kind_by_sample(data)


def kind_by_parts(names: tuple[str, ...], content_type: str) -> FileKind:
    """Return the kind of a zip. `names` are its parts in lower case; `content_type` is that of its main part, or ""."""
    if content_type:
        return _kind_by_content_type(content_type.lower())
    if "content.xml" in names and "mimetype" in names:
        return FileKind.OPEN_DOCUMENT
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        return FileKind.NUMBERS
    return FileKind.ARCHIVE


def _kind_by_content_type(content_type: str) -> FileKind:
    if "sheet.binary" in content_type:
        return FileKind.BINARY_EXCEL
    if "wordprocessingml" in content_type or "ms-word" in content_type:
        return FileKind.DOCUMENT
    if "presentationml" in content_type or "ms-powerpoint" in content_type:
        return FileKind.PRESENTATION
    return FileKind.WORKBOOK  # what it really is shows when it is opened


def _compound_kind(data: bytes) -> FileKind:
    return next((kind for stream, kind in _STREAMS if _has_stream(data, stream)), FileKind.DOCUMENT)


def _has_stream(data: bytes, name: str) -> bool:
    """Whether the compound file has a directory entry of that name: the name, aligned and followed by its length."""
    stored = (name + "\0").encode("utf-16-le")
    length = len(stored).to_bytes(2, "little")
    at = data.find(stored)
    while at >= 0:
        if at % _ENTRY == 0 and data.startswith(length, at + _NAME):
            return True
        at = data.find(stored, at - at % _ENTRY + _ENTRY)
    return False


def _kind_by_sample(data: bytes) -> FileKind:
    sample = data[:_SAMPLE]
    if not sample.strip(b"\0"):
        return FileKind.BLANK if not data.strip(b"\0") else FileKind.UNKNOWN
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileKind.PLAIN_TEXT
    bare = sample.removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.match(bare):
        return FileKind.WEB_PAGE
    if _MAIL_HEADER.match(bare):
        return FileKind.MAIL
    return FileKind.PLAIN_TEXT if _is_text(bare) else FileKind.UNKNOWN


def _is_text(sample: bytes) -> bool:
    """Whether the sample has no control characters but white space and decodes as UTF-8 or CP932 (end may be cut)."""
    if any(byte < 32 and byte not in b"\t\r\n\x1b\f" for byte in sample):
        return False
    for encoding in ("utf-8", "cp932"):
        for cut in range(4):
            try:
                sample[: len(sample) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False
