"""Japanese numerals, parsed and rendered: 「1億2,000万」「3.5万」「５」「▲5」「十二」「ゼロ」.

    number  = [ sign ] ( pieces | "ゼロ" | "零" ) | kanji
    pieces  = piece { piece }          the scales fall: 1億 2,000万 500
    piece   = small [ [ blank ] ( "兆" | "億" | "百万" | "万" ) ]
    small   = plain [ "千" [ digit "百" [ tens ] ] [ digits ] | "百" [ digits ] ]
    plain   = digits, in groups of three or not at all, and a fraction
    sign    = "-" | "▲" | "△" | "+" | "マイナス" | "プラス"

What is not certain is not a number: 「1億5,00万」 and 「4億3,0000万」 (broken groups), 「007」, 「3万5」 and 「3千5」
(30,005 or 35,000), 「3億5千」 (300,005,000 or 3億5千万), 「2千5百3」, 「〇」 and 「一」 alone (a mark, a dash).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sagamihara_pdca.notation.characters import narrow, visible

_PLAIN = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?"
_PIECE = re.compile(
    rf"(?P<plain>{_PLAIN})(?:(?P<thousand>千)(?:(?P<hundreds>[1-9])百)?|(?P<hundred>百))?"
    r"(?P<rest>(?<=[千百])[1-9][0-9]{0,2}(?![0-9,.]))?(?: ?(?P<scale>[万億兆]))?"
)
_MILLIONS = re.compile(rf"(?P<plain>{_PLAIN}) ?百万")
_POWERS = {"": 0, "万": 4, "億": 8, "兆": 12}
_SIGN = re.compile(r"(?P<minus>[-▲△]|マイナス)|(?:\+|プラス)")
_KANJI_DIGITS = "〇一二三四五六七八九"
_KANJI = re.compile(rf"[{_KANJI_DIGITS}十百千万億]+")
_KANJI_SMALL = {"十": 10, "百": 100, "千": 1000}
_KANJI_LARGE = {"万": 10**4, "億": 10**8}
_MORE_DIGITS = re.compile(r"[,.]?[0-9]")
_ZERO = re.compile(r"(?:ゼロ|零)(?![ァ-ヴー])")
_MANY_DIGITS = 18  # a longer one is a code, not a figure
_MILLION = 6


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text, and the position behind it."""

    value: Decimal
    end: int
    signed: bool = False  # a sign is printed before it
    scaled: bool = False  # it is written with 千, 百, 万, 億 or 兆


def read_number(text: str) -> Decimal | None:
    """Parse a text that is one number in any width; None when it is anything else (a unit, 約) or not certain."""
    folded = narrow(visible(text))
    if re.match(r"ー[0-9]", folded):  # the long-vowel mark, typed for a minus
        folded = "-" + folded[1:]
    numeral = match_number(folded, 0)
    return numeral.value if numeral is not None and numeral.end == len(folded) else None


def match_number(text: str, start: int) -> Numeral | None:
    """Match the longest number that begins at `start` of a narrow text; None when none begins there."""
    sign = _SIGN.match(text, start)
    begin = sign.end() if sign else start
    found = _match_digits(text, begin) or _match_zero(text, begin) or (None if sign else _match_kanji(text, begin))
    if found is None:
        return None
    value, end, scaled = found
    minus = sign is not None and sign["minus"] is not None and value != 0
    return Numeral(-value if minus else value, end, sign is not None, scaled)


def write_number(value: Decimal) -> str:
    """Render a number in digits, grouped by three, without trailing zeros: 1,234.5."""
    text = f"{value:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _match_digits(text: str, start: int) -> tuple[Decimal, int, bool] | None:
    """The value, the end, and whether it is written with 千, 百, 万, 億 or 兆."""
    total, at, power = Decimal(0), start, 99
    has_millions = "百万" in text
    while piece := (has_millions and _MILLIONS.match(text, at)) or _PIECE.match(text, at):
        value, scale = _valued(piece)
        if value is None or scale >= power or (power != 99 and not _may_follow(piece, value, power)):
            return None
        total, at, power = total + value.scaleb(scale), piece.end(), scale
        if power == 0 or "." in piece["plain"]:
            break
    if at == start or _MORE_DIGITS.match(text, at):
        return None
    return total, at, not text[start:at].isascii()


def _valued(piece: re.Match[str]) -> tuple[Decimal | None, int]:
    """The value of a piece before its scale, and the power of ten of the scale."""
    if piece.re is _MILLIONS:
        return Decimal(piece["plain"].replace(",", "")), _MILLION
    return _piece_value(piece), _POWERS[piece["scale"] or ""]


def _piece_value(piece: re.Match[str]) -> Decimal | None:
    digits = piece["plain"].replace(",", "")
    if len(digits.replace(".", "")) > _MANY_DIGITS:
        return None
    plain = Decimal(digits)
    rest, hundreds = int(piece["rest"] or 0), int(piece["hundreds"] or 0)
    if not (rest or hundreds):
        return plain * (1000 if piece["thousand"] else 100 if piece["hundred"] else 1)
    room = 100 if piece["hundred"] or hundreds else 1000
    if plain not in range(1, 10) or rest >= room or (0 < rest < 10) or (rest == 0 and not hundreds):
        return None
    return plain * (100 if piece["hundred"] else 1000) + hundreds * 100 + rest


def _may_follow(piece: re.Match[str], value: Decimal, power: int) -> bool:
    """Whether a piece can stand behind a larger scale. 「3万5」 is 35,000 in speech and 30,005 in print."""
    whole = value == value.to_integral_value() and "." not in piece["plain"]
    if not whole or not 0 < value < 10**4:
        return False
    if piece.re is _MILLIONS:
        return value < 10**3
    in_words = piece["thousand"] or piece["hundred"]
    return piece["scale"] is not None or (value >= 10 and not (in_words and power > _POWERS["万"]))


def _match_zero(text: str, start: int) -> tuple[Decimal, int, bool] | None:
    zero = _ZERO.match(text, start)
    return (Decimal(0), zero.end(), False) if zero else None


def _match_kanji(text: str, start: int) -> tuple[Decimal, int, bool] | None:
    found = _KANJI.match(text, start)
    if found is None or len(found[0]) > _MANY_DIGITS or text[found.end():found.end() + 1].isdigit():
        return None
    value = _positional(found[0]) if set(found[0]) <= set(_KANJI_DIGITS) else _kanji_value(found[0])
    return (Decimal(value), found.end(), False) if value is not None else None


def _positional(word: str) -> int | None:
    """「三〇」, 「二〇二四」; a digit alone from 三 on. 「一」 may be a dash, 「二」 a katakana, 「〇」 a mark."""
    if word[0] == "〇" or word in ("一", "二"):
        return None
    return int("".join(str(_KANJI_DIGITS.index(c)) for c in word))


def _kanji_value(word: str) -> int | None:
    """「十二」, 「三百五」, 「一億二千万」."""
    total = section = digit = 0
    below, below_large = 10**4, 10**12
    for character in word:
        if character in _KANJI_LARGE:
            unit = _KANJI_LARGE[character]
            if unit >= below_large or section + digit == 0:
                return None
            total, section, digit, below, below_large = total + (section + digit) * unit, 0, 0, 10**4, unit
        elif character in _KANJI_SMALL:
            unit = _KANJI_SMALL[character]
            if unit >= below:
                return None
            section, digit, below = section + (digit or 1) * unit, 0, unit
        elif digit or character == "〇":
            return None
        else:
            digit = _KANJI_DIGITS.index(character)
    return total + section + digit
