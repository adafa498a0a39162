"""Trial sending (テスト送信): every letter is sent to the clerk, with the real addresses shown in the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.letters.letter import Letter
from sagamihara_pdca.mail import message, texts
from sagamihara_pdca.mail.draft_files import check_drafts
from sagamihara_pdca.mail.guard import Guard, check
from sagamihara_pdca.mail.index_check import Pair, agreeing_with_index, check_settings
from sagamihara_pdca.mail.sending import STATES, Pause, Post, SendReport, SendResult, collect
from sagamihara_pdca.mail.smtp import Connection
from sagamihara_pdca.mail.status import LetterState
from sagamihara_pdca.notation.mail_address import domain_of, fault_of, is_allowed


def send_trial(letters: tuple[Letter, ...], guard: Guard, folder: Path, post: Post, *,
               test_to: str, only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> SendReport:
    """Send every letter to the clerk's own address instead. Nothing is written to the journal.

    Raises:
        MailRefused: the settings, the index, a draft or the address does not agree; nothing was sent.
    """
    profile = guard.plan.profile
    check_settings(profile)
    if reason := fault_of(test_to):
        raise MailRefused(texts.TRIAL_MALFORMED.format(address=test_to, reason=reason))
    if not is_allowed(test_to, profile.mail_domains):
        raise MailRefused(texts.TRIAL_OUTSIDE.format(address=test_to))
    chosen = agreeing_with_index(letters, guard, folder, only, without)
    check_drafts((row for _, row in chosen if row.is_ready), folder)
    return collect(_trials(chosen, guard, post, test_to), chosen, post)


def _trials(chosen: tuple[Pair, ...], guard: Guard, post: Post, test_to: str) -> Iterator[SendResult]:
    connection = Connection(post.server, domain_of(guard.plan.profile.mail_from))
    pause = Pause(post.pause_seconds)
    try:
        for letter, row in chosen:
            if not row.is_ready:
                yield SendResult(row, LetterState.BLOCKED, "、".join(row.remarks))
                continue
            pause.wait()
            connection.open()
            data = message.trial(letter, check(letter, guard).enclosure, post.clock(), test_to)
            delivery = connection.deliver(letter.sender.address, (test_to,), data)
            yield SendResult(row, STATES[delivery.verdict], delivery.note, is_new=True)
    finally:
        connection.close()
