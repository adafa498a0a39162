"""Labels that have a number of their own, or are certain only before a zero: 「65歳以上の参加率 10%」「不法投棄ゼロ」.

    label = ( age | frequency ) words ( "率" | "割合" ) before a number in %
          | ( age | frequency ) words ( "者数" | "人数" ) before a number in 人
          | nouns before ゼロ or 0 with which the wording ends

The number right before the unit is the target, because the label names a share or a count of those whom its own number describes.
"""

from __future__ import annotations

import re

from sagamihara_pdca.notation.targets.draft import Draft, Word
from sagamihara_pdca.notation.targets.labels import safe_label

_YEARS_OLD = (
    r"[0-9]{1,3}\s*(?:歳\s*)?(?:〜\s*[0-9]{1,3}\s*)?(?:歳(?:以上|以下|未満)?(?:児|代)?|か月児|代)|[1-6]歳[0-9]{1,2}か月児|"
    r"[0-9]{1,2}年(?:以内|後|(?=生存))|(?:小学|中学|高校)[1-6]年生|[1-3]次(?=検診|健診)"
)
_SO_OFTEN = r"(?:(?:毎?週|毎?月|年|1日)に?\s*)[0-9][0-9,]{0,5}\s*(?:回|日|時間|分|歩|冊|食)\s*以上"
_QUALIFIED = re.compile(
    rf"(?P<who>(?:(?:{_YEARS_OLD})(?:で\s*[0-9]{{1,2}}\s*本以上)?|{_SO_OFTEN}))(?P<words>[^0-9\s:、。・※()→〜/]{{0,30}}?"
    r"(?:(?P<share>率|割合|健診|検診)|者数|人数))\s*[はが:]?\s*(?=約?\s*[0-9.,]+\s*(?(share)[%割]|[千万]?\s*[人名]))"
)
#: 「実質ゼロ」 and 「排出ゼロ」 need a reckoning, 「増減ゼロ」 may be at least zero.
_NO_ZERO = re.compile(r"実質|正味|増加|減少|成長|伸び|リスク|ネット|炭素|排出|カーボン|増減|収支|差引|変化|動態|前年|利子|金利|ごみ$|エミッション")
_ZERO = re.compile(
    r"(?P<label>[一-龥々ァ-ヴー]{2,16}?)\s*[はがをの]?\s*"
    r"(?=(?:ゼロ|0)(?:\s*[件人])?(?:\s*を?\s*(?:維持|継続|達成)(?:する|します)?)?$)"
)


def _qualified(match: re.Match[str], draft: Draft) -> bool:
    if draft.measure or not safe_label(match["words"]):
        return False
    draft.set_measure(re.sub(r"\s", "", match["who"]) + match["words"])
    return True


def _zero(match: re.Match[str], draft: Draft) -> bool:
    if draft.base is not None or _NO_ZERO.search(match["label"]) or not safe_label(match["label"]):
        return False
    draft.set_measure(match["label"])
    return True


QUALIFIED: tuple[Word, ...] = ((_QUALIFIED, _qualified),)
ZERO: tuple[Word, ...] = ((_ZERO, _zero),)
