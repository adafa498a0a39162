"""Decisions about files, made earlier, applied to what lies in the submissions folder now."""

from __future__ import annotations

from datetime import date

from sagamihara_pdca.intake.file_choice import named_files, plain_name
from sagamihara_pdca.intake.file_reading import FileReading, FileVerdict
from sagamihara_pdca.model.decisions import FileDecision
from sagamihara_pdca.problems import Place, Problem, identity


def decided_files(readings: tuple[FileReading, ...], decisions: tuple[FileDecision, ...],
                  named: frozenset[str]) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Return the files that earlier decisions mean, and what is wrong with those decisions.

    A file is known by its content: it may have been renamed or moved. `named` are files that a person names now, and
    whose divisions are decided anew.
    """
    anew = {r.division for r in readings if r.file in named}
    found: set[str] = set()
    problems: list[Problem] = []
    for decision in decisions:
        if decision.division in anew:
            continue
        same = [r for r in readings if r.sha256 == decision.sha256 and r.division == decision.division]
        if same:
            found.add(min(same, key=lambda r: (plain_name(r.file) != plain_name(decision.file), r.file)).file)
        else:
            problems.append(_undone(readings, decision))
    return frozenset(found), tuple(problems)


def decisions_made(files: tuple[FileReading, ...], prefer: tuple[str, ...], on: date) -> tuple[FileDecision, ...]:
    """Return the decisions to remember: the files that `prefer` names and that are used."""
    named, _ = named_files(files, prefer)
    return tuple(FileDecision(r.division, r.file, r.sha256, on) for r in files
                 if r.file in named and r.verdict is FileVerdict.USED and r.sha256)


def _undone(readings: tuple[FileReading, ...], decision: FileDecision) -> Problem:
    changed = [r for r in readings if plain_name(r.file) == plain_name(decision.file)]
    if changed:
        return identity.decided_file_changed(Place(changed[0].file), decision.decided)
    return identity.decided_file_gone(Place(decision.file), decision.decided)
