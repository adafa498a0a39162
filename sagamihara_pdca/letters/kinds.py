"""The kinds of letter, a row each: its words, the workbook that it may carry, and what its command asks for.

A new kind is a member and a row here, its template in templates/, and its parcels in `pipeline.mailing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from sagamihara_pdca.model.identity import BookKind


class LetterKind(Enum):
    """An occasion on which the 事務局 writes. The value names the command, the template and the folder of the drafts."""

    REQUEST = "request"
    REMINDER = "remind"
    RETURN = "return"
    QUERY = "query"
    PUBLICATION = "publish"

    @property
    def form(self) -> LetterForm:
        """What is laid down for letters of this kind."""
        return _FORMS[self]


class Detail(Enum):
    """What the clerk says of the letters when ordering them."""

    DUE = auto()  # 提出期限, which must be given
    PARTNERS = auto()  # whether 関係課 get copies
    ROUND = auto()  # 催促又は照会の回
    SUBMISSIONS = auto()  # how to read the submissions, on which it depends who gets a letter
    RECIPIENTS = auto()  # a list of recipients in place of the divisions


@dataclass(frozen=True, slots=True)
class LetterForm:
    """What is laid down for one kind of letter."""

    label: str
    purpose: str  # what its command does, for --help
    books: tuple[BookKind, ...]  # that it may carry, () for none; the first is named where it carries another
    details: tuple[Detail, ...]  # in the order of --help
    may_lack_book: bool = False

    @property
    def carries_evaluation(self) -> bool:
        """Whether all receivers get the same workbook, the public 評価書, which is no single division's."""
        return BookKind.EVALUATION in self.books

    @property
    def is_numbered(self) -> bool:
        """Whether a division may get several, one for each issue of its return workbook."""
        return self.books == (BookKind.RETURN,)


_FORMS = {
    LetterKind.REQUEST: LetterForm(
        "依頼", "入力シートへの入力を、各課に依頼します。", (BookKind.INPUT,), (Detail.DUE, Detail.PARTNERS)),
    # A reminder may repeat the workbook that the division has at hand.
    LetterKind.REMINDER: LetterForm(
        "催促", "提出のない課と、差戻しへの返事のない課に、改めて依頼します。", (BookKind.INPUT, BookKind.RETURN),
        (Detail.DUE, Detail.ROUND, Detail.SUBMISSIONS), may_lack_book=True),
    LetterKind.RETURN: LetterForm(
        "差戻し", "誤りのあった課に、修正を依頼します。", (BookKind.RETURN,), (Detail.DUE, Detail.SUBMISSIONS)),
    LetterKind.QUERY: LetterForm(
        "照会", "確認の指摘だけがある課に、内容を照会します（差戻しの課には、差戻しで照会します）。", (),
        (Detail.DUE, Detail.ROUND, Detail.SUBMISSIONS), may_lack_book=True),
    LetterKind.PUBLICATION: LetterForm(
        "公表", "評価書の公表を通知します。", (BookKind.EVALUATION,), (Detail.RECIPIENTS, Detail.SUBMISSIONS)),
}
