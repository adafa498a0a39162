"""A small invented town that writes letters: its plan, its workbooks, its letters, the checks and the server they pass.

A workbook is stood in for by a text file that says whose it is, in the same words as the real one's hidden cells;
`identify` reads it back. So the tests of mail need no workbook.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from sagamihara_pdca.errors import BookUnreadable
from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.letters.letter import Attachment, Letter, LetterKey, Mailbox, Parcel
from sagamihara_pdca.mail import Guard, Post, Security, Server
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.identity import BookKind, Identity
from sagamihara_pdca.model.plan import Division, GradeScheme, Plan, Profile
from sagamihara_pdca.problems import Place, Problem, Severity
from tests.worlds.plans import R6

NOW = datetime(2025, 5, 1, 9, 0, tzinfo=timezone(timedelta(hours=9)))

PROFILE = Profile(
    plan_id="mizuno_ict",
    plan_name="みずの町デジタル推進計画",
    edition="令和6年3月",
    publisher="みずの町",
    office="みずの町総務課デジタル推進係",
    contact=("みずの町総務課デジタル推進係", "電話 000-000-0000", "E-Mail dx@town.mizuno.example"),
    first_year=R6,
    last_year=FiscalYear(2027),
    font="BIZ UDPゴシック",
    mail_from="dx@town.mizuno.example",
    mail_domains=("town.mizuno.example",),
)
DIVISIONS = (
    Division("01", "総務課", mail=("soumu@town.mizuno.example",)),
    Division("02", "渡辺出張所", mail=("watanabe@town.mizuno.example",)),
    Division("03", "渡邊出張所", mail=("watanabe2@town.mizuno.example", "shocho@town.mizuno.example")),
    Division("04", "図書館", mail=("toshokan@town.mizuno.example",)),
    Division("05", "情報公開・文書管理課", mail=("bunsho@town.mizuno.example",)),
)


def make_plan(divisions: Iterable[Division] = DIVISIONS, profile: Profile = PROFILE) -> Plan:
    return Plan(profile, (), (), (), tuple(divisions), GradeScheme(()), ())


def identity_of(division: Division, kind: BookKind = BookKind.INPUT, issue: int = 1) -> Identity:
    return Identity(kind, PROFILE.plan_id, PROFILE.edition, R6, division.number, 1, issue)


def write_book(path: Path, identity: Identity, filling: str = "") -> Path:
    flat = {**asdict(identity), "kind": identity.kind.value, "year": identity.year.start, "filling": filling}
    path.write_text(json.dumps(flat, ensure_ascii=False), "utf-8")
    return path


def identify(path: Path) -> Identity:
    try:
        flat = json.loads(path.read_text("utf-8"))
    except ValueError as fault:
        place = Place(file=path.name)
        raise BookUnreadable(Problem("TEST", Severity.ERROR, place, "ブックではありません。", "")) from fault
    del flat["filling"]
    return Identity(**{**flat, "kind": BookKind(flat["kind"]), "year": FiscalYear(flat["year"])})


def parcels_in(folder: Path, divisions: Iterable[Division] = DIVISIONS, *, write: bool = True) -> tuple[Parcel, ...]:
    """A parcel per division, with its workbook in the folder; with `write=False` the workbooks are there already."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(Parcel(division, attached(_book(folder, division, write)), projects=(f"{division.name}のデジタル化",))
                 for division in divisions)


def attached(path: Path) -> Attachment:
    return Attachment(path.name, str(path))


def file_of(carrier: Parcel | Letter) -> Path:
    """The attached file."""
    assert carrier.attachment is not None
    return Path(carrier.attachment.path)


def _book(folder: Path, division: Division, write: bool) -> Path:
    path = folder / f"{division.number}_{division.name}.xlsx"
    return write_book(path, identity_of(division)) if write else path


def key_of(division: Division, kind: LetterKind = LetterKind.REQUEST, issue: int = 1) -> LetterKey:
    return LetterKey(PROFILE.plan_id, R6, kind, division.number, issue)


def letter_for(parcel: Parcel, kind: LetterKind = LetterKind.REQUEST) -> Letter:
    """A letter with plain words, made without a template."""
    division = parcel.division
    boxes = tuple(Mailbox(division.name, address) for address in division.mail)
    return Letter(
        key=key_of(division, kind, parcel.issue),
        division_name=division.name,
        sender=Mailbox(PROFILE.office, PROFILE.mail_from),
        to=boxes[0] if boxes else None,
        cc=boxes[1:],
        subject=f"{PROFILE.plan_name}に係る令和6年度の実績等の入力について（{kind.form.label}）",
        body=f"{division.name}　御中\n\n　入力をお願いします。\n. で始まる行\n髙﨑①㈱\n",
        attachment=parcel.attachment,
        projects=parcel.projects,
    )


def letters_in(folder: Path, divisions: Iterable[Division] = DIVISIONS, *, write: bool = True) -> tuple[Letter, ...]:
    return tuple(letter_for(parcel) for parcel in parcels_in(folder, divisions, write=write))


def guard(divisions: Iterable[Division] = DIVISIONS, size_limit_bytes: int = 10_000_000, **settings: object) -> Guard:
    return Guard(make_plan(divisions, replace(PROFILE, **settings)), identify, size_limit_bytes)  # type: ignore[arg-type]


def post(port: int, authority: Path, *, security: Security = Security.STARTTLS, password: str = "correct horse",
         host: str = "localhost", final_timeout_seconds: float = 10) -> Post:
    server = Server(host, port, security, "dx-suishin", password, authority, 10, final_timeout_seconds)
    return Post(server, lambda: NOW.astimezone(UTC), pause_seconds=0)
