"""What is released: whole, with links that lead somewhere from an index, and accepted by the index's own check."""

from __future__ import annotations

import subprocess
import tarfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

from tools.lowest_versions import lowest
from tools.release import ROOT, absolute_links, build, with_addresses

HOME = "https://example.lg.jp/pdca"
SETUP = (ROOT / "setup.cfg").read_text("utf-8")


@pytest.mark.parametrize(("line", "made"), [
    ("![a](docs/images/a.png)", f"![a]({HOME}/docs/images/a.png)"),
    ("[b](README.ja.md) [c](docs/)", f"[b]({HOME}/README.ja.md) [c]({HOME}/docs/)"),
    ("[d](https://x.example/y) [e](#part)", "[d](https://x.example/y) [e](#part)"),
])
def test_links_are_made_absolute(line: str, made: str) -> None:
    assert absolute_links(line, HOME) == made


def test_the_repository_names_no_host_and_a_release_does() -> None:
    assert "project_urls" not in SETUP
    assert f"    Source = {HOME}\n" in with_addresses(SETUP, HOME)


def test_every_dependency_has_a_lower_bound_and_only_the_one_with_private_methods_an_upper_one() -> None:
    pinned = lowest(SETUP)

    assert {line.partition("==")[0] for line in pinned} == {
        "click", "jinja2", "openpyxl", "pandas", "rich", "xlsxwriter", "msoffcrypto-tool", "keyring", "pyarrow"}
    assert [line.strip() for line in SETUP.splitlines() if ">=" in line and "<" in line.partition(";")[0]] == ["xlsxwriter >= 3.2.5, < 3.4"]


def test_a_dependency_without_a_lower_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="rich"):
        lowest(SETUP.replace("rich >= 13.7", "rich"))


@pytest.mark.slow
@pytest.mark.registry
def test_the_distributions_are_whole_and_pass_the_checks(tmp_path: Path) -> None:
    build(HOME, tmp_path)

    (source,), (wheel,) = tmp_path.glob("*.tar.gz"), tmp_path.glob("*.whl")
    with tarfile.open(source) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    assert set(filter(None, tracked.split("\0"))) - held == set()
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = HeaderParser().parsestr(archive.read(next(n for n in names if n.endswith("/METADATA"))).decode("utf-8"))
    assert {"sagamihara_pdca/pipeline/start_files/menu.bat", "sagamihara_pdca/py.typed"} <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "tools/"))]
    assert f"Source, {HOME}" in metadata.get_all("Project-URL", [])
    assert f"]({HOME}/docs/images/input_finished.png)" in str(metadata.get_payload())
