"""Words that a division types beside a figure or in its place: what is reported, what is kept as a note, what is asked."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from sagamihara_pdca.intake.actuals import reported_actuals
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.problems import Severity
from tests.intake.test_actual_states import read
from tests.intake.test_cells import text
from tests.worlds.division_book import CULTURE, year

FINAL, PROVISIONAL, PENDING, STOPPED = ActualState.FINAL, ActualState.PROVISIONAL, ActualState.PENDING, ActualState.STOPPED
OUT, NOT_DONE = ActualState.OUT_OF_SCOPE, ActualState.NOT_DONE

#: What is typed into the cell of a figure in 人, for 令和6年度; the state, the figure and the note that are reported; the codes.
TYPED: list[tuple[str, ActualState, D | None, str, list[str]]] = [
    ("612人", FINAL, D(612), "", ["ACT011"]),
    ("0.0612万人", FINAL, D(612), "", ["ACT011"]),
    ("約612人", FINAL, D(612), "約", ["ACT019"]),
    ("Xのフォロワー数：612人", FINAL, D(612), "", ["ACT011"]),
    ("Xのフォロワー数612", FINAL, D(612), "", ["ACT011"]),
    ("612人/700人", FINAL, D(612), "700人", ["ACT032"]),
    ("700人中612人", FINAL, D(612), "700人中", ["ACT011"]),
    ("612(598)", FINAL, D(612), "598", ["ACT032"]),
    ("612(26)人", FINAL, D(612), "内数26", ["ACT011"]),
    ("612人（市外を除く）", FINAL, D(612), "市外を除く", ["ACT033"]),
    ("男性 612人", FINAL, D(612), "男性", ["ACT033"]),
    ("612人(12月末)", FINAL, D(612), "12月末", ["ACT034"]),
    ("612人（令和6年度）", FINAL, D(612), "令和6年度", ["ACT011"]),
    ("612人（令和7年3月31日現在）", FINAL, D(612), "令和7年3月31日現在", ["ACT011"]),
    ("612人（令和5年度）", FINAL, D(612), "令和5年度", ["ACT011", "ACT035"]),
    ("R5：約612人", FINAL, D(612), "R5、約", ["ACT019", "ACT035"]),
    ("612件", FINAL, D(612), "", ["ACT004"]),
    ("約612件（12月末）", FINAL, D(612), "約、12月末", ["ACT004", "ACT019", "ACT034"]),
    ("612人（R7.3末見込）", PROVISIONAL, D(612), "R7.3末見込", ["ACT011", "ACT010"]),
    ("中止（台風のため）", STOPPED, None, "台風のため", ["ACT010"]),
    ("中止（一部）", STOPPED, None, "一部", ["ACT031"]),
    ("調整中", PENDING, None, "", ["ACT010"]),
    ("9月確定", PENDING, None, "9月確定", ["ACT030"]),
    ("5年毎調査", OUT, None, "5年毎調査", ["ACT031"]),
    ("調査未実施", NOT_DONE, None, "調査未実施", ["ACT031"]),
    ("該当なし", OUT, None, "", ["ACT016"]),
]


@pytest.mark.parametrize(("typed", "state", "figure", "note", "codes"), TYPED)
def test_words_are_reported_kept_and_asked_about(typed: str, state: ActualState, figure: D | None, note: str,
                                                 codes: list[str]) -> None:
    reading = read(text(typed), None)

    assert reading.submission is not None
    actual = next(a for a in reported_actuals(year().context(CULTURE), reading.submission, reading.findings)
                  if (a.project, a.measure) == ("3-2-02", 1))
    told = [f.problem for f in reading.findings if f.problem.place.label == "実績（Xのフォロワー数）"]
    assert (actual.state, actual.quantity, actual.note) == (state, figure, note)
    assert [p.code for p in told if p.code not in ("ACT002", "ACT012")] == codes


def test_a_question_quotes_what_was_typed_and_what_it_is_about() -> None:
    told = [f.problem for f in read(text("612(598)人（令和5年度）（市外を除く）"), None).findings]

    asked = [p for p in told if p.severity is Severity.QUESTION and p.code in ("ACT032", "ACT033", "ACT035")]
    assert [p.code for p in asked] == ["ACT033", "ACT035"]
    assert "「612」" in asked[0].message and "「市外を除く」" in asked[0].message
    assert "令和5年度" in asked[1].message and "令和6年度" in asked[1].message
