"""Builds one zip from which the tool is installed on a computer without internet.

    python tools/offline_zip.py                               Windows and Linux, each for two Pythons, into dist/
    python tools/offline_zip.py --target linux-3.11 --into x  for some computers only

This computer needs internet, and pip. In the zip: wheels/, 導入.bat and 導入.sh, the manual, SHA256SUMS.txt.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

try:
    from packaging.requirements import Requirement
    from packaging.tags import Tag, compatible_tags, cpython_tags
    from packaging.utils import canonicalize_name, parse_wheel_filename
except ImportError:  # pip brings its own
    from pip._vendor.packaging.requirements import Requirement
    from pip._vendor.packaging.tags import Tag, compatible_tags, cpython_tags
    from pip._vendor.packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parents[1]
PARTS = Path(__file__).resolve().with_name("offline")
#: Opening protected submissions, and keeping the mail password in the system's store. pyarrow would double the zip.
EXTRAS = ("crypt", "keyring")
SOURCES = ("sagamihara_pdca", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Target:
    """A kind of computer: its system and its Python."""

    system: str
    python: str  # 3.11

    @property
    def platforms(self) -> tuple[str, ...]:
        if self.system == "windows":
            return ("win_amd64",)
        return (*(f"manylinux_2_{minor}_x86_64" for minor in range(28, 16, -1)), "manylinux2014_x86_64")

    @property
    def version(self) -> tuple[int, int]:
        major, minor = self.python.split(".")
        return int(major), int(minor)

    @property
    def tags(self) -> frozenset[Tag]:
        """The wheels that such a computer takes."""
        interpreter = f"cp{self.python.replace('.', '')}"
        return frozenset((*cpython_tags(self.version, platforms=self.platforms),
                          *compatible_tags(self.version, interpreter, self.platforms)))

    @property
    def environment(self) -> dict[str, str]:
        """What markers see there. pip sees this computer instead, and leaves out what only Windows needs."""
        windows = self.system == "windows"
        return {"python_version": self.python, "python_full_version": f"{self.python}.0", "implementation_name": "cpython",
                "platform_python_implementation": "CPython", "os_name": "nt" if windows else "posix",
                "sys_platform": "win32" if windows else "linux", "platform_system": "Windows" if windows else "Linux",
                "platform_machine": "AMD64" if windows else "x86_64"}

    @property
    def for_pip(self) -> tuple[str, ...]:
        return ("--only-binary=:all:", "--implementation", "cp", "--python-version", self.python,
                *(part for platform in self.platforms for part in ("--platform", platform)))


TARGETS = {f"{system}-{python}": Target(system, python) for system in ("windows", "linux") for python in ("3.11", "3.13")}


@dataclass(frozen=True)
class Wheel:
    """A wheel file: what it is, what takes it, and what it needs."""

    path: Path

    @property
    def name(self) -> str:
        return parse_wheel_filename(self.path.name)[0]

    def fits(self, wanted: Requirement, target: Target) -> bool:
        name, version, _, tags = parse_wheel_filename(self.path.name)
        return (name == canonicalize_name(wanted.name) and wanted.specifier.contains(version, prereleases=True)
                and not tags.isdisjoint(target.tags))

    def needs(self, extras: Sequence[str], target: Target) -> Iterator[Requirement]:
        for line in self._metadata():
            needed = Requirement(line)
            if needed.marker is None or any(needed.marker.evaluate({**target.environment, "extra": e}) for e in ("", *extras)):
                yield needed

    def _metadata(self) -> list[str]:
        with zipfile.ZipFile(self.path) as archive:
            name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
            return HeaderParser().parsestr(archive.read(name).decode("utf-8")).get_all("Requires-Dist") or []


def missing(wheels: Path, target: Target, extras: Sequence[str] = EXTRAS) -> list[str]:
    """The requirements that no wheel in the folder meets on such a computer."""
    found = [Wheel(path) for path in sorted(wheels.glob("*.whl"))]
    waiting = [Requirement(f"sagamihara-pdca[{','.join(extras)}]" if extras else "sagamihara-pdca")]
    seen: set[str] = set()
    lacking: list[str] = []
    while waiting:
        wanted = waiting.pop()
        if str(wanted) in seen:
            continue
        seen.add(str(wanted))
        fitting = [wheel for wheel in found if wheel.fits(wanted, target)]
        if not fitting:
            lacking.append(f"{wanted.name}{wanted.specifier}")
        for wheel in fitting:
            waiting += wheel.needs(sorted(wanted.extras), target)
    return lacking


def collect_wheels(wheels: Path, targets: Sequence[Target]) -> None:
    """Build our own wheel and download those of every target, until nothing is missing."""
    _build(wheels)
    (own,) = wheels.glob("sagamihara_pdca-*.whl")
    for target in targets:
        wanted: list[str] = [f"{own}[{','.join(EXTRAS)}]"]
        for _ in range(5):
            _pip("download", "--dest", wheels, *target.for_pip, *wanted)
            wanted = missing(wheels, target)
            if not wanted:
                break
        if wanted:
            raise SystemExit(f"no wheels for {target.system} and Python {target.python}: {', '.join(wanted)}")
        resolve_offline(wheels, target)


def _build(wheels: Path) -> None:
    """Build our own wheel from a copy: setuptools would leave a folder beside the sources, and use what it finds in it."""
    with tempfile.TemporaryDirectory() as copy:
        for name in SOURCES:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, Path(copy) / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy)
        _pip("wheel", "--no-deps", "--wheel-dir", wheels, copy)


def resolve_offline(wheels: Path, target: Target) -> None:
    """Let pip resolve the whole set for the target from the folder alone. It stops where a version does not fit another.

    Not `pip install --dry-run`, which compares Requires-Python with the Python that runs it.
    """
    with tempfile.TemporaryDirectory() as nowhere:
        _pip("download", "--no-index", "--find-links", wheels, "--dest", nowhere, *target.for_pip,
             f"sagamihara-pdca[{','.join(EXTRAS)}]")


def write_zip(wheels: Path, targets: Sequence[Target], into: Path) -> Path:
    """Lay everything into one zip. The same wheels and pages give the same bytes."""
    (own,) = wheels.glob("sagamihara_pdca-*.whl")
    version = str(parse_wheel_filename(own.name)[1])
    contents = dict(_contents(wheels, targets, version))
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(contents.items()))
    contents["SHA256SUMS.txt"] = sums.encode()
    into.mkdir(parents=True, exist_ok=True)
    path, top = into / f"sagamihara-pdca-{version}-offline.zip", f"sagamihara-pdca-{version}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(contents.items()):
            entry = zipfile.ZipInfo(f"{top}/{name}", _LONG_AGO)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            archive.writestr(entry, data)
    return path


def _contents(wheels: Path, targets: Sequence[Target], version: str) -> Iterator[tuple[str, bytes]]:
    versions = sorted({target.version for target in targets}, reverse=True)
    spelled = [f"{major}.{minor}" for major, minor in versions]
    fields = {"{version}": version, "{versions}": " ".join(spelled), "{names}": "、".join(spelled)}
    for wheel in sorted(wheels.glob("*.whl")):
        yield f"wheels/{wheel.name}", wheel.read_bytes()
    yield "install.py", (PARTS / "install.py").read_bytes()
    yield "extras.txt", f"{','.join(EXTRAS)}\n".encode()
    yield "導入.sh", _filled("install.sh", fields).encode()
    # CP932 is what cmd.exe of a Japanese Windows reads.
    yield "導入.bat", _filled("install.bat", fields).replace("\n", "\r\n").encode("cp932")
    yield "お読みください.txt", _filled("readme.txt", fields).replace("\n", "\r\n").encode("utf-8-sig")
    for name, data in _manual(wheels).items():
        yield f"手引/{name}", data


def _manual(wheels: Path) -> dict[str, bytes]:
    """The manual as HTML, rendered by the wheels that lie here anyway: this computer may have no package but pip."""
    for name in ("markdown_it_py", "mdurl"):
        sys.path.append(str(next(wheels.glob(f"{name}-*.whl"))))
    sys.path.append(str(Path(__file__).resolve().parent))
    from manual_pages import pages

    return pages()


def _filled(name: str, fields: dict[str, str]) -> str:
    text = (PARTS / name).read_text("utf-8").replace("\r\n", "\n")
    for field, value in fields.items():
        text = text.replace(field, value)
    return text


def _pip(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, arguments)]
    if subprocess.run(command).returncode != 0:
        raise SystemExit(f"failed: pip {arguments[0]}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the zip for computers without internet.")
    parser.add_argument("--target", action="append", choices=sorted(TARGETS), help="a kind of computer; default: all")
    parser.add_argument("--into", type=Path, default=ROOT / "dist", help="the folder of the zip")
    chosen = parser.parse_args()
    targets = [TARGETS[name] for name in chosen.target or TARGETS]
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder)
        collect_wheels(wheels, targets)
        path = write_zip(wheels, targets, chosen.into)
    print(f"{path}  {path.stat().st_size / 1e6:.0f} MB  {shutil.disk_usage(chosen.into).free / 1e9:.0f} GB free")


if __name__ == "__main__":
    main()
