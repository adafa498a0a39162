"""Parses one cell's text as a code, a choice, a year, a number, an address or a list.

Every function appends what is wrong with the cell to `found` and returns None, or what there is, in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.table import TableCell
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.fiscal_year import is_past_era, read_fiscal_year, write_fiscal_year
from sagamihara_pdca.notation.mail_address import fault_of, is_allowed, is_domain
from sagamihara_pdca.plan_tables.names import same_name
from sagamihara_pdca.problems import Problem
from sagamihara_pdca.problems import plan as faults
from sagamihara_pdca.problems.plan_files import year_without_era

T = TypeVar("T")

#: Codes become names of sheets (31 characters in Excel) and parts of file names.
_MAX_CODE = 20
_CODE = re.compile(r"[0-9A-Za-z]+(?:[-.][0-9A-Za-z]+)*")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
# What Excel makes of 1-1 and 1-1-01 in a cell that is not text, and in the CSV that it saves.
_DATE = re.compile(rf"\d{{1,4}}/\d{{1,2}}(?:/\d{{1,4}})?|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日"
                   rf"|\d{{1,2}}-{_MONTH}(?:-\d{{2,4}})?|{_MONTH}-\d{{2,4}}")
#: How a code is marked as a text in a CSV file that a spreadsheet opens.
_AS_TEXT = re.compile("'(.+)|=\"(.+)\"")
_HYPHENS = str.maketrans("ー―—ｰ−", "-----")
_ALPHABET = str.maketrans({chr(c + 0xFEE0): chr(c) for c in (*range(ord("A"), ord("Z") + 1),
                                                             *range(ord("a"), ord("z") + 1))})
_SPLIT = re.compile(r"[；;\n]")
_BARE_YEAR = re.compile(r"[0-9０-９]{1,2}\s*年?度?")
_NOT_IN_FILE_NAMES = re.compile(r'[\\:*?"<>|\n]|\.$')  # a / of 「企画/財政課」 becomes ／ in the name of the file


def required(cell: TableCell, found: list[Problem]) -> str:
    """Return the cell's text. PLN301 for a blank one."""
    if not cell.text:
        found.append(faults.cell_blank(cell.place, cell.place.label))
    return cell.text


def narrow_code(text: str) -> str:
    """Return １−１−０１ as 1-1-01: half-width, any hyphen as -, no blanks, without the signs for a text ('01, ="01")."""
    code = re.sub(r"\s", "", narrow(text).translate(_HYPHENS).translate(_ALPHABET))
    marked = _AS_TEXT.fullmatch(code)
    return code if marked is None else marked[1] or marked[2] or ""


def read_code(cell: TableCell, found: list[Problem]) -> str | None:
    """Parse a code such as 1-1-01: letters and digits joined by - or ., at most 20 characters; blank is a fault."""
    if not required(cell, found):
        return None
    code = narrow_code(cell.text)
    if _DATE.fullmatch(code):
        found.append(faults.code_became_date(cell.place, cell.text))
    elif not _CODE.fullmatch(code) or len(code) > _MAX_CODE:
        found.append(faults.code_unreadable(cell.place, cell.text))
    else:
        return code
    return None


def read_choice(cell: TableCell, choices: Mapping[str, T], found: list[Problem]) -> T | None:
    """Return what the cell's words mean in `choices`, compared as names are; None for a blank cell."""
    chosen = {same_name(words): meant for words, meant in choices.items()}.get(same_name(cell.text))
    if chosen is None and cell.text:
        found.append(faults.choice_unknown(cell.place, cell.text, tuple(choices)))
    return chosen


def read_year(cell: TableCell, found: list[Problem]) -> FiscalYear | None:
    """Parse a fiscal year with its era (R6, 令和6年度) or of four digits (2024); None for a blank cell."""
    year = read_fiscal_year(cell.text)
    if year is None and cell.text:
        fault = year_without_era if _BARE_YEAR.fullmatch(cell.text) else faults.year_unreadable
        found.append(fault(cell.place, cell.text))
    if year is not None and is_past_era(cell.text):
        found.append(faults.year_past_era(cell.place, cell.text, write_fiscal_year(year)))
    return year


def read_positive(cell: TableCell, found: list[Problem], whole: bool = False) -> Decimal | None:
    """Parse a number above zero, a trailing % ignored; None for a blank cell. `whole` refuses decimals."""
    try:
        value = Decimal(narrow(cell.text).replace(",", "").removesuffix("%").strip())
    except InvalidOperation:
        value = Decimal(0)
    if value.is_finite() and value > 0 and not (whole and value % 1):
        return value
    if cell.text:
        found.append(faults.number_unreadable(cell.place, cell.text))
    return None


def entries(text: str) -> tuple[str, ...]:
    """Split a cell at ；, ; and line breaks into its entries, trimmed, blank ones left out."""
    return tuple(entry for entry in (part.strip() for part in _SPLIT.split(text)) if entry)


def read_file_name(cell: TableCell, found: list[Problem]) -> str:
    """Return the cell's text as a name without the characters that Windows forbids in file names; blank is a fault."""
    if _NOT_IN_FILE_NAMES.search(required(cell, found)):
        found.append(faults.name_not_for_files(cell.place, cell.text))
    return cell.text


def read_mail(cell: TableCell, domains: tuple[str, ...], found: list[Problem]) -> tuple[str, ...]:
    """Return the mail addresses of a cell, the malformed ones too.

    Args:
        domains: an address is at exactly one of them; none allow all.
    """
    addresses = entries(cell.text)
    for address in addresses:
        if reason := fault_of(address):
            found.append(faults.mail_malformed(cell.place, address, reason))
        elif domains and not is_allowed(address, domains):
            found.append(faults.mail_domain_not_allowed(cell.place, address, domains))
    return addresses


def read_domains(cell: TableCell, found: list[Problem]) -> tuple[str, ...]:
    """Return the mail domains of a cell in lower case, the malformed ones too."""
    domains = tuple(domain.lower() for domain in entries(cell.text))
    found.extend(faults.domain_malformed(cell.place, d) for d in domains if not is_domain(d))
    return domains
