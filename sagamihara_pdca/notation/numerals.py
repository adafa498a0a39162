"""Japanese numerals, parsed and rendered: 「1億2,000万」「3.5 万」「1,200百万」「５」「▲5」「十二」「ゼロ」.

    number  = [ sign ] ( pieces | "ゼロ" | "零" ) | kanji
    pieces  = piece { [ blanks ] piece }    the scales fall: 1億 2,000万 500
    piece   = small [ blanks ] [ "兆" | "億" | "万" ]
    small   = plain [ blanks ] [ "千" [ digit "百" ] [ two or three digits ] | "百" [ two digits ] ]
    plain   = digits, in groups of three or not at all, and a fraction
    sign    = "-" | "▲" [ blank ] | "△" [ blank ] | "+" | "マイナス" | "プラス"

The scale words before a unit belong to the number: 12,000千円 is 12,000,000 円. Behind a blank stands only a piece with a scale
word: 「1億 2,000万」 is one number, 「1万 500」 may be two.

What is not certain is not a number: 「1億5,00万」 and 「4億3,0000万」 (broken groups), 「007」, 「3万5」 and 「3千5」
(30,005 or 35,000), 「3億5千」 (5,000 or 50,000,000), 「2千5百3」, 「〇」 and 「一」 alone (a mark, a dash). Neither is a number
of more significant digits than a spreadsheet keeps.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from sagamihara_pdca.notation.characters import narrow, visible

#: The words that scale what they follow, and nouns that only begin like one: 3百貨店 are three shops.
SCALE_WORD = r"(?:(?!百貨|百科|千葉|千代|千歳|千羽|千住|万引|万博|万葉|万国|万歳|兆候|兆し)[十百千万億兆])"
_BLANKS = " {0,9}"  # bounded, so that no text costs time
_PLAIN = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?"
_PIECE = re.compile(
    rf"(?P<plain>{_PLAIN})(?:{_BLANKS}(?={SCALE_WORD})(?:(?P<thousand>千)(?:(?P<hundreds>[1-9])百)?|(?P<hundred>百)))?"
    rf"(?P<rest>(?<=[千百])[1-9][0-9]{{1,2}}(?![0-9,.]))?(?:{_BLANKS}(?={SCALE_WORD})(?P<scale>[万億兆]))?"
)
_BETWEEN = re.compile(rf"{_BLANKS}(?=[0-9])")
_BROKEN = re.compile(rf"[,.]?[0-9]|{SCALE_WORD}")
_POWERS = {"": 0, "万": 4, "億": 8, "兆": 12}
_NAUGHT = re.compile(r"(?:ゼロ|零)(?![ァ-ヴー])")
_SIGN = re.compile(r"(?P<minus>-|[▲△] ?|マイナス)|(?:\+|プラス)")
_KANJI_DIGITS = "〇一二三四五六七八九"
_KANJI = re.compile(rf"[{_KANJI_DIGITS}十百千万億兆]+")
_KANJI_SMALL = {"十": 10, "百": 100, "千": 1000}
_KANJI_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_MANY_DIGITS = 18  # a longer one is a code, not a figure
#: A spreadsheet keeps no more significant digits.
MOST_DIGITS = 15
_ONE, _ZERO = Decimal(1), Decimal(0)


class Numeral(NamedTuple):
    """A number in a text, and the position behind it."""

    value: Decimal
    end: int
    signed: bool = False  # a sign is printed before it
    scale: Decimal = _ONE  # of its first scale words: 10,000 for 2万5,000, 10,000,000 for 5千万


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
    value, end, scale = found
    if end - begin > MOST_DIGITS and len(value.normalize().as_tuple().digits) > MOST_DIGITS:
        return None
    minus = sign is not None and sign["minus"] is not None and value != 0
    return Numeral(-value if minus else value, end, sign is not None, scale)


def write_number(value: Decimal) -> str:
    """Render a number in digits, grouped by three, without trailing zeros: 1,234.5."""
    text = f"{value:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _match_digits(text: str, start: int) -> tuple[Decimal, int, Decimal] | None:
    piece = _PIECE.match(text, start)
    value = _piece_value(piece) if piece is not None else None
    if piece is None or value is None:
        return None
    power = _POWERS[piece["scale"] or ""]
    at, scale = piece.end(), _scale(piece)
    total = value if scale == 1 else _ZERO + value.scaleb(power)  # the sum has no exponent above 0
    while power > 0 and "." not in piece["plain"] and (follows := _next_piece(text, at, power)):
        value = _piece_value(follows)
        scale_below = _POWERS[follows["scale"] or ""]
        if value is None or scale_below >= power or not _may_follow(follows, value, power):
            return None
        piece, power = follows, scale_below
        total, at = total + value.scaleb(power), piece.end()
    return None if _BROKEN.match(text, at) else (total, at, scale)


def _next_piece(text: str, at: int, power: int) -> re.Match[str] | None:
    """The piece behind one with a scale; behind a blank only one with a smaller scale is of the same number."""
    between = _BETWEEN.match(text, at)
    piece = _PIECE.match(text, between.end()) if between is not None else None
    if piece is None or piece.start() == at:
        return piece
    scaled = piece["scale"] or piece["thousand"] or piece["hundred"]
    return piece if scaled and _POWERS[piece["scale"] or ""] < power else None


def _scale(piece: re.Match[str]) -> Decimal:
    thousand, hundred, scale = piece.group("thousand", "hundred", "scale")
    if not (thousand or hundred or scale):
        return _ONE
    return Decimal((1000 if thousand else 100 if hundred else 1) * 10 ** _POWERS[scale or ""])


def _piece_value(piece: re.Match[str]) -> Decimal | None:
    digits = piece["plain"].replace(",", "")
    if len(digits.replace(".", "")) > _MANY_DIGITS:
        return None
    plain = Decimal(digits)
    thousand, hundred, rest, hundreds = piece.group("thousand", "hundred", "rest", "hundreds")
    if not (rest or hundreds):
        return plain.scaleb(3 if thousand else 2) if thousand or hundred else plain
    rest, hundreds = int(rest or 0), int(hundreds or 0)
    room = 100 if hundred or hundreds else 1000
    if plain not in range(1, 10) or rest >= room:
        return None
    return plain * (100 if hundred else 1000) + hundreds * 100 + rest


def _may_follow(piece: re.Match[str], value: Decimal, power: int) -> bool:
    """Whether a piece can stand behind a larger scale.

    「3万5」 is 35,000 in speech and 30,005 in print, 「3億5千」 350,000,000 or 300,005,000. 百万 counts by itself: 2億100百万.
    """
    if value <= 0 or "." in piece["plain"]:
        return False
    if piece["scale"] is None:
        return power == _POWERS["万"] and 10 <= value < 10**4
    millions = piece["hundred"] is not None and piece["scale"] == "万" and not piece["rest"]
    return value < (10**5 if millions else 10**4)


def _match_zero(text: str, start: int) -> tuple[Decimal, int, Decimal] | None:
    zero = _NAUGHT.match(text, start)
    return (Decimal(0), zero.end(), _ONE) if zero else None


def _match_kanji(text: str, start: int) -> tuple[Decimal, int, Decimal] | None:
    found = _KANJI.match(text, start)
    if found is None or len(found[0]) > _MANY_DIGITS or text[found.end():found.end() + 1].isdigit():
        return None
    value = _positional(found[0]) if set(found[0]) <= set(_KANJI_DIGITS) else _kanji_value(found[0])
    return (Decimal(value), found.end(), _ONE) if value is not None else None


def _positional(word: str) -> int | None:
    """「三〇」, 「二〇二四」; a digit alone from 三 on. 「一」 may be a dash, 「二」 a katakana, 「〇」 a mark."""
    if word[0] == "〇" or word in ("一", "二"):
        return None
    return int("".join(str(_KANJI_DIGITS.index(c)) for c in word))


def _kanji_value(word: str) -> int | None:
    """「十二」, 「三百五」, 「一億二千万」."""
    total = section = digit = 0
    below, below_large = 10**4, 10**16
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
