"""Proves that every part of a workbook of ours is well-formed XML before an older file is replaced by it."""

from __future__ import annotations

from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from sagamihara_pdca.errors import CellNotWritten

_XML = (".xml", ".rels", ".vml")
_CHUNK = 1 << 20  # bytes


def check_well_formed(data: bytes, title: str) -> None:
    """Parse every part of an .xlsx file. `title` names the workbook in the message.

    Raises:
        CellNotWritten: a part can't be parsed; Excel would offer to repair the file, or refuse it.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            for name in package.namelist():
                if name.endswith(_XML):
                    _parse(package, name)
    except (expat.ExpatError, BadZipFile, UnicodeError) as fault:
        raise CellNotWritten(f"「{title}」を正しく書き出せませんでした（{fault}）。元のファイルは変更していません。"
                             "入力された文字に特殊なものがないか確認してください。") from fault


def _parse(package: ZipFile, name: str) -> None:
    parser = expat.ParserCreate()
    with package.open(name) as part:
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)
