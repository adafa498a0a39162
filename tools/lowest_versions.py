"""Prints the lowest version that setup.cfg allows of every dependency, as a constraints file for pip.

    python tools/lowest_versions.py > lowest.txt
    pip install -c lowest.txt -e ".[crypt,parquet]"

.ci/versions installs them, so that the lower bounds stay true.
"""

from __future__ import annotations

import re
from configparser import ConfigParser
from pathlib import Path

_BOUND = re.compile(r"(?P<name>[A-Za-z0-9._-]+)\s*>=\s*(?P<version>[0-9][0-9.]*)[^;]*(?P<marker>;.*)?")
#: What a person at a desk installs; the tools of `dev` are always the newest.
_EXTRAS = ("crypt", "keyring", "parquet")


def lowest(setup: str) -> list[str]:
    """One constraint for each dependency with a lower bound. ValueError for a dependency without one."""
    parser = ConfigParser(interpolation=None)
    parser.read_string(setup)
    groups = [parser["options"]["install_requires"], *(parser["options.extras_require"][extra] for extra in _EXTRAS)]
    return [_pinned(line) for group in groups for line in group.splitlines() if line.strip() and not line.startswith("#")]


def _pinned(requirement: str) -> str:
    found = _BOUND.fullmatch(requirement.strip())
    if found is None:
        raise ValueError(f"no lower bound in {requirement!r}")
    return f"{found['name']}=={found['version']} {found['marker'] or ''}".strip()


if __name__ == "__main__":
    print("\n".join(lowest((Path(__file__).resolve().parents[1] / "setup.cfg").read_text("utf-8"))))
