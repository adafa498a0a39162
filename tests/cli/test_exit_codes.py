"""How collect, report and run end, for every state of a division: 0 only when everybody's answer counts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from sagamihara_pdca import pipeline
from sagamihara_pdca.cli import main
from sagamihara_pdca.intake.collection import Collection
from sagamihara_pdca.rules.submissions import DivisionState
from sagamihara_pdca.settings import Settings
from tests.worlds.mizuno_answers import R8, REQUIRED, Given, send
from tests.worlds.plans import MIZUNO, mizuno

D = Decimal
#: A change of one answer of 03 or 04: division, project, answers.
Change = tuple[str, str, Given]
#: What is changed, files that are sent beside the four, options, how the four divisions stand, the exit code.
CASES: list[tuple[str, Change | None, list[Change], tuple[str, ...], str, int]] = [
    ("all in order", None, [], (), "提出済 提出済 提出済 提出済", 0),
    ("a notice", ("03", "1-01", {"m.1.1.actual": "15分"}), [], (), "提出済 提出済 提出済 提出済", 0),
    ("a question", ("03", "1-01", {"m.1.1.actual": "約15分"}), [], (), "提出済 提出済 要確認 提出済", 0),
    ("an error", ("03", "1-01", {"m.1.1.actual": "不明"}), [], (), "提出済 提出済 差戻し 提出済", 1),
    ("a required input left blank", ("03", "1-01", {"q.4.sub": None}), [], (), "提出済 提出済 差戻し 提出済", 1),
    ("a blank part of a partner", ("04", "2-01", {"do.part.sub": None}), [], (), "提出済 提出済 提出済 差戻し", 1),
    ("a file that differs", None, [("03", "1-01", {"m.1.1.actual": D(14)})], (), "提出済 提出済 要確認 提出済", 1),
    ("a file that differs, and the preferred one", None, [("03", "1-01", {"m.1.1.actual": D(14)})],
     ("--prefer", "further0.xlsx"), "提出済 提出済 提出済 提出済", 0),
    ("a copy", None, [("03", "1-01", {})], (), "提出済 提出済 提出済 提出済", 0),
]


#: Every case is collected; the longer commands are run on one case of every state.
OF_EVERY_STATE = ("all in order", "a question", "an error", "a file that differs",
                  "a file that differs, and the preferred one")
RUNS = [(command, *case[1:]) for command in ("collect", "report", "run") for case in CASES
        if command == "collect" or case[0] in OF_EVERY_STATE]


@pytest.mark.parametrize(("command", "change", "further", "options", "states", "code"), RUNS)
def test_a_command_ends_with_zero_when_a_file_without_errors_counts_for_every_division(
        command: str, change: Change | None, further: list[Change], options: tuple[str, ...], states: str, code: int,
        tmp_path: Path) -> None:
    for division in REQUIRED:
        _, project, given = change if change is not None and change[0] == division else ("", "", {})
        send(tmp_path, division, f"{division}.xlsx", given, project)
    for number, (division, project, given) in enumerate(further):
        send(tmp_path, division, f"further{number}.xlsx", given, project)

    ended = CliRunner().invoke(main, ["--folder", str(tmp_path), "--plan", str(MIZUNO), command, "R8", *options])

    assert ended.exit_code == code, ended.output
    assert _states(_collected(tmp_path, *options[1:])) == states
    assert len(list(Settings(tmp_path).output(R8).glob("差戻し/*.xlsx"))) == (
        0 if command == "report" else states.split().count("差戻し"))


@pytest.mark.parametrize(("command", "missing"), [
    ("collect", "01"), ("collect", "04"), ("report", "04"), ("run", "04"),
])
def test_a_command_ends_with_one_while_a_division_is_missing(command: str, missing: str, tmp_path: Path) -> None:
    for division in REQUIRED.keys() - {missing}:
        send(tmp_path, division, f"{division}.xlsx")

    ended = CliRunner().invoke(main, ["--folder", str(tmp_path), "--plan", str(MIZUNO), command, "R8"])

    assert ended.exit_code == 1, ended.output
    assert _collected(tmp_path).count_divisions(DivisionState.MISSING) == 1


def _collected(root: Path, *prefer: str) -> Collection:
    return pipeline.collection_of(Settings(root, MIZUNO), mizuno(), R8, prefer)


def _states(collection: Collection) -> str:
    return " ".join(status.state.value for status in collection.divisions)
