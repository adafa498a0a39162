"""Where each division stands after the collection, whether the year is complete, and what is told of the files."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from sagamihara_pdca.input_form.findings import Finding
from sagamihara_pdca.intake.collection import Collection, settle
from sagamihara_pdca.intake.file_reading import FileReading, FileVerdict, Survey, unread
from sagamihara_pdca.pipeline.collecting import return_issue
from sagamihara_pdca.problems import Place, Problem, Severity, files
from sagamihara_pdca.rules.submissions import DivisionState
from tests.intake.test_choosing import ONE, OTHER, reading, row_of
from tests.worlds import every_kind
from tests.worlds.division_book import CULTURE
from tests.worlds.plans import R6

#: 文化振興課 leads 3-2-02 and is a partner in 3-3-01, which 人材育成課 leads. Nobody else is asked.
LEAD_OF_JOINT = "17"
E, Q, N = Severity.ERROR, Severity.QUESTION, Severity.NOTICE
IN, TO_CHECK = DivisionState.IN, DivisionState.TO_CHECK
RETURNED, MISSING = DivisionState.RETURNED, DivisionState.MISSING


@cache
def small_year() -> Survey:
    return Survey(every_kind.sampler(("labelled", "joint")), R6)


def returned(name: str, found: tuple[Severity, ...] = (), said: dict[str, str] = ONE, issue: int = 1,
             division: str = CULTURE) -> FileReading:
    """A file with findings of these weights."""
    file = reading(name, issue, said, {})
    assert file.submission is not None
    owner = replace(file.submission.identity, division=division)
    return replace(file, submission=replace(file.submission, identity=owner)).with_findings(tuple(
        Finding(Problem(f"{weight.name}", weight, Place(name), "。", "。"), row_of("9")) for weight in found))


def broken(name: str) -> FileReading:
    return unread(name, files.changed_while_reading(Place(name)))


#: What came back of 文化振興課; its state; whether it is settled; the file that counts; errors, questions, files.
STATES: list[tuple[str, list[FileReading], DivisionState, bool, str | None, tuple[int, int, int]]] = [
    ("nothing", [], MISSING, False, None, (0, 0, 0)),
    ("a file that can't be opened", [broken("a")], MISSING, False, None, (0, 0, 0)),
    ("all in order", [returned("a")], IN, True, "a", (0, 0, 1)),
    ("a notice", [returned("a", (N,))], IN, True, "a", (0, 0, 1)),
    ("a question", [returned("a", (Q,))], TO_CHECK, True, "a", (0, 1, 1)),
    ("questions and notices", [returned("a", (N, Q, N, Q))], TO_CHECK, True, "a", (0, 2, 1)),
    ("an error", [returned("a", (E,))], RETURNED, False, "a", (1, 0, 1)),
    ("an error among others", [returned("a", (Q, N, E, E))], RETURNED, False, "a", (2, 1, 1)),
    ("the same twice", [returned("a"), returned("b")], IN, True, "a", (0, 0, 2)),
    ("an older one with errors", [returned("a", (E, Q)), returned("b", issue=2)], IN, True, "b", (0, 0, 2)),
    ("a newer one with errors", [returned("a"), returned("b", (E,), issue=2)], RETURNED, False, "b", (1, 0, 2)),
    ("a newer one with a question", [returned("a", (E,)), returned("b", (Q,), issue=2)], TO_CHECK, True, "b",
     (0, 1, 2)),
    # each of the two says why it is not taken
    ("two that differ", [returned("a"), returned("b", said=OTHER)], TO_CHECK, False, None, (2, 0, 2)),
    ("two that differ with errors", [returned("a", (E,)), returned("b", (E, Q), said=OTHER)], TO_CHECK, False, None,
     (4, 1, 2)),
    ("two that differ with questions", [returned("a", (Q,)), returned("b", (Q,), said=OTHER)], TO_CHECK, False, None,
     (2, 2, 2)),
    ("one in order beside one that can't be opened", [returned("a"), broken("b")], IN, True, "a", (0, 0, 1)),
    ("one of another division", [returned("a", division=LEAD_OF_JOINT)], MISSING, False, None, (0, 0, 0)),
]


@pytest.mark.parametrize(("came", "state", "settled", "counts", "numbers"), [case[1:] for case in STATES],
                         ids=[case[0] for case in STATES])
def test_where_a_division_stands_follows_from_its_file(
        came: list[FileReading], state: DivisionState, settled: bool, counts: str | None,
        numbers: tuple[int, int, int]) -> None:
    collection = settle(small_year(), tuple(came))

    status = next(d for d in collection.divisions if d.division.number == CULTURE)
    assert (status.state, status.is_settled) == (state, settled)
    assert (status.reading.file if status.reading is not None else None) == counts
    assert (status.errors, status.questions, status.files) == numbers


def came_from(division: str, state: str) -> list[FileReading]:
    """The files of one division that put it into a state."""
    undecided = [returned(f"{division}a", division=division), returned(f"{division}b", said=OTHER, division=division)]
    found = {"in": (), "question": (Q,), "error": (E,)}
    if state in found:
        return [returned(f"{division}a", found[state], division=division)]
    return undecided if state == "undecided" else []


#: How 文化振興課 and 人材育成課 stand, whether the year is complete, and the projects whose lead has answered.
YEARS = [
    ("in", "in", True, {"3-2-02", "3-3-01"}), ("in", "question", True, {"3-2-02", "3-3-01"}),
    ("question", "question", True, {"3-2-02", "3-3-01"}), ("in", "error", False, {"3-2-02", "3-3-01"}),
    ("error", "in", False, {"3-2-02", "3-3-01"}), ("error", "error", False, {"3-2-02", "3-3-01"}),
    ("in", "missing", False, {"3-2-02"}), ("missing", "in", False, {"3-3-01"}), ("missing", "missing", False, set()),
    ("in", "undecided", False, {"3-2-02"}), ("undecided", "in", False, {"3-3-01"}),
    ("undecided", "question", False, {"3-3-01"}), ("undecided", "undecided", False, set()),
]


@pytest.mark.parametrize(("first", "second", "complete", "answered"), YEARS)
def test_the_year_is_complete_when_a_file_without_errors_counts_for_every_division(
        first: str, second: str, complete: bool, answered: set[str]) -> None:
    collection = settle(small_year(), (*came_from(CULTURE, first), *came_from(LEAD_OF_JOINT, second)))

    assert collection.is_complete is complete
    assert collection.answered == answered


def several() -> Collection:
    """A year with a file of every verdict."""
    return settle(small_year(), (
        returned("z", division=LEAD_OF_JOINT), returned("c", said={"1": "Z"}), returned("b", issue=2),
        returned("d", issue=2), broken("y"), unread("x", files.lock_file(Place("x"))), FileReading("w", ())))


def test_every_file_stands_once_in_the_order_of_names() -> None:
    collection = several()

    assert [(r.file, r.verdict) for r in collection.files] == [
        ("b", FileVerdict.USED), ("c", FileVerdict.SET_ASIDE), ("d", FileVerdict.DUPLICATE),
        ("w", FileVerdict.SET_ASIDE),
        ("x", FileVerdict.IGNORED), ("y", FileVerdict.UNREADABLE), ("z", FileVerdict.USED)]


def test_files_and_divisions_are_counted_by_what_became_of_them() -> None:
    collection = several()

    assert [collection.count_files(v) for v in FileVerdict] == [2, 0, 1, 2, 0, 1, 1]
    assert [collection.count_divisions(s) for s in DivisionState] == [2, 0, 0, 0]


#: What came back, and the codes of what the whole collection tells, in order.
TOLD: list[tuple[str, list[FileReading], tuple[str, ...], list[str]]] = [
    ("what is wrong with the file that counts", [returned("a", (E, Q, N))], (), ["ERROR", "QUESTION", "NOTICE"]),
    ("nothing of a form that was replaced", [returned("a", (E, Q), OTHER), returned("b", (N,), issue=2)], (),
     ["IDN008", "NOTICE"]),
    ("nothing of the form of a copy", [returned("a", (Q,)), returned("b", (Q,))], (), ["QUESTION", "IDN007"]),
    ("everything of files that differ", [returned("a", (Q,)), returned("b", (E,), said=OTHER)], (),
     ["QUESTION", "IDN009", "ERROR", "IDN014"]),
    ("a name that means nothing comes first", [returned("a", (Q,))], ("none.xlsx",), ["IDN011", "QUESTION"]),
    ("a file of nobody", [broken("b"), returned("a", (Q,))], (), ["QUESTION", "FIL022"]),
]


@pytest.mark.parametrize(("came", "prefer", "codes"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_only_what_still_concerns_somebody_is_told(came: list[FileReading], prefer: tuple[str, ...],
                                                   codes: list[str]) -> None:
    collection = settle(small_year(), tuple(came), prefer)

    assert [problem.code for problem in collection.problems] == codes


#: The preferred name, the file that counts, where the division stands, what is said of the name.
PREFERRED = [
    ("a", "a", IN, []), ("b", "b", RETURNED, []), ("x", None, TO_CHECK, ["IDN013"]), ("c", None, TO_CHECK, ["IDN011"]),
]


@pytest.mark.parametrize(("name", "counts", "state", "codes"), PREFERRED)
def test_a_preferred_file_decides_where_the_division_stands_unless_it_is_broken(
        name: str, counts: str | None, state: DivisionState, codes: list[str]) -> None:
    came = (returned("a"), returned("b", (E,), said=OTHER), broken("x"))

    collection = settle(small_year(), came, (name,))

    status = collection.divisions[0]
    assert (status.reading.file if status.reading is not None else None) == counts
    assert status.state is state
    assert [p.code for p in collection.problems if p.code in ("IDN011", "IDN012", "IDN013")] == codes


def test_every_preferred_name_is_heard() -> None:
    came = (*came_from(CULTURE, "undecided"), *came_from(LEAD_OF_JOINT, "undecided"))

    collection = settle(small_year(), came, ("16b", "17b"))

    assert [d.reading.file for d in collection.divisions if d.reading is not None] == ["16b", "17b"]


@pytest.mark.parametrize(("came", "issue"), [([], 1), ([returned("a")], 2), ([returned("a", issue=3)], 4),
                                             (came_from(CULTURE, "undecided"), 1)])
def test_a_return_is_one_issue_newer_than_the_file_that_counts(came: list[FileReading], issue: int) -> None:
    status = settle(small_year(), tuple(came)).divisions[0]

    assert return_issue(status) == issue
