"""A real LibreOffice as the division's Excel: open a workbook, type as a person types, look, save.

    with Office.start(folder) as office, office.open(path) as book:
        book.type("1-1-01", "D18", "25")
        assert book.read("1-1-01", "E18").value == 83.3
        book.save_as(folder / "answered.xlsx")

LibreOffice speaks UNO, and only the system's Python has it: `uno_worker.py` runs there and is driven over a pipe. Each
`Office` has its own profile and its own process, so several may run side by side. Cells are named as A1; rows, columns
and counts are from 1, positions of sheets from 0.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

WORKER = Path(__file__).with_name("uno_worker.py")
PROFILE = Path(__file__).with_name("registrymodifications.xcu")

#: No single thing that a test asks for takes nearly as long; LibreOffice has then stopped answering.
ANSWER_SECONDS = 120


class OfficeMissing(Exception):
    """There is no LibreOffice, or no Python with `uno`, on this machine."""


class OfficeFailed(Exception):
    """LibreOffice refused what was asked, or does not answer any more."""


@dataclass(frozen=True, slots=True)
class CellError:
    """The value of a cell that shows an error: LibreOffice's number (532: division by zero) and the text shown."""

    number: int
    text: str


Value = float | str | CellError | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell holds: a date is its serial number, a boolean 1 or 0, an empty cell None."""

    kind: str  # EMPTY, VALUE, TEXT or FORMULA
    value: Value
    text: str  # as shown, with the number format
    formula: str  # in English, with semicolons; "" where there is none

    @property
    def error(self) -> int:
        """LibreOffice's error number, 0 where there is none."""
        return self.value.number if isinstance(self.value, CellError) else 0


class Office:
    """One running LibreOffice. `start` it, `open` books in it, `close` it."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process = process
        self.folder = folder

    @classmethod
    def start(cls, folder: Path, fonts: Path | None = None) -> Office:
        """Start a LibreOffice of its own in `folder`, with a Japanese profile.

        Args:
            folder: empty and only for this one; its profile, its log and its scratch files go there.
            fonts: a fontconfig file to use in place of the system's; for `render.py`, not for typing. The locale is
                then English: in a Japanese one LibreOffice takes a font with names in two languages for two fonts,
                and shows BIZ UDPゴシック bold throughout.
        Raises:
            OfficeMissing: LibreOffice or python3-uno is not installed.
        """
        if shutil.which("soffice") is None:
            raise OfficeMissing("soffice (LibreOffice) is not installed")
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        profile = PROFILE.read_text(encoding="utf-8").replace(">LOCALE<", ">en-US<" if fonts else ">ja-JP<")
        (user / "registrymodifications.xcu").write_text(profile, encoding="utf-8")
        command = [_python_with_uno(), "-I", "-X", "utf8", str(WORKER), str(folder)]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"} | ({"FONTCONFIG_FILE": str(fonts)} if fonts else {})
        with (folder / "log.txt").open("w", encoding="utf-8") as log:
            process = subprocess.Popen(
                command,
                env=environment,
                encoding="utf-8",
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
            )
        office = cls(process, folder)
        office._answer()
        return office

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *details: object) -> None:
        self.close()

    def close(self) -> None:
        """End it; the worker takes its LibreOffice with it."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._kill()
            self._process.wait()
        self._process.stdout.close()

    def _kill(self) -> None:
        """The worker and its LibreOffice: they are one process group."""
        os.killpg(self._process.pid, signal.SIGKILL)

    def open(self, path: Path) -> Book:
        """Open a workbook in a window of its own; formulas are recalculated, as Excel does with what we write."""
        return Book(self, int(str(self.ask("open", str(path.resolve())))))

    def ask(self, operation: str, *arguments: object) -> object:
        """Send one request to the worker and wait for its answer. Raises `OfficeFailed`."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"op": operation, "args": arguments}, ensure_ascii=False) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> object:
        assert self._process.stdout is not None
        watchdog = threading.Timer(ANSWER_SECONDS, self._kill)
        watchdog.start()
        line = self._process.stdout.readline()
        watchdog.cancel()
        if not line:
            raise OfficeFailed("LibreOffice does not answer: " + (self.folder / "log.txt").read_text("utf-8")[-2000:])
        answer = json.loads(line)
        if "error" in answer:
            raise OfficeFailed(answer["error"])
        return answer["result"]


class Book:
    """A workbook that is open in LibreOffice. Closing it saves nothing."""

    def __init__(self, office: Office, number: int) -> None:
        self._office = office
        self._number = number

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *details: object) -> None:
        self.close()

    def close(self) -> None:
        self._ask("close")

    def _ask(self, operation: str, *arguments: object) -> object:
        return self._office.ask(operation, self._number, *arguments)

    # --- look --------------------------------------------------------------------------------------------------

    def sheet_names(self) -> tuple[str, ...]:
        return tuple(self._ask("sheet_names"))  # type: ignore[arg-type]

    def read(self, sheet: str, cell: str) -> Reading:
        return _reading(self._ask("read", sheet, cell))

    def read_all(self) -> dict[tuple[str, str], Reading]:
        """Every cell of the book that is not empty, by (sheet, A1). Slow, 2 ms a cell: see `values`."""
        rows = self._ask("read_all")
        return {(sheet, a1(row, column)): _reading(got) for sheet, row, column, got in rows}  # type: ignore[attr-defined]

    def values(self) -> dict[tuple[str, str], Value]:
        """The value of every cell that is not empty, by (sheet, A1): the quick way through a large book."""
        rows = self._ask("values")
        return {(sheet, a1(row, column)): _value(got) for sheet, row, column, got in rows}  # type: ignore[attr-defined]

    def tab_from(self, sheet: str, cell: str, times: int) -> tuple[str, ...]:
        """Where the cursor stands after each press of Tab on a protected sheet, starting from `cell`."""
        return tuple(self._ask("tab_from", sheet, cell, times))  # type: ignore[arg-type]

    def cursor(self, sheet: str) -> str:
        """The cell that is selected when a person turns to the sheet."""
        return str(self._ask("cursor", sheet))

    def pages(self, sheet: str) -> int:
        """On how many pages the sheet prints."""
        return int(str(self._ask("pages", sheet)))

    # --- type --------------------------------------------------------------------------------------------------

    def type(self, sheet: str, cell: str, text: str) -> None:
        """Type into a cell and press Enter: 5月1日 becomes a date, a locked cell of a protected sheet stays as it is.

        One thing differs from a person: an input rule (data validation) does not object.
        """
        self.type_all([(sheet, cell, text)])

    def type_all(self, entries: Iterable[tuple[str, str, str]]) -> None:
        """Type many: (sheet, A1, text), in this order."""
        self._ask("type", list(entries))

    def erase(self, sheet: str, cells: str) -> None:
        """Select the cells and press Delete."""
        self._ask("erase", sheet, cells)

    def recalculate(self) -> None:
        """Every formula, also those that LibreOffice holds to be up to date."""
        self._ask("recalculate")

    # --- what people do to a form: each raises OfficeFailed where protection forbids it ------------------------

    def unprotect(self, sheet: str, password: str = "") -> None:
        self._ask("unprotect", sheet, password)

    def unprotect_book(self, password: str = "") -> None:
        self._ask("unprotect_book", password)

    def insert_rows(self, sheet: str, row: int, count: int = 1) -> None:
        self._ask("insert_rows", sheet, row, count)

    def delete_rows(self, sheet: str, row: int, count: int = 1) -> None:
        self._ask("delete_rows", sheet, row, count)

    def insert_columns(self, sheet: str, column: int, count: int = 1) -> None:
        self._ask("insert_columns", sheet, column, count)

    def delete_columns(self, sheet: str, column: int, count: int = 1) -> None:
        self._ask("delete_columns", sheet, column, count)

    def sort(self, sheet: str, cells: str, column: int, descending: bool = False) -> None:
        """Sort the rows of an area by its `column`-th column."""
        self._ask("sort", sheet, cells, column, descending)

    def cut_paste(self, sheet: str, cells: str, target: str, target_sheet: str | None = None) -> None:
        self._ask("cut_paste", sheet, cells, target_sheet or sheet, target)

    def copy_paste(self, sheet: str, cells: str, target: str, target_sheet: str | None = None) -> None:
        self._ask("copy_paste", sheet, cells, target_sheet or sheet, target)

    def rename_sheet(self, sheet: str, name: str) -> None:
        self._ask("rename_sheet", sheet, name)

    def copy_sheet(self, sheet: str, name: str, position: int) -> None:
        self._ask("copy_sheet", sheet, name, position)

    def move_sheet(self, sheet: str, position: int) -> None:
        self._ask("move_sheet", sheet, position)

    def delete_sheet(self, sheet: str) -> None:
        self._ask("delete_sheet", sheet)

    # --- keep --------------------------------------------------------------------------------------------------

    def save_as(self, path: Path) -> Path:
        """Save a copy as its suffix says: .xlsx, .xlsm, .xls, .ods, .html or .pdf (all sheets, as they print)."""
        self._ask("save_as", str(path.resolve()))
        return path

    def export_html(self, sheet: str, path: Path) -> dict[str, list[int]]:
        """Save the book as a page and say which rows and columns of the sheet are on it: for `looks.py`."""
        return self._ask("look", sheet, str(path.resolve()))  # type: ignore[return-value]


def a1(row: int, column: int) -> str:
    """`a1(18, 4) == "D18"`."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def _value(got: object) -> Value:
    if isinstance(got, dict):
        return CellError(got["error"], got["text"])
    return got  # type: ignore[return-value]


def _reading(got: object) -> Reading:
    kind, value, text, formula, _error = got  # type: ignore[misc]
    return Reading(kind, _value(value), text, formula)


def _python_with_uno() -> str:
    """The Python that LibreOffice was built for. Raises `OfficeMissing`."""
    for python in ("/usr/bin/python3", shutil.which("python3") or sys.executable):
        trial = [python, "-I", "-c", "import uno"]
        if Path(python).exists() and subprocess.run(trial, capture_output=True).returncode == 0:
            return python
    raise OfficeMissing("no Python with the module uno (Debian: python3-uno) is installed")
