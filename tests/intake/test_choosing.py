"""Which of one division's files counts, what becomes of the others, and which file a name means."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal as D

import pytest

from sagamihara_pdca.input_form.context import FORM_VERSION
from sagamihara_pdca.input_form.findings import Finding
from sagamihara_pdca.input_form.form_rows import ACTUAL, STATE
from sagamihara_pdca.intake.file_choice import choose, named_files
from sagamihara_pdca.intake.file_reading import FileReading
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.notation.places import write_place
from sagamihara_pdca.problems import Place, Severity, answers
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import Answer, Submission
from tests.worlds.division_book import CULTURE, codes_of
from tests.worlds.plans import R6

#: File, issue, what is answered, what was typed but can't be read.
File = tuple[str, int, dict[str, str], dict[str, str]]


def reading(name: str, issue: int, answered: dict[str, str], unread: dict[str, str],
            kind: BookKind = BookKind.INPUT) -> FileReading:
    """A file with answers in some rows of one sheet, and with an error for each that can't be read."""
    identity = Identity(kind, "p", "e", R6, CULTURE, FORM_VERSION, issue)
    given = tuple(Answer(row_of(row), value, value, place_of(name, row)) for row, value in answered.items())
    faults = tuple(Finding(answers.not_a_number(place_of(name, row), row, typed), row_of(row), typed)
                   for row, typed in unread.items())
    return FileReading(name, faults, Submission(name, identity, given))


def row_of(row: str) -> Ref:
    return Ref("3-2-02", row, "sub")


def place_of(name: str, row: str) -> Place:
    return Place(name, "3-2-02", f"C{row}", f"項目{row}")


ONE, OTHER, NOTHING = {"1": "A", "2": "B"}, {"1": "A", "2": "C"}, dict[str, str]()

#: The files; the preferred ones; the one that counts; of each the verdict and the codes of what is said.
CHOICES: list[tuple[str, list[File], set[str], str | None, dict[str, tuple[str, list[str]]]]] = [
    ("no file", [], set(), None, {}),
    ("one file", [("a", 1, ONE, {})], set(), "a", {"a": ("採用", [])}),
    ("one blank file", [("a", 1, NOTHING, {})], set(), "a", {"a": ("採用", [])}),
    ("one file with an error", [("a", 1, ONE, {"3": "x"})], set(), "a", {"a": ("採用", ["ACT003"])}),
    ("the same file under a longer name", [("回答 - コピー", 1, ONE, {}), ("回答", 1, ONE, {})], set(), "回答",
     {"回答 - コピー": ("重複", ["IDN007"]), "回答": ("採用", [])}),
    ("of a copy the sign before the extension does not count", [("回答 - コピー.xlsx", 1, ONE, {}), ("回答.xlsx", 1, ONE, {})],
     set(), "回答.xlsx", {"回答 - コピー.xlsx": ("重複", ["IDN007"]), "回答.xlsx": ("採用", [])}),
    ("the same file under a name as long", [("b", 1, ONE, {}), ("a", 1, ONE, {})], set(), "a",
     {"a": ("採用", []), "b": ("重複", ["IDN007"])}),
    ("the same error twice", [("a", 1, ONE, {"3": "x"}), ("b", 1, ONE, {"3": "x"})], set(), "a",
     {"a": ("採用", ["ACT003"]), "b": ("重複", ["ACT003", "IDN007"])}),
    ("the newer of two issues", [("a", 1, ONE, {}), ("b", 2, OTHER, {})], set(), "b",
     {"a": ("不採用", ["IDN008"]), "b": ("採用", [])}),
    ("the newest of three issues", [("a", 3, ONE, {}), ("b", 2, OTHER, {}), ("c", 1, {"1": "Z"}, {})], set(), "a",
     {"a": ("採用", []), "b": ("不採用", ["IDN008"]), "c": ("不採用", ["IDN008"])}),
    ("issues are numbers, not words", [("a", 9, ONE, {}), ("b", 10, OTHER, {})], set(), "b",
     {"a": ("不採用", ["IDN008"]), "b": ("採用", [])}),
    ("a newer issue that says the same", [("a", 1, ONE, {}), ("b", 2, ONE, {})], set(), "b",
     {"a": ("重複", ["IDN007"]), "b": ("採用", [])}),
    ("a newer issue with errors", [("a", 1, ONE, {}), ("b", 2, ONE, {"3": "x"})], set(), "b",
     {"a": ("不採用", ["IDN008"]), "b": ("採用", ["ACT003"])}),
    ("a blank copy beside the answer", [("a", 1, NOTHING, {}), ("b", 1, ONE, {})], set(), "b",
     {"a": ("不採用", ["IDN016"]), "b": ("採用", [])}),
    ("an older blank copy", [("a", 1, NOTHING, {}), ("b", 2, ONE, {})], set(), "b",
     {"a": ("不採用", ["IDN016"]), "b": ("採用", [])}),
    ("a file of which nothing can be read is not blank", [("a", 1, NOTHING, {"1": "x"}), ("b", 1, ONE, {})], set(),
     None, {"a": ("保留", ["ACT003", "IDN014"]), "b": ("保留", ["IDN009", "IDN009"])}),
    ("two blank copies", [("a", 1, NOTHING, {}), ("b", 1, NOTHING, {})], set(), "a",
     {"a": ("採用", []), "b": ("重複", ["IDN007"])}),
    ("two that differ", [("a", 1, ONE, {}), ("b", 1, OTHER, {})], set(), None,
     {"a": ("保留", ["IDN009"]), "b": ("保留", ["IDN014"])}),
    ("a part of the other", [("a", 1, {"1": "A"}, {}), ("bb", 1, ONE, {"3": "x"})], set(), "bb",
     {"a": ("重複", ["IDN041"]), "bb": ("採用", ["ACT003"])}),
    ("two halves", [("b", 1, {"2": "B"}, {}), ("a", 1, {"1": "A"}, {})], set(), "a＋b",
     {"b": ("採用（合わせて）", []), "a": ("採用（合わせて）", [])}),
    ("two that share what they say alike", [("a", 1, ONE, {}), ("b", 1, {"2": "B", "3": "C"}, {})], set(), "a＋b",
     {"a": ("採用（合わせて）", []), "b": ("採用（合わせて）", [])}),
    ("halves of which one can't be read", [("a", 1, {"1": "A"}, {}), ("b", 1, {}, {"2": "x"})], set(), "a＋b",
     {"a": ("採用（合わせて）", []), "b": ("採用（合わせて）", ["ACT003"])}),
    ("three thirds", [("a", 1, {"1": "A"}, {}), ("b", 1, {"2": "B"}, {}), ("c", 1, {"3": "C"}, {})], set(), "a＋b＋c",
     {"a": ("採用（合わせて）", []), "b": ("採用（合わせて）", []), "c": ("採用（合わせて）", [])}),
    ("halves, a copy, a part, and a blank", [("a", 1, ONE, {}), ("b", 1, {"3": "C"}, {}), ("bb", 1, {"3": "C"}, {}),
                                            ("c", 1, {"2": "B"}, {}), ("d", 1, {}, {})], set(), "a＋b",
     {"a": ("採用（合わせて）", []), "b": ("採用（合わせて）", []), "bb": ("重複", ["IDN007"]), "c": ("重複", ["IDN041"]),
      "d": ("不採用", ["IDN016"])}),
    ("halves of the newer issue", [("a", 1, {"1": "Z"}, {}), ("b", 2, {"1": "A"}, {}), ("c", 2, {"2": "B"}, {})], set(), "b＋c",
     {"a": ("不採用", ["IDN008"]), "b": ("採用（合わせて）", []), "c": ("採用（合わせて）", [])}),
    ("halves of two issues", [("a", 1, {"1": "A"}, {}), ("b", 2, {"2": "B"}, {})], set(), "b",
     {"a": ("不採用", ["IDN008"]), "b": ("採用", [])}),
    ("halves and one that contradicts a half", [("a", 1, {"1": "A"}, {}), ("b", 1, {"2": "B"}, {}), ("c", 1, {"2": "C"}, {})],
     set(), None, {"a": ("保留", ["IDN009"] * 4), "b": ("保留", ["IDN014"]), "c": ("保留", ["IDN014"])}),
    ("a preferred half", [("a", 1, {"1": "A"}, {}), ("b", 1, {"2": "B"}, {})], {"b"}, "b",
     {"a": ("不採用", ["IDN055"]), "b": ("採用", [])}),
    ("two preferred halves", [("a", 1, {"1": "A"}, {}), ("b", 1, {"2": "B"}, {})], {"a", "b"}, None,
     {"a": ("保留", ["IDN009", "IDN009"]), "b": ("保留", ["IDN014"])}),
    ("two that differ in what can't be read", [("a", 1, ONE, {"3": "x"}), ("b", 1, ONE, {"3": "y"})], set(), None,
     {"a": ("保留", ["ACT003", "IDN009"]), "b": ("保留", ["ACT003", "IDN014"])}),
    ("the one with fewer errors shows the differences", [("a", 1, ONE, {"3": "x"}), ("bb", 1, OTHER, {})], set(), None,
     {"a": ("保留", ["ACT003", "IDN014"]), "bb": ("保留", ["IDN009", "IDN009"])}),
    ("two alike and one that differs", [("a", 1, ONE, {}), ("b", 1, OTHER, {}), ("c", 1, ONE, {})], set(), None,
     {"a": ("保留", ["IDN009"]), "b": ("保留", ["IDN014"]), "c": ("重複", ["IDN007"])}),
    ("three that differ", [("a", 1, ONE, {}), ("b", 1, OTHER, {}), ("c", 1, {"1": "Z", "2": "B"}, {})], set(), None,
     {"a": ("保留", ["IDN009", "IDN009"]), "b": ("保留", ["IDN014"]), "c": ("保留", ["IDN014"])}),
    ("two newer that differ and an older one", [("a", 1, {"1": "Z"}, {}), ("b", 2, ONE, {}), ("c", 2, OTHER, {})],
     set(),
     None, {"a": ("不採用", ["IDN008"]), "b": ("保留", ["IDN009"]), "c": ("保留", ["IDN014"])}),
    ("the preferred of two that differ", [("a", 1, ONE, {}), ("b", 1, OTHER, {})], {"b"}, "b",
     {"a": ("不採用", ["IDN055"]), "b": ("採用", [])}),
    ("a preferred older issue", [("a", 1, ONE, {}), ("b", 2, OTHER, {})], {"a"}, "b",
     {"a": ("不採用", ["IDN054"]), "b": ("採用", [])}),
    ("a newer issue that is blank", [("a", 1, ONE, {}), ("b", 2, NOTHING, {})], set(), "a",
     {"a": ("採用", []), "b": ("不採用", ["IDN053"])}),
    ("a preferred newer issue that is blank", [("a", 1, ONE, {}), ("b", 2, NOTHING, {})], {"b"}, "a",
     {"a": ("採用", []), "b": ("不採用", ["IDN053"])}),
    ("a preferred file with errors", [("a", 1, ONE, {}), ("b", 1, OTHER, {"3": "x"})], {"b"}, "b",
     {"a": ("不採用", ["IDN055"]), "b": ("採用", ["ACT003"])}),
    ("a preferred copy", [("a", 1, ONE, {}), ("b", 1, ONE, {})], {"b"}, "b",
     {"a": ("重複", ["IDN007"]), "b": ("採用", [])}),
    ("a preferred blank copy", [("a", 1, ONE, {}), ("b", 1, NOTHING, {})], {"b"}, "a",
     {"a": ("採用", []), "b": ("不採用", ["IDN016"])}),
    ("two preferred that differ", [("a", 1, ONE, {}), ("b", 1, OTHER, {}), ("c", 1, {"1": "Z"}, {})], {"a", "b"}, None,
     {"a": ("保留", ["IDN009"]), "b": ("保留", ["IDN014"]), "c": ("不採用", ["IDN055"])}),
    ("two preferred and a newer issue", [("a", 1, ONE, {}), ("b", 1, OTHER, {}), ("c", 2, {"1": "Z"}, {})], {"a", "b"}, "c",
     {"a": ("不採用", ["IDN054"]), "b": ("不採用", ["IDN054"]), "c": ("採用", [])}),
    ("a name that is another division's", [("a", 1, ONE, {}), ("b", 1, OTHER, {})], {"z"}, None,
     {"a": ("保留", ["IDN009"]), "b": ("保留", ["IDN014"])}),
]


@pytest.mark.parametrize(("files", "preferred", "chosen", "told"), [case[1:] for case in CHOICES],
                         ids=[case[0] for case in CHOICES])
def test_every_file_of_a_division_gets_its_verdict_and_the_reason_for_it(
        files: list[File], preferred: set[str], chosen: str | None, told: dict[str, tuple[str, list[str]]]) -> None:
    own = tuple(reading(*file) for file in files)

    choice = choose(own, frozenset(preferred))

    assert [r.file for r in choice.chosen] == (chosen.split("＋") if chosen is not None else [])
    assert {r.file: (r.verdict.value, codes_of(r)) for r in choice.told} == told
    assert [r.file for r in choice.told] == [r.file for r in own]
    assert all(r in choice.told for r in choice.chosen)


def test_a_figure_and_its_state_are_one_question() -> None:
    figure, state = reading("a", 1, {}, {}), reading("b", 1, {}, {})
    given = Answer(Ref("3-2-02", "m.1.1", ACTUAL), D(600), "600", Place("a"))
    chosen = Answer(Ref("3-2-02", "m.1.1", STATE), "見込", "見込", Place("b"))

    choice = choose((with_answers(figure, given), with_answers(state, chosen)), frozenset())

    assert [r.verdict.value for r in choice.told] == ["保留", "保留"]


def test_files_made_from_different_editions_of_the_plan_are_not_joined() -> None:
    one, other = reading("a", 1, {"1": "A"}, {}), reading("b", 1, {"2": "B"}, {})
    assert other.submission is not None
    revised = replace(other.submission, identity=replace(other.submission.identity, edition="改定"))

    choice = choose((one, replace(other, submission=revised)), frozenset())

    assert [r.verdict.value for r in choice.told] == ["保留", "保留"]


def with_answers(one: FileReading, *given: Answer) -> FileReading:
    assert one.submission is not None
    return replace(one, submission=replace(one.submission, answers=given))


def test_a_return_counts_in_place_of_the_original() -> None:
    original, corrected = reading("a", 1, ONE, {"3": "x"}), reading("b", 2, {**ONE, "3": "5"}, {}, BookKind.RETURN)

    choice = choose((original, corrected), frozenset())

    assert [(r.file, r.verdict.value, r.is_replaced) for r in choice.told] == [
        ("a", "不採用", True), ("b", "採用", False)]


def test_files_that_differ_are_an_error_and_files_that_are_not_needed_a_notice() -> None:
    several = [("a", 1, OTHER), ("b", 2, ONE), ("c", 2, ONE), ("d", 2, NOTHING), ("e", 2, OTHER)]

    choice = choose(tuple(reading(name, issue, said, {}) for name, issue, said in several), frozenset())

    assert [(p.code, p.severity) for r in choice.told for p in r.problems] == [
        ("IDN008", Severity.NOTICE), ("IDN009", Severity.ERROR), ("IDN007", Severity.NOTICE),
        ("IDN016", Severity.NOTICE),
        ("IDN014", Severity.ERROR)]


def test_each_reason_names_the_file_that_counts() -> None:
    files = (reading("a", 1, OTHER, {}), reading("b", 2, ONE, {}), reading("c", 2, ONE, {}), reading("d", 1, {}, {}))

    choice = choose(files, frozenset())

    assert [(write_place(p.place), p.message) for r in choice.told for p in r.problems] == [
        ("a", "より新しい発行番号の提出（b）があるため、このファイルは使いません。"), ("c", "b と同じ内容です。1回だけ集計しました。"),
        ("d", "何も入力されていません。入力のある b を使います。")]


def test_of_two_that_differ_each_difference_is_shown_with_its_place_and_both_answers() -> None:
    files = (reading("a", 1, {"1": "A", "2": "B"}, {}), reading("b", 1, {"1": "Z"}, {"3": "x"}))

    choice = choose(files, frozenset())

    first, second = choice.told
    assert [write_place(p.place) for p in first.problems] == [
        "a「3-2-02」C1（項目1）", "a「3-2-02」C2（項目2）", "a「3-2-02」C3（項目3）"]
    for problem, said in zip(first.problems, (("項目1", "「A」", "「Z」"), ("項目2", "「B」", "「空欄」"),
                                              ("項目3", "「空欄」", "「x」")), strict=True):
        assert all(words in problem.message for words in said)
        assert problem.message.index(said[1]) < problem.message.index(said[2])
    assert [(write_place(p.place), p.message) for p in second.problems if p.code == "IDN014"] == [
        ("b", "同じ課の提出（a）と内容が異なるため、どちらも採用していません。")]


@pytest.mark.parametrize(("differences", "codes", "rest"), [
    (19, ["IDN009"] * 19, ""), (20, ["IDN009"] * 20, ""), (21, ["IDN009"] * 20 + ["IDN015"], "ほかに1件"),
    (25, ["IDN009"] * 20 + ["IDN015"], "ほかに5件"),
])
def test_of_many_differences_twenty_are_shown_and_the_rest_counted(
        differences: int, codes: list[str], rest: str) -> None:
    files = [reading(name, 1, {str(row): name for row in range(differences)}, {}) for name in ("a", "b")]

    first, _ = choose(tuple(files), frozenset()).told

    assert codes_of(first) == codes
    assert rest in first.problems[-1].message


#: What lies in the folder, what is named, which files are meant, what is said of the names.
NAMES: list[tuple[list[str], list[str], set[str], list[str]]] = [
    (["a.xlsx", "b.xlsx"], [], set(), []),
    (["a.xlsx", "b.xlsx"], ["b.xlsx"], {"b.xlsx"}, []),
    (["a.xlsx", "b.xlsx"], ["b.xlsx", "a.xlsx"], {"a.xlsx", "b.xlsx"}, []),
    (["a.xlsx", "二回目/a.xlsx"], ["a.xlsx"], {"a.xlsx"}, []),
    (["a.xlsx", "二回目/a.xlsx"], ["二回目/a.xlsx"], {"二回目/a.xlsx"}, []),
    (["a.xlsx", "二回目/a.xlsx"], ["./二回目\\a.xlsx"], {"二回目/a.xlsx"}, []),
    (["一/a.xlsx", "二/a.xlsx"], ["a.xlsx"], set(), ["IDN012"]),
    (["一/二/a.xlsx"], ["a.xlsx"], {"一/二/a.xlsx"}, []),
    (["一/二/a.xlsx"], ["二/a.xlsx"], set(), ["IDN011"]),
    (["aa.xlsx"], ["a.xlsx"], set(), ["IDN011"]),
    (["がくむ.xlsx"], [unicodedata.normalize("NFD", "がくむ.xlsx")], {"がくむ.xlsx"}, []),
    ([unicodedata.normalize("NFD", "が/ぎ.xlsx")], ["ぎ.xlsx"], {unicodedata.normalize("NFD", "が/ぎ.xlsx")}, []),
    (["a.xlsx"], ["c.xlsx", "a.xlsx"], {"a.xlsx"}, ["IDN011"]),
    (["壊.xlsx"], ["壊.xlsx"], {"壊.xlsx"}, ["IDN013"]),
]


@pytest.mark.parametrize(("files", "named", "meant", "codes"), NAMES)
def test_a_name_means_the_one_file_that_it_fits(files: list[str], named: list[str], meant: set[str],
                                                codes: list[str]) -> None:
    readings = tuple(FileReading(name, ()) if name.startswith("壊") else reading(name, 1, ONE, {}) for name in files)

    found, problems = named_files(readings, tuple(named))

    assert found == meant
    assert [problem.code for problem in problems] == codes
