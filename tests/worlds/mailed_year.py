"""The bundled plan with an address for every division, and orders for its letters: a year whose letters can be drafted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from sagamihara_pdca.letters.kinds import LetterKind
from sagamihara_pdca.mail import Post, Server
from sagamihara_pdca.model.plan import Plan
from sagamihara_pdca.pipeline.mail_parcels import Order
from tests.worlds.division_book import year
from tests.worlds.plans import R6

#: A server that answers nobody: what reaches it has passed every check.
NOWHERE = Post(Server("localhost", 9), lambda: datetime(2025, 6, 2, 9, tzinfo=UTC), pause_seconds=0)


@cache
def mailed_plan() -> Plan:
    plan = year().plan
    profile = replace(plan.profile, mail_from="dx@city.example.lg.jp", mail_domains=("city.example.lg.jp",))
    divisions = tuple(replace(d, mail=(f"ka{d.number}@city.example.lg.jp",)) for d in plan.divisions)
    return replace(plan, profile=profile, divisions=divisions)


def order(kind: LetterKind, **details: object) -> Order:
    due = {} if kind is LetterKind.PUBLICATION else {"due": date(2025, 6, 13)}
    return Order(kind, R6, **{**due, **details})  # type: ignore[arg-type]
