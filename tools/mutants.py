"""Plants small bugs in the modules that must not be wrong, one at a time, and lists those that no test noticed.

    python tools/mutants.py                 every room of setup.cfg, [mutants:ROOM]
    python tools/mutants.py --only rules    one room, or the modules with that word in their path

mutmut plants the bugs inside functions. It leaves out what is worked out on import, where the thresholds stand: those
are planted here, from mutmut's own list of changes. Everything happens in copies, in `.mutants/`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from configparser import ConfigParser
from dataclasses import dataclass
from difflib import unified_diff
from enum import Enum
from pathlib import Path

import libcst
from mutmut.mutation.file_mutation import Mutation, create_mutations

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".mutants"
PYTHON = Path(sys.executable)
#: What mypy refuses on import anyway is not planted there: None for a value, a call without an argument.
_CONSTANTS = (libcst.BaseNumber, libcst.SimpleString, libcst.ComparisonTarget, libcst.BinaryOperation,
              libcst.UnaryOperation, libcst.BooleanOperation, libcst.Name)
_LONGEST_SECONDS = 120
_JAPANESE_WORDS = re.compile(r'"XX([^"]*[^\x00-\x7f][^"]*)XX"')


class Fate(Enum):
    """What became of a planted bug."""

    CAUGHT = "a test failed, or did not end"
    SURVIVED = "every test passed"
    NOT_REACHED = "no test calls the function"
    REFUSED = "mypy refuses it, so it can't be merged"
    WORDS = "only Japanese words differ: a person proof-reads those"


_FATES = {"killed": Fate.CAUGHT, "timeout": Fate.CAUGHT, "segfault": Fate.CAUGHT, "survived": Fate.SURVIVED,
          "no tests": Fate.NOT_REACHED, "caught by type check": Fate.REFUSED}


@dataclass(frozen=True, slots=True)
class Room:
    """Modules, and the tests that must notice a bug in them."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def folder(self) -> Path:
        return FOLDER / self.name


@dataclass(frozen=True, slots=True)
class Mutant:
    """One planted bug; `change` is its diff."""

    module: str
    function: str
    fate: Fate
    change: str = ""


def rooms(only: str) -> list[Room]:
    """The rooms of setup.cfg, or the one that is called `only`, or the modules with that word in their path."""
    config = _configuration()
    found = []
    for section in (name for name in config.sections() if name.startswith("mutants:")):
        room = Room(section.removeprefix("mutants:"), tuple(_modules(config[section]["modules"])),
                    tuple(config[section]["tests"].split()))
        kept = room.modules if room.name == only else tuple(path for path in room.modules if only in path)
        if kept:
            found.append(Room(room.name, kept, room.tests))
    return found


def plant(room: Room, jobs: int) -> list[Mutant]:
    """Copy the project, plant the bugs and run the tests against each."""
    _copy(room)
    return [*_in_functions(room, jobs), *_in_constants(room)]


def _configuration() -> ConfigParser:
    config = ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg", "utf-8")
    return config


def _modules(patterns: str) -> Iterator[str]:
    for pattern in patterns.split():
        yield from sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern) if path.stat().st_size)


def _copy(room: Room) -> None:
    shutil.rmtree(room.folder, ignore_errors=True)
    room.folder.mkdir(parents=True)
    for name in ("sagamihara_pdca", "tests"):
        shutil.copytree(ROOT / name, room.folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copy2(ROOT / "pyproject.toml", room.folder)
    config = _configuration()
    config["mutmut"]["only_mutate"] = "\n".join(room.modules)
    config["mutmut"]["pytest_add_cli_args_test_selection"] += "\n" + "\n".join(room.tests)
    with (room.folder / "setup.cfg").open("w", encoding="utf-8") as file:
        config.write(file)


def _in_functions(room: Room, jobs: int) -> list[Mutant]:
    # "*" makes mutmut run the tests once by their names before it starts: names that pytest can't find look like bugs
    # that were caught.
    _mutmut(room, "run", "--max-children", str(jobs), "*")
    listed = re.findall(r"^ +(\S+): (.+)$", _mutmut(room, "results", "--all", "true"), re.MULTILINE)
    return [_in_function(room, name, _FATES[status]) for name, status in listed]


def _in_function(room: Room, name: str, fate: Fate) -> Mutant:
    path, _, function = name.rpartition(".")
    function = re.sub(r"__mutmut_\d+$", "", function).replace("ǁ", ".").removeprefix("x_").removeprefix("x.")
    change = _changed_lines(_mutmut(room, "show", name).splitlines()) if fate is Fate.SURVIVED else ""
    return Mutant(path.replace(".", "/") + ".py", function, _unless_words(fate, change), change)


def _mutmut(room: Room, *arguments: str) -> str:
    environment = {**os.environ, "PATH": f"{PYTHON.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": ""}
    done = subprocess.run([PYTHON.with_name("mutmut"), *arguments], cwd=room.folder, env=environment,
                          capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        said = re.sub(r"^[\u2800-\u28ff].*\n", "", done.stdout, flags=re.MULTILINE)  # its spinner
        raise SystemExit(f"mutmut {arguments[0]} ended with {done.returncode} in {room.folder}:\n{said}\n{done.stderr}")
    return done.stdout


def _in_constants(room: Room) -> Iterator[Mutant]:
    if _notices(room):
        raise SystemExit(f"The tests of {room.name} fail before anything is planted.")
    for path in room.modules:
        file = room.folder / path
        source = file.read_text("utf-8")
        module, mutations, *_ = create_mutations(path, source)
        for mutation in filter(_is_constant, mutations):
            planted = module.deep_replace(mutation.original_node, mutation.mutated_node)
            assert isinstance(planted, libcst.Module)
            file.write_text(planted.code, "utf-8")
            change = _changed_lines(unified_diff(source.splitlines(), planted.code.splitlines(), n=0))
            yield Mutant(path, "(on import)", Fate.CAUGHT if _notices(room) else Fate.SURVIVED, change)
        file.write_text(source, "utf-8")


def _is_constant(mutation: Mutation) -> bool:
    node = mutation.original_node
    words = isinstance(node, libcst.SimpleString) and not node.value.isascii()
    in_function = isinstance(mutation.contained_by_top_level_function, libcst.FunctionDef)
    return isinstance(node, _CONSTANTS) and not words and not in_function


def _notices(room: Room) -> bool:
    """Whether a test of the room fails."""
    marks = _configuration()["mutmut"]["pytest_add_cli_args_test_selection"].strip().split("\n")
    # Compiled files are told apart by size and second: that of a planted bug must not outlive it.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""}
    command = [str(PYTHON), "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider", *marks, *room.tests]
    try:
        return subprocess.run(command, cwd=room.folder, env=environment, capture_output=True, check=False,
                              timeout=_LONGEST_SECONDS).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def _changed_lines(diff: Iterable[str]) -> str:
    return "\n".join(line for line in diff if re.match(r"[-+](?![-+]{2})", line))


def _unless_words(fate: Fate, change: str) -> Fate:
    before, _, after = change.partition("\n+")
    return Fate.WORDS if fate is Fate.SURVIVED and _JAPANESE_WORDS.sub(r'"\1"', after) == before[1:] else fate


def report(mutants: list[Mutant]) -> str:
    """The survivors, and a table with a row for each module."""
    lines = []
    for mutant in mutants:
        if mutant.fate is Fate.SURVIVED:
            lines += [f"{mutant.module} {mutant.function}", mutant.change, ""]
    unreached = Counter((m.module, m.function) for m in mutants if m.fate is Fate.NOT_REACHED)
    lines += [f"{module} {function}: no test calls it, {number} bugs" for (module, function), number in unreached.items()]
    lines += ["", f"{'module':42} planted  caught   share  (refused by mypy, words)"]
    modules = sorted({mutant.module for mutant in mutants})
    lines += [_row(name, [m for m in mutants if m.module == name]) for name in modules]
    return "\n".join([*lines, _row("all", mutants)])


def _row(name: str, mutants: list[Mutant]) -> str:
    count = Counter(mutant.fate for mutant in mutants)
    planted = count[Fate.CAUGHT] + count[Fate.SURVIVED] + count[Fate.NOT_REACHED]
    share = f"{count[Fate.CAUGHT] / planted:7.1%}" if planted else "      –"
    return f"{name:42} {planted:7} {count[Fate.CAUGHT]:7} {share}  ({count[Fate.REFUSED]}, {count[Fate.WORDS]})"


def main() -> None:
    parser = argparse.ArgumentParser(description="Plant small bugs, and list those that no test noticed.")
    parser.add_argument("--only", default="", help="a room of setup.cfg, or a word in the paths of its modules")
    parser.add_argument("--jobs", type=int, default=2, help="how many at once")
    arguments = parser.parse_args()
    mutants: list[Mutant] = []
    for room in rooms(arguments.only):
        began = time.monotonic()
        found = plant(room, arguments.jobs)
        mutants += found
        print(f"{room.name}: {len(found)} bugs in {time.monotonic() - began:.0f} seconds", flush=True)
    if not mutants:
        raise SystemExit(f"Nothing in setup.cfg is called {arguments.only!r}.")
    print(report(mutants))


if __name__ == "__main__":
    main()
