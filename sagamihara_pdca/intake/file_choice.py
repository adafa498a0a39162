"""Which of several files of one division counts, and what is told of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass, replace

from sagamihara_pdca.input_form.findings import Finding
from sagamihara_pdca.intake.file_reading import FileReading, FileVerdict
from sagamihara_pdca.problems import Place, Problem, Severity, identity
from sagamihara_pdca.rules.submissions import Submitted, decide
from sagamihara_pdca.sheets.book import Ref

#: How many differing fields of two files are shown side by side.
_SHOWN_DIFFERENCES = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """The files that count, and every file of the division with its verdict, in the order of the readings.

    chosen: one file, or several that count together in the order of their names; none where a person has to choose.
    """

    chosen: tuple[FileReading, ...]
    told: tuple[FileReading, ...]


def choose(own: tuple[FileReading, ...], preferred: frozenset[str]) -> Choice:
    """Choose among one division's files. Every file comes back with its verdict and the reason for it."""
    if not own:
        return Choice((), ())
    decision = decide(tuple(Submitted(r.file, r.issue, _questions(r), r.count(Severity.ERROR), r.file in preferred,
                                      r.submission.identity if r.submission is not None else None) for r in own))
    first = next(r for r in own if r.file == decision.first)
    rivals = [r for r in own if r.file in decision.rivals]
    if rivals:
        return Choice((), tuple(_undecided(r, first, rivals) if r.file in decision.standing else _set_aside(r, (first,), preferred)
                                for r in own))
    parts = tuple(sorted((r for r in own if r.file in (decision.parts or (first.file,))), key=lambda r: r.file))
    verdict = FileVerdict.JOINED if decision.parts else FileVerdict.USED
    told = tuple(replace(r, verdict=verdict) if r in parts else _set_aside(r, parts, preferred) for r in own)
    return Choice(tuple(sorted((r for r in told if r.verdict is verdict), key=lambda r: r.file)), told)


def _set_aside(other: FileReading, parts: tuple[FileReading, ...], preferred: frozenset[str]) -> FileReading:
    place, said = Place(other.file), _said(other).items()
    alike = next((part for part in parts if said == _said(part).items()), None)
    if alike is not None:
        return _with(other, FileVerdict.DUPLICATE, identity.same_file_twice(place, alike.file))
    chosen = next((part for part in parts if said <= _said(part).items()), parts[0])
    if not _said(other):
        blank = identity.blank_newer if other.issue > chosen.issue else identity.blank_copy
        return _with(other, FileVerdict.SET_ASIDE, blank(place, chosen.file))
    if other.issue == chosen.issue and said <= _said(chosen).items() and not preferred.intersection(p.file for p in parts):
        return _with(other, FileVerdict.DUPLICATE, identity.contained(place, chosen.file))
    if other.issue == chosen.issue:
        return _with(other, FileVerdict.SET_ASIDE, identity.not_chosen(place, chosen.file))
    older = identity.choice_overtaken if other.file in preferred else identity.superseded
    return _with(other, FileVerdict.SET_ASIDE, older(place, chosen.file))


def _undecided(one: FileReading, first: FileReading, rivals: list[FileReading]) -> FileReading:
    """The first file shows every difference, side by side; the others point to it."""
    if one is first:
        return _with(one, FileVerdict.UNDECIDED, *(p for rival in rivals for p in _differences(one, rival)))
    if one in rivals:
        return _with(one, FileVerdict.UNDECIDED, identity.rival(Place(one.file), first.file))
    return _with(one, FileVerdict.DUPLICATE, identity.same_file_twice(Place(one.file), first.file))


def _with(reading: FileReading, verdict: FileVerdict, *problems: Problem) -> FileReading:
    return replace(reading.with_findings(tuple(Finding(p) for p in problems)), verdict=verdict)


def _questions(reading: FileReading) -> frozenset[tuple[Hashable, str]]:
    """What was typed, by question: a row of the form, so that a figure and its state stand together."""
    rows: dict[tuple[str, str], list[str]] = {}
    for ref, typed in sorted(_said(reading).items(), key=lambda item: item[0].column):
        rows.setdefault((ref.sheet, ref.row), []).append(f"{ref.column}={typed}")
    return frozenset((row, "\0".join(typed)) for row, typed in rows.items())


def _said(reading: FileReading) -> dict[Ref, str]:
    """Everything that was typed into the form, whether it could be read or not."""
    typed = {f.ref: f.raw for f in reading.findings if f.ref is not None and f.raw}
    answers = reading.submission.answers if reading.submission is not None else ()
    return typed | {a.ref: str(a.value) for a in answers}


def _differences(one: FileReading, other: FileReading) -> list[Problem]:
    left, right = _said(one), _said(other)
    places = {a.ref: a.place for r in (other, one) if r.submission is not None for a in r.submission.answers}
    places |= {f.ref: f.problem.place for r in (other, one) for f in r.findings if f.ref is not None and f.raw}
    # Where both answered comes first: a blank alone would be no contradiction.
    refs = sorted((ref for ref in dict.fromkeys((*left, *right)) if left.get(ref) != right.get(ref)),
                  key=lambda ref: not (ref in left and ref in right))
    found = [identity.undecided(replace(places[ref], file=one.file), other.file, places[ref].label,
                                left.get(ref, "空欄"), right.get(ref, "空欄")) for ref in refs[:_SHOWN_DIFFERENCES]]
    if len(refs) > _SHOWN_DIFFERENCES:
        found.append(identity.more_differences(Place(one.file), other.file, len(refs) - _SHOWN_DIFFERENCES))
    return found


def named_files(readings: tuple[FileReading, ...], prefer: tuple[str, ...]) -> tuple[frozenset[str], list[Problem]]:
    """The files that the names mean, and what is wrong with the names.

    A name may leave out the folder where it is not needed to tell files apart.
    """
    found: set[str] = set()
    problems: list[Problem] = []
    for name in prefer:
        wanted = plain_name(name)
        meant = [r for r in readings if plain_name(r.file) == wanted] or [
            r for r in readings if plain_name(r.file).rpartition("/")[2] == wanted]
        if len(meant) == 1:
            found.add(meant[0].file)
            problems += [identity.preferred_unusable(Place(meant[0].file))] if meant[0].submission is None else []
        elif meant:
            problems.append(identity.several_in_folder(Place(), name, tuple(r.file for r in meant)))
        else:
            problems.append(identity.not_in_folder(Place(), name))
    return frozenset(found), problems


def plain_name(name: str) -> str:
    """One spelling of a name: systems differ in composed and decomposed kana and in the sign between folders."""
    return unicodedata.normalize("NFC", name.replace("\\", "/")).removeprefix("./")
