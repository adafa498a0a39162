"""Keys of the rows that later stages read: the form's contract with workbooks that are already with the divisions.

They are the same on every kind of sheet. A row that changes its meaning gets a new key (`context.FORM_VERSION`).
"""

from __future__ import annotations

INITIATIVES, PART, STAGE = "do.initiatives", "do.part", "do.stage"
PROGRESS, EFFECT, ISSUES, REASON = "check.progress", "check.outcome", "check.issues", "check.reason"
IMPROVEMENT, DIRECTION, DIRECTION_REASON = "act.improvement", "act.direction", "act.direction_reason"
#: How the rows begin that tell of the year before.
LAST_YEAR_ROWS = "plan.last"
PROPOSAL, PROPOSAL_DETAIL = "act.proposal", "act.proposal_detail"
