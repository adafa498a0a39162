"""What cell styles do to the value of a cell: show a number as a date or a time, strike it through, display something else.

    code    = section { ";" section }
    section = { literal | bracket | placeholder | letter }
    literal = '"' … '"' | "\\" any | "_" any | "*" any          no part of the value
    bracket = "[" colour | condition | locale | elapsed "]"     only elapsed, [h] [mm] [s], is a time

The letters that remain after removing literals and brackets decide. Source: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from sagamihara_pdca.excel.reader.colours import BLACK, WHITE, colour_of, look_alike
from sagamihara_pdca.excel.reader.limits import Budget
from sagamihara_pdca.excel.reader.number_formats import BUILT_IN, TEXT, text_template
from sagamihara_pdca.excel.reader.xml_parts import Attributes, PartReader, elements


class Shown(Enum):
    """How a cell's number format displays its number."""

    NUMBER = "number"
    DATE = "date"  # with a day, a month or a year
    TIME = "time"  # a clock time or a length of time alone
    PERCENT = "percent"


#: Ids that mean a date without a code in the file: 27–36 and 50–58 in Japanese, Chinese and Korean, 71–81 in Thai.
_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 32), 34, 35, 36, *range(50, 59), *range(71, 75), 77, 81})
_BUILT_IN_TIMES = frozenset({*range(18, 22), 32, 33, 45, 46, 47, 75, 76, 78, 79, 80})

_LITERAL = re.compile(r'"[^"]*"?|[\\_*!].?', re.DOTALL)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_BRACKET = re.compile(r"\[[^\]]*\]?")
#: Parts that contain date letters and are no dates: the general format in three languages, powers of ten.
_NO_LETTERS = re.compile(r"general|standard|g/標準|e[+-]", re.IGNORECASE)
_SPLIT_SECONDS = re.compile(r"s\.0+", re.IGNORECASE)
_PATTERN = "pattern"  # two colours: letters of one can be seen on the other
_LONGEST_CODE = 255  # Excel's own limit
_PLACEHOLDER = re.compile(r"[0#?]")
_NOON = re.compile(r"am/pm|a/p", re.IGNORECASE)
#: e is the year of an era (ggge), bb the Buddhist one, aaa the day of the week in Japanese Excel.
_DAY = re.compile(r"[yde]|bb|aaa", re.IGNORECASE)
_CLOCK = re.compile(r"[hs]|am/pm|a/p", re.IGNORECASE)


def how_shown(code: str) -> Shown:
    """Parse the number format `code`: what the first of its sections that is not a plain number displays."""
    bare = _BRACKET.sub("", _ELAPSED.sub(r"\1:h", _LITERAL.sub("", code)))
    sections = (_section_shown(section) for section in bare.split(";"))
    return next((shown for shown in sections if shown is not Shown.NUMBER), Shown.NUMBER)


def _section_shown(section: str) -> Shown:
    letters = _NO_LETTERS.sub("", _SPLIT_SECONDS.sub("s", section))
    if _PLACEHOLDER.search(letters):  # no date has digits of its own: in 「0 m」 the m is a metre
        return Shown.PERCENT if "%" in letters else Shown.NUMBER
    if _DAY.search(_NOON.sub("", letters)):
        return Shown.DATE
    if _CLOCK.search(letters):
        return Shown.TIME
    return Shown.DATE if "m" in letters.lower() else Shown.NUMBER  # months: without h or s they are not minutes


@dataclass(frozen=True, slots=True)
class Looks:
    """What styles do to the value of a cell, by a style's number as cells write it; absent means nothing."""

    shown: Mapping[str, Shown] = field(default_factory=dict)  # dates and times
    codes: Mapping[str, str] = field(default_factory=dict)  # formats that may display another number than is stored
    struck: frozenset[str] = frozenset()  # the font is struck through
    texts: Mapping[str, str] = field(default_factory=dict)  # what is displayed of a text; see `text_template`
    unseen: frozenset[str] = frozenset()  # letters in the colour of the cell
    struck_conditions: frozenset[str] = frozenset()  # numbers of conditional formats whose font is struck through


class Styles(PartReader):
    """The styles part; `looks` has what was found in it."""

    roots = ("styleSheet",)

    def __init__(self, budget: Budget, part: str) -> None:
        super().__init__(budget, part)
        self._shown: dict[str, Shown] = {}
        self._code_of: dict[str, str] = {}
        self._struck: set[str] = set()
        self._displays: dict[str, str] = {}
        self._custom: dict[int, Shown] = {}
        self._codes: dict[int, str] = dict(BUILT_IN)
        self._templates: dict[int, str] = {}
        self._struck_fonts: set[int] = set()
        self._font_colours: list[str] = []
        self._fill_colours: list[str] = []
        self._unseen: set[str] = set()
        self._conditions = 0
        self._struck_conditions: set[str] = set()
        self._fonts = 0
        self._count = 0
        self._in_cell_styles = False

    @property
    def looks(self) -> Looks:
        """Everything that was found, by style."""
        return Looks(self._shown, self._code_of, frozenset(self._struck), self._displays, frozenset(self._unseen),
                     frozenset(self._struck_conditions))

    def _open_format(self, attributes: Attributes) -> None:
        number, code = _number(attributes.get("numFmtId")), attributes.get("formatCode", "")
        self._custom[number] = how_shown(code)
        self._codes[number] = code[:_LONGEST_CODE]
        template = text_template(self._codes[number])
        if template != TEXT:
            self._templates[number] = template

    def _open_fonts(self, _: Attributes) -> None:
        self.switch(self._in_fonts)

    def _close_list(self) -> None:
        self.switch(self.wanted)

    def _open_font(self, _: Attributes) -> None:
        self._fonts += 1
        self._font_colours.append(BLACK)

    def _open_font_colour(self, attributes: Attributes) -> None:
        if self._font_colours:
            self._font_colours[-1] = colour_of(attributes, BLACK)

    def _open_fills(self, _: Attributes) -> None:
        self.switch(self._in_fills)

    def _open_fill(self, _: Attributes) -> None:
        self._fill_colours.append(WHITE)

    def _open_pattern(self, attributes: Attributes) -> None:
        if self._fill_colours and attributes.get("patternType", "none") not in ("none", "solid"):
            self._fill_colours[-1] = _PATTERN

    def _open_gradient(self, _: Attributes) -> None:
        if self._fill_colours:
            self._fill_colours[-1] = _PATTERN

    def _open_fill_colour(self, attributes: Attributes) -> None:
        if self._fill_colours and self._fill_colours[-1] != _PATTERN:
            self._fill_colours[-1] = colour_of(attributes, WHITE)

    def _open_conditions(self, _: Attributes) -> None:
        self.switch(self._in_conditions)

    def _open_condition(self, _: Attributes) -> None:
        self._conditions += 1

    def _open_struck_condition(self, attributes: Attributes) -> None:
        if attributes.get("val", "1") not in {"0", "false", "off"}:
            self._struck_conditions.add(str(self._conditions - 1))

    def _open_strike(self, attributes: Attributes) -> None:
        if attributes.get("val", "1") not in {"0", "false", "off"}:
            self._struck_fonts.add(self._fonts - 1)

    def _open_cell_styles(self, _: Attributes) -> None:
        self._in_cell_styles = True

    def _close_cell_styles(self) -> None:
        self._in_cell_styles = False

    def _open_style(self, attributes: Attributes) -> None:
        if self._in_cell_styles:
            style, number = str(self._count), _number(attributes.get("numFmtId"))
            shown = self._shown_by(number)
            if shown in (Shown.DATE, Shown.TIME):
                self._shown[style] = shown
            elif number in self._codes:
                self._code_of[style] = self._codes[number]
            if number in self._templates:
                self._displays[style] = self._templates[number]
            if self._struck_fonts and _number(attributes.get("fontId")) in self._struck_fonts:
                self._struck.add(style)
            if look_alike(_of(self._font_colours, attributes.get("fontId"), BLACK), _of(self._fill_colours, attributes.get("fillId"), WHITE)):
                self._unseen.add(style)
            self._count += 1

    def end_chunk(self, pending: int) -> None:
        """Check the number of styles as well after each chunk."""
        super().end_chunk(pending)
        found = self._count + self._fonts + len(self._fill_colours) + self._conditions + len(self._custom)
        self.budget.check(found, self.budget.limits.styles, "書式の数", "個")

    def _shown_by(self, number_format: int) -> Shown:
        built_in = Shown.NUMBER
        if number_format in _BUILT_IN_DATES:
            built_in = Shown.DATE
        elif number_format in _BUILT_IN_TIMES:
            built_in = Shown.TIME
        return self._custom.get(number_format, built_in)

    wanted = elements(
        {
            "numFmt": _open_format,
            "fonts": _open_fonts,
            "cellXfs": _open_cell_styles,
            "xf": _open_style,
            "fills": _open_fills,
            "dxfs": _open_conditions,  # styles of conditional formats, which number their formats anew
        },
        {"cellXfs": _close_cell_styles},
    )
    _in_fonts = elements({"font": _open_font, "strike": _open_strike, "color": _open_font_colour}, {"fonts": _close_list})
    _in_fills = elements({"fill": _open_fill, "patternFill": _open_pattern, "fgColor": _open_fill_colour,
                          "gradientFill": _open_gradient}, {"fills": _close_list})
    _in_conditions = elements({"dxf": _open_condition, "strike": _open_struck_condition}, {"dxfs": _close_list})


def _of(colours: list[str], number: str | None, usual: str) -> str:
    at = _number(number)
    return colours[at] if at < len(colours) else usual


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
