"""Words in a number cell that stand for a state: 「集計中」「中止（台風のため）」「9月公表予定」「なし」.

    state = [ cause ] word [ "です" … ] [ "(" reason ")" | "、" reason ]      certain
          | [ time ] "公表" | "確定" … [ "予定" ]                             集計中, to be confirmed
          | "隔年調査" | "調査未実施" …                                       to be confirmed
          | "なし" | dashes                                                   対象外 or zero, to be confirmed
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.fiscal_year import years_in
from sagamihara_pdca.notation.remarks import TIME

_LONGEST = 80  # characters; longer words are an explanation, not a state


@dataclass(frozen=True, slots=True)
class TypedState:
    """Words that name a state. `is_certain` is False where a person has to confirm it."""

    state: ActualState
    is_certain: bool = True
    reason: str = ""  # what was typed beside the state: 「中止（台風のため）」; all words, where the state is not certain

    @property
    def may_be_zero(self) -> bool:
        """Whether the words are a dash or なし, which may also mean 0."""
        return not self.is_certain and not self.reason


_STATES = {word: state for state in ActualState for word in state.spellings}
_WORD = "|".join(sorted(map(re.escape, _STATES), key=lambda word: (-len(word), word)))
_SO_FAR = r"(?:現在|現時点で?(?:は)?|まだ|引き続き|いまだ)?、?\s*"
_WHEN = rf"(?:(?:{TIME})(?:は|、)?\s*)?"
_END = (
    r"(?:です|でした|の?ため|とした|としました|となった|となりました|になった|になりました|につき|しました|いたしました|した|する|の状態)?"
    r"(?:、?\s*未定)?。?"
)
_CAUSE = (
    r"(?:[^()、,。0-9]{1,24}(?:の?ため|により|によって|につき|に伴い|の影響で|の都合で)|雨天|荒天|悪天候|台風|降雪|大雪|猛暑|感染症)(?:、|に)?\s*"
)
_PERHAPS_CAUSE = r"[^()、,。]{1,24}[では]、?\s*"
_WHOSE = r"(?:[一-龥ァ-ヴーA-Za-z]{1,10}の)?"
_BARE = re.compile(rf"(?:{_WHEN}{_SO_FAR})(?P<word>{_WORD}){_END}")
_WITH_CAUSE = re.compile(
    rf"(?P<reason>(?P<cause>{_WHEN}{_CAUSE})|{_PERHAPS_CAUSE}|{_WHOSE}(?=公表待ち|集計待ち|回答待ち|未公表))(?P<word>{_WORD}){_END}"
)
_WITH_REASON = re.compile(
    rf"(?:{_WHEN}{_SO_FAR})(?P<word>{_WORD}){_END}\s*(?:\((?P<inside>[^()]{{1,60}})\)|[、,。:※\s]\s*(?P<behind>[^()]{{1,60}}))。?"
)
#: A figure, or words by which only a part is meant.
_PERHAPS_PART = re.compile(r"[0-9](?![0-9,./]*\s*(?:年|月|日))(?<!R[0-9])(?<!R[0-9][0-9])|一部|部分|のみ|だけ|以外|除|ほか|他の|午[前後]|会場")
#: When a figure will be there; nobody has said 集計中.
_TO_COME = re.compile(
    rf"(?P<when>(?:{TIME}|[0-9]{{1,2}}\s*月|来年度?|翌年度?|次年度|年度末|年内|後日|今後|来月|春|夏|秋|冬)\s*(?:頃|ごろ|末|中|以降|[上中下]旬|終了後)*)?"
    r"\s*[にのは、]?\s*(?:結果|数値|実績|調査|統計)?[のはが]?\s*(?:確定|公表|発表|判明|集計|算定|算出|報告|把握|調査|回答)"
    r"(?P<planned>予定|見込み?|待ち|後)?(?:です|の?ため)?"
)
_LATER = frozenset({"未定", "後日", "後日報告"})
_SURVEY_NOT_DONE = re.compile(
    r"(?:調査|アンケート|統計|測定|計測)(?:は|を|が)?(?:未実施|実施せず|行わず|なし|無し|していない|なかった)(?:です|の?ため)?|"
    r"(?:本|今|当)年度は?(?:調査|アンケート)?(?:の?対象年度?|の?実施年度?)?(?:では?ない|でない|なし)"
)
_NOT_EVERY_YEAR = re.compile(
    r"(?:隔年|[0-9]+年(?:に(?:1|一)[回度]の?|ごと|毎|おき)の?)(?:に)?(?:調査|実施|集計|公表|アンケート|測定)?(?:です|の?ため)?(?:、?\s*(?:実施せず|未実施|調査なし|今年度なし|本年度なし))?"
)
#: 「なし」 may be a zero (事故なし), 「-」 a blank or the plan's sign for a year without a target.
_NOTHING = frozenset({"なし", "無し", "無", "特になし", "該当なし", "該当無し", "該当者なし", "実績なし", "-", "--", "ー", "―", "─", "━", "一", "/",
                      "・", "…", "×"})


def read_typed_state(words: str) -> TypedState | None:
    """Parse words in narrow text as a state; None when they are none, or a figure. The work is bounded."""
    if len(words) > _LONGEST:
        return None
    joined = " ".join(words.split()).strip("。 ")
    bare = joined.strip("()「」。 ")
    if bare in _NOTHING:
        return TypedState(ActualState.OUT_OF_SCOPE, is_certain=False)
    found = _BARE.fullmatch(bare)
    if found is not None:
        names_year = bool(years_in(bare)[0])
        return TypedState(_STATES[found["word"]], not names_year, bare if names_year else "")
    return _to_confirm(bare) or _with_reason(joined)


def _with_reason(words: str) -> TypedState | None:
    """「中止（台風のため）」, 「台風のため中止」: where the reason may be about a part only, a person has to confirm the state."""
    is_cause = True
    if found := _WITH_REASON.fullmatch(words):
        reason = (found["inside"] or found["behind"]).strip()
    elif found := _WITH_CAUSE.fullmatch(words):
        reason = found["reason"].strip("、 ")
        is_cause = (found["cause"] is not None or reason.endswith("の")) and not years_in(reason)[0]
    else:
        return None
    return TypedState(_STATES[found["word"]], is_cause and not _PERHAPS_PART.search(reason), reason)


def _to_confirm(words: str) -> TypedState | None:
    to_come = _TO_COME.fullmatch(words)
    if words in _LATER or (to_come is not None and (to_come["when"] or to_come["planned"])):
        return TypedState(ActualState.PENDING, is_certain=False, reason=words)
    if _NOT_EVERY_YEAR.fullmatch(words):
        return TypedState(ActualState.OUT_OF_SCOPE, is_certain=False, reason=words)
    if _SURVEY_NOT_DONE.fullmatch(words):
        return TypedState(ActualState.NOT_DONE, is_certain=False, reason=words)
    return None
