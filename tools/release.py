"""Builds the source distribution and the wheel, checked, into dist/.

    python tools/release.py --home URL-OF-THE-REPOSITORY-S-PAGES

An index shows README.md alone: its links and pictures are made absolute, below URL, and the project's addresses are set. The
repository itself names no host, because every city that uses the tool keeps its own copy.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)([^)\s]+)(?=\))")


def absolute_links(readme: str, home: str) -> str:
    """The page with every relative link, of pictures too, below the address."""
    return _LINK.sub(lambda found: f"{home}/{found[1]}", readme)


def with_addresses(setup: str, home: str) -> str:
    """setup.cfg with the project's addresses, as an index shows them."""
    urls = f"project_urls =\n    Source = {home}\n    Documentation = {home}/docs/manual\n    Changelog = {home}/CHANGELOG.md\n"
    return setup.replace("license = MIT\n", f"license = MIT\n{urls}", 1)


def copy_for_release(into: Path, home: str) -> None:
    """Copy what git tracks, with the links and addresses set."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    for name in filter(None, tracked.split("\0")):
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, into / name)
    for name, change in (("README.md", absolute_links), ("setup.cfg", with_addresses)):
        (into / name).write_text(change((into / name).read_text("utf-8"), home), "utf-8", newline="\n")


def build(home: str, into: Path) -> list[Path]:
    """Build both distributions in a venv of their own; `twine check` and `pip check` must be content."""
    with tempfile.TemporaryDirectory() as folder:
        tree, tools = Path(folder) / "tree", Path(folder) / "venv"
        tree.mkdir()
        copy_for_release(tree, home)
        venv.create(tools, with_pip=True)
        python = tools / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "build", "twine")
        _run(python, "-m", "build", "--outdir", into, tree)
        made = sorted(into.glob("sagamihara_pdca-*"))
        _run(python, "-m", "twine", "check", "--strict", *made)
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *into.glob("*.whl"))
        _run(python, "-m", "pip", "--disable-pip-version-check", "check")
    return made


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
    if done.returncode != 0:
        raise SystemExit(f"{command[2]} failed:\n{done.stdout}{done.stderr}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the source distribution and the wheel.")
    parser.add_argument("--home", required=True, help="the address below which README.md's pictures lie")
    parser.add_argument("--into", type=Path, default=ROOT / "dist", help="the folder of the distributions")
    chosen = parser.parse_args()
    for path in build(chosen.home.rstrip("/"), chosen.into.resolve()):
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
