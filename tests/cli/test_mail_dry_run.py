"""--dry-run shows what would be drafted or sent, to whom, and leaves every file as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sagamihara_pdca.cli import main
from tests.worlds.plans import MIZUNO
from tests.worlds.whole_year import files_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town one of whose divisions has no address, with its input workbooks."""
    root = tmp_path_factory.mktemp("town")
    assert _run(root, "generate", "R8", "--due", "2027-05-31").exit_code == 0
    return root


def _run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--folder", str(root), "--plan", str(MIZUNO), *arguments])


def _mail(root: Path, *arguments: str) -> Result:
    return _run(root, "mail", *arguments)


def test_drafting_is_shown_with_every_receiver_and_writes_nothing(folder: Path) -> None:
    before, names = files_of(folder), sorted(path for path in folder.rglob("*"))

    shown = _mail(folder, "request", "R8", "--due", "2027-05-31", "--dry-run")

    assert "soumu@example.lg.jp" in shown.output and "下書きの作成の対象：" in shown.output
    assert "[MAIL001]" in shown.output and shown.exit_code == 1
    assert (files_of(folder), sorted(path for path in folder.rglob("*"))) == (before, names)


def test_the_counts_are_those_of_the_drafting_itself(folder: Path) -> None:
    shown = _mail(folder, "request", "R8", "--due", "2027-05-31", "--dry-run")
    drafted = _mail(folder, "request", "R8", "--due", "2027-05-31")

    count = drafted.output.partition("下書きを")[2].partition("件作成しました")[0]
    held = drafted.output.partition("送信できないもの：")[2].partition("件")[0]
    assert f"下書きの作成の対象：{count}件　対象外：{held}件" in shown.output
    assert (int(count), int(held)) == (len(list((folder / "output/R8/mail/request").glob("*.eml"))), 1)


def test_sending_is_shown_without_a_server_and_writes_nothing(folder: Path) -> None:
    _mail(folder, "request", "R8", "--due", "2027-05-31")
    before, names = files_of(folder), sorted(path for path in folder.rglob("*"))

    shown = _mail(folder, "request", "R8", "--due", "2027-05-31", "--dry-run", "--send", "--only", "03")

    assert ("送信の対象：" in shown.output and "未送信" in shown.output) or "差出人" in shown.output
    assert (files_of(folder), sorted(path for path in folder.rglob("*"))) == (before, names)


def test_a_dry_trial_is_refused(folder: Path) -> None:
    shown = _mail(folder, "request", "R8", "--due", "2027-05-31", "--dry-run", "--test-to", "clerk@example.lg.jp")

    assert shown.exit_code == 2 and "一緒に指定できません" in shown.output
