"""Better reasons for a refusal than what was left over, where a wording is of a kind that is never a target figure."""

from __future__ import annotations

import re

from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.fiscal_year import YEAR
from sagamihara_pdca.notation.targets import refusal
from sagamihara_pdca.notation.targets.refusal import Refused

_YEAR_ALONE = re.compile(rf"{YEAR}(?:年度?)?(?:[./][0-9]+)*[末中内]?")
_OUTSIDE = re.compile(
    r"(?:全国|[都道府県国]の?|類似団体の?|政令市の?|指定都市の?|他市の?|近隣市の?)平均(?:値|並み)?|(?:国の|環境)基準|"
    r"過去(?:最高|[0-9]+年(?:間)?の?平均)|前回(?:調査)?"
)
_VAGUE = re.compile(
    r"(?<![一-龥])数[十百千]?[件人回校社]|十数|若干|複数|[0-9]+(?:[%割点歳]台|代|[%割件人名]?(?:強|弱|余|前後))|過半数|半数|"
    r"[0-9]+分の[0-9]+|[0-9]/[0-9]"
)
_UNDECIDABLE = re.compile(
    r"検討|推進|促進|充実|強化|改善|支援|調整|研究|協議|周知|啓発|活用|拡充|図る|努め|随時|適宜|段階的|順次|一部|予定"
)


def reason_for(printed: str) -> Refused | None:
    """The refusal for a wording that nothing could read, or None where nothing better is known."""
    text = re.sub(r" +", "", narrow(printed))
    if _YEAR_ALONE.fullmatch(text):
        return refusal.maybe_year(text)
    if match := _OUTSIDE.search(text):
        return refusal.compared_with_others(match[0])
    if match := _VAGUE.search(text):
        return refusal.vague_number(match[0])
    if match := _UNDECIDABLE.search(text):
        return refusal.not_decidable(match[0])
    return None
