"""The choices of a division for a project, and the words that a plan uses for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar


class Progress(Enum):
    """行動目標の進捗, also of an exploratory project's 検討."""

    AHEAD = "計画以上"
    ON_PLAN = "計画どおり"
    SLIGHTLY_LATE = "やや遅れ"
    LATE = "遅れ"
    NOT_STARTED = "未着手"
    STOPPED = "中止"

    @property
    def is_late(self) -> bool:
        """Whether less was done than the year's goal asked, so that a reason is due."""
        return self not in (Progress.AHEAD, Progress.ON_PLAN)


class ExplorationStage(Enum):
    """検討の段階 of an exploratory project."""

    GATHERING = "情報収集"
    STUDYING = "調査・検討"
    TRYING = "実証・試行"
    PREPARING = "導入準備"
    RUNNING = "導入・運用"


class NextDirection(Enum):
    """次年度の方向."""

    CONTINUE = "継続"
    IMPROVE = "改善して継続"
    TO_PRIORITY = "重点事業へ"
    TO_DEEPENING = "深化型事業へ"
    REDUCE = "縮小"
    END = "終了"

    @property
    def is_ending(self) -> bool:
        """Whether the project shrinks or ends, so that a reason is due."""
        return self in (NextDirection.REDUCE, NextDirection.END)

    @property
    def changes_plan(self) -> bool:
        """Whether the plan would have to be revised for it."""
        return self not in (NextDirection.CONTINUE, NextDirection.IMPROVE)


#: The directions that a project with indicators can take, and those of an exploratory one, in the order of the drop-down.
MEASURED_DIRECTIONS = (NextDirection.CONTINUE, NextDirection.IMPROVE, NextDirection.REDUCE, NextDirection.END)
EXPLORING_DIRECTIONS = (NextDirection.CONTINUE, NextDirection.TO_PRIORITY, NextDirection.TO_DEEPENING, NextDirection.END)


class Proposal(Enum):
    """見直しの提案: what a division proposes to change in the plan itself."""

    NONE = "なし"
    RECLASSIFY = "事業区分の変更"
    RETARGET = "目標の変更"
    END = "事業の終了"
    OTHER = "その他"


Choice = Progress | ExplorationStage | NextDirection | Proposal
_Kind = TypeVar("_Kind", Progress, ExplorationStage, NextDirection, Proposal)


@dataclass(frozen=True, slots=True)
class Terms:
    """用語: the words of a plan for its choices. A choice that the plan does not rename keeps its own word."""

    renamed: tuple[tuple[Choice, str], ...] = ()

    def word(self, choice: Choice) -> str:
        """Return the plan's word for the choice."""
        return next((word for other, word in self.renamed if other is choice), str(choice.value))

    def words(self, choices: Iterable[Choice]) -> tuple[str, ...]:
        """Return the plan's words for several choices, in their order."""
        return tuple(map(self.word, choices))

    def choice(self, kind: type[_Kind], word: str) -> _Kind | None:
        """Parse the plan's word for a choice of the kind; None where no choice has it."""
        return next((choice for choice in kind if self.word(choice) == word), None)


@dataclass(frozen=True, slots=True)
class ProjectChoices:
    """What one division chose for one project; None where it chose nothing, or was not asked."""

    project: str  # Project.code
    division: str  # Division.number
    progress: Progress | None = None
    stage: ExplorationStage | None = None
    direction: NextDirection | None = None
    proposal: Proposal | None = None
