"""Compare letters with the index that a person has checked: what differs from it is not sent."""

from __future__ import annotations

from pathlib import Path

from sagamihara_pdca.errors import MailRefused
from sagamihara_pdca.letters.letter import Letter
from sagamihara_pdca.mail.guard import Guard, check
from sagamihara_pdca.mail.index import IndexRow, read_index, row_of
from sagamihara_pdca.model.plan import Profile
from sagamihara_pdca.notation.mail_address import fault_of

Pair = tuple[Letter, IndexRow]


def check_settings(profile: Profile) -> None:
    """Sending needs a sender and a list of domains; drafts do without.

    Raises:
        MailRefused: one of them is missing.
    """
    if not profile.mail_from or fault_of(profile.mail_from):
        raise MailRefused("計画の「設定」の「差出人」に、事務局のメールアドレスを一つ登録してください。")
    if not profile.mail_domains:
        raise MailRefused("計画の「設定」の「送信を許すドメイン」が空欄のため、送信できません。"
                          "庁内のドメインを登録してください。")


def agreeing_with_index(letters: tuple[Letter, ...], guard: Guard, folder: Path,
                        only: tuple[str, ...] = ()) -> tuple[Pair, ...]:
    """Pair each letter with its row of the index, after checking that all of them agree.

    Args:
        folder: with the drafts and their index.
        only: 課番号 or 課名 of the divisions to return; empty: all.
    Raises:
        MailRefused: no index, a letter that differs from its row, or a name in `only` that is not one division's.
    """
    rows = read_index(folder)
    if not rows:
        raise MailRefused("下書きと送付一覧がまだありません。先に下書きを作成し、内容を確かめてください。")
    now = tuple(row_of(check(letter, guard)) for letter in letters)
    if now != rows:
        different = sorted({row.division_name for row in set(now) ^ set(rows)}) or ["並び順"]
        raise MailRefused(f"送付一覧を作成した後に、内容が変わっています（{'、'.join(different)}）。"
                          "同じ指定で下書きと送付一覧を作成し直し、内容を確かめてください。")
    return _chosen(tuple(zip(letters, rows, strict=True)), only)


def _chosen(pairs: tuple[Pair, ...], only: tuple[str, ...]) -> tuple[Pair, ...]:
    """The pairs of the named divisions. A name counts only when it is written exactly so, and is one division's."""
    numbers = set()
    for wanted in only:
        found = {row.key.division for _, row in pairs if wanted in (row.key.division, row.division_name)}
        if len(found) != 1:
            reason = "送付一覧にありません" if not found else "複数あります。課番号で指定してください"
            raise MailRefused(f"「--only」に指定された「{wanted}」は、{reason}。")
        numbers |= found
    return tuple(pair for pair in pairs if not only or pair[1].key.division in numbers)
