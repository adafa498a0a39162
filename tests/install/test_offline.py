"""The way into a computer without internet that README.ja.md describes, word for word, with no route to anywhere."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: What a clone holds for pip; a copy of it, because building leaves a folder of its own beside the sources.
SOURCES = ("sagamihara_pdca", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")
WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")


@pytest.mark.slow
@pytest.mark.registry
def test_the_offline_installation_of_the_readme_works_without_any_network(tmp_path: Path) -> None:
    _require_a_namespace()
    connected, isolated = tmp_path / "connected", tmp_path / "isolated"
    _clone(connected)
    isolated.mkdir()
    online, offline = _readme_lines()

    _run(online, connected)
    shutil.move(connected / "wheels", isolated)
    shown = _run(offline, isolated, WITHOUT_NETWORK)

    assert "令和6年度評価書.xlsx" in shown


def _clone(folder: Path) -> None:
    folder.mkdir()
    for name in SOURCES:
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder)


def _readme_lines() -> tuple[str, str]:
    """The two lines for the two computers, spelled for this one."""
    readme = (ROOT / "README.ja.md").read_text(encoding="utf-8")
    section = readme[readme.index("インターネットに接続できないパソコンでは"):]
    online, offline = re.findall(r"```bat\n(.+)\n```", section)[:2]
    python = shlex.quote(sys.executable)
    return (re.sub(r"^python ", f"{python} ", online),
            offline.replace("py -3.11", python).replace(".venv\\Scripts\\", ".venv/bin/").replace(" & ", " && "))


def _run(line: str, folder: Path, inside: tuple[str, ...] = ()) -> str:
    # Without PYTHONPATH, which would let pip find this tree and call it installed.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run([*inside, "sh", "-c", line], cwd=folder, env=environment, capture_output=True,
                          encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def _require_a_namespace() -> None:
    if shutil.which("unshare") is None or subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True).returncode:
        pytest.skip("this computer does not let a program give up its network")
