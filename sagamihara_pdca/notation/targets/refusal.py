"""Why a wording is not read as a number: one function per reason, in Japanese, for the table of `plan check`."""

from __future__ import annotations


class Refused(Exception):
    """A wording, or a part of it, can't be read for certain. It never leaves `notation`."""

    @property
    def reason(self) -> str:
        return str(self.args[0])


def left_over(words: str) -> Refused:
    return Refused(f"「{_short(words)}」の部分を、数値の条件として確実に読み取れません。")


def no_number() -> Refused:
    return Refused("数値、節目、方向のいずれの目標としても読み取れません。")


def number_malformed(words: str) -> Refused:
    return Refused(f"「{_short(words)}」の数の書き方（桁区切り、位取り）が正しくないため、数を確定できません。")


def too_long() -> Refused:
    return Refused("文章が長く、目標の値を一つに確定できません。")


def points_elsewhere(words: str) -> Refused:
    return Refused(f"「{_short(words)}」は、ほかの欄を指しているため、目標を確定できません。")


def undecided(words: str) -> Refused:
    return Refused(f"「{_short(words)}」は、目標が定まっていないことを示しています。")


def not_decidable(words: str) -> Refused:
    return Refused(f"「{_short(words)}」は、達成したかどうかを一意に判定できる表現ではありません。")


def alternatives() -> Refused:
    return Refused("「又は」などで複数の目標が並び、どれを満たせばよいか確定できません。")


def numbers_side_by_side() -> Refused:
    return Refused("数が空白だけで並んでおり、一つの数か別々の数か確定できません。")


def same_unit_twice(unit: str) -> Refused:
    shown = f"単位「{unit}」" if unit else "単位のない数"
    return Refused(f"{shown}の目標が二つ以上あり、それぞれ何の目標か確定できません。")


def unit_missing() -> Refused:
    return Refused("複数の数が並んでいますが、単位や項目名のない数があり、何の目標か確定できません。")


def arrow() -> Refused:
    return Refused("矢印で結ばれた値のうち、どれが当年度の目標か確定できません。")


def several_years() -> Refused:
    return Refused("複数の年度が書かれており、どの年度の目標か確定できません。")


def maybe_year(words: str) -> Refused:
    return Refused(f"「{_short(words)}」は、年や年度を指す可能性があるため、数値として読み取れません。")


def sign_without_base(words: str) -> Refused:
    return Refused(f"「{_short(words)}」は、負の値か増減か確定できません（何からの増減かを書いてください）。")


def change_unclear() -> Refused:
    return Refused("増減の基準、幅、向きのいずれかを確定できません。")


def bound_unclear(words: str) -> Refused:
    return Refused(f"「{_short(words)}」が上限か下限かを確定できません。")


def bounds_contradict() -> Refused:
    return Refused("以上・以下などの語が食い違っています。")


def zero_upwards() -> Refused:
    return Refused("望ましい方向が「増やす」の指標に、目標値ゼロは設定できません。")


def keep_without_bound() -> Refused:
    return Refused("望ましい方向が「保つ」の指標では、以上・以下や範囲を示す語が必要です。")


def remark_unclear(words: str) -> Refused:
    return Refused(f"括弧や注記の「{_short(words)}」が、目標の意味を変える可能性があります。")


def compared_with_others(words: str) -> Refused:
    return Refused(f"「{_short(words)}」との比較には、計画の外の値が必要です。")


def counting_unclear() -> Refused:
    return Refused("累計・延べ・年間などの数え方が重なっており、確定できません。")


def vague_number(words: str) -> Refused:
    return Refused(f"「{_short(words)}」は、数に幅があり確定できません。")


def range_reversed() -> Refused:
    return Refused("範囲の下限が上限より小さくないため、範囲を確定できません。")


def _short(words: str) -> str:
    return words if len(words) <= 20 else words[:20] + "…"
