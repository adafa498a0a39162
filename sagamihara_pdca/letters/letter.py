"""The data of mail: what is sent to one division, and the letter with its words."""

from __future__ import annotations

from dataclasses import dataclass

from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Division
from sagamihara_pdca.problems import Problem


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to attach, not opened yet: its name as the receiver sees it, and where it is."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one division is sent, before the words are rendered. `division.mail` holds To first, then the plan's own Cc."""

    division: Division
    attachment: Attachment | None
    projects: tuple[str, ...] = ()  # names, in plan order
    problems: tuple[Problem, ...] = ()  # quoted, one line each: of a reminder why files could not be read
    is_doubtful: bool = False  # a file that nobody can be told by may be the division's answer
    issue: int = 1  # Identity.issue that the attachment must have
    copy_to: tuple[Division, ...] = ()  # 関係課 that get a copy
    faults: tuple[Problem, ...] = ()  # known of the attachment before it is opened; an error keeps the letter from being sent


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name and an address, neither of them checked yet."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class LetterKey:
    """What identifies a letter: the same key is the same letter, however often a command is run."""

    plan_id: str
    year: FiscalYear
    kind: LetterKind
    division: str  # Division.number
    issue: int
    round: int = 1  # 催促又は照会の回

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.year.start}/{self.kind.value}/{self.division}/{self.issue}/{self.round}"


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter with its words. `to` is None where the plan has no address for the division."""

    key: LetterKey
    division_name: str
    sender: Mailbox
    to: Mailbox | None
    cc: tuple[Mailbox, ...]
    subject: str
    body: str  # lines end with "\n"
    attachment: Attachment | None
    projects: tuple[str, ...]
    faults: tuple[Problem, ...] = ()  # see `Parcel`


@dataclass(frozen=True, slots=True)
class TemplateText:
    """One template as it was read. `name` is what a message calls it."""

    name: str
    text: str
    is_own: bool = False  # the city's; else the bundled one
