"""Colours of letters and of the cells behind them, as far as it takes to tell that letters can't be seen.

A colour is named by its six digits, or by its place in the theme. Of a theme the first two, light and dark, are known without
its part; any other is the same only as itself. Source: ECMA-376 part 1, 18.3.1.15 (color) and 18.8.27 (indexedColors).
"""

from __future__ import annotations

import re

from sagamihara_pdca.excel.reader.xml_parts import Attributes, is_true

WHITE, BLACK = "FFFFFF", "000000"
_HEX = re.compile(r"[0-9A-F]{6}")
_THEME = {"0": WHITE, "1": BLACK}
_INDEXED = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE, "64": BLACK, "65": WHITE}
_ALIKE = 8  # of 255, in each of red, green and blue


def colour_of(attributes: Attributes, automatic: str) -> str:
    """Return the colour that the attributes name; `automatic` where they leave it to the program."""
    rgb, theme, indexed = attributes.get("rgb"), attributes.get("theme"), attributes.get("indexed")
    if rgb is not None:
        return rgb[-6:].upper()
    if theme is not None:
        tint = attributes.get("tint", "0")
        return _THEME.get(theme, f"theme {theme}") if tint in ("0", "0.0") else f"theme {theme} {tint}"
    if indexed is not None and not is_true(attributes.get("auto")):
        return _INDEXED.get(indexed, f"indexed {indexed}")
    return automatic


def look_alike(letters: str, behind: str) -> bool:
    """Whether nobody can tell letters of one colour from a cell of the other."""
    if letters == behind:
        return True
    if not (_HEX.fullmatch(letters) and _HEX.fullmatch(behind)):
        return False
    pairs = (int(letters[n:n + 2], 16) - int(behind[n:n + 2], 16) for n in (0, 2, 4))
    return all(abs(difference) <= _ALIKE for difference in pairs)
