"""The pattern of all words of a vocabulary finds the first word that matches, as trying them one by one does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagamihara_pdca.notation import units
from sagamihara_pdca.notation.targets import brackets, context_words, labels, qualified_labels, relative
from sagamihara_pdca.notation.targets.draft import Draft
from sagamihara_pdca.notation.targets.vocabulary import Vocabulary

WORDS = (*relative.BASE, *qualified_labels.QUALIFIED, *labels.ACTIVITY, *context_words.COUNTING_BEFORE, *brackets.OUT_OF,
         *context_words.RATE_BEFORE, *brackets.DUE, *context_words.BOUND_BEFORE, *brackets.BRACKET_BEFORE, *labels.LABEL,
         *qualified_labels.ZERO, *relative.INSTEAD_OF_NUMBER, *context_words.BOUND_BEHIND, *relative.CHANGE, *context_words.RATE_BEHIND,
         *brackets.BRACKET_BEHIND, *context_words.CLOSING, *brackets.INNER)
ALL = Vocabulary(*WORDS)
TOKENS = (
    "前年度", "比", "から", "R5", "年度", "実績", "現状", "▲", "+", "5", "1,200", "12", "%", "割", "件",
    "人", "回", "校", "週", "月", "年", "1日", "以上", "未満", "超え", "る", "約", "程度", "延べ", "累計",
    "各", "全", "最低", "(", ")", "うち", "女性", "満足度", "利用者数", "参加率", "65歳", "健診", "の",
    "を", "に", "は", ":", " ", "増", "減", "増加", "削減", "維持", "実施", "まで", "倍", "半減",
    "当たり", "人口10万人", "ゼロ", "収支", "①", "中", "千円", "※", "、", "・",
)
TEXTS = st.lists(st.sampled_from(TOKENS), min_size=1, max_size=7).map("".join)


@settings(max_examples=600, deadline=None)
@given(TEXTS, st.data())
def test_the_first_word_that_matches_is_found_wherever_the_text_is_entered(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))

    tried = [n for n, (pattern, _) in enumerate(WORDS) if pattern.match(text, start)]
    offered = [n for n, word in enumerate(WORDS) if word in ALL.from_first(text, start)]

    assert set(tried) <= set(offered)
    assert not tried or all(pattern.match(text, start) is None for pattern, _ in WORDS[:offered[0]])


@pytest.mark.parametrize("text", ["前年度比", "65歳以上の参加率 10%", "65歳以上の参加者数 10人", "収支▲5", "以上", "（累計）", "を維持", "なし"])
def test_no_word_is_lost(text: str) -> None:
    for start in range(len(text)):
        tried = [word for word in WORDS if word[0].match(text, start)]

        assert [word for word in ALL.from_first(text, start) if word[0].match(text, start)] == tried


def test_a_reference_to_a_group_is_refused() -> None:
    with pytest.raises(AssertionError):
        Vocabulary((re.compile("(?P<a>x)(?P=a)"), lambda match, draft: draft == Draft())).from_first("xx", 0)


@given(st.text(alphabet="人口日泊件回校か所箇ケヶ月年分千万kgKWhtm㎡-CO2/ｋｇ", max_size=8))
def test_the_pattern_of_units_finds_the_longest_that_the_text_begins_with(text: str) -> None:
    found = re.match(units.KNOWN_UNIT, text)
    known = [text[:n] for n in range(len(text), 0, -1) if units.is_known(text[:n])]

    assert (found[0] if found else None) == next(iter(known), None)
