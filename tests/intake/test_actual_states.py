"""A figure and the state beside it: every state, every kind of cell, and what is reported of the measure."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.input_form.findings import Finding, about_row, about_sheet
from sagamihara_pdca.input_form.form_rows import ACTUAL, STATE, SUB
from sagamihara_pdca.intake.actuals import reported_actuals, reported_narratives
from sagamihara_pdca.intake.file_reading import FileReading, read_returned
from sagamihara_pdca.model.raw_book import CellKind, RawCell
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.problems import Place, Problem, Severity
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import Answer, AnswerValue, Submission
from tests.intake.raw_forms import answered, with_typed
from tests.intake.test_cells import day, number, text
from tests.worlds import every_kind, plans
from tests.worlds.division_book import CULTURE, DivisionBook, codes_of, year
from tests.worlds.every_kind import KINDS

PROJECT = "3-2-02"
FIGURE, CHOSEN = Ref(PROJECT, "m.1.1", ACTUAL), Ref(PROJECT, "m.1.1", STATE)
FINAL, PROVISIONAL, PENDING = ActualState.FINAL, ActualState.PROVISIONAL, ActualState.PENDING
UNREPORTED = ActualState.UNREPORTED


def read(figure: RawCell | None, state: RawCell | None) -> FileReading:
    """文化振興課's form with this in the first measure's two cells, and everything else answered."""
    form = DivisionBook.of(CULTURE).form
    return read_returned("a.xlsx", with_typed(answered(CULTURE), form, {FIGURE: figure, CHOSEN: state}), year())


def chosen(words: str, *, formula: str | None = None) -> RawCell:
    return RawCell(CellKind.TEXT, words, formula=formula)


SIX = number("600")
BOOL = RawCell(CellKind.BOOL, "TRUE", D(1))
ERROR = RawCell(CellKind.ERROR, "#N/A")
UNCALCULATED = RawCell(CellKind.UNCALCULATED, "A1", formula="A1")

#: The cell of the figure, the cell of the state; the state and the figure that are reported (None: nothing); the codes.
Row = tuple[RawCell | None, RawCell | None, tuple[ActualState, D | None] | None, list[str]]
STATES: list[Row] = [
    # a figure, and every state of the list
    (SIX, None, (FINAL, D(600)), []),
    (SIX, text("　"), (FINAL, D(600)), []),
    (SIX, chosen("確定"), (FINAL, D(600)), []),
    (SIX, chosen("見込"), (PROVISIONAL, D(600)), []),
    (SIX, chosen("集計中"), (PENDING, D(600)), ["ACT012"]),
    (SIX, chosen("未実施"), (ActualState.NOT_DONE, D(600)), ["ACT012"]),
    (SIX, chosen("中止"), (ActualState.STOPPED, D(600)), ["ACT012"]),
    (SIX, chosen("評価困難"), (ActualState.HARD_TO_JUDGE, D(600)), ["ACT012"]),
    (SIX, chosen("対象外"), (ActualState.OUT_OF_SCOPE, D(600)), ["ACT012"]),
    # no figure, and every state of the list
    (None, None, None, ["ACT002"]),
    (None, chosen("確定"), (UNREPORTED, None), ["ACT002"]),
    (None, chosen("見込"), (UNREPORTED, None), ["ACT002"]),
    (None, chosen("集計中"), (PENDING, None), []),
    (None, chosen("未実施"), (ActualState.NOT_DONE, None), []),
    (None, chosen("中止"), (ActualState.STOPPED, None), []),
    (None, chosen("評価困難"), (ActualState.HARD_TO_JUDGE, None), []),
    (None, chosen("対象外"), (ActualState.OUT_OF_SCOPE, None), []),
    # nought is a figure; that the progress is called 計画以上 all the same is asked about
    (number("0"), None, (FINAL, D(0)), ["ACT012"]),
    (number("0"), chosen("見込"), (PROVISIONAL, D(0)), ["ACT012"]),
    # a state that can't be read leaves the figure unreported
    (SIX, ERROR, (UNREPORTED, None), ["ACT006"]),
    (SIX, UNCALCULATED, (UNREPORTED, None), ["ACT007"]),
    (SIX, chosen("たぶん"), (UNREPORTED, None), ["ACT008"]),
    (SIX, chosen("未報告"), (UNREPORTED, None), ["ACT008"]),
    (SIX, chosen("確定集計中"), (UNREPORTED, None), ["ACT008"]),
    (SIX, number("1"), (UNREPORTED, None), ["ACT008"]),
    (SIX, day("45778"), (UNREPORTED, None), ["ACT008"]),
    (SIX, BOOL, (UNREPORTED, None), ["ACT008"]),
    (None, ERROR, None, ["ACT006", "ACT002"]),
    (None, chosen("たぶん"), None, ["ACT008", "ACT002"]),
    # a state that is read though it was typed in another way
    (SIX, chosen(" 確定 "), (FINAL, D(600)), []),
    (None, chosen("集 計 中"), (PENDING, None), ["ACT011"]),
    (None, chosen("集計中", formula="A1"), (PENDING, None), ["ACT014"]),
    # a figure that can't be read is unreported whatever the state says
    (ERROR, None, None, ["ACT006"]),
    (ERROR, chosen("確定"), (UNREPORTED, None), ["ACT006"]),
    (ERROR, chosen("集計中"), (UNREPORTED, None), ["ACT006"]),
    (UNCALCULATED, chosen("見込"), (UNREPORTED, None), ["ACT007"]),
    (day("45778"), chosen("確定"), (UNREPORTED, None), ["ACT005"]),
    (BOOL, chosen("確定"), (UNREPORTED, None), ["ACT015"]),
    (text("30か40"), chosen("対象外"), (UNREPORTED, None), ["ACT003"]),
    # words in the cell of the figure, with and without a state
    (text("集計中"), None, (PENDING, None), ["ACT010"]),
    (text("集計中"), chosen("集計中"), (PENDING, None), ["ACT010"]),
    (text("未実施"), chosen("中止"), (ActualState.STOPPED, None), ["ACT017"]),
    (text("中止"), ERROR, None, ["ACT010", "ACT006", "ACT050"]),
    (text("620人（見込）"), None, (PROVISIONAL, D(620)), ["ACT011", "ACT010"]),
    (text("620人（見込）"), chosen("見込"), (PROVISIONAL, D(620)), ["ACT011"]),
    (text("620人（見込）"), chosen("確定"), (FINAL, D(620)), ["ACT011", "ACT017"]),
    (text("620人（見込）"), ERROR, (UNREPORTED, None), ["ACT011", "ACT006"]),
]


@pytest.mark.parametrize(("figure", "state", "reported", "codes"), STATES)
def test_a_figure_and_its_state_are_reported_together(
        figure: RawCell | None, state: RawCell | None, reported: tuple[ActualState, D | None] | None,
        codes: list[str]) -> None:
    reading = read(figure, state)

    found = [(a.state, a.quantity) for a in reading.actuals if a.measure == 1]
    assert found == ([] if reported is None else [reported])
    assert codes_of(reading) == codes


def test_the_other_measure_is_not_touched_by_an_error() -> None:
    reading = read(SIX, ERROR)

    assert [(a.measure, a.state, a.quantity) for a in reading.actuals if a.measure == 2] == [(2, FINAL, D(506))]


@pytest.mark.parametrize(("figure", "state", "unread"), [
    (SIX, ERROR, "#N/A"), (SIX, chosen("たぶん"), "たぶん"), (text("30か40"), None, "30か40"), (day("45778"), None, "2025/5/1"),
    (SIX, BOOL, "TRUE"), (text("620件"), None, ""),
])
def test_what_could_not_be_read_is_kept_as_it_was_typed(figure: RawCell, state: RawCell | None, unread: str) -> None:
    assert [finding.raw for finding in read(figure, state).findings] == [unread]


def test_words_that_contradict_the_chosen_state_are_told_with_both() -> None:
    (problem,) = read(text("未実施"), chosen("中止")).problems

    assert problem.severity is Severity.QUESTION
    assert "「未実施」と入力されていますが、状態では「中止」が選ばれています。「中止」を使います。" in problem.message


#: A project of another kind, what is answered of it, and the one actual that is reported.
Reported = tuple[ActualState, D | None, str, D | None]
KINDS_OF_ANSWER: list[tuple[str, dict[str, AnswerValue], Reported | None]] = [
    ("milestone", {"m.1.1.actual": "達成"}, (FINAL, None, "達成", None)),
    ("milestone", {"m.1.1.actual": "未達成", "m.1.1.state": "見込"}, (PROVISIONAL, None, "未達成", None)),
    ("milestone", {"m.1.1.state": "中止"}, (ActualState.STOPPED, None, "", None)),
    ("judged", {"m.1.1.actual": "◎"}, (FINAL, None, "◎", None)),
    ("relative", {"m.1.1.actual": D(5), "m.1.1.base.actual": D(7)}, (FINAL, D(5), "", D(7))),
    ("relative", {"m.1.1.base.actual": D(7)}, (UNREPORTED, None, "", D(7))),
    ("relative", {"m.1.1.base.actual": D(7), "m.1.1.state": "集計中"}, (PENDING, None, "", D(7))),
    ("relative", {"m.1.1.source.sub": "統計"}, None),
    ("joint", {"m.1.1.actual": D(5)}, None),
    ("exploratory", {"do.stage.sub": "実証・試行"}, None),
]


def submission(kind: str, given: dict[str, AnswerValue]) -> Submission:
    refs = {Ref(KINDS[kind], *place.rsplit(".", 1)): value for place, value in given.items()}
    answers = tuple(Answer(ref, value, str(value), Place("a.xlsx")) for ref, value in refs.items())
    return Submission("a.xlsx", every_kind.context_of(every_kind.sampler()).identity, answers)


@pytest.mark.parametrize(("kind", "given", "reported"), KINDS_OF_ANSWER)
def test_every_kind_of_answer_is_reported_in_its_own_part(
        kind: str, given: dict[str, AnswerValue], reported: Reported | None) -> None:
    actuals = reported_actuals(every_kind.context_of(every_kind.sampler()), submission(kind, given))

    assert [(a.state, a.quantity, a.declared, a.base) for a in actuals] == ([] if reported is None else [reported])


def fault(severity: Severity) -> Problem:
    return Problem("X", severity, Place(), "。", "。")


#: What was found, and whether the figure is still used.
FOUND = [
    ([], True), ([Finding(fault(Severity.ERROR), FIGURE)], False), ([Finding(fault(Severity.ERROR), CHOSEN)], False),
    ([Finding(fault(Severity.QUESTION), FIGURE)], True), ([Finding(fault(Severity.NOTICE), CHOSEN)], True),
    ([Finding(fault(Severity.ERROR), Ref(PROJECT, "m.1.2", ACTUAL))], True),
    ([Finding(fault(Severity.ERROR), Ref(PROJECT, "m.1.1.source", SUB))], True),
    ([Finding(fault(Severity.ERROR), None)], True),
    ([about_row(fault(Severity.ERROR), PROJECT, "m.1.1")], False),
    ([about_row(fault(Severity.ERROR), PROJECT, "m.1.2")], True),
    ([about_row(fault(Severity.QUESTION), PROJECT, "m.1.1")], True),
    ([about_sheet(fault(Severity.ERROR), PROJECT)], False), ([about_sheet(fault(Severity.ERROR), "1-1-01")], True),
    ([Finding(fault(Severity.QUESTION), FIGURE), Finding(fault(Severity.ERROR), FIGURE)], False),
]


@pytest.mark.parametrize(("found", "is_used"), FOUND)
def test_only_an_error_about_the_figure_or_its_state_leaves_it_out(found: list[Finding], is_used: bool) -> None:
    given = submission("labelled", {"m.1.1.actual": D(600), "m.1.1.state": "見込"})

    (actual,) = reported_actuals(every_kind.context_of(every_kind.sampler()), given, tuple(found))

    assert (actual.state, actual.quantity) == ((PROVISIONAL, D(600)) if is_used else (UNREPORTED, None))


def test_what_stands_beside_a_figure_goes_with_it() -> None:
    given = submission("labelled", {"m.1.1.actual": D(600), "m.1.1.source.sub": "統計", "m.1.1.source.state": "8月頃",
                                    "m.1.2.actual": D(750)})

    first, second = reported_actuals(every_kind.context_of(every_kind.sampler()), given)

    assert (first.evidence, first.expected, first.raw, first.source.file) == ("統計", "8月頃", "600", "a.xlsx")
    assert (second.measure, second.evidence, second.expected) == (2, "", "")


def test_everything_but_the_figures_is_told_in_words() -> None:
    given = submission("labelled", {"m.1.1.actual": D(600), "m.1.1.source.sub": "統計", "check.outcome.sub": "増えた。",
                                    "q.1.sub": D("1200.50"), "q.2.sub": plans.DUE})

    narratives = reported_narratives(every_kind.context_of(every_kind.sampler()), given)

    assert [(n.project, n.division, n.key, n.text) for n in narratives] == [
        (PROJECT, "16", "check.outcome", "増えた。"), (PROJECT, "16", "q.1", "1200.50"),
        (PROJECT, "16", "q.2", "令和7年5月30日")]
