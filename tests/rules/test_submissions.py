"""Which of a division's files counts, and where the division stands: worked out by hand, from facts alone."""

from __future__ import annotations

from itertools import permutations

import pytest

from sagamihara_pdca.rules.submissions import DivisionState, Submitted, decide, division_state

ONE, OTHER, BLANK = frozenset({(1, "A"), (2, "B")}), frozenset({(1, "A"), (2, "C")}), frozenset[tuple[object, str]]()


def _file(name: str, issue: int = 1, said: frozenset[tuple[object, str]] = ONE, errors: int = 0, *, named: bool = False) -> Submitted:
    return Submitted(name, issue, said, errors, named)


DECISIONS: list[tuple[list[Submitted], str, str, str]] = [
    # files, the first, what stands, its rivals
    ([_file("a")], "a", "a", ""),
    ([_file("a", said=BLANK)], "a", "a", ""),
    ([_file("a"), _file("bb")], "a", "a bb", ""),  # the shorter name
    ([_file("aa"), _file("b")], "b", "aa b", ""),
    ([_file("a", errors=1), _file("bb")], "bb", "a bb", ""),  # fewer errors before a shorter name
    ([_file("a"), _file("b", said=OTHER)], "a", "a b", "b"),
    ([_file("a", errors=1), _file("b", said=OTHER)], "b", "a b", "a"),  # errors alone decide nothing
    ([_file("a"), _file("b"), _file("c", said=OTHER)], "a", "a b c", "c"),
    ([_file("a"), _file("b", said=OTHER), _file("c", said=frozenset({(1, "Z")}))], "a", "a b c", "b c"),
    ([_file("a"), _file("b", said=BLANK)], "a", "a", ""),  # a blank copy contradicts nobody
    ([_file("a", said=BLANK), _file("b", said=BLANK)], "a", "a b", ""),
    ([_file("a", said=frozenset({(1, "A")})), _file("bb")], "bb", "a bb", ""),  # the one that says all that is said
    ([_file("a", said=frozenset({(1, "A")})), _file("b", said=frozenset({(2, "B")}))], "a", "a b", ""),
    ([_file("a", said=frozenset({(1, "A")})), _file("b", said=frozenset({(2, "B")})), _file("c", said=OTHER)], "a", "a b c", "b c"),
    ([_file("a", 1), _file("b", 2, OTHER)], "b", "b", ""),
    ([_file("a", 9), _file("b", 10, OTHER)], "b", "b", ""),
    ([_file("a", 1), _file("b", 2, BLANK)], "a", "a", ""),  # the newer form came back blank: it replaces nothing
    ([_file("a", 1, BLANK), _file("b", 2, BLANK)], "b", "b", ""),
    ([_file("a", named=True), _file("b", 1, OTHER)], "a", "a", ""),
    ([_file("a", named=True), _file("b", 1, OTHER, named=True), _file("c", 1, frozenset({(1, "Z")}))], "a", "a b", "b"),
    ([_file("a", 1, named=True), _file("b", 2, OTHER)], "b", "b", ""),  # the answer to a later return
    ([_file("a", 1, named=True), _file("b", 2, OTHER), _file("c", 2)], "b", "b c", "c"),
    ([_file("a", 1, BLANK, named=True), _file("b", 1)], "b", "b", ""),
    ([_file("a", 1, named=True), _file("b", 1, BLANK, named=True)], "a", "a", ""),
]


@pytest.mark.parametrize(("files", "first", "standing", "rivals"), DECISIONS)
def test_of_the_newest_answered_issue_the_named_file_counts_else_the_only_one(
        files: list[Submitted], first: str, standing: str, rivals: str) -> None:
    for order in permutations(files):
        decision = decide(order)

        assert (decision.first, decision.standing, set(decision.rivals)) == (first, set(standing.split()), set(rivals.split()))


def _third(name: str, *questions: int, answer: str = "A", named: bool = False, form: str = "") -> Submitted:
    return Submitted(name, 1, frozenset((n, answer) for n in questions), 0, named, form)


#: Files, and those that count together.
PARTS: list[tuple[list[Submitted], str]] = [
    ([_third("a", 1)], ""), ([_third("a", 1), _third("b", 1)], ""), ([_third("a", 1), _third("b", 1, 2)], ""),
    ([_third("a", 1), _third("b", 2)], "a b"), ([_third("a", 1), _third("b", 2), _third("c", 3)], "a b c"),
    ([_third("a", 1, 2), _third("b", 2, 3), _third("c", 3, 1)], "a b c"),
    ([_third("a", 1), _third("b", 2), _third("c", 1, 2)], ""),  # c says all of it
    ([_third("a", 1), _third("b", 2), _third("cc", 2)], "a b"),
    ([_third("a", 1), _third("b", 2), _third("c", 2, answer="B")], ""),
    ([_third("a", 1), _third("b", 2), _third("c")], "a b"),
    ([_third("a", 1, named=True), _third("b", 2, named=True)], ""),
    ([_third("a", 1, form="改定"), _third("b", 2)], ""),
]


@pytest.mark.parametrize(("files", "parts"), PARTS)
def test_files_that_contradict_each_other_nowhere_count_together(files: list[Submitted], parts: str) -> None:
    for order in permutations(files):
        assert decide(order).parts == tuple(parts.split())


STATES: list[tuple[int, bool, int, int, str, bool]] = [
    # files, whether one counts, its errors and questions, the state, whether the division is settled
    (0, False, 0, 0, "未提出", False),
    (1, True, 0, 0, "提出済", True),
    (1, True, 0, 1, "要確認", True),
    (1, True, 1, 0, "差戻し", False),
    (1, True, 1, 1, "差戻し", False),
    (2, True, 0, 0, "提出済", True),
    (2, False, 0, 0, "要確認", False),
    (2, False, 0, 1, "要確認", False),
    (2, False, 1, 0, "要確認", False),
]


@pytest.mark.parametrize(("files", "has_file", "errors", "questions", "word", "settled"), STATES)
def test_a_division_stands_where_its_file_puts_it(files: int, has_file: bool, errors: int, questions: int, word: str,
                                                  settled: bool) -> None:
    state = division_state(files=files, has_file=has_file, errors=errors, questions=questions)

    assert state is DivisionState(word)
    assert state.is_settled(has_file=has_file) is settled
