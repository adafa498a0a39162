"""作成記録: what the evaluation workbook was made from, a file for each edition.

One line per input, in UTF-8 with a mark, as Excel opens it; the first two are of the workbook itself:

    種類,名称,SHA-256
    評価書,令和6年度評価書（公表用）.xlsx,9f86d081…
    発行日,2025-08-29,…
    計画,令和6年3月,…
    提出,14 学務課,…

The public edition carries no hidden mark, so that what it was made from stands here. `report` writes the file anew each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sagamihara_pdca.records import texts
from sagamihara_pdca.records.lines import csv_bytes, is_sha256, read_lines
from sagamihara_pdca.storage import replace_file

_HEADINGS = ("種類", "名称", "SHA-256")


class MadeOf(Enum):
    """What a line of the record is about."""

    BOOK = "評価書"  # that was made
    PUBLISHED = "発行日"  # that it shows; its name is the day, "" where it shows none
    PLAN = "計画"
    SUBMISSION = "提出"  # of one division, that counted
    CHOICES = "採用の決定"
    CONFIRMATIONS = "確認済みの記録"
    REVIEW = "事務局評価"
    RESULT = "過年度を含む評価の結果"
    SEAL = "確定した内容"  # the only input of an edition of a sealed year; its name is the number of the sealed edition


@dataclass(frozen=True, slots=True)
class Part:
    """The workbook, the day that it shows, or one thing that it was made from."""

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
    replace_file(path, csv_bytes(_HEADINGS, ((part.kind.value, part.name, part.sha256) for part in parts)))


def read_making(path: Path) -> tuple[Part, ...]:
    """Read the record of one edition; () where there is none.

    Raises:
        RecordUnusable: the file is damaged. The text says which line.
    """
    return read_lines(path, _HEADINGS, _part, lambda file, why: texts.DAMAGED_MAKING.format(file=file, why=why))


def _part(row: list[str]) -> Part:
    if not is_sha256(row[2]) or row[0] not in {kind.value for kind in MadeOf}:
        raise ValueError(texts.VALUE)
    return Part(MadeOf(row[0]), row[1], row[2])
