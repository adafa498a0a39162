"""The tables of a sealed year, each a CSV file: how a fact becomes a line, and a line the fact again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Generic, TypeVar

from sagamihara_pdca.model.choices import ExplorationStage, NextDirection, Progress, ProjectChoices, Proposal
from sagamihara_pdca.model.place import Place
from sagamihara_pdca.model.results import Actual, Narrative
from sagamihara_pdca.model.sealed import (
    Correction,
    Difference,
    OfficeWord,
    SealedDivision,
    SealedFile,
    SealedMeasure,
    SealedProject,
)
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.records import texts
from sagamihara_pdca.records.lines import day, year_in

_Fact = TypeVar("_Fact")
_Choice = TypeVar("_Choice", bound=Enum)

_SOURCE = ("ファイル", "シート", "セル", "欄", "ファイルの年度")
_MET = {True: "達成", False: "未達成", None: ""}


@dataclass(frozen=True, slots=True)
class SealedTable(Generic[_Fact]):
    """One table: `parse` raises ValueError, with what is wrong in Japanese."""

    file: str
    headings: tuple[str, ...]
    write: Callable[[_Fact], tuple[str, ...]]
    parse: Callable[[list[str]], _Fact]


def _figure(quantity: Decimal | None) -> str:
    return "" if quantity is None else format(quantity, "f")


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation as fault:
        raise ValueError(texts.VALUE) from fault


def _source(place: Place) -> tuple[str, ...]:
    return place.file, place.sheet, place.cell, place.label, "" if place.year is None else write_code(place.year)


def _place(cells: list[str]) -> Place:
    file, sheet, cell, label, year = cells
    return Place(file, sheet, cell, label, year_in(year) if year else None)


def _word(choice: Enum | None) -> str:
    return "" if choice is None else str(choice.value)


def _choice(kind: type[_Choice], word: str) -> _Choice | None:
    return kind(word) if word else None


def _actual(row: list[str]) -> Actual:
    project, indicator, measure, year, state, quantity, declared, raw, evidence, expected, base, note, *source = row
    return Actual(project, int(indicator), int(measure), year_in(year), ActualState(state), _number(quantity), declared, raw,
                  evidence, expected, _number(base), _place(source), note)


def _measure(row: list[str]) -> SealedMeasure:
    project, indicator, measure, year, name, unit, target, base, level, rate, met, outcome = row
    answers = {word: is_met for is_met, word in _MET.items()}
    if met not in answers or not outcome:
        raise ValueError(texts.VALUE)
    return SealedMeasure(project, int(indicator), int(measure), year_in(year), _number(base), _number(level), _number(rate),
                         answers[met], outcome, name, unit, target)


ACTUALS: SealedTable[Actual] = SealedTable(
    "実績.csv", ("事業番号", "指標番号", "測定項目番号", "年度", "状態", "実績", "申告", "入力", "根拠資料", "公表予定時期", "基準値の確定値", "注記",
               *_SOURCE),
    lambda a: (a.project, str(a.indicator), str(a.measure), write_code(a.year), a.state.value, _figure(a.quantity), a.declared,
               a.raw, a.evidence, a.expected, _figure(a.base), a.note, *_source(a.source)), _actual)
NARRATIVES: SealedTable[Narrative] = SealedTable(
    "記述.csv", ("事業番号", "課番号", "項目", "内容", *_SOURCE),
    lambda n: (n.project, n.division, n.key, n.text, *_source(n.source)),
    lambda row: Narrative(row[0], row[1], row[2], row[3], _place(row[4:])))
CHOICES: SealedTable[ProjectChoices] = SealedTable(
    "選択.csv", ("事業番号", "課番号", "行動目標の進捗", "検討の段階", "次年度の方向", "見直しの提案"),
    lambda c: (c.project, c.division, _word(c.progress), _word(c.stage), _word(c.direction), _word(c.proposal)),
    lambda row: ProjectChoices(row[0], row[1], _choice(Progress, row[2]), _choice(ExplorationStage, row[3]),
                               _choice(NextDirection, row[4]), _choice(Proposal, row[5])))
ANSWERED: SealedTable[str] = SealedTable("回答済みの事業.csv", ("事業番号",), lambda code: (code,), lambda row: row[0])
DIVISIONS: SealedTable[SealedDivision] = SealedTable(
    "回収状況.csv", ("課番号", "状況", "ファイル", "エラー", "確認", "提出の数"),
    lambda d: (d.number, d.state, d.file, str(d.errors), str(d.questions), str(d.files)),
    lambda row: SealedDivision(row[0], row[1], row[2], int(row[3]), int(row[4]), int(row[5])))
FILES: SealedTable[SealedFile] = SealedTable(
    "提出.csv", ("課番号", "ファイル", "採否", "SHA-256"), lambda f: (f.division, f.file, f.verdict, f.sha256),
    lambda row: SealedFile(*row))
OFFICE: SealedTable[OfficeWord] = SealedTable(
    "事務局評価.csv", ("事業番号", "項目", "内容"), lambda w: (w.project, w.item, w.text), lambda row: OfficeWord(*row))
MEASURES: SealedTable[SealedMeasure] = SealedTable(
    "指標の評価.csv", ("事業番号", "指標番号", "測定項目番号", "年度", "測定項目", "単位", "目標", "基準値", "目標値", "達成率",
                 "達成・未達成", "評価結果"),
    lambda m: (m.project, str(m.indicator), str(m.measure), write_code(m.year), m.name, m.unit, m.target, _figure(m.base),
               _figure(m.level), _figure(m.rate_percent), _MET[m.met], m.outcome), _measure)
PROJECTS: SealedTable[SealedProject] = SealedTable(
    "事業の評価.csv", ("事業番号", "事業名", "計算による評価", "評価結果"), lambda p: (p.project, p.name, p.computed, p.outcome),
    lambda row: SealedProject(*row))
CORRECTIONS: SealedTable[Correction] = SealedTable(
    "訂正.csv", ("版", "訂正日", "理由", "事業番号", "事業名", "項目", "訂正前", "訂正後"),
    lambda c: (str(c.edition), c.on.isoformat(), c.reason, c.difference.project, c.difference.name, c.difference.item,
               c.difference.before, c.difference.after),
    lambda row: Correction(Difference(*row[3:]), row[2], day(row[1]), int(row[0])))
