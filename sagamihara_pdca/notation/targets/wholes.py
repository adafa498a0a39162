"""The whole that a count belongs to: 「12回中10回」, and of figures that exist already 「24校/24校」「20/24校」「4.2点/5点」.

    out of = [ "全" ] whole unit ( "中" | "のうち" | "の内" ) part [ unit ]
    over   = part [ unit ] "/" [ "全" ] whole unit [ "中" | "満点" ]

The part is the figure where the measure counts in this very unit, and the part is no more than the whole. Without that 「10人中8人」
may be a share. A day in 日, a sum of money and a share may be something else.
"""

from __future__ import annotations

import re

from sagamihara_pdca.notation.numerals import read_number
from sagamihara_pdca.notation.units import canonical_unit, is_known, is_measured

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_UNIT = r"[^0-9\s/()、。・]"
_OUT_OF = re.compile(
    rf"全?(?P<whole>{_NUMBER})\s*(?P<unit>{_UNIT}{{1,6}}?)(?:中|のうち|の内)、?\s*(?P<part>{_NUMBER})\s*(?P<of>(?P=unit))?(?P<rest>.*)"
)
_OVER = re.compile(
    rf"全?(?P<part>{_NUMBER})\s*(?P<of>{_UNIT}{{0,6}}?)\s*/\s*全?(?P<whole>{_NUMBER})\s*(?P<unit>{_UNIT}{{1,6}}?)(?:中|満点)?(?P<rest>)"
)
_NO_WHOLE = frozenset({"日", "年", "か年", "か月", "週"})
#: Of these a city has so many and no more, so that a second figure behind a stroke is their whole: 20校/24校.
_HAVE_WHOLE = frozenset({"校", "園", "施設", "か所", "団体", "課", "地区", "市町村", "拠点", "学校", "小学校", "中学校", "保育所", "館", "公民館",
                         "図書館", "自治会", "窓口", "所属"})
#: What scores are given out of; 85点/90点 may be this year's and last year's.
_SCORES = frozenset({"3", "4", "5", "6", "7", "10", "20", "50", "100"})
#: Without a unit of its own a part may be a fraction: 1/3校.
_FRACTIONS = 10


def split_out_of(text: str, unit: str) -> tuple[str, str]:
    """Split a narrow text into the figure and the whole before it, 「12回中」; "" where none is certain. `unit` is the measure's."""
    found = _OUT_OF.fullmatch(text)
    return (text, "") if found is None or not _is_part(found, canonical_unit(unit)) else _parted(found)


def split_over(text: str, unit: str) -> tuple[str, str, bool]:
    """Split a narrow text into the figure and the whole behind it, and tell whether the second figure is the whole for certain."""
    found, own = _OVER.fullmatch(text), canonical_unit(unit)
    if found is None or not _is_part(found, own):
        return text, "", True
    is_fraction = not found["of"] and own != "点" and (read_number(found["whole"]) or 0) <= _FRACTIONS
    if is_fraction:
        return text, "", True
    figure, whole = _parted(found)
    is_whole = found["whole"] in _SCORES if own == "点" else own in _HAVE_WHOLE
    return figure, whole if is_whole else found["whole"] + found["unit"], is_whole


def _is_part(found: re.Match[str], own: str) -> bool:
    if own in _NO_WHOLE or is_measured(own) or not is_known(own) or canonical_unit(found["unit"]) != own:
        return False
    if canonical_unit(found["of"] or "") not in ("", own) or (not found["of"] and found["rest"].lstrip()[:1] not in ("", "(")):
        return False
    part, whole = read_number(found["part"]), read_number(found["whole"])
    return part is not None and whole is not None and part <= whole


def _parted(found: re.Match[str]) -> tuple[str, str]:
    words = f"{found['whole']}点満点" if found["unit"] == "点" else f"{found['whole']}{found['unit']}中"
    return f"{found['part']}{found['unit']}{found['rest']}", words
