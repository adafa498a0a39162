"""The way into a computer without internet that README.ja.md describes, word for word, with no route to anywhere."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.manual_pages import SOURCES as MANUAL
from tools.offline_zip import SOURCES, TARGETS, missing, resolve_offline

ROOT = Path(__file__).parents[2]
WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")

pytestmark = [pytest.mark.slow, pytest.mark.registry, pytest.mark.xdist_group("offline")]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip that the README's first line builds, unpacked in a folder with a blank and Japanese letters in its name."""
    connected, isolated = tmp_path_factory.mktemp("connected"), tmp_path_factory.mktemp("isolated") / "持込み 用"
    for name in (*SOURCES, *MANUAL, "tools"):
        source = ROOT / name
        (connected / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, connected / name) if source.is_dir() else shutil.copy(source, connected / name)
    online, _ = _readme_lines()
    done = _run(re.sub(r"^python ", f"{shlex.quote(sys.executable)} ", online), connected)
    assert done.returncode == 0, done.stderr
    (archive,) = (connected / "dist").glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(isolated)
    (top,) = isolated.iterdir()
    return top


@pytest.fixture
def installable(unpacked: Path, tmp_path: Path) -> Iterator[Path]:
    _require_a_namespace()
    folder = tmp_path / "持込み 用"
    shutil.copytree(unpacked, folder)
    yield folder
    shutil.rmtree(folder)


def test_the_offline_installation_of_the_readme_works_without_any_network(installable: Path) -> None:
    _, offline = _readme_lines()

    done = _install(installable, offline)
    program = shlex.quote(str(installable / ".venv/bin/sagamihara-pdca"))
    shown = _run(f"{program} demo", installable / "進行管理", WITHOUT_NETWORK)
    page = _run(f"PATH=/nowhere {program} manual", installable / "進行管理", WITHOUT_NETWORK)  # where nothing opens it

    assert done.returncode == 0, done.stderr
    assert "「進行管理.bat」" in done.stdout
    assert shown.returncode == 0, shown.stderr
    assert "令和6年度評価書.xlsx" in shown.stdout
    assert page.returncode == 0 and str(installable / "手引/docs/manual/README.html") in page.stdout
    assert {path.name for path in (installable / "進行管理").iterdir()} >= {"進行管理.bat", "plan.xlsx", "はじめに.txt"}


def test_a_damaged_file_stops_the_installation(installable: Path) -> None:
    wheel = next((installable / "wheels").glob("rich-*.whl"))
    wheel.write_bytes(wheel.read_bytes()[:-1])

    done = _install(installable, "導入.bat")

    assert done.returncode == 3
    assert f"「wheels/{wheel.name}」が届いたものと違います。" in done.stderr
    assert not (installable / ".venv").exists()


@pytest.mark.parametrize("name", TARGETS)
def test_the_set_is_complete_for_every_kind_of_computer(unpacked: Path, name: str) -> None:
    assert missing(unpacked / "wheels", TARGETS[name]) == []
    resolve_offline(unpacked / "wheels", TARGETS[name])


def test_what_windows_alone_needs_is_missed(unpacked: Path, tmp_path: Path) -> None:
    """pip, which runs here on another system, would not miss it."""
    shutil.copytree(unpacked / "wheels", tmp_path / "wheels")
    for path in (tmp_path / "wheels").glob("pywin32_ctypes-*.whl"):
        path.unlink()

    assert missing(tmp_path / "wheels", TARGETS["windows-3.13"]) == ["pywin32-ctypes>=0.2.0"]
    assert missing(tmp_path / "wheels", TARGETS["linux-3.13"]) == []


def test_the_manual_lies_beside_it_as_pages(unpacked: Path) -> None:
    page = (unpacked / "手引" / "docs" / "manual" / "README.html").read_text("utf-8")

    assert 'href="start.ja.html"' in page
    assert (unpacked / "手引" / "docs" / "images" / "input_finished.png").is_file()


def test_the_batch_file_can_be_read_by_a_japanese_windows(unpacked: Path) -> None:
    data = (unpacked / "導入.bat").read_bytes()

    assert data.count(b"\n") == data.count(b"\r\n")
    assert "for %%V in (3.13 3.11) do call :try %%V" in data.decode("cp932")
    assert b"chcp" not in data


def _readme_lines() -> tuple[str, str]:
    """The two lines for the two computers."""
    readme = (ROOT / "README.ja.md").read_text(encoding="utf-8")
    section = readme[readme.index("インターネットに接続できないパソコンでは"):]
    online, offline = re.findall(r"```bat\n(.+)\n```", section)[:2]
    return online, offline


def _install(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run the README's line as it is spelled for this system, with this Python as the only one."""
    programs = folder.parent / "bin"
    programs.mkdir(exist_ok=True)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    if not (programs / version).exists():
        (programs / version).symlink_to(Path(sys.base_prefix) / "bin" / version)
    return _run(line.replace("導入.bat", "sh 導入.sh"), folder, WITHOUT_NETWORK, {"PATH": f"{programs}:/usr/bin:/bin"})


def _run(line: str, folder: Path, inside: tuple[str, ...] = (), variables: dict[str, str] | None = None,
         ) -> subprocess.CompletedProcess[str]:
    # Without PYTHONPATH, which would let pip find this tree and call it installed.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([*inside, "sh", "-c", line], cwd=folder, env=environment | (variables or {}), capture_output=True,
                          encoding="utf-8", stdin=subprocess.DEVNULL)


def _require_a_namespace() -> None:
    if shutil.which("unshare") is None or subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True).returncode:
        pytest.skip("this computer does not let a program give up its network")
