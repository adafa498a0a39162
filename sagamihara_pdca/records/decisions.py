"""採用.csv and 確認済み.csv: which file counts for a division, and which questions are settled.

One line per decision, in UTF-8 with a mark, as Excel opens it:

    課番号,課名,ファイル,SHA-256,決定日
    14,学務課,学務課（訂正）.xlsx,9f86d081…,2025-06-02

    照合番号,確認済み,メモ,指摘の内容,記録日
    1f40fc92da24,確認済み,電話で確認,「実績」が前回の値の10倍を超えています。…,2025-06-02

A file is read whole or not at all: a line that can't be read stops the command, because a decision that is passed over
would change what is published.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.model.decisions import Confirmation, Decisions, FileDecision
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.records import texts
from sagamihara_pdca.records.lines import csv_bytes, day, is_sha256, read_lines
from sagamihara_pdca.storage import only_run, replace_file

DECISIONS_OF_FILES, DECISIONS_OF_QUESTIONS = "採用.csv", "確認済み.csv"
_TAKEN = "回収状況の読取り.txt"
_OF_FILES = ("課番号", "課名", "ファイル", "SHA-256", "決定日")
_OF_QUESTIONS = ("照合番号", "確認済み", "メモ", "指摘の内容", "記録日")
_CONFIRMED = "確認済み"

_Decided = TypeVar("_Decided", FileDecision, Confirmation)


def read_decisions(folder: Path) -> Decisions:
    """Read the decisions of the year whose records `folder` holds; none where nothing has been decided yet.

    Raises:
        RecordUnusable: a file is damaged. The text says which line.
    """
    return Decisions(_read(folder / DECISIONS_OF_FILES, _OF_FILES, _file_decision, lambda d: d.division),
                     _read(folder / DECISIONS_OF_QUESTIONS, _OF_QUESTIONS, _confirmation, lambda c: c.question))


def write_decisions(folder: Path, decisions: Decisions, plan: Plan) -> None:
    """Write the decisions; `plan` gives the divisions' names, for the reader's sake alone.

    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    names = {d.number: d.name for d in plan.divisions}
    files = ((d.division, names.get(d.division, ""), d.file, d.sha256, d.decided.isoformat()) for d in decisions.files)
    questions = ((c.question, _CONFIRMED if c.confirmed else "", c.memo, c.words, c.decided.isoformat())
                 for c in decisions.questions)
    with only_run(folder):
        replace_file(folder / DECISIONS_OF_FILES, csv_bytes(_OF_FILES, files))
        replace_file(folder / DECISIONS_OF_QUESTIONS, csv_bytes(_OF_QUESTIONS, questions))


def read_taken(folder: Path) -> str:
    """Return the SHA-256 of the 回収状況 whose decisions were taken over last; "" where there was none."""
    try:
        return (folder / _TAKEN).read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""


def write_taken(folder: Path, sha256: str) -> None:
    """Note that the decisions of a 回収状況 were taken over.

    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    with only_run(folder):
        replace_file(folder / _TAKEN, f"{sha256}\n".encode())


def _read(path: Path, headings: tuple[str, ...], parse: Callable[[list[str]], _Decided],
          key: Callable[[_Decided], str]) -> tuple[_Decided, ...]:
    found = read_lines(path, headings, parse, _damaged)
    if len({key(decided) for decided in found}) != len(found):
        raise RecordUnusable(_damaged(path.name, texts.TWICE.format(heading=headings[0])))
    return found


def _damaged(file: str, why: str) -> str:
    return texts.DAMAGED_DECISIONS.format(file=file, why=why)


def _file_decision(row: list[str]) -> FileDecision:
    division, _, file, sha256, decided = row
    if not (division and file and is_sha256(sha256)):
        raise ValueError(texts.FILE_DECISION)
    return FileDecision(division, file, sha256, day(decided))


def _confirmation(row: list[str]) -> Confirmation:
    question, confirmed, memo, words, decided = row
    if not question or confirmed not in ("", _CONFIRMED):
        raise ValueError(texts.CONFIRMATION)
    return Confirmation(question, bool(confirmed), memo, words, day(decided))
