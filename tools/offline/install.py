"""The installation on a computer without internet: called by 導入.bat or 導入.sh, from the unpacked zip.

It checks every file against SHA256SUMS.txt, makes .venv beside itself, installs from wheels/ without any network, and lays
out a working folder. Python's own library only, because nothing else is there yet.
"""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORKING_FOLDER = HERE / "進行管理"


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    version, offered = f"cp{sys.version_info[0]}{sys.version_info[1]}", _versions()
    if version not in offered:
        names = "、".join(f"Python {v[2]}.{v[3:]}" for v in offered)
        return _refuse(f"このPython（{sys.version_info[0]}.{sys.version_info[1]}）用の部品がありません。{names} のどれかを導入してください。")
    print("ファイルを確かめています。")
    damaged = _damaged()
    if damaged:
        return _refuse(f"「{damaged}」が届いたものと違います。zipをもう一度コピーし、展開し直してください。")
    print("導入しています（1～2分かかります）。")
    venv.create(HERE / ".venv", with_pip=True, clear=True)
    programs = HERE / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    extras = (HERE / "extras.txt").read_text("utf-8").strip()
    wanted = f"sagamihara-pdca[{extras}]" if extras else "sagamihara-pdca"
    for command in (
        [programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index",
         "--find-links", HERE / "wheels", wanted],
        [programs / "python", "-m", "pip", "--disable-pip-version-check", "check"],
        [programs / "sagamihara-pdca", "init", WORKING_FOLDER],
    ):
        if subprocess.run(command, cwd=HERE).returncode != 0:
            return _refuse("導入できませんでした。この画面の写しを、ツールの管理者に送ってください。")
    print(f"導入しました。「{WORKING_FOLDER}」の「進行管理.bat」（Windows以外では「進行管理.sh」）を開いてください。")
    return 0


def _versions() -> list[str]:
    """The Pythons that wheels with compiled parts are there for, as in their names: cp311."""
    tags = {part for wheel in (HERE / "wheels").glob("numpy-*.whl") for part in wheel.stem.split("-")[2].split(".")}
    return sorted(tags, key=lambda tag: int(tag[3:]))


def _damaged() -> str:
    """The first file that is not what was packed; "" where all are."""
    for line in (HERE / "SHA256SUMS.txt").read_text("utf-8").splitlines():
        digest, name = line.split("  ", 1)
        path = HERE / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            return name
    return ""


def _refuse(words: str) -> int:
    print(f"エラー：{words}", file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(main())
