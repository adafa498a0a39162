"""Joins the files of a division that contradict each other nowhere into one submission.

A division whose people filled in a sheet each sends several files of one issue. Joining is a union of answers, so neither the
order of the files nor the steps in which they are joined make a difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.findings import Basis, Finding, Marked
from sagamihara_pdca.intake.actuals import reported_actuals, reported_choices, reported_narratives
from sagamihara_pdca.intake.answers import FormReading
from sagamihara_pdca.intake.completeness import check_submission
from sagamihara_pdca.intake.file_reading import FileReading, FileVerdict, Survey
from sagamihara_pdca.problems import Place, identity
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import Answer, Submission, inputs


@dataclass(frozen=True, slots=True)
class Joined:
    """The submission of a division, and its files by name with what is left to be said of each."""

    reading: FileReading | None = None
    parts: Mapping[str, FileReading] = field(default_factory=dict)


def joined(survey: Survey, parts: tuple[FileReading, ...]) -> Joined:
    """Join two files or more of one division and one edition of the form, in the order of their names.

    What a file lacks and another has is no fault any more; blanks and contradictions are checked on all answers together.
    Every other finding stays, the same one once.
    """
    context = survey.context(parts[0].division, parts[0].issue)
    form = input_book(context)
    order = {ref: n for n, (ref, _) in enumerate(inputs(form))}
    found = {a.ref: a for part in reversed(parts) for a in part.answers}
    answers = tuple(sorted(found.values(), key=lambda a: order.get(a.ref, len(order))))
    first = parts[0].submission
    assert first is not None
    submission = Submission("、".join(part.file for part in parts), first.identity, answers)
    kept = _kept(parts)
    of_files = tuple(finding for findings in kept.values() for finding in findings)
    whole = check_submission(context, form, FormReading(submission, of_files, {a.ref: a.place for a in answers}))
    findings = (*of_files, *whole)
    received = max((part.received for part in parts if part.received is not None), default=None)
    reading = FileReading(submission.file, findings, submission, reported_actuals(context, submission, findings),
                          reported_narratives(context, submission), reported_choices(context, submission),
                          FileVerdict.JOINED, received)
    # What is said of all files together stands with the first of them, to be told once.
    told = {part.file: replace(part, findings=(*kept[part.file], *(whole if part is parts[0] else ()), _told(part, parts)))
            for part in parts}
    return Joined(reading, told)


def _kept(parts: tuple[FileReading, ...]) -> dict[str, tuple[Finding, ...]]:
    """The findings of each file that hold for all of them together."""
    absent = {part.file: Marked(f for f in part.findings if f.basis is Basis.ABSENT) for part in parts}
    seen: set[tuple[str, Ref | Place, str, str]] = set()

    def kept(part: FileReading) -> Iterator[Finding]:
        for one in part.findings:
            key = (one.problem.code, one.ref or replace(one.problem.place, file=""), one.raw, one.problem.message)
            is_elsewhere = one.basis is Basis.ABSENT and one.ref is not None and any(
                one.ref not in absent[other.file] for other in parts)
            if one.basis is not Basis.WHOLE and not is_elsewhere and key not in seen:
                seen.add(key)
                yield one

    return {part.file: tuple(kept(part)) for part in parts}


def _told(part: FileReading, parts: tuple[FileReading, ...]) -> Finding:
    """Which files it was joined with, and what stands in this one alone."""
    others = tuple(other for other in parts if other is not part)
    elsewhere = {a.ref for other in others for a in other.answers}
    own: list[Answer] = [a for a in part.answers if a.ref not in elsewhere]
    sheets = tuple(f"「{title}」" for title in dict.fromkeys(a.place.sheet for a in own))
    return Finding(identity.joined_with(Place(part.file), tuple(other.file for other in others), sheets, len(own)))
