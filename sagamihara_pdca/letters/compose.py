"""Render a parcel with a template as a letter.

A template is one text: the first line `件名：…`, an empty line, then the body. It is Jinja2; every name that it uses
must be known, and a mistake is reported with the template's line.

    plan        name, publisher, office
    signature   lines: the office and how to reach it
    year        令和6年度
    division    number, name, department
    due         令和7年5月30日（金）; not in a publication
    projects    names of the division's projects
    attachment  name of the attached file, "" when there is none
    problems    kind (エラー, 確認), place, message, remedy of each fault (return, query), of each file that can't be read (remind)
    round       催促又は照会の回
    issue       発行番号; 2 and more: of a return
    doubtful    whether a file of an unknown sender can't be read (remind)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sagamihara_pdca.errors import TemplateUnusable
from sagamihara_pdca.letters import texts
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import Letter, LetterKey, Mailbox, Parcel, TemplateText
from sagamihara_pdca.letters.quoting import quote, safe_line
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan, Profile
from sagamihara_pdca.notation.calendar_date import write_date
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year

SUBJECT_MARK = "件名："

#: What a template can raise while it is filled in, besides Jinja2's own errors.
_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is the same in all letters of one run."""

    kind: LetterKind
    plan: Plan
    year: FiscalYear
    template: TemplateText
    due: date | None = None  # for the kinds that ask for something
    round: int = 1


def compose(parcels: Iterable[Parcel], occasion: Occasion) -> tuple[Letter, ...]:
    """Render a letter for each parcel, in the order of the parcels.

    Raises:
        TemplateUnusable: the template has a mistake; the text says which line.
    """
    return tuple(_compose_one(parcel, occasion) for parcel in parcels)


def _compose_one(parcel: Parcel, occasion: Occasion) -> Letter:
    profile, division = occasion.plan.profile, parcel.division
    subject, body = _fill_in(parcel, occasion)
    to, *more = (Mailbox(division.name, address) for address in division.mail) if division.mail else (None,)
    return Letter(
        key=LetterKey(profile.plan_id, occasion.year, occasion.kind, division.number, parcel.issue, occasion.round),
        division_name=division.name,
        sender=Mailbox(profile.office, profile.mail_from),
        to=to,
        cc=(*(box for box in more if box), *_copies(parcel)),
        subject=subject,
        body=body,
        attachment=parcel.attachment,
        projects=parcel.projects,
        faults=parcel.faults,
    )


def _copies(parcel: Parcel) -> tuple[Mailbox, ...]:
    """The first address of each 関係課: its further addresses are copies of its own letters only."""
    return tuple(Mailbox(d.name, d.mail[0]) for d in parcel.copy_to if d.mail and d.mail[0] not in parcel.division.mail)


def _fill_in(parcel: Parcel, occasion: Occasion) -> tuple[str, str]:
    template = occasion.template
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    try:
        text = environment.from_string(template.text).render(_words(parcel, occasion))
    except TemplateSyntaxError as fault:
        raise _unusable(template, fault.lineno, fault) from fault
    except _FAULTS as fault:
        raise _unusable(template, _line_of(fault), fault) from fault
    return _split(text, template)


def _words(parcel: Parcel, occasion: Occasion) -> dict[str, object]:
    division = parcel.division
    quoted = ({"kind": problem.severity.value} | dict(zip(("place", "message", "remedy"), quote(problem), strict=True))
              for problem in parcel.problems)
    words: dict[str, object] = {
        "plan": _plan_words(occasion.plan.profile),
        "year": write_fiscal_year(occasion.year),
        "division": {"number": division.number, "name": safe_line(division.name), "department": division.department},
        "projects": [safe_line(name) for name in parcel.projects],
        "signature": _signature(occasion.plan.profile),
        "attachment": safe_line(parcel.attachment.name) if parcel.attachment else "",
        "problems": list(quoted),
        "round": occasion.round,
        "issue": parcel.issue,
        "doubtful": parcel.is_doubtful,
    }
    return words if occasion.due is None else {**words, "due": write_date(occasion.due)}


def _plan_words(profile: Profile) -> dict[str, object]:
    return {"name": safe_line(profile.plan_name), "publisher": safe_line(profile.publisher),
            "office": safe_line(profile.office)}


def _signature(profile: Profile) -> list[str]:
    """The contact of a plan often begins with the office itself: it is not said twice."""
    lines = [safe_line(line) for line in profile.contact]
    return lines if profile.office in profile.contact else [safe_line(profile.office), *lines]


def _split(text: str, template: TemplateText) -> tuple[str, str]:
    first, _, rest = text.replace("\r\n", "\n").partition("\n")
    subject = first.removeprefix(SUBJECT_MARK).strip()
    if not (first.startswith(SUBJECT_MARK) and subject and rest.startswith("\n")):
        raise TemplateUnusable(texts.NO_SUBJECT.format(template=template.name, mark=SUBJECT_MARK))
    return subject, rest.strip("\n") + "\n"


def _line_of(fault: BaseException) -> int | None:
    """The template's line: Jinja2 puts the template into the traceback as a file of its own."""
    line, step = None, fault.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line


def _unusable(template: TemplateText, line: int | None, fault: Exception) -> TemplateUnusable:
    where = texts.LINE.format(number=line) if line else ""
    return TemplateUnusable(texts.TEMPLATE_MISTAKE.format(template=template.name, line=where, reason=safe_line(str(fault))))
