"""架空の実績: the bundled plan with made-up answers that show every grade and most states. Not figures of the city."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sagamihara_pdca.evaluation.view import ReportContext
from sagamihara_pdca.intake.collection import DivisionStatus
from sagamihara_pdca.intake.file_reading import FileReading
from sagamihara_pdca.model.choices import ExplorationStage, NextDirection, Progress, ProjectChoices, Proposal, Terms
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Division, Plan, Project
from sagamihara_pdca.model.results import Actual, Evaluation, Narrative, Review
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.problems import Place
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.rules.reviewing import with_reviews
from sagamihara_pdca.rules.submissions import DivisionState
from tests.worlds.plans import R6, R7, sagamihara

FINAL, PENDING, PROVISIONAL = ActualState.FINAL, ActualState.PENDING, ActualState.PROVISIONAL
#: (project, measure) -> state, figure, declaration, base. R6.
_R6 = {
    ("1-1-01", 1): (FINAL, "18", "", None), ("1-1-02", 1): (FINAL, "25", "", None),
    ("1-1-02", 2): (FINAL, "13.9", "", None), ("1-2-01", 1): (FINAL, "25310442", "", "26002100"),
    ("2-1-01", 1): (FINAL, "3020.5", "", None), ("2-1-02", 1): (FINAL, "3", "", None),
    ("2-1-03", 1): (FINAL, None, "達成", None), ("2-2-01", 1): (FINAL, "57.1", "", None),
    ("3-1-01", 1): (FINAL, "14", "", None), ("3-1-02", 1): (PROVISIONAL, "13", "", None),
    ("3-1-03", 1): (PENDING, None, "", None), ("3-1-04", 1): (FINAL, "31", "", None),
    ("3-1-04", 2): (FINAL, "168", "", None), ("3-2-01", 1): (FINAL, "26250", "", None),
    ("3-2-02", 1): (FINAL, "612", "", None), ("3-2-02", 2): (FINAL, "741", "", None),
}
_R7 = {
    ("1-1-01", 1): (FINAL, "12", "", None), ("1-1-02", 1): (FINAL, "27", "", None),
    ("1-1-02", 2): (FINAL, "15.2", "", None), ("2-1-01", 1): (FINAL, "4500", "", None),
    ("3-1-01", 1): (FINAL, "9", "", None), ("3-2-01", 1): (FINAL, "28111", "", None),
}
REMARK = "電子申請と公開データの取組が全体を押し上げた。一方、契約や制度改正に左右された事業は、年度途中の見直しが遅れた。"
SILENT = ("3-3-01", "2-1-07")
_PROGRESS = ("計画どおり", "計画どおり", "計画以上", "計画どおり", "やや遅れ", "計画どおり", "遅れ")
_STAGES = ("調査・検討", "実証・試行", "情報収集", "導入準備", "導入・運用")


def year_evaluation(year: FiscalYear = R6, plan: Plan | None = None) -> Evaluation:
    """The year, judged."""
    plan = plan or sagamihara()
    actuals = [*_actuals(plan, R6, _R6), *(_actuals(plan, R7, _R7) if year == R7 else ())]
    answered = frozenset(p.code for p in plan.projects_in(year) if p.code not in SILENT)
    said = tuple(n for i, p in enumerate(plan.projects_in(year)) if p.code in answered for n in _narratives(plan, p, i))
    return with_reviews(evaluate(plan, year, tuple(actuals), said, answered, choices_of(said)), reviews(plan), REMARK)


def reviews(plan: Plan) -> tuple[Review, ...]:
    """The 事務局 agrees on 1-1-01, overrules 3-2-02, and grades the exploratory 1-1-06."""
    best, low = plan.scheme.grades[0], plan.scheme.grades[-2]
    return (Review("1-1-01", best, "次年度は手続の選び方を確認すること。", "目標を上回る手続を電子化しました。", "更に進めてほしい。"),
            Review("1-1-06", best, published="窓口3か所での試行を終え、効果を確かめました。"),
            Review("3-2-02", low, published="登録者は増えましたが、発信の回数が計画を下回りました。"))


def report_context(plan: Plan, *, public: bool = False) -> ReportContext:
    states = (DivisionState.IN,) * 5 + (DivisionState.TO_CHECK, DivisionState.RETURNED, DivisionState.MISSING)
    statuses = tuple(_status(d, states[n % 8], n) for n, d in enumerate(plan.divisions) if not d.is_group)
    return ReportContext(date(2025, 9, 1), public, statuses)


def _status(division: Division, state: DivisionState, n: int) -> DivisionStatus:
    reading = None if state is DivisionState.MISSING else FileReading(f"{division.number}_{division.name}_R6.xlsx", ())
    return DivisionStatus(division, state, reading, n % 8 // 6 * 2, n % 3)


def _actuals(plan: Plan, year: FiscalYear, answers: dict[tuple[str, int], tuple[ActualState, str | None, str, str | None]],
             ) -> list[Actual]:
    return [Actual(code, 1, measure, year, state, None if figure is None else Decimal(figure), declared, figure or declared,
                   "担当課の集計（架空）", "令和7年10月頃" if state is PENDING else "",
                   None if base is None else Decimal(base),
                   Place(f"{plan.project(code).lead}_提出.xlsx", code, "F14", "実績"))
            for (code, measure), (state, figure, declared, base) in answers.items()]


def _narratives(plan: Plan, project: Project, n: int) -> tuple[Narrative, ...]:
    place = Place(f"{project.lead}_提出.xlsx", project.code)
    explores = not project.indicators
    said = {
        "do.initiatives": "（架空）5月に操作研修を3回開催し、120人が受講した。9月から申請フォームの見本を庁内に公開した。",
        "check.progress": _PROGRESS[n % 7],
        "check.outcome": "（架空）来庁せずに手続を終えた市民が前年度より2割増え、窓口の待ち時間が平均4分短くなった。",
        "check.issues": "（架空）手続ごとに様式が異なり、移行に時間を要している。" if n % 2 else "",
        "check.reason": "（架空）対象とする業務の見直しに時間を要し、移行が年度末にずれ込んだため。" if not explores else "",
        "act.improvement": "（架空）研修を動画でも配信し、当日参加できない職員も受講できるようにする。",
        "act.direction": "重点事業へ" if explores and n % 4 == 0 else "継続" if explores else "改善して継続",
        "do.stage": _STAGES[n % 5] if explores else "",
        "act.direction_reason": "（架空）試行の結果、効果が確認できたため。" if explores else "",
        "act.proposal": "目標の変更" if project.code == "3-2-01" else "",
        "act.proposal_detail": "（架空）目標を前倒しで達成したため、令和8年度以降の目標の引上げを提案する。" if project.code == "3-2-01" else "",
    }
    return tuple(Narrative(project.code, project.lead, key, words, place) for key, words in said.items() if words)


def choices_of(narratives: tuple[Narrative, ...]) -> tuple[ProjectChoices, ...]:
    """The choices among the narratives, one per project and division."""
    said = {(n.project, n.division, n.key): n.text for n in narratives}
    terms = Terms()
    return tuple(ProjectChoices(
        project, division, terms.choice(Progress, said.get((project, division, "check.progress"), "")),
        terms.choice(ExplorationStage, said.get((project, division, "do.stage"), "")),
        terms.choice(NextDirection, said.get((project, division, "act.direction"), "")),
        terms.choice(Proposal, said.get((project, division, "act.proposal"), "")))
        for project, division in dict.fromkeys((n.project, n.division) for n in narratives))
