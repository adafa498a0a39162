"""What makes an answer questionable though it can be read: kinds, thresholds and words, once."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum


class Contradiction(Enum):
    """Why a person should look at an answer."""

    MET_BUT_LATE = "達成しているのに遅れ"
    NOT_A_NUMBER = "数値でない"
    FIGURE_AND_STATE = "数値と状態"
    TEN_TIMES = "前回の10倍"
    CUMULATIVE_FELL = "累計の減少"
    NEGATIVE = "負の数"
    LIKE_A_DAY = "日付らしい数"
    AHEAD_BUT_MISSED = "未達成なのに計画以上"


#: An actual of more than this many times the one before is asked about: most are a slip of units.
JUMP = Decimal(10)

_WORDS = {
    Contradiction.MET_BUT_LATE: "「{0}」は目標を達成していますが、進捗が「遅れ」です。どちらが正しいか確認してください。",
    Contradiction.NOT_A_NUMBER: "「{0}」の実績に文字が含まれています。数値だけを入力してください（単位は不要です）。",
    Contradiction.FIGURE_AND_STATE: "「{0}」は数値が入力されていますが、状態が実績のないものになっています。",
    Contradiction.TEN_TIMES: f"「{{0}}」が前回の値の{JUMP}倍を超えています。桁や単位を確認してください。",
    Contradiction.CUMULATIVE_FELL: "「{0}」は累計ですが、前回の値より小さくなっています。",
    Contradiction.NEGATIVE: "「{0}」が負の数です。符号を確認してください。",
    Contradiction.LIKE_A_DAY: "「{0}」に日付が入力されていませんか（「5月1日」などの入力は5桁の数値に変わります）。",
    Contradiction.AHEAD_BUT_MISSED: "「{0}」は目標を大きく下回っていますが、進捗が「計画以上」です。どちらが正しいか確認してください。",
}


def too_long_words(subject: str, limit: int) -> str:
    """The question about a text that is over its limit."""
    return f"「{subject}」が{limit}字を超えています。要点に絞ってください。"


def contradiction_words(kind: Contradiction, subject: str) -> str:
    """The question as a person reads it."""
    return _WORDS[kind].format(subject)
