"""The names of fiscal years: 「令和6年度」「R6」「平成31年度」「2024」 ↔ FiscalYear.

    year   = era ( number | "元" ) [ "年度" | "年" ] | western [ "年度" | "年" ]
    era    = "令和" | "平成" | "昭和" | R | H | S      in either width and case

A number without an era (「32年」, 「6」) names no year: it could be of any era. Fiscal 2019 is parsed from any of its
names and rendered as 令和元年度. A year counted in an era beyond its end (平成32年度, in plans of before 2019) is the year
that it was meant to be: 令和2年度.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.characters import narrow, visible

_LETTERS = str.maketrans("ＲＨＳｒｈｓ", "RHSrhs")
#: A year inside a longer narrow text. A letter before or a digit behind makes it something else (PR5, R62, 12024).
YEAR = (
    r"(?:(?:令和|平成|昭和|(?<![A-Za-zＡ-Ｚａ-ｚ])[RHSrhsＲＨＳｒｈｓ])\s*(?:元|[0-9]{1,2}(?![0-9]))"
    r"|(?<![0-9.,])(?:19[3-9]|20[0-9])[0-9](?![0-9]))"
)
_MONTH = re.compile(
    rf"({YEAR})(?:\s*年\s*|\s*[./]\s*)([0-9]{{1,2}})(?![0-9])"
    r"(?:\s*月(?:\s*[0-9]{1,2}\s*日)?|(?:[./][0-9]{1,2})?)"
)
_NAMED = re.compile(rf"({YEAR})\s*(?:年度|年)?")
_FIRST_MONTH = 4


@dataclass(frozen=True, slots=True)
class Era:
    """An era 元号 of the Japanese calendar."""

    name: str
    letter: str
    first_day: date
    last: int  # the last year of the era that was in use
    written: int  # the last year that documents name: those of before 2019 speak of 平成32年度

    def year(self, western: int) -> str:
        """The number of a western year in this era; the first year is 元."""
        number = western - self.first_day.year + 1
        return "元" if number == 1 else str(number)


#: Newest first. Source: 元号を改める政令.
ERAS = (
    Era("令和", "R", date(2019, 5, 1), 99, 99), Era("平成", "H", date(1989, 1, 8), 31, 62),
    Era("昭和", "S", date(1926, 12, 25), 64, 64),
)


def read_fiscal_year(text: str) -> FiscalYear | None:
    """Parse a text that names one fiscal year and nothing else; None when it is anything else."""
    found = _NAMED.fullmatch(narrow(visible(text)))
    return year_named(found[1]) if found else None


def write_fiscal_year(year: FiscalYear) -> str:
    """Render 「令和6年度」; the first year of an era is 元."""
    era = _era_of(year)
    return f"{era.name}{era.year(year.start)}年度"


def write_code(year: FiscalYear) -> str:
    """Render the short name, as in the names of folders: 「R6」."""
    era = _era_of(year)
    return f"{era.letter}{year.start - era.first_day.year + 1}"


def is_past_era(text: str) -> bool:
    """Whether a text that names one fiscal year counts it in an era beyond its end: 平成32年度, H32."""
    found = _NAMED.fullmatch(narrow(visible(text)))
    counted = _era_and_count(found[1]) if found else None
    return counted is not None and counted[0].last < counted[1] <= counted[0].written


def year_named(name: str) -> FiscalYear | None:
    """The year that a match of `YEAR` names, or None when its era has no such year (R0, H63)."""
    counted = _era_and_count(name)
    if counted is None:
        return FiscalYear(int(name))
    era, count = counted
    return FiscalYear(era.first_day.year + count - 1) if 1 <= count <= era.written else None


def _era_and_count(name: str) -> tuple[Era, int] | None:
    """The era and the number of a match of `YEAR`; None for a western year."""
    name = re.sub(r"\s", "", name.translate(_LETTERS)).upper()
    if name[0].isdigit():
        return None
    era = next(e for e in ERAS if name.startswith((e.name, e.letter)))
    number = name.removeprefix(era.name).removeprefix(era.letter)
    return era, 1 if number == "元" else int(number)


def years_in(text: str) -> tuple[tuple[FiscalYear, ...], str]:
    """Find the fiscal years that a narrow text names.

    Returns:
        the years in the order of the text, and the text without them. A month (R6.1, 令和5年12月) counts as the
        fiscal year that it lies in.
    """
    years: list[FiscalYear] = []

    def replace(match: re.Match[str]) -> str:
        year = year_named(match[1])
        month = int(match[2]) if match.re is _MONTH else _FIRST_MONTH
        if year is None or not 1 <= month <= 12:
            return match[0]
        years.append(year.previous if month < _FIRST_MONTH else year)
        return ""

    rest = _NAMED.sub(replace, _MONTH.sub(replace, text))
    return tuple(years), rest


def _era_of(year: FiscalYear) -> Era:
    """The era that a fiscal year is rendered in: 令和 from fiscal 2019 on, although April 2019 was still 平成31年."""
    return next((e for e in ERAS if year.start >= e.first_day.year), ERAS[-1])
