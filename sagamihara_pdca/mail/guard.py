"""Check whether a letter may be sent to its address with its file. Every check reads the file anew.

A division is known by its 課番号 alone. Names that look alike (渡辺課 and 渡邊課, ＤＸ課 and DX課) can't be mistaken
for each other, because no name is ever compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.letters.letter import Letter, Mailbox
from sagamihara_pdca.letters.quoting import has_control, safe_line
from sagamihara_pdca.mail import message
from sagamihara_pdca.mail.message import Enclosure
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year
from sagamihara_pdca.notation.mail_address import fault_of, is_allowed, same
from sagamihara_pdca.problems import Problem, Severity
from sagamihara_pdca.problems import mail as faults

_BOOK_NAMES = {
    BookKind.INPUT: "入力シート",
    BookKind.RETURN: "差戻しの入力シート",
    BookKind.REVIEW: "事務局評価シート",
    BookKind.EVALUATION: "評価書",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """What letters are checked against. `identify` opens a workbook and reads what it says of itself."""

    plan: Plan
    identify: Callable[[Path], Identity]  # raises BookUnreadable
    size_limit_bytes: int = 10_000_000  # of the whole message, as the server counts it


@dataclass(frozen=True, slots=True)
class Checked:
    """A letter that was checked, with its file as it is now."""

    letter: Letter
    enclosure: Enclosure | None
    problems: tuple[Problem, ...]

    @property
    def is_clear(self) -> bool:
        """Whether nothing keeps the letter from being sent: there are at most questions."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


def check(letter: Letter, guard: Guard) -> Checked:
    """Check names, addresses and the attachment, which is opened and read.

    Returns:
        The letter with the bytes of its file, and the problems in the order letter, headers, addresses, file, size.
    """
    problems = [*letter.faults, *_in_headers(letter), *_in_addresses(letter, guard)]
    enclosure, more = _enclose(letter, guard)
    checked = Checked(letter, enclosure, (*problems, *more))
    if checked.is_clear:
        size = len(message.draft(letter, enclosure))
        if size > guard.size_limit_bytes:
            return Checked(letter, enclosure, (*checked.problems, _too_large(letter, size, guard)))
    return checked


def _in_headers(letter: Letter) -> Iterator[Problem]:
    parts = (("件名", letter.subject), ("課名", letter.division_name), ("事務局の名称", letter.sender.name),
             *(("写しの宛先の名称", box.name) for box in letter.cc),
             *([("ファイル名", letter.attachment.name)] if letter.attachment else []))
    for part, text in parts:
        if has_control(text):
            yield faults.unsafe_header(safe_line(letter.division_name), part)


def _in_addresses(letter: Letter, guard: Guard) -> Iterator[Problem]:
    name = safe_line(letter.division_name)
    if letter.sender.address and (reason := fault_of(letter.sender.address)):
        yield faults.sender_malformed(name, safe_line(letter.sender.address), reason)
    if letter.to is None:
        yield faults.no_address(name)
        return
    for box in (letter.to, *letter.cc):
        yield from _in_address(name, box, guard)
    yield from _shared(letter.to, letter, guard.plan)


def _in_address(name: str, box: Mailbox, guard: Guard) -> Iterator[Problem]:
    domains = guard.plan.profile.mail_domains
    if reason := fault_of(box.address):
        yield faults.address_malformed(name, safe_line(box.address), reason)
    elif domains and not is_allowed(box.address, domains):
        yield faults.domain_not_allowed(name, box.address, domains)


def _shared(to: Mailbox, letter: Letter, plan: Plan) -> Iterator[Problem]:
    others = tuple(safe_line(division.name) for division in plan.divisions
                   if division.number != letter.key.division and any(same(a, to.address) for a in division.mail))
    if others:
        yield faults.address_shared(safe_line(letter.division_name), to.address, others)


def _enclose(letter: Letter, guard: Guard) -> tuple[Enclosure | None, tuple[Problem, ...]]:
    """Read the file, and compare what it says of itself with the letter."""
    name, attachment = safe_line(letter.division_name), letter.attachment
    if attachment is None:
        return None, () if letter.key.kind.form.may_lack_book else (faults.attachment_missing(name, ""),)
    path = Path(attachment.path)
    try:
        if (size := path.stat().st_size) > guard.size_limit_bytes:
            return None, (_too_large(letter, size, guard),)
        identity = guard.identify(path)
        data = path.read_bytes()
    except FileNotFoundError:
        return None, (faults.attachment_missing(name, attachment.name),)
    except BookUnreadable as fault:
        return None, (faults.attachment_unreadable(name, attachment.name, safe_line(fault.problem.message)),)
    except OSError as fault:
        return None, (faults.attachment_unreadable(name, attachment.name, safe_line(fault.strerror or str(fault))),)
    wrong = (faults.attachment_of_another(name, attachment.name, *clash) for clash in _clashes(letter, identity, guard.plan))
    return Enclosure(attachment.name, data), tuple(wrong)


def _clashes(letter: Letter, found: Identity, plan: Plan) -> Iterator[tuple[str, str, str]]:
    """(part, expected, found) for everything in which the file is not the letter's."""
    key, form = letter.key, letter.key.kind.form
    division = "" if form.carries_evaluation else key.division
    if found.kind not in form.books:
        yield "種類", _BOOK_NAMES[form.books[0]] if form.books else "添付なし", _BOOK_NAMES[found.kind]
    if found.plan_id != key.plan_id:
        yield "計画", key.plan_id, safe_line(found.plan_id)
    if found.edition != plan.profile.edition:
        yield "計画の版", plan.profile.edition, safe_line(found.edition)
    if found.year != key.year:
        yield "年度", write_fiscal_year(key.year), write_fiscal_year(found.year)
    if found.division != division:
        yield "課", _division(division, plan), _division(found.division, plan)
    if found.issue != key.issue:
        yield "発行の番号", f"第{key.issue}号", f"第{found.issue}号"


def _division(number: str, plan: Plan) -> str:
    name = next((division.name for division in plan.divisions if division.number == number), "")
    return safe_line(f"{number} {name}".strip()) or "（全体）"


def _too_large(letter: Letter, size_bytes: int, guard: Guard) -> Problem:
    file = letter.attachment.name if letter.attachment else ""
    return faults.too_large(safe_line(letter.division_name), safe_line(file), size_bytes, guard.size_limit_bytes)
