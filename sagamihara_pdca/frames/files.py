"""A table as the bytes of a file: CSV and Parquet."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from io import BytesIO, StringIO

from sagamihara_pdca.errors import ExtraMissing
from sagamihara_pdca.frames import texts
from sagamihara_pdca.frames.columns import Kind
from sagamihara_pdca.frames.tables import DataTable
from sagamihara_pdca.notation.characters import without_controls

#: Text that a spreadsheet runs as a formula; the full-width signs too: Excel in Japanese takes them for the others.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]", re.DOTALL)
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]", re.DOTALL)
_DASHES = ("-", "－")  # a dash alone says that there is nothing


def csv_bytes(table: DataTable) -> bytes:
    """Render the table as CSV: UTF-8 with BOM, CRLF. Text that a spreadsheet would run as a formula is escaped."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([field.heading for field in table.fields])
    writer.writerows([plain_text(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def plain_text(value: object) -> str:
    """Render a figure without exponent and needless zeros, and text with ' before what begins like a formula."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain_number(value)
    text = without_controls(str(value))
    return f"'{text}" if _FORMULA.match(text) and text not in _DASHES else text


def plain_number(value: Decimal) -> str:
    """Render 12.50 as 12.5, 1E+3 as 1000 and -0 as 0."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def unescaped(text: str) -> str:
    """Return the text that `plain_text` rendered."""
    return text[1:] if _ESCAPED.match(text) else text


def parquet_bytes(table: DataTable) -> bytes:
    """Render the table as Parquet (zstd): 整数 as int64, 数値 as float64, the rest as string.

    Raises:
        ExtraMissing: the extra `parquet` is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ExtraMissing(texts.PARQUET_MISSING) from error
    types = {Kind.WHOLE: pa.int64(), Kind.FIGURE: pa.float64()}
    casts = {Kind.WHOLE: int, Kind.FIGURE: float}
    arrays = [pa.array([None if row[n] is None else casts.get(f.kind, str)(row[n]) for row in table.rows],
                       types.get(f.kind, pa.string())) for n, f in enumerate(table.fields)]
    buffer = BytesIO()
    pq.write_table(pa.table(arrays, names=[f.heading for f in table.fields]), buffer, compression="zstd")
    return buffer.getvalue()
