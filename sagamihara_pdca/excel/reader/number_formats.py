"""What a number format displays, as far as it is another number than the stored one.

    code    = section { ";" section }            positive; negative; zero; text
    section = { "[" condition "]" | literal | placeholder | "," | "." | "%" | "E+" | "@" | "General" }

Rendered are placeholders, grouping, scaling commas and literals. Of fractions, exponents and per cent nothing is claimed: they
display the number, if rounded. Literals between the digits (000-0000) make something else of it, shown with the format itself.
Source: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*](?P<space>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/標準|標準)'
    r"|(?P<exponent>[eE][+-])|(?P<placeholder>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<fraction>/)|(?P<text>@)|(?P<other>.)",
    re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9.]+)")
_CURRENCY = re.compile(r"\$([^-\]]*)")
_COMPARE = {"<": Decimal.__lt__, ">": Decimal.__gt__, "<=": Decimal.__le__, ">=": Decimal.__ge__,
            "=": Decimal.__eq__, "<>": Decimal.__ne__}
#: Codes that a file need not spell out; those of dates, percentages and text stand in `styles`.
BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0", 6: "¥#,##0", 7: "¥#,##0.00", 8: "¥#,##0.00",
            37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00"}


@dataclass(frozen=True, slots=True)
class _Section:
    """One section, parsed. `before` and `behind` are the literals around the digits."""

    condition: tuple[str, Decimal] | None = None
    before: str = ""
    behind: str = ""
    has_digits: bool = False
    is_general: bool = False
    whole: str = ""  # placeholders before the point
    decimals: int = 0
    required_decimals: int = 0
    grouped: bool = False
    scale: int = 0  # powers of ten that trailing commas take away
    is_known: bool = True
    is_broken: bool = False  # literals stand between the digits


def shown_number(code: str, number: Decimal) -> str | None:
    """Render a number by a format without dates or per cent.

    Returns:
        what is displayed, "" where that is nothing; None where it is the number as stored, or can't be told.
    """
    shown_decimals = _plain_decimals(code)
    if shown_decimals is not None and number > 0 and -int(number.as_tuple().exponent) <= shown_decimals:
        return None
    sections = _sections(code)
    found = _section_for(sections, number)
    if found is None or not found[0].is_known:
        return None
    section, value = found
    if section.is_broken:
        return f"{number:f}（表示形式 {code}）"
    if section.is_general:
        return f"{section.before}{number:f}{section.behind}" if section.before + section.behind else None
    if not section.has_digits:
        return f"{section.before}{section.behind}"
    shown = f"{section.before}{_digits(section, value)}{section.behind}"
    return None if _is_plain(shown, number) else shown


def hides_text(code: str) -> bool:
    """Whether a text in a cell of this format is not displayed, as with 「;;;」."""
    parts = _split(code)
    return len(parts) == 4 and not parts[3].strip()


def _is_plain(shown: str, number: Decimal) -> bool:
    """Whether the display is the number itself, however it is grouped or padded."""
    bare = re.sub("[,¥￥]", "", shown).strip()
    bare = re.sub(r"^[▲△−]\s*(?=[0-9])|^\((?=[0-9.]+\)$)", "-", bare).rstrip(")")
    return re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", bare) is not None and Decimal(bare) == number


def _section_for(sections: tuple[_Section, ...], number: Decimal) -> tuple[_Section, Decimal] | None:
    """The section that applies, and the number as it is displayed there: a section for negatives shows no sign."""
    numeric = sections[:3]
    conditional = [s for s in numeric if s.condition is not None]
    if conditional:
        for section in conditional:
            sign, limit = section.condition or ("=", Decimal(0))
            if _COMPARE[sign](number, limit):
                return section, number
        rest = [s for s in numeric if s.condition is None]
        return (rest[-1], number) if rest else None
    if number < 0 and len(numeric) > 1:
        return numeric[1], _negative(numeric[1], number)
    if number == 0 and len(numeric) > 2:
        return numeric[2], number
    return (numeric[0], number) if numeric else None


def _negative(section: _Section, number: Decimal) -> Decimal:
    """A negative section has its sign among its literals, or shows the bare amount."""
    signed = re.search(r"[-▲△(−]", section.before) is not None
    return number if signed else -number


def _digits(section: _Section, value: Decimal) -> str:
    scaled = value.scaleb(-section.scale)
    rounded = scaled.quantize(Decimal(1).scaleb(-section.decimals), ROUND_HALF_UP)
    sign = "-" if rounded < 0 and not re.search(r"[-▲△(−]", section.before) else ""
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    whole = whole.zfill(section.whole.count("0"))
    if not section.whole.count("0") and whole == "0":
        whole = ""
    if section.grouped and whole:
        whole = f"{int(whole):,}".zfill(len(whole))
    while len(fraction) > section.required_decimals and fraction.endswith("0"):
        fraction = fraction[:-1]
    return f"{sign}{whole}{'.' + fraction if fraction else ''}"


@lru_cache(maxsize=256)
def _plain_decimals(code: str) -> int | None:
    """How many decimals a format displays that makes nothing else of a positive number; None for any other format.

    Most numbers of a form are settled by this alone.
    """
    first = _sections(code)[0]
    is_plain = (first.is_known and first.has_digits and not first.is_broken and not first.scale and first.condition is None
                and not (first.before + first.behind).strip())
    return first.decimals if is_plain else None


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[_Section, ...]:
    return tuple(map(_parse, _split(code)))


def _split(code: str) -> list[str]:
    """The sections: semicolons in quotes, brackets or behind a backslash separate nothing."""
    parts, start = [], 0
    for token in _TOKEN.finditer(code):
        if token["other"] == ";":
            parts.append(code[start:token.start()])
            start = token.end()
    return [*parts, code[start:]]


def _parse(section: str) -> _Section:
    found = _Parts()
    for token in _TOKEN.finditer(section):
        found.take(token)
    return found.section()


class _Parts:
    """What was met so far of a section."""

    def __init__(self) -> None:
        self.condition: tuple[str, Decimal] | None = None
        self.literals = ["", ""]  # before and behind the digits
        self.digits = ""  # placeholders, commas and the point, as they stand
        self.is_known = True
        self.is_general = self.is_broken = False

    def take(self, token: re.Match[str]) -> None:
        kind = token.lastgroup or ""
        if kind in ("quoted", "escaped", "other"):
            self.literals[bool(self.digits) or self.is_general] += token[kind]
            self.is_broken |= self.digits.endswith(".")
        elif kind == "bracket":
            self._bracket(token["bracket"])
        elif kind in ("placeholder", "point", "comma"):
            self.is_broken |= kind != "comma" and bool(self.literals[1])
            self.digits += token[0]
        elif kind == "general":
            self.is_general = True
        elif kind in ("exponent", "fraction", "percent", "text"):
            self.is_known = False

    def _bracket(self, inside: str) -> None:
        if condition := _CONDITION.fullmatch(inside):
            self.condition = condition[1], Decimal(condition[2])
        elif currency := _CURRENCY.match(inside):
            self.literals[bool(self.digits)] += currency[1]

    def section(self) -> _Section:
        whole, _, fraction = self.digits.partition(".")
        placeholders = whole.replace(",", "")
        trailing = len(self.digits) - len(self.digits.rstrip(","))
        bare = fraction.replace(",", "")
        return _Section(
            self.condition, self.literals[0], self.literals[1], bool(self.digits.strip(",.")), self.is_general,
            placeholders, len(bare), len(bare.rstrip("#?")), "," in whole.rstrip(",") if not fraction else "," in whole,
            3 * trailing, self.is_known, self.is_broken)
