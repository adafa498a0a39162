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

import csv
import io
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.model.decisions import Confirmation, Decisions, FileDecision
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.storage import only_run, replace_file

DECISIONS_OF_FILES, DECISIONS_OF_QUESTIONS = "採用.csv", "確認済み.csv"
_TAKEN = "回収状況の読取り.txt"
_OF_FILES = ("課番号", "課名", "ファイル", "SHA-256", "決定日")
_OF_QUESTIONS = ("照合番号", "確認済み", "メモ", "指摘の内容", "記録日")
_CONFIRMED = "確認済み"
_SHA256 = re.compile("[0-9a-f]{64}")

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
        replace_file(folder / DECISIONS_OF_FILES, _csv_bytes(_OF_FILES, files))
        replace_file(folder / DECISIONS_OF_QUESTIONS, _csv_bytes(_OF_QUESTIONS, questions))


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


def _csv_bytes(headings: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows((headings, *lines))
    return written.getvalue().encode("utf-8-sig")


def _read(path: Path, headings: tuple[str, ...], parse: Callable[[list[str]], _Decided],
          key: Callable[[_Decided], str]) -> tuple[_Decided, ...]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as fault:
        raise RecordUnusable(f"決定の記録「{path.name}」を読み取れません（{fault.strerror}）。フォルダの権限を確認してください。") from fault
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise _damaged(path, "文字コード又は区切りが正しくありません") from fault
    if not rows or tuple(rows[0]) != headings:
        raise _damaged(path, f"1行目の見出しが「{','.join(headings)}」ではありません")
    found = tuple(_parsed(row, number, path, headings, parse) for number, row in enumerate(rows[1:], start=2))
    if len({key(decided) for decided in found}) != len(found):
        raise _damaged(path, f"同じ{headings[0]}の行が2行以上あります")
    return found


def _parsed(row: list[str], number: int, path: Path, headings: tuple[str, ...],
            parse: Callable[[list[str]], _Decided]) -> _Decided:
    if len(row) != len(headings):
        raise _damaged(path, f"{number}行目の列の数が{len(headings)}ではありません")
    try:
        return parse(row)
    except ValueError as fault:
        raise _damaged(path, f"{number}行目の{fault}") from fault


def _file_decision(row: list[str]) -> FileDecision:
    division, _, file, sha256, decided = row
    if not (division and file and _SHA256.fullmatch(sha256)):
        raise ValueError("課番号、ファイル又はSHA-256が正しくありません")
    return FileDecision(division, file, sha256, _day(decided))


def _confirmation(row: list[str]) -> Confirmation:
    question, confirmed, memo, words, decided = row
    if not question or confirmed not in ("", _CONFIRMED):
        raise ValueError("照合番号又は確認済みの欄が正しくありません")
    return Confirmation(question, bool(confirmed), memo, words, _day(decided))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise ValueError("日付が正しくありません") from fault


def _damaged(path: Path, why: str) -> RecordUnusable:
    return RecordUnusable(f"決定の記録「{path.name}」が壊れています（{why}）。バックアップから戻すか、このファイルを移してから、"
                          "もう一度決定してください。")
