"""Why a wording is not parsed as a target: the reasons, in Japanese, for the table of `plan check`."""

from __future__ import annotations

import re
from enum import Enum

from sagamihara_pdca.notation import lexicon, texts
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.fiscal_year import YEAR
from sagamihara_pdca.notation.lexicon import Tag

_SHOWN = 20  # characters of the wording that a reason quotes


class Reason(Enum):
    """A reason for a refusal; {words} is the part of the wording that it is about."""

    LEFT_OVER = texts.LEFT_OVER
    NO_NUMBER = texts.NO_NUMBER
    NUMBER_MALFORMED = texts.NUMBER_MALFORMED
    TOO_MANY_DIGITS = texts.TOO_MANY_DIGITS
    TOO_LONG = texts.TOO_LONG
    POINTS_ELSEWHERE = texts.POINTS_ELSEWHERE
    UNDECIDED = texts.UNDECIDED
    NOT_DECIDABLE = texts.NOT_DECIDABLE
    ALTERNATIVES = texts.ALTERNATIVES
    NUMBERS_SIDE_BY_SIDE = texts.NUMBERS_SIDE_BY_SIDE
    SAME_UNIT_TWICE = texts.SAME_UNIT_TWICE
    NO_UNIT_TWICE = texts.NO_UNIT_TWICE
    UNIT_MISSING = texts.UNIT_MISSING
    ARROW = texts.ARROW
    SEVERAL_YEARS = texts.SEVERAL_YEARS
    MAYBE_YEAR = texts.MAYBE_YEAR
    SIGN_WITHOUT_BASE = texts.SIGN_WITHOUT_BASE
    CHANGE_UNCLEAR = texts.CHANGE_UNCLEAR
    BOUND_UNCLEAR = texts.BOUND_UNCLEAR
    BOUNDS_CONTRADICT = texts.BOUNDS_CONTRADICT
    ZERO_UPWARDS = texts.ZERO_UPWARDS
    KEEP_WITHOUT_BOUND = texts.KEEP_WITHOUT_BOUND
    REMARK_UNCLEAR = texts.REMARK_UNCLEAR
    COMPARED_WITH_OTHERS = texts.COMPARED_WITH_OTHERS
    COUNTING_UNCLEAR = texts.COUNTING_UNCLEAR
    VAGUE_NUMBER = texts.VAGUE_NUMBER
    SCALE_UNCLEAR = texts.SCALE_UNCLEAR
    BASE_NOT_POSITIVE = texts.BASE_NOT_POSITIVE
    RANGE_REVERSED = texts.RANGE_REVERSED


class Refused(Exception):
    """A wording, or a part of it, can't be parsed for certain. It is caught inside `notation`."""

    def __init__(self, reason: Reason, words: str = "") -> None:
        super().__init__(reason.value.format(words=words if len(words) <= _SHOWN else words[:_SHOWN] + "…"))


#: Wordings that are never a target figure, with a more helpful reason than LEFT_OVER. The first that matches is used.
_NEVER_A_FIGURE = (
    (re.compile(rf"^{YEAR}(?:年度?)?(?:[./][0-9]+)*[末中内]?$"), Reason.MAYBE_YEAR),
    (re.compile(
        r"(?:全国|[都道府県国]の?|類似団体の?|政令市の?|指定都市の?|他市の?|近隣市の?)平均(?:値|並み)?|(?:国の|環境)基準|"
        r"過去(?:最高|[0-9]+年(?:間)?の?平均)|前回(?:調査)?"
    ), Reason.COMPARED_WITH_OTHERS),
    (re.compile(
        r"(?<![一-龥])数[十百千]?[件人回校社]|十数|若干|複数|[0-9]+(?:[%割点歳]台|代|[%割件人名]?(?:強|弱|余|前後))|過半数|半数|"
        r"[0-9]+分の[0-9]+|[0-9]/[0-9]"
    ), Reason.VAGUE_NUMBER),
    (re.compile(lexicon.any_of(Tag.VAGUE)), Reason.NOT_DECIDABLE),
)


def refusal_of_kind(printed: str) -> Refused | None:
    """The refusal of a wording whose whole kind is never a target figure, or None when it is of no such kind."""
    text = re.sub(r" +", "", narrow(printed))
    for pattern, reason in _NEVER_A_FIGURE:
        if match := pattern.search(text):
            return Refused(reason, match[0])
    return None
