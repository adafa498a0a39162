"""採用.csv: which file counts for a division. One line per decision, in UTF-8 with a mark, as Excel opens it.

    課番号,課名,ファイル,SHA-256,決定日
    14,学務課,学務課（訂正）.xlsx,9f86d081…,2025-06-02

The file is read whole or not at all: a line that can't be read stops the command, because a decision that is passed over
would change what is published.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.model.decisions import Decisions, FileDecision
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.storage import only_run, replace_file

FILES = "採用.csv"
_HEADINGS = ("課番号", "課名", "ファイル", "SHA-256", "決定日")
_SHA256 = re.compile("[0-9a-f]{64}")


def read_decisions(folder: Path) -> Decisions:
    """Read the decisions of the year whose records `folder` holds; none where nothing has been decided yet.

    Raises:
        RecordUnusable: the file is damaged. The text says which line.
    """
    path = folder / FILES
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Decisions()
    except OSError as fault:
        raise RecordUnusable(f"決定の記録「{path.name}」を読み取れません（{fault.strerror}）。フォルダの権限を確認してください。") from fault
    return Decisions(_parse(content, path))


def write_decisions(folder: Path, decisions: Decisions, plan: Plan) -> None:
    """Write the decisions; `plan` gives the divisions' names, for the reader's sake alone.

    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    names = {d.number: d.name for d in plan.divisions}
    lines = io.StringIO(newline="")
    table = csv.writer(lines)
    table.writerow(_HEADINGS)
    for d in decisions.files:
        table.writerow((d.division, names.get(d.division, ""), d.file, d.sha256, d.decided.isoformat()))
    with only_run(folder):
        replace_file(folder / FILES, lines.getvalue().encode("utf-8-sig"))


def _parse(content: bytes, path: Path) -> tuple[FileDecision, ...]:
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise _damaged(path, "文字コード又は区切りが正しくありません") from fault
    if not rows or tuple(rows[0]) != _HEADINGS:
        raise _damaged(path, f"1行目の見出しが「{','.join(_HEADINGS)}」ではありません")
    found = tuple(_decision(row, number, path) for number, row in enumerate(rows[1:], start=2))
    if len({d.division for d in found}) != len(found):
        raise _damaged(path, "同じ課の決定が2行以上あります")
    return found


def _decision(row: list[str], number: int, path: Path) -> FileDecision:
    if len(row) != len(_HEADINGS):
        raise _damaged(path, f"{number}行目の列の数が{len(_HEADINGS)}ではありません")
    division, _, file, sha256, decided = row
    if not (division and file and _SHA256.fullmatch(sha256)):
        raise _damaged(path, f"{number}行目に空欄があるか、SHA-256が正しくありません")
    try:
        return FileDecision(division, file, sha256, date.fromisoformat(decided))
    except ValueError as fault:
        raise _damaged(path, f"{number}行目の決定日が正しくありません") from fault


def _damaged(path: Path, why: str) -> RecordUnusable:
    return RecordUnusable(f"決定の記録「{path.name}」が壊れています（{why}）。バックアップから戻すか、このファイルを移してから、"
                          "もう一度どのファイルを採用するかを決めてください。")
