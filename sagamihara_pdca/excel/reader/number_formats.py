"""What a number format displays, as far as it is another number or text than the stored one.

    code    = section { ";" section }            positive; negative; zero; text
    section = { "[" condition "]" | literal | placeholder | "," | "." | "%" | "E+" | "/" | "@" | "General" }

Rendered are placeholders with literals around and between them, grouping, scaling commas, per cent, exponents and fractions.
Source: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*](?P<space>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/標準|標準)'
    r"|(?P<exponent>[eE][+-])|(?P<placeholder>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<fraction>/)|(?P<text>@)|(?P<other>.)",
    re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]*)?)")
_CURRENCY = re.compile(r"\$([^-\]]*)")
_SIGN = re.compile(r"[-▲△(−]")
_COMPARE = {"<": Decimal.__lt__, ">": Decimal.__gt__, "<=": Decimal.__le__, ">=": Decimal.__ge__,
            "=": Decimal.__eq__, "<>": Decimal.__ne__}
#: Codes that a file need not spell out; those of dates and text stand in `styles`.
BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0", 6: "¥#,##0", 7: "¥#,##0.00", 8: "¥#,##0.00", 9: "0%",
            10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
            39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 48: "##0.0E+0"}
#: Stands for the text of the cell in what `text_template` returns.
TEXT = "\0"
#: What a program displays where no section applies to the number.
_NO_SECTION = "#####"
_LONGEST_DENOMINATOR = 5
_NEVER = -1000  # decimals; no number has so many zeros before its point


@dataclass(frozen=True, slots=True)
class _Section:
    """One section, parsed. `before` and `behind` are the literals around the digits.

    In `whole` and `fraction`, the places before and behind the point, None is a digit and a text a literal between digits.
    """

    condition: tuple[str, Decimal] | None = None
    before: str = ""
    behind: str = ""
    has_digits: bool = False
    is_general: bool = False
    is_text: bool = False
    whole: tuple[str | None, ...] = ()
    fraction: tuple[str | None, ...] = ()
    least_whole: int = 0  # digits before the point that are displayed even where they are 0
    least_decimals: int = 0
    has_point: bool = False
    grouped: bool = False
    scale: int = 0  # powers of ten that trailing commas take away, and signs of per cent add
    is_percent: bool = False
    has_exponent: bool = False
    denominator: str = ""  # of a fraction: placeholders, or a number

    @property
    def decimals(self) -> int:
        """How many digits are displayed behind the point at most."""
        return self.fraction.count(None)

    @property
    def is_plain(self) -> bool:
        """Whether it displays the digits of a number, and but for a sign of per cent nothing else."""
        around = self.before + self.behind
        return (self.has_digits and self.whole.count(None) == len(self.whole) and self.decimals == len(self.fraction)
                and self.condition is None and not (self.has_exponent or self.denominator or self.is_general)
                and around.strip() in ("", "%") and self.scale == (-2 if self.is_percent else 0) and self.least_whole <= 1)


def display(code: str, number: Decimal) -> tuple[bool, str | None]:
    """Render a number by a format without dates.

    Returns:
        whether it is displayed in per cent, and what is displayed: "" where that is nothing; None where it is the number as
        stored, in per cent or not.
    """
    plain, shows_zero, is_percent = _shortcut(code)
    digits = str(number)
    if (number > 0 if number else shows_zero) and len(digits.partition(".")[2]) <= plain and "E" not in digits:
        return is_percent, None
    found = _section_for(_sections(code), number)
    return (False, _NO_SECTION) if found is None else (found[0].is_percent, _shown(*found, number))


def _shown(section: _Section, value: Decimal, number: Decimal) -> str | None:
    if section.is_general or section.is_text:
        around = section.before + section.behind
        return f"{section.before}{value:f}{section.behind}" if around.strip() else None
    if not section.has_digits:
        return f"{section.before}{section.behind}".strip()
    if section.denominator:
        return _as_fraction(section, value)
    shown = f"{section.before}{_exponent(section, value) if section.has_exponent else _digits(section, value)}{section.behind}"
    return None if _is_plain(shown, number, section) else shown.strip()


@lru_cache(maxsize=256)
def text_template(code: str) -> str:
    """Return what is displayed of a text, which `TEXT` stands for: `TEXT` alone for most formats, "" for 「;;;」."""
    parts = _split(code)
    section = parts[3] if len(parts) == 4 else next((p for p in reversed(parts) if _parse(p).is_text), "@")
    words = "".join(_words_of(token) for token in _TOKEN.finditer(section)).strip()
    return TEXT if words == TEXT else words


def _words_of(token: re.Match[str]) -> str:
    kind = token.lastgroup or ""
    if kind in ("text", "general"):
        return TEXT
    return token[kind] if kind in ("quoted", "escaped", "other") else ""


def _is_plain(shown: str, number: Decimal, section: _Section) -> bool:
    """Whether the display is the number itself, however it is grouped."""
    bare = re.sub("[,¥￥]", "", shown).strip().removesuffix(".")
    if section.is_percent:
        bare, number = bare.replace("%", "").strip(), number.scaleb(2)
    bare = re.sub(r"^[▲△−]\s*(?=[0-9])|^\((?=[0-9.]+\)$)", "-", bare).rstrip(")")
    if section.least_whole > 1 and re.match("-?0[0-9]", bare):
        return False  # 007 is a number of another look than 7, which matters where it is read as a text
    return re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-][0-9]+)?", bare) is not None and Decimal(bare) == number


def _section_for(sections: tuple[_Section, ...], number: Decimal) -> tuple[_Section, Decimal] | None:
    """The section that applies, and the number as it is displayed there: a section for negatives shows no sign."""
    numeric = [s for s in sections[:3] if not s.is_text] or list(sections[:1])
    if any(s.condition is not None for s in numeric):
        for section in numeric:
            if section.condition is not None and _COMPARE[section.condition[0]](number, section.condition[1]):
                return section, number
        rest = [s for s in numeric if s.condition is None]
        return (rest[-1], number) if rest else None
    if number < 0 and len(numeric) > 1:
        return numeric[1], number if _SIGN.search(numeric[1].before) else -number
    if number == 0 and len(numeric) > 2:
        return numeric[2], number
    return numeric[0], number


def _digits(section: _Section, value: Decimal) -> str:
    scaled = value.scaleb(-section.scale)
    rounded = scaled.quantize(Decimal(1).scaleb(-section.decimals), ROUND_HALF_UP)
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    whole = whole.zfill(section.least_whole) if whole != "0" or section.least_whole else ""
    if section.grouped and whole:
        whole = f"{int(whole):,}".zfill(len(whole))
    while len(fraction) > section.least_decimals and fraction.endswith("0"):
        fraction = fraction[:-1]
    point = "." if section.has_point and (fraction or section.behind or section.fraction) else ""
    return f"{_sign(section, rounded)}{_laid_out(section.whole, whole)}{point}{_laid_out_behind(section.fraction, fraction)}"


def _sign(section: _Section, value: Decimal) -> str:
    return "-" if value < 0 and not _SIGN.search(section.before) else ""


def _laid_out(places: tuple[str | None, ...], digits: str) -> str:
    """Digits put into their places from the right; the first place takes all that are left."""
    if places.count(None) == len(places):
        return digits
    found: list[str] = []
    places_left = places.count(None)
    for place in reversed(places):
        if place is not None:
            found.append(place)
            continue
        places_left -= 1
        found.append(digits[-1:] if places_left else digits)
        digits = digits[:-1] if places_left else ""
    return "".join(reversed(found))


def _laid_out_behind(places: tuple[str | None, ...], digits: str) -> str:
    rest = iter(digits)
    return "".join(next(rest, "") if place is None else place for place in places)


def _exponent(section: _Section, value: Decimal) -> str:
    """The number in powers of ten; with several places before the point in powers of a thousand, or as many digits."""
    step = max(1, section.whole.count(None))
    power = value.adjusted() // step * step if value else 0
    for at in (power, power + step):
        mantissa = value.scaleb(-at).quantize(Decimal(1).scaleb(-section.decimals), ROUND_HALF_UP)
        if abs(mantissa) < 10**step:
            return f"{mantissa:f}E{at:+03d}"
    return f"{value:E}"


def _as_fraction(section: _Section, value: Decimal) -> str | None:
    exact = Fraction(value)
    if section.denominator.isdigit() and int(section.denominator):
        near = Fraction(round(exact * int(section.denominator)), int(section.denominator))
    else:
        near = exact.limit_denominator(10 ** min(len(section.denominator), _LONGEST_DENOMINATOR) - 1)
    if near == exact and not (section.before + section.behind).strip():
        return None
    whole, rest = divmod(abs(near), 1)
    words = " ".join(part for part in (str(whole) if whole or not rest else "", str(rest) if rest else "") if part)
    return f"{'-' if near < 0 else ''}{section.before}{words}{section.behind}"


@lru_cache(maxsize=256)
def _shortcut(code: str) -> tuple[int, bool, bool]:
    """How many decimals of a positive number a plain format displays, whether it displays 0, and whether it is in per cent.

    Most numbers of a form are settled by this alone. A format that is not plain displays no number for certain.
    """
    sections = _sections(code)
    first = sections[0]
    if not first.is_plain:
        return _NEVER, False, False
    shows_zero = first.least_whole == 1 and len(sections) < 3
    return first.decimals + (2 if first.is_percent else 0), shows_zero, first.is_percent


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
        self.before = self.behind = ""  # the literals before the first digit, and those since the last one
        self.places: tuple[list[str | None], list[str | None]] = ([], [])  # before and behind the point
        self.placeholders = ["", ""]
        self.has_point = self.is_general = self.is_text = self.grouped = self.has_exponent = False
        self.percents = self.commas = 0  # signs of per cent; commas since the last digit
        self.denominator: str | None = None

    def take(self, token: re.Match[str]) -> None:
        kind = token.lastgroup or ""
        if kind in ("quoted", "escaped", "other", "percent"):
            self.percents += kind == "percent"
            self._literal(token[kind])
        elif kind == "space":
            self._literal(" " if token[0][0] == "_" else "")
        elif kind == "bracket":
            self._bracket(token["bracket"])
        elif kind == "placeholder":
            self._place(token[0])
        else:
            self._sign(kind)

    def _literal(self, words: str) -> None:
        if self.denominator is not None and words.strip().isdigit():
            self.denominator += words.strip()
        elif self.has_place or self.is_general or self.is_text:
            self.behind += words
        else:
            self.before += words

    @property
    def has_place(self) -> bool:
        """Whether a digit or the point was met."""
        return bool(self.placeholders[0] or self.placeholders[1] or self.has_point)

    def _place(self, placeholder: str) -> None:
        if self.denominator is not None:
            self.denominator += placeholder
        elif not self.has_exponent:
            self.grouped |= bool(self.commas)
            self.commas = 0
            if self.behind and self.has_place:
                self.places[self.has_point].append(self.behind)
                self.behind = ""
            self.places[self.has_point].append(None)
            self.placeholders[self.has_point] += placeholder

    def _sign(self, kind: str) -> None:
        if kind == "point":
            if self.behind and self.has_place:
                self.places[0].append(self.behind)
                self.behind = ""
            self.has_point = True
        elif kind == "comma":
            self.commas += self.has_place
        elif kind == "fraction":
            self.denominator = ""
        self.has_exponent |= kind == "exponent"
        self.is_general |= kind == "general"
        self.is_text |= kind == "text"

    def _bracket(self, inside: str) -> None:
        if condition := _CONDITION.fullmatch(inside):
            self.condition = condition[1], Decimal(condition[2])
        elif currency := _CURRENCY.match(inside):
            self._literal(currency[1])

    def section(self) -> _Section:
        whole, fraction = self.placeholders
        return _Section(
            self.condition, self.before, self.behind, bool(whole or fraction), self.is_general, self.is_text,
            tuple(self.places[0]), tuple(self.places[1]), whole.count("0"), len(fraction.rstrip("#?")), self.has_point,
            self.grouped, 3 * self.commas - 2 * self.percents, bool(self.percents), self.has_exponent, self.denominator or "")
