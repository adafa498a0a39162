"""Whether a label in a target's wording can be a name of the indicator's only measure.

「フォロワー：600人」 names Xのフォロワー数, 「電子申請率」 電子申請利用率 and 「審議会委員の女性比率」 審議会の女性委員の割合;
「満足度50%」 does not name 認知度, nor 「利用者の満足度」 職員の満足度.
"""

from __future__ import annotations

import re

from sagamihara_pdca.plan_tables.names import same_name

#: What names of figures end in. 「受講者」 and 「受講者数」 are one.
_TAIL = re.compile(r"(?:出現|発生)?の?(?:割合|比率|[者件人回校]?数|量|額|率|度|者|値|点|時間)$")
#: Two words of offices for one thing, as `same_name` leaves them: the first is taken for the second.
_SAME = (("徴収", "収納"), ("残業", "時間外勤務"), ("web会議", "オンライン会議"), ("hp", "ホームページ"), ("障がい", "障害"))
#: 「防災訓練を年2回実施」 of 訓練の実施回数.
_DEED = re.compile(r"の?(?:実施|開催|設置|整備|導入|登録|認定|参加|利用|活用|作成|公開|養成|指定)$")
#: The words of a name, between what joins them.
_BETWEEN = re.compile(r"[ぁ-ん、・「」『』()]+")
#: Words that say nothing of what is counted: the whole, a deed, a mark.
_GENERAL = re.compile(
    r"[①-⑳]*(?:全体|全て|合計|総計|総数|計|実施|開催|設置|整備|導入|登録|認定|達成|参加|利用|活用|締結|作成|公開|配置|確保|目標|"
    r"市全体|町全体|全市|全町|市内|町内|全庁|庁内)?")
#: Of whom a percentage is.
_OF_WHOM = re.compile(r"全?(?:市|区|町|村|県)?(?:職員|教職員|教員|市民|区民|町民|村民|県民|住民|児童|生徒|対象者|利用者|受講者|参加者|"
                      r"回答者|来場者|会員|世帯|保護者|窓口|手続|施設|学校|小学校|中学校|部署|課|所属)")


def is_named(label: str, names: tuple[str, ...], is_percentage: bool) -> bool:
    """Whether the label names what one of `names` does: contained in it, its short form, or more exact than it.

    Args:
        names: the measure's and the indicator's.
        is_percentage: 「職員の80%」 says of whom, not what.
    """
    word = _folded(label)
    if _GENERAL.fullmatch(word) or (is_percentage and _OF_WHOM.fullmatch(word)):
        return True
    known = [_folded(name) for name in names if name]
    stem, name = _TAIL.sub("", word) or word, "".join(known)
    more_exact = any(stem[-2:] == short[-2:] and _is_short_form(short, stem)
                     for one in known for short in _short_forms(one, stem == word))
    return more_exact or all(_is_short_form(part, name) for part in _BETWEEN.split(stem))


def _folded(name: str) -> str:
    text = same_name(name)
    for one, other in _SAME:
        text = text.replace(one, other)
    return text


def _short_forms(name: str, is_thing: bool) -> tuple[str, ...]:
    """A name without the word for a figure; before a label that is the counted thing itself, without the deed as well."""
    stem = _TAIL.sub("", name) or name
    return (stem, _DEED.sub("", stem) or stem) if is_thing else (stem,)


def _is_short_form(word: str, name: str) -> bool:
    """Whether the letters of the word stand in the name in their order: 電子申請率 in 電子申請利用率."""
    letters = iter(name)
    return all(letter in letters for letter in word)
