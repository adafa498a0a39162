"""The plan: 基本目標, 施策, 事業, 成果指標, 課・機関, 評価区分 and the questions of the year. All of it is data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from functools import cached_property

from sagamihara_pdca.model.choices import Terms
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.target import Direction, Target


class ProjectClass(Enum):
    """事業区分. Source: 実施事業集 I-2 事業の考え方."""

    PRIORITY = "A"  # 重点事業
    DEEPENING = "B"  # 深化型事業
    EXPLORATORY = "C"  # 探索型事業

    @property
    def label(self) -> str:
        """The Japanese name, such as 重点事業 for A."""
        return {"A": "重点事業", "B": "深化型事業", "C": "探索型事業"}[self.value]


class Licence(Enum):
    """データの利用条件: under which terms others may use what is published."""

    CC_BY = "CC BY 4.0"
    CC0 = "CC0 1.0"
    PDL = "公共データ利用規約（第1.0版）"

    @property
    def identifier(self) -> str:
        """Its name in the list of open licences; of one that has none, our own."""
        return {"CC BY 4.0": "CC-BY-4.0", "CC0 1.0": "CC0-1.0"}.get(self.value, "PDL-1.0")

    @property
    def title(self) -> str:
        """The Japanese name."""
        return {"CC BY 4.0": "クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）",
                "CC0 1.0": "クリエイティブ・コモンズ CC0 1.0 全世界（CC0 1.0）"}.get(self.value, self.value)

    @property
    def url(self) -> str:
        """Where the terms can be read."""
        return {"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/deed.ja",
                "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/deed.ja",
                }.get(self.value, "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0")


@dataclass(frozen=True, slots=True)
class Profile:
    """設定: what the plan is called and who runs it."""

    plan_id: str  # short ASCII name that every workbook carries
    plan_name: str
    edition: str  # 版
    publisher: str  # 発行者
    office: str  # 事務局
    contact: tuple[str, ...]  # 連絡先, a line each
    first_year: FiscalYear
    last_year: FiscalYear
    font: str  # 本文のフォント
    scheme_confirmed: bool = False  # 評価区分の確定: the city has confirmed the grades
    government_code: str = ""  # 全国地方公共団体コード
    mail_from: str = ""  # 差出人
    mail_domains: tuple[str, ...] = ()  # 送信を許すドメイン
    support_label: str = "伴走支援担当"
    terms: Terms = field(default_factory=Terms)  # 用語: what the plan calls the choices of a division
    licence: Licence | None = None  # データの利用条件; None: the city has not said
    plan_url: str = ""  # 計画のURL: where the plan can be read
    site_url: str = ""  # 公表ページのURL: below it a folder for each year, named by its code

    @property
    def years(self) -> tuple[FiscalYear, ...]:
        """Every fiscal year of the plan, both ends included, in order."""
        return tuple(FiscalYear(y) for y in range(self.first_year.start, self.last_year.start + 1))


@dataclass(frozen=True, slots=True)
class Goal:
    """基本目標."""

    number: str  # "1"
    name: str


@dataclass(frozen=True, slots=True)
class Policy:
    """施策."""

    number: str  # "1-1"
    name: str
    goal: str  # Goal.number


@dataclass(frozen=True, slots=True)
class Division:
    """課・機関 that answers, or an open group of them that has no workbook of its own."""

    number: str  # "01"
    name: str
    department: str = ""
    mail: tuple[str, ...] = ()
    is_group: bool = False  # 「窓口を有する各課・機関」
    first_year: FiscalYear | None = None
    last_year: FiscalYear | None = None
    successor: str = ""  # Division.number

    def is_in_use(self, year: FiscalYear) -> bool:
        """Whether the division exists in the year; both `first_year` and `last_year` are included."""
        begun = self.first_year is None or self.first_year <= year
        return begun and (self.last_year is None or year <= self.last_year)


def in_charge(division: Division, year: FiscalYear, find: Callable[[str], Division | None]) -> Division | None:
    """Return the division that answers in the year: itself, or after its closure the one found by following 承継先.

    Args:
        find: the division of a number; None where there is none.
    Returns:
        None where there is none: not yet founded, closed without a successor, or the successors form a cycle.
    """
    passed: set[str] = set()
    current: Division | None = division
    while current is not None and not current.is_in_use(year):
        is_closed = current.last_year is not None and current.last_year < year
        if not is_closed or current.number in passed:
            return None
        passed.add(current.number)
        current = find(current.successor)
    return current


@dataclass(frozen=True, slots=True)
class Measure:
    """測定項目: one figure of an indicator. An indicator such as 「導入拠点及び利用率」 has two."""

    number: int  # 1, 2, … within the indicator
    name: str  # 導入拠点数
    unit: str  # 拠点
    direction: Direction


@dataclass(frozen=True, slots=True)
class Baseline:
    """現状値 of one measure."""

    quantity: Decimal | None  # None: not given, or not readable as a number
    wording: str  # as printed
    as_of: str  # 時点, as printed
    year: FiscalYear | None = None  # the fiscal year of the figure, where the print names one
    provisional: bool = False  # the year was not over when the plan was printed


@dataclass(frozen=True, slots=True)
class YearTarget:
    """The target of one year."""

    year: FiscalYear
    target: Target


@dataclass(frozen=True, slots=True)
class Indicator:
    """成果指標 of a project."""

    project: str  # Project.code
    number: int
    name: str
    measures: tuple[Measure, ...]
    baselines: tuple[Baseline, ...]  # one per measure
    targets: tuple[YearTarget, ...]  # one per year of the plan

    def target(self, year: FiscalYear) -> Target | None:
        """The year's target, or None outside the plan's years."""
        return next((t.target for t in self.targets if t.year == year), None)


@dataclass(frozen=True, slots=True)
class YearText:
    """A text of one year: 行動目標."""

    year: FiscalYear
    text: str


@dataclass(frozen=True, slots=True)
class YearClass:
    """The 事業区分 of one year."""

    year: FiscalYear
    project_class: ProjectClass


@dataclass(frozen=True, slots=True)
class Project:
    """事業."""

    code: str  # "1-1-01"
    policy: str  # Policy.number
    name: str
    classes: tuple[YearClass, ...]
    lead: str  # Division.number of 主担当課
    partners: tuple[str, ...]  # Division.numbers of 関係課
    summary: str  # 概要, one sentence of our own
    support_officer: str
    action_goals: tuple[YearText, ...]  # 行動目標, "" where the printed plan has none
    indicators: tuple[Indicator, ...]
    former_code: str = ""  # 旧事業番号: Project.code in the year before, where a revision has changed code or name

    def project_class(self, year: FiscalYear) -> ProjectClass | None:
        """The year's 事業区分; None when the project does not run that year."""
        return next((c.project_class for c in self.classes if c.year == year), None)

    def action_goal(self, year: FiscalYear) -> str:
        """The year's 行動目標; "" where the plan has none."""
        return next((g.text for g in self.action_goals if g.year == year), "")

    @property
    def divisions(self) -> tuple[str, ...]:
        """The numbers of all divisions that take part, the lead first."""
        return (self.lead, *self.partners)


@dataclass(frozen=True, slots=True)
class Grade:
    """評価区分: reached from `lower` per cent on (None: everything below the others)."""

    symbol: str  # ◎
    name: str  # 達成
    lower: Decimal | None
    colour: str  # "#77D9A8"
    meaning: str

    @property
    def word(self) -> str:
        """The word that is printed as the 評価結果."""
        return self.symbol


@dataclass(frozen=True, slots=True)
class GradeScheme:
    """The grades, best first. `confirmed` is False while the city has not said that these are its grades."""

    grades: tuple[Grade, ...]
    confirmed: bool = False

    def grade(self, symbol: str) -> Grade | None:
        """The grade with the symbol; None where there is none."""
        return next((g for g in self.grades if g.symbol == symbol), None)


class Phase(Enum):
    """Part of the PDCA round to which a question belongs."""

    PLAN = "Plan"
    DO = "Do"
    CHECK = "Check"
    ACT = "Act"


class QuestionKind(Enum):
    """入力の型."""

    TEXT = "文章"
    NUMBER = "数値"
    CHOICE = "選択"
    DATE = "日付"
    YES_NO = "はい・いいえ"


@dataclass(frozen=True, slots=True)
class Question:
    """入力項目: an extra question of the year, asked on every sheet of the classes that it names."""

    number: int
    phase: Phase
    label: str
    explanation: str
    kind: QuestionKind
    choices: tuple[str, ...]
    required: bool
    classes: tuple[ProjectClass, ...]  # whose sheets ask it
    max_length: int | None
    years: tuple[FiscalYear, ...] = ()  # empty: every year


@dataclass(frozen=True, slots=True)
class Revision:
    """One row of 改定履歴: what a revision has changed, in words, and why."""

    number: str  # 改定番号
    on: str  # 日付, as it was typed
    reason: str
    subject: str  # 対象
    before: str  # 変更前
    after: str  # 変更後
    year: str  # 適用年度, as it was typed


@dataclass(frozen=True)
class Plan:
    """The whole plan. Tuples are in the order of the tables."""

    profile: Profile
    goals: tuple[Goal, ...]
    policies: tuple[Policy, ...]
    projects: tuple[Project, ...]
    divisions: tuple[Division, ...]
    scheme: GradeScheme
    questions: tuple[Question, ...]
    revisions: tuple[Revision, ...] = ()

    @cached_property
    def _by_code(self) -> dict[str, Project]:
        return {p.code: p for p in self.projects}

    @cached_property
    def _by_number(self) -> dict[str, Division]:
        return {d.number: d for d in self.divisions}

    def project(self, code: str) -> Project:
        """The project with the code. Raises `KeyError` where there is none."""
        return self._by_code[code]

    def division(self, number: str) -> Division:
        """The division with the number. Raises `KeyError` where there is none."""
        return self._by_number[number]

    def policy(self, number: str) -> Policy:
        """The 施策 with the number. Raises `StopIteration` where there is none."""
        return next(p for p in self.policies if p.number == number)

    def goal(self, number: str) -> Goal:
        """The 基本目標 with the number. Raises `StopIteration` where there is none."""
        return next(g for g in self.goals if g.number == number)

    def projects_in(self, year: FiscalYear) -> tuple[Project, ...]:
        """The projects that run in the year, in plan order."""
        return tuple(p for p in self.projects if p.project_class(year) is not None)

    def projects_of(self, division: str, year: FiscalYear) -> tuple[Project, ...]:
        """The year's projects in which the division takes part, itself or for one that was closed, in plan order."""
        if year not in self._by_division:  # looked up for each of a thousand divisions
            self._by_division[year] = self._projects_by_division(year)
        return self._by_division[year].get(division, ())

    @cached_property
    def _by_division(self) -> dict[FiscalYear, dict[str, tuple[Project, ...]]]:
        return {}

    def _projects_by_division(self, year: FiscalYear) -> dict[str, tuple[Project, ...]]:
        found: dict[str, list[Project]] = {}
        for project in self.projects_in(year):
            for number in {self.in_charge(number, year): None for number in project.divisions}:
                found.setdefault(number, []).append(project)
        return {number: tuple(projects) for number, projects in found.items()}

    def in_charge(self, division: str, year: FiscalYear) -> str:
        """Return the number of the division that answers for `division` in the year; its own where none does."""
        found = in_charge(self.division(division), year, self._by_number.get)
        return division if found is None else found.number

    def for_year(self, year: FiscalYear) -> Plan:
        """Return the plan for one year: closed divisions replaced by those in charge, each once in a project."""
        return replace(self, projects=tuple(self._for_year(project, year) for project in self.projects))

    def _for_year(self, project: Project, year: FiscalYear) -> Project:
        lead, *partners = dict.fromkeys(self.in_charge(number, year) for number in project.divisions)
        return replace(project, lead=lead, partners=tuple(partners))

    def answering_divisions(self, year: FiscalYear) -> tuple[Division, ...]:
        """The divisions that get an input workbook in the year."""
        asked = {self.in_charge(number, year) for project in self.projects_in(year) for number in project.divisions}
        return tuple(d for d in self.divisions if d.number in asked and not d.is_group and d.is_in_use(year))
