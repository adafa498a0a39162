"""作成記録: what the evaluation workbook was made from, a file for each edition.

One line per input, in UTF-8 with a mark, as Excel opens it; the first is the workbook itself:

    種類,名称,SHA-256
    評価書,令和6年度評価書（公表用）.xlsx,9f86d081…
    計画,令和6年3月,…
    提出,14 学務課,…

The public edition carries no hidden mark, so that what it was made from stands here. `report` writes the file anew each time.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.storage import replace_file

_HEADINGS = ("種類", "名称", "SHA-256")
_SHA256 = re.compile("[0-9a-f]{64}")


class MadeOf(Enum):
    """What a line of the record is about."""

    BOOK = "評価書"  # that was made
    PLAN = "計画"
    SUBMISSION = "提出"  # of one division, that counted
    CHOICES = "採用の決定"
    CONFIRMATIONS = "確認済みの記録"
    REVIEW = "事務局評価"
    RESULT = "過年度を含む評価の結果"


@dataclass(frozen=True, slots=True)
class Part:
    """The workbook, or one thing that it was made from."""

    kind: MadeOf
    name: str
    sha256: str


def making_path(folder: Path, *, public: bool) -> Path:
    """Return where the record of an edition stands in the records of its year."""
    return folder / f"作成記録（{'公表用' if public else '庁内用'}）.csv"


def write_making(path: Path, parts: tuple[Part, ...]) -> None:
    """Write the record of one edition, whole or not at all.

    Raises:
        BookInUse, FileNotWritten: see `storage`.
    """
    written = io.StringIO(newline="")
    csv.writer(written).writerows((_HEADINGS, *((part.kind.value, part.name, part.sha256) for part in parts)))
    replace_file(path, written.getvalue().encode("utf-8-sig"))


def read_making(path: Path) -> tuple[Part, ...]:
    """Read the record of one edition; () where there is none.

    Raises:
        RecordUnusable: the file is damaged. The text says which line.
    """
    try:
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise _damaged(path, "文字コード又は区切りが正しくありません") from fault
    if not rows or tuple(rows[0]) != _HEADINGS:
        raise _damaged(path, f"1行目の見出しが「{','.join(_HEADINGS)}」ではありません")
    return tuple(_part(row, number, path) for number, row in enumerate(rows[1:], start=2))


def _part(row: list[str], number: int, path: Path) -> Part:
    if len(row) != len(_HEADINGS) or not _SHA256.fullmatch(row[2]):
        raise _damaged(path, f"{number}行目の列の数又はSHA-256が正しくありません")
    try:
        return Part(MadeOf(row[0]), row[1], row[2])
    except ValueError as fault:
        raise _damaged(path, f"{number}行目の種類が正しくありません") from fault


def _damaged(path: Path, why: str) -> RecordUnusable:
    return RecordUnusable(f"「{path.name}」が壊れています（{why}）。もう一度 report を実行すると、作り直します。")
