"""Drives one LibreOffice through UNO and answers requests on stdin, one JSON object a line.

Run by the Python that has `uno` (the system's), not by the one that runs the tests: it imports nothing of ours.
Started as `uno_worker.py FOLDER` with a FOLDER/profile prepared; ends, with its LibreOffice, when stdin closes.

    {"op": "open", "args": ["/…/book.xlsx"]}   ->   {"result": 1}   or   {"error": "…"}
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.table import TableSortField
from com.sun.star.uno import Exception as UnoFault

START_SECONDS = 60
FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".html": "HTML (StarCalc)",
    ".pdf": "calc_pdf_Export",
}


class Refused(Exception):
    """What a person would be told when they try this: the sheet is protected, there is no such sheet …"""


def properties(**named: object) -> tuple[PropertyValue, ...]:
    values = []
    for name, given in named.items():
        entry = PropertyValue()
        entry.Name, entry.Value = name, given
        values.append(entry)
    return tuple(values)


def url(path: str) -> str:
    return str(uno.systemPathToFileUrl(path))


class Worker:
    """One LibreOffice and the books that are open in it, by number."""

    def __init__(self, folder: Path) -> None:
        pipe = f"pdca_{uuid.uuid4().hex}"
        profile = f"-env:UserInstallation={url(str(folder / 'profile'))}"
        quiet = ["--headless", "--norestore", "--nologo", "--nodefault"]
        command = ["soffice", profile, *quiet, f"--accept=pipe,name={pipe};urp"]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)
        context = self._connect(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.dispatcher = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )
        self.books: dict[int, Any] = {}

    def _connect(self, address: str) -> Any:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                return resolver.resolve(address)
            except NoConnectException:
                if time.monotonic() > deadline or self.process.poll() not in (None, 81):
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        try:
            self.desktop.terminate()
            self.process.wait(20)
        except (DisposedException, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()

    # --- the book ----------------------------------------------------------------------------------------------

    def open(self, path: str) -> int:
        """A window of its own, as a double-click gives: not hidden, though headless."""
        document = self.desktop.loadComponentFromURL(url(path), "_blank", 0, properties(Hidden=False))
        if document is None or not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            raise Refused(f"not opened as a workbook: {path}")
        number = max(self.books, default=0) + 1
        self.books[number] = document
        return number

    def close(self, book: int) -> None:
        self.books.pop(book).close(True)

    def save_as(self, book: int, path: str) -> None:
        suffix = Path(path).suffix.lower()
        self.books[book].storeToURL(url(path), properties(FilterName=FILTERS[suffix], Overwrite=True))

    def recalculate(self, book: int) -> None:
        self.books[book].calculateAll()

    def sheet_names(self, book: int) -> list[str]:
        return list(self.books[book].Sheets.ElementNames)

    def pages(self, book: int, sheet: str) -> int:
        """UNO would print one page of a hidden or an empty sheet too, if it is asked for."""
        asked = self._sheet(book, sheet)
        prints = asked.IsVisible and (self._filled(asked) or asked.DrawPage.Count)
        return int(self.books[book].getRendererCount(asked, ())) if prints else 0

    def unprotect(self, book: int, sheet: str, password: str) -> None:
        self._sheet(book, sheet).unprotect(password)

    def unprotect_book(self, book: int, password: str) -> None:
        self.books[book].unprotect(password)

    # --- cells -------------------------------------------------------------------------------------------------

    def type(self, book: int, entries: list[tuple[str, str, str]]) -> None:
        """What a person does: go to the cell, type, press Enter. A protected cell stays as it is."""
        for sheet, cell, text in entries:
            self._go(book, sheet, cell)
            self._dispatch(book, ".uno:EnterString", StringName=text)

    def erase(self, book: int, sheet: str, cells: str) -> None:
        self._go(book, sheet, cells)
        self._dispatch(book, ".uno:ClearContents")

    def tab_from(self, book: int, sheet: str, cell: str, times: int) -> list[str]:
        """Where the cursor stands after each Tab on a protected sheet; a merged area is named by its first cell."""
        self._go(book, sheet, cell)
        stops = []
        for _ in range(times):
            self._dispatch(book, ".uno:JumpToNextUnprotected")
            stops.append(self._selected(book))
        return stops

    def cursor(self, book: int, sheet: str) -> str:
        """Where the cursor stands when a person changes to the sheet."""
        self._activate(book, sheet)
        return self._selected(book)

    def read(self, book: int, sheet: str, cell: str) -> list[object]:
        return self._reading(self._sheet(book, sheet).getCellRangeByName(cell))

    def read_all(self, book: int) -> list[tuple[str, int, int, list[object]]]:
        """Every cell that is not empty: sheet, row and column from 1, reading."""
        found = []
        for sheet in self.books[book].Sheets:
            for row, column in self._filled(sheet):
                reading = self._reading(sheet.getCellByPosition(column, row))
                found.append((sheet.Name, row + 1, column + 1, reading))
        return found

    def values(self, book: int) -> list[tuple[str, int, int, object]]:
        """Value of every cell that is not empty, many times faster than `read_all`: {"error": n} where it is one."""
        found: list[tuple[str, int, int, object]] = []
        for sheet in self.books[book].Sheets:
            data = self._used(sheet).getDataArray()
            for row, column in self._filled(sheet):
                got = data[row][column]
                if got is None or got == "" or got == 0 or got != got:  # an error reads as any of these
                    got = self._reading(sheet.getCellByPosition(column, row))[1]
                found.append((sheet.Name, row + 1, column + 1, got))
        return found

    def look(self, book: int, sheet: str, html: str) -> dict[str, object]:
        """Export for `looks.py`: conditional formats are applied there. Also which rows and columns the page shows."""
        self.save_as(book, html)
        area = self._used(self._sheet(book, sheet))
        cursor = self._sheet(book, sheet).createCursor()
        cursor.gotoStartOfUsedArea(False)
        start = cursor.RangeAddress
        return {
            "rows": [n + 1 for n in range(start.StartRow, area.Rows.Count) if area.Rows.getByIndex(n).IsVisible],
            "columns": [
                n + 1 for n in range(start.StartColumn, area.Columns.Count) if area.Columns.getByIndex(n).IsVisible
            ],
        }

    # --- what people do to a form ------------------------------------------------------------------------------

    def insert_rows(self, book: int, sheet: str, row: int, count: int) -> None:
        self._free(book, sheet).Rows.insertByIndex(row - 1, count)

    def delete_rows(self, book: int, sheet: str, row: int, count: int) -> None:
        self._free(book, sheet).Rows.removeByIndex(row - 1, count)

    def insert_columns(self, book: int, sheet: str, column: int, count: int) -> None:
        self._free(book, sheet).Columns.insertByIndex(column - 1, count)

    def delete_columns(self, book: int, sheet: str, column: int, count: int) -> None:
        self._free(book, sheet).Columns.removeByIndex(column - 1, count)

    def sort(self, book: int, sheet: str, cells: str, column: int, descending: bool) -> None:
        """Sort the rows of an area by its column number `column`, from 1."""
        field = TableSortField()
        field.Field, field.IsAscending = column - 1, not descending
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        order = properties(SortFields=fields, IsSortColumns=False, ContainsHeader=False)
        uno.invoke(self._free(book, sheet).getCellRangeByName(cells), "sort", (order,))

    def cut_paste(self, book: int, sheet: str, cells: str, target_sheet: str, target: str) -> None:
        source = self._free(book, sheet).getCellRangeByName(cells).RangeAddress
        place = self._free(book, target_sheet).getCellRangeByName(target)
        self._sheet(book, sheet).moveRange(place.CellAddress, source)

    def copy_paste(self, book: int, sheet: str, cells: str, target_sheet: str, target: str) -> None:
        source = self._sheet(book, sheet).getCellRangeByName(cells).RangeAddress
        place = self._free(book, target_sheet).getCellRangeByName(target)
        self._sheet(book, sheet).copyRange(place.CellAddress, source)

    def rename_sheet(self, book: int, sheet: str, name: str) -> None:
        self._open_structure(book)
        self._sheet(book, sheet).Name = name

    def copy_sheet(self, book: int, sheet: str, name: str, position: int) -> None:
        self._open_structure(book).copyByName(sheet, name, position)

    def move_sheet(self, book: int, sheet: str, position: int) -> None:
        self._open_structure(book).moveByName(sheet, position)

    def delete_sheet(self, book: int, sheet: str) -> None:
        self._open_structure(book).removeByName(sheet)

    # --- hands and eyes ----------------------------------------------------------------------------------------

    def _sheet(self, book: int, name: str) -> Any:
        sheets = self.books[book].Sheets
        if not sheets.hasByName(name):
            raise Refused(f"no sheet {name}: {', '.join(sheets.ElementNames)}")
        return sheets.getByName(name)

    def _free(self, book: int, name: str) -> Any:
        """UNO does nothing, silently, on a protected sheet: say so, or a test would prove nothing."""
        sheet = self._sheet(book, name)
        if sheet.isProtected():
            raise Refused(f"sheet {name} is protected")
        return sheet

    def _open_structure(self, book: int) -> Any:
        if self.books[book].isProtected():
            raise Refused("the structure of the book is protected")
        return self.books[book].Sheets

    def _activate(self, book: int, sheet: str) -> None:
        self.books[book].CurrentController.setActiveSheet(self._sheet(book, sheet))

    def _go(self, book: int, sheet: str, cells: str) -> None:
        self._activate(book, sheet)
        self._dispatch(book, ".uno:GoToCell", ToPoint=cells)

    def _dispatch(self, book: int, command: str, **arguments: object) -> None:
        frame = self.books[book].CurrentController.Frame
        self.dispatcher.executeDispatch(frame, command, "", 0, properties(**arguments))

    def _selected(self, book: int) -> str:
        """First cell of the selection, as B6."""
        name: str = self.books[book].CurrentSelection.AbsoluteName
        return name.rpartition(".")[2].replace("$", "").partition(":")[0]

    def _used(self, sheet: Any) -> Any:
        """From A1 to the last cell in use."""
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        return sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)

    def _filled(self, sheet: Any) -> list[tuple[int, int]]:
        """Row and column, from 0, of every cell with something in it."""
        formulas = self._used(sheet).getFormulaArray()
        return [(y, x) for y, row in enumerate(formulas) for x, formula in enumerate(row) if formula != ""]

    def _reading(self, cell: Any) -> list[object]:
        """Kind, value, text as shown, formula, error number."""
        kind = cell.Type.value
        error = cell.getError()
        value: object
        if error:
            value = {"error": error, "text": cell.String}
        elif kind == "VALUE" or (kind == "FORMULA" and cell.FormulaResultType2 == 1):
            value = cell.Value
        else:
            value = None if kind == "EMPTY" else cell.String
        return [kind, value, cell.String, cell.Formula if kind == "FORMULA" else "", error]


def serve(worker: Worker) -> None:
    for line in sys.stdin:
        request = json.loads(line)
        operation: Callable[..., object] = getattr(worker, request["op"])
        try:
            answer = {"result": operation(*request["args"])}
        except (Refused, UnoFault) as refusal:
            answer = {"error": f"{type(refusal).__name__}: {refusal}"}
        print(json.dumps(answer, ensure_ascii=False), flush=True)


def main() -> None:
    worker = Worker(Path(sys.argv[1]))
    print(json.dumps({"result": "ready"}), flush=True)
    try:
        serve(worker)
    finally:
        worker.stop()


if __name__ == "__main__":
    main()
