"""確定: the sealed editions of a year, `records/R6/確定/第1版/` and so on.

An edition is a folder of CSV files (see `sealed_tables`), the plan as it was (`計画/`), and 確定.json: the day, the editions of the
years before, and the SHA-256 of every other file. 確定.json is written last: a folder without it is no edition, whatever else lies
in it. Editions are never changed; a correction is a further edition.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from sagamihara_pdca.errors import RecordUnusable
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.sealed import Seal
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.records import sealed_tables as tables
from sagamihara_pdca.records import texts
from sagamihara_pdca.records.lines import csv_bytes, read_lines, year_in
from sagamihara_pdca.records.sealed_tables import SealedTable
from sagamihara_pdca.storage import only_run, replace_file

_FOLDER, _MANIFEST, _PLAN = "確定", "確定.json", "計画"
_EDITION_NAME = re.compile(r"第([1-9][0-9]*)版")

_Fact = TypeVar("_Fact")


def sealed_editions(folder: Path) -> tuple[int, ...]:
    """Return the numbers of the sealed editions in the records of a year, ascending; none for a year that is not sealed."""
    try:
        names = [path.name for path in (folder / _FOLDER).iterdir() if (path / _MANIFEST).is_file()]
    except OSError:
        return ()
    return tuple(sorted(int(match[1]) for match in map(_EDITION_NAME.fullmatch, names) if match is not None))


def plan_of_edition(folder: Path, edition: int) -> Path:
    """Return the folder of the plan that a sealed edition was judged by."""
    return _edition(folder, edition) / _PLAN


def _edition(folder: Path, edition: int) -> Path:
    return folder / _FOLDER / f"第{edition}版"


def seal_digest(folder: Path, edition: int) -> str:
    """Return the SHA-256 of an edition's manifest, which holds those of all its files."""
    return hashlib.sha256((_edition(folder, edition) / _MANIFEST).read_bytes()).hexdigest()


def write_seal(folder: Path, seal: Seal, plan: Mapping[str, bytes]) -> None:
    """Write a further edition. It counts from the moment at which its manifest is on the disk.

    Args:
        folder: the records of the year.
        plan: the plan's CSV files by name.
    Raises:
        FolderInUse, BookInUse, FileNotWritten: see `storage`.
    """
    target = _edition(folder, seal.edition)
    files = {f"{_PLAN}/{name}": data for name, data in plan.items()} | dict(_files(seal))
    with only_run(folder):
        for name, data in files.items():
            replace_file(target / name, data)
        replace_file(target / _MANIFEST, _manifest(seal, files))


def read_seal(folder: Path, edition: int) -> Seal:
    """Read an edition, after every file of it was compared with its digest.

    Raises:
        RecordUnusable: a file is missing or changed, or a line can't be parsed. The text says which file.
    """
    target = _edition(folder, edition)
    said = _checked(target)
    try:
        return Seal(year_in(str(said["年度"])), edition, date.fromisoformat(str(said["確定日"])),
                    date.fromisoformat(str(said["発行日"])) if said["発行日"] else None, _built_on(said["過年度の版"]),
                    _read(target, tables.ACTUALS), _read(target, tables.NARRATIVES), _read(target, tables.CHOICES),
                    _read(target, tables.ANSWERED), _read(target, tables.DIVISIONS), _read(target, tables.FILES),
                    _read(target, tables.OFFICE), _read(target, tables.MEASURES), _read(target, tables.PROJECTS),
                    _read(target, tables.CORRECTIONS))
    except (KeyError, ValueError) as fault:
        raise RecordUnusable(texts.DAMAGED.format(file=f"{target.name}/{_MANIFEST}", why=texts.VALUE)) from fault


def _files(seal: Seal) -> Iterable[tuple[str, bytes]]:
    yield _file(tables.ACTUALS, seal.actuals)
    yield _file(tables.NARRATIVES, seal.narratives)
    yield _file(tables.CHOICES, seal.choices)
    yield _file(tables.ANSWERED, seal.answered)
    yield _file(tables.DIVISIONS, seal.divisions)
    yield _file(tables.FILES, seal.files)
    yield _file(tables.OFFICE, seal.office)
    yield _file(tables.MEASURES, seal.measures)
    yield _file(tables.PROJECTS, seal.projects)
    yield _file(tables.CORRECTIONS, seal.corrections)


def _file(table: SealedTable[_Fact], facts: tuple[_Fact, ...]) -> tuple[str, bytes]:
    return table.file, csv_bytes(table.headings, map(table.write, facts))


def _read(target: Path, table: SealedTable[_Fact]) -> tuple[_Fact, ...]:
    return read_lines(target / table.file, table.headings, table.parse)


def _manifest(seal: Seal, files: Mapping[str, bytes]) -> bytes:
    said = {"年度": write_code(seal.year), "版": seal.edition, "確定日": seal.on.isoformat(),
            "発行日": "" if seal.published is None else seal.published.isoformat(),
            "過年度の版": {write_code(year): edition for year, edition in seal.built_on},
            "ファイル": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}}
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _built_on(said: object) -> tuple[tuple[FiscalYear, int], ...]:
    if not isinstance(said, dict):
        raise ValueError(said)
    return tuple((year_in(str(code)), int(edition)) for code, edition in said.items())


def _checked(target: Path) -> dict[str, object]:
    """What the manifest says, beside its digests, all of which were right."""
    try:
        said = json.loads((target / _MANIFEST).read_text("utf-8"))
        digests = dict(said.pop("ファイル"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise RecordUnusable(texts.DAMAGED.format(file=f"{target.name}/{_MANIFEST}", why=texts.VALUE)) from fault
    for name, digest in digests.items():
        why = _fault(target / name, digest)
        if why:
            raise RecordUnusable(texts.DAMAGED.format(file=f"{target.name}/{name}", why=why))
    return {str(key): value for key, value in said.items()}


def _fault(path: Path, digest: str) -> str:
    try:
        data = path.read_bytes()
    except OSError:
        return texts.MISSING
    return "" if hashlib.sha256(data).hexdigest() == digest else texts.CHANGED
