"""Why a wording is not parsed as a target: the reasons, in Japanese, for the table of `plan check`."""

from __future__ import annotations

import re
from enum import Enum

from sagamihara_pdca.notation import lexicon
from sagamihara_pdca.notation.characters import narrow
from sagamihara_pdca.notation.fiscal_year import YEAR
from sagamihara_pdca.notation.lexicon import Tag

_SHOWN = 20  # characters of the wording that a reason quotes


class Reason(Enum):
    """A reason for a refusal; {} is the part of the wording that it is about."""

    LEFT_OVER = "「{}」の部分を、数値の条件として確実に読み取れません。"
    NO_NUMBER = "数値、節目、方向のいずれの目標としても読み取れません。"
    NUMBER_MALFORMED = "「{}」の数の書き方（桁区切り、位取り）が正しくないため、数を確定できません。"
    TOO_MANY_DIGITS = "「{}」は15桁を超えるため、数として正しく扱えません。"
    TOO_LONG = "文章が長く、目標の値を一つに確定できません。"
    POINTS_ELSEWHERE = "「{}」は、ほかの欄を指しているため、目標を確定できません。"
    UNDECIDED = "「{}」は、目標が定まっていないことを示しています。"
    NOT_DECIDABLE = "「{}」は、達成したかどうかを一意に判定できる表現ではありません。"
    ALTERNATIVES = "「又は」などで複数の目標が並び、どれを満たせばよいか確定できません。"
    NUMBERS_SIDE_BY_SIDE = "数が空白だけで並んでおり、一つの数か別々の数か確定できません。"
    SAME_UNIT_TWICE = "単位「{}」の目標が二つ以上あり、それぞれ何の目標か確定できません。"
    NO_UNIT_TWICE = "単位のない数の目標が二つ以上あり、それぞれ何の目標か確定できません。"
    UNIT_MISSING = "複数の数が並んでいますが、単位や項目名のない数があり、何の目標か確定できません。"
    ARROW = "矢印で結ばれた値のうち、どれが当年度の目標か確定できません。"
    SEVERAL_YEARS = "複数の年度が書かれており、どの年度の目標か確定できません。"
    MAYBE_YEAR = "「{}」は、年や年度を指す可能性があるため、数値として読み取れません。"
    SIGN_WITHOUT_BASE = "「{}」は、負の値か増減か確定できません。増減なら何からの増減か、負の値なら収支などの項目名を書いてください。"
    CHANGE_UNCLEAR = "増減の基準、幅、向きのいずれかを確定できません。"
    BOUND_UNCLEAR = "「{}」が上限か下限かを確定できません。"
    BOUNDS_CONTRADICT = "以上・以下などの語が食い違っています。"
    ZERO_UPWARDS = "望ましい方向が「増やす」の指標に、目標値ゼロは設定できません。"
    KEEP_WITHOUT_BOUND = "望ましい方向が「保つ」の指標では、以上・以下や範囲を示す語が必要です。"
    REMARK_UNCLEAR = "括弧や注記の「{}」が、目標の意味を変える可能性があります。"
    COMPARED_WITH_OTHERS = "「{}」との比較には、計画の外の値が必要です。"
    COUNTING_UNCLEAR = "累計・延べ・年間などの数え方が重なっており、確定できません。"
    VAGUE_NUMBER = "「{}」は、数に幅があり確定できません。"
    SCALE_UNCLEAR = "数の位（千、万など）を、「{}」の位と合わせて確定できません。"
    BASE_NOT_POSITIVE = "比べる基準の値が0以下のため、割合や倍率の増減から目標の値を求められません。"
    RANGE_REVERSED = "範囲の下限が上限より小さくないため、範囲を確定できません。"


class Refused(Exception):
    """A wording, or a part of it, can't be parsed for certain. It is caught inside `notation`."""

    def __init__(self, reason: Reason, words: str = "") -> None:
        super().__init__(reason.value.format(words if len(words) <= _SHOWN else words[:_SHOWN] + "…"))


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
